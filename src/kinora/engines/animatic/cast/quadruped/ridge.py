"""What stands up along a beast's back: spikes, plates, humps."""

from __future__ import annotations

from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.cast.vectors import Vector
from kinora.engines.animatic.paint.paths import smooth_closed


def paint_spike(beast: Beast, place: Vector, size: float) -> None:
    """One spike, its foot at `place`."""
    x, y = beast.easel.at(place)
    shape = [(x - size * 0.62, y + size * 0.3), (x - size * 0.22, y - size * 0.7), (x - size * 0.1, y - size * 0.85), (x + size * 0.5, y + size * 0.3)]  # fmt: skip
    beast.easel.shade(smooth_closed(shape, 0.6), beast.style.spikes, size * 0.3)


def paint_back_spikes(beast: Beast) -> None:
    """The row of spikes from the rump to the shoulders."""
    style, bones = beast.style, beast.bones
    rows = ((bones.pelvis, style.rump[0], -0.1, 18), (bones.pelvis, style.rump[0], 0.22, 21), (bones.middle, style.belly[0], 0.04, 23),
            (bones.middle, style.belly[0], 0.32, 22), (bones.chest, style.chest[0], 0.12, 19))  # fmt: skip
    for frame, radius, offset, size in rows:
        paint_spike(beast, frame.point(style.body * offset, radius * 0.98), size)


def paint_plates(beast: Beast) -> None:
    """Two rows of upright plates, largest over the middle; their feet are hidden by the trunk."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    rows = ((bones.pelvis, style.rump[0], -0.34, 30), (bones.pelvis, style.rump[0], -0.06, 44), (bones.middle, style.belly[0], -0.24, 56),
            (bones.middle, style.belly[0], 0.04, 60), (bones.middle, style.belly[0], 0.34, 52), (bones.chest, style.chest[0], 0.12, 40),
            (bones.chest, style.chest[0], 0.36, 28))  # fmt: skip
    for frame, radius, offset, size in rows:
        for side in (1, -1):
            x, y = easel.at(
                frame.point(style.body * (offset + 0.06 * side), radius * 0.8, side * 8)
            )
            kite = [(x - size * 0.42, y), (x - size * 0.46, y - size * 0.62), (x, y - size * 1.25), (x + size * 0.46, y - size * 0.62), (x + size * 0.42, y)]  # fmt: skip
            easel.shade(smooth_closed(kite, 0.5), style.plates, size * 0.2)


def paint_humps(beast: Beast) -> None:
    """Humps of a camel, the shoulders of a bison; painted before the trunk, which hides their feet."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    for along, high, long in style.humps:
        place = bones.middle.moved(style.body * along, style.belly[0] * 0.72)
        hump = Ellipsoid(place, (long, high, style.belly[1] * 0.72))
        easel.solid(style.fur, hump, softness=high * 0.4)

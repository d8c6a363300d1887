"""What is painted on a beast's coat: stripes, patches, spots, a saddle, a blanket."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, hull, limb
from kinora.engines.animatic.cast.vectors import Vector, add
from kinora.engines.animatic.paint.marks import fill, stroke
from kinora.engines.animatic.paint.paths import oval, tube

Spot = tuple[float, float, float]


def paint_coat_pattern(beast: Beast) -> None:
    """The pattern of that coat, if it has one; the caller clips to the trunk."""
    painter = {
        "tabby": _stripes, "stripes": _stripes, "patches": _patches, "spots": _spots, "rosettes": _rosettes, "cheetah": _cheetah,
        "giraffe": _giraffe, "saddle": _saddle, "line": _line, "blanket": _blanket,
    }.get(beast.style.pattern)  # fmt: skip
    if painter is not None:
        painter(beast)


def _stripes(beast: Beast) -> None:
    style, easel, bones = beast.style, beast.easel, beast.bones
    tone = easel.light.shaded(style.pattern_colour, 0.4)
    low = 8 if style.pattern == "tabby" else -40
    rows = ((bones.pelvis, style.rump, -0.10), (bones.pelvis, style.rump, 0.16), (bones.middle, style.belly, 0.0), (bones.chest, style.chest, -0.10))  # fmt: skip
    for frame, size, offset in rows:
        slab = Ellipsoid(frame.moved(offset * style.body), (style.body * 0.4, *size))
        for side in (-1, 1):
            if slab.facing(easel.view, side * 90, 30) > 0.1:
                spots = [easel.at(slab.surface(side * 90, e)) for e in (88, 58, 30, low)]
                fill(easel.canvas, tube(spots, 7, 6, 1.5), tone, 0.75)


def _dotted(beast: Beast, spots: tuple[Spot, ...], *, ring: bool = False) -> None:
    """Spots (along the body, -1 to 1; elevation; size) on both flanks."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    tone = easel.light.shaded(style.pattern_colour, 0.4)
    parts = ((bones.pelvis, style.rump), (bones.middle, style.belly), (bones.chest, style.chest))
    for along, elevation, size in spots:
        frame, (high, wide) = parts[min(int((along + 1) * 1.5), 2)]
        part = Ellipsoid(frame, (style.body, high, wide))
        for side in (-1, 1):
            if part.facing(easel.view, side * 90, elevation) <= 0.1:
                continue
            offset = style.body * 0.66 * along - _along(beast, frame)
            base = part.surface(side * 90, elevation, 0.96)
            x, y = easel.at(add(base, frame.forward, offset))
            spot = oval(x, y, size * max(easel.width_of(frame.forward), 0.35) * 1.1, size * 0.9, -8)
            if ring:
                stroke(easel.canvas, spot, tone, size * 0.55, 0.9)
            else:
                fill(easel.canvas, spot, tone, 0.95)


def _along(beast: Beast, frame: Frame) -> float:
    """How far a part's middle lies before the middle of the body."""
    bones, half = beast.bones, beast.style.body * 0.5
    return -half if frame is bones.pelvis else half if frame is bones.chest else 0.0


def _grid(columns: int, rows: tuple[float, ...], size: float) -> tuple[Spot, ...]:
    """Spots in staggered rows, a little uneven."""
    step = 2 / columns
    return tuple(
        (-1 + step * (column + 0.3 + 0.5 * (row % 2)), elevation + 5 * ((column * 3 + row) % 3 - 1), size)
        for row, elevation in enumerate(rows) for column in range(columns)
    )  # fmt: skip


def _patches(beast: Beast) -> None:
    _dotted(beast, ((-0.75, 40, 26), (-0.2, 24, 30), (0.36, 44, 24), (0.62, 0, 22), (-0.5, -14, 15)))  # fmt: skip


def _spots(beast: Beast) -> None:
    _dotted(beast, _grid(6, (56, 30, 4, -22), 6.5))


def _cheetah(beast: Beast) -> None:
    _dotted(beast, _grid(9, (66, 44, 22, 0, -22), 4.6))


def _rosettes(beast: Beast) -> None:
    _dotted(beast, _grid(6, (62, 30, -2, -32), 8.0), ring=True)


def _giraffe(beast: Beast) -> None:
    _dotted(beast, _grid(4, (56, 18, -22), 17))


def paint_spots_on(beast: Beast, place: Vector, radius: float) -> None:
    """The coat's spots on a haunch or a neck, a ball of that radius; nothing on other coats."""
    style, easel = beast.style, beast.easel
    sizes = {"spots": 6.0, "cheetah": 4.6, "rosettes": 8.0, "giraffe": 13.0}
    size = sizes.get(style.pattern, 0.0)
    if not size:
        return
    tone = easel.light.shaded(style.pattern_colour, 0.4)
    x, y = easel.at(place)
    count = 4 if size > 10 else 6
    for i in range(count):
        angle, far = i * 2.4 + 0.6, radius * (0.28 + 0.5 * (i % 3) / 2)
        spot = oval(x + far * math.cos(angle), y + far * math.sin(angle), size * 0.9, size * 0.8)
        if style.pattern == "rosettes":
            stroke(easel.canvas, spot, tone, size * 0.55, 0.9)
        else:
            fill(easel.canvas, spot, tone, 0.95)


def _saddle(beast: Beast) -> None:
    """The darker upper half of a husky or a badger."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    parts = ((bones.chest, style.chest), (bones.middle, style.belly), (bones.pelvis, style.rump))
    upper = [Ellipsoid(frame.moved(0, high * 0.62), (style.body * 0.34, high * 0.62, wide * 1.1)) for frame, (high, wide) in parts]  # fmt: skip
    easel.shade(hull(easel.view, *upper), style.pattern_colour, style.belly[0] * 0.4, 0.7)


def _line(beast: Beast) -> None:
    """A band along the back."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    tops = [bones.pelvis.point(-style.body * 0.25, style.rump[0] * 0.8), bones.middle.point(0, style.belly[0] * 0.78),
            bones.chest.point(style.body * 0.3, style.chest[0] * 0.8)]  # fmt: skip
    easel.shade(limb(easel.view, tops, style.belly[0] * 0.26), style.pattern_colour, 6)


def _blanket(beast: Beast) -> None:
    style, easel = beast.style, beast.easel
    slab = Ellipsoid(beast.bones.middle.moved(0, style.belly[0] * 0.22), (style.body * 0.34, style.belly[0] * 0.86, style.belly[1] * 1.04))  # fmt: skip
    path = hull(easel.view, slab)
    easel.shade(path, style.pattern_colour, 14)
    stroke(easel.canvas, path, easel.light.surface("#f2c14e"), 9, 0.95)


def paint_cloth(beast: Beast) -> None:
    """A coat from the shoulders to the haunches, with a hem; the caller clips to the trunk."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    parts = (
        (bones.chest, style.chest, 0.06),
        (bones.middle, style.belly, 0.0),
        (bones.pelvis, style.rump, 0.12),
    )
    solids = [Ellipsoid(frame.moved(style.body * along, high * 0.12), (style.body * 0.22, high * 0.98, wide * 1.08)) for frame, (high, wide), along in parts]  # fmt: skip
    path = hull(easel.view, *solids)
    easel.shade(path, style.cloth, style.belly[0] * 0.5)
    stroke(easel.canvas, path, easel.light.lit(style.cloth, 1.6), 7, 0.8)

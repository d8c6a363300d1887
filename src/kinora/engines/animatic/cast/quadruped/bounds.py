"""How much of the picture a posed beast takes: a tight box, for painting costs time with its area."""

from __future__ import annotations

from kinora.engines.animatic.cast.quadruped.pose import QuadrupedPose
from kinora.engines.animatic.cast.quadruped.rig import LEGS, Bones
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.quadruped.tail import tail_spine
from kinora.engines.animatic.cast.vectors import Vector
from kinora.engines.animatic.cast.view import View

Bounds = tuple[float, float, float, float]
ASIDE, ABOVE, BELOW = 2.25, 1.7, 1.5  # radii of the head to the ends of muzzle, whiskers, brim
TALL, LOW = 3.0, 2.9  # the same with ears, horns or a hat, with a trunk or tusks
MARGIN = 16.0


def bounds_of(style: QuadrupedStyle, pose: QuadrupedPose, bones: Bones, view: View) -> Bounds:
    """Left, top, right, bottom around the ground point, in figure units."""
    boxes = [(*view.project(place), radius, radius, radius) for place, radius in _spots(style, pose, bones)]  # fmt: skip
    head, r = style.head, style.head.radius
    above = TALL if head.ears or head.horns or head.hat or head.hair else ABOVE
    below = LOW if head.trunk or head.horn_shape in ("long tusks", "tusks") or head.ears == "floppy" else BELOW  # fmt: skip
    x, y = view.project(bones.head.origin)
    boxes.append((x, y, r * max(ASIDE, head.trunk + 0.6), r * above, r * below))
    margin = MARGIN + style.shag + style.wool + style.ruff
    return (
        min(x - aside for x, _, aside, _, _ in boxes) - margin,
        min(y - up for _, y, _, up, _ in boxes) - margin,
        max(x + aside for x, _, aside, _, _ in boxes) + margin,
        max(y + down for _, y, _, _, down in boxes) + margin,
    )


def _spots(style: QuadrupedStyle, pose: QuadrupedPose, bones: Bones) -> list[tuple[Vector, float]]:
    """Places of the body with the radius of what is around them."""
    long = style.body * 0.36
    back = max((high for _, high, _ in style.humps), default=0.0) + (80.0 if style.plates else 0.0)
    back += 24.0 if style.spikes else 0.0
    spots = [
        (bones.pelvis.origin, max(long, style.rump[0], style.haunch) + back * 0.6),
        (bones.middle.origin, style.belly[0] + back),
        (bones.chest.origin, max(long, style.chest[0]) + back * 0.6),
        (bones.neck_root, style.neck_radius[0] + (50.0 if style.mane or style.scarf else 0.0)),
    ]
    for name in LEGS:
        spots += [(joint, style.leg_radius[0] + style.haunch * 0.3) for joint in bones.leg(name)[:3]]  # fmt: skip
        spots.append((bones.leg(name)[3], style.paw[0] * 1.4))
    if style.tail:
        wide = max(style.tail_radius) * 1.4 + (26.0 if style.spikes else 0.0)
        spots += [(place, wide) for place in tail_spine(style, pose, bones)]
    return spots

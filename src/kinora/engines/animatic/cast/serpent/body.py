"""A long body from its parts."""

from __future__ import annotations

from kinora.engines.animatic.cast.base import Foot, Joints
from kinora.engines.animatic.cast.parts import Assembled, face
from kinora.engines.animatic.cast.serpent.dress import dress, fire, tongue, tusks, whiskers
from kinora.engines.animatic.cast.serpent.limbs import hind_flippers, legs, soles
from kinora.engines.animatic.cast.serpent.skin import skin
from kinora.engines.animatic.cast.serpent.spine import Spine, solve
from kinora.engines.animatic.cast.serpent.style import SerpentPose, SerpentStyle
from kinora.engines.animatic.cast.skeleton import Frame
from kinora.engines.animatic.cast.vectors import add, scaled
from kinora.engines.animatic.cast.view import View

LEVEL = 7.0  # degrees that a head is raised for each radius of its snout, which droops


def assemble(style: SerpentStyle, pose: SerpentPose, view: View) -> Assembled:
    """The posed body as `view` shows it."""
    spine = solve(style, pose)
    head = head_of(style, spine, pose, view)
    parts = [
        *skin(style, spine), *legs(style, spine, pose), *hind_flippers(style, spine, pose),
        *dress(style, spine, pose), *tusks(style, head), *whiskers(style, head, pose), *tongue(style, head, pose),
        *fire(style, head, pose),
        face(style.head, head, pose.face, lag=0.3, layer=style.head.radius * 1.4),
    ]  # fmt: skip
    hangers = _hangers(style, spine, pose, view, head)
    if pose.surface < 0.5:
        return Assembled(tuple(parts), view, hangers)
    return Assembled(tuple(parts), view, hangers, _seams(spine, view), pose.clock)


def _seams(spine: Spine, view: View) -> tuple[tuple[float, float], ...]:
    """Where the body goes through the surface of the water: (place, half width) in the picture."""
    seams = []
    for a, b, r in zip(spine.joints, spine.joints[1:], spine.radii, strict=False):
        if (a.origin[1] > 0) != (b.origin[1] > 0):
            seams.append((view.project(a.origin)[0], r * 1.3))
    return tuple(seams)


def head_of(style: SerpentStyle, spine: Spine, pose: SerpentPose, view: View) -> Frame:
    """The head sits before the first joint and looks where the body goes, not where it bends."""
    first, r, (yaw, pitch, roll) = spine.joints[0], style.head.radius, pose.head
    base = spine.base
    bent = (first.forward[0] * 0.4, first.forward[1] * 0.5, first.forward[2] * 0.4)
    forward = add(scaled(base.forward, 0.6), bent)
    size = sum(c * c for c in forward) ** 0.5 or 1.0
    aside = Frame(first.origin, base.forward, base.up, base.left)
    drawn_in = -r * 1.9 * pose.tuck
    place = add(first.origin, scaled(forward, 1 / size), r * 0.45 + drawn_in)
    low = r * 0.72 - (place[1] - 0.0)
    if style.lives == "ground" and low > 0 and pose.rise <= 0:
        place = add(place, base.up, low)
    turned = Frame(place, aside.forward, aside.up, aside.left)
    level = pitch - LEVEL * style.head.muzzle[0]
    return turned.turned(yaw=yaw + view.head_turn, pitch=level, roll=roll)


def _touching(style: SerpentStyle, spine: Spine, view: View) -> tuple[Foot, ...]:
    """Where a body without legs touches the ground."""
    if style.lives != "ground":
        return ()
    feet = []
    for joint, r in list(zip(spine.joints, spine.radii, strict=True))[2:-1:2]:
        x, y, z = joint.origin
        feet.append(Foot(at=view.project((x, 0.0, z)), lift=max(y - r, 0.0), length=r * 2.6))
    return tuple(feet)


def _hangers(
    style: SerpentStyle, spine: Spine, pose: SerpentPose, view: View, head: Frame
) -> Joints:
    at, r = view.project, style.head.radius
    flank = spine.joint(0.25)
    sides = [at(flank.point(0, 0, side * spine.radius(0.25))) for side in (1, -1)]
    planted = soles(style, spine, pose)
    planted_feet = tuple(Foot(at=at((sole[0], 0.0, sole[2])), lift=lift, length=style.leg_radius * 2) for sole, lift in planted)  # fmt: skip
    return Joints(
        head=at(head.origin), crown=at(head.point(0, r)), left_hand=sides[0], right_hand=sides[1],
        feet=planted_feet or _touching(style, spine, view), head_radius=r,
    )  # fmt: skip

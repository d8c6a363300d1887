"""Many legs in a tripod gait, claws, and the tails of scorpions and lobsters."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.cue import foot_path
from kinora.engines.animatic.cast.insect.style import InsectPose, InsectStyle
from kinora.engines.animatic.cast.parts import Leaf, Part, leaf, solid, tube
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, ball
from kinora.engines.animatic.cast.vectors import Vector, add, between, subtract, wave
from kinora.engines.animatic.paint.colour import brighten

STRIDE, LIFT = 0.5, 0.32  # of a leg, in its reach
SPANS = {3: 84.0, 4: 124.0}  # degrees from the foremost to the hindmost leg, by pairs
GUARD = 0.55  # how far up a crab holds its claws when it does nothing with them


def sole(
    style: InsectStyle, pose: InsectPose, base: Frame, number: int, side: int
) -> tuple[Vector, float]:  # fmt: skip
    """Where a foot is, and how far it is lifted. Feet go the way of the body, whichever way it
    looks: a crab's run sideways."""
    share = number / max(style.legs - 1, 1)
    span = SPANS.get(style.legs, 84.0)
    angle = math.radians(-span / 2 + span * share)
    reach = style.leg * (1.5 if style.jumper and number == style.legs - 1 else 1.0)
    ahead, up, _ = foot_path(pose.steps + (0.5 if (number + (side > 0)) % 2 else 0.0), stride=STRIDE, lift=LIFT)  # fmt: skip
    at = style.thorax[0] - math.sin(angle) * reach * 0.9
    home = base.point(at, 0, side * (style.thorax[4] * 0.6 + math.cos(angle) * reach))
    lift = up * pose.stride * style.leg
    ground = (home[0] + ahead * pose.stride * style.leg, 2.0 + lift, home[2])
    return ground, lift


def legs(style: InsectStyle, pose: InsectPose, base: Frame, thorax: Frame) -> list[Part]:
    return [part for number in range(style.legs) for side in (1, -1) for part in _leg(style, pose, base, thorax, number, side)]  # fmt: skip


def _leg(
    style: InsectStyle, pose: InsectPose, base: Frame, thorax: Frame, number: int, side: int
) -> list[Part]:  # fmt: skip
    share = number / max(style.legs - 1, 1)
    hip = thorax.point(style.thorax[2] * (0.6 - 1.2 * share), -style.thorax[3] * 0.4, side * style.thorax[4] * 0.7)  # fmt: skip
    foot, _ = sole(style, pose, base, number, side)
    if pose.tucked > 0:
        hanging = add(add(hip, thorax.up, -style.leg * 0.42), thorax.forward, -style.leg * (0.25 + 0.3 * share))  # fmt: skip
        foot = between(foot, add(hanging, thorax.left, side * style.leg * 0.2), pose.tucked)
    is_jumper = style.jumper and number == style.legs - 1
    high = style.knee * (3.0 if is_jumper else 1.0) * (1 - 0.7 * pose.tucked)
    knee = add(
        between(hip, foot, 0.62 if is_jumper else 0.42), thorax.up, high + (hip[1] - foot[1]) * 0.25
    )
    thick = style.leg_radius * (2.6 if is_jumper else 1.0)
    colour, thin = style.leg_colour, style.leg_radius
    layer = style.abdomen[3] if is_jumper else 0.0
    return [
        tube(colour, [hip, between(hip, knee, 0.5), knee], thick * 1.1, thick * 1.15, thin * 0.85, layer=layer),
        tube(brighten(colour, 0.05), [knee, between(knee, foot, 0.5), foot], thin * 0.9, thin * 0.75, thin * 0.5, layer=layer),
    ]  # fmt: skip


def claws(style: InsectStyle, pose: InsectPose, thorax: Frame) -> list[Part]:
    """Two arms with pincers, held before the body."""
    if not style.claws:
        return []
    return [part for side in (1, -1) for part in _claw(style, pose, thorax, side)]


def _claw(style: InsectStyle, pose: InsectPose, thorax: Frame, side: int) -> list[Part]:
    size, (_, _, long, _, wide) = style.claws, style.thorax
    raised = max(pose.raised, GUARD if style.sideways else 0.0)
    shoulder = thorax.point(long * 0.62, 0, side * wide * 0.72)
    sway = 0.1 * wave(pose.clock * 0.5, 0.25 * side)
    elbow = add(
        add(shoulder, thorax.left, side * size * (0.42 if style.sideways else 0.75)),
        thorax.forward,
        size * 0.4,
    )
    elbow = add(elbow, thorax.up, size * (0.25 + 0.6 * raised))
    wrist = add(add(elbow, thorax.forward, size * (0.55 - 0.2 * raised)), thorax.up, size * (0.15 + 0.85 * raised + sway))  # fmt: skip
    aim = add(subtract(wrist, elbow), thorax.forward, size * 0.4)
    norm = math.sqrt(sum(c * c for c in aim)) or 1.0
    forward = (aim[0] / norm, aim[1] / norm, aim[2] / norm)
    hand = Frame(add(wrist, forward, size * 0.3), forward, thorax.up, thorax.left)
    thick = size * 0.13
    palm = Ellipsoid(hand, (size * 0.36, size * 0.27, size * 0.3))
    gape = 17 + 30 * pose.claws
    fingers = []
    for turn, wide_ in ((-gape, 0.13), (gape * 0.5, 0.10)):
        bow = math.copysign(size, -turn)
        if style.sideways:  # its pincers open to the viewer
            finger = hand.moved(size * 0.26).turned(yaw=-turn)
            middle, tip = finger.point(size * 0.34, 0, bow * 0.12), finger.point(size * 0.66, 0, -bow * 0.1)  # fmt: skip
        else:
            finger = hand.moved(size * 0.26).turned(pitch=turn)
            middle, tip = finger.point(size * 0.34, bow * 0.12), finger.point(size * 0.66, -bow * 0.1)  # fmt: skip
        fingers.append(tube(brighten(style.colour, 0.04), [hand.point(size * 0.2), middle, tip], size * wide_ * 1.3, size * wide_ * 1.2, size * 0.03, layer=10))  # fmt: skip
    return [
        tube(style.colour, [shoulder, elbow, wrist], thick, thick * 1.1, thick * 1.2),
        *fingers,
        solid(style.colour, palm, softness=size * 0.2, layer=8),
    ]


def tail(style: InsectStyle, pose: InsectPose, body: Frame) -> list[Part]:
    """A sting, a scorpion's arch, a lobster's fan."""
    x, y, long, high, _ = style.abdomen
    end = body.moved(x - long * 0.92, y)
    match style.tail:
        case "sting":
            tip = end.point(-long * 0.42, -high * 0.15)
            return [tube("#33282c", [end.origin, between(end.origin, tip, 0.5), tip], high * 0.16, high * 0.1, 0.6)]  # fmt: skip
        case "scorpion":
            return _arch(style, pose, end)
        case "fan":
            return _fan(style, pose, end)
        case _:
            return []


def _arch(style: InsectStyle, pose: InsectPose, end: Frame) -> list[Part]:
    joint, parts, r = end.turned(pitch=18), [], style.abdomen[3] * 0.5
    for k in range(6):
        joint = joint.moved(-r * 1.5).turned(pitch=33 + 3 * wave(pose.clock * 0.4, k * 0.1))
        parts.append(solid(style.colour if k % 2 else brighten(style.colour, 0.06), ball(joint, r * (1 - 0.06 * k)), softness=r * 0.5))  # fmt: skip
    tip = joint.point(-r * 2.2, -r * 0.6)
    parts.append(tube("#33282c", [joint.origin, joint.point(-r * 1.3, r * 0.3), tip], r * 0.5, r * 0.4, 0.8, layer=4))  # fmt: skip
    return parts


def _fan(style: InsectStyle, pose: InsectPose, end: Frame) -> list[Part]:
    joint, parts, r = end, [], style.abdomen[3]
    for k in range(5):
        joint = joint.turned(pitch=-6 - 5 * wave(pose.clock * 0.5, 0.1 * k)).moved(-r * 0.62)
        ring = Ellipsoid(joint, (r * 0.5, r * (0.86 - 0.08 * k), style.abdomen[4] * (0.9 - 0.09 * k)))  # fmt: skip
        parts.append(solid(brighten(style.colour, 0.05 * (k % 2)), ring, softness=r * 0.4, layer=-k))  # fmt: skip
    for angle in (-44, -20, 0, 20, 44):
        a = math.radians(angle)
        tip = joint.point(-r * 1.7 * math.cos(a), 0, r * 1.7 * math.sin(a))
        one, two = joint.point(-r * math.cos(a + 0.3), 0, r * math.sin(a + 0.3)), joint.point(-r * math.cos(a - 0.3), 0, r * math.sin(a - 0.3))  # fmt: skip
        parts.append(leaf(Leaf(points=[joint.origin, one, tip, two], colour=style.colour, softness=3), layer=-8))  # fmt: skip
    return parts

"""The robot's parts: plates on dark rods, lamps and a small screen."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.limbs import FAR_ARM, FAR_LEG, paint_foot
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, ball
from kinora.engines.animatic.cast.vectors import between, halfway
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import fill, placed, soft_spot, stroke
from kinora.engines.animatic.paint.paths import box, oval, smooth_open, tube


def paint_metal_leg(body: Body, side: int) -> None:
    style, easel = body.style, body.easel
    hip, knee, ankle = body.bones.leg(side)
    tone = FAR_LEG if body.is_far(hip, body.bones.pelvis.origin, 2) else 0.0
    plate, dark = brighten(style.bottom, -tone), brighten(style.bottom, -0.30 - tone)
    big, small = style.leg_radius
    easel.limb(dark, [hip, knee, ankle], small * 0.62, small * 0.55)
    for a, b in ((hip, knee), (knee, ankle)):
        easel.limb(plate, [between(a, b, 0.28), between(a, b, 0.82)], big, big, softness=big * 0.7)
    easel.dot(knee, small * 0.8, dark)
    paint_foot(body, side, tone)


def paint_metal_arm(body: Body, side: int) -> None:
    style, easel = body.style, body.easel
    shoulder, elbow, wrist = body.bones.arm(side)
    tone = FAR_ARM if body.is_far(shoulder, body.bones.chest.origin, 4) else 0.0
    plate, joint = brighten(style.top, -tone), brighten(style.bottom, -tone)
    dark = brighten(style.bottom, -0.30 - tone)
    big, small = style.arm_radius
    easel.limb(dark, [shoulder, elbow, wrist], small * 0.55, small * 0.55)
    for a, b, k in ((shoulder, elbow, 0.9), (elbow, wrist, 1.1)):
        easel.limb(plate, [between(a, b, 0.25), between(a, b, 0.8)], big * k, big * k, softness=big * 0.6)  # fmt: skip
    easel.dot(shoulder, big * 1.15, joint)
    easel.dot(elbow, big * 0.75, joint)
    _claw(body, side, dark)
    easel.dot(wrist, style.hand * 0.75, joint)


def _claw(body: Body, side: int, dark: tuple[float, float, float]) -> None:
    easel, h = body.easel, body.style.hand
    _, elbow, wrist = body.bones.arm(side)
    a, b = easel.at(elbow), easel.at(wrist)
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    for turn in (-0.75, 0.0, 0.75):
        tip = (b[0] + math.cos(angle + turn) * h * 1.5, b[1] + math.sin(angle + turn) * h * 1.5)
        easel.shade(tube([b, halfway(b, tip, 0.6), tip], h * 0.4, h * 0.34), dark)


def paint_metal_torso(body: Body) -> None:
    style, easel, bones = body.style, body.easel, body.bones
    corners = [
        ball(frame.moved(fwd * size[0] * 0.62, style.torso * up, side * size[1] * 0.72), style.torso * 0.14)
        for side in (-1, 1) for fwd in (-1, 1)
        for frame, size, up in ((bones.chest, style.chest, 0.10), (bones.waist, style.belly, -0.18))
    ]  # fmt: skip
    hip = Ellipsoid(bones.pelvis.moved(0, style.torso * 0.06), (style.hips[0] * 0.7, style.torso * 0.16, style.hips[1] * 0.75))  # fmt: skip
    belt = Ellipsoid(bones.waist.moved(0, -style.torso * 0.24), (style.hips[0] * 0.5, style.torso * 0.12, style.hips[1] * 0.5))  # fmt: skip
    easel.solid(brighten(style.bottom, -0.15), hip)
    easel.solid(brighten(style.bottom, -0.4), belt)
    easel.solid(style.top, *corners, softness=style.belly[0] * 0.45)
    front = bones.chest.moved(style.chest[0] * 0.80, -style.torso * 0.22)
    if easel.view.depth(front.forward) > 0.1:
        _screen(body, front)
    _rivets(body)


def _screen(body: Body, front: Frame) -> None:
    """A pulse on a dark screen, lying on the chest plate."""
    style, easel = body.style, body.easel
    w, h = style.chest[1] * 1.10 * easel.width_of(front.left), style.torso * 0.40
    with placed(easel.canvas, *easel.at(front.origin), easel.angle_of(front.up)):
        easel.shade(box(0, 0, w, h, 7), brighten(style.top, -0.28), 8)
        easel.shade(box(0, 0, w - 9, h - 9, 5), "#20303c", 6)
        beat = [(-w * 0.36, 2.0), (-w * 0.16, 2.0), (-w * 0.08, -h * 0.25), (0.0, h * 0.22), (w * 0.1, 2.0), (w * 0.36, 2.0)]  # fmt: skip
        stroke(easel.canvas, smooth_open(beat, 0.2), style.extra_colour, 2.4, 0.95)
        glow = 0.18 + 0.25 * easel.light.glow
        soft_spot(easel.canvas, 0, 0, w * 0.5, h * 0.5, style.extra_colour, glow, blend=skia.BlendMode.kScreen)  # fmt: skip


def _rivets(body: Body) -> None:
    style, easel, chest = body.style, body.easel, body.bones.chest
    dark, bright = easel.light.shaded(style.top, 1.6), easel.light.lit(style.top, 2)
    for side in (-1, 1):
        for up in (0.12, -0.62):
            x, y = easel.at(chest.point(style.chest[0] * 0.78, style.torso * up, side * style.chest[1] * 0.66))  # fmt: skip
            fill(easel.canvas, oval(x, y, 3.2, 3.2), dark)
            fill(easel.canvas, oval(x - 0.8, y - 0.8, 1.4, 1.4), bright)

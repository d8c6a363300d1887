"""Legs, feet, arms and hands of flesh, cloth and fur."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.easel import Paint
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, limb
from kinora.engines.animatic.cast.vectors import Point, Vector, between, clamp, halfway
from kinora.engines.animatic.paint.brush import shaded
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, line, soft_spot
from kinora.engines.animatic.paint.paths import oval, tube, union

FAR_LEG, FAR_ARM = 0.10, 0.10  # how much darker the far limbs are


def paint_leg(body: Body, side: int) -> None:
    style, easel = body.style, body.easel
    hip, knee, ankle = body.bones.leg(side)
    tone = FAR_LEG if body.is_far(hip, body.bones.pelvis.origin, 2) else 0.0
    big, small = style.leg_radius
    path = limb(easel.view, [hip, knee, ankle], big, (big + small) / 2, small)
    body.cover(path, 9, brighten(style.bottom, -tone), big * 0.8)
    if style.finish == "suit":
        body.ring(between(knee, ankle, 0.35), small * 1.04, brighten(style.bottom, -0.12))
        body.ring(between(knee, ankle, 0.8), small * 1.04, style.extra_colour)
    paint_foot(body, side, tone)


def paint_foot(body: Body, side: int, tone: float) -> None:
    """A heel and a ball of the foot in one hull, boots with a cuff, paws with toes."""
    style, easel = body.style, body.easel
    long, high, wide = style.foot
    toe = body.pose.left_toe if side > 0 else body.pose.right_toe
    ankle = body.bones.leg(side)[2]
    frame = Frame(ankle).turned(yaw=side * 14, pitch=-toe)
    heel = Ellipsoid(frame.moved(-long * 0.10, -high * 0.25), (long * 0.30, high * 0.72, wide * 0.85))  # fmt: skip
    front = Ellipsoid(frame.moved(long * 0.42, -high * 0.38), (long * 0.40, high * 0.60, wide))
    solids = [heel, front]
    if "boots" in style.extras:
        solids.append(Ellipsoid(frame.moved(-long * 0.02, high * 1.1), (long * 0.30, high * 0.5, wide * 0.95)))  # fmt: skip
    outline = easel.outline(solids, 5 if body.tuft > 4 else 0, side + 3)
    easel.shade(outline, brighten(style.shoe, -tone), high * 0.7)
    if "boots" in style.extras:
        body.ring(frame.point(-long * 0.02, high * 1.35), long * 0.30, brighten(style.shoe, 0.22))
    if style.finish in ("fur", "feather"):
        _toes(body, front, high)


def _toes(body: Body, front: Ellipsoid, high: float) -> None:
    tone = body.easel.light.shaded(body.style.shoe, 1.7)
    for azimuth in (-28, 28):
        if front.facing(body.easel.view, azimuth, 0) > 0.1:
            x, y = body.easel.at(front.surface(azimuth, 2))
            body.easel.line([(x, y - high * 0.3), (x + 1, y + high * 0.25)], tone, 2.2, 0.7)


def paint_arm(body: Body, side: int) -> None:
    style, easel = body.style, body.easel
    shoulder, elbow, wrist = body.bones.arm(side)
    tone = FAR_ARM if body.is_far(shoulder, body.bones.chest.origin, 4) else 0.0
    colour = brighten(style.sleeve or style.top, -tone)
    if style.wing_arms:
        wing = limb(easel.view, [shoulder, elbow, wrist], style.arm_radius[0], style.arm_radius[0] * 1.2, style.arm_radius[1] * 0.5)  # fmt: skip
        easel.shade(wing, colour, style.arm_radius[0] * 0.8)
        return
    sleeve = limb(easel.view, [shoulder, elbow, wrist], style.arm_radius[0], *style.arm_radius)
    if style.finish == "fur":
        body.cover(sleeve, 9, colour, style.arm_radius[0] * 0.8)
        _paint_hand(body, elbow, wrist, tone)
    else:
        _paint_hand(body, elbow, wrist, tone)
        easel.shade(sleeve, colour, style.arm_radius[0] * 0.8)
    with clipped(easel.canvas, sleeve):
        _melt(body, easel.at(shoulder), easel.at(elbow), style.arm_radius[0], colour)
    if style.finish == "suit":
        body.ring(between(shoulder, elbow, 0.6), style.arm_radius[0] * 1.05, style.extra_colour)


def _melt(body: Body, shoulder: Point, elbow: Point, radius: float, colour: Paint) -> None:
    """Let the arm grow out of the body: no edge where the shoulder lies on the chest."""
    x, y = halfway(shoulder, elbow, -0.08)
    soft_spot(body.easel.canvas, x, y, radius * 2.1, radius * 2.1, body.easel.light.surface(colour), 0.85)  # fmt: skip


def _paint_hand(body: Body, elbow: Vector, wrist: Vector, tone: float) -> None:
    """A mitten with a thumb and a hint of fingers; a paw with toes on furry bodies."""
    style, easel = body.style, body.easel
    a, b, h = easel.at(elbow), easel.at(wrist), style.hand
    n = max(math.dist(a, b), 1.0)
    dx, dy = (b[0] - a[0]) / n, (b[1] - a[1]) / n
    x, y = b[0] + dx * h * 0.45, b[1] + dy * h * 0.45
    shape = oval(x, y, h * 1.05, h * 0.88, math.degrees(math.atan2(dy, dx)))
    if style.finish != "fur" or style.head.fluff > 4:
        flip = clamp(dx * 8, -1, 1)
        tip = (x + dx * h * 0.3 + dy * h * flip, y + dy * h * 0.3 - dx * h * flip)
        shape = union(shape, tube([(x, y), tip], h * 0.36, h * 0.32))
    skin = brighten(style.skin, -tone)
    shaded(easel.canvas, shape, skin, easel.light, softness=h * 0.6)
    ink = easel.light.shaded(skin, 1.8)
    for across in (-0.30, 0.30):
        root = (x + dx * h * 0.45 - dy * h * across, y + dy * h * 0.45 + dx * h * across)
        line(easel.canvas, [root, (root[0] + dx * h * 0.5, root[1] + dy * h * 0.5)], ink, h * 0.10, 0.55)  # fmt: skip

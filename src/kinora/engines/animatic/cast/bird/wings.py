"""Wings: open fans of feathers, or folded along the body."""

from __future__ import annotations

import math
from itertools import pairwise

import skia

from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.easel import Easel, Paint
from kinora.engines.animatic.cast.skeleton import Frame
from kinora.engines.animatic.cast.vectors import Vector, add, between, halfway
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.paths import tube

OPEN = 0.3  # wings less spread than this are drawn folded


def paint_feather(easel: Easel, root: Vector, tip: Vector, width: float, colour: Paint) -> None:
    a, b = easel.at(root), easel.at(tip)
    path = tube([a, halfway(a, b), b], width * 0.55, width, width * 0.95, width * 0.30)
    easel.shade(path, colour, 3.0)


def paint_wing_of(easel: Easel, style: BirdStyle, pose: BirdPose, body: Frame, side: int) -> None:
    """The wing of one side (1 left, -1 right)."""
    if style.leather:
        paint_leather(easel, style, pose, body, side)
    elif pose.spread < OPEN:
        _folded(easel, style, body, side)
    else:
        _open(easel, style, pose, body, side)


def paint_leather(easel: Easel, style: BirdStyle, pose: BirdPose, body: Frame, side: int) -> None:
    """A wing of skin between long fingers, scalloped below; folded it is wrapped around the body."""
    size, open_ = style.wing_size, pose.spread
    root = body.point(style.body[0] * 0.5, style.body[1] * 0.2, side * style.body[2] * 0.6)
    out, out_tip = _outward(pose.flap, side), _outward(pose.flap + pose.tip_lag, side)
    back: Vector = (-0.8, -0.5, 0.0)
    wide = 0.22 + 0.78 * open_
    wrist = add(add(root, out, size * 0.42 * wide), (0.3, 0.6, 0.0), size * 0.26)
    tips = [add(add(wrist, out_tip, size * far * wide), back, size * down) for far, down in ((0.62, 0.12), (0.44, 0.42), (0.16, 0.58))]  # fmt: skip
    tail = body.point(-style.body[0] * 0.9, 0, side * style.body[2] * 0.2)
    flat = [easel.at(spot) for spot in (root, wrist, *tips, tail)]
    path = skia.Path()
    path.moveTo(*flat[0])
    for spot in flat[1:3]:
        path.lineTo(*spot)
    for a, b in pairwise(flat[2:]):
        path.quadTo(*halfway(halfway(a, b), flat[1], 0.34), *b)
    path.close()
    far = easel.view.depth(wrist) < easel.view.depth(body.origin)
    easel.shade(path, brighten(style.leather, -0.16 if far else 0.0), size * 0.06)
    bone = easel.light.shaded(style.colour, 0.6)
    for tip in flat[2:5]:
        easel.line([flat[1], tip], bone, 3.4)
    easel.line([flat[0], flat[1]], bone, 6)


def _open(easel: Easel, style: BirdStyle, pose: BirdPose, body: Frame, side: int) -> None:
    """Primaries from the tip to the body, coverts over them, the arm on top."""
    size = style.wing_size * (0.4 + 0.6 * pose.spread)
    root = body.point(style.body[0] * 0.35, style.body[1] * 0.35, side * style.body[2] * 0.55)
    out, out_tip = _outward(pose.flap, side), _outward(pose.flap + pose.tip_lag, side)
    back: Vector = (-0.78, -0.62, 0.0)
    wrist = add(add(root, out, size * 0.36), back, -size * 0.05)
    far = easel.view.depth(add(root, out, 50)) < easel.view.depth(body.origin)
    tone, count = (-0.16 if far else 0.0), style.feathers
    for i in range(count):
        t = i / (count - 1)
        where, angle = between(wrist, root, max(0.0, t - 0.15) * 1.1), math.radians(12 + 78 * t)
        long = size * (0.46 + 0.22 * style.pointed * (1 - t) - 0.10 * t)
        tip = add(add(where, out_tip, long * math.cos(angle)), back, long * math.sin(angle))
        paint_feather(easel, where, tip, style.feather_width, brighten(style.wing, tone + 0.05 * (i % 2)))  # fmt: skip
    for i in range(count - 1):
        t = i / (count - 2)
        where, angle = between(wrist, root, t), math.radians(20 + 66 * t)
        tip = add(add(where, out_tip, size * 0.26 * math.cos(angle)), back, size * 0.26 * math.sin(angle))  # fmt: skip
        paint_feather(easel, where, tip, style.feather_width * 0.95, brighten(style.covert, tone))
    w = style.feather_width
    easel.limb(brighten(style.covert, tone + 0.06), [root, between(root, wrist, 0.5), wrist], w * 1.1, w * 0.85, w * 0.6, softness=5)  # fmt: skip


def _outward(degrees: float, side: int) -> Vector:
    a = math.radians(degrees)
    return (0.0, math.sin(a), side * math.cos(a))


def _folded(easel: Easel, style: BirdStyle, body: Frame, side: int) -> None:
    yaw = easel.view.yaw
    if (yaw > 30 and side > 0) or (yaw < -30 and side < 0):
        return
    long, high, wide = style.body
    shoulder = body.point(long * 0.55, high * 0.18, side * wide * 0.92)
    for i in range(4):
        tip = body.point(-long * (1.10 - 0.12 * i), high * (0.35 - 0.26 * i), side * wide * (0.72 - 0.02 * i))  # fmt: skip
        paint_feather(easel, between(shoulder, tip, 0.2), tip, style.feather_width * 0.9, brighten(style.wing, 0.05 * (i % 2)))  # fmt: skip
    low = body.point(-long * 0.25, -high * 0.05, side * wide * 0.98)
    easel.limb(style.covert, [shoulder, between(shoulder, low, 0.6), low], high * 0.36, high * 0.46, high * 0.24, softness=high * 0.3)  # fmt: skip

"""Where a bird's body and head are, and the curved neck between them where that is long."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.bird.bird import Bird
from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.skeleton import Frame
from kinora.engines.animatic.cast.vectors import Vector, add, between
from kinora.engines.animatic.cast.view import View

SWING = 0.16  # how far a long neck bends out of its line, necks


def frames(style: BirdStyle, pose: BirdPose, view: View) -> tuple[Frame, Frame]:
    """The body and the head of a bird in a pose."""
    base = Frame().turned(yaw=pose.turn)
    body = base.moved(0, style.legs + style.body[0] * _upright(style) + pose.rise).turned(pitch=pose.pitch)  # fmt: skip
    r, yaw, pitch, roll = style.head.radius, *pose.head
    if style.is_long_necked:
        lean = math.radians(style.neck_lean + pose.neck)
        far = style.neck + r * 0.4
        place = add(add(neck_root(style, body), base.up, far * math.cos(lean)), base.forward, far * math.sin(lean))  # fmt: skip
        low = r * 0.5 - place[1]
        upright = Frame(add(place, base.up, max(low, 0.0)), base.forward, base.up, base.left)
    else:
        top = body.point(style.body[0] * 0.78, style.body[1] * 0.15)
        upright = Frame(add(top, base.up, style.neck + r * 0.35), base.forward, base.up, base.left)
    head = upright.turned(yaw=yaw + view.head_turn, pitch=pitch, roll=roll)
    return body, head.moved(r * 0.22)


def _upright(style: BirdStyle) -> float:
    """How far above its legs the middle of a standing body is, in half body lengths."""
    if style.stance <= -55:
        return 0.75
    tilt = math.radians(-style.stance)
    return max(0.75 * math.sin(tilt), style.body[1] / style.body[0] * 0.8)


def neck_root(style: BirdStyle, body: Frame) -> Vector:
    return body.point(style.body[0] * 0.74, style.body[1] * 0.28)


def paint_neck(bird: Bird) -> None:
    """An S from the breast to the back of the head."""
    style, easel, body = bird.style, bird.easel, bird.body
    r, long = style.head.radius, style.neck
    root, end = neck_root(style, body), bird.head.point(-r * 0.35, -r * 0.3)
    ahead = (1.0 - 0.7 * bird.pose.neck / 90.0) * SWING * long
    forward = (body.forward[0], 0.0, body.forward[2])
    low = add(between(root, end, 0.3), forward, ahead)
    high = add(between(root, end, 0.76), forward, -ahead * 0.55)
    breast = body.point(style.body[0] * 0.35, style.body[1] * 0.05)
    thin = style.neck_radius
    joints = [breast, root, low, between(low, high, 0.5), high, end]
    easel.limb(style.collar or style.colour, joints, style.body[1] * 0.6, thin * 1.7, thin * 1.15, thin, thin * 0.95, thin * 0.95, softness=thin * 0.7)  # fmt: skip

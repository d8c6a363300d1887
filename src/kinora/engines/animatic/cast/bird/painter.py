"""Paints a bird: feet, tail, body, wings and head, far to near."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.bird.wings import paint_feather, paint_wing_of
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.head.painter import paint_head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, ball
from kinora.engines.animatic.cast.vectors import add, between
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped


@dataclass(frozen=True, slots=True)
class Bird:
    """A bird to be painted; the origin is its perch."""

    easel: Easel
    style: BirdStyle
    pose: BirdPose
    body: Frame
    head: Frame


def frames(style: BirdStyle, pose: BirdPose, view: View) -> tuple[Frame, Frame]:
    """The body and the head of a bird in a pose."""
    base = Frame().turned(yaw=pose.turn)
    body = base.moved(0, style.legs + style.body[0] * 0.75 + pose.rise).turned(pitch=pose.pitch)
    top, r = body.point(style.body[0] * 0.78, style.body[1] * 0.15), style.head.radius
    upright = Frame(add(top, base.up, style.neck + r * 0.35), base.forward, base.up, base.left)
    yaw, pitch, roll = pose.head
    return body, upright.turned(yaw=yaw + view.head_turn, pitch=pitch, roll=roll).moved(r * 0.22)


def paint_bird(bird: Bird) -> None:
    style, depth, body = bird.style, bird.easel.view.depth, bird.body
    wide, is_side = style.body[2], abs(bird.easel.view.yaw) > 30
    parts: list[tuple[float, Callable[[], None]]] = [
        (depth(body.origin), partial(_body, bird)),
        (depth(bird.head.origin) + style.head.radius + wide, partial(_head, bird)),
        (depth(body.point(-style.body[0])) - wide * 0.6, partial(_tail, bird)),
    ]
    for side in (1, -1):
        bias = 0.0 if is_side else (-60.0 if bird.pose.spread > 0.4 else 8.0)
        place = depth(body.point(0, 0, side * wide * 1.4)) + bias
        parts.append((place, partial(paint_wing_of, bird.easel, style, bird.pose, body, side)))
        if bird.pose.feet > 0.3:
            parts.append((depth(body.origin) - wide, partial(_foot, bird, side)))
    for _, paint in sorted(parts, key=lambda part: part[0]):
        paint()


def _head(bird: Bird) -> None:
    style, easel, r = bird.style, bird.easel, bird.style.head.radius
    neck = [bird.body.point(style.body[0] * 0.45), bird.head.point(-r * 0.1, -r * 0.2)]
    easel.limb(style.colour, neck, style.body[1] * 0.8, r * 0.72, softness=r * 0.4)
    if style.throat:
        gorget = [ball(bird.head.moved(r * 0.25, -r * 0.62), r * 0.52), ball(bird.body.moved(style.body[0] * 0.62, -style.body[1] * 0.40), style.body[1] * 0.44)]  # fmt: skip
        easel.solid(style.throat, *gorget, softness=10)
    paint_head(easel, style.head, bird.head, bird.pose.face)


def _body(bird: Bird) -> None:
    style, easel, body = bird.style, bird.easel, bird.body
    long, high, wide = style.body
    rear = Ellipsoid(body.moved(-long * 0.7), (long * 0.4, high * 0.5, wide * 0.5))
    path = easel.outline([Ellipsoid(body, style.body), rear], style.head.fluff, 5)
    easel.shade(path, style.colour, high * 0.7)
    with clipped(easel.canvas, path):
        belly = Ellipsoid(body.moved(long * 0.08, -high * 0.60), (long * 0.84, high * 0.62, wide * 0.84))  # fmt: skip
        easel.solid(style.under, belly, softness=high * 0.4, depth=0.7)
        if style.speckles:
            _speckles(bird)


def _speckles(bird: Bird) -> None:
    long, high, wide = bird.style.body
    tone = bird.easel.light.shaded(bird.style.speckles, 0.3)
    for row in range(5):
        for k in range(-3, 4):
            a = math.radians(k * 17 + (row % 2) * 8)
            place = bird.body.point(long * (0.44 - 0.26 * row), -high * math.cos(a * 1.3) * 0.98, wide * math.sin(a * 1.6) * 0.95)  # fmt: skip
            x, y = bird.easel.at(place)
            bird.easel.line([(x - 5, y - 3), (x, y + 3), (x + 5, y - 3)], tone, 3.2, 0.75)


def _tail(bird: Bird) -> None:
    style, pose = bird.style, bird.pose
    root, lift = bird.body.moved(-style.body[0] * 0.85), math.radians(pose.tail_pitch)
    for k in (-1, 1, -0.5, 0.5, 0):
        angle = math.radians(k * 70 * pose.tail_fan)
        tip = root.point(-style.tail * math.cos(angle) * math.cos(lift), style.tail * math.sin(lift) * 0.8, style.tail * math.sin(angle))  # fmt: skip
        colour = brighten(style.tail_colour, 0.06 if abs(k) < 0.9 else 0.0)
        paint_feather(bird.easel, root.origin, tip, style.feather_width * 0.95, colour)


def _foot(bird: Bird, side: int) -> None:
    style, easel = bird.style, bird.easel
    hip = bird.body.point(-style.body[0] * 0.25, -style.body[1] * 0.7, side * style.body[2] * 0.42)
    ground = (hip[0] + 4, bird.pose.rise + 3, hip[2])
    colour = easel.light.shaded(style.feet, 0.3)
    easel.line([easel.at(hip), easel.at(between(hip, ground, 0.5)), easel.at(ground)], colour, 6)
    for dx, dz in ((20, -9), (22, 1), (18, 10), (-12, 0)):
        easel.line([easel.at(ground), easel.at((ground[0] + dx, ground[1] - 1, ground[2] + dz))], colour, 5.5)  # fmt: skip

"""Paints a bird: feet, tail, body, wings and head, far to near."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from kinora.engines.animatic.cast.bird.bird import Bird
from kinora.engines.animatic.cast.bird.legs import SHORT, paint_foot
from kinora.engines.animatic.cast.bird.neck import paint_neck
from kinora.engines.animatic.cast.bird.plumage import (
    paint_arched_tail,
    paint_bill,
    paint_crown,
    paint_fan,
    paint_wattle,
)
from kinora.engines.animatic.cast.bird.wings import paint_feather, paint_wing_of
from kinora.engines.animatic.cast.head.painter import paint_head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped


def paint_bird(bird: Bird) -> None:
    style, depth, body = bird.style, bird.easel.view.depth, bird.body
    wide, is_side = style.body[2], abs(bird.easel.view.yaw) > 30
    parts: list[tuple[float, Callable[[], None]]] = [
        (depth(body.origin), partial(_body, bird)),
        (depth(bird.head.origin) + style.head.radius + wide, partial(_head, bird)),
        (depth(body.point(-style.body[0])) - wide * 0.6, partial(_tail, bird)),
    ]
    if style.is_long_necked:
        place = depth(body.origin) - 1 if is_side else depth(bird.head.origin) + wide * 0.5
        parts.append((place, partial(paint_neck, bird)))
    if style.fan:
        parts.append((depth(body.origin) - style.fan_size, partial(paint_fan, bird)))
    for side in (1, -1):
        bias = 0.0 if is_side else (-60.0 if bird.pose.spread > 0.4 else 8.0)
        place = depth(body.point(0, 0, side * wide * 1.4)) + bias
        parts.append((place, partial(paint_wing_of, bird.easel, style, bird.pose, body, side)))
        if bird.pose.feet > 0.3 or style.legs > SHORT:
            parts.append((depth(body.origin) - wide, partial(paint_foot, bird, side)))
    for _, paint in sorted(parts, key=lambda part: part[0]):
        paint()


def _head(bird: Bird) -> None:
    style, easel, r = bird.style, bird.easel, bird.style.head.radius
    if not style.is_long_necked:
        neck = [bird.body.point(style.body[0] * 0.45), bird.head.point(-r * 0.1, -r * 0.2)]
        easel.limb(style.colour, neck, style.body[1] * 0.8, r * 0.72, softness=r * 0.4)
    if style.throat:
        gorget = [ball(bird.head.moved(r * 0.25, -r * 0.62), r * 0.52), ball(bird.body.moved(style.body[0] * 0.62, -style.body[1] * 0.40), style.body[1] * 0.44)]  # fmt: skip
        easel.solid(style.throat, *gorget, softness=10)
    paint_crown(bird)
    paint_head(easel, style.head, bird.head, bird.pose.face)
    paint_bill(bird)
    paint_wattle(bird)


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
    if style.arched:
        paint_arched_tail(bird)
        return
    root, lift = bird.body.moved(-style.body[0] * 0.85), math.radians(pose.tail_pitch)
    for k in (-1, 1, -0.5, 0.5, 0):
        angle = math.radians(k * 70 * pose.tail_fan)
        tip = root.point(-style.tail * math.cos(angle) * math.cos(lift), style.tail * math.sin(lift) * 0.8, style.tail * math.sin(angle))  # fmt: skip
        tip = (tip[0], max(tip[1], style.feather_width), tip[2])  # a long tail lies on the ground
        colour = brighten(style.tail_colour, 0.06 if abs(k) < 0.9 else 0.0)
        paint_feather(bird.easel, root.origin, tip, style.feather_width * 0.95, colour)

"""What only some birds wear: a fan, an arched tail, a crest, a comb, a wattle."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.bird.bird import Bird
from kinora.engines.animatic.cast.skeleton import Frame, ball
from kinora.engines.animatic.cast.vectors import Vector, add, between, wave
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import fill
from kinora.engines.animatic.paint.paths import oval, tube

NUM_FEATHERS, HALF = 15, 96.0  # of a fan; degrees to either side of upright
TOWARDS = 0.55  # how far a fan turns its face to the viewer


def paint_fan(bird: Bird) -> None:
    """Open behind the body, its face half to the viewer; closed it trails on the ground."""
    style, easel, pose = bird.style, bird.easel, bird.pose
    root = bird.body.point(-style.body[0] * 0.75, style.body[1] * 0.2)
    level = Frame(root).turned(yaw=-easel.view.yaw * TOWARDS)
    rows = (1.0, 0.74, 0.5) if style.fan_eye else (1.0, 0.66)
    for row, far in enumerate(rows):
        for k in range(NUM_FEATHERS):
            t = 2 * k / (NUM_FEATHERS - 1) - 1
            tip = _fan_tip(bird, level, t, far)
            a, b = easel.at(level.origin), easel.at(tip)
            tone = brighten(style.fan, 0.05 * ((k + row) % 2) - 0.06 * row)
            wide = style.fan_size * far * 0.105 * (0.45 + 0.55 * pose.display)
            easel.shade(tube([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], 4, wide * 0.6, wide), tone, 3)  # fmt: skip
            if style.fan_eye:
                _eye(bird, b, wide)
            else:
                fill(easel.canvas, oval(*b, wide * 0.86, wide * 0.5), easel.light.surface(style.under), 0.7)  # fmt: skip


def _fan_tip(bird: Bird, level: Frame, t: float, far: float) -> Vector:
    style, pose = bird.style, bird.pose
    angle = math.radians(HALF * t * (0.15 + 0.85 * pose.display))
    shimmer = 1 + 0.012 * wave(pose.clock * 3.1, t)
    size = style.fan_size * far * shimmer
    opened = level.point(-size * 0.18, size * math.cos(angle), size * math.sin(angle))
    trailing = bird.body.point(-style.body[0] * 0.7 - size, size * 0.05, size * 0.10 * t)
    trailing = (trailing[0], max(trailing[1] * 0.4, 10.0), trailing[2])
    return between(trailing, opened, pose.display)


def _eye(bird: Bird, at: tuple[float, float], wide: float) -> None:
    """The spot on a peacock's feather."""
    canvas, light = bird.easel.canvas, bird.easel.light
    for size, colour in ((0.82, "#d8a83a"), (0.58, bird.style.fan_eye), (0.30, "#1c2450")):
        fill(canvas, oval(*at, wide * size, wide * size), light.surface(colour))


def paint_arched_tail(bird: Bird) -> None:
    """Long feathers that rise and fall over like a fountain."""
    style, easel = bird.style, bird.easel
    root = bird.body.moved(-style.body[0] * 0.85, style.body[1] * 0.3)
    for k in range(7):
        aside = (k % 3 - 1) * style.body[2] * 0.45
        high, far = style.tail * (0.95 - 0.10 * k), style.tail * (0.75 + 0.05 * k)
        sway = 3 * wave(bird.pose.clock * 0.6, 0.08 * k)
        up = (root.origin[0] - far * 0.35, root.origin[1] + high + sway, root.origin[2] + aside * 0.6)  # fmt: skip
        over = (root.origin[0] - far, root.origin[1] + high * (0.62 - 0.07 * k), root.origin[2] + aside)  # fmt: skip
        tip = (root.origin[0] - far * 1.12, root.origin[1] + high * (0.12 - 0.07 * k), root.origin[2] + aside)  # fmt: skip
        tone = brighten(style.arched if k % 2 else style.tail_colour, 0.04 * (k % 3))
        wide = style.feather_width
        easel.limb(tone, [root.origin, up, over, tip], wide * 0.7, wide, wide * 0.8, wide * 0.25, softness=4)  # fmt: skip


def paint_crown(bird: Bird) -> None:
    """A comb in lobes, or a crest of thin feathers with beads."""
    style, easel, head, r = bird.style, bird.easel, bird.head, bird.style.head.radius
    if style.comb:
        for forward, size in ((-0.42, 0.26), (-0.1, 0.36), (0.24, 0.34), (0.52, 0.24)):
            easel.solid(style.comb, ball(head.moved(r * forward, r * (0.98 - 0.2 * abs(forward))), r * size), softness=r * 0.12)  # fmt: skip
    if style.crest:
        for k in range(5):
            lean = math.radians(-34 + 17 * k)
            tip = head.point(
                r * (math.sin(-lean) * 0.9 - 0.1), r * (0.9 + math.cos(lean) * 0.75), 0
            )
            root = head.point(-r * 0.05, r * 0.85)
            easel.line([easel.at(root), easel.at(tip)], easel.light.surface(style.crest), r * 0.06)
            easel.dot(tip, r * 0.13, style.crest)


def paint_wattle(bird: Bird) -> None:
    style, easel, head, r = bird.style, bird.easel, bird.head, bird.style.head.radius
    if not style.wattle:
        return
    for side in (1, -1):
        root = head.point(r * 0.72, -r * 0.42, side * r * 0.12)
        tip = add(root, head.up, -r * 0.55)
        easel.limb(style.wattle, [root, between(root, tip, 0.6), tip], r * 0.13, r * 0.2, r * 0.12, softness=r * 0.1)  # fmt: skip


def paint_bill(bird: Bird) -> None:
    """A toucan's or a pelican's: the lower half drops with the mouth, a pouch hangs from it."""
    style, easel, head, r = bird.style, bird.easel, bird.head, bird.style.head.radius
    if not style.bill:
        return
    long, high = style.bill_size
    gape = 0.5 * max(bird.pose.face.mouth, 0.0)
    root, low = head.point(r * 0.72, -r * 0.02), head.point(r * 0.7, -r * 0.3)
    low_tip = head.point(r * (0.8 + long), -r * (0.42 + gape))
    if style.pouch:
        sack = [low, head.point(r * (0.75 + long * 0.45), -r * (0.78 + gape * 0.7)), low_tip]
        easel.limb(style.pouch, sack, r * 0.3, r * 0.4, r * 0.06, softness=r * 0.15)
    easel.limb(brighten(style.bill, -0.14), [low, between(low, low_tip, 0.5), low_tip], r * high * 0.5, r * high * 0.4, r * 0.05, softness=r * 0.1)  # fmt: skip
    middle = head.point(r * (0.8 + long * 0.5), r * (0.08 + high * 0.2))
    tip = head.point(r * (0.85 + long), -r * 0.32)
    easel.limb(style.bill, [root, middle, tip], r * high, r * high * 0.86, r * 0.07, softness=r * 0.16)  # fmt: skip
    if style.bill_tip:
        end = between(middle, tip, 0.62)
        easel.limb(style.bill_tip, [end, between(end, tip, 0.5), tip], r * high * 0.42, r * high * 0.3, r * 0.07, softness=r * 0.1)  # fmt: skip

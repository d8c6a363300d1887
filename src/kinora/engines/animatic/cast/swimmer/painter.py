"""Paints a swimmer: far fin, tail and back fin, body, face, near fin."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kinora.engines.animatic.cast.head.eyes import paint_eyes
from kinora.engines.animatic.cast.head.markings import paint_blush
from kinora.engines.animatic.cast.head.mouth import paint_mouth
from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, hull, limb
from kinora.engines.animatic.cast.swimmer.coat import paint_coat, paint_snout
from kinora.engines.animatic.cast.swimmer.shoal import NUM_LINKS, Swimmer
from kinora.engines.animatic.cast.vectors import Vector, add, between, halfway, wave
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, stroke
from kinora.engines.animatic.paint.paths import smooth_closed, smooth_open

SPAN_SIDE = 40.0  # degrees by which a fluke is turned upright, seen from the side


def paint_swimmer(swimmer: Swimmer) -> None:
    style, near = swimmer.style, -1 if swimmer.easel.view.yaw >= 0 else 1
    _side_fin(swimmer, -near)
    _tail(swimmer)
    _back_fin(swimmer)
    if style.belly_fin:
        _belly_fin(swimmer)
    _body(swimmer)
    paint_snout(swimmer)
    _face(swimmer)
    _side_fin(swimmer, near)


def _body(swimmer: Swimmer) -> None:
    style, easel = swimmer.style, swimmer.easel
    path = swimmer.outline()
    easel.shade(path, style.colour, style.radii[1] * 0.8)
    with clipped(easel.canvas, path):
        if style.under:
            _belly(swimmer)
        if style.grooves:
            _grooves(swimmer)
        paint_coat(swimmer)
        if style.bands:
            _bands(swimmer)
        elif not style.patches and not style.stripes and not style.beats_up and not style.teeth:
            _scales(swimmer)


def _belly(swimmer: Swimmer) -> None:
    style, easel, up = swimmer.style, swimmer.easel, swimmer.frame.up
    if swimmer.is_side:
        low = [add(p, up, -swimmer.radius(i) * 0.86) for i, p in enumerate(swimmer.points)]
        belly = limb(easel.view, low, *[r * 0.55 for r in style.radii], samples=20)
    else:
        wide = style.radii[1] * style.narrow
        belly = hull(easel.view, Ellipsoid(swimmer.joints[0].moved(10, -style.radii[0] * 0.85), (30, style.radii[1] * 0.62, wide)))  # fmt: skip
    easel.shade(belly, style.under, style.radii[1] * 0.3, 0.7)


def _grooves(swimmer: Swimmer) -> None:
    style, easel = swimmer.style, swimmer.easel
    tone = easel.light.shaded(style.grooves, 0.8)
    for k in range(4):
        low, aside = -style.radii[1] * (0.98 - 0.16 * k), -style.radii[1] * style.narrow * (0.3 + 0.2 * k)  # fmt: skip
        spots = [easel.at(add(add(p, swimmer.frame.up, low), swimmer.frame.left, aside)) for p in swimmer.points[:4]]  # fmt: skip
        stroke(easel.canvas, smooth_open(spots), tone, 2.5, 0.5)


def _bands(swimmer: Swimmer) -> None:
    style, easel, points = swimmer.style, swimmer.easel, swimmer.points
    dark, bright = easel.light.shaded("#33303c", 0.2), easel.light.lit(style.bands, 0.3)
    for index, width in ((1.25, 15), (3.0, 12), (4.6, 8)):
        i = int(index)
        x, y = easel.at(between(points[i], points[min(i + 1, NUM_LINKS)], index - i))
        r = swimmer.radius(index) * 1.15
        band = smooth_open([(x + 7, y - r), (x - 5, y - r * 0.3), (x - 5, y + r * 0.3), (x + 7, y + r)])  # fmt: skip
        stroke(easel.canvas, band, dark, width + 7, 0.9)
        stroke(easel.canvas, band, bright, width)


def _scales(swimmer: Swimmer) -> None:
    easel = swimmer.easel
    tone = easel.light.shaded(swimmer.style.colour, 1.2)
    for place in swimmer.points[2:5]:
        x, y = easel.at(place)
        for k in (-1, 0, 1):
            mark = [(x + 4, y + k * 22 - 9), (x - 5, y + k * 22), (x + 4, y + k * 22 + 9)]
            easel.line(mark, tone, 2.4, 0.5)


def _face(swimmer: Swimmer) -> None:
    style, easel = swimmer.style, swimmer.easel
    frame = swimmer.joints[0].turned(yaw=easel.view.head_turn * 0.6)
    r = style.radii[0]
    skull = Ellipsoid(frame.moved(r * 0.08), (r * 0.95, r, r * (style.narrow + 0.12)))
    head = Head(easel, style.head, frame, swimmer.pose.face, 0.0, skull, 0.0)
    if style.head.blush:
        paint_blush(head)
    paint_eyes(head)
    paint_mouth(head, skull, -16 if style.beats_up else -24, 58 if style.beats_up else 24)


def _fin(swimmer: Swimmer, root: tuple[Vector, Vector], tips: Sequence[Vector], tone: float = 0.0) -> None:  # fmt: skip
    """A leaf with rays between two roots and its tips."""
    easel = swimmer.easel
    spots = [easel.at(root[0]), *(easel.at(tip) for tip in tips), easel.at(root[1])]
    path, colour = smooth_closed(spots, 0.85), brighten(swimmer.style.fin, tone)
    easel.shade(path, colour, 8)
    ray, middle = easel.light.shaded(colour, 1.3), halfway(spots[0], spots[-1])
    with clipped(easel.canvas, path):
        for k in range(1, 6):
            edge = halfway(spots[1], spots[-2], k / 6)
            easel.line(
                [middle, halfway(middle, edge, 0.6), halfway(middle, edge, 1.2)], ray, 2, 0.4
            )


def _tail(swimmer: Swimmer) -> None:
    """Two lobes: upright for fish; a fluke laid so that it is never seen edge-on for whales."""
    style, t = swimmer.style, swimmer.style.tail
    lag = style.bend * swimmer.pose.effort * 1.4 * wave(swimmer.pose.phase, 0.78)
    if style.beats_up:
        _fluke(swimmer, lag)
        return
    end, flow = swimmer.joints[-1].turned(yaw=lag), 1 + style.veil
    for side in (1, -1):
        ripple = 0.10 * style.veil * wave(swimmer.pose.phase, 0.35 + 0.1 * side)
        tips = [end.point(-t * 0.45 * flow, side * t * 0.62), end.point(-t * 0.95 * flow, side * t * (0.80 + ripple)), end.point(-t * 0.62, side * t * 0.22)]  # fmt: skip
        root = (end.point(t * 0.15, side * 9), end.point(-t * 0.36, -side * 4))
        _fin(swimmer, root, tips, -0.06 if side < 0 else 0.0)


def _fluke(swimmer: Swimmer, lag: float) -> None:
    """Its span is turned half upright where it is seen from the side."""
    end, t = swimmer.joints[-1].turned(pitch=lag * 0.55), swimmer.style.tail
    turn = SPAN_SIDE if swimmer.is_side else 0.0
    near = -1 if swimmer.easel.view.yaw >= 0 else 1
    end = end.turned(roll=near * turn)
    for side in (1, -1):
        tips = [end.point(-t * 0.10, 0, side * t * 0.55), end.point(-t * 0.62, 0, side * t * 1.12), end.point(-t * 0.50, 0, side * t * 0.34)]  # fmt: skip
        root = (end.point(t * 0.24, 0, side * 10), end.point(-t * 0.30, 0, -side * 2))
        _fin(swimmer, root, tips, -0.08 if side == near else 0.0)


def _back_fin(swimmer: Swimmer) -> None:
    style, up, forward = swimmer.style, swimmer.frame.up, swimmer.frame.forward
    h = style.back_fin
    first, last = (3, 4) if style.beats_up or style.teeth else (1, 3)
    a = add(swimmer.points[first], up, swimmer.radius(first) * 0.8)
    b = add(swimmer.points[last], up, swimmer.radius(last) * 0.7)
    tips = [
        add(add(a, up, h * 0.9), forward, -h * 0.3),
        add(add(between(a, b, 0.5), up, h * 0.95), forward, -h * 0.5),
        add(add(b, up, h * 0.55), forward, -h * 0.45),
    ]
    _fin(swimmer, (a, b), tips)


def _belly_fin(swimmer: Swimmer) -> None:
    style, up, forward = swimmer.style, swimmer.frame.up, swimmer.frame.forward
    h = style.belly_fin
    a = add(swimmer.points[2], up, -swimmer.radius(2) * 0.8)
    b = add(swimmer.points[4], up, -swimmer.radius(4) * 0.7)
    tips = [add(add(a, up, -h * 0.6), forward, -h * 0.2), add(add(b, up, -h), forward, -h * 0.55)]
    _fin(swimmer, (a, b), tips)


def _side_fin(swimmer: Swimmer, side: int) -> None:
    style, frame = swimmer.style, swimmer.frame
    r, size = swimmer.radius(2), style.side_fin
    root = add(
        add(swimmer.points[2], frame.left, side * r * style.narrow * 0.9), frame.up, -r * 0.35
    )
    lift = math.radians(-34 + 26 * wave(swimmer.pose.phase, 0.3) * swimmer.pose.effort)

    def out(far: float, back: float) -> Vector:
        place = add(root, frame.left, side * far * math.cos(lift) * size)
        return add(add(place, frame.up, far * math.sin(lift) * size), frame.forward, -back * size)

    _fin(swimmer, (out(0, -0.25), out(0, 0.25)), [out(0.55, 0.10), out(1.0, 0.62), out(0.55, 0.72)], 0.04 if side < 0 else -0.12)  # fmt: skip

"""Skirts that swing, and what is worn: scarf, bow tie, collar, belt, cape, backpack, cane, tail."""

from __future__ import annotations

import math
from dataclasses import replace

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.fur import curly
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, hull, hull_points, limb
from kinora.engines.animatic.cast.vectors import Vector, add, between, clamp, halfway, subtract
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, fill, placed, stroke
from kinora.engines.animatic.paint.paths import (
    box,
    smooth_closed,
    smooth_open,
    transformed,
)

LOWEST = 3.0  # figure units above the ground: cloth lies on it
FLARE = {"dress": 1.5, "gown": 1.95, "coat": 1.22}  # hem against hips


def _hem(body: Body, radius: tuple[float, float], drop: float, ripple: float, count: int = 36) -> list[Vector]:  # fmt: skip
    """A rippled ring under the waist, swung by the cloth."""
    forward, left = body.pose.cloth
    ring = []
    for i in range(count):
        a = 2 * math.pi * i / count
        wobble = 1 + ripple * math.cos(a * 9)
        place = body.bones.pelvis.point(
            radius[0] * math.cos(a) * wobble + forward * drop,
            -drop + ripple * 22 * math.sin(a * 9 + 1),
            radius[1] * math.sin(a) * wobble + left * drop,
        )  # fmt: skip
        ring.append((place[0], max(place[1], LOWEST), place[2]))
    return ring


def paint_skirt(body: Body) -> None:
    style, easel, bones = body.style, body.easel, body.bones
    if style.skirt == "tutu":
        _paint_tutu_front(body)
        return
    flare, long = FLARE[style.skirt], style.skirt_length
    hem = _hem(body, (style.hips[0] * flare, style.hips[1] * flare), long, 0.025)
    waist = Ellipsoid(bones.pelvis.moved(0, style.torso * 0.30), (style.belly[0] * 0.97, style.torso * 0.12, style.belly[1] * 0.97))  # fmt: skip
    path = hull(easel.view, waist, *[ball(place, 5) for place in hem[::2]])
    easel.shade(path, style.skirt_colour, style.hips[0] * 0.55)
    with clipped(easel.canvas, path):
        _folds(body, hem)
    if style.skirt == "coat":
        a = easel.at(bones.pelvis.point(style.hips[0] * 1.1, style.torso * 0.3))
        b = easel.at(bones.pelvis.point(style.hips[0] * 1.2 + body.pose.cloth[0] * long, -long))
        easel.line([a, b], easel.light.shaded(style.skirt_colour, 1.3), 2, 0.7)


def _folds(body: Body, hem: list[Vector]) -> None:
    style, easel, pelvis = body.style, body.easel, body.bones.pelvis
    centre = easel.at(pelvis.point(0, style.torso * 0.6))
    tone = easel.light.shaded(style.skirt_colour, 1.5)
    for place in hem[::4]:
        if easel.view.depth(subtract(place, pelvis.origin)) > 0:
            end = easel.at(place)
            fold = [halfway(centre, end, 0.55), halfway(centre, end, 0.8), end]
            easel.line(fold, tone, 5, 0.16)
            easel.line(fold, tone, 2.4, 0.18)
    if style.skirt in ("dress", "gown"):
        front = sorted(easel.at(p) for p in hem if easel.view.depth(subtract(p, pelvis.origin)) > -8)  # fmt: skip
        if len(front) > 1:
            border = transformed(smooth_open(front), y=-7)
            stroke(easel.canvas, border, easel.light.lit(style.pattern_colour, 0.4), 4, 0.85)


def paint_tutu_back(body: Body) -> None:
    _tulle(body, 1.0, -6, 0.75, front=False)
    _tulle(body, 1.06, 4, 0.60, front=False)


def _paint_tutu_front(body: Body) -> None:
    style, bones = body.style, body.bones
    for grow, lift, alpha in ((1.0, -3.0, 0.55), (0.9, 5.0, 0.55), (0.68, 12.0, 0.6)):
        _tulle(body, grow, lift, alpha, front=True)
    band = Ellipsoid(bones.pelvis.moved(0, 20), (style.hips[0] * 0.92, 12, style.hips[1] * 0.92))
    bodice = Ellipsoid(bones.waist, (style.belly[0] * 0.96, style.torso * 0.2, style.belly[1] * 0.96))  # fmt: skip
    body.easel.solid(style.top, band, bodice, softness=10)


def _tulle(body: Body, grow: float, lift: float, alpha: float, *, front: bool) -> None:
    style, easel = body.style, body.easel
    radius = style.skirt_length * grow
    ring = _hem(body, (radius, radius), 4 - lift, 0.075, 48)
    path = smooth_closed([easel.at(place) for place in ring])
    tone = easel.light.lit(style.skirt_colour, 0.8) if front else easel.light.shaded(style.skirt_colour, 0.6)  # fmt: skip
    fill(easel.canvas, path, tone, alpha)
    centre = easel.at(body.bones.pelvis.point(0, 12))
    for i in range(0, 48, 2):
        end = easel.at(ring[i])
        shine = brighten(style.skirt_colour, 0.5 if i % 4 else -0.18)
        easel.line([halfway(centre, end, 0.35), end], shine, 1.4, 0.35)


def paint_worn(body: Body) -> None:
    """What is worn on the chest."""
    painters = (
        ("scarf", _scarf), ("bow tie", _bow_tie), ("collar", _collar), ("ruff", _ruff), ("pauldrons", _pauldrons), ("necklace", _necklace),
        ("belt", _belt), ("backpack", _straps),
    )  # fmt: skip
    for name, paint in painters:
        if name in body.style.extras:
            paint(body)
        for piece, colour in body.style.worn:
            if piece == name:
                paint(replace(body, style=replace(body.style, extra_colour=colour)))


def _collar(body: Body) -> None:
    style, bones = body.style, body.bones
    band = Ellipsoid(bones.neck.moved(0, -style.torso * 0.03), (style.chest[0] * 0.86, style.torso * 0.08, style.chest[1] * 0.86))  # fmt: skip
    body.easel.solid(style.extra_colour, band, softness=6)


def _ruff(body: Body) -> None:
    style, bones = body.style, body.bones
    frill = Ellipsoid(bones.neck.moved(0, -style.torso * 0.04), (style.chest[0] * 1.15, style.torso * 0.10, style.chest[1] * 1.15))  # fmt: skip
    body.easel.shade(curly(hull_points(body.easel.view, [frill]), 13), style.extra_colour, 8)


def _pauldrons(body: Body) -> None:
    style, bones = body.style, body.bones
    for side in (-1, 1):
        plate = Ellipsoid(bones.chest.moved(0, style.torso * 0.16, side * style.shoulder * 0.9), (style.arm_radius[0] * 1.5, style.arm_radius[0] * 1.3, style.arm_radius[0] * 1.5))  # fmt: skip
        body.easel.solid(brighten(style.top, 0.12), plate, softness=8)


def _belt(body: Body) -> None:
    style, bones = body.style, body.bones
    band = Ellipsoid(bones.pelvis.moved(0, style.torso * 0.24), (style.belly[0] * 1.02, style.torso * 0.05, style.belly[1] * 1.02))  # fmt: skip
    body.easel.solid(style.extra_colour, band, softness=4)


def _straps(body: Body) -> None:
    """Of a backpack, over the shoulders and under the arms."""
    style, easel, chest = body.style, body.easel, body.bones.chest
    if easel.view.depth(chest.forward) < 0.05:
        return
    tone = easel.light.shaded(brighten(dict(style.worn).get("backpack", "#b9c6d2"), -0.2), 0.3)
    for side in (-1, 1):
        spots = [easel.at(chest.point(style.chest[0] * f, style.torso * u, side * style.chest[1] * s)) for f, u, s in ((0.3, 0.26, 0.62), (0.95, 0.05, 0.58), (0.8, -0.28, 0.74))]  # fmt: skip
        stroke(easel.canvas, smooth_open(spots), tone, style.torso * 0.075)


def _necklace(body: Body) -> None:
    style, easel, bones = body.style, body.easel, body.bones
    for azimuth in range(-70, 71, 14):
        string = Ellipsoid(bones.neck.moved(0, -style.torso * (0.10 + 0.10 * (1 - abs(azimuth) / 70))), (style.chest[0] * 1.0, 6, style.chest[1] * 0.8))  # fmt: skip
        if string.facing(easel.view, azimuth, 0) > 0.05:
            easel.dot(string.surface(azimuth, 0), 4.2, style.extra_colour)


def _scarf(body: Body) -> None:
    style, easel, neck = body.style, body.easel, body.bones.neck
    chest, long = style.chest, style.torso
    band = Ellipsoid(neck.moved(chest[0] * 0.10, -long * 0.10), (chest[0] * 1.06, long * 0.12, chest[1] * 1.02))  # fmt: skip
    root = neck.point(chest[0] * 0.95, -long * 0.14, chest[1] * 0.35)
    end = neck.point(chest[0] * 1.18, -long * 0.58, chest[1] * 0.5)
    end = add(end, neck.forward, -body.pose.lag * 22)
    easel.limb(style.extra_colour, [root, between(root, end, 0.5), end], 9, 11, 12, softness=8)
    easel.solid(style.extra_colour, band, softness=10)


def _bow_tie(body: Body) -> None:
    style, easel, neck = body.style, body.easel, body.bones.neck
    place = neck.moved(style.chest[0] * 0.98, -style.torso * 0.06)
    if easel.view.depth(place.forward) < -0.2:
        return
    sx = max(easel.width_of(place.left), 0.35)
    with placed(easel.canvas, *easel.at(place.origin), easel.angle_of(place.up), sx, 1):
        for side in (-1, 1):
            wing = [(0.0, -4.0), (side * 26, -16), (side * 30, 0), (side * 26, 16), (0.0, 4.0)]
            easel.shade(smooth_closed(wing, 0.7), style.extra_colour, 6)
        easel.shade(box(0, 0, 13, 16, 5), brighten(style.extra_colour, -0.1), 4)


def paint_cape(body: Body) -> None:
    """A cloth from the shoulders down the back, blown by the same lag as the hem."""
    style, easel, bones = body.style, body.easel, body.bones
    low = style.torso + style.leg * 0.7
    swing = 26 + 60 * max(body.pose.cloth[0] * -1, 0.0)
    tops = [ball(bones.chest.moved(-style.chest[0] * 0.5, style.torso * 0.2, side * style.chest[1] * 0.9), 9) for side in (-1, 1)]  # fmt: skip
    ends = [ball(bones.chest.moved(-style.chest[0] - swing, -low, side * style.chest[1] * 1.6), 6) for side in (-1, 1)]  # fmt: skip
    easel.solid(style.extra_colour, *tops, *ends, softness=22)


def paint_backpack(body: Body) -> None:
    style, chest = body.style, body.bones.chest
    solids = [ball(chest.moved(-style.chest[0] * 1.25, up * style.torso, side * style.chest[1] * 0.55), style.torso * 0.17)
              for up in (0.05, -0.55) for side in (-1, 1)]  # fmt: skip
    colour = dict(style.worn).get("backpack", "#b9c6d2")
    body.easel.solid(colour, *solids, softness=14)


def paint_cane(body: Body) -> None:
    """A stick from the lowered right hand to the ground; it fades as the hand takes up other work."""
    shown = clamp((-0.45 - body.pose.right_hand[1]) / 0.25)
    if shown <= 0:
        return
    easel, hand = body.easel, body.bones.right_arm[2]
    x, y = easel.at(hand)
    foot = easel.at((hand[0] + 10, 0, hand[2]))
    path = smooth_open([(x + 16, y - 6), (x + 10, y - 16), (x, y - 12), (x, y + 6), halfway((x, y), foot, 0.6), foot])  # fmt: skip
    stroke(easel.canvas, path, easel.light.shaded("#7a4a26", 0.5), 6, shown)
    stroke(easel.canvas, transformed(path, x=-1.5), easel.light.lit("#a9713f"), 1.6, 0.7 * shown)


def paint_tail(body: Body) -> None:
    """A chain that reads the same swing later link by link."""
    style, pose, easel = body.style, body.pose, body.easel
    joint = body.bones.pelvis.moved(-style.hips[0] * 0.7, -4).turned(pitch=-70 + pose.tail_lift)
    spine = [joint.origin]
    for i, bend in enumerate((-24, 18, 24, 21, 6, -32)):
        joint = joint.turned(pitch=bend, roll=pose.tail * (10 + 5 * i)).moved(0, style.tail / 6)
        spine.append(joint.origin)
    big, small = style.tail_radius
    path = limb(easel.view, spine, big, big * (1.5 if style.tail_tip else 1), small, samples=20)
    body.cover(path, 11, style.sleeve or style.top, big * 0.8)
    if style.tail_tip:
        with clipped(easel.canvas, path):
            easel.limb(style.tail_tip, spine[4:], big * 1.6, small * 1.3, softness=big * 0.6)

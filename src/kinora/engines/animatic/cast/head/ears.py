"""Ears of every kind, hinged on the skull."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import limb
from kinora.engines.animatic.cast.vectors import Point, add, between, blend, clamp, ease, halfway
from kinora.engines.animatic.paint.brush import shaded
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import fill
from kinora.engines.animatic.paint.paths import oval, smooth_closed

UPRIGHT = ("pointed", "horse", "round", "long")


def in_front(head: Head, side: int) -> float:
    """How much of the ear is seen before the skull, 0 to 1; upright ears come to the front bit by
    bit in a deep bow."""
    if head.style.ears in UPRIGHT:
        return ease((head.facing(side * 50, 60) - 0.84) / 0.12)
    return ease((head.facing(side * 90, 0) + 0.02) / 0.14)


def paint_ear_behind(head: Head, side: int) -> None:
    """What of the ear is seen behind the skull."""
    if in_front(head, side) < 1:
        _paint(head, side)


def paint_ear_before(head: Head, side: int) -> None:
    """The ear over the skull, as far as it is there."""
    amount = in_front(head, side)
    if amount >= 1:
        _paint(head, side)
    elif amount > 0.004:
        head.canvas.saveLayerAlpha(None, round(255 * amount))
        _paint(head, side)
        head.canvas.restore()


def _paint(head: Head, side: int) -> None:
    match head.style.ears:
        case "pointed":
            _blade(head, side, azimuth=46, lean=0.26, wide=0.40, tall=0.62 + head.style.ear_size)
        case "horse":
            _blade(head, side, azimuth=26, lean=0.16, wide=0.24, tall=0.55 + head.style.ear_size)
        case "long":
            _long(head, side)
        case "round":
            _round(head, side)
        case "human":
            _human(head, side)
        case "floppy":
            _floppy(head, side)
        case "elephant":
            _elephant(head, side)
        case _:
            pass


def _blade(head: Head, side: int, *, azimuth: float, lean: float, wide: float, tall: float) -> None:
    """An upright cup: a root on the skull, a tip above it, and a width that never turns edge-on."""
    r, easel, frame = head.r, head.easel, head.frame
    root = head.skull.surface(side * azimuth, 46, 0.86)
    tip_place = add(add(root, frame.up, tall * r), frame.left, side * tall * r * lean)
    tip_place = add(tip_place, frame.forward, (head.lag * 0.15 - 0.05) * r)
    low, tip = easel.at(root), easel.at(tip_place)
    reach = max(math.dist(low, tip), 1e-3)
    if reach < r * 0.5:  # seen from the tip: an ear still stands out
        tip = halfway(low, tip, r * 0.5 / reach)
        reach = r * 0.5
    ux, uy = (tip[0] - low[0]) / reach, (tip[1] - low[1]) / reach
    open_ = clamp(head.facing(side * azimuth * 0.6, 10), 0, 1)
    half = r * wide * blend(0.74, 1.0, open_)
    a, b = (low[0] - uy * half, low[1] + ux * half), (low[0] + uy * half, low[1] - ux * half)
    colour = head.style.ear_colour or head.style.skin
    easel.shade(_blade_path(a, b, tip), colour, r * 0.16)
    if open_ > 0.08:
        shift = halfway(low, tip, 0.10)
        inner = [(shift[0] + (p[0] - low[0]) * k, shift[1] + (p[1] - low[1]) * k)
                 for p, k in ((a, 0.56), (b, 0.56), (tip, 0.72))]  # fmt: skip
        tone = head.easel.light.shaded(head.style.ear_inner, 0.25)
        fill(head.canvas, _blade_path(inner[0], inner[1], inner[2]), tone, 0.95 * clamp(open_ * 6))


def _blade_path(a: Point, b: Point, tip: Point) -> skia.Path:
    bulge = 0.13
    left, right = halfway(a, tip, 0.52), halfway(b, tip, 0.52)
    left = (left[0] + (a[0] - b[0]) * bulge, left[1] + (a[1] - b[1]) * bulge)
    right = (right[0] + (b[0] - a[0]) * bulge, right[1] + (b[1] - a[1]) * bulge)
    near_left, near_right = halfway(tip, a, 0.09), halfway(tip, b, 0.09)
    base = halfway(a, b)
    base = (base[0] + (base[0] - tip[0]) * 0.12, base[1] + (base[1] - tip[1]) * 0.12)
    return smooth_closed([a, left, near_left, near_right, right, b, base], 0.85)


def _long(head: Head, side: int) -> None:
    """A rabbit's: tall, round at the tip, the end following late."""
    r, frame, easel = head.r, head.frame, head.easel
    root = head.skull.surface(side * 34, 62, 0.88)
    tall = r * (1.0 + head.style.ear_size)
    middle = add(add(root, frame.up, tall * 0.55), frame.left, side * tall * 0.12)
    tip = add(add(root, frame.up, tall), frame.left, side * tall * (0.18 + 0.1 * head.lag))
    tip = add(tip, frame.forward, -head.lag * r * 0.35)
    path = limb(easel.view, [root, middle, tip], r * 0.19, r * 0.26, r * 0.15)
    easel.shade(path, head.style.ear_colour or head.style.skin, r * 0.16)
    if head.facing(side * 20, 10) > 0.1:
        low, high = between(root, middle, 0.45), between(middle, tip, 0.75)
        inner = limb(easel.view, [low, middle, high], r * 0.07, r * 0.13, r * 0.07)
        fill(head.canvas, inner, easel.light.shaded(head.style.ear_inner, 0.3), 0.9)


def _round(head: Head, side: int) -> None:
    size = head.style.ear_size * head.r
    x, y = head.on(side * 62, 46, 1.05)
    head.easel.shade(oval(x, y, size, size), head.style.ear_colour or head.style.skin)
    tone = head.easel.light.shaded(head.style.ear_inner, 0.3)
    fill(head.canvas, oval(x, y + size * 0.1, size * 0.58, size * 0.58), tone)


def _human(head: Head, side: int) -> None:
    size = head.style.ear_size * head.r
    x, y = head.on(side * 88, -6, 1.02)
    shaded(head.canvas, oval(x, y, size * 0.42, size * 0.55), head.style.skin, head.easel.light)
    tone = head.easel.light.shaded(mix(head.style.skin, "#c05a4a", 0.4), 0.5)
    fill(head.canvas, oval(x + side, y, size * 0.2, size * 0.3), tone, 0.6)


def _floppy(head: Head, side: int) -> None:
    r, frame = head.r, head.frame
    root = head.skull.surface(side * 66, 44, 0.95)
    bend = add(add(root, frame.left, side * r * 0.42), frame.up, r * 0.05)
    tip = add(add(root, frame.left, side * r * 0.55), frame.up, -r * (0.4 + head.style.ear_size))
    tip = add(tip, frame.forward, -head.lag * r * 0.4)
    colour = head.style.ear_colour or head.style.marking_colour
    head.easel.limb(colour, [root, bend, tip], r * 0.16, r * 0.27, r * 0.24, softness=r * 0.2)


def _elephant(head: Head, side: int) -> None:
    """A broad sheet hinged on the skull, flapping around its front edge."""
    r, easel = head.r, head.easel
    size = r * (0.6 + head.style.ear_size)
    hinge = head.inside(-0.05, 0.15, side * 0.72)
    flap = math.radians(38 + head.lag * 30)
    out, back = math.cos(flap) * side, -math.sin(flap)
    edge = ((0.0, 0.45), (0.55, 0.72), (1.05, 0.45), (1.12, -0.15), (0.75, -0.75), (0.3, -0.72), (0.0, -0.35))  # fmt: skip
    spots = [easel.at(hinge.point(back * u * size, v * size, out * u * size)) for u, v in edge]
    easel.shade(smooth_closed(spots), head.style.skin, r * 0.25)
    x, y = (sum(p[i] for p in spots) / len(spots) for i in (0, 1))
    inside = [(x + (p[0] - x) * 0.68, y + (p[1] - y) * 0.70) for p in spots]
    fill(head.canvas, smooth_closed(inside), easel.light.shaded(head.style.ear_inner, 0.5), 0.5)

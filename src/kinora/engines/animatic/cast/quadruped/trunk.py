"""The trunk of a beast, its coat's pattern, its neck and head, and its mane."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.fur import curly, outline_points
from kinora.engines.animatic.cast.head.painter import paint_head
from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.quadruped.coat import (
    paint_cloth,
    paint_coat_pattern,
    paint_spots_on,
)
from kinora.engines.animatic.cast.quadruped.ridge import (
    paint_back_spikes,
    paint_humps,
    paint_plates,
)
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, hull, limb
from kinora.engines.animatic.cast.vectors import Vector, add, between
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.paths import fluffy, oval


def paint_trunk(beast: Beast) -> None:
    style, easel, bones = beast.style, beast.easel, beast.bones
    spine = [bones.pelvis.point(-style.body * 0.06), bones.middle.point(0, -style.belly[0] * 0.10), bones.chest.point(style.body * 0.05)]  # fmt: skip
    if abs(easel.view.yaw) > 35:  # along the body a tube: the back may sway
        path = limb(easel.view, spine, style.rump[0], style.belly[0] * 0.98, style.chest[0], samples=20)  # fmt: skip
    else:
        path = hull(easel.view, *_solids(beast))
    paint_humps(beast)
    if style.plates:
        paint_plates(beast)
    path = _coated(beast, path)
    with clipped(easel.canvas, path):
        if style.under:
            _under(beast)
        paint_coat_pattern(beast)
        if style.cloth:
            paint_cloth(beast)
    if style.spikes:
        paint_back_spikes(beast)


def _coated(beast: Beast, smooth: skia.Path) -> skia.Path:
    """Paint the trunk's outline in its coat: smooth, shaggy or curly."""
    style, easel = beast.style, beast.easel
    soft = style.belly[0] * 0.75
    if style.wool:
        curls = curly(outline_points(smooth, style.wool), style.wool)
        easel.shade(curls, style.fur, soft)
        return curls
    if style.shag:
        fur = fluffy(outline_points(smooth, style.shag * 2.4), style.shag, seed=6)
        easel.shade_fur(fur, smooth, style.fur, soft)
        return fur
    easel.shade(smooth, style.fur, soft)
    return smooth


def _solids(beast: Beast) -> list[Ellipsoid]:
    style, bones = beast.style, beast.bones
    long = style.body * 0.36
    return [
        Ellipsoid(bones.chest, (long, *style.chest)),
        Ellipsoid(bones.middle.moved(0, -style.belly[0] * 0.06), (long, *style.belly)),
        Ellipsoid(bones.pelvis, (long, *style.rump)),
    ]


def _under(beast: Beast) -> None:
    style, bones = beast.style, beast.bones
    parts = ((bones.chest, style.chest), (bones.middle, style.belly), (bones.pelvis, style.rump))
    belly = [Ellipsoid(f.moved(0, -r * 0.82), (style.body * 0.32, r * 0.42, w * 0.8)) for f, (r, w) in parts]  # fmt: skip
    beast.easel.solid(style.under, *belly, softness=style.belly[0] * 0.3, depth=0.7)


def paint_neck_and_head(beast: Beast) -> None:
    style, easel, bones = beast.style, beast.easel, beast.bones
    root, r = bones.neck_root, style.head.radius
    end = bones.head.point(-r * 0.30, -r * 0.25)
    middle = add(between(root, end, 0.5), bones.neck.up, style.neck * 0.06)
    low, high = style.neck_radius
    if style.mane:
        _mane(beast, root, end)
    start = add(root, bones.neck.forward, -low * 0.3)
    path = limb(easel.view, [start, middle, end], low, (low + high) / 2, high)
    easel.shade(path, style.fur, low * 0.6)
    if style.under and not style.ruff:
        front = [add(p, bones.neck.up, -low * 0.55) for p in (root, middle, end)]
        with clipped(easel.canvas, path):
            easel.shade(limb(easel.view, front, low * 0.52, high * 0.45), style.under, 8, 0.6)
    if style.neck > 60:
        with clipped(easel.canvas, path):
            for share in (0.05, 0.4, 0.75):
                paint_spots_on(beast, between(root, end, share), style.neck * 0.2)
    _at_the_neck(beast, root, end)
    paint_head(easel, style.head, bones.head, beast.pose.face, beast.pose.lag)
    if style.mane:
        _forelock(beast)


def _at_the_neck(beast: Beast, root: Vector, end: Vector) -> None:
    """A furry ruff, a collar with its tag."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    low, high = style.neck_radius
    if style.ruff:
        ruff = ball(add(between(root, end, 0.3), bones.base.forward, low * 0.45), low * 0.82)
        easel.shade(easel.outline([ruff], style.ruff, 4), style.under or style.fur, 12, 0.5)
    if style.scarf:
        _scarf(beast, root, end)
    elif style.collar:
        x, y = easel.at(between(root, end, 0.62))
        dx, dy = easel.at(bones.neck.forward)
        radius = high * 1.06
        easel.shade(oval(x, y, radius, radius * 0.30, math.degrees(math.atan2(dy, dx)) + 90), style.collar, 5)  # fmt: skip
        easel.dot(add(between(root, end, 0.62), bones.neck.up, -high * 1.1), 7, "#f2c14e")


def _scarf(beast: Beast, root: Vector, end: Vector) -> None:
    """Wound around the neck, one end hanging down before the chest."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    low, high = style.neck_radius
    middle, radius = between(root, end, 0.45), (low + high) * 0.56
    hang = add(add(middle, bones.base.forward, radius * 0.9), bones.base.left, radius * 0.35)
    tip = add(add(hang, bones.base.up, -radius * 1.5), bones.base.forward, -beast.pose.lag * 10)
    easel.limb(style.scarf, [hang, between(hang, tip, 0.5), tip], radius * 0.26, radius * 0.30, radius * 0.32, softness=6)  # fmt: skip
    coil = [add(middle, bones.neck.forward, -radius * 0.16), add(middle, bones.neck.forward, radius * 0.16)]  # fmt: skip
    easel.shade(limb(easel.view, coil, radius), style.scarf, radius * 0.4)


def _mane(beast: Beast, root: Vector, end: Vector) -> None:
    """Locks hanging from the crest of the neck, moved by the lag."""
    style, easel, bones, r = beast.style, beast.easel, beast.bones, beast.style.head.radius
    crest = [add(between(root, end, t), bones.neck.up, style.neck_radius[0] * 0.78) for t in (0, 0.25, 0.5, 0.75, 1)]  # fmt: skip
    crest.append(bones.head.point(-r * 0.35, r * 0.85))
    for i, spot in enumerate(crest):
        drop = add(spot, bones.base.forward, -26 - 16 * beast.pose.lag - 3 * (i % 2))
        drop = add(drop, bones.base.up, -30 - 8 * (i % 2))
        middle = add(between(spot, drop, 0.5), bones.base.forward, -8)
        easel.limb(style.mane, [spot, middle, drop], 17, 15, 5, softness=10)


def _forelock(beast: Beast) -> None:
    head, r = beast.bones.head, beast.style.head.radius
    root = head.point(r * 0.1, r * 0.95)
    for left in (-0.2, 0.16):
        middle, tip = head.point(r * 0.62, r * 0.86, r * left * 0.7), head.point(r * 0.72, r * 0.38, r * left)  # fmt: skip
        beast.easel.limb(beast.style.mane, [root, middle, tip], r * 0.16, r * 0.15, r * 0.03, softness=5)  # fmt: skip

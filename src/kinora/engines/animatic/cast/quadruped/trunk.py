"""The trunk of a beast, its coat's pattern, its neck and head, and its mane."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.head.painter import paint_head
from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.quadruped.tail import paint_back_spikes
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, hull, limb
from kinora.engines.animatic.cast.vectors import Vector, add, between
from kinora.engines.animatic.paint.marks import clipped, fill, stroke
from kinora.engines.animatic.paint.paths import oval, tube


def paint_trunk(beast: Beast) -> None:
    style, easel, bones = beast.style, beast.easel, beast.bones
    spine = [bones.pelvis.point(-style.body * 0.06), bones.middle.point(0, -style.belly[0] * 0.10), bones.chest.point(style.body * 0.05)]  # fmt: skip
    if abs(easel.view.yaw) > 35:  # along the body a tube: the back may sway
        path = limb(easel.view, spine, style.rump[0], style.belly[0] * 0.98, style.chest[0], samples=20)  # fmt: skip
    else:
        path = hull(easel.view, *_solids(beast))
    easel.shade(path, style.fur, style.belly[0] * 0.75)
    with clipped(easel.canvas, path):
        if style.under:
            _under(beast)
        _pattern(beast)
    if style.spikes:
        paint_back_spikes(beast)


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


def _pattern(beast: Beast) -> None:
    match beast.style.pattern:
        case "tabby" | "stripes":
            _stripes(beast)
        case "patches" | "spots":
            _patches(beast)
        case "blanket":
            _blanket(beast)
        case _:
            pass


def _stripes(beast: Beast) -> None:
    style, easel, bones = beast.style, beast.easel, beast.bones
    tone = easel.light.shaded(style.pattern_colour, 0.4)
    low = 8 if style.pattern == "tabby" else -40
    rows = ((bones.pelvis, style.rump, -0.10), (bones.pelvis, style.rump, 0.16), (bones.middle, style.belly, 0.0), (bones.chest, style.chest, -0.10))  # fmt: skip
    for frame, size, offset in rows:
        slab = Ellipsoid(frame.moved(offset * style.body), (style.body * 0.4, *size))
        for side in (-1, 1):
            if slab.facing(easel.view, side * 90, 30) > 0.1:
                spots = [easel.at(slab.surface(side * 90, e)) for e in (88, 58, 30, low)]
                fill(easel.canvas, tube(spots, 7, 6, 1.5), tone, 0.75)


def _patches(beast: Beast) -> None:
    style, easel = beast.style, beast.easel
    tone = easel.light.shaded(style.pattern_colour, 0.4)
    slab = Ellipsoid(beast.bones.middle, (style.body * 0.6, *style.belly))
    patches = ((-70, 32, 30), (-118, 10, 24), (120, 30, 28), (60, 20, 24))
    if style.pattern == "spots":
        patches = tuple((a, e, 11) for a in range(-150, 151, 28) for e in (12 + a % 3 * 9, 44))  # type: ignore[assignment]  # many small ones
    for azimuth, elevation, size in patches:
        if slab.facing(easel.view, azimuth, elevation) > 0.15:
            x, y = easel.at(slab.surface(azimuth, elevation, 0.95))
            fill(easel.canvas, oval(x, y, size * 1.1, size * 0.85, -12), tone, 0.95)


def _blanket(beast: Beast) -> None:
    style, easel = beast.style, beast.easel
    slab = Ellipsoid(beast.bones.middle.moved(0, style.belly[0] * 0.22), (style.body * 0.34, style.belly[0] * 0.86, style.belly[1] * 1.04))  # fmt: skip
    path = hull(easel.view, slab)
    easel.shade(path, style.pattern_colour, 14)
    stroke(easel.canvas, path, easel.light.surface("#f2c14e"), 9, 0.95)


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
    if style.collar:
        x, y = easel.at(between(root, end, 0.62))
        dx, dy = easel.at(bones.neck.forward)
        radius = high * 1.06
        easel.shade(oval(x, y, radius, radius * 0.30, math.degrees(math.atan2(dy, dx)) + 90), style.collar, 5)  # fmt: skip
        easel.dot(add(between(root, end, 0.62), bones.neck.up, -high * 1.1), 7, "#f2c14e")


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

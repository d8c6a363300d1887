"""The trunk of a two-legged body and what is painted on it."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.clothes import paint_skirt, paint_tutu_back, paint_worn
from kinora.engines.animatic.cast.biped.costume import costume_named
from kinora.engines.animatic.cast.biped.metal import paint_metal_torso
from kinora.engines.animatic.cast.fur import paint_fur
from kinora.engines.animatic.cast.skeleton import Ellipsoid, hull
from kinora.engines.animatic.cast.vectors import between
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, fill, stroke
from kinora.engines.animatic.paint.paths import box, oval, smooth_open


def paint_torso(body: Body) -> None:
    style, easel = body.style, body.easel
    if style.finish == "metal":
        paint_metal_torso(body)
        paint_worn(body)
        return
    solids = trunk(body)
    if not style.skirt and style.finish not in ("fur", "feather"):
        easel.solid(style.bottom, solids[1], solids[2], softness=style.hips[0] * 0.5)
        solids[2] = Ellipsoid(body.bones.pelvis.moved(0, style.torso * 0.26), solids[2].radii)
    if style.skirt == "tutu":
        paint_tutu_back(body)
    path = easel.pelt(solids, body.tuft, 2, style.top, style.belly[0] * 0.75)
    with clipped(easel.canvas, path):
        if body.tuft:
            paint_fur(easel, solids[1], style.top, body.tuft)
        _paint_pattern(body)
    if style.skirt:
        paint_skirt(body)
    paint_worn(body)


def trunk(body: Body) -> list[Ellipsoid]:
    """Chest, belly and hips; squashed bodies grow wide, stretched ones slim."""
    style, bones = body.style, body.bones
    wide = 1 / math.sqrt(body.pose.stretch)
    chest, belly, hips = style.chest, style.belly, style.hips
    return [
        Ellipsoid(bones.chest, (chest[0] * wide, style.torso * 0.24, chest[1] * wide)),
        Ellipsoid(bones.waist.moved(belly[0] * 0.08), (belly[0] * wide, style.torso * 0.30, belly[1] * wide)),
        Ellipsoid(bones.pelvis.moved(0, style.torso * 0.10), (hips[0] * wide, style.torso * 0.20, hips[1] * wide)),
    ]  # fmt: skip


def _paint_pattern(body: Body) -> None:
    name = body.style.pattern
    plain = {"stripes": _stripes, "belly": _front, "tuxedo": _front, "buttons": _buttons, "bib": _bib, "panel": _panel}  # fmt: skip
    painter = plain.get(name) or costume_named(name)
    if painter is not None:
        painter(body)


def _stripes(body: Body) -> None:
    style, easel, bones = body.style, body.easel, body.bones
    for k in range(7):
        frame, step = (bones.chest, k - 5) if k > 3 else (bones.waist, k - 2.2)
        slab = Ellipsoid(frame.moved(0, style.torso * 0.13 * step), (style.belly[0], 10, style.belly[1]))  # fmt: skip
        spots = [easel.at(slab.surface(a, 0)) for a in range(-120, 121, 30) if slab.facing(easel.view, a, 0) > -0.3]  # fmt: skip
        if len(spots) > 2:
            tone = easel.light.surface(style.pattern_colour)
            stroke(easel.canvas, smooth_open(sorted(spots)), tone, style.torso * 0.055, 0.9)


def _front(body: Body) -> None:
    """The light belly of an animal, up to the throat for a tuxedo."""
    style, easel, bones = body.style, body.easel, body.bones
    belly = Ellipsoid(bones.waist.moved(style.belly[0] * 0.62, -style.torso * 0.02), (style.belly[0] * 0.46, style.torso * 0.46, style.belly[1] * 0.74))  # fmt: skip
    solids = [belly]
    if style.pattern == "tuxedo":
        solids.append(Ellipsoid(bones.chest.moved(style.chest[0] * 0.6, 0), (style.chest[0] * 0.4, style.torso * 0.2, style.chest[1] * 0.58)))  # fmt: skip
    path = easel.outline(solids, style.head.fluff * 0.5, 6)
    easel.shade(path, style.pattern_colour, style.belly[0] * 0.4, 0.7)


def _buttons(body: Body) -> None:
    style, easel, bones = body.style, body.easel, body.bones
    seam = [easel.at(f.point(style.belly[0] * 1.02)) for f in (bones.chest, bones.waist, bones.pelvis)]  # fmt: skip
    stroke(easel.canvas, smooth_open(seam), easel.light.shaded(style.top, 1.2), 2, 0.6)
    for frame, high in ((bones.chest, 0.02), (bones.waist, 0.02), (bones.waist, -0.18), (bones.waist, -0.38)):  # fmt: skip
        spot = Ellipsoid(frame.moved(0, style.torso * high), (style.belly[0] * 1.04, 8, style.belly[1]))  # fmt: skip
        if spot.facing(easel.view, 0, 0) > 0:
            easel.dot(spot.surface(0, 0), 4.2, style.pattern_colour)


def _bib(body: Body) -> None:
    """Dungarees over a shirt."""
    style, easel, bones = body.style, body.easel, body.bones
    low = Ellipsoid(bones.pelvis.moved(0, style.torso * 0.06), (style.hips[0] * 1.1, style.torso * 0.22, style.hips[1] * 1.1))  # fmt: skip
    bib = Ellipsoid(bones.waist.moved(style.belly[0] * 0.7, style.torso * 0.10), (style.belly[0] * 0.35, style.torso * 0.30, style.belly[1] * 0.62))  # fmt: skip
    lap = Ellipsoid(low.frame.moved(style.hips[0] * 0.6), (8, 10, style.hips[1] * 0.7))
    easel.solid(style.bottom, low, softness=12)
    easel.shade(hull(easel.view, bib, lap), style.bottom, 12, 0.8)
    strap = easel.light.shaded(style.bottom, 0.6)
    for side in (-1, 1):
        a = bones.waist.point(style.belly[0] * 0.92, style.torso * 0.34, side * style.belly[1] * 0.44)  # fmt: skip
        b = bones.chest.point(style.chest[0] * 0.4, style.torso * 0.26, side * style.chest[1] * 0.62)  # fmt: skip
        easel.line([easel.at(a), easel.at(between(a, b, 0.5)), easel.at(b)], strap, 9)
        easel.dot(a, 4.5, "#f2c14e")


def _panel(body: Body) -> None:
    """The control panel on an astronaut's chest."""
    style, easel = body.style, body.easel
    frame = body.bones.chest.moved(style.chest[0] * 0.94, -style.torso * 0.16)
    if easel.view.depth(frame.forward) <= 0.15:
        return
    x, y = easel.at(frame.origin)
    w = style.chest[1] * 0.95 * easel.width_of(frame.left)
    easel.shade(box(x, y, w, 26, 5), brighten("#cdd8e2", 0), 6)
    for i, colour in enumerate(("#e2574c", "#f2c14e", "#4fae7a")):
        lamp: skia.Path = oval(x - w * 0.28 + i * w * 0.28, y, w * 0.085, 4)
        fill(easel.canvas, lamp, easel.light.surface(colour))

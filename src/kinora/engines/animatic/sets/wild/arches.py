"""A railway bridge of stone arches, seen from the side. Knows no valley."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import polygon, polyline
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.washes import rect, shaded_by

STONE, BALLAST = "#b5a084", "#8a7f72"
SPAN = 190.0  # design units from pier to pier


def paint_bridge(canvas: skia.Canvas, diorama: Diorama, deck: float) -> None:
    """Tall round arches on tapering piers; track and a low wall on top, at the row `deck`."""
    picture, palette, area = diorama.picture, diorama.palette, diorama.picture.area()
    low, rise = area.bottom() + 40, SPAN * 0.40
    first = math.floor((area.left() - picture.W / 2) / SPAN) - 1
    last = math.ceil((area.right() - picture.W / 2) / SPAN) + 1
    face = skia.Path()
    face.addRect(rect(area.left() - 40, deck + 14, area.right() + 40, low))
    for k in range(first, last):
        x = picture.W / 2 + (k + 0.5) * SPAN
        face = skia.Op(face, _arch(x, deck + 42, rise, low), skia.PathOp.kDifference_PathOp)
    lit, dark = palette.flat(STONE, 0.62), palette.flat(STONE, 0.18)
    canvas.drawPath(
        face,
        shaded_by(
            linear(
                (0, deck),
                (0, area.bottom()),
                [lit, mix(lit, dark, 0.35), mix(dark, palette.day.haze, 0.18)],
            )
        ),
    )
    with clipped(canvas, face):
        _masonry(canvas, diorama, deck, (first, last))
    for k in range(first, last):
        _soffit(canvas, diorama, picture.W / 2 + (k + 0.5) * SPAN, deck + 42, rise)
    _track(canvas, diorama, deck)


def _arch(x: float, top: float, rise: float, low: float) -> skia.Path:
    half = SPAN * 0.40
    path = skia.Path()
    path.moveTo(x - half * 0.90, low)
    path.lineTo(x - half, top + rise)
    path.arcTo(rect(x - half, top, x + half, top + 2 * rise), 180, 180, False)
    path.lineTo(x + half * 0.90, low)
    path.close()
    return path


def _soffit(canvas: skia.Canvas, diorama: Diorama, x: float, top: float, rise: float) -> None:
    """The inside of an arch that is seen, and its ring of stones."""
    palette, half = diorama.palette, SPAN * 0.40
    ring = skia.Path()
    ring.addArc(rect(x - half - 5, top - 5, x + half + 5, top + 2 * rise + 5), 180, 180)
    stroke(canvas, ring, palette.flat("#d2c2a4", 0.7), 9)
    stroke(canvas, ring, palette.flat(STONE, 0.1), 1.6, 0.7)
    side = -1 if palette.from_right else 1
    low = diorama.picture.area().bottom()
    inner = polygon(
        [
            (x + side * half, top + rise),
            (x + side * (half - 13), top + rise + 8),
            (x + side * (half * 0.9 - 13), low),
            (x + side * half * 0.9, low),
        ]
    )
    fill(canvas, inner, palette.flat(STONE, 0.02))


def _masonry(canvas: skia.Canvas, diorama: Diorama, deck: float, arches: tuple[int, int]) -> None:
    picture, palette, area, rng = (
        diorama.picture,
        diorama.palette,
        diorama.picture.area(),
        diorama.rng("masonry"),
    )
    dark, joints = palette.flat(STONE, 0.05), skia.Path()
    tints = [
        mix(palette.flat(STONE, 0.5), palette.flat(c, 0.5), 0.5) for c in ("#8a7a66", "#d8c8a8")
    ]
    for j, y in enumerate(np.arange(deck + 26, area.bottom(), 15).tolist()):
        joints.moveTo(area.left(), y)
        joints.lineTo(area.right(), y)
        for x in np.arange(area.left() + (j % 2) * 15, area.right(), 30).tolist():
            pick = float(rng.random())
            if pick < 0.30:
                canvas.drawRect(rect(x, y, x + 30, y + 15), plain(tints[int(pick * 6.6)], 0.5))
            joints.moveTo(x, y)
            joints.lineTo(x, y + 15)
    stroke(canvas, joints, dark, 1.1, 0.32)
    for k in range(*arches):  # one side of every pier is turned away from the sun
        x = picture.W / 2 + k * SPAN
        side = -1 if palette.from_right else 1
        shade = rect(x - SPAN * 0.12, deck + 90, x + SPAN * 0.12, area.bottom())
        ends = ((x - side * SPAN * 0.12, 0.0), (x + side * SPAN * 0.12, 0.0))
        canvas.drawRect(shade, shaded_by(linear(*ends, [dark, dark], (0.0, 0.62))))


def _track(canvas: skia.Canvas, diorama: Diorama, deck: float) -> None:
    """Cornice, the low near wall, gravel, sleepers and rails seen from a little above."""
    palette, area = diorama.palette, diorama.picture.area()
    left, right = area.left(), area.right()
    bed = rect(left, deck - 9, right, deck + 16)
    tones = [palette.flat(BALLAST, 0.45), palette.flat(BALLAST, 0.25)]
    canvas.drawRect(bed, shaded_by(linear((0, deck - 9), (0, deck + 16), tones)))
    for x in np.arange(left, right, 17).tolist():
        fill(
            canvas,
            polygon([(x, deck - 4), (x + 9, deck - 4), (x + 8, deck + 11), (x - 2, deck + 11)]),
            palette.flat("#5f4634", 0.3),
        )
    for y in (deck - 1, deck + 8):
        stroke(
            canvas, polyline([(left, y + 1.5), (right, y + 1.5)]), palette.flat("#3a3a42", 0.2), 3.4
        )
        stroke(canvas, polyline([(left, y), (right, y)]), palette.flat("#c4c8d0", 0.7), 1.8)
    coping = rect(left, deck + 15, right, deck + 24)
    canvas.drawRect(
        coping,
        shaded_by(
            linear(
                (0, coping.top()),
                (0, coping.bottom()),
                [palette.flat("#d8c8aa", 0.8), palette.flat(STONE, 0.4)],
            )
        ),
    )
    canvas.drawRect(
        rect(left, deck + 24, right, deck + 31),
        shaded_by(linear((0, deck + 24), (0, deck + 31), [palette.flat(STONE, 0.0)] * 2, (0.7, 0))),
    )
    for x in np.arange(left + 20, right, 46).tolist():
        fill(
            canvas,
            polygon([(x, deck + 24), (x + 15, deck + 24), (x + 11, deck + 34), (x + 4, deck + 34)]),
            palette.flat("#c4b294", 0.5),
        )

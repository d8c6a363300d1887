"""Draws what changes: its picture squeezed, turned, faded, sunk, with what that leaves behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from kinora.engines.animatic.film.traces import trace_before, trace_behind
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.staging.changes import SAME, Altered

FAR = 1e5  # pixels: beyond any frame
SEAM = 3.0  # pixels of what is sunk that still show below the ground's row


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is in the frame, in pixels: its foot, its width and height, a metre there."""

    x: float
    row: float
    wide: float
    tall: float
    seed: int = 0
    ground: float = 0.0  # row of the ground below it
    faces: float = 1.0  # 1 to the right, -1 to the left


@contextmanager
def altered(canvas: skia.Canvas, light: Light, place: Place, now: Altered) -> Iterator[None]:
    """Whatever is drawn within is drawn as it is altered, about its foot."""
    if now == SAME:
        yield
        return
    for sign in now.signs:
        trace_behind(canvas, light, place, sign)
    count = canvas.save()
    _alter(canvas, place, now)
    try:
        yield
    finally:
        canvas.restoreToCount(count)
    for sign in now.signs:
        trace_before(canvas, light, place, sign)


def _alter(canvas: skia.Canvas, place: Place, now: Altered) -> None:
    if now.alpha < 1:
        canvas.saveLayer(None, skia.Paint(Alphaf=max(now.alpha, 0.0)))
    if now.alpha <= 0:
        canvas.clipRect(skia.Rect.MakeEmpty())
    if now.sunk > 0:
        edge = place.row + SEAM
        canvas.clipRect(skia.Rect.MakeLTRB(-FAR, -FAR, FAR, edge), doAntiAlias=True)
    canvas.translate(place.x + now.aside * place.tall, place.row - now.up * place.tall)
    canvas.rotate(now.swing)
    canvas.translate(0, now.sunk * now.tall * place.tall)
    canvas.scale(now.wide, now.tall)
    canvas.rotate(now.turn, 0, -place.tall / 2)
    canvas.translate(-place.x, -place.row)

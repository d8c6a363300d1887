"""Marks on a canvas: fills, strokes, gradients, soft spots, clipping and placing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import skia

from kinora.engines.animatic.paint.colour import ColourLike, colour4f, colour_int
from kinora.engines.animatic.paint.paths import Point, smooth_open


def fill(
    canvas: skia.Canvas,
    path: skia.Path,
    colour: ColourLike,
    alpha: float = 1.0,
    *,
    blur: float = 0.0,
    blend: skia.BlendMode | None = None,
) -> None:
    """Fill a path, softly when `blur` (sigma) is given."""
    canvas.drawPath(path, plain(colour, alpha, blur=blur, blend=blend))


def stroke(
    canvas: skia.Canvas,
    path: skia.Path,
    colour: ColourLike,
    width: float,
    alpha: float = 1.0,
    *,
    blur: float = 0.0,
    blend: skia.BlendMode | None = None,
) -> None:
    """Draw along a path with round caps and joins."""
    paint = plain(colour, alpha, blur=blur, blend=blend)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(width)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    canvas.drawPath(path, paint)


def plain(
    colour: ColourLike,
    alpha: float = 1.0,
    *,
    blur: float = 0.0,
    blend: skia.BlendMode | None = None,
) -> skia.Paint:
    """A paint of one colour, for the canvas calls that want one."""
    paint = skia.Paint(AntiAlias=True, Color4f=colour4f(colour, alpha))
    if blend is not None:
        paint.setBlendMode(blend)
    if blur > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    return paint


def line(
    canvas: skia.Canvas,
    points: Sequence[Point],
    colour: ColourLike,
    width: float,
    alpha: float = 1.0,
) -> None:
    """A smooth line through points."""
    stroke(canvas, smooth_open(points), colour, width, alpha)


def linear(
    start: Point,
    end: Point,
    colours: Sequence[ColourLike],
    alphas: Sequence[float] = (),
    stops: Sequence[float] = (),
) -> skia.Shader:
    """Linear gradient; alphas are 1 and stops even unless given."""
    points = [
        skia.Point(float(start[0]), float(start[1])),
        skia.Point(float(end[0]), float(end[1])),
    ]
    return skia.GradientShader.MakeLinear(points, _ints(colours, alphas), list(stops) or None)


def radial(
    x: float,
    y: float,
    radius: float,
    colours: Sequence[ColourLike],
    alphas: Sequence[float] = (),
    stops: Sequence[float] = (),
) -> skia.Shader:
    """Radial gradient from the centre outwards."""
    return skia.GradientShader.MakeRadial(
        skia.Point(x, y), max(radius, 0.01), _ints(colours, alphas), list(stops) or None
    )


def _ints(colours: Sequence[ColourLike], alphas: Sequence[float]) -> list[int]:
    each = list(alphas) or [1.0] * len(colours)
    return [colour_int(colour, alpha) for colour, alpha in zip(colours, each, strict=True)]


def soft_spot(
    canvas: skia.Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    colour: ColourLike,
    alpha: float = 0.5,
    *,
    blend: skia.BlendMode | None = None,
) -> None:
    """Soft-edged ellipse from a radial gradient: far cheaper than a blurred oval."""
    shader = radial(
        0, 0, rx, [colour] * 4, [alpha, alpha * 0.72, alpha * 0.22, 0], [0, 0.4, 0.75, 1]
    )
    paint = skia.Paint(AntiAlias=True, Shader=shader, Dither=True)
    if blend is not None:
        paint.setBlendMode(blend)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, ry / max(rx, 0.01))
    canvas.drawCircle(0, 0, rx, paint)
    canvas.restore()


@contextlib.contextmanager
def clipped(canvas: skia.Canvas, path: skia.Path) -> Iterator[None]:
    """Draw only inside the path."""
    canvas.save()
    try:
        canvas.clipPath(path, doAntiAlias=True)
        yield
    finally:
        canvas.restore()


@contextlib.contextmanager
def placed(
    canvas: skia.Canvas,
    x: float = 0.0,
    y: float = 0.0,
    degrees: float = 0.0,
    sx: float = 1.0,
    sy: float = 1.0,
) -> Iterator[None]:
    """Draw moved, then turned, then scaled."""
    canvas.save()
    try:
        canvas.translate(x, y)
        canvas.rotate(degrees)
        canvas.scale(sx, sy)
        yield
    finally:
        canvas.restore()

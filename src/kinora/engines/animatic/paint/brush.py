"""The one brush: marks, soft volume, light along the edge, and the layer of one subject.

Everything here costs little enough to be drawn anew in every frame, except what says "for
baking"; what costs more belongs in `bake`.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import Colour, ColourLike, colour_int, jitter, mix, rgb
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import (
    clipped,
    fill,
    line,
    linear,
    placed,
    plain,
    radial,
    soft_spot,
    stroke,
)
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.paint.subject import painted_layer, rim_image

__all__ = [
    "clipped",
    "fill",
    "gouache",
    "line",
    "linear",
    "neon",
    "painted_layer",
    "placed",
    "plain",
    "radial",
    "rim_image",
    "rim_stroke",
    "shaded",
    "soft_spot",
    "stroke",
    "strokes",
    "volume_shader",
]

VOLUME = (0.0, 0.42, 1.0)  # where the tones of a volume lie between its two sides
SMALLEST_SOFTNESS = 4.0  # below it an inner shadow is not seen and not drawn


def volume_shader(
    path: skia.Path, colour: ColourLike, light: Light, depth: float = 1.0
) -> skia.Shader:
    """Gradient from the lit side of a path to its shaded side, along the light's direction."""
    start, end = _across(path.getBounds(), light.source)
    points = [skia.Point(*start), skia.Point(*end)]
    return skia.GradientShader.MakeLinear(
        points, list(_tones(rgb(colour), light, depth)), list(VOLUME)
    )


@lru_cache(maxsize=2048)
def _tones(colour: Colour, light: Light, depth: float) -> tuple[int, int, int]:
    """A material from the lit side to the shaded one, for Skia."""
    lit, shaded = light.lit(colour, depth), light.shaded(colour, depth)
    return colour_int(lit), colour_int(light.surface(colour)), colour_int(shaded)


@lru_cache(maxsize=2048)
def _core(colour: Colour, light: Light) -> Colour:
    """The tone of an inner shadow."""
    return light.shaded(colour, 1.6)


def _across(bounds: skia.Rect, source: tuple[float, float]) -> tuple[Point, Point]:
    """The ends of a box as seen from the lamp: nearest, farthest."""
    sx, sy = source
    reach = 0.5 * (abs(sx) * bounds.width() + abs(sy) * bounds.height())
    cx, cy = bounds.centerX(), bounds.centerY()
    return (cx + sx * reach, cy + sy * reach), (cx - sx * reach, cy - sy * reach)


def shaded(
    canvas: skia.Canvas,
    path: skia.Path,
    colour: ColourLike,
    light: Light,
    softness: float = 0.0,
    depth: float = 1.0,
    *,
    rim: float = 0.0,
) -> None:
    """Soft volume: gradient, blurred inner shadow on the far side, an optional rim on the near one.

    `softness` is the width of the inner shadow; 0 picks a quarter of the shorter side.
    """
    gradient = volume_shader(path, colour, light, depth)
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=gradient))
    bounds = path.getBounds()
    softness = softness or 0.25 * min(bounds.width(), bounds.height())
    if softness < SMALLEST_SOFTNESS:
        return
    sx, sy = light.source
    with clipped(canvas, path):
        canvas.translate(sx * softness * 0.45, sy * softness * 0.45)
        shadow, strength = _core(rgb(colour), light), 0.62 * min(depth, 1.4)
        stroke(canvas, path, shadow, softness, strength, blur=softness * 0.42)
    if rim > 0:
        rim_stroke(canvas, path, light, max(softness * 0.3, 1.5), rim)


def rim_stroke(
    canvas: skia.Canvas, path: skia.Path, light: Light, width: float, strength: float = 1.0
) -> None:
    """A thin light along the edge that faces the lamp, fading out across the path."""
    start, end = _across(path.getBounds(), light.rim_direction())
    shader = linear(
        start, end, [light.rim, light.rim], [light.rim_strength * strength, 0], (0, 0.6)
    )
    paint = skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        Shader=shader,
        BlendMode=skia.BlendMode.kScreen,
        MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, width * 0.4),
    )
    with clipped(canvas, path):
        canvas.drawPath(path, paint)


def strokes(
    canvas: skia.Canvas,
    path: skia.Path,
    colour: ColourLike,
    *,
    seed: int = 1,
    count: int = 40,
    length: float = 30.0,
    width: float = 8.0,
    angle: float = 0.0,
    spread: float = 0.05,
    alpha: float = 0.25,
) -> None:
    """Visible brush work inside a shape: short round strokes of slightly different pigment.

    `angle` in radians. For baking: the cost is one path a stroke.
    """
    rng, bounds = np.random.default_rng(seed), path.getBounds()
    with clipped(canvas, path):
        for _ in range(count):
            x = rng.uniform(bounds.left(), bounds.right())
            y = rng.uniform(bounds.top(), bounds.bottom())
            turn, size = angle + rng.normal(0, 0.18), length * rng.uniform(0.5, 1.4)
            dx, dy = math.cos(turn) * size / 2, math.sin(turn) * size / 2
            mark = skia.Path()
            mark.moveTo(x - dx, y - dy)
            mark.quadTo(x - dy * 0.15, y + dx * 0.15, x + dx, y + dy)
            pigment = jitter(colour, rng, spread)
            stroke(canvas, mark, pigment, width * rng.uniform(0.4, 1.3), alpha)


def gouache(
    canvas: skia.Canvas,
    path: skia.Path,
    colour: ColourLike,
    light: Light,
    *,
    seed: int = 1,
    softness: float = 14.0,
    marks: int = 40,
    length: float = 30.0,
    width: float = 8.0,
    angle: float = 0.0,
    spread: float = 0.05,
    depth: float = 1.0,
    rim: float = 0.6,
) -> None:
    """Volume first, brush work over it. For baking."""
    shaded(canvas, path, colour, light, softness=softness, depth=depth, rim=rim)
    strokes(
        canvas, path, light.surface(colour), seed=seed, count=marks, length=length, width=width,
        angle=angle, spread=spread, alpha=0.16,
    )  # fmt: skip


def neon(
    canvas: skia.Canvas, path: skia.Path, colour: ColourLike, width: float, strength: float = 1.0
) -> None:
    """A lit tube: wide halo, tight halo, hot core. For baking."""
    plus = skia.BlendMode.kPlus
    for spread, alpha in ((9, 0.16), (3.6, 0.38), (1.6, 0.75)):
        halo = width * spread
        stroke(canvas, path, colour, halo * 0.6, alpha * strength, blur=halo * 0.45, blend=plus)
    stroke(canvas, path, mix(colour, "#ffffff", 0.72), width * 0.62, strength)

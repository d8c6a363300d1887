"""One painted subject in the frame: its picture, its shadow, its mirror image, the air around it.

Everything here works in pixels of the frame.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import skia

from kinora.engines.animatic.paint.colour import Colour, colour_int, mix
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import soft_spot
from kinora.engines.animatic.paint.native import LINEAR, MIPMAPPED, NEAREST
from kinora.engines.animatic.paint.subject import rim_image

Bounds = tuple[float, float, float, float]  # left, top, right, bottom around the ground point
BLACK: Colour = (0.0, 0.0, 0.0)
MIRROR_BANDS = 24
FIT = 1e-3  # pixels


@dataclass(frozen=True, slots=True)
class Figure:
    """A subject's picture and where its top left corner lies in the frame."""

    image: skia.Image
    left: int
    top: int
    small: skia.Image | None = None  # a fifth of the size, where a shadow is laid more than once

    def rect(self) -> skia.Rect:
        """Where the picture lies in the frame."""
        return skia.Rect.MakeXYWH(self.left, self.top, self.image.width(), self.image.height())


def figure(
    draw: Callable[[skia.Canvas], None], bounds: Bounds, *, scale: float, x: float, y: float
) -> Figure:
    """Paint a subject whose ground point is (x, y) in pixels; `scale` is pixels per figure unit.

    Fractions of a pixel go into the drawing, so feet do not jitter.
    """
    left, top = math.floor(x + bounds[0] * scale), math.floor(y + bounds[1] * scale)
    surface = skia.Surface(
        max(math.ceil((bounds[2] - bounds[0]) * scale) + 2, 1),
        max(math.ceil((bounds[3] - bounds[1]) * scale) + 2, 1),
    )
    canvas = surface.getCanvas()
    canvas.translate(x - left, y - top)
    canvas.scale(scale, scale)
    draw(canvas)
    return Figure(surface.makeImageSnapshot(), left, top)


def small_copy(image: skia.Image, factor: int = 5) -> skia.Image:
    """A fraction of the size: whatever is drawn from it comes out soft, without any blur."""
    width, height = max(image.width() // factor, 1), max(image.height() // factor, 1)
    surface = skia.Surface(width, height)
    surface.getCanvas().drawImageRect(image, skia.Rect.MakeWH(width, height), MIPMAPPED)
    return surface.makeImageSnapshot()


def aired(
    shape: Figure,
    light: Light,
    *,
    air: Colour,
    haze: float,
    scale: float,
    spill: float,
    source: tuple[float, float] | None = None,
) -> Figure:
    """A figure to be shown more than once: the air before it (`haze`, 0 to 1) and around it
    (`spill`, see `wrap`) painted onto it, and the small copy that its shadow is laid with."""
    small = small_copy(shape.image)
    surface = skia.Surface(shape.image.width(), shape.image.height())
    canvas = surface.getCanvas()
    canvas.translate(-shape.left, -shape.top)
    show(canvas, shape, haze=air, amount=haze)
    wrap(canvas, shape, light, air=air, scale=scale, strength=spill, source=source)
    return Figure(surface.makeImageSnapshot(), shape.left, shape.top, small)


def wrap(
    canvas: skia.Canvas,
    shape: Figure,
    light: Light,
    *,
    air: Colour,
    scale: float,
    strength: float,
    source: tuple[float, float] | None = None,
) -> None:
    """The bright air behind a subject spills over its edge: a wide, soft second rim in the colour
    of the haze. It is what ties a figure to the picture."""
    if strength <= 0:
        return
    lamp = replace(
        light,
        rim=mix(air, light.rim, 0.35),
        rim_strength=strength,
        rim_source=source or light.rim_source,
    )
    spill = rim_image(small_copy(shape.image, 4), lamp, 4.5 * scale)
    canvas.drawImageRect(spill, shape.rect(), LINEAR)


def lay_shadow(
    canvas: skia.Canvas,
    shape: Figure,
    light: Light,
    *,
    shear: tuple[float, float],
    x: float,
    row: float,
    strength: float = 0.42,
) -> None:
    """The subject's own outline, sheared onto the ground and softened by enlarging a small copy.

    `shear` comes from `Ground.shear`; (x, row) is the ground point in pixels.
    """
    if strength <= 0:
        return
    across, down = shear
    dark = colour_int(mix(light.shade, BLACK, 0.25))
    tint = skia.ColorFilters.Blend(dark, skia.BlendMode.kSrcIn)
    canvas.save()
    canvas.translate(x, row)
    canvas.concat(skia.Matrix.MakeAll(1, -across, 0, 0, -down, 0, 0, 0, 1))
    target = shape.rect().makeOffset(-x, -row)
    paint = skia.Paint(Alphaf=strength, ColorFilter=tint)
    small = shape.small or small_copy(shape.image)
    canvas.drawImageRect(small, target, LINEAR, paint)
    canvas.restore()


def lay_mirror(
    canvas: skia.Canvas,
    shape: Figure,
    *,
    row: float,
    t: float,
    strength: float = 0.42,
    reach: float = 0.62,
    unit: float = 1.0,
) -> None:
    """A wet floor: the subject upside down from its row, in bands that slide and fade.

    `reach` is the share of its height that is seen, `unit` the pixels per design unit.
    """
    width, height = shape.image.width(), row + 6 * unit - shape.top
    step = height * reach / MIRROR_BANDS
    for i in range(MIRROR_BANDS):
        source = skia.Rect.MakeXYWH(0, height - (i + 1) * step, width, step)
        shift = (0.6 + i * 0.13) * unit * math.sin(i * 1.1 + t * 5.0)
        fade = skia.Paint(Alphaf=strength * (1 - i / MIRROR_BANDS) ** 0.8)
        canvas.save()
        canvas.translate(shape.left + shift, row + 6 * unit + i * step)
        canvas.scale(1, -1)
        target = skia.Rect.MakeXYWH(0, -step, width, step)
        fast = skia.Canvas.kFast_SrcRectConstraint
        canvas.drawImageRect(shape.image, source, target, LINEAR, fade, fast)
        canvas.restore()


def show(
    canvas: skia.Canvas, shape: Figure, *, haze: Colour | None = None, amount: float = 0.0
) -> None:
    """Put the subject into the picture, with as much air in front of it as its distance asks."""
    paint = skia.Paint()
    if haze is not None and round(amount * 255) > 0:  # Skia makes no filter of nothing
        atop = skia.BlendMode.kSrcATop
        paint.setColorFilter(skia.ColorFilters.Blend(colour_int(haze, amount), atop))
    sampling = NEAREST if _is_whole(canvas.getTotalMatrix()) else LINEAR
    canvas.drawImage(shape.image, shape.left, shape.top, sampling, paint)


def _is_whole(matrix: skia.Matrix) -> bool:
    """Does it move by whole pixels and nothing else? Then pictures are copied, not filtered."""
    x, y = matrix.getTranslateX(), matrix.getTranslateY()
    return bool(matrix.isTranslate()) and abs(x - round(x)) < FIT and abs(y - round(y)) < FIT


def contact(
    canvas: skia.Canvas, light: Light, x: float, row: float, width: float, *, strength: float = 0.55
) -> None:
    """The small dark touch under a foot or a paw: what makes weight."""
    soft_spot(canvas, x, row, width, width * 0.22, mix(light.shade, BLACK, 0.45), strength)

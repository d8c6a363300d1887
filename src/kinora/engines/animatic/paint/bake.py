"""Plates: paint once, make it look hand-made, trim it, and draw it cheaply for ever.

A plate is larger than the frame by its margin, so that the camera may move over it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.native import LINEAR, NEAREST, pixels_of
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.paint.texture import pigment, roughen

Draw = Callable[[skia.Canvas], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """One baked picture: where it lies (design units) and how far away (1 is the acting plane)."""

    name: str
    image: skia.Image
    left: float
    top: float
    scale: float  # pixels of the image per design unit
    distance: float
    additive: bool = False

    def draw(self, canvas: skia.Canvas, t: float = 0.0) -> None:
        """Onto a canvas in design units."""
        width, height = self.image.width() / self.scale, self.image.height() / self.scale
        target = skia.Rect.MakeXYWH(self.left, self.top, width, height)
        canvas.drawImageRect(self.image, target, LINEAR, self._paint())

    def _paint(self) -> skia.Paint:
        mode = skia.BlendMode.kPlus if self.additive else skia.BlendMode.kSrcOver
        return skia.Paint(BlendMode=mode)


def bake(
    picture: Picture,
    name: str,
    distance: float,
    draw: Draw,
    *,
    wobble: float = 2.2,
    texture: float = 0.16,
    seed: int = 3,
    soft: float = 0.0,
    additive: bool = False,
) -> Plate:
    """Paint one plate larger than the frame, in design units; wobble its edges, texture it, trim
    it. `soft` blurs it (sigma, design units)."""
    m, u = picture.margin, picture.unit
    surface = skia.Surface(math.ceil((picture.W + 2 * m) * u), math.ceil((picture.H + 2 * m) * u))
    canvas = surface.getCanvas()
    canvas.scale(u, u)
    canvas.translate(m, m)
    draw(canvas)
    if texture:
        pigment(canvas, picture.area(), texture, seed)
    image = roughen(surface.makeImageSnapshot(), wobble * u, seed)
    if soft:
        image = blurred(image, soft * u)
    image, left, top = trim(image)
    return Plate(
        name=name, image=image, left=left / u - m, top=top / u - m, scale=u, distance=distance,
        additive=additive,
    )  # fmt: skip


def sprite(
    width: float,
    height: float,
    scale: float,
    draw: Draw,
    *,
    wobble: float = 1.0,
    texture: float = 0.14,
) -> skia.Image:
    """Bake a small drawing; design units with the origin at the top left of the box."""
    surface = skia.Surface(max(math.ceil(width * scale), 1), max(math.ceil(height * scale), 1))
    canvas = surface.getCanvas()
    canvas.scale(scale, scale)
    draw(canvas)
    pigment(canvas, skia.Rect.MakeWH(width, height), texture)
    return roughen(surface.makeImageSnapshot(), wobble * scale, cell=16)


def blurred(image: skia.Image, sigma: float) -> skia.Image:
    """A softened copy; sigma in pixels of the image."""
    surface = skia.Surface(image.width(), image.height())
    soft = skia.ImageFilters.Blur(sigma, sigma, skia.TileMode.kClamp)
    surface.getCanvas().drawImage(image, 0, 0, NEAREST, skia.Paint(ImageFilter=soft))
    return surface.makeImageSnapshot()


def scaled(image: skia.Image, width: int, height: int) -> skia.Image:
    """Resampled once, with a good filter."""
    surface = skia.Surface(width, height)
    filtered = skia.SamplingOptions(skia.CubicResampler.Mitchell())
    surface.getCanvas().drawImageRect(image, skia.Rect.MakeWH(width, height), filtered)
    return surface.makeImageSnapshot()


def trim(image: skia.Image) -> tuple[skia.Image, int, int]:
    """Cut away empty rows and columns (the live cost of a plate is its area): image, left, top."""
    alpha = pixels_of(image)[..., 3]
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not len(rows):
        return image, 0, 0
    left, top = int(columns[0]), int(rows[0])
    surface = skia.Surface(int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top)
    surface.getCanvas().drawImage(image, -left, -top)
    return surface.makeImageSnapshot(), left, top

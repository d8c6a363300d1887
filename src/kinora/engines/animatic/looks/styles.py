"""The looks: palettes, black and white, old film, watercolour, pixel art, anime, neon glow.

No full-size blur and no per-pixel Python: every look is a few draws of the whole picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.looks import grade, sheets
from kinora.engines.animatic.looks.pixels import (
    NUM_CODES,
    Painting,
    Tones,
    Words,
    Worked,
    edges,
    enriched,
    looked_up,
    softened,
    table,
    value_steps,
)
from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.paint.native import LINEAR, MIPMAPPED, NEAREST
from kinora.engines.animatic.paint.picture import Picture

Apply = Callable[[skia.Canvas, skia.Image, int], None]
NUM_GRAINS = 4  # film grain goes round in so many sheets


@dataclass(slots=True)
class Painted:
    """A look that paints the frame elsewhere and lays it onto the final surface in its own way."""

    apply_to: Apply
    own: skia.Surface | None = None
    step: int = 1

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        """A surface of the look's own, as large as the final one."""
        if self.own is None:
            self.own = skia.Surface(final.width(), final.height())
        return self.own

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        """The finished frame."""
        self.apply_to(final.getCanvas(), painted.makeImageSnapshot(), index)


def _filtered(filter_: skia.ColorFilter, alpha: float = 1.0) -> skia.Paint:
    return skia.Paint(ColorFilter=filter_, Alphaf=alpha)


def _screened() -> skia.Paint:
    return skia.Paint(BlendMode=skia.BlendMode.kScreen)


def _full(image: skia.Image) -> skia.Rect:
    return skia.Rect.MakeWH(image.width(), image.height())


def palette(
    picture: Picture, colours: Sequence[ColourLike], backlight: ColourLike | None
) -> Painted:
    """Everything drifts to the named colours: cool hues to the cool ones, warm hues to the warm
    ones, each as bright as it was; a hint of the old hues is left."""
    cool, warm = grade.cool_and_warm(colours)
    halo = sheets.halo_sheet(picture, backlight) if backlight else None

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        canvas.drawImage(image, 0, 0)
        if colours:
            canvas.drawImage(image, 0, 0, NEAREST, _filtered(cool, 0.90))
        if warm is not None:
            canvas.drawImage(image, 0, 0, NEAREST, _filtered(warm, 0.90))
        if halo is not None:
            canvas.drawImage(halo, 0, 0, NEAREST, _screened())

    return Painted(apply)


def black_and_white(picture: Picture, *, hard: bool) -> Painted:
    """Grey, or noir when `hard`: deep blacks and a heavy vignette."""
    grains = [
        sheets.film_sheet(picture, seed, grain=0.04, dark=0.85 if hard else 0.5)
        for seed in range(NUM_GRAINS)
    ]

    def levels(v: grade.Curve) -> grade.Curve:
        opened = np.clip(v * 1.12 - 0.04, 0, 1)
        return grade.contrast(grade.contrast(opened, 1), 0.6) if hard else grade.contrast(v, 0.5)

    tone = skia.ColorFilters.Compose(grade.curve(levels), grade.grey((0.44, 0.48, 0.08)))

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        canvas.drawImage(image, 0, 0, NEAREST, _filtered(tone))
        canvas.drawImage(grains[index // 2 % NUM_GRAINS], 0, 0)

    return Painted(apply)


def old_film(picture: Picture) -> Painted:
    """Faded ramp, gate flicker, scratches, dust and a soft round mask."""
    grains = [
        sheets.film_sheet(picture, seed, grain=0.06, dark=0.9, tint="#1c0d05")
        for seed in range(NUM_GRAINS)
    ]
    faded = ["#1d0f08", "#5c3a22", "#b08a5a", "#ecd6a8", "#fff4d8"]
    tone, u = grade.ramp(faded, (0, 0.25, 0.5, 0.75, 1)), picture.unit

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        rng = np.random.default_rng(index // 2)
        canvas.drawImage(image, 0, round(rng.normal(0, 1.2) * u), NEAREST, _filtered(tone))
        flicker = skia.Color4f(1, 0.9, 0.7, 0.03 + 0.05 * float(rng.random()))
        canvas.drawColor(flicker.toColor())
        scratch = skia.Paint(
            Color4f=skia.Color4f(1, 0.95, 0.8, 0.22), StrokeWidth=1.2 * u, AntiAlias=True
        )
        for x in rng.uniform(0, picture.width, 2).tolist():
            canvas.drawLine(x, 0, x + 3, picture.height, scratch)
        dust = skia.Paint(Color4f=skia.Color4f(0.1, 0.05, 0.02, 0.6), AntiAlias=True)
        for a, b, r in rng.random((7, 3)).tolist():
            canvas.drawCircle(a * picture.width, b * picture.height, (0.8 + 2.2 * r) * u, dust)
        canvas.drawImage(grains[index // 2 % NUM_GRAINS], 0, 0)

    return Painted(apply)


def _shrunk(image: skia.Image, factor: float, paint: skia.Paint | None = None) -> skia.Image:
    width, height = round(image.width() / factor), round(image.height() / factor)
    surface = skia.Surface(max(1, width), max(1, height))
    target = skia.Rect.MakeWH(surface.width(), surface.height())
    surface.getCanvas().drawImageRect(image, target, LINEAR, paint)
    return surface.makeImageSnapshot()


def _softened(image: skia.Image, sigma: float, filter_: skia.ColorFilter | None) -> skia.Surface:
    surface = skia.Surface(image.width(), image.height())
    paint = skia.Paint(ImageFilter=skia.ImageFilters.Blur(sigma, sigma, skia.TileMode.kClamp))
    if filter_ is not None:
        paint.setColorFilter(filter_)
    surface.getCanvas().drawImage(image, 0, 0, NEAREST, paint)
    return surface


def _bloom(canvas: skia.Canvas, image: skia.Image, threshold: float, strength: float) -> None:
    """Bright parts bleed: threshold and blur at a sixth of the size."""
    bright = grade.curve(lambda v: np.clip((v - threshold) / (1 - threshold), 0, 1))
    soft = _softened(_shrunk(image, 6, _filtered(bright)), 4, None).makeImageSnapshot()
    # Enlarged plainly first: enlarging under another blend mode costs six times as much.
    large = skia.Surface(image.width(), image.height())
    large.getCanvas().drawImageRect(soft, _full(image), LINEAR)
    plus = skia.Paint(BlendMode=skia.BlendMode.kPlus, Alphaf=strength)
    canvas.drawImage(large.makeImageSnapshot(), 0, 0, NEAREST, plus)


def watercolour(picture: Picture) -> Worked:
    """Pigment thinned towards paper, dark wet edges, granulation, a ragged border."""
    colours = table(_thin, lambda tones: _thin(tones) * 0.80, lambda tones: _thin(tones) * 0.62)
    reach = max(round(1.4 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        grey = softened(painting.grey(), 1)
        wet = edges(grey, reach)
        keys = painting.codes(softened(painting.pixels, 1, 2)).astype(np.int32)
        keys += ((wet > 30).astype(np.int32) + (wet > 60)) * NUM_CODES
        return looked_up(colours, keys)

    return Worked(work, (sheets.paper_sheet(picture), sheets.deckle_sheet(picture)))


def _thin(tones: Tones) -> Tones:
    """Paint with much water."""
    return np.asarray(np.clip(enriched(tones, 1.12) * 0.86 + 0.13, 0, 1), np.float32)


def pixel_art(picture: Picture) -> Painted:
    """Small grid, ordered dither, few steps a channel."""
    factor = max(1, round(min(picture.width, picture.height) / 144))
    width, height = -(-picture.width // factor), -(-picture.height // factor)
    dither = sheets.dither_sheet(width, height)
    steps = grade.curve(lambda v: np.round(grade.contrast(v, 0.3) * 7) / 7)
    rich = grade.saturation(1.35, 1.05, -0.01)

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        surface = skia.Surface(width, height)
        small = surface.getCanvas()
        target = skia.Rect.MakeWH(width, height)
        small.drawImageRect(image, target, MIPMAPPED, _filtered(rich))
        small.drawImage(dither, 0, 0)
        stepped = _shrunk(surface.makeImageSnapshot(), 1, _filtered(steps))
        large = skia.Rect.MakeWH(width * factor, height * factor)
        canvas.drawImageRect(stepped, large, NEAREST)

    return Painted(apply)


def anime(picture: Picture) -> Worked:
    """Flat steps of value with soft joints, clean colour, thin ink in the colour's own shade."""

    def cel(tones: Tones) -> Tones:
        return value_steps(np.clip(tones * 1.07 + 0.02, 0, 1), 6, rich=1.34, soft=0.24)

    colours = table(cel, lambda tones: cel(tones) * (0.40, 0.36, 0.44))
    thick = max(round(0.8 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        keys = painting.codes(softened(painting.pixels, 1)).astype(np.int32)
        line = edges(softened(painting.grey(), 1), thick) > 36
        return looked_up(colours, keys + line.astype(np.int32) * NUM_CODES)

    return Worked(work)


def neon_glow(picture: Picture) -> Painted:
    """Shadows to blue-violet, lights to magenta and cyan, bloom, scan lines."""
    v = np.linspace(0, 1, 256)
    s = grade.contrast(v, 0.9)
    violet = np.clip(s * 0.98 + 0.18 * (1 - v) ** 2 + 0.04, 0, 1)
    tone = skia.ColorFilters.Compose(
        grade.tables(s * 0.94 + 0.05 * (1 - v), s * 0.70 + 0.12 * v * v, violet),
        grade.saturation(1.45),
    )
    scan, sides = sheets.scan_sheet(picture), sheets.sides_sheet(picture)

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        canvas.drawImage(image, 0, 0, NEAREST, _filtered(tone))
        canvas.drawImage(sides, 0, 0, NEAREST, _screened())
        _bloom(canvas, image, 0.70, 0.40)
        canvas.drawImage(scan, 0, 0)

    return Painted(apply)

"""The looks: palettes, black and white, old film, watercolour, pixel art, anime, neon glow.

No full-size blur and no per-pixel Python: every look is a few draws of the whole picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.looks import grade, sheets
from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.paint.native import LINEAR, MIPMAPPED, NEAREST
from kinora.engines.animatic.paint.picture import Picture

Apply = Callable[[skia.Canvas, skia.Image, int], None]
SCREEN, MULTIPLY = "screen", "multiply"
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


def _mode(name: str, alpha: float = 1.0) -> skia.Paint:
    modes = {SCREEN: skia.BlendMode.kScreen, MULTIPLY: skia.BlendMode.kMultiply}
    return skia.Paint(BlendMode=modes[name], Alphaf=alpha)


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
            canvas.drawImage(halo, 0, 0, NEAREST, _mode(SCREEN))

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


def _ink(image: skia.Image, strength: float, sigma: float) -> skia.Image:
    """Dark lines where a small picture changes: its difference from its own blur."""
    flat = _shrunk(image, 1, _filtered(grade.grey()))
    surface = skia.Surface(flat.width(), flat.height())
    canvas = surface.getCanvas()
    canvas.drawImage(flat, 0, 0)
    blurred = _softened(flat, sigma, None).makeImageSnapshot()
    canvas.drawImage(blurred, 0, 0, NEAREST, skia.Paint(BlendMode=skia.BlendMode.kDifference))
    lines = grade.curve(lambda v: 1 - np.clip((v - 0.035) * strength, 0, 0.8))
    return _shrunk(surface.makeImageSnapshot(), 1, _filtered(lines))


def _bloom(canvas: skia.Canvas, image: skia.Image, threshold: float, strength: float) -> None:
    """Bright parts bleed: threshold and blur at a sixth of the size."""
    bright = grade.curve(lambda v: np.clip((v - threshold) / (1 - threshold), 0, 1))
    soft = _softened(_shrunk(image, 6, _filtered(bright)), 4, None).makeImageSnapshot()
    # Enlarged plainly first: enlarging under another blend mode costs six times as much.
    large = skia.Surface(image.width(), image.height())
    large.getCanvas().drawImageRect(soft, _full(image), LINEAR)
    plus = skia.Paint(BlendMode=skia.BlendMode.kPlus, Alphaf=strength)
    canvas.drawImage(large.makeImageSnapshot(), 0, 0, NEAREST, plus)


def watercolour(picture: Picture) -> Painted:
    """Pigment thinned towards paper, dark wet edges, granulation, a ragged border."""
    paper, border = sheets.paper_sheet(picture), sheets.deckle_sheet(picture)
    thin = grade.saturation(1.12, 0.86, 0.13)

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        small = _shrunk(image, 2)
        soft = _softened(small, 1.0, thin)
        inside = soft.getCanvas()
        inside.drawImage(small, 0, 0, NEAREST, _filtered(thin, 0.4))
        inside.drawImage(_ink(small, 5.5, 1.6), 0, 0, NEAREST, _mode(MULTIPLY, 0.6))
        canvas.drawImageRect(soft.makeImageSnapshot(), _full(image), LINEAR)
        canvas.drawImage(paper, 0, 0)
        canvas.drawImage(border, 0, 0)

    return Painted(apply)


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


def anime(picture: Picture) -> Painted:
    """Flat steps of value, cleaner colour, thin ink, glowing highlights."""

    def steps(v: grade.Curve) -> grade.Curve:
        lifted = np.clip(v * 1.06, 0, 1) * 6
        base = np.floor(lifted)
        return np.asarray((base + np.clip((lifted - base - 0.38) / 0.24, 0, 1)) / 6)

    cel = skia.ColorFilters.Compose(grade.curve(steps), grade.saturation(1.32, 1.04))

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        small = _shrunk(image, 1.5)
        flat = skia.Surface(small.width(), small.height())
        inside = flat.getCanvas()
        inside.drawImage(small, 0, 0, NEAREST, _filtered(cel))
        inside.drawImage(_ink(small, 11, 1.1), 0, 0, NEAREST, _mode(MULTIPLY, 0.9))
        canvas.drawImageRect(flat.makeImageSnapshot(), _full(image), LINEAR)
        _bloom(canvas, image, 0.72, 0.45)

    return Painted(apply)


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
        canvas.drawImage(sides, 0, 0, NEAREST, _mode(SCREEN))
        _bloom(canvas, image, 0.70, 0.40)
        canvas.drawImage(scan, 0, 0)

    return Painted(apply)

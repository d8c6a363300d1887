"""What a colourist does to any picture: warmer, cooler, brighter, more contrast, paler, dark corners."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from kinora.engines.animatic.looks import grade
from kinora.engines.animatic.looks.lens import Finish
from kinora.engines.animatic.paint.native import NEAREST, image_from
from kinora.engines.animatic.paint.picture import Picture

Tone = Callable[[grade.Curve], grade.Curve]
CORNERS = 0.72  # how dark a vignette is at its darkest


def warm(picture: Picture) -> Finish:
    """Lights towards amber, shadows a little towards brown."""
    v = np.linspace(0, 1, 256)
    return _filtered(grade.tables(_lifted(v, 0.075), v * 1.005, _lifted(v, -0.085)))


def cool(picture: Picture) -> Finish:
    """Lights towards ice, shadows towards blue, colours a little paler."""
    v = np.linspace(0, 1, 256)
    tone = grade.tables(_lifted(v, -0.075), v, _lifted(v, 0.070) + 0.02 * (1 - v))
    return _filtered(skia.ColorFilters.Compose(tone, grade.saturation(0.90)))


def brighter(picture: Picture) -> Finish:
    """A stop of exposure, held back before it burns out."""
    return _filtered(grade.curve(lambda v: v**0.72))


def contrast(picture: Picture) -> Finish:
    """Deeper shadows, brighter lights."""
    return _filtered(grade.curve(lambda v: grade.contrast(v, 0.85)))


def muted(picture: Picture) -> Finish:
    """Paler colours in softer light."""
    soft = grade.curve(lambda v: 0.045 + 0.91 * v)
    return _filtered(skia.ColorFilters.Compose(soft, grade.saturation(0.45)))


def vignette(picture: Picture) -> Finish:
    """Corners that darken softly."""
    y = np.linspace(-1, 1, picture.height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, picture.width, dtype=np.float32)[None]
    far = np.sqrt(x * x * 0.9 + y * y * 0.85)
    pixels = np.zeros((picture.height, picture.width, 4), np.uint8)
    pixels[..., 3] = np.clip((far - 0.45) / 0.86, 0, 1) ** 1.6 * CORNERS * 255
    sheet = image_from(pixels)

    def finish(final: skia.Surface, index: int) -> None:
        final.getCanvas().drawImage(sheet, 0, 0, NEAREST)

    return finish


def _lifted(v: grade.Curve, amount: float) -> grade.Curve:
    """Middle tones up or down, black and white where they are."""
    return v + amount * 4 * v * (1 - v) * 0.75 + amount * 0.25 * v


def _filtered(filter_: skia.ColorFilter) -> Finish:
    paint = skia.Paint(ColorFilter=filter_)

    def finish(final: skia.Surface, index: int) -> None:
        final.getCanvas().drawImage(final.makeImageSnapshot(), 0, 0, NEAREST, paint)

    return finish

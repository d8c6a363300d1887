"""Another hour over a given clip, as a cameraman would fake it: a few draws of the whole picture.

Shadows and lights take colours of their own, the sky that of the hour, lamps go on shining. Knows
nothing of where the pixels come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.native import NEAREST, image_from
from kinora.engines.animatic.paint.picture import Picture

LUMA = (0.2126, 0.7152, 0.0722)
BANDS = 60  # of the sky
SKY_ENDS = 0.72  # share of the height below which nothing is sky


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How an hour looks on film. Colours are factors and may pass 1."""

    shadow: Colour
    light: Colour
    zenith: Colour
    horizon: Colour
    saturation: float = 1.0
    toe: float = 1.0  # how steeply shadows rise: below 1 darker, above it brighter
    cover: float = 0.0  # how far the sky takes the hour's colours
    glow: Colour = (0.0, 0.0, 0.0)  # light that is added around the sun
    sun: tuple[float, float] = (0.8, 0.2)  # shares of the frame
    lamp: float = 0.0  # how far lamps keep their own light
    dark: float = 0.0  # of the corners


def grade_of(hour: str) -> Grade | None:
    """The grade of an hour; None for one that asks for none."""
    grades = {
        "dawn": Grade(
            shadow=(0.74, 0.76, 1.02), light=(1.02, 0.88, 0.86), zenith=(0.44, 0.50, 0.74),
            horizon=(0.98, 0.78, 0.72), saturation=0.80, toe=0.93, cover=0.55,
            glow=(0.10, 0.05, 0.02), sun=(0.26, 0.42),
        ),
        "morning": Grade(
            shadow=(0.94, 0.97, 1.06), light=(1.07, 1.03, 0.90), zenith=(0.50, 0.70, 0.92),
            horizon=(0.97, 0.95, 0.86), saturation=1.02, cover=0.18, glow=(0.09, 0.07, 0.03),
            sun=(0.2, 0.15),
        ),
        "noon": Grade(
            shadow=(0.98, 1.0, 1.04), light=(1.10, 1.09, 1.05), zenith=(0.36, 0.62, 0.92),
            horizon=(0.84, 0.93, 0.98), saturation=1.08, toe=1.08, cover=0.12,
        ),
        "golden hour": Grade(
            shadow=(0.82, 0.74, 0.84), light=(1.16, 0.93, 0.62), zenith=(0.58, 0.62, 0.74),
            horizon=(1.0, 0.80, 0.50), saturation=0.96, toe=0.88, cover=0.46,
            glow=(0.34, 0.19, 0.04), sun=(0.78, 0.28), dark=0.22,
        ),
        "sunset": Grade(
            shadow=(0.60, 0.50, 0.74), light=(1.08, 0.70, 0.50), zenith=(0.42, 0.36, 0.58),
            horizon=(1.0, 0.56, 0.32), saturation=0.84, toe=0.74, cover=0.74,
            glow=(0.34, 0.13, 0.03), sun=(0.7, 0.42), dark=0.3,
        ),
        "dusk": Grade(
            shadow=(0.46, 0.46, 0.70), light=(0.84, 0.64, 0.68), zenith=(0.20, 0.20, 0.42),
            horizon=(0.72, 0.42, 0.46), saturation=0.70, toe=0.74, cover=0.86,
            glow=(0.16, 0.05, 0.03), sun=(0.68, 0.52), lamp=0.6, dark=0.35,
        ),
        "night": Grade(
            shadow=(0.35, 0.43, 0.67), light=(0.40, 0.53, 0.84), zenith=(0.026, 0.048, 0.125),
            horizon=(0.115, 0.180, 0.330), saturation=0.46, toe=0.74, cover=0.97,
            glow=(0.020, 0.030, 0.055), sun=(0.72, 0.12), lamp=1.0, dark=0.45,
        ),
    }  # fmt: skip
    return grades.get(hour)


class Graded:
    """Draws pictures of the frame's size as another hour would show them."""

    def __init__(
        self, picture: Picture, grade: Grade, *, openness: float, lamps: float = 1.0
    ) -> None:
        """`openness`: 0 to 1, how surely what is bright above is the sky; `lamps`: how surely what
        is warm and bright is one."""
        self.picture = picture
        self.base = skia.Paint(ColorFilter=_split(grade))
        self.sky = tuple(_sky(picture, grade, openness)) if grade.cover * openness else ()
        shining = grade.lamp * lamps
        self.lamp = skia.Paint(ColorFilter=_shining(shining)) if shining else None
        self.sheet = _sheet(picture, grade)

    def draw(
        self, canvas: skia.Canvas, image: skia.Image, sampling: skia.SamplingOptions = NEAREST
    ) -> None:
        """Onto a canvas in pixels of the frame."""
        canvas.drawImage(image, 0, 0, sampling, self.base)
        for band, paint in self.sky:
            canvas.save()
            canvas.clipRect(band)
            canvas.drawImage(image, 0, 0, sampling, paint)
            canvas.restore()
        if self.lamp is not None:
            canvas.drawImage(image, 0, 0, sampling, self.lamp)
        canvas.drawImage(self.sheet, 0, 0, sampling)


def _split(grade: Grade) -> skia.ColorFilter:
    """Paler or richer, then each channel from the colour of shadows to that of lights."""
    v = np.linspace(0, 1, 256)
    even, tone = v * (grade.toe + (1 - grade.toe) * v), np.clip(1.25 * v, 0, 1)
    share = tone * (2 - tone)
    red, green, blue = (
        np.clip(even * (dark + (light - dark) * share), 0, 1)
        for dark, light in zip(grade.shadow, grade.light, strict=True)
    )
    identity = np.arange(256, dtype=np.uint8)
    curves = [(curve * 255 + 0.5).astype(np.uint8) for curve in (red, green, blue)]
    plain = []
    for channel in range(3):
        plain += [
            weight * (1 - grade.saturation) + (grade.saturation if channel == other else 0.0)
            for other, weight in enumerate(LUMA)
        ] + [0.0, 0.0]
    saturation = skia.ColorFilters.Matrix([*plain, 0, 0, 0, 1, 0])
    return skia.ColorFilters.Compose(skia.TableColorFilter.MakeARGB(identity, *curves), saturation)


def _sky(picture: Picture, grade: Grade, openness: float) -> Iterator[tuple[skia.Rect, skia.Paint]]:
    """Bands of the hour's sky from above to where it ends, each over what is bright or blue in it:
    a gradient, at a tenth of what one costs that is laid through a mask."""
    for number in range(BANDS):
        low, high = number / BANDS, (number + 1) / BANDS
        top, foot = (round(share * SKY_ENDS * picture.height) for share in (low, high))
        down = (low + high) / 2
        colour = mix(grade.zenith, grade.horizon, min(down / 0.6, 1.0))
        most = grade.cover * openness * min((1 - down) / 0.4, 1.0)
        band = skia.Rect.MakeLTRB(0, top, picture.width, foot)
        yield band, skia.Paint(ColorFilter=_pale(colour, most))


def _pale(colour: Colour, most: float) -> skia.ColorFilter:
    """A colour, a little as bright as the picture, where that may be sky."""
    rows = [
        part * share
        for part in colour
        for share in (*(0.38 * weight for weight in LUMA), 0.0, 0.62)
    ]
    r, g, b = LUMA
    cover = [2.5 * r - 1.5, 2.5 * g - 1.5, 2.5 * b + 3.0, 0.0, -1.0]
    return skia.ColorFilters.Matrix([*rows, *(most * share for share in cover)])


def _shining(strength: float) -> skia.ColorFilter:
    """What is warm and bright, in a warm light, and nothing else."""
    warm = [strength * share for share in (2.0, 3.4, -5.2, 0.0, -1.55)]
    rows = [1, 0, 0, 0, 0, 0, 0.90, 0, 0, 0, 0, 0, 0.70, 0, 0]
    return skia.ColorFilters.Matrix([*rows, *warm])


def _sheet(picture: Picture, grade: Grade) -> skia.Image:
    """Light around the sun and dark corners, laid over the whole picture."""
    y = np.linspace(0, 1, picture.height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, picture.width, dtype=np.float32)[None]
    wide = picture.width / picture.height
    away = ((x - grade.sun[0]) * wide) ** 2 + (y - grade.sun[1]) ** 2
    near = np.clip(1 - 0.62 * away, 0, 1) ** 2 * 0.5
    corner = np.clip(2.3 * ((x - 0.5) ** 2 + (y - 0.5) ** 2) - 0.22, 0, 1)
    pixels = np.empty((picture.height, picture.width, 4), np.float32)
    for channel, value in enumerate(grade.glow):
        pixels[..., channel] = near * value
    pixels[..., 3] = np.maximum(corner * grade.dark, pixels[..., :3].max(-1) * 0.5)
    noise = np.random.default_rng(5).random((picture.height, picture.width, 1), np.float32)
    return image_from(np.clip(pixels * 255 + noise, 0, 255).astype(np.uint8))

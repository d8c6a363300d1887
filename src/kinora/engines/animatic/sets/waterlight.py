"""What moves under water: shafts of light, caustics on the sand, a school of fish, bubbles."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import (
    fill,
    linear,
    plain,
)
from kinora.engines.animatic.paint.native import LINEAR, image_from_float
from kinora.engines.animatic.paint.noise import noise_field
from kinora.engines.animatic.paint.paths import polygon, smooth_closed
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.live import Breath, lay
from kinora.engines.animatic.sets.palette import Array, tone
from kinora.engines.animatic.sets.washes import shaded_by


def caustic_web(height: int, width: int, seed: int) -> Array:
    """0 to 1: bright where warped ridges of noise cross, like light through waves."""
    a = noise_field(height, width, 16, seed, octaves=2)
    b = noise_field(height, width, 13, seed + 4, octaves=2)
    web = (1 - np.clip(np.abs(a) * 2.6, 0, 1)) ** 3 + (1 - np.clip(np.abs(b) * 2.6, 0, 1)) ** 3
    return np.asarray(np.clip(web * 0.75, 0, 1), np.float32)


def shafts(diorama: Diorama) -> list[Breath]:
    """Four soft shafts, each one additive sprite; their strength drifts, they do not turn."""
    picture = diorama.picture
    tall = picture.H * 0.92

    def shaft(lean: float) -> skia.Image:
        def draw(canvas: skia.Canvas) -> None:
            for half, alpha in ((62, 0.22), (28, 0.20)):
                shape = polygon([
                    (110 - half * 0.4, -20), (110 + half * 0.4, -20), (140 + lean + half, tall),
                    (140 + lean - half, tall),
                ])  # fmt: skip
                fade = (alpha, alpha * 0.5, 0)
                tints = ["#e6fff4", "#c6fff0", "#b6fff0"]
                paint = shaded_by(linear((0, 0), (0, tall), tints, fade))
                paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 13))
                canvas.drawPath(shape, paint)

        return sprite(270, tall, picture.unit, draw, wobble=0, texture=0)

    parts = ((-40, 0.13, 0.0), (-10, 0.36, 1.9), (20, 0.60, 3.7), (40, 0.80, 5.0))
    return [
        Breath(shaft(lean), picture.W * x - 135, -30.0, depth=0.75, rate=0.9, phase=phase)
        for lean, x, phase in parts
    ]


class Caustics:
    """Two webs of light sliding over the sand against each other."""

    def __init__(self, diorama: Diorama) -> None:
        self.picture = diorama.picture
        unit = self.picture.unit
        height = max(int(self.picture.H * 0.20 * unit), 2)
        width = max(int((self.picture.area().width()) * unit), 2)
        self.webs = [self._web(height, width, seed) for seed in (31, 47)]

    @staticmethod
    def _web(height: int, width: int, seed: int) -> skia.Image:
        low = caustic_web(110, 512, seed)
        fade = np.sin(np.linspace(0.1, 3.0, height, dtype=np.float32))[:, None]
        web = (
            low[np.arange(height) * 110 // height][:, np.arange(width) * 512 // width] * fade * 0.5
        )
        colour = np.ones((height, width, 3), np.float32) * tone((0.8, 1, 0.9))
        return image_from_float(np.asarray(colour, np.float32), np.asarray(web, np.float32))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for k, image in enumerate(self.webs):
            shift = 30 * math.sin(t * 0.35 + 2 * k) - self.picture.margin
            strength = 0.5 + 0.3 * math.sin(t * 1.3 + k * 2)
            lay(canvas, image, shift, self.picture.H * 0.815, alpha=strength,
                blend=skia.BlendMode.kPlus)  # fmt: skip


class School:
    """Small far fish moving as one cloud."""

    def __init__(self, diorama: Diorama) -> None:
        self.picture = diorama.picture
        self.fish = diorama.rng("school").random((24, 3)).tolist()
        self.image = sprite(52, 34, 1.2 * self.picture.unit, _small_fish, wobble=0, texture=0)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        picture = self.picture
        lead = (t * 46 + 260) % (picture.W + 500) - 300
        row = picture.H * (0.34 + 0.04 * math.sin(t * 0.6))
        paint = skia.Paint(Alphaf=0.88)
        for dx, dy, phase in self.fish:
            x = lead + dx * 330 + 8 * math.sin(t * 2 + phase * 9)
            y = row + (dy - 0.5) * 150 + 7 * math.sin(t * 3 + phase * 20)
            size = 0.5 + 0.4 * phase
            tall = (34 + 3 * math.sin(t * 12 + phase * 30)) * size
            target = skia.Rect.MakeXYWH(x, y, 52 * size, tall)
            canvas.drawImageRect(self.image, target, LINEAR, paint)


def _small_fish(canvas: skia.Canvas) -> None:
    body = smooth_closed([(8, 16), (26, 6), (46, 14), (50, 16), (46, 19), (26, 27)])
    canvas.drawPath(body, shaded_by(linear((0, 6), (0, 27), ["#fff0a8", "#ffb03a", "#d8603a"])))
    fill(canvas, polygon([(13, 16), (0, 7), (3, 16), (0, 26)]), "#ff9a3a")
    canvas.drawCircle(43, 14, 1.9, plain("#10243a"))


class Bubbles:
    """Bubbles rising from the bed."""

    def __init__(self, diorama: Diorama) -> None:
        self.picture = diorama.picture
        self.bubbles = diorama.rng("bubbles").random((22, 3)).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        ring = plain("#eafffa", 0.6)
        ring.setStyle(skia.Paint.kStroke_Style)
        ring.setStrokeWidth(1.2)
        gleam = plain("#ffffff", 0.8)
        for u, v, size in self.bubbles:
            y = self.picture.H * (1 - (v + t * (0.06 + 0.08 * size)) % 1)
            x, r = self.picture.W * (0.08 + 0.84 * u) + 10 * math.sin(t * 2 + v * 30), 2 + 5 * size
            canvas.drawCircle(x, y, r, ring)
            canvas.drawCircle(x - r * 0.3, y - r * 0.3, r * 0.25, gleam)

"""Rays of light from above: soft shafts that breathe and shift, with motes in them."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Vent
from kinora.engines.animatic.paint.bake import blurred, scaled
from kinora.engines.animatic.paint.colour import Colour, colour_int, mix
from kinora.engines.animatic.paint.dabs import stamp
from kinora.engines.animatic.paint.marks import linear
from kinora.engines.animatic.paint.paths import polygon
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.washes import shaded_by

PLUS = skia.BlendMode.kPlus
SHAFTS = 9
COARSE = 0.25  # the shafts are soft: baked at a quarter of the size


def sun_rays(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    rays = Rays(setting, seed)
    return (Live(0.96, rays.draw),)


class Rays:
    """Two sets of shafts that take turns in being bright."""

    def __init__(self, setting: Setting, seed: int) -> None:
        self.picture = picture = setting.picture
        rng, day = np.random.default_rng(seed), setting.day
        aside = max(-0.9, min(0.9, (day.sun_x - 0.5) * 2))
        self.source = (picture.W * (0.5 + 0.62 * aside), -0.42 * picture.H)
        self.tint: Colour = mix(mix(day.sun, "#fff2c4", 0.45), "#ffffff", 0.15)
        self.power = 0.55 if day.moon else 1.0
        self.images = [self._bake(rng, start) for start in (0, 1)]
        self.motes = rng.random((46, 5))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        area, shift = self.picture.area(), 14 * math.sin(t * 0.35)
        for turn, image in enumerate(self.images):
            strength = self.power * (0.80 + 0.20 * math.sin(t * 0.9 + turn * math.pi))
            left = area.left() + shift * (1 - 2 * turn)
            lay(
                canvas, image, left, area.top(), alpha=strength, blend=PLUS, scale=self.picture.unit
            )
        self._motes(canvas, t)

    def _motes(self, canvas: skia.Canvas, t: float) -> None:
        u, v, rate, phase, size = self.motes.T
        xs = self.picture.W * u + 22 * np.sin(t * (0.3 + 0.4 * rate) + phase * 9)
        tall = self.picture.H * 0.9
        ys = (v * tall + t * (4 + 8 * rate)) % tall
        gleam = np.clip(np.sin(t * (0.8 + rate) + phase * 20), 0, 1) * 0.75 * self.power
        tints = [colour_int(self.tint, alpha) for alpha in gleam.tolist()]
        stamp(canvas, "round", xs, ys, 3.5 + 4 * size, 0.0, tints, blend=PLUS)

    def _bake(self, rng: np.random.Generator, start: int) -> skia.Image:
        """Every second shaft, from the source through the picture, fading on its way down."""
        picture, area = self.picture, self.picture.area()
        scale = COARSE * picture.unit
        surface = skia.Surface(
            max(int(area.width() * scale), 1), max(int(area.height() * scale), 1)
        )
        canvas = surface.getCanvas()
        canvas.scale(surface.width() / area.width(), surface.height() / area.height())
        canvas.translate(-area.left(), -area.top())
        (x, y), bottom = self.source, picture.H * 1.02
        for number in range(start, SHAFTS, 2):
            foot = picture.W * (
                (number + 0.5) / SHAFTS * 1.5 - 0.25 + float(rng.uniform(-0.05, 0.05))
            )
            half = picture.W * float(rng.uniform(0.025, 0.06))
            alpha = float(rng.uniform(0.20, 0.34))
            reach = bottom * float(rng.uniform(0.82, 1.0))
            shaft = polygon([(x - 8, y), (x + 8, y), (foot + half, bottom), (foot - half, bottom)])
            fade = linear(
                (x, 0), (foot, reach), [self.tint] * 3, (alpha, alpha * 0.62, 0), (0, 0.5, 1)
            )
            canvas.drawPath(shaft, shaded_by(fade))
        soft = blurred(surface.makeImageSnapshot(), 12 * scale)
        unit = picture.unit
        return scaled(soft, int(area.width() * unit), int(area.height() * unit))

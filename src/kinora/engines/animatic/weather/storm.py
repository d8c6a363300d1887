"""A storm: hard slanting rain, and lightning that lights sky and land."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint import flashes
from kinora.engines.animatic.paint.brush import stroke
from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.weather.rain import rain
from kinora.engines.animatic.weather.wind import Flyers

PLUS = skia.BlendMode.kPlus
FLASH_BELOW = 0.03  # weaker flashes are not drawn


def storm(setting: Setting, seed: int) -> tuple[Live, ...]:
    lightning = Lightning(setting, flashes.lightning_seed(seed))
    leaves = Flyers(
        setting,
        seed * 11 + 5,
        count=14,
        colours=("#7d8a3a", "#8a6a34"),
        speed=620,
        fall=60,
        size=15,
    )
    return (
        Live(50, lightning.draw),
        *rain(setting, seed, slant=0.40, force=1.35),
        Live(0.8, leaves.draw),
        Live(0.5, lightning.draw_flash),
    )


class Lightning:
    """Seeded strikes: a baked forked bolt and a flash that decays with a flicker."""

    def __init__(self, setting: Setting, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.setting = setting
        self.times = flashes.strikes(rng)
        self.bolts = [self._bolt(rng) for _ in range(3)]

    def _bolt(self, rng: np.random.Generator) -> tuple[skia.Image, float]:
        picture, horizon = self.setting.picture, self.setting.ground.horizon
        width, tall = picture.W * 0.5, horizon + picture.margin
        unit = picture.unit
        surface = skia.Surface(math.ceil(width * unit), math.ceil(tall * unit))
        canvas = surface.getCanvas()
        canvas.scale(unit, unit)
        self._fork(canvas, rng, (width / 2, 0.0), (tall, 2.3, 0))
        return surface.makeImageSnapshot(), float(rng.uniform(0.0, 0.5)) * picture.W

    def _fork(
        self,
        canvas: skia.Canvas,
        rng: np.random.Generator,
        start: tuple[float, float],
        form: tuple[float, float, int],
    ) -> None:
        """One branch from `start` down to a row; form is (row, thickness, level)."""
        (x, y), (bottom, thick, level) = start, form
        path, heading = skia.Path(), float(rng.normal(0, 0.25))
        path.moveTo(x, y)
        while y < bottom:
            step = float(rng.uniform(7, 24))
            heading = 0.45 * heading + float(rng.normal(0, 0.62))
            x, y = x + math.sin(heading) * step * 1.2, y + math.cos(heading) * step
            path.lineTo(x, y)
            if level < 2 and rng.random() < 0.14:
                end = min(bottom, y + float(rng.uniform(60, 190)))
                self._fork(canvas, rng, (x, y), (end, thick * 0.55, level + 1))
        for width, alpha, blur in (
            (thick * 7, 0.20, thick * 5),
            (thick * 2, 0.5, thick),
            (thick, 1, 0.4),
        ):
            stroke(canvas, path, (0.93, 0.92, 1), width, alpha, blur=blur)

    def strength(self, t: float) -> tuple[float, int]:
        """Brightness 0 to 1 and the number of the current strike."""
        span = float(self.times[-1])
        index = int(np.searchsorted(self.times, t % span)) - 1
        if index < 0:
            return 0.0, 0
        age = t % span - float(self.times[index])
        return math.exp(-age * 5.5) * (0.55 + 0.45 * math.cos(age * 46)), index

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        """Behind the land: the bolt and the lit sky."""
        power, index = self.strength(t)
        if power < FLASH_BELOW:
            return
        area = self.setting.picture.area()
        sky = skia.Rect.MakeLTRB(
            area.left(), area.top(), area.right(), self.setting.ground.horizon * 1.1
        )
        tint = colour_int((0.58, 0.62, 0.90), power * 0.34)
        canvas.drawRect(sky, skia.Paint(Color=tint, BlendMode=PLUS))
        image, x = self.bolts[index % 3]
        lay(canvas, image, x, area.top(), alpha=power * 1.5, blend=PLUS)

    def draw_flash(self, canvas: skia.Canvas, t: float) -> None:
        """Over everything: the same strikes light the land."""
        power, _ = self.strength(t)
        if power >= FLASH_BELOW:
            canvas.drawColor(colour_int((0.5, 0.55, 0.75), power * 0.16), PLUS)

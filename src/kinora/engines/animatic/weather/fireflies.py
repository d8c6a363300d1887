"""Fireflies: warm lights that wander over the ground and blink."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.palette import tone


def fireflies(setting: Setting, seed: int) -> tuple[Live, ...]:
    return (Live(0.95, Fireflies(setting, seed * 19).draw),)


class Fireflies:
    """Halo and core are one baked sprite: whole-pixel copies are far cheaper than turned dabs."""

    def __init__(self, setting: Setting, seed: int, count: int = 70) -> None:
        rng = np.random.default_rng(seed)
        self.setting, self.at = setting, rng.random((count, 2))
        self.phase, self.rate = rng.random(count) * 6.28, rng.uniform(0.5, 1.3, count)
        unit = setting.picture.unit
        self.glows = [_glow(max(round(62 * unit * (0.6 + 0.28 * size)), 4)) for size in range(4)]

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        picture, horizon, p = self.setting.picture, self.setting.ground.horizon, self.phase
        drift = 42 * np.sin(t * self.rate * 0.8 + p) + 14 * np.sin(t * 1.9 + 2 * p)
        xs = self.at[:, 0] * picture.W + drift
        low = horizon - 0.06 * picture.H
        ys = low + (picture.H - low) * self.at[:, 1] + 24 * np.cos(t * self.rate + p * 1.3)
        blink = np.clip(np.sin(t * 2.2 * self.rate + p) * 0.7 + 0.45, 0, 1)
        rows = np.stack([xs, ys, blink, self.at[:, 1]], 1).tolist()
        for x, y, strength, near in rows:
            if strength > 0.02:
                glow = self.glows[min(int(near * 4), 3)]
                half = glow.width() / 2 / picture.unit
                lay(canvas, glow, x - half, y - half, alpha=strength, blend=skia.BlendMode.kPlus)


def _glow(size: int) -> skia.Image:
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / (size - 1) * 2 - 1
    far = np.hypot(x, y)
    core, halo = np.exp(-((far / 0.10) ** 2)), np.clip(1 - far, 0, 1) ** 2 * 0.42
    colour = tone((0.85, 0.94, 0.38)) + core[..., None] * tone((0.15, 0.05, 0.4))
    cover = np.clip(core + halo, 0, 1)
    return native_image(np.dstack([colour, cover]).astype(np.float32), tooth=0)

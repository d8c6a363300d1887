"""Petals and paper in the air while a crowd cheers; none before it begins."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.dabs import stamp
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Amount, Live

TINTS = ("#ffd25a", "#ff7aa0", "#fff2d8", "#7fd6c8", "#ff9a4a")


class Confetti:
    """Each piece falls again and again; it is shown once it left the top while they cheered."""

    def __init__(self, picture: Picture, seed: int, cheer: Amount, count: int = 90) -> None:
        rng = np.random.default_rng(seed)
        self.picture, self.cheer = picture, cheer
        self.pieces = rng.random((count, 5)).tolist()
        self.tints = [colour_int(TINTS[i % len(TINTS)], 0.9) for i in range(count)]

    def live(self) -> Live:
        return Live(0.9, self.draw)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        if self.cheer(t) <= 0:
            return
        picture = self.picture
        xs, ys, sizes, turns, tints = [], [], [], [], []
        for (u, start, spin, speed, eager), tint in zip(self.pieces, self.tints, strict=True):
            fall = 120 + 90 * speed  # design units a second
            period = picture.H * 0.98 / fall
            age = (t + start * period) % period
            if self.cheer(t - age) <= 0.25 * eager:
                continue
            xs.append(picture.W * u + 24 * math.sin(t * 2 + spin * 9))
            ys.append(age * fall - 20)
            sizes.append(9 + 6 * abs(math.sin(t * 5 * (0.5 + spin) + u * 20)))
            turns.append(t * (2 + 3 * spin) + start * 6.28)
            tints.append(tint)
        if xs:
            stamp(canvas, "leaf", xs, ys, sizes, turns, tints)

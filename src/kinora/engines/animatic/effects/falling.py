"""Confetti and petals: light pieces that flutter down before and behind the cast."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.effects.base import Sheet, Vent, pixels_for
from kinora.engines.animatic.paint.colour import colour_int, mix, multiply
from kinora.engines.animatic.paint.marks import fill
from kinora.engines.animatic.paint.paths import box, smooth_closed
from kinora.engines.animatic.sets.base import Live, Setting

TURNS = 5  # pictures of a piece from flat to edge-on


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """How one sort of pieces looks and falls; lengths in design units, speeds in units a second."""

    shape: str  # "paper" or "petal"
    tints: tuple[str, ...]
    size: float
    fall: float
    drift: float
    flutter: float  # turns over, radians a second
    count: int


PAPER = Sort(
    shape="paper", tints=("#ffd23f", "#ff5d8f", "#4ecdc4", "#ff9f45", "#8c7bff", "#fff4dc", "#6fd66f"),
    size=22, fall=105, drift=10, flutter=5.0, count=240,
)  # fmt: skip
PETALS = Sort(
    shape="petal", tints=("#ffc4d6", "#ffa8c2", "#ffe0ea", "#ff8fb0", "#fff2f5"),
    size=23, fall=58, drift=46, flutter=1.9, count=170,
)  # fmt: skip
# Distance, share of the pieces, and their size next to those at the cast's distance.
DEPTHS = ((2.2, 0.5, 0.55), (0.93, 0.34, 1.0), (0.72, 0.16, 1.6))


def confetti(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    return _layers(setting, seed, PAPER)


def petals(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    return _layers(setting, seed, PETALS)


def _layers(setting: Setting, seed: int, sort: Sort) -> tuple[Live, ...]:
    return tuple(
        Live(distance, Falling(setting, seed + number, sort, share, size).draw)
        for number, (distance, share, size) in enumerate(DEPTHS)
    )


class Falling:
    """Pieces of one depth, each falling again and again."""

    def __init__(self, setting: Setting, seed: int, sort: Sort, share: float, size: float) -> None:
        self.picture, self.sort, self.near = setting.picture, sort, size
        wide = self.picture.W / 1280
        rng = np.random.default_rng(seed)
        count = max(int(sort.count * share * max(wide, 0.7)), 6)
        self.pieces = rng.random((count, 6)).T
        light = setting.light
        seen = [mix(multiply(tint, light.ambient), tint, 0.25) for tint in sort.tints]
        chosen: list[int] = rng.integers(len(seen), size=count).tolist()
        self.tints = [colour_int(seen[number], 0.95) for number in chosen]
        draw = _paper if sort.shape == "paper" else _petal
        size_px = pixels_for(sort.size * size * 1.4, self.picture.unit)
        self.sheet = Sheet(size_px, TURNS, draw)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        u, v, speed, phase, spin, size = self.pieces
        sort, area = self.sort, self.picture.area()
        fall = sort.fall * (0.75 + 0.5 * speed) * (0.7 + 0.3 * self.near)
        tall, wide = area.height(), area.width()
        sway = np.sin(t * (0.9 + spin) + phase * 6.28)
        xs = area.left() + (u * wide + sort.drift * t * (0.7 + 0.6 * spin) + 26 * sway) % wide
        ys = area.top() + (v * tall + fall * t + 9 * np.sin(t * 1.7 + phase * 12)) % tall
        turn = np.abs(np.cos(t * sort.flutter * (0.6 + 0.8 * spin) + phase * 20))
        frames = np.minimum((turn * TURNS).astype(int), TURNS - 1).tolist()
        angles = phase * 6.28 + 0.8 * sway + t * (spin - 0.5) * 1.5
        sizes = sort.size * self.near * (0.75 + 0.6 * size)
        self.sheet.stamp(canvas, (xs, ys), sizes, self.tints, angles=angles, frames=frames)


def _paper(canvas: skia.Canvas, frame: int) -> None:
    """A strip of paper; brighter when it is seen flat."""
    tall = 0.12 + 0.42 * frame / (TURNS - 1)
    fill(
        canvas,
        box(0, 0, 1.5, 2 * tall, 0.05),
        mix("#c4c0cc", "#ffffff", 0.3 + 0.7 * frame / (TURNS - 1)),
    )


def _petal(canvas: skia.Canvas, frame: int) -> None:
    """A curled petal with a notch at its tip."""
    tall = 0.16 + 0.50 * frame / (TURNS - 1)
    rim = [
        (-0.85, 0.0),
        (-0.2, -tall),
        (0.72, -tall * 0.62),
        (0.58, 0.0),
        (0.72, tall * 0.62),
        (-0.2, tall),
    ]
    fill(canvas, smooth_closed(rim), "#ffffff")
    fill(
        canvas,
        smooth_closed([(-0.8, 0), (0.2, -tall * 0.25), (0.35, 0), (0.2, tall * 0.25)]),
        "#d88aa0",
        0.45,
    )

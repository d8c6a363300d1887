"""Rain: streaks at three depths and rings where drops meet the ground."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import plain
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.weather.gloom import gloom
from kinora.engines.animatic.weather.tiles import Tile, seamless


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """One depth of rain; lengths in design units, speed in design units a second."""

    count: int
    length: float
    thickness: float
    speed: float
    alpha: float
    distance: float


DEPTHS = (
    Fall(count=420, length=24, thickness=1.0, speed=780, alpha=0.42, distance=1.45),
    Fall(count=230, length=44, thickness=1.4, speed=1080, alpha=0.46, distance=0.97),
    Fall(count=70, length=86, thickness=2.2, speed=1500, alpha=0.38, distance=0.78),
)


def rain(
    setting: Setting, seed: int, *, slant: float = 0.12, force: float = 1.0
) -> tuple[Live, ...]:
    """`slant`: sideways per downwards; `force` above 1 falls harder, faster and darker."""
    tint = drop_tint(setting)
    layers = [
        Live(fall.distance, _streaks(setting, fall, tint, seed * 7 + i, slant, force).draw)
        for i, fall in enumerate(DEPTHS)
    ]
    rings = Rings(setting, seed * 7 + 5, round(54 * force))
    grey = gloom(setting, seed, dim=0.90 - 0.30 * (force - 0.6), veil=0.10)
    on_ground = () if setting.name == "footage" else (Live(1.02, rings.draw),)
    return (*grey, *on_ground, *layers)


def drop_tint(setting: Setting) -> Colour:
    """Falling water takes the colour of the air, brightened."""
    return mix(mix(setting.haze, "#d9e8ff", 0.72), "#ffffff", 0.15)


def _streaks(
    setting: Setting, fall: Fall, tint: Colour, seed: int, slant: float, force: float
) -> Tile:
    picture, rng = setting.picture, np.random.default_rng(seed)
    count = round(fall.count * force)
    spots = [(float(u), float(v)) for u, v in rng.random((count, 2))]
    lengths = (fall.length * rng.uniform(0.6, 1.3, count)).tolist()
    fades = (rng.uniform(0.3, 1, count) * fall.alpha).tolist()

    def streak(canvas: skia.Canvas, i: int) -> None:
        paint = plain(tint, fades[i])
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(fall.thickness)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        canvas.drawLine(0, 0, -lengths[i] * slant, lengths[i], paint)

    image = seamless(picture, spots, fall.length * 1.5, streak)
    speed = fall.speed * picture.unit * (0.75 + 0.25 * force)
    return Tile(image=image, vx=-speed * slant, vy=speed)


class Rings:
    """Rings spreading on the ground and the small crowns in their middle."""

    def __init__(self, setting: Setting, seed: int, count: int) -> None:
        rng = np.random.default_rng(seed)
        self.setting, self.tint = setting, drop_tint(setting)
        self.drops = rng.random((8, count, 2)).tolist()
        self.starts = rng.random(count).tolist()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        picture, ground = self.setting.picture, self.setting.ground
        low, high = ground.horizon + 0.12 * picture.H, picture.H * 1.02
        for i, start in enumerate(self.starts):
            clock = t * 2.2 + start
            turn, age = int(clock) % 8, clock % 1
            u, v = self.drops[turn][i]
            row = low + (high - low) * v**0.75
            size = ground.scale(row) * 0.085 * (0.25 + age)
            x = (u * 1.1 - 0.05) * picture.W
            paint = plain(self.tint, 0.42 * (1 - age))
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(max(1.0, size * 0.06))
            canvas.drawOval(
                skia.Rect.MakeLTRB(x - size, row - size * 0.28, x + size, row + size * 0.28), paint
            )
            if age < 0.3:
                jump = size * 1.6 * (1 - age / 0.3)
                canvas.drawLine(x, row, x, row - jump, paint)

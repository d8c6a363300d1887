"""Fireworks: shells that rise, open as spheres, rings and willows, and light the land below.

Never two within half a second, and their light on the land swells and sinks slowly: no flashes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.effects.base import Sheet, Vent, pixels_for
from kinora.engines.animatic.paint.camera import smooth
from kinora.engines.animatic.paint.colour import Colour, colour_int, mix, rgb
from kinora.engines.animatic.paint.flashes import (
    SHELL_EARLY,
    SHELL_EVERY,
    SHELL_RISE,
    opens,
)
from kinora.engines.animatic.paint.marks import linear, radial, soft_spot, stroke
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.washes import shaded_by

PLUS = skia.BlendMode.kPlus
LIFE = 2.3  # seconds that the stars of a shell burn
TINTS = ("#ff1f3a", "#ffb01c", "#2f8dff", "#35f04a", "#9a3cff", "#ff6410", "#ff38b0", "#18e0cc")
FORMS = ("sphere", "double", "willow", "ring", "sphere", "palm", "double")
NARROW = (
    "neon street",
    "city street",
    "snowy street",
)  # so little sky that they are shown before the houses


@dataclass(frozen=True, slots=True, eq=False)
class Shell:
    """One firework; the arrays have a row for each star."""

    start: float  # seconds at which it opens
    x: float
    row: float
    reach: float  # design units
    form: str
    inner: Colour
    outer: Colour
    ways: NDArray[np.float64]  # directions, at most 1 long
    flicker: NDArray[np.float64]

    def at(self, age: float) -> NDArray[np.float64]:
        """Column and row of every star: thrown, slowed by the air, falling."""
        far = self.reach * (1 - math.exp(-age * 2.6))
        heavy = 0.40 if _long(self.form) > 1 else 0.15
        fall = np.array((0.0, heavy * self.reach * 0.5 * age**2))
        return np.asarray(self.ways * far + fall + (self.x, self.row))


def fireworks(setting: Setting, seed: int, vents: tuple[Vent, ...] = ()) -> tuple[Live, ...]:
    show = Fireworks(setting, seed)
    far = 1.7 if setting.sheltered or setting.name in NARROW else 50.0
    return Live(far, show.draw), Live(0.97, show.draw_light)


class Fireworks:
    """Shells one after another, each with random numbers of its own."""

    def __init__(self, setting: Setting, seed: int) -> None:
        self.picture, self.seed = setting.picture, seed
        self.horizon = min(setting.ground.horizon, 0.62 * self.picture.H)
        size = pixels_for(30, self.picture.unit)
        self.star = Sheet(size, 1, lambda canvas, _: _star(canvas))
        self.shell = lru_cache(maxsize=12)(self._shell)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        """The shells in the sky."""
        for shell in self._alive(t):
            age = t - shell.start
            if age < 0:
                self._rising(canvas, shell, age + SHELL_RISE)
            else:
                self._open(canvas, shell, age)

    def draw_light(self, canvas: skia.Canvas, t: float) -> None:
        """What they throw on the land and on whoever stands there."""
        red = green = blue = 0.0
        for shell in self._alive(t):
            power, (r, g, b) = _light(t - shell.start), shell.outer
            red, green, blue = red + r * power, green + g * power, blue + b * power
        most = max(red, green, blue)
        if most < 0.01:
            return
        area, top = self.picture.area(), self.horizon - 0.10 * self.picture.H
        tint, alpha = (red / most, green / most, blue / most), 0.15 * min(most, 1.0)
        wash = linear(
            (0, top), (0, area.bottom()), [tint] * 3, (0, alpha, alpha * 0.55), (0, 0.3, 1)
        )
        low = skia.Rect.MakeLTRB(area.left(), top, area.right(), area.bottom())
        canvas.drawRect(low, shaded_by(wash, PLUS))

    def _alive(self, t: float) -> list[Shell]:
        first = max(math.floor((t + SHELL_EARLY - LIFE) / SHELL_EVERY) - 1, 0)
        last = math.ceil((t + SHELL_EARLY + SHELL_RISE) / SHELL_EVERY)
        shells = [self.shell(number) for number in range(first, last + 1)]
        return [
            shell for shell in shells if -SHELL_RISE < t - shell.start < LIFE * _long(shell.form)
        ]

    def _shell(self, number: int) -> Shell:
        rng, picture = np.random.default_rng((self.seed, number)), self.picture
        short = min(picture.W, picture.H)
        side = (number % 3 - 1) * 0.27  # left, middle, right: neighbours in time do not overlap
        form = FORMS[int(rng.integers(len(FORMS)))]
        count = 44 if form in ("palm", "willow") else 90
        angle = np.arange(count) * 2.39996 + rng.uniform(0, 6.28)
        away = 1 - 2 * (np.arange(count) + 0.5) / count
        flat = np.sqrt(1 - away**2)
        if form == "ring":
            tilt = rng.uniform(0.25, 0.7)
            ways = np.stack([np.cos(angle), np.sin(angle) * tilt], 1)
        else:
            ways = np.stack([np.cos(angle) * flat, np.sin(angle) * flat], 1)
            ways *= rng.uniform(0.86, 1.0, (count, 1))
        if form == "double":
            ways[::2] *= 0.52
        first, second = rng.choice(len(TINTS), 2, replace=False)
        gold = form in ("willow", "palm")
        return Shell(
            start=opens(self.seed, number),
            x=picture.W * (0.5 + side + float(rng.uniform(-0.09, 0.09))),
            row=self.horizon * float(rng.uniform(0.20, 0.58)),
            reach=short * float(rng.uniform(0.25, 0.36)) * (1.15 if gold else 1.0),
            form=form,
            inner=rgb("#ffd888" if gold else TINTS[second]),
            outer=rgb("#ff9c2a" if gold else TINTS[first]),
            ways=ways,
            flicker=rng.uniform(0, 6.28, count),
        )

    def _rising(self, canvas: skia.Canvas, shell: Shell, age: float) -> None:
        ages = age - np.arange(9) * 0.022
        ages = ages[ages > 0]
        up = 1 - (1 - ages / SHELL_RISE) ** 2
        rows = self.horizon + (shell.row - self.horizon) * up
        columns = shell.x + 6 * np.sin(ages * 17 + shell.start)
        fade = np.linspace(1, 0.1, 9)[: len(ages)]
        tints = [colour_int("#ffd9a0", 0.8 * share) for share in fade.tolist()]
        self.star.stamp(canvas, (columns, rows), 7 + 13 * fade, tints, blend=PLUS)

    def _open(self, canvas: skia.Canvas, shell: Shell, age: float) -> None:
        life, is_long = LIFE * _long(shell.form), _long(shell.form) > 1
        left, fresh = max(1 - age / life, 0.0), smooth(age / 0.35)
        glow = 0.50 * math.exp(-age * 2.0) * smooth(age / 0.15)
        reach = shell.reach * 1.8
        soft_spot(canvas, shell.x, shell.row, reach, reach, shell.outer, glow, blend=PLUS)
        ages = age - np.array((0.42, 0.2, 0.0) if is_long else (0.20, 0.10, 0.0))
        lines = [shell.at(max(each, 0.0)) for each in ages.tolist()]
        fade = left**0.7 * (0.35 + 0.65 * fresh)
        for first, tint in ((0, shell.inner), (1, shell.outer)):
            tails = _tails(lines, first)
            for wide, alpha in ((8.0, 0.10), (4.2, 0.26), (2.2, 0.62)):
                stroke(canvas, tails, tint, wide * (0.5 + 0.5 * left), alpha * fade, blend=PLUS)
        x, y = lines[-1].T
        spark = 0.55 + 0.45 * np.sin(age * 19 + shell.flicker) if left < 0.5 else np.ones(len(x))
        tints = [
            colour_int(mix("#ffffff", shell.outer, 0.62), fade * each) for each in spark.tolist()
        ]
        self.star.stamp(canvas, (x, y), (8 + 14 * left) * (0.5 + 0.5 * fresh), tints, blend=PLUS)


def _tails(lines: list[NDArray[np.float64]], first: int) -> skia.Path:
    """The ways that every second star came, as one path."""
    path = skia.Path()
    for old, middle, new in zip(*(line[first::2].tolist() for line in lines), strict=True):
        path.moveTo(*old)
        path.quadTo(*middle, *new)
    return path


def _long(form: str) -> float:
    return {"willow": 1.35, "palm": 1.2}.get(form, 1.0)


def _light(age: float) -> float:
    """How much light an open shell gives: up within a third of a second, down within two."""
    return 0.0 if age < 0 else smooth(age / 0.30) * math.exp(-age * 1.5)


def _star(canvas: skia.Canvas) -> None:
    white = ["#ffffff"] * 4
    shader = radial(0, 0, 1, white, (1, 0.85, 0.22, 0), (0, 0.25, 0.5, 1))
    canvas.drawCircle(0, 0, 1, skia.Paint(Shader=shader))

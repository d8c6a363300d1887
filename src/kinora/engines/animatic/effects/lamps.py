"""How a place is lit by will: dimmed, or by candles. Layout and motion stay what they are.

One map of light is multiplied over the finished set and cast, so everybody is as bright as where
they stand; the candles themselves are drawn where they stand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import scaled
from kinora.engines.animatic.paint.brush import shaded
from kinora.engines.animatic.paint.colour import Colour, luminance, mix
from kinora.engines.animatic.paint.marks import fill, linear, soft_spot
from kinora.engines.animatic.paint.native import Floats, image_from_float
from kinora.engines.animatic.paint.paths import box, oval, smooth_closed
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.washes import shaded_by

DARKER = (0.50, 0.44, 0.46)  # of what is left at night
DIM, DARK = (0.33, 0.30, 0.37), (0.27, 0.20, 0.225)
WARM: Colour = (1.0, 0.70, 0.38)
FLAME: Colour = (1.0, 0.80, 0.46)
COARSE = 8  # design units per pixel of the map of light
POOL = 250.0  # design units that a group of candles lights
TALL = 0.26  # metres of a candle; they are storybook candles
# Shares of the width where groups stand, and how much nearer than the cast, where a set has no
# places for them.
GROUPS = ((0.08, 0.95), (0.19, 0.80), (0.83, 0.80), (0.93, 0.95))


@dataclass(frozen=True, slots=True)
class Group:
    """Candles side by side: where they stand, and design units of the tallest one."""

    x: float
    row: float
    tall: float
    distance: float


def relit(setting: Setting, lighting: str) -> Setting:
    """The set as those see it who stand in it under this lighting."""
    light = setting.light
    if lighting == "candlelight":
        light = replace(
            light, key=FLAME, rim=WARM, rim_strength=max(light.rim_strength, 0.9),
            glow=max(light.glow, 0.6),
        )  # fmt: skip
    return replace(setting, light=light)


def lamps(lighting: str, setting: Setting, seed: int) -> tuple[Live, ...]:
    """The layers of "dim" or "candlelight"; none for another word."""
    if lighting == "dim":
        return Shade(setting, _dim(setting)).layers()
    if lighting != "candlelight":
        return ()
    groups = tuple(_groups(setting))
    candles = Candles(setting, groups, seed)
    return (*candles.layers(), *Shade(setting, _lit_by(setting, groups)).layers())


class Shade:
    """Multiplies the frame by a map of light that moves with the cast's distance.

    What is nearer than the cast is shaded with the rest, so the map is drawn last; where it lies
    is seen from the layer at the cast's distance, which every frame draws before.
    """

    def __init__(self, setting: Setting, image: skia.Image) -> None:
        self.area, self.unit = setting.picture.area(), setting.picture.unit
        width, height = self.area.width() * self.unit, self.area.height() * self.unit
        self.image = scaled(image, math.ceil(width), math.ceil(height))
        self.matrix = skia.Matrix()

    def layers(self) -> tuple[Live, Live]:
        return Live(1.0, self._aim), Live(0.01, self._draw)

    def _aim(self, canvas: skia.Canvas, t: float) -> None:
        self.matrix = canvas.getTotalMatrix()

    def _draw(self, canvas: skia.Canvas, t: float) -> None:
        canvas.save()
        canvas.setMatrix(self.matrix)
        modulate, corner = skia.BlendMode.kModulate, (self.area.left(), self.area.top())
        lay(canvas, self.image, *corner, blend=modulate, scale=self.unit)
        canvas.restore()


class Candles:
    """Candles in groups of three, each flame with a life of its own."""

    def __init__(self, setting: Setting, groups: tuple[Group, ...], seed: int) -> None:
        self.setting, self.groups = setting, groups
        rng = np.random.default_rng(seed)
        self.phases = rng.uniform(0, 6.28, (len(groups), 3)).tolist()

    def layers(self) -> tuple[Live, ...]:
        """The candles, at their groups' distances."""
        return tuple(
            Live(group.distance, _Burning(self, number).draw)
            for number, group in enumerate(self.groups)
        )

    def flicker(self, number: int, t: float) -> float:
        """How bright a group is: about 1, never jumping."""
        phase = self.phases[number][0]
        return 1 + 0.05 * math.sin(t * 5.1 + phase) + 0.035 * math.sin(t * 8.7 + 2 * phase)


@dataclass(frozen=True, slots=True)
class _Burning:
    """One group, drawn."""

    candles: Candles
    number: int

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        group, light = self.candles.groups[self.number], self.candles.setting.light
        plus, reach = skia.BlendMode.kPlus, group.tall * 3.0
        strength = 0.30 * self.candles.flicker(self.number, t)
        soft_spot(canvas, group.x, group.row - group.tall, reach, reach, WARM, strength, blend=plus)
        for place, (dx, high) in enumerate(((-0.42, 0.70), (0.36, 0.52), (0.0, 1.0))):
            phase = self.candles.phases[self.number][place]
            tall = group.tall * high
            x, wide = group.x + dx * group.tall, group.tall * 0.24
            body = box(x, group.row - tall / 2, wide, tall, wide * 0.2)
            shaded(canvas, body, "#f3e3c3", light, softness=wide * 0.4)
            melt = linear((x, group.row - tall), (x, group.row), [FLAME, FLAME], (0.9, 0), (0, 0.8))
            canvas.drawPath(body, shaded_by(melt))
            fill(canvas, oval(x, group.row - tall, wide / 2, wide * 0.16), "#fff0cf")
            self._flame(canvas, (x, group.row - tall), wide * 0.95, t + phase)

    def _flame(self, canvas: skia.Canvas, foot: tuple[float, float], wide: float, t: float) -> None:
        (x, y), lean = foot, 0.16 * math.sin(t * 3.1) + 0.08 * math.sin(t * 7.3)
        high = wide * (2.5 + 0.22 * math.sin(t * 6.1))
        for size, tint in ((1.0, "#ff9d3c"), (0.72, "#ffd27a"), (0.42, "#fffbe6")):
            tip = (x + lean * high * size, y - high * size)
            side = wide * 0.5 * size
            rim = [(x, y), (x - side, y - high * 0.26 * size), (x - side * 0.5 + lean * side, y - high * 0.62 * size), tip,
                   (x + side * 0.5 + lean * side, y - high * 0.62 * size), (x + side, y - high * 0.26 * size)]  # fmt: skip
            fill(canvas, smooth_closed(rim), tint, 0.95)


def _groups(setting: Setting) -> Iterable[Group]:
    """Where the set has places for candles, else at the sides of the floor."""
    ground, picture = setting.ground, setting.picture
    places = [mark for mark in setting.marks if mark.name.startswith("candle")]
    centre = setting.mark("centre").row
    tall = TALL * ground.scale(centre)
    for mark in places:
        yield Group(mark.x, mark.row, tall * 0.9, 1.8)
    for share, nearer in GROUPS if not places else GROUPS[-1:]:
        row = min(ground.row(ground.scale(centre) * nearer), 0.97 * picture.H)
        yield Group(picture.W * share, row, tall * nearer * 0.8, 0.97 if nearer > 1 else 1.02)


def _dim(setting: Setting) -> skia.Image:
    """Little light, a bit more of it in the middle."""
    picture = setting.picture
    x, y = _grid(setting)
    far = np.hypot((x / picture.W - 0.5) / 0.55, (y / picture.H - 0.55) / 0.60)
    middle = np.exp(-(far**2))[..., None] * np.array((0.26, 0.21, 0.13), np.float32)
    return image_from_float(np.asarray(np.array(DIM, np.float32) + middle, np.float32))


def _lit_by(setting: Setting, groups: Iterable[Group]) -> skia.Image:
    """Darkness with a warm pool around every group, and some of their light on the cast."""
    picture = setting.picture
    x, y = _grid(setting)
    light = np.zeros((*x.shape, 1), np.float32)
    for group in groups:
        far = np.hypot(x - group.x, (y - group.row + group.tall) * 1.1)
        light += (np.exp(-((far / POOL) ** 1.5)))[..., None] * 0.80
    far = np.hypot((x / picture.W - 0.5) / 0.42, (y / picture.H - 0.62) / 0.42)
    light += np.exp(-(far**2))[..., None] * 0.34
    night = min(max((0.98 - luminance(setting.light.ambient)) / 0.45, 0.0), 1.0)
    dark = np.array(mix(DARK, DARKER, night), np.float32)  # what is dark already stays to be seen
    colour = dark + light * np.array((0.80, 0.52, 0.30), np.float32)
    soft = np.where(colour > 0.75, 0.75 + 0.25 * np.tanh((colour - 0.75) / 0.25), colour)
    return image_from_float(np.asarray(soft, np.float32))


def _grid(setting: Setting) -> tuple[Floats, Floats]:
    area = setting.picture.area()
    y, x = np.mgrid[0 : area.height() : COARSE, 0 : area.width() : COARSE].astype(np.float32)
    return x + area.left(), y + area.top()

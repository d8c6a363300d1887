"""High in the air: sky all around and banks of lit clouds drifting past at three distances."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, plain, soft_spot
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.native import NEAREST
from kinora.engines.animatic.paint.paths import oval
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama, Motion
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.washes import wash


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """One row of clouds: where, how large its puffs, how much air before it, how fast it goes."""

    name: str
    distance: float
    row: float  # share of the height where its tops are
    size: float
    haze: float
    speed: float


HEADROOM = 2.6  # puffs above the row of a bank, in sizes of its puffs
BANKS = (
    Bank(name="far", distance=12, row=0.70, size=46, haze=0.55, speed=6),
    Bank(name="middle", distance=4, row=0.79, size=84, haze=0.28, speed=13),
    Bank(name="near", distance=1.6, row=0.91, size=140, haze=0.06, speed=26),
)


def open_sky(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.80, eye=9.0)
    diorama.sky()
    for bank in BANKS:
        strip = Strip(diorama, bank)
        diorama.moving(bank.distance, strip.paint, strip.draw)
    setting = outdoor_setting(diorama, "open sky", story=5.0, stand=0.90, veil=0.10)
    return _afloat(setting)


def _afloat(setting: Setting) -> Setting:
    """Nobody stands here: marks hang in the air, and nothing throws a shadow."""
    picture = setting.picture
    row = setting.ground.horizon + 90
    spots = (
        ("centre", 0.50, row), ("left", 0.28, row - 30), ("right", 0.72, row - 20),
        ("far left", 0.15, row - 50), ("far right", 0.86, row - 50),
        ("back left", 0.36, row - 40), ("back", 0.54, row - 44), ("back right", 0.66, row - 40),
    )  # fmt: skip
    marks = tuple(Mark(name, picture.W * x, min(y, picture.H - 8)) for name, x, y in spots)
    return Setting(
        name=setting.name, picture=picture, day=setting.day, light=setting.light,
        ground=setting.ground, haze=setting.haze, layers=setting.layers, sheet=setting.sheet,
        marks=marks, spill=0.6, spill_from=setting.spill_from, shadow=0.0, depth=60.0,
    )  # fmt: skip


class Strip:
    """A bank of clouds before it is painted."""

    def __init__(self, diorama: Diorama, bank: Bank) -> None:
        self.diorama, self.bank = diorama, bank
        self.top = diorama.picture.H * bank.row - bank.size * HEADROOM

    def paint(self) -> skia.Image:
        """Its picture, a strip that repeats."""
        return _bake(self.diorama, self.bank, self.top)

    def draw(self, image: skia.Image) -> Motion:
        """What draws it with its picture."""
        return Drifting(image, self.bank, self.top, self.diorama.picture.unit).draw


class Drifting:
    """A seamless strip of clouds sliding sideways at whole pixels."""

    def __init__(self, image: skia.Image, bank: Bank, top: float, unit: float) -> None:
        self.image, self.bank, self.top, self.unit = image, bank, top, unit

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        width = self.image.width()
        at = canvas.getTotalMatrix().mapXY(0, self.top)
        x = (at.x() - t * self.bank.speed * self.unit) % width - width
        right = canvas.getBaseLayerSize().width()
        canvas.save()
        canvas.resetMatrix()
        while x < right:
            canvas.drawImage(self.image, round(x), round(at.y()), NEAREST)
            x += width
        canvas.restore()


def _bake(diorama: Diorama, bank: Bank, top: float) -> skia.Image:
    picture, rng, day = diorama.picture, diorama.rng(f"bank {bank.name}"), diorama.palette.day
    wide = picture.W * 1.3
    tall = picture.area().bottom() - top
    surface = skia.Surface(math.ceil(wide * picture.unit), math.ceil(tall * picture.unit))
    canvas = surface.getCanvas()
    canvas.scale(surface.width() / wide, picture.unit)
    air = mix(day.horizon, day.haze, 0.5)
    light, shade = mix(day.cloud_light, air, bank.haze), mix(day.cloud_shade, air, bank.haze)
    deep = bank.size * HEADROOM
    tint = mix(light, shade, 0.55)
    rising = skia.Rect.MakeLTRB(0, deep - bank.size * 0.4, wide, deep + bank.size * 1.2)
    wash(canvas, rising, [tint] * 2, alphas=(0, 1))
    canvas.drawRect(skia.Rect.MakeLTRB(0, rising.bottom() - 1, wide, tall), plain(tint))
    towards = diorama.palette.screen()
    count = int(wide / bank.size * 2.6)
    puffs = rng.random((count, 3)).tolist()
    for i, (u, depth, size) in enumerate(sorted(puffs, key=lambda puff: puff[1])):
        wave = 0.5 + 0.5 * math.sin(u * 6.283 * 3 + 2 * math.sin(u * 6.283))
        radius = bank.size * (0.55 + 0.60 * size) * (1.2 - 0.35 * depth)
        y = HEADROOM * bank.size - 0.75 * wave * bank.size + depth * (tall - bank.size) * 0.62
        for shift in (-wide, 0.0, wide):
            x = u * wide + shift
            if -2 * radius < x < wide + 2 * radius:
                own = np.random.default_rng((diorama.seed_of(f"puff {bank.name}"), i))
                _puff(canvas, (x, y, radius), (light, shade), towards, own)
    return surface.makeImageSnapshot()


def _puff(
    canvas: skia.Canvas,
    place: tuple[float, float, float],
    tones: tuple[Colour, Colour],
    towards: tuple[float, float],
    rng: np.random.Generator,
) -> None:
    """One ball of cloud: soft dabs, brighter towards the sun, melting into its neighbours."""
    (x, y, r), (light, shade) = place, tones
    fill(canvas, oval(x, y, r * 0.86, r * 0.80), mix(light, shade, 0.60), blur=r * 0.10)
    count = 22
    angle, reach = rng.random(count) * 6.283, rng.random(count) ** 0.5
    nx, ny = np.cos(angle) * reach, np.sin(angle) * reach * 0.92
    lit = 0.46 + (nx * towards[0] + ny * towards[1]) * 0.30 - ny * 0.18
    order = np.argsort(lit)
    ramp_ = [np.array(mix(light, shade, share)) for share in (1.0, 0.55, 0.12)]
    colours = ramp(
        [*ramp_, np.array(mix(light, "#ffffff", 0.30))], lit + rng.normal(0, 0.05, count)
    )
    sizes = r * rng.uniform(0.55, 1.0, count)
    picked = [colours[k] for k in order]
    stamp(canvas, "round", (x + nx * r * 0.8)[order], (y + ny * r * 0.8)[order], sizes[order], 0.0,
          picked)  # fmt: skip
    soft_spot(canvas, x, y + r * 0.80, r * 1.15, r * 0.42, mix(light, shade, 0.5), 0.6)

"""The shell of a room: its size, its light, and how flat things and boxes are placed in it.

Lengths in metres, flat drawings in centimetres. Knows no particular room.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import skia

from kinora.engines.animatic.paint.colour import Colour, ColourLike, mix, rgb
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.light import Daylight, Light
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.finish import Veil, finish
from kinora.engines.animatic.sets.outdoors import daylight, standing_marks
from kinora.engines.animatic.sets.view import View

EYE, FOCAL = 1.5, 640.0
UPRIGHT = 1.5  # how much higher a room is in an upright picture
DARK = 0.2  # from so many stars on, lamps are lit
SUNK = 0.5  # metres that walls go on under the floor, for a camera that rises


@dataclass(frozen=True, slots=True, kw_only=True)
class Temper:
    """How a room takes the light: what its surfaces look like by day and with its lamps on."""

    day: ColourLike = "#fff4e6"
    lamp: ColourLike = "#e0b48c"
    key: ColourLike = "#ffe6b0"
    lamp_key: ColourLike = "#ffc880"
    haze: ColourLike = "#d8b890"
    lamp_haze: ColourLike = "#5a3c30"


@dataclass(frozen=True, slots=True, eq=False)
class Shell:
    """A room between two side walls and a back wall."""

    diorama: Diorama
    light: Light
    temper: Temper
    half: float  # half of its width
    back: float  # how far away the back wall is
    height: float

    @property
    def picture(self) -> Picture:
        return self.diorama.picture

    @property
    def ground(self) -> Ground:
        return self.diorama.view.ground

    @property
    def day(self) -> Daylight:
        return self.diorama.palette.day

    @property
    def dark(self) -> bool:
        """Whether the lamps are on."""
        return self.day.stars > DARK

    @property
    def front(self) -> float:
        """Distance at which walls and floor have left every picture."""
        return self.diorama.view.near * 0.8

    def seen(self, colour: ColourLike, shade: float = 0.0) -> Colour:
        """A colour in the room's light; `shade` 0 to 1 turns it away from the lamp."""
        return mix(self.light.surface(colour), self.light.shaded(colour), shade)

    def aside(self, share: float) -> float:
        """Metres from the middle for a share of the half width."""
        return share * self.half

    @contextlib.contextmanager
    def flat(
        self, canvas: skia.Canvas, x: float, z: float, *, high: float = 0.0
    ) -> Iterator[skia.Canvas]:
        """Draw in centimetres on an upright plane that faces us; its origin is `high` above the
        floor, y goes down."""
        canvas.save()
        canvas.translate(*self.ground.at(x, high, z))
        size = self.ground.size(0.01, z)
        canvas.scale(size, size)
        yield canvas
        canvas.restore()

    @contextlib.contextmanager
    def side(
        self, canvas: skia.Canvas, side: int, near: float, far: float
    ) -> Iterator[skia.Canvas]:
        """Draw in centimetres on a stretch of side wall (-1 left, 1 right): x away from us, y down
        from the ceiling."""
        canvas.save()
        canvas.concat(self.ground.wall(side * self.half, near, far, self.height))
        yield canvas
        canvas.restore()


def shell(
    order: Order,
    check: Check,
    temper: Temper,
    *,
    half: float = 3.5,
    back: float = 4.6,
    height: float = 3.1,
) -> Shell:
    """An empty room; upright pictures get a narrower and higher one."""
    day, picture = daylight(order), order.picture
    tall = picture.is_portrait
    view = View.over(picture, picture.H * (0.46 if tall else 0.42), EYE, FOCAL)
    diorama = Diorama(view, day, order.seed, check, sky=order.sky, shelf=order.shelf)
    light = indoor_light(day, temper)
    upright = UPRIGHT if tall else 1.0
    narrow = min(half, 2.65) if tall else half * min(1.0, max(picture.W / picture.H / 1.6, 0.75))
    return Shell(diorama, light, temper, narrow, back, height * upright)


def indoor_light(day: Daylight, temper: Temper) -> Light:
    """Window light by day in the colours of the hour, lamps when it is dark."""
    dark = day.stars > DARK
    warm = Light(
        "indoors", source=(-0.72, -0.69), key=rgb(temper.key), rim=(1, 0.93, 0.78),
        shade=(0.27, 0.18, 0.32), ambient=rgb(temper.day), key_strength=0.32, rim_strength=0.7,
        shade_strength=0.50,
    )  # fmt: skip
    if dark:
        lit = mix(temper.lamp, day.haze, 0.10 if day.stars < 0.6 else 0.24)
        return replace(warm, ambient=lit, key=rgb(temper.lamp_key), source=(-0.2, -0.98), glow=0.6)
    hour = mix(day.haze, day.sun, 0.35)
    return replace(warm, key=mix(warm.key, day.sun, 0.4), ambient=mix(warm.ambient, hour, 0.28))


def indoor_setting(
    room: Shell, name: str, *, stand: float = 0.86, vignette: float = 0.38, mirror: float = 0.0
) -> Setting:
    """The finished room. `stand`: row of the feet as a share of the height of a landscape frame."""
    picture, ground, temper = room.picture, room.ground, room.temper
    glow = rgb(temper.lamp_key if room.dark else temper.key)
    veil = Veil(picture.W * 0.42, picture.H * 0.34, 640, glow, 0.10)
    marks = standing_marks(room.diorama, stand, 0.86)
    return Setting(
        name=name,
        picture=picture,
        day=room.day,
        light=room.light,
        ground=replace(ground, sun=(-0.5, 0.85, 0.2)),
        haze=rgb(temper.lamp_haze if room.dark else temper.haze),
        layers=room.diorama.layers(),
        sheet=finish(picture, "#100608", vignette, veil),
        marks=tuple(_inside(mark, room) for mark in marks),
        spill=0.4,
        depth=60.0,
        mirror=mirror,
        far=0.70,
        sheltered=True,
    )


def _inside(mark: Mark, room: Shell) -> Mark:
    """Nobody stands in a wall."""
    picture, scale = room.picture, room.ground.scale(mark.row)
    reach = min((room.half - 0.5) * scale, picture.W * 0.40)
    away = min(max(mark.x - picture.W / 2, -reach), reach)
    return replace(mark, x=picture.W / 2 + away)

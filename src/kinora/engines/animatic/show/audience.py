"""The audience: rows of dark heads with an edge lit from the stage, idle or cheering.

How much they cheer is a function of time; where it is 0 the picture is the idle crowd's, byte for
byte. Works before any set.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import clipped, fill, linear, stroke
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.paths import oval, polygon, transformed, union
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Amount, Live
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.washes import rect

DARK = "#14060f"
KINDS = 7
TURNS = (-16, -8, 0, 8, 16)  # degrees an arm may lean
HEAD = (150.0, 230.0)  # sprite size at scale 1
ARM = (190.0, 170.0)


@dataclass(frozen=True, slots=True)
class Seat:
    """One member of the audience."""

    x: float
    top: float  # row of the sprite's top at rest
    row: int
    kind: int
    phase: float
    pace: float
    eager: float  # 0 cheers first, 1 last
    arms: int  # 0 claps unseen, 1 or 2 arms in the air


class Audience:
    """A crowd seen from behind; a pure function of time."""

    def __init__(
        self, picture: Picture, seed: int, cheer: Amount, *, rim: ColourLike = "#ffc27c"
    ) -> None:
        """`rim`: the colour of the light on their edges."""
        self.picture, self.cheer = picture, cheer
        self.sizes = (0.98, 1.16, 1.36)[: 3 if picture.is_portrait else 2]
        lights = tuple(mix(rim, DARK, 0.16 * row) for row in range(len(self.sizes)))
        unit = picture.unit
        self.heads = tuple(
            tuple(_head(kind, size * unit, light) for kind in range(KINDS))
            for size, light in zip(self.sizes, lights, strict=True)
        )
        self.arms = tuple(
            tuple(
                tuple(_arm(side * turn, side, size * unit, light) for turn in TURNS)
                for side in (-1, 1)
            )
            for size, light in zip(self.sizes, lights, strict=True)
        )
        self.seats = tuple(self._seats(seed))

    def live(self) -> Live:
        """As a layer in front of everybody."""
        return Live(0.7, self.draw)

    def _seats(self, seed: int) -> list[Seat]:
        rng, picture = np.random.default_rng(seed), self.picture
        seats = []
        first = picture.H * (0.872 if picture.is_portrait else 0.893)
        for row, size in enumerate(self.sizes):
            step = 118 * size
            start = -picture.margin * 0.5 - (row % 2) * step * 0.5
            for x in np.arange(start, picture.W + picture.margin * 0.5, step):
                u = rng.random(6)
                seats.append(Seat(
                    x=float(x + (u[0] - 0.5) * 26),
                    top=first + row * 52 * size - 66 * size + float(u[1] - 0.5) * 12,
                    row=row,
                    kind=int(u[2] * KINDS),
                    phase=float(u[3] * 6.28),
                    pace=float(0.9 + 0.25 * u[4]),
                    eager=float(u[5]),
                    arms=int(rng.integers(0, 3)),
                ))  # fmt: skip
        return seats

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        amount = min(max(self.cheer(t), 0.0), 1.0)
        for seat in self.seats:
            joy = min(max((amount * 1.5 - seat.eager * 0.5), 0.0), 1.0)
            size = self.sizes[seat.row]
            idle = 2.4 * math.sin(t * 1.6 + seat.phase) * (1 - joy)
            jump = abs(math.sin(t * 5.0 * seat.pace + seat.phase)) * 17 * joy
            top = seat.top + idle - jump
            if joy > 0 and seat.arms:
                self._draw_arms(canvas, seat, t, joy, top)
            lay(
                canvas,
                self.heads[seat.row][seat.kind],
                seat.x - HEAD[0] / 2 * size,
                top,
                scale=self.picture.unit,
            )

    def _draw_arms(self, canvas: skia.Canvas, seat: Seat, t: float, joy: float, top: float) -> None:
        size = self.sizes[seat.row]
        for side in (-1, 1)[: seat.arms] if seat.phase < 3.14 else (1, -1)[: seat.arms]:
            wave = math.sin(t * 6.5 * seat.pace + seat.phase + side)
            turn = min(len(TURNS) - 1, max(0, round(2 + 2 * wave)))
            image = self.arms[seat.row][0 if side < 0 else 1][turn]
            rise = (150 * (1 - joy) + 4) * size
            x = seat.x + side * 50 * size - ARM[0] / 2 * size
            lay(canvas, image, x, top + rise, scale=self.picture.unit)


def _silhouette(kind: int) -> skia.Path:
    """A head and shoulders: plain, cat, bun, round ears, curls, hat, long ears."""
    head = union(oval(75, 102, 31, 35), oval(75, 186, 60, 54))
    return union(head, *_extras(kind))


def _extras(kind: int) -> tuple[skia.Path, ...]:
    """What makes one silhouette differ from another."""
    sides = (-1, 1)
    extras = {
        1: [polygon([(75 + s * 6, 76), (75 + s * 27, 44), (75 + s * 32, 92)]) for s in sides],
        2: [oval(75, 62, 16, 15)],
        3: [oval(75 + s * 27, 73, 14, 14) for s in sides],
        4: [oval(75 + 33 * math.cos(a), 96 + 34 * math.sin(a), 13, 13) for a in _fan()],
        5: [oval(75, 74, 46, 8), polygon([(50, 72), (54, 42), (96, 42), (100, 72)])],
        6: [oval(75 + s * 15, 46, 8, 30, s * 10) for s in sides],
    }
    return tuple(extras.get(kind, ()))


def _fan() -> list[float]:
    return [math.pi * (0.95 + 1.1 * i / 6) for i in range(7)]


def _head(kind: int, scale: float, light: ColourLike) -> skia.Image:
    def draw(canvas: skia.Canvas) -> None:
        shape = _silhouette(kind)
        fill(canvas, shape, mix(DARK, light, 0.05))
        _lit_edge(canvas, shape, light, (30.0, 150.0))

    return sprite(*HEAD, scale, draw, wobble=0.6, texture=0)


def _arm(turn: float, side: int, scale: float, light: ColourLike) -> skia.Image:
    """A raised arm with an open hand, leaning by `turn` degrees about the shoulder."""

    def draw(canvas: skia.Canvas) -> None:
        fingers = (
            oval(-9 + 6 * i, -122 - (3 - abs(i - 1.5)) * 3, 3.6, 13, -9 + 6 * i) for i in range(4)
        )
        arm = union(
            polygon([(-17, 10), (-9, -100), (9, -100), (17, 10)]), oval(0, -106, 13, 15), *fingers,
            oval(-side * 14, -105, 4.4, 11, -side * 40),
        )  # fmt: skip
        shape = transformed(arm, 95, 160, turn + side * 9)
        fill(canvas, shape, mix(DARK, light, 0.07))
        _lit_edge(canvas, shape, light, (6.0, 120.0))

    return sprite(*ARM, scale, draw, wobble=0.4, texture=0)


def _lit_edge(
    canvas: skia.Canvas, shape: skia.Path, light: ColourLike, rows: tuple[float, float]
) -> None:
    """Light from the stage on the upper edge only, gone at the lower of the two rows."""
    top, bottom = rows
    with clipped(canvas, shape):
        layer = rect(-50, -50, 300, 400)
        canvas.saveLayer(layer, None)
        for width, alpha in ((18, 0.24), (6, 1.0)):
            stroke(canvas, shape, light, width, alpha, blur=width * 0.36)
        fade = linear((0, top), (0, bottom), ["#000000"] * 3, (1, 0.7, 0), (0, 0.5, 1))
        canvas.drawRect(layer, skia.Paint(Shader=fade, BlendMode=skia.BlendMode.kDstIn))
        canvas.restore()

"""Both sides of a street: houses in perspective, shop below shop, signs that stand out from them."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from kinora.engines.animatic.paint.brush import fill, plain
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.facades import facade
from kinora.engines.animatic.sets.mood import TUBES, Mood
from kinora.engines.animatic.sets.signs import board
from kinora.engines.animatic.sets.washes import rect


@dataclass(frozen=True, slots=True)
class House:
    """One house: distance of its near and far corner and its height, metres; side -1 is left."""

    near: float
    far: float
    height: float
    side: int


@dataclass(frozen=True, slots=True, eq=False)
class Street:
    """What all painters of the street share."""

    diorama: Diorama
    mood: Mood
    view: Ground
    half: float  # half of its width in metres
    houses: tuple[House, ...]  # far to near


def row_of_houses(diorama: Diorama, side: int) -> list[House]:
    rng, z, row = diorama.rng(f"houses {side}"), 2.0, []
    while z < 34:
        depth = float(rng.uniform(3.2, 5.4)) * (1 + z * 0.03)
        row.append(House(z, z + depth, float(rng.uniform(10, 19)), side))
        z += depth + 0.12
    return row


def canyon(canvas: skia.Canvas, street: Street, flip: float = 1.0) -> None:
    """Both sides of the street, far houses first, air between them; `flip` -1 is its mirror."""
    for i, house in enumerate(street.houses):
        _house(canvas, street, house, i, flip)


def _house(canvas: skia.Canvas, street: Street, house: House, i: int, flip: float) -> None:
    mood, view, half, side = street.mood, street.view, street.half, house.side
    rng = street.diorama.rng(f"house {house.side} {house.near:.2f}")
    length, height = (house.far - house.near) * 100, house.height * 100
    canvas.save()
    canvas.concat(view.wall(side * half, house.near, house.far, house.height, flip=flip))
    wall = mood.walls[int(rng.integers(0, len(mood.walls)))]
    if mood.tubes == 0:  # by day one side of the street is in the sun
        sunny = street.diorama.palette.from_right != (side > 0)
        wall = (
            mix(wall, "#ffffff", 0.10)
            if sunny
            else mix(wall, street.diorama.palette.day.zenith, 0.22)
        )
    facade(canvas, rng, (length, height), wall, mood)
    haze = min(mood.haze_most, max(0.0, (house.near - 4) / 30))
    canvas.drawRect(rect(0, 0, length, height), plain(mood.haze, haze))
    canvas.restore()
    if house.near > 3.4:
        end = view.quad(
            (side * half, 0, house.near), (side * half, house.height * flip, house.near),
            (side * (half + 6), house.height * flip, house.near), (side * (half + 6), 0, house.near),
        )  # fmt: skip
        fill(canvas, end, mix(mood.gap, mood.haze, haze))
    for level in range(2):
        _sign(canvas, street, house, level, flip)


def _sign(canvas: skia.Canvas, street: Street, house: House, level: int, flip: float) -> None:
    """A board standing out from the wall into the street."""
    rng = street.diorama.rng(f"sign {house.side} {house.near:.2f} {level}")
    hangs, low, tall, out, pick = rng.random(5).tolist()
    if hangs > (0.8 if street.mood.is_neon else 0.3):
        return
    z, x = house.near + 0.4 + level * 1.4, house.side * street.half
    bottom, height = 3.6 + 1.6 * low + level, 2.0 + 1.6 * tall
    a = street.view.at(x, (bottom + height) * flip, z)
    b = street.view.at(x - house.side * (0.9 + 0.35 * out), bottom * flip, z)
    left, right = sorted((a[0], b[0]))
    top, under = sorted((a[1], b[1]))
    board(canvas, rng, rect(left, top, right, under), TUBES[int(pick * len(TUBES))], street.mood)

"""The ways of what glides towards the viewer, or turns round before our eyes."""

from __future__ import annotations

import math

from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.staging.floor import Route
from kinora.engines.animatic.staging.world import World

NEARING = frozenset({"approach", "turn back"})
FARTHEST, NEAREST = 0.3, 1.12  # size, next to that at its spot, at the begin and at the end
GROWS, LARGEST, LARGEST_UPRIGHT = (
    2.1,
    1.05,
    0.72,
)  # how much nearer one comes at least, as far as there is room
ASIDE, PAST = (
    0.075,
    0.015,
)  # shares of the width: left of the middle at first, right of it in the end
WAY, BACK = 0.3, 0.2  # shares of the width to either side: before turning, after it
BULGE = 0.2  # size, next to that before, that is won in turning round
PIECES = 14  # of the turn
FRONTAL = 52.0  # degrees: who comes to rest nearer to the viewer than that stays so


def nearing(world: World, action: str, home: Point, begins: float) -> Route:
    """The way of an action of `NEARING`, from where one is when it begins later than the clip."""
    points = _coming(world, home) if action == "approach" else _round(world, home, begins)
    if begins > 0:
        points = (home, *points[1:])
    seconds = max(world.until(begins) - begins, 1.0)
    whole = world.route(*points)
    return world.route(*points, pace=whole.length / max(seconds - 0.35, 0.5))


def _coming(world: World, home: Point) -> tuple[Point, ...]:
    """From far away, a little aslant, so that something of a side is seen too."""
    picture, (x, row) = world.setting.picture, home
    size = world.ground.scale(row) / world.ground.scale(world.home("centre")[1])
    side = -1 if x <= picture.W * 0.52 else 1
    far = max(world.setting.far, FARTHEST * size)
    begin = world.at_size(x + side * ASIDE * picture.W, far)
    largest = LARGEST_UPRIGHT if picture.is_portrait else LARGEST
    near = min(max(NEAREST * size, GROWS * far), max(largest, size))
    return begin, world.at_size(x - side * PAST * picture.W, near)


def _round(world: World, home: Point, begins: float) -> tuple[Point, ...]:
    """Across the picture, round towards the viewer, and back."""
    picture, (x, row) = world.setting.picture, home
    size = world.ground.scale(row) / world.ground.scale(world.home("centre")[1])
    begin = picture.W * (0.5 - WAY) if begins <= 0 else x
    corner = max(picture.W * (0.5 + WAY * 0.5), begin + 0.08 * picture.W)
    points: list[Point] = [world.at_size(begin, size)]
    for piece in range(PIECES + 1):
        turn = math.pi * piece / PIECES
        aside = math.sin(turn) * 0.12 * picture.W
        points.append(world.at_size(corner + aside, size * (1 + BULGE * (1 - math.cos(turn)) / 2)))
    return (*points, world.at_size(picture.W * (0.5 - BACK), size * (1 + BULGE)))

"""The world of shapes: scenes as frozen values, and their clips, in which every pixel has an owner.

Needs numpy alone. Knows nothing of captions, models or training.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

HEIGHT, WIDTH, FRAMES = 64, 96, 17
MIDDLE = (FRAMES - 1) / 2  # the frame in which a thing is at its `x`, `y`

COLOURS = {
    "red": (222, 38, 38),
    "yellow": (242, 212, 28),
    "green": (28, 170, 58),
    "cyan": (24, 192, 204),
    "blue": (40, 78, 226),
    "pink": (232, 64, 196),
}
SHAPES = ("circle", "square", "triangle", "cross")
SIZES = {"small": 8.0, "big": 12.5}  # radius of the circle of the same area, in pixels
DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
BACKGROUNDS = ("night", "meadow", "desert")
REACH = 1.35  # times its radius: what the widest of the shapes reaches from its centre
LEAST_WAY, MOST_WAY = 20.0, 26.0  # pixels from the first frame to the last

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One moving shape. `x`, `y` are its centre's in the middle frame, in pixels from the top left."""

    colour: str
    shape: str
    size: str
    direction: str
    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    way: float = 23.0  # pixels from the first frame to the last
    scale: float = 1.0  # of the size's radius

    @property
    def radius(self) -> float:
        """Of the circle of the same area, in pixels."""
        return SIZES[self.size] * self.scale

    def centres(self) -> Floats:
        """(FRAMES, 2): x and y in each frame."""
        along = (np.arange(FRAMES) - MIDDLE) / (FRAMES - 1) * self.way
        return np.array([self.x, self.y]) + along[:, None] * np.array(DIRECTIONS[self.direction])

    def is_inside(self) -> bool:
        """Whether all of it is seen in all frames."""
        centres, reach = self.centres(), self.radius * REACH
        far = np.array([WIDTH, HEIGHT]) - reach
        return bool((centres >= reach).all() and (centres <= far).all())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a clip shows: one or two things of different colours, the first one in front."""

    things: tuple[Thing, ...]
    background: str = field(default="night")


def draw(scene: Scene) -> Pixels:
    """The clip, (FRAMES, HEIGHT, WIDTH, 3), sRGB."""
    picture = np.repeat(backdrop(scene.background)[None], FRAMES, axis=0)
    for thing in reversed(scene.things):
        covered = coverage(thing)[..., None]
        picture = picture * (1 - covered) + covered * np.array(COLOURS[thing.colour], float)
    return np.rint(picture).astype(np.uint8)


def owners(scene: Scene) -> npt.NDArray[np.int8]:
    """(FRAMES, HEIGHT, WIDTH): 0 is the background, n the nth thing, where it covers half a pixel."""
    whose = np.zeros((FRAMES, HEIGHT, WIDTH), np.int8)
    for number in range(len(scene.things), 0, -1):
        whose[coverage(scene.things[number - 1]) >= 0.5] = number
    return whose


def coverage(thing: Thing) -> Floats:
    """(FRAMES, HEIGHT, WIDTH): how much of each pixel the thing covers, 0 to 1."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    centres = thing.centres()
    x = columns[None] - centres[:, 0, None, None]
    y = rows[None] - centres[:, 1, None, None]
    return silhouette(thing.shape, thing.radius, x, y)


def silhouette(shape: str, radius: float, x: Floats, y: Floats) -> Floats:
    """How much of pixels at `x`, `y` from its centre a shape covers. All shapes have one area, that of
    a circle of the radius."""
    return np.clip(0.5 - _DISTANCES[shape](x / radius, y / radius) * radius, 0, 1)


def backdrop(name: str) -> Floats:
    """(HEIGHT, WIDTH, 3): the background without things, sRGB 0 to 255."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH] + 0.5
    return _BACKDROPS[name](rows / HEIGHT, columns / WIDTH)


# -- shapes, as signed distances to the edge in units of the radius, negative within


def _circle(x: Floats, y: Floats) -> Floats:
    return np.hypot(x, y) - 1


def _square(x: Floats, y: Floats) -> Floats:
    return np.maximum(np.abs(x), np.abs(y)) - np.sqrt(np.pi) / 2


def _triangle(x: Floats, y: Floats) -> Floats:
    """Equilateral, a corner up, as far above the origin as its base is below."""
    inner = np.sqrt(
        np.pi / (3 * np.sqrt(3))
    )  # radius of the inscribed circle, half of the outer one
    below = y - inner / 2
    return np.maximum(np.sqrt(3) / 2 * np.abs(x) - below / 2, below) - inner


def _cross(x: Floats, y: Floats) -> Floats:
    """Two bars, three times as long as wide."""
    long = 1.5 * np.sqrt(np.pi / 5)
    across = np.maximum(np.abs(x) - long, np.abs(y) - long / 3)
    upright = np.maximum(np.abs(x) - long / 3, np.abs(y) - long)
    return np.minimum(across, upright)


_DISTANCES = {"circle": _circle, "square": _square, "triangle": _triangle, "cross": _cross}

# -- backgrounds, pale or dark, so that every colour stands out


def _between(low: tuple[int, ...], high: tuple[int, ...], share: Floats) -> Floats:
    return np.array(low, float) + share[..., None] * (np.array(high, float) - np.array(low, float))


def _night(rows: Floats, columns: Floats) -> Floats:
    sky = _between((14, 16, 36), (44, 42, 74), rows)
    for x, y in ((8, 9), (27, 20), (44, 6), (61, 26), (83, 12), (15, 38), (72, 44), (90, 33)):
        glow = np.exp(-((columns * WIDTH - x) ** 2 + (rows * HEIGHT - y) ** 2) / 2.2)
        sky += glow[..., None] * 120
    return sky


def _meadow(rows: Floats, columns: Floats) -> Floats:
    horizon = 0.62 + 0.05 * np.sin(columns * 5.5 + 0.6)
    share = np.clip((rows - horizon) * HEIGHT + 0.5, 0, 1)[..., None]
    sky = _between((196, 216, 234), (226, 234, 238), rows)
    return sky * (1 - share) + _between((168, 190, 150), (128, 154, 118), rows) * share


def _desert(rows: Floats, columns: Floats) -> Floats:
    horizon = 0.5 + 0.09 * np.sin(columns * 8.0 + 2.2)
    share = np.clip((rows - horizon) * HEIGHT + 0.5, 0, 1)[..., None]
    sky = _between((236, 206, 186), (244, 226, 206), rows)
    return sky * (1 - share) + _between((206, 176, 144), (164, 130, 104), rows) * share


_BACKDROPS = {"night": _night, "meadow": _meadow, "desert": _desert}

"""Nothing flashes more than three times a second (WCAG 2.3.1, general flash)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.engines.animatic.film.film import FPS
from kinora.engines.animatic.scene import Entity, Look, Scene
from kinora.video import Size

SWING = 0.10  # a change of relative luminance that counts, of the brightest there is
DARK = 0.80  # it counts where the darker of the two is below this
AREA = 0.25  # share of the field of view that may flash
FIELD = (341 / 1024, 256 / 768)  # that field, as shares of a picture that is 1024 x 768
MOST = 3  # flashes a second
WIDTH, HEIGHT, SECONDS = 192, 108, 3
SMALL = Size(WIDTH, HEIGHT)

Floats = NDArray[np.float64]


def luminance(frame: NDArray[np.uint8]) -> Floats:
    """Relative luminance of blue, green, red bytes, 0 to 1."""
    value = frame[..., 2::-1] / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def transitions(levels: Iterable[Floats]) -> NDArray[np.bool_]:
    """For every frame and pixel: has a counting change just been completed? Changes alternate in
    direction; one goes from the last extreme, however many frames it takes."""
    found, low, high, direction = [], None, None, None
    for level in levels:
        if low is None:
            low, high, direction = level.copy(), level.copy(), np.zeros(level.shape, int)
        low, high = np.minimum(low, level), np.maximum(high, level)
        up = (level - low >= SWING) & (low < DARK) & (direction <= 0)
        down = (high - level >= SWING) & (level < DARK) & (direction >= 0) & ~up
        direction = np.where(up, 1, np.where(down, -1, direction))
        low, high = np.where(up | down, level, low), np.where(up | down, level, high)
        found.append(up | down)
    return np.asarray(found)


def worst(levels: Iterable[Floats]) -> int:
    """The most flashes that a quarter of any field of view sees within any second."""
    changes = transitions(levels)
    total = np.concatenate([np.zeros((1, *changes.shape[1:]), int), changes.cumsum(0)])
    rows, columns = round(FIELD[1] * changes.shape[1]), round(FIELD[0] * changes.shape[2])
    most = 0
    for end in range(1, len(total)):
        flashes = (total[end] - total[max(end - FPS, 0)]) // 2  # two opposing changes are one
        while (flashes > most).any() and _share(flashes > most, rows, columns) > AREA:
            most += 1
    return most


def _share(mask: NDArray[np.bool_], rows: int, columns: int) -> float:
    """The largest share of any field of so many rows and columns that is in the mask."""
    total = np.pad(mask.astype(float).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    field = (
        total[rows:, columns:]
        - total[:-rows, columns:]
        - total[rows:, :-columns]
        + total[:-rows, :-columns]
    )
    return float(field.max()) / (rows * columns)


def strobe(per_second: float, *, high: float = 0.6, share: float = 1.0) -> list[Floats]:
    """A picture whose left part goes bright and dark so many times a second."""
    frames = []
    for index in range(2 * FPS):
        level = np.full((36, 64), 0.1)
        if (index * per_second / FPS) % 1 >= 0.5:
            level[:, : round(64 * share)] = high
        frames.append(level)
    return frames


def test_a_strobe_is_found():
    """Four flashes a second are four, two are two; what is faint or small is none."""
    assert worst(strobe(4)) == 4
    assert worst(strobe(2)) == 2
    assert worst(strobe(6, high=0.15)) == 0
    assert worst(strobe(6, share=0.05)) == 0


def test_a_slow_swell_is_one_change():
    """A change counts from extreme to extreme, though no frame differs much from the last."""
    levels = [np.full((36, 64), 0.3 + 0.2 * np.sin(2 * np.pi * index / FPS)) for index in range(48)]

    assert worst(levels) == 1


def scene(**wishes: object) -> Scene:
    hero = (Entity(id="cat-1", kind="cat"),)
    return Scene(seed=5, width=WIDTH, height=HEIGHT, seconds=SECONDS, entities=hero, **wishes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wishes",
    [
        {"place": "park", "time_of_day": "night", "weather": ("storm",)},
        {"place": "open sea", "time_of_day": "noon", "weather": ("storm",)},
        {"place": "neon street", "time_of_day": "night", "wet": True, "weather": ("storm",)},
        {"place": "park", "time_of_day": "night", "effects": ("fireworks",)},
        {"place": "stage", "effects": ("fireworks", "sparkles", "confetti")},
        {"place": "kitchen", "lighting": "candlelight"},
    ],
    ids=["storm by night", "storm by day", "neon", "fireworks", "show", "candles"],
)
def test_nothing_flashes_more_than_three_times_a_second(studio, wishes):
    """Storms, neon, fireworks, shows and candles keep to three flashes a second."""
    film = studio.film(scene(**wishes))

    assert worst(luminance(frame) for frame in film.frames(0, SECONDS * FPS)) <= MOST


def test_no_look_makes_flashes(studio):
    """Neon glow over a neon street in a storm keeps to three flashes a second."""
    footage = studio.create("a robot in a neon street at night in a storm, neon glow", size=SMALL)
    assert footage.reading.scene.look != Look()

    assert worst(luminance(frame) for frame in footage.frames(0, SECONDS * FPS)) <= MOST

"""The set behind and before the cast."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from kinora.engines.animatic.film.backdrop import Backdrop
from kinora.engines.animatic.paint.bake import Plate, bake
from kinora.engines.animatic.paint.brush import fill
from kinora.engines.animatic.paint.camera import REST, Pose
from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.paths import oval
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Live

PICTURE = Picture(160, 90)


def sky() -> Plate:
    return bake(PICTURE, "sky", 60.0, lambda canvas: canvas.clear(0xFF7799CC), texture=0.1)


def hill(distance: float, x: float, colour: str) -> Plate:
    def draw(canvas: skia.Canvas) -> None:
        fill(canvas, oval(x, 600, 400, 260), colour, 0.83)

    return bake(PICTURE, "hill", distance, draw, seed=4)


def painted(backdrop: Backdrop, pose: Pose = REST, t: float = 0.0) -> np.ndarray:
    surface = skia.Surface(PICTURE.width, PICTURE.height)
    backdrop.draw_behind(surface.getCanvas(), pose, t)
    backdrop.draw_before(surface.getCanvas(), pose, t)
    return pixels_of(surface.makeImageSnapshot())


def backdrop(*over: Live, rest: Pose | None = REST) -> Backdrop:
    layers = (
        sky(),
        hill(9.0, 300, "#557744"),
        hill(8.0, 900, "#668855"),
        hill(1.0, 640, "#77aa55"),
    )
    return Backdrop(PICTURE, layers, over, rest=rest, check=lambda: None)


def nothing(canvas: skia.Canvas, t: float) -> None:
    """A layer that paints nothing."""


def test_weather_that_paints_nothing_changes_nothing() -> None:
    """Layers laid over the set do not move a single byte of what lies under them."""
    rain = [Live(distance, nothing) for distance in (30.0, 8.5, 3.0, 1.0, 0.7)]
    assert np.array_equal(painted(backdrop()), painted(backdrop(*rain)))


def test_flattened_plates_look_like_the_plates() -> None:
    """Merging for a resting camera costs no more than rounding."""
    flat, plain = painted(backdrop()), painted(backdrop(rest=None))
    assert np.abs(flat.astype(int) - plain.astype(int)).mean() < 1.5


def test_a_moving_camera_shows_parallax() -> None:
    """A truck moves the picture; the sky's share of it moves least."""
    still, moved = painted(backdrop(rest=None)), painted(backdrop(rest=None), Pose(x=80))
    assert not np.array_equal(still, moved)
    assert np.abs(still[:20].astype(int) - moved[:20]).mean() < 3


def test_near_layers_lie_over_the_cast() -> None:
    """Only what is nearer than the cast is drawn before it."""
    drawn: list[str] = []

    def note(name: str) -> Callable[[skia.Canvas, float], None]:
        return lambda canvas, t: drawn.append(name)

    stack = backdrop(Live(1.0, note("far")), Live(0.9, note("near")))
    surface = skia.Surface(PICTURE.width, PICTURE.height)
    stack.draw_behind(surface.getCanvas(), REST, 0.0)
    assert drawn == ["far"]
    stack.draw_before(surface.getCanvas(), REST, 0.0)
    assert drawn == ["far", "near"]

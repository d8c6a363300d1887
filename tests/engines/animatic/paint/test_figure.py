"""A painted subject in the frame."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, painted_layer
from kinora.engines.animatic.paint.figure import Figure, figure, lay_mirror, lay_shadow, show, wrap
from kinora.engines.animatic.paint.hours import light_for
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.paths import oval

LIGHT = light_of(light_for("morning"))
BOUNDS = (-40.0, -80.0, 40.0, 10.0)


def egg(canvas: skia.Canvas) -> None:
    with painted_layer(canvas, skia.Rect.MakeLTRB(*BOUNDS), LIGHT) as layer:
        fill(layer, oval(0, -40, 30, 40), "#d08040")


def standing(x: float = 100.0, row: float = 150.0) -> Figure:
    return figure(egg, BOUNDS, scale=1.0, x=x, y=row)


def covered(surface: skia.Surface) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what was painted."""
    alpha = pixels_of(surface.makeImageSnapshot())[..., 3]
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


def test_a_figure_stands_on_its_ground_point() -> None:
    """The lowest painted row is the ground row."""
    surface = skia.Surface(200, 200)
    show(surface.getCanvas(), standing())
    assert abs(covered(surface)[3] - 150) <= 2


def test_moving_by_whole_pixels_moves_the_same_picture() -> None:
    """Fractions of a pixel are painted, whole pixels are only placed."""
    one, other = standing(100.0), standing(117.0)
    assert other.left - one.left == 17
    assert np.array_equal(pixels_of(one.image), pixels_of(other.image))


def test_a_shadow_falls_on_the_side_away_from_the_sun() -> None:
    """A shear to the right lays the shadow to the right of the ground point, below its row."""
    surface = skia.Surface(400, 300)
    lay_shadow(surface.getCanvas(), standing(), LIGHT, shear=(1.0, 0.4), x=100, row=150)
    _, top, right, bottom = covered(surface)
    assert right > 160
    assert top >= 140
    assert bottom > 165


def test_a_mirror_image_hangs_below_the_row() -> None:
    """Reflections begin at the feet and fade downwards."""
    surface = skia.Surface(200, 300)
    lay_mirror(surface.getCanvas(), standing(), row=150, t=0.5)
    assert covered(surface)[1] >= 148


def test_the_air_around_a_figure_stays_on_the_figure() -> None:
    """A wrap lights the edge from inside the outline; a soft pixel or two beyond is all."""
    surface, shape = skia.Surface(200, 200), standing()
    wrap(surface.getCanvas(), shape, LIGHT, air=(1.0, 0.9, 0.7), scale=1.0, strength=0.6)
    left, top, right, bottom = covered(surface)
    assert left >= shape.left
    assert right <= shape.left + shape.image.width()
    assert top >= shape.top
    assert bottom <= shape.top + shape.image.height()

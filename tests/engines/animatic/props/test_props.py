"""What props promise to staging, for every kind."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from kinora.engines.animatic import props
from kinora.engines.animatic.paint.hours import hours
from kinora.engines.animatic.paint.light import Light, light_of
from kinora.engines.animatic.props.base import Prop


@pytest.fixture(scope="module")
def noon() -> Light:
    return light_of(hours()["noon"])


def painted(prop: Prop, light: Light, t: float = 0.0) -> np.ndarray:
    left, top, right, bottom = prop.bounds
    scale = 90 / max(right - left, bottom - top)
    surface = skia.Surface(110, 110)
    canvas = surface.getCanvas()
    canvas.translate(10 - left * scale, 10 - top * scale)
    canvas.scale(scale, scale)
    prop.paint(canvas, light, t)
    return np.array(surface.makeImageSnapshot().toarray())


@pytest.mark.parametrize("kind", props.kinds())
def test_every_prop_stays_inside_its_bounds(kind, noon):
    """Every prop paints something, and nothing outside its bounds."""
    picture = painted(props.make(kind), noon, 0.8)[..., 3]

    assert picture.sum() > 5_000
    assert not picture[:8].any()
    assert not picture[:, :8].any()


@pytest.mark.parametrize("kind", props.kinds())
def test_a_still_prop_is_the_same_at_all_times(kind, noon):
    """What says it is still does not move; what moves is the same for the same time."""
    prop = props.make(kind, seed=3)
    early, late = painted(prop, noon, 0.2), painted(prop, noon, 1.7)

    assert np.array_equal(early, late) == prop.is_still
    assert np.array_equal(early, painted(props.make(kind, seed=3), noon, 0.2))


@pytest.mark.parametrize("kind", ["kite", "balloon", "umbrella", "stool", "ball"])
def test_a_colour_changes_a_prop(kind, noon):
    """A recoloured prop keeps its outline and changes inside."""
    own, dyed = painted(props.make(kind), noon), painted(props.make(kind, colour="#2f6fd0"), noon)

    assert np.array_equal(own[..., 3], dyed[..., 3])
    assert (np.abs(own.astype(int) - dyed.astype(int)).max(-1) > 24).sum() > 100


def test_the_piano_says_where_its_player_is():
    """Feet, seat and both hands have a place; the keys are above the seat and right of the feet."""
    piano = props.make("piano")
    feet, seat, left, right = (piano.anchor(n) for n in ("feet", "seat", "left keys", "right keys"))

    assert feet is not None
    assert seat is not None
    assert left is not None
    assert right is not None
    assert min(left[0], right[0]) > feet[0]
    assert max(left[1], right[1]) < seat[1] < feet[1]
    assert piano.anchor("pedals") is None


def test_unknown_kinds_are_not_props():
    """A kind without a drawing is not there."""
    assert not props.has("submarine sandwich")
    assert "submarine sandwich" not in props.kinds()

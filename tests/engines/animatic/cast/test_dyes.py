"""What another colour changes about a figure, and what it leaves."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.dyes import tint
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.paint.colour import luminance

SIDE = View(56.0, head_turn=-18.0)

ACT = Act(action="wave", t=0.6, span=2.0)


@pytest.mark.parametrize("kind", ["cat", "robot", "monster", "child", "penguin"])
def test_a_colour_changes_the_figure_and_not_its_outline(kind, painted):
    """A recoloured figure covers exactly the same pixels, and many of them differ."""
    own = painted(cast.puppet(kind).pose(ACT, SIDE))
    dyed = painted(cast.puppet(kind, colour="#2f9a4a").pose(ACT, SIDE))

    assert np.array_equal(own[..., 3], dyed[..., 3])
    assert (np.abs(own.astype(int) - dyed.astype(int)).max(-1) > 24).sum() > 150


def test_black_is_painted_as_a_dark_grey():
    """Shade and rim still show on a black coat, and its stripes are lighter than it."""
    coat, stripe = tint("#e08a3a", "#e08a3a", "#000000"), tint("#a3541a", "#e08a3a", "#000000")

    assert 0.1 < luminance(coat) < 0.25
    assert luminance(stripe) > luminance(coat)


@pytest.mark.parametrize("colour", ["#ff7f00", "#2f6fd0", "#8a2f8a"])
def test_other_colours_are_painted_as_they_are(colour):
    """A colour that paint can show is not bent."""
    assert tint("#e08a3a", "#e08a3a", colour) == colour


def test_fluffy_shows(painted):
    """A fluffy cat has another outline than a smooth one."""
    smooth = painted(cast.puppet("cat").pose(ACT, SIDE))
    fluffy = painted(cast.puppet("cat", traits=("fluffy",)).pose(ACT, SIDE))

    assert not np.array_equal(smooth[..., 3], fluffy[..., 3])

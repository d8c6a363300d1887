"""Outlines."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.paint.paths import fluffy, sample_curve, smooth_closed, tube, union

SQUARE = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]


def test_a_smooth_curve_goes_through_its_points() -> None:
    """A sampled curve begins and ends at its ends and meets the knots between."""
    curve = sample_curve(SQUARE, 7)
    assert np.allclose(curve[::2], SQUARE)


def test_a_limb_is_as_wide_as_its_radii() -> None:
    """The bounds of a straight tube are its length and caps by twice its radius."""
    bounds = tube([(0, 0), (100, 0)], 10.0, samples=20).computeTightBounds()
    assert abs(bounds.height() - 20) < 1
    assert abs(bounds.width() - 120) < 2


def test_fur_keeps_its_shape_for_a_seed() -> None:
    """Tufts are random by seed and stand out of the smooth outline."""
    one, same, other = (fluffy(SQUARE, 8, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    assert one.getBounds().width() > smooth_closed(SQUARE).computeTightBounds().width()


def test_a_union_is_one_outline() -> None:
    """Two overlapping shapes become one contour around both."""
    first, second = smooth_closed(SQUARE), smooth_closed([(x + 50, y) for x, y in SQUARE])
    both = union(first, second).computeTightBounds()
    assert both.width() > first.computeTightBounds().width() + 40

"""Smooth random fields."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.paint.noise import NoiseField, fractal, smoothstep, tile_noise


def test_fractal_noise_is_its_seed() -> None:
    """The same arguments give the same numbers, another seed others."""
    assert np.array_equal(fractal(40, 60, 16, 1), fractal(40, 60, 16, 1))
    assert not np.array_equal(fractal(40, 60, 16, 1), fractal(40, 60, 16, 2))


def test_a_tile_has_no_seam() -> None:
    """Neighbours across the edge differ no more than neighbours inside."""
    tile = tile_noise(64, 4, 4, 1, 7)
    inside = np.abs(np.diff(tile, axis=1)).max()
    assert np.abs(tile[:, 0] - tile[:, -1]).max() <= inside * 1.05


def test_a_field_repeats_after_one_tile() -> None:
    """Sampling at x and x + 1 gives the same value."""
    field, x = NoiseField(3, octaves=3, size=64), np.linspace(0, 1, 9, dtype=np.float32)
    assert np.allclose(field.sample(x, x), field.sample(x + 1, x), atol=1e-4)


def test_a_smooth_step_may_fall() -> None:
    """With the ends exchanged the step goes down."""
    assert smoothstep(1.0, 0.0, 0.0) == 1.0
    assert smoothstep(1.0, 0.0, 1.0) == 0.0


def test_kept_noise_cannot_be_written_into() -> None:
    """Tiles and fields are shared, so they are read only."""
    for array in (tile_noise(64, 3, 3, 2, 5), NoiseField(3, octaves=2, size=64).map):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1.0

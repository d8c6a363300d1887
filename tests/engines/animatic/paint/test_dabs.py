"""Brush dabs."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.native import pixels_of


def test_a_ramp_ends_at_its_colours() -> None:
    """0 is the first colour, 1 the last, both opaque."""
    assert ramp([(0, 0, 0), (1, 0, 0)], np.array([0.0, 1.0])) == [0xFF000000, 0xFFFF0000]


def test_a_dab_lands_where_it_is_stamped() -> None:
    """One dab paints around its own spot and nowhere else."""
    surface = skia.Surface(100, 100)
    stamp(surface.getCanvas(), "round", [70.0], [30.0], 20.0, 0.0, [0xFFFFFFFF])
    alpha = pixels_of(surface.makeImageSnapshot())[..., 3]
    assert alpha[30, 70] > 200
    assert alpha[:, :55].max() == 0

"""Heightfields, skies and plants: no seams, no surprises."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.paint.hours import hours
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.palette import Palette, tone
from kinora.engines.animatic.sets.sky import bake_clouds, shifted
from kinora.engines.animatic.sets.terrain import Land, render
from kinora.engines.animatic.sets.view import View


def flat_view() -> View:
    return View.over(Picture(320, 180), 360.0, 2.0)


def test_flat_land_begins_at_the_horizon():
    """A plain without hills reaches from just under the horizon to the lowest row, opaque."""
    view = flat_view()
    land = Land(
        heights=lambda x, z: np.zeros_like(x),
        colours=lambda slopes: np.broadcast_to(tone("#808080"), (*slopes.x.shape, 3)),
        near=view.near,
        far=4000.0,
    )

    relief = render(view, Palette.of(hours()["noon"]), land)

    assert abs(relief.top - view.horizon) < 8
    assert relief.pixels[-1, :, 3].min() == 1.0
    assert np.isfinite(relief.pixels).all()


def test_near_hills_hide_far_ones():
    """A wall close by covers what is behind it."""
    view = flat_view()
    land = Land(
        heights=lambda x, z: np.where(np.abs(z - 20) < 2, 6.0, 0.0) + 0 * x,
        colours=lambda slopes: np.where(
            (slopes.z > 30)[..., None], tone("#ff0000"), tone("#00ff00")
        ).astype(np.float32),
        near=view.near,
        far=400.0,
        haze_length=1e9,
    )

    pixels = render(view, Palette.of(hours()["noon"]), land).pixels

    shown = pixels[pixels[..., 3] > 0.9]
    assert (shown[:, 1] > shown[:, 0]).mean() > 0.97


def test_shifting_repeats_the_border():
    """Nothing is wrapped in from the far edge."""
    values = np.arange(12, dtype=np.float32).reshape(3, 4)

    assert shifted(values, 0, 2).tolist()[0] == [2, 3, 3, 3]
    assert shifted(values, -1, 0).tolist()[0] == values.tolist()[0]


def test_clouds_have_no_seam():
    """The first and the last column of a cloud plate are not the same: it is wider, not wrapped."""
    image = bake_clouds(flat_view(), Palette.of(hours()["noon"]), 5, 0.7)

    pixels = image.toarray().astype(int)
    assert np.abs(np.diff(pixels[..., 3], axis=1)).max() < 120

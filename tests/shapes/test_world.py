"""Every pixel of a clip has an owner, and no shape gives itself away by its area."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from shapes.sampling import scenes
from shapes.world import COLOURS, SHAPES, backdrop, draw, owners, silhouette


def test_every_pixel_is_of_its_owner_or_of_a_rim() -> None:
    for scene in islice(scenes(1), 10):
        clip, whose = draw(scene).astype(float), owners(scene)
        paints = [backdrop(scene.background), *(np.array(COLOURS[t.colour]) for t in scene.things)]
        told = np.abs(np.stack([np.abs(clip - paint).max(axis=-1) for paint in paints]))
        flat = told.min(axis=0) <= 1  # not of a rim, which is mixed of two
        assert flat.mean() > 0.95
        assert (told.argmin(axis=0) == whose)[flat].all()


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_have_one_area(shape: str) -> None:
    y, x = np.mgrid[-25:26, -25:26].astype(float)
    assert silhouette(shape, 10.0, x, y).sum() == pytest.approx(np.pi * 100, rel=0.02)

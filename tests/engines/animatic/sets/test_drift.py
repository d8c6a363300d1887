"""Where a filming camera was going."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from kinora.engines.animatic.sets.drift import drift_of


@pytest.fixture
def view() -> np.ndarray:
    """A wide picture with detail of every size."""
    rng = np.random.default_rng(4)
    out = np.zeros((240, 480))
    for cell in (60, 20, 8):
        small = Image.fromarray(rng.random((240 // cell + 1, 480 // cell + 1)).astype(np.float32))
        out += np.asarray(small.resize((480, 240), Image.Resampling.BICUBIC)) * cell
    out = (out - out.min()) / (out.max() - out.min()) * 255
    return np.repeat(out[..., None], 3, 2).astype(np.uint8)


def test_a_pan_is_measured(view):
    """Two pixels a frame to the left and one down are found within half a pixel."""
    before, after = view[20:200, 40:360], view[14:194, 52:372]

    across, down = drift_of(before, after, 6)

    assert across == pytest.approx(-2, abs=0.4)
    assert down == pytest.approx(1, abs=0.4)


def test_who_walks_through_a_resting_picture_is_no_pan(view):
    """One that moves before what stands still does not move the camera."""
    before, after = view[20:200, 40:360].copy(), view[20:200, 40:360].copy()
    before[60:160, 100:140] = 255
    after[60:160, 115:155] = 255

    assert drift_of(before, after, 6) == (0.0, 0.0)

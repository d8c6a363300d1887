"""A given picture tells of its light and its depth."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.sets.appraisal import daylight_of, depth_of, relit


def lit_from(side: str) -> np.ndarray:
    """A grey picture that is bright at one side."""
    ramp = np.linspace(230, 30, 96).astype(np.uint8)
    across = np.broadcast_to(ramp if side == "left" else ramp[::-1], (54, 96))
    return np.repeat(across[..., None], 3, -1)


def test_light_comes_from_the_bright_side():
    """The cast is lit from where the picture is bright."""
    assert (
        daylight_of(lit_from("left")).direction[0] < 0 < daylight_of(lit_from("right")).direction[0]
    )


def test_light_has_the_pictures_colour():
    """Under an orange sky the key light is orange."""
    red, _, blue = daylight_of(np.full((54, 96, 3), (250, 150, 60), np.uint8)).key

    assert red > 1.2 * blue


def test_a_dark_picture_has_less_light_than_a_bright_one():
    """Somebody in a night scene is darker than in a snow field."""
    dark, bright = (
        daylight_of(np.full((54, 96, 3), level, np.uint8)).ambient for level in (20, 230)
    )

    assert max(dark) < 0.6 * max(bright)


def test_what_is_low_is_near():
    """Depth rises towards the bottom and is smooth everywhere."""
    depth = depth_of(lit_from("left"))

    assert depth[-5:].mean() > depth[:5].mean() + 0.5
    assert np.abs(np.diff(depth, axis=0)).max() < 0.1


@pytest.mark.parametrize("hour", ["", "once upon a time"])
def test_an_hour_nobody_knows_leaves_the_picture(hour):
    """Only an hour that is asked for tints it."""
    picture = lit_from("left")

    assert relit(picture, hour) is picture
    assert relit(picture, "night").mean() < 0.6 * picture.mean()

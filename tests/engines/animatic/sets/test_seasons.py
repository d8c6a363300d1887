"""What the seasons do to colours, and to nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.sets.palette import tone
from kinora.engines.animatic.sets.seasons import dried, leaf, season_of, turf, turned
from kinora.engines.animatic.sets.trees import LEAVES


@pytest.mark.parametrize("leaf", LEAVES)
def test_leaves_turn_from_green_to_warm(leaf: str) -> None:
    """Every green of the woods has more red than green afterwards."""
    red, green, blue = turned(tone(leaf)).tolist()
    assert red > green > blue


def test_only_grass_dries() -> None:
    """Earth, snow and stone keep their colour; a meadow does not."""
    for colour in ("#b98f5e", "#eef3fa", "#8a8a90"):
        assert np.allclose(dried(tone(colour)), tone(colour), atol=0.01)
    meadow = tone("#6f9a3c")
    assert dried(meadow)[0] > meadow[0]


def test_the_season_is_one_of_the_wishes_for_the_sky() -> None:
    """A season is found among other wishes; without one there is none."""
    assert season_of(("stars", "winter")) == "winter"
    assert season_of(("stars",)) == ""


def test_spring_is_fresher_and_winter_paler() -> None:
    """Leaves and grass are greener in spring; in winter they have lost most of their green."""
    for green in (tone("#5f8f44"), tone("#6f9a3c")):
        for seasonal in (leaf, turf):
            assert seasonal(green, "spring")[1] > green[1]
            pale = seasonal(green, "winter")
            assert np.ptp(pale) < np.ptp(green)
            assert np.array_equal(seasonal(green, ""), green)


@pytest.mark.parametrize("place", ["park", "village", "mountains", "city street"])
def test_snow_lies_in_winter_and_nowhere_else(make, draw, place) -> None:
    """The ground is paler in winter, and the sky is that of any day."""
    bare, snowy = draw(make(place)), draw(make(place, sky=("winter",)))
    high = len(bare)
    assert snowy[-high // 5 :, :, :3].mean() > 1.15 * bare[-high // 5 :, :, :3].mean()
    assert np.array_equal(bare[: high // 12, 70:90], snowy[: high // 12, 70:90])

"""What autumn does to colours, and to nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic.sets.palette import tone
from kinora.engines.animatic.sets.seasons import dried, turned
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

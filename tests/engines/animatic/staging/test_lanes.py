"""Who swims where, and together with whom."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.staging.lanes import LANES
from kinora.engines.animatic.staging.sizes import lies_in_water


def test_every_lane_is_its_own():
    """No two marks share a height in the water."""
    assert len(set(LANES.values())) == len(LANES)


@pytest.mark.parametrize(
    ("kind", "place", "expected"),
    [("swan", "open sea", True), ("whale", "open sea", True), ("swan", "park", False), ("dog", "lake", False), ("flamingo", "lake", False)],
)  # fmt: skip
def test_what_swims_lies_in_the_water_of_its_place(kind, place, expected):
    """Swimmers and birds with webs lie in the open sea; elsewhere the set says where water is."""
    assert lies_in_water(kind, place) is expected

"""Who swims together."""

from __future__ import annotations

from kinora.engines.animatic.staging.lanes import LANES


def test_every_lane_is_its_own():
    """No two marks share a height in the water."""
    assert len(set(LANES.values())) == len(LANES)

"""What light processes are told of families, against the families themselves."""

from __future__ import annotations

import pytest

from kinora.engines.diffusion.availability import SHARES_WEIGHTS
from kinora.engines.diffusion.families import TRAITS, Traits
from kinora.engines.diffusion.ranks.parallel import SHARED_FAMILIES
from kinora.engines.diffusion.tables import SHARES_VIDEO, read_tables


@pytest.mark.parametrize("traits", TRAITS, ids=lambda traits: traits.name)
def test_first_frames_are_told_rightly(traits: Traits) -> None:
    """The server offers pictures to begin with exactly where the engine can."""
    assert (traits.name in SHARES_WEIGHTS) is traits.shares_weights


def test_every_family_has_a_preset() -> None:
    """No family is there that nobody could try."""
    assert {table.config.family for table in read_tables(None)} == {one.name for one in TRAITS}


def test_sharing_is_told_rightly() -> None:
    """A table may ask for several GPUs exactly where a video can be split between them."""
    assert set(SHARES_VIDEO) == set(SHARED_FAMILIES)

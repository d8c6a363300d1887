"""Promises about what may be written into a row."""

from __future__ import annotations

import itertools

import pytest

from kinora.store.rows import moved
from kinora.video import TRANSITIONS, Status


@pytest.mark.parametrize(("before", "after"), tuple(itertools.product(Status, Status)))
def test_only_legal_changes_of_status_can_be_written(before: Status, after: Status) -> None:
    """Every statement names both statuses; one that the table of transitions lacks is refused."""
    if after in TRANSITIONS[before]:
        assert moved(before, after) == after.value
    else:
        with pytest.raises(AssertionError, match=f"from {before} to {after}"):
            moved(before, after)

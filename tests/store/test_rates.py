"""Requests within a rate: a minute's worth at once, then evenly."""

from __future__ import annotations

import pytest

from kinora.store import Allowance, Store

NOW = 1_760_000_000.0


def take(store: Store, *, now: float = NOW, project: str = "default") -> Allowance:
    return store.take_request(project, limit=3, now=now)


def test_a_minutes_worth_may_come_at_once(store: Store) -> None:
    """What is left goes down to nothing; the one too many is told how long to wait."""
    taken = [take(store) for _ in range(4)]
    assert [one.remaining for one in taken] == [2, 1, 0, 0]
    assert [one.wait_s for one in taken] == pytest.approx([0, 0, 0, 20])
    assert [one.reset_s for one in taken] == pytest.approx([20, 40, 60, 60])


def test_then_one_comes_back_after_another(store: Store) -> None:
    """A refused request costs nothing; after its wait one more is within the rate."""
    for _ in range(5):
        take(store)
    assert take(store, now=NOW + 19).wait_s == pytest.approx(1)
    assert take(store, now=NOW + 20).wait_s == 0
    assert take(store, now=NOW + 20).wait_s == pytest.approx(20)
    assert take(store, now=NOW + 200).remaining == 2


def test_projects_have_rates_of_their_own(store: Store) -> None:
    """One project's flood is its own affair."""
    for _ in range(3):
        take(store)
    assert take(store, project="other").wait_s == 0


def test_a_clock_that_is_set_back_locks_nobody_out(store: Store) -> None:
    """The wait is never longer than the rate can mean."""
    take(store, now=NOW + 9_999)
    assert take(store).wait_s <= 20

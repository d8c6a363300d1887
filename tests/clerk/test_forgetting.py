"""Forgetting, a little at a time."""

from __future__ import annotations

from kinora.clerk.forgetting import ForgettingErrand


def test_it_goes_on_while_there_is_more_and_then_rests() -> None:
    """Pieces follow one another by the second; afterwards an hour passes, whoever wakes the clerk."""
    left, times = [3, 1, 0, 0], []

    def forget(now: int) -> int:
        times.append(now)
        return left.pop(0)

    errand = ForgettingErrand([forget])
    for now in (100, 100.5, 101, 101.2, 102, 103, 3_000, 3_701, 3_702):
        errand.step(now)
    errand.stop()

    assert times == [100, 101, 102, 3_702]

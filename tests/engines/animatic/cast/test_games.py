"""Games: a thing leaves the hand and comes back to it without a jump."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kinora.engines.animatic.cast.games import GAMES, kicked, lies

STEP = 1 / 96  # seconds


@pytest.mark.parametrize("action", ["toss", "throw", "catch", "dribble"])
@pytest.mark.parametrize("has_hands", [True, False])
def test_nothing_jumps(action, has_hands) -> None:
    """From one moment to the next a thing moves only a little, whoever plays."""
    path = [lies(action, step * STEP, has_hands=has_hands)[0] for step in range(900)]
    for before, after in pairwise(path):
        assert abs(after.up - before.up) < 0.12
        assert min(abs(after.out - before.out), 1 - abs(after.out - before.out)) < 0.12


def test_a_kicked_ball_comes_back() -> None:
    """A ball lies still, is gone for a moment, and lies there again."""
    ways = [kicked(step * STEP) for step in range(330)]
    assert ways[0][0] == 0
    assert max(out for out, _ in ways) == 1
    assert abs(ways[-1][0]) < 0.01


def test_three_balls_are_juggled() -> None:
    """Jugglers keep three in the air; every other game is played with one."""
    assert {name: len(game(0.4)) for name, game in GAMES.items() if len(game(0.4)) > 1} == {
        "juggle": 3
    }

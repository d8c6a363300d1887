"""Turns: a few at the same time, the others wait, and not for ever."""

from __future__ import annotations

import asyncio

import pytest

from kinora.api.turns import Turns
from kinora.errors import Unavailable


def test_a_few_have_their_turn_at_once() -> None:
    """No more than were said; when one ends another begins."""

    async def run() -> int:
        turns = Turns(2)
        most = num_inside = 0

        async def visit() -> None:
            nonlocal most, num_inside
            async with turns.turn():
                num_inside += 1
                most = max(most, num_inside)
                await asyncio.sleep(0.01)
                num_inside -= 1

        await asyncio.gather(*(visit() for _ in range(6)))
        return most

    assert asyncio.run(run()) == 2


def test_nobody_waits_for_ever() -> None:
    """Who gets no turn in time is told of what there are too many."""

    async def run() -> None:
        turns = Turns(1, patience_s=0.05, refusal="Too many searches are under way")
        async with turns.turn():
            with pytest.raises(Unavailable, match="Too many searches are under way; try again"):
                async with turns.turn():
                    pass
        async with turns.turn():
            pass

    asyncio.run(run())

"""Thousands are told of news, and the loop stays free for others meanwhile."""

from __future__ import annotations

import asyncio
from typing import Any

from kinora.api.telling import AT_ONCE, Teller, Watch

DEADLINE_S = 5.0
MANY = AT_ONCE * 20


def test_few_are_woken_at_once_and_all_in_the_end(server: Any, client: Any) -> None:
    """In no turn of the loop more than AT_ONCE watches are woken, whoever else waits."""
    video = server.reads.get_video("default", client.create()["id"])

    async def run() -> list[int]:
        teller, watches, woken = Teller(), [Watch(None) for _ in range(MANY)], [0]

        async def follow(watch: Watch) -> None:
            await watch.wait(DEADLINE_S)
            assert watch.video is video
            woken[-1] += 1

        async with asyncio.timeout(DEADLINE_S), asyncio.TaskGroup() as group:
            for watch in watches:
                group.create_task(follow(watch))
            await asyncio.sleep(0)
            telling = asyncio.create_task(teller.run())
            for watch in watches:
                teller.tell(watch, video)
            while sum(woken) < MANY:
                await asyncio.sleep(0)
                woken.append(0)
            telling.cancel()
        return woken

    woken = asyncio.run(run())
    assert sum(woken) == MANY
    assert max(woken) <= AT_ONCE


def test_one_that_has_ended_is_not_woken() -> None:
    """What is forgotten before its turn stays asleep."""

    async def run() -> bool:
        teller, gone, there = Teller(), Watch(None), Watch(None)
        teller.tell(gone, None)
        teller.tell(there, None)
        teller.forget(gone)
        telling = asyncio.create_task(teller.run())
        assert await there.wait(DEADLINE_S)
        telling.cancel()
        return await gone.wait(0)

    assert not asyncio.run(run())

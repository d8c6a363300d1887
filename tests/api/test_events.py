"""Server-sent events: the present state first, every change after it, and a clean end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from api.streams import Event, streaming
from kinora.api.watch import Watcher
from kinora.errors import TooManyRequests
from kinora.store import secret_hash
from kinora.wake import Waker

NOW = 1_760_000_000


def test_a_life_is_told_from_the_present_to_the_end(server: Any, make_client: Any) -> None:
    """A stream tells the present state, each change, and ends after the final status."""
    api = server.api()
    video_id = make_client(api).create()["id"]

    async def do(work: Callable[..., Any], *arguments: Any) -> Any:
        result = await asyncio.to_thread(work, *arguments)
        with Waker(server.root / "wake", "other") as other:
            other.wake()
        return result

    async def run() -> list[Event]:
        async with streaming(api, video_id) as stream:
            head = await stream.start()
            assert (b"content-type", b"text/event-stream; charset=utf-8") in head["headers"]
            told = [await stream.event()]
            video = await do(server.claim)
            told.append(await stream.event())
            await do(server.store.record_progress, server.epoch, video_id, video.attempt, 40)
            told.append(await stream.event())
            await do(server.store.hand_back, server.epoch, video_id, video.attempt)
            told.append(await stream.event())
            await do(server.complete)
            while told[-1].data["status"] != "completed":
                told.append(await stream.event())
            assert await stream.piece() == ""
            return told

    told = asyncio.run(run())
    states = [(event.data["status"], event.data["progress"]) for event in told]
    assert states[:4] == [
        ("queued", 0),
        ("in_progress", 0),
        ("in_progress", 40),
        ("queued", 40),
    ] or (states[:4] == [("queued", 0), ("in_progress", 0), ("in_progress", 40), ("queued", 0)])
    assert states[-1] == ("completed", 100)
    assert {event.name for event in told} == {"video"}
    assert len({event.id for event in told}) == len(told)
    assert all(list(event.data)[:2] == ["id", "object"] for event in told)


def test_a_wake_is_told_at_once(server: Any, make_client: Any) -> None:
    """A change followed by a wake reaches the stream long before the slow poll."""
    api = server.api()
    video_id = make_client(api).create()["id"]
    other = Waker(server.root / "wake", "other")

    async def run() -> float:
        async with streaming(api, video_id) as stream:
            await stream.start()
            await stream.event()
            await asyncio.sleep(0.2)  # past the look that every new watch causes
            await asyncio.to_thread(server.claim)
            started = asyncio.get_running_loop().time()
            other.wake()
            await stream.event()
            return asyncio.get_running_loop().time() - started

    try:
        assert asyncio.run(run()) < 0.5
    finally:
        other.close()


def test_position_and_estimate_are_told(server: Any, make_client: Any) -> None:
    """While it waits, where it stands and when it begins; then when it is ready."""
    client = make_client(server.api())
    for _ in range(3):
        client.create()
        server.complete()  # four seconds of work each
    client.create()
    video_id = client.create()["id"]
    server.clock.now += 5  # what was known before is too old

    async def look() -> Any:
        async with streaming(server.api(heartbeat_s=0.05), video_id) as stream:
            await stream.start()
            await stream.event()
            await stream.piece()  # silence: all has been told
            return stream.queue

    assert asyncio.run(look()) == [{"position": 2, "starts_in_s": 4.0, "ready_in_s": 8.0}]
    server.complete()
    server.claim()
    server.clock.now = NOW + 2
    assert asyncio.run(look()) == [{"position": None, "starts_in_s": None, "ready_in_s": 3.0}]


def test_reconnecting_tells_nothing_twice(server: Any, make_client: Any) -> None:
    """A client that names the last event it saw is told only what is new."""
    api = server.api(heartbeat_s=0.05)
    video_id = make_client(api).create()["id"]

    async def run() -> None:
        async with streaming(api, video_id) as stream:
            await stream.start()
            first = await stream.event()
        async with streaming(server.api(heartbeat_s=0.05), video_id, last=first.id) as stream:
            await stream.start()
            assert await stream.piece() == ": still here\n\n"
        server.claim()
        async with streaming(server.api(), video_id, last=first.id) as stream:
            await stream.start()
            assert (await stream.event()).data["status"] == "in_progress"

    asyncio.run(run())


def test_a_finished_video_is_told_once(client: Any, server: Any) -> None:
    """A final state is one event and the end; a client that has seen it is told not to come back."""
    video = client.create()
    server.complete()
    path = f"/v1/videos/{video['id']}/events"
    answer = client("GET", path)
    id_ = next(line for line in answer.text.splitlines() if line.startswith("id: "))[4:]

    assert answer.text.count("event: video") == 1
    assert '"status":"completed"' in answer.text
    assert client("GET", path, headers={"last-event-id": id_}).status_code == 204


def test_a_deletion_ends_the_stream(server: Any, make_client: Any) -> None:
    """When the video is deleted the stream says so and ends."""
    api = server.api()
    client = make_client(api)
    video_id = client.create()["id"]

    async def run() -> None:
        async with streaming(api, video_id) as stream:
            await stream.start()
            await stream.event()
            await client.send("DELETE", f"/v1/videos/{video_id}")
            last = await stream.event()
            assert (last.name, last.id) == ("deleted", "deleted")
            assert last.data == {"id": video_id, "object": "video.deleted", "deleted": True}
            assert await stream.piece() == ""

    asyncio.run(run())


def test_silence_is_filled_with_comments(server: Any, make_client: Any) -> None:
    """While nothing changes the stream shows that it lives."""
    api = server.api(heartbeat_s=0.05)
    video_id = make_client(api).create()["id"]

    async def run() -> None:
        async with streaming(api, video_id) as stream:
            await stream.start()
            await stream.event()
            assert [await stream.piece() for _ in range(2)] == [": still here\n\n"] * 2

    asyncio.run(run())


def test_closing_ends_the_streams(server: Any, make_client: Any) -> None:
    """A server that stops ends its streams, so that they hold up nothing."""
    api = server.api()
    video_id = make_client(api).create()["id"]

    async def run() -> None:
        async with streaming(api, video_id) as stream:
            await stream.start()
            await stream.event()
            api.watcher.close()
            assert await stream.piece() == ""

    asyncio.run(run())


def test_a_revoked_key_ends_its_streams_and_no_others(server: Any, make_client: Any) -> None:
    """Within about a second of a revocation nothing more is told to who had the key."""
    api = server.api()
    lost, kept = server.key("default"), server.key("default")
    video_id = make_client(api, key=kept).create()["id"]

    async def run() -> None:
        async with (
            streaming(api, video_id, key=lost) as stream,
            streaming(api, video_id, key=kept) as other,
        ):
            for each in (stream, other):
                await each.start()
                await each.event()
            server.store.revoke_key(server.store.find_key(secret_hash(lost)).id, NOW)
            assert await stream.piece() == ""
            server.claim()
            assert (await other.event()).data["status"] == "in_progress"

    asyncio.run(run())


def test_the_first_key_ends_the_streams_of_who_had_none(server: Any, make_client: Any) -> None:
    """Once there are keys, who came without one is told nothing more."""
    api = server.api()
    video_id = make_client(api).create()["id"]

    async def run() -> None:
        async with streaming(api, video_id, key="sk-of-another-server") as stream:
            await stream.start()
            await stream.event()
            server.key("default")
            assert await stream.piece() == ""

    asyncio.run(run())


def test_a_client_that_leaves_is_forgotten(server: Any, make_client: Any) -> None:
    """Nothing is kept of a stream whose client has gone."""
    api = server.api()
    video_id = make_client(api).create()["id"]

    async def run() -> None:
        async with streaming(api, video_id) as stream:
            await stream.start()
            await stream.event()
            assert api.watcher.num_watches == 1
        assert api.watcher.num_watches == 0

    asyncio.run(run())


def test_many_watchers_cost_one_read(server: Any, rows: Any, client: Any) -> None:
    """A look reads each watched video once, however many watch it, and not at all without a change."""
    video_id = client.create()["id"]
    watcher = Watcher(rows=rows, wakes=server.waker)
    video = server.reads.get_video("default", video_id)
    watches = [watcher.watch(video) for _ in range(100)]
    for watch in watches:
        watch.__enter__()
    watcher.look()
    watcher.look()

    assert rows.num_reads == 1
    for watch in watches:
        watch.__exit__(None, None, None)
    assert watcher.num_watches == 0


def test_a_stream_too_many_is_refused_in_the_envelope(server: Any, make_client: Any) -> None:
    """The stream beyond the limit is a 429 with advice, not a 200 that breaks off."""
    api = server.api(max_watches=1)
    client = make_client(api)
    video_id = client.create()["id"]

    async def run() -> Any:
        async with streaming(api, video_id) as stream:
            await stream.start()
            return await client.send("GET", f"/v1/videos/{video_id}/events")

    answer = asyncio.run(run())
    assert answer.status_code == 429
    assert answer.json()["error"]["code"] == "rate_limit_exceeded"
    assert "at most 1 are served" in answer.json()["error"]["message"]
    assert api.watcher.num_watches == 0


def test_the_limit_is_each_projects_own(server: Any, client: Any) -> None:
    """One project's streams take none away from another."""
    video = server.reads.get_video("default", client.create()["id"])
    other = msgspec.structs.replace(video, project="other")
    watcher = Watcher(rows=server.reads, wakes=server.waker, max_watches=1)

    with watcher.watch(video), watcher.watch(other):
        with pytest.raises(TooManyRequests), watcher.watch(video):
            pass
        assert watcher.num_watches == 2

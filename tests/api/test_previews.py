"""First looks on the event stream: to every subscriber once, read once for all of them."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from api.streams import Stream, streaming
from kinora.api.previews import Previews
from kinora.errors import NotFound
from kinora.storage import preview_key
from kinora.video import Video

PICTURE = b"\xff\xd8\xff a picture"


@pytest.fixture
def show(server: Any) -> Callable[[Video, int, bytes], None]:
    """Shows a video's next preview, as a worker and its dispatcher do."""

    def run(video: Video, number: int, picture: bytes) -> None:
        server.storage.show(preview_key(video.id, video.attempt), picture)
        server.store.record_previews(server.epoch, video.id, video.attempt, number)

    return run


async def preview(stream: Stream) -> dict[str, Any]:
    """What the next event says, which is a preview; it has no id of its own."""
    while (piece := await stream.piece()).startswith(": still here"):
        pass
    fields = dict(line.split(": ", 1) for line in piece.strip().split("\n"))
    assert (list(fields), fields["event"]) == (["event", "data"], "preview")
    return dict(json.loads(fields["data"]))


def test_each_preview_is_told_once(
    server: Any, make_client: Any, show: Callable[[Video, int, bytes], None]
) -> None:
    """With its number, the progress and the picture, and nothing more until the next."""
    api = server.api(heartbeat_s=0.05)
    video_id = make_client(api).create()["id"]
    video = server.claim()
    server.store.record_progress(server.epoch, video_id, 1, 25)

    async def run() -> list[dict[str, Any]]:
        async with streaming(api, video_id) as stream:
            await stream.start()
            await stream.event()
            await asyncio.to_thread(show, video, 1, PICTURE)
            told = [await preview(stream)]
            assert (await stream.piece()).startswith(": still here")
            await asyncio.to_thread(show, video, 2, b"another")
            return [*told, await preview(stream)]

    first, second = asyncio.run(run())
    assert first == {
        "object": "video.preview",
        "video_id": video_id,
        "number": 1,
        "progress": 25,
        "media_type": "image/jpeg",
        "data": base64.b64encode(PICTURE).decode(),
    }
    assert (second["number"], base64.b64decode(second["data"])) == (2, b"another")


def test_who_comes_late_is_shown_the_newest(
    server: Any, make_client: Any, show: Callable[[Video, int, bytes], None]
) -> None:
    """Also who has seen the last state and comes back."""
    api = server.api()
    video_id = make_client(api).create()["id"]
    video = server.claim()
    for number in (1, 2):
        show(video, number, PICTURE)

    async def run(last: str) -> int:
        async with streaming(server.api(), video_id, last=last) as stream:
            await stream.start()
            if not last:
                await stream.event()
            return int((await preview(stream))["number"])

    assert [asyncio.run(run(last)) for last in ("", "1-in_progress-0")] == [2, 2]


def test_the_end_comes_without_a_preview(
    server: Any, make_client: Any, show: Callable[[Video, int, bytes], None]
) -> None:
    """A completed video has its film to show."""
    api = server.api()
    client = make_client(api)
    video = client.create()
    claimed = server.claim()
    show(claimed, 1, PICTURE)
    server.store.hand_back(server.epoch, claimed.id, claimed.attempt)
    server.complete()

    assert "preview" not in client("GET", f"/v1/videos/{video['id']}/events").text


def test_a_picture_is_read_once_for_all(server: Any, client: Any) -> None:
    """However many ask for it, also long after it was read."""
    video = _running(server, client)
    num_reads = 0

    def read(video: Video) -> bytes:
        nonlocal num_reads
        num_reads += 1
        return PICTURE

    async def run() -> set[bytes]:
        previews = Previews(read)
        held = [previews.newest(video) for _ in range(100)]
        told = [await picture for picture in held]
        return {*told, await previews.newest(video)}

    assert len(asyncio.run(run())) == 1
    assert num_reads == 1


def test_a_picture_that_nobody_looks_at_is_let_go(server: Any, client: Any) -> None:
    """Nothing is kept for streams that have ended."""
    video = _running(server, client)

    async def run() -> str:
        previews = Previews(lambda video: PICTURE)
        await previews.newest(video)
        await asyncio.sleep(0)  # the loop itself lets go of what has ended
        return repr(previews)

    assert asyncio.run(run()) == "Previews(num_pictures=0)"


def test_a_picture_that_has_gone_is_not_told(server: Any, client: Any) -> None:
    """Its attempt has just ended; the stream goes on."""
    video = _running(server, client)

    def read(video: Video) -> bytes:
        raise NotFound

    async def run() -> bytes:
        return await Previews(read).newest(video)

    assert asyncio.run(run()) == b""


def _running(server: Any, client: Any) -> Video:
    """A video that shows its first preview."""
    client.create()
    return msgspec.structs.replace(server.claim(), previews=1)

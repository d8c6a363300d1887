"""Server-sent events of one video: its present state first, then every change until it is over.

An event's id names the state it shows, so a client that reconnects is told nothing twice.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from kinora.api import wire
from kinora.api.watch import Watch, Watcher
from kinora.video import Video

HEARTBEAT_S = 10.0
RETRY_MS = 1000  # how soon a cut-off client comes back
HEADERS = (("cache-control", "no-store"), ("x-accel-buffering", "no"))


def event_id(video: Video | None) -> str:
    """The name of a state: attempt, status and progress."""
    if video is None:
        return "deleted"
    return f"{video.attempt}-{video.status}-{video.progress}"


def is_over(video: Video | None) -> bool:
    return video is None or video.status.is_final


class EventStream(StreamingResponse):
    """The answer; its watch begins before it, so that one too many is still refused, and ends with it."""

    def __init__(
        self,
        watcher: Watcher,
        video: Video,
        last_event_id: str,
        *,
        heartbeat_s: float = HEARTBEAT_S,
    ) -> None:
        """From the state after `last_event_id` ("" for all). Raises TooManyRequests."""
        self._watching = ExitStack()
        watch = self._watching.enter_context(watcher.watch(video))
        told = _stream(watch, video.id, last_event_id, heartbeat_s=heartbeat_s)
        super().__init__(told, headers=dict(HEADERS), media_type="text/event-stream")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._watching:
            await super().__call__(scope, receive, send)


async def _stream(
    watch: Watch, video_id: str, last_event_id: str, *, heartbeat_s: float
) -> AsyncIterator[bytes]:
    yield b"retry: %d\n\n" % RETRY_MS
    sent = last_event_id
    while True:
        if event_id(watch.video) != sent:
            sent = event_id(watch.video)
            yield event(video_id, watch.video)
        if is_over(watch.video) or watch.is_closed:
            return
        if not await watch.wait(heartbeat_s):
            yield b": still here\n\n"


def event(video_id: str, video: Video | None) -> bytes:
    """One event: `video` with the object, or `deleted` as the last of a video that is gone."""
    if video is None:
        name, data = b"deleted", wire.encode_deleted(video_id)
    else:
        name, data = b"video", wire.encode_video(video)
    return b"id: %s\nevent: %s\ndata: %s\n\n" % (event_id(video).encode(), name, data)

"""Server-sent events of one video: its present state first, then every change until it is over.

An event's id names the state it shows, so a client that reconnects is told nothing twice. Beside
them go events without an id: `queue`, position and estimate while there is something to say, and
`preview`, the newest first look.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack

import msgspec
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kinora.api import wire
from kinora.api.advice import Advice
from kinora.api.previews import Picture, PreviewEvent, Previews
from kinora.api.telling import Watch
from kinora.api.watch import Watcher
from kinora.service.outlook import Estimate
from kinora.video import Video

HEARTBEAT_S = 10.0
NEAR_S = 1.0  # how often a video that is soon to begin is looked at
NEAR = 20  # positions
RETRY_MS = 1000  # how soon a cut-off client comes back
HEADERS = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
}


class QueueEvent(msgspec.Struct, frozen=True):
    """What is known of the time ahead of an unfinished video; null is not known."""

    position: int | None
    starts_in_s: float | None
    ready_in_s: float | None


DATA: tuple[tuple[str, type[msgspec.Struct]], ...] = (
    ("video", wire.VideoObject),
    ("deleted", wire.DeletedVideo),
    ("queue", QueueEvent),
    ("preview", PreviewEvent),
)  # of each event, by its name


class EventStream(Response):
    """The answer; its watch begins before it, so that one too many is still refused, and ends with it.

    Sends by itself: thousands of these are open at a time, and each has one small task beside it.
    """

    def __init__(
        self,
        watcher: Watcher,
        video: Video,
        last_event_id: str,
        *,
        advice: Advice,
        previews: Previews,
        key_hash: str = "",
        heartbeat_s: float = HEARTBEAT_S,
    ) -> None:
        """From the state after `last_event_id` ("" for all), to whoever has the key of that hash.

        Raises TooManyRequests.
        """
        self._watching = ExitStack()
        self._watch = self._watching.enter_context(watcher.watch(video, key_hash=key_hash))
        self._story = _Story(
            self._watch,
            video.id,
            last_event_id,
            advice=advice,
            previews=previews,
            heartbeat_s=heartbeat_s,
        )
        self.status_code = 200
        self.background = None
        self.init_headers(HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._watching:
            start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
            await send(start)
            gone = asyncio.create_task(_until_gone(receive, self._watch))
            try:
                async for part in self._story.told():
                    await send({"type": "http.response.body", "body": part, "more_body": True})
            finally:
                gone.cancel()
            await send({"type": "http.response.body", "body": b""})


async def _until_gone(receive: Receive, watch: Watch) -> None:
    """Ends the watch when its client goes away."""
    while (await receive())["type"] != "http.disconnect":
        pass
    watch.close()


class _Story:
    """What one stream tells, part by part."""

    __slots__ = (
        *("_advice", "_due", "_heartbeat_s", "_picture", "_position", "_previews"),
        *("_sent", "_shown", "_video_id", "_watch"),
    )

    def __init__(
        self,
        watch: Watch,
        video_id: str,
        last_event_id: str,
        *,
        advice: Advice,
        previews: Previews,
        heartbeat_s: float,
    ) -> None:
        self._watch = watch
        self._video_id = video_id
        self._sent = last_event_id
        self._advice = advice
        self._previews = previews
        self._heartbeat_s = heartbeat_s
        self._shown = (0, 0)  # attempt and number of the newest picture that was told of
        self._picture: Picture | None = None
        self._position: int | None = None  # as it was last told
        self._due: float | None = None  # when it will be ready, as it was last told

    async def told(self) -> AsyncIterator[bytes]:
        yield b"retry: %d\n\n" % RETRY_MS
        silent_since = time.monotonic()
        while True:
            video = self._watch.video
            part = self._video_part(video)
            if part:
                yield part
            if video is None or video.status.is_final or self._watch.is_closed:
                return
            await self._advice.refresh()
            others = [self._queue_part(video), await self._preview_part(video)]
            is_silent = not part and not any(others)
            if is_silent and time.monotonic() - silent_since >= 0.75 * self._heartbeat_s:
                others, is_silent = [b": still here\n\n"], False
            for other in filter(None, others):
                yield other
            if not is_silent:
                silent_since = time.monotonic()
            await self._watch.wait(self._pause_s())

    def _pause_s(self) -> float:
        """Not the same for all, so that thousands that were opened together do not wake together."""
        is_near = self._position is not None and self._position <= NEAR
        whole = min(NEAR_S, self._heartbeat_s) if is_near else self._heartbeat_s
        return whole * random.uniform(0.8, 1.0)

    def _video_part(self, video: Video | None) -> bytes:
        id = event_id(video)
        if id == self._sent:
            return b""
        self._sent = id
        return event(self._video_id, video)

    async def _preview_part(self, video: Video) -> bytes:
        """The newest picture, once. It is kept until the next, for whoever joins meanwhile."""
        newest = (video.attempt, video.previews)
        if not video.previews or newest == self._shown:
            return b""
        self._shown, self._picture = newest, self._previews.newest(video)
        return await asyncio.shield(self._picture)

    def _queue_part(self, video: Video) -> bytes:
        """Position and estimate, when they are other than a client would think by now."""
        estimate, now = self._advice.estimate(video), time.monotonic()
        due = None if estimate.ready_in_s is None else now + estimate.ready_in_s
        if estimate.position == self._position and not _has_moved(self._due, due, now=now):
            return b""
        self._position, self._due = estimate.position, due
        return queue_event(estimate)


def _has_moved(told: float | None, due: float | None, *, now: float) -> bool:
    if told is None or due is None:
        return told is not due
    return abs(due - told) > max(1.0, 0.1 * (due - now))


def event_id(video: Video | None) -> str:
    """The name of a state: attempt, status and progress."""
    if video is None:
        return "deleted"
    return f"{video.attempt}-{video.status}-{video.progress}"


def is_over(video: Video | None) -> bool:
    return video is None or video.status.is_final


def event(video_id: str, video: Video | None) -> bytes:
    """One event: `video` with the object, or `deleted` as the last of a video that is gone."""
    if video is None:
        name, data = b"deleted", msgspec.json.encode(wire.deleted_object(video_id))
    else:
        name, data = b"video", wire.encode_video(video)
    return b"id: %s\nevent: %s\ndata: %s\n\n" % (event_id(video).encode(), name, data)


def queue_event(estimate: Estimate) -> bytes:
    """One `queue` event."""
    told = QueueEvent(
        estimate.position, _tenths(estimate.starts_in_s), _tenths(estimate.ready_in_s)
    )
    return b"event: queue\ndata: %s\n\n" % msgspec.json.encode(told)


def _tenths(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)

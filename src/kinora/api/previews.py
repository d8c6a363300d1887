"""First looks at videos that are being made: each is read once, for all streams that show it.

Knows events, not streams.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Literal
from weakref import WeakValueDictionary

import msgspec
from starlette.concurrency import run_in_threadpool

from kinora.errors import KinoraError
from kinora.video import Video

Picture = asyncio.Task[bytes]  # its event; b"" when it has gone


class PreviewEvent(msgspec.Struct, frozen=True):
    """A first look at a video that is being made; each takes the place of the one before."""

    object: Literal["video.preview"]
    video_id: str
    number: Annotated[int, msgspec.Meta(ge=1, description="Counts within one attempt.")]
    progress: Annotated[int, msgspec.Meta(ge=0, le=99)]
    media_type: Literal["image/jpeg"]
    data: Annotated[bytes, msgspec.Meta(description="The picture, in base64.")]


class Previews:
    """The pictures that streams show. For one event loop."""

    def __init__(self, read: Callable[[Video], bytes]) -> None:
        """`read` gives a video's newest picture, or raises a KinoraError; it is called in a thread."""
        self._read = read
        # Each is here for as long as a stream holds it: there are no more than are looked at.
        self._pictures: WeakValueDictionary[tuple[str, int, int], Picture] = WeakValueDictionary()

    def __repr__(self) -> str:
        return f"Previews(num_pictures={len(self._pictures)})"

    def newest(self, video: Video) -> Picture:
        """A video's newest picture. Who keeps it shares it with those who come later."""
        key = (video.id, video.attempt, video.previews)
        picture = self._pictures.get(key)
        if picture is None:
            picture = asyncio.create_task(run_in_threadpool(self._event, video))
            self._pictures[key] = picture
        return picture

    def _event(self, video: Video) -> bytes:
        try:
            data = self._read(video)
        except KinoraError:  # the attempt has just ended, and what there is to say of it follows
            return b""
        told = PreviewEvent(
            "video.preview", video.id, video.previews, video.progress, "image/jpeg", data
        )
        return b"event: preview\ndata: %s\n\n" % msgspec.json.encode(told)

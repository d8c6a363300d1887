"""The three requests that are nearly all traffic, answered before FastAPI sees them.

The one exception to "sync inside": retrieve and list are read on the event loop by prepared
statements, and a create waits for its group's commit without a thread of its own. The FastAPI
routes of the same paths are there for the API's description and answer with the same handlers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope

from kinora.api import requests, wire
from kinora.api.advice import Advice
from kinora.api.body import BodyReader, Fields
from kinora.api.idempotency import Idempotency, key_of
from kinora.api.recent import RecentVideos
from kinora.api.replies import Reply
from kinora.api.turns import Turns
from kinora.service import CreateRequest, VideoService
from kinora.service.queue import QueueService
from kinora.store import Key, Page
from kinora.store.videos import not_found
from kinora.video import Video

COLLECTION = "/v1/videos"
ITEM = "/v1/videos/{video_id}"
_PREFIX = f"{COLLECTION}/"
_SKIP = len(_PREFIX)
SEARCHES = 4  # at the same time; each may read all prompts of a project

Handler = Callable[[Scope, Receive, str], Awaitable[Reply]]


class Reads(Protocol):
    """What is read on the event loop; `kinora.store.HotReads` is one."""

    def get_video(self, project: str, id: str) -> Video | None:
        """The project's video of that id."""

    def list_videos(
        self, project: str, *, after_id: str | None = None, limit: int, newest_first: bool = True
    ) -> Page[Video]:
        """One page of the project's videos."""

    def running_keys(self) -> tuple[tuple[str, str], ...]:
        """Project and id of every video that is being made."""

    def any_key_ever(self) -> bool:
        """Whether a key was ever made."""

    def find_key(self, hash: str) -> Key | None:
        """The key with that hash, unless it was revoked."""

    def data_version(self) -> int:
        """A number that changes whenever any other connection has committed something."""


@dataclass(frozen=True, slots=True)
class HotRoute:
    """One hot request: its pattern, as the metrics name it, and what answers it."""

    pattern: str
    handle: Handler


class HotPath:
    """Finds and answers the hot requests."""

    def __init__(
        self,
        *,
        service: VideoService,
        reads: Reads,
        bodies: BodyReader,
        idempotency: Idempotency,
        advice: Advice,
        queues: QueueService,
        turns: Turns,
    ) -> None:
        self._service = service
        self._queues = queues
        self._advice = advice
        self._turns = turns
        self._searches = Turns(SEARCHES, refusal="Too many searches are under way")
        self._idempotency = idempotency
        self._reads = reads
        self._recent = RecentVideos(reads)
        self._bodies = bodies
        self._wake_is_due = False
        self._retrieve = HotRoute(ITEM, self.retrieve_video)
        self._list = HotRoute(COLLECTION, self.list_videos)
        self._create = HotRoute(COLLECTION, self.create_video)

    def route(self, scope: Scope) -> HotRoute | None:
        """The hot route of a request, if it has one."""
        method, path = scope["method"], scope["path"]
        if method == "GET":
            if path == COLLECTION:
                return self._list
            if path.startswith(_PREFIX) and _is_id(path[_SKIP:]):
                return self._retrieve
        elif method == "POST" and path == COLLECTION:
            return self._create
        return None

    async def retrieve_video(self, scope: Scope, receive: Receive, project: str) -> Reply:
        """The video whose id is the last part of the path. Raises NotFound."""
        video_id = scope["path"][_SKIP:]
        video = self._recent.get_video(project, video_id)
        if video is None:
            raise not_found(video_id)
        if video.status.is_final:
            return wire.video_reply(video)
        return await self._advice.fresh_reply(video)

    async def list_videos(self, scope: Scope, receive: Receive, project: str) -> Reply:
        """One page of the project's videos. Raises InvalidRequest, NotFound for an unknown cursor."""
        request = requests.list_request(scope["query_string"])
        if request.limit == 0:
            return wire.videos_reply(Page((), False))
        if request.is_search:
            async with self._searches.turn():
                found = await run_in_threadpool(self._queues.search, project, request)
            return wire.videos_reply(found)
        page = self._reads.list_videos(
            project,
            after_id=request.after,
            limit=request.limit,
            newest_first=request.order == "desc",
        )
        return wire.videos_reply(page)

    async def create_video(self, scope: Scope, receive: Receive, project: str) -> Reply:
        """The new video, once it is durable. Raises what reading a body and a create raise."""
        async with self._bodies.reading(scope, receive, files=True, image_urls=True) as fields:
            request = requests.create_request(fields, self._service.catalogue)
            if not request.has_inputs:
                return await self._make(scope, project, fields, request)
            async with self._turns.turn():
                return await self._make(scope, project, fields, request)

    async def _make(
        self, scope: Scope, project: str, fields: Fields, request: CreateRequest
    ) -> Reply:
        if key_of(scope) is not None:
            return await self._idempotency.reply(
                scope,
                fields,
                make=lambda receipt: self._service.create(project, request, receipt=receipt),
                answer=self._advice.reply,
            )
        if self._service.limits.need_counting or request.has_inputs:
            # Counting what waits and looking at files belong in a thread.
            video = await run_in_threadpool(self._service.create, project, request)
        else:
            video = await self._create_grouped(project, request)
        return await self._advice.fresh_reply(video)

    async def _create_grouped(self, project: str, request: CreateRequest) -> Video:
        video = self._service.new_video(project, request)
        # Shielded: a client that goes away must not take its neighbours' commit along.
        await asyncio.shield(asyncio.wrap_future(self._service.writer.submit(video)))
        self._wake_soon()
        return video

    def _wake_soon(self) -> None:
        """One wake for all creates that are answered in the same turn of the loop."""
        if not self._wake_is_due:
            self._wake_is_due = True
            asyncio.get_running_loop().call_soon(self._wake)

    def _wake(self) -> None:
        self._wake_is_due = False
        self._service.wake()


def _is_id(rest: str) -> bool:
    return bool(rest) and "/" not in rest

"""The routes of `/v1/videos`: thin handlers that turn a request into a use case and its answer.

Create, list and retrieve are answered by `hot.py`, mostly before they come here.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kinora.api import events, openapi, requests, wire
from kinora.api.advice import Advice
from kinora.api.asked import project_of
from kinora.api.auth import key_hash_of
from kinora.api.body import BodyReader, Fields
from kinora.api.content import file_response
from kinora.api.hot import COLLECTION, ITEM, Handler, HotPath
from kinora.api.idempotency import Idempotency
from kinora.api.previews import Previews
from kinora.api.replies import struct_reply
from kinora.api.turns import Turns
from kinora.api.watch import Watcher
from kinora.service import Upload, VideoService
from kinora.store import Receipt
from kinora.video import Video


class VideoRoutes:
    """Handlers over the use cases."""

    def __init__(
        self,
        *,
        service: VideoService,
        hot: HotPath,
        watcher: Watcher,
        bodies: BodyReader,
        heartbeat_s: float,
        idempotency: Idempotency,
        advice: Advice,
        turns: Turns,
    ) -> None:
        self._hot = hot
        self._idempotency = idempotency
        self._advice = advice
        self._service = service
        self._watcher = watcher
        self._bodies = bodies
        self._heartbeat_s = heartbeat_s
        self._turns = turns
        self._previews = Previews(service.preview)

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        for method, path, handler, extra in (
            ("POST", COLLECTION, self.create, openapi.CREATE),
            ("GET", COLLECTION, self.list_videos, openapi.LIST),
            ("GET", ITEM, self.retrieve, openapi.VIDEO),
            ("DELETE", ITEM, self.delete, openapi.DELETE),
            ("POST", f"{COLLECTION}/edits", self.edit, openapi.EDIT),
            ("POST", f"{COLLECTION}/extensions", self.extend, openapi.EXTENSION),
            ("POST", f"{ITEM}/remix", self.remix, openapi.REMIX),
            ("GET", f"{ITEM}/content", self.content, openapi.CONTENT),
            ("HEAD", f"{ITEM}/content", self.content, openapi.HIDDEN),
            ("GET", f"{ITEM}/events", self.events, openapi.EVENTS),
            ("GET", f"{ITEM}/scene", self.scene, openapi.SCENE),
            ("GET", f"{ITEM}/lineage", self.lineage, openapi.LINEAGE),
        ):
            openapi.add_route(router, path, handler, method=method, operation=extra)

    async def create(self, request: Request) -> Response:
        """Make a new video from a prompt. It is stored before the answer is sent."""
        return await _answered(self._hot.create_video, request)

    async def remix(self, request: Request, video_id: str) -> Response:
        """Make a new video from a completed one; only what the prompt asks for changes."""
        fields = await self._bodies.read(request.scope, request.receive)
        asked, project = requests.remix_request(fields), project_of(request)
        return await self._made(
            request,
            fields,
            lambda receipt: self._service.remix(project, video_id, asked, receipt=receipt),
        )

    async def edit(self, request: Request) -> Response:
        """Make a new video from a completed one, or from an uploaded clip; only what the prompt asks
        for changes."""
        async with self._bodies.reading(request.scope, request.receive, files=True) as fields:
            asked = requests.edit_request(fields, self._service.catalogue)
            project = project_of(request)
            return await self._made_in_turn(
                request,
                fields,
                lambda receipt: self._service.edit(project, asked, receipt=receipt),
            )

    async def extend(self, request: Request) -> Response:
        """Make a completed video, or an uploaded clip, longer: one new video with all of it."""
        async with self._bodies.reading(request.scope, request.receive, files=True) as fields:
            asked, project = requests.extension_request(fields), project_of(request)
            return await self._made_in_turn(
                request,
                fields,
                lambda receipt: self._service.extend(project, asked, receipt=receipt),
            )

    async def list_videos(self, request: Request) -> Response:
        """The project's videos, newest first unless `order` is `asc`."""
        return await _answered(self._hot.list_videos, request)

    async def retrieve(self, request: Request, video_id: str) -> Response:
        """One video, with its status and progress."""
        return await _answered(self._hot.retrieve_video, request)

    async def delete(self, request: Request, video_id: str) -> Response:
        """Delete a video. One that waits or is being made is cancelled."""
        await run_in_threadpool(self._service.delete, project_of(request), video_id)
        self._watcher.look_now()
        return struct_reply(wire.deleted_object(video_id)).response()

    def content(self, request: Request, video_id: str) -> Response:
        """The bytes of a completed video, its thumbnail or its spritesheet."""
        variant = requests.variant_asked(request.scope["query_string"])
        asset, path = self._service.content(project_of(request), video_id, variant)
        name = video_id if variant.value == "video" else f"{video_id}-{variant}"
        return file_response(path, asset, name=name, method=request.method, headers=request.headers)

    async def events(self, request: Request, video_id: str) -> Response:
        """Server-sent events: the present state first, then every change of status and progress.

        `video` has the Video object, `deleted` ends the stream of one that is gone; `queue` tells of
        the time ahead, and `preview` has a first look while the video is being made, as base64.
        """
        video = await run_in_threadpool(self._service.retrieve, project_of(request), video_id)
        last = request.headers.get("last-event-id", "")
        if events.is_over(video) and events.event_id(video) == last:
            return Response(status_code=204)  # tells a browser not to come back
        return events.EventStream(
            self._watcher,
            video,
            last,
            advice=self._advice,
            previews=self._previews,
            key_hash=key_hash_of(request.scope),
            heartbeat_s=self._heartbeat_s,
        )

    def scene(self, request: Request, video_id: str) -> Response:
        """What the engine understood of the prompt, and what it did not."""
        scene = self._service.scene(project_of(request), video_id)
        return wire.scene_reply(scene).response()

    def lineage(self, request: Request, video_id: str) -> Response:
        """Where the video came from and what was made from it."""
        lineage = self._service.lineage(project_of(request), video_id)
        return struct_reply(wire.lineage_object(lineage)).response()

    async def _made(
        self, request: Request, fields: Fields, make: Callable[[Receipt | None], Video]
    ) -> Response:
        """What `make` makes, once for each idempotency key."""
        reply = await self._idempotency.reply(
            request.scope,
            fields,
            make=make,
            answer=self._advice.reply,
        )
        return reply.response()

    async def _made_in_turn(
        self, request: Request, fields: Fields, make: Callable[[Receipt | None], Video]
    ) -> Response:
        """The same, in turn when there is a file to be looked at."""
        if not isinstance(fields.get("video"), Upload):
            return await self._made(request, fields, make)
        async with self._turns.turn():
            return await self._made(request, fields, make)


async def _answered(handle: Handler, request: Request) -> Response:
    return (await handle(request.scope, request.receive, project_of(request))).response()

"""The routes by which owners arrange their queue: change a video, pause and resume the project.

Thin handlers over `QueueService`; the Video object itself stays as it is.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from kinora.api import openapi, wire, wire_requests
from kinora.api.asked import project_of
from kinora.api.body import BodyReader, Fields
from kinora.api.fields import check_names, optional_text, whole_number
from kinora.api.hot import ITEM
from kinora.api.inputs import MAX_TITLE
from kinora.api.replies import struct_reply
from kinora.service.queue import QueueService
from kinora.service.requests import check_text
from kinora.store import Change, Standing

MIN_PRIORITY, MAX_PRIORITY = -100, 100
MAX_POSITION = 2**31 - 1


class ChangeVideoBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is to be different about a video; all but the title only while it is queued."""

    title: wire_requests.Title | None = None
    prompt: wire_requests.Prompt | None = None
    priority: Annotated[int, msgspec.Meta(ge=MIN_PRIORITY, le=MAX_PRIORITY)] | None = None
    position: Annotated[int, msgspec.Meta(ge=1, le=MAX_POSITION)] | None = None


class QueueObject(msgspec.Struct, frozen=True):
    """A project's queue."""

    object: Literal["queue"]
    paused: bool
    queued: wire.Count
    in_progress: wire.Count


CHANGE = openapi.Operation(answer=wire.VideoObject, body=ChangeVideoBody, is_json_only=True)
QUEUE = openapi.Operation(answer=QueueObject)


class QueueRoutes:
    """Handlers over the queues."""

    def __init__(self, *, service: QueueService, bodies: BodyReader) -> None:
        self._service = service
        self._bodies = bodies

    def add_to(self, router: APIRouter) -> None:
        """Add the routes."""
        for method, path, handler, operation in (
            ("PATCH", ITEM, self.change_video, CHANGE),
            ("GET", "/v1/queue", self.queue, QUEUE),
            ("POST", "/v1/queue/pause", self.pause_queue, QUEUE),
            ("POST", "/v1/queue/resume", self.resume_queue, QUEUE),
        ):
            openapi.add_route(router, path, handler, method=method, operation=operation)

    async def change_video(self, request: Request, video_id: str) -> Response:
        """Change a video's title; while it is queued also its prompt, priority or position."""
        change = change_of(await self._bodies.read(request.scope, request.receive))
        project = project_of(request)
        video = await run_in_threadpool(self._service.change, project, video_id, change)
        return struct_reply(wire.video_object(video)).response()

    def queue(self, request: Request) -> Response:
        """How the project's queue stands."""
        return _queue(self._service.standing(project_of(request)))

    def pause_queue(self, request: Request) -> Response:
        """Let no video of the project begin; those under way are finished."""
        return _queue(self._service.pause(project_of(request)))

    def resume_queue(self, request: Request) -> Response:
        """Let the project's videos begin again."""
        return _queue(self._service.resume(project_of(request)))


def change_of(fields: Fields) -> Change:
    """A change from its fields; a title of null takes the title away. Raises InvalidRequest."""
    check_names(fields, ("title", "prompt", "priority", "position"))
    title = optional_text(fields, "title")
    if title is not None:
        check_text(title, "title", most=MAX_TITLE)
    elif "title" in fields:
        title = ""
    return Change(
        title=title,
        prompt=optional_text(fields, "prompt"),
        priority=_number(fields, "priority", least=MIN_PRIORITY, most=MAX_PRIORITY),
        position=_number(fields, "position", least=1, most=MAX_POSITION),
    )


def _number(fields: Fields, name: str, *, least: int, most: int) -> int | None:
    value = fields.get(name)
    if value is None:
        return None
    return whole_number(value, name, is_text=False, least=least, most=most)


def _queue(standing: Standing) -> Response:
    shown = QueueObject("queue", standing.is_paused, standing.queued, standing.in_progress)
    return struct_reply(shown).response()

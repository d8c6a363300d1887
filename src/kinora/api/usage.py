"""The route that says what a project has used."""

from __future__ import annotations

from typing import Literal

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from kinora.api import openapi
from kinora.api.asked import project_of, query_of
from kinora.api.fields import whole_number
from kinora.api.replies import struct_reply
from kinora.api.wire import Count, UnixTime
from kinora.service.usage import UsageReport, UsageService
from kinora.store import ModelUsage
from kinora.video import Status

LAST_TIME = 2**53  # unix seconds; every reader of JSON can hold it


class ModelUsageObject(msgspec.Struct, frozen=True):
    """The use of one model."""

    model: str
    videos: dict[Status, Count]  # by status
    seconds: Count  # of completed film
    worker_seconds: Count


class StoredBytesObject(msgspec.Struct, frozen=True):
    """The bytes that a project keeps now."""

    videos: Count
    files: Count
    characters: Count
    total: Count


class UsageObject(msgspec.Struct, frozen=True):
    """The use of a project, and its parts by model."""

    object: Literal["usage"]
    start_time: UnixTime
    end_time: UnixTime
    videos: dict[Status, Count]  # by status
    seconds: Count  # of completed film
    worker_seconds: Count
    stored_bytes: StoredBytesObject
    models: list[ModelUsageObject]


TIME = {"type": "integer", "minimum": 0, "maximum": LAST_TIME}
USAGE = openapi.Operation(answer=UsageObject, query=(("start_time", TIME), ("end_time", TIME)))


class UsageRoutes:
    """The handler."""

    def __init__(self, service: UsageService) -> None:
        self._service = service

    def add_to(self, router: APIRouter) -> None:
        """Add the route."""
        openapi.add_route(router, "/v1/usage", self.usage, method="GET", operation=USAGE)

    def usage(self, request: Request) -> Response:
        """Videos by status and model, seconds of film and of work, and the bytes kept."""
        start, end = times_of(request.scope["query_string"])
        report = self._service.report(project_of(request), start=start, end=end)
        return struct_reply(usage_object(report)).response()


def times_of(query: bytes) -> tuple[int | None, int | None]:
    """Start and end of a time asked about, None where not given. Raises InvalidRequest."""
    names = ("start_time", "end_time")
    given = query_of(query, names)
    start, end = (
        whole_number(given[name], name, is_text=True, least=0, most=LAST_TIME)
        if name in given
        else None
        for name in names
    )
    return start, end


def usage_object(report: UsageReport) -> UsageObject:
    models: dict[str, list[ModelUsage]] = {}
    for used in report.models:
        models.setdefault(used.model, []).append(used)
    stored = report.stored
    return UsageObject(
        "usage",
        report.start,
        report.end,
        _by_status(report.models),
        _seconds(report.models),
        sum(used.worker_seconds for used in report.models),
        StoredBytesObject(stored.videos, stored.files, stored.characters, stored.total),
        [_model_object(model, models[model]) for model in sorted(models)],
    )


def _model_object(model: str, uses: list[ModelUsage]) -> ModelUsageObject:
    worked = sum(used.worker_seconds for used in uses)
    return ModelUsageObject(model, _by_status(uses), _seconds(uses), worked)


def _by_status(uses: list[ModelUsage] | tuple[ModelUsage, ...]) -> dict[Status, int]:
    return {
        status: sum(used.num_videos for used in uses if used.status is status) for status in Status
    }


def _seconds(uses: list[ModelUsage] | tuple[ModelUsage, ...]) -> int:
    return sum(used.seconds for used in uses if used.status is Status.COMPLETED)

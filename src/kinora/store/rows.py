"""Between rows and domain values: one list of columns, one order, for every reader and writer.

Knows no database; the hot reads and the Core queries both build their values here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kinora.video import (
    TRANSITIONS,
    Asset,
    Failure,
    Input,
    Kind,
    Role,
    Size,
    Status,
    Strength,
    Variant,
    Video,
)

VIDEO_COLUMNS = (
    "id",
    "project",
    "created_at",
    "kind",
    "model",
    "prompt",
    "width",
    "height",
    "seconds",
    "seed",
    "engine",
    "engine_version",
    "negative_schema",
    "source_id",
    "status",
    "progress",
    "started_at",
    "completed_at",
    "expires_at",
    "failure_code",
    "failure_message",
    "priority",
    "attempt",
    "crashes",
    "strength",
    "extensions",
    "source_seconds",
    "title",
    "batch_id",
    "previews",
)
ASSET_COLUMNS = ("variant", "key", "size", "sha256", "media_type")
INPUT_COLUMNS = ("role", "key", "size", "sha256", "media_type", "name")


@dataclass(frozen=True, slots=True)
class Lineage:
    """The family of a video through `source_id`: ancestors oldest first, descendants in order of acceptance."""

    ancestors: tuple[Video, ...]
    video: Video
    descendants: tuple[Video, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many videos there are of each status, deleted ones left out."""

    queued: int
    in_progress: int
    completed: int
    failed: int


def video_from(row: Sequence[Any]) -> Video:
    """A row of VIDEO_COLUMNS, in that order, as a Video."""
    (
        id_, project, created_at, kind, model, prompt, width, height, seconds, seed,
        engine, engine_version, negative_schema, source_id, status, progress,
        started_at, completed_at, expires_at, failure_code, failure_message,
        priority, attempt, crashes, strength, extensions, source_seconds,
        title, batch_id, previews,
    ) = row  # fmt: skip
    return Video(
        id=id_,
        project=project,
        created_at=created_at,
        kind=Kind(kind),
        model=model,
        prompt=prompt,
        size=Size(width, height),
        seconds=seconds,
        seed=seed,
        engine=engine,
        engine_version=engine_version,
        negative_schema=negative_schema,
        source_id=source_id,
        status=Status(status),
        progress=progress,
        started_at=started_at,
        completed_at=completed_at,
        expires_at=expires_at,
        failure=None if failure_code is None else Failure(failure_code, failure_message),
        priority=priority,
        attempt=attempt,
        crashes=crashes,
        strength=Strength(strength),
        extensions=extensions,
        source_seconds=source_seconds,
        title=title,
        batch_id=batch_id,
        previews=previews,
    )


def row_of(video: Video) -> dict[str, Any]:
    """A Video as the row to insert."""
    failure = video.failure
    return {
        "id": video.id,
        "project": video.project,
        "created_at": video.created_at,
        "kind": video.kind.value,
        "model": video.model,
        "prompt": video.prompt,
        "width": video.size.width,
        "height": video.size.height,
        "seconds": video.seconds,
        "seed": video.seed,
        "engine": video.engine,
        "engine_version": video.engine_version,
        "negative_schema": video.negative_schema,
        "source_id": video.source_id,
        "status": video.status.value,
        "progress": video.progress,
        "started_at": video.started_at,
        "completed_at": video.completed_at,
        "expires_at": video.expires_at,
        "failure_code": failure.code if failure else None,
        "failure_message": failure.message if failure else None,
        "priority": video.priority,
        "attempt": video.attempt,
        "crashes": video.crashes,
        "strength": video.strength.value,
        "extensions": video.extensions,
        "source_seconds": video.source_seconds,
        "title": video.title,
        "batch_id": video.batch_id,
        "previews": video.previews,
    }


def moved(before: Status, after: Status) -> str:
    """The column's value for a row that goes from one status to another, which must be legal."""
    assert after in TRANSITIONS[before], f"a video cannot go from {before} to {after}"
    return after.value


def asset_from(row: Sequence[Any]) -> Asset:
    """A row of ASSET_COLUMNS, in that order, as an Asset."""
    variant, key, size, sha256, media_type = row
    return Asset(variant=Variant(variant), key=key, size=size, sha256=sha256, media_type=media_type)


def input_from(row: Sequence[Any]) -> Input:
    """A row of INPUT_COLUMNS, in that order, as an Input."""
    role, key, size, sha256, media_type, name = row
    return Input(
        role=Role(role), key=key, size=size, sha256=sha256, media_type=media_type, name=name
    )

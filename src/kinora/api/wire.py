"""From domain to wire: a video as the 13-key object, and everything else the API shows.

The structures here are what is sent, and what the OpenAPI document describes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from kinora.api.replies import Reply, json_reply
from kinora.models import Catalogue, Model
from kinora.service import Scene
from kinora.store import Lineage, Page
from kinora.video import Status, Video


class ErrorObject(msgspec.Struct, frozen=True):
    """Why a video failed."""

    code: str
    message: str


class VideoObject(msgspec.Struct, frozen=True):
    """A video as the API shows it: exactly these keys, in this order, null when not set."""

    id: str
    object: Literal["video"]
    created_at: int
    status: str
    completed_at: int | None
    error: ErrorObject | None
    expires_at: int | None
    model: str
    progress: int
    prompt: str
    remixed_from_video_id: str | None
    seconds: str
    size: str


class VideoList(msgspec.Struct, frozen=True):
    """One page of videos."""

    object: Literal["list"]
    data: list[VideoObject]
    first_id: str | None
    has_more: bool
    last_id: str | None


class DeletedVideo(msgspec.Struct, frozen=True):
    """What is said of a video that has been deleted."""

    id: str
    object: Literal["video.deleted"]
    deleted: bool


class LineageObject(msgspec.Struct, frozen=True):
    """A video's family: where it came from, oldest first, and what was made from it."""

    id: str
    object: Literal["video.lineage"]
    ancestors: list[VideoObject]
    video: VideoObject
    descendants: list[VideoObject]


class ModelObject(msgspec.Struct, frozen=True):
    """A name a client may send; after the API's own four keys, what is honestly behind it."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str
    engine: str
    description: str
    sizes: list[str]
    seconds: list[str]


class ModelList(msgspec.Struct, frozen=True):
    """All models."""

    object: Literal["list"]
    data: list[ModelObject]


def video_object(video: Video) -> VideoObject:
    failure = video.failure
    return VideoObject(
        video.id,
        "video",
        video.created_at,
        video.status.value,
        video.completed_at if video.status is Status.COMPLETED else None,
        ErrorObject(failure.code, failure.message) if failure else None,
        video.expires_at,
        video.model,
        video.progress,
        video.prompt,
        video.source_id,
        str(video.seconds),
        str(video.size),
    )


def encode_video(video: Video) -> bytes:
    return msgspec.json.encode(video_object(video))


def video_reply(video: Video, *, poll_after_ms: int = 0) -> Reply:
    """A video; with advice on when to ask again unless that is 0."""
    body = encode_video(video)
    if not poll_after_ms:
        return json_reply(body)
    return json_reply(body, extra=((b"openai-poll-after-ms", b"%d" % poll_after_ms),))


def encode_page(page: Page) -> bytes:
    data = [video_object(video) for video in page.videos]
    first, last = (data[0].id, data[-1].id) if data else (None, None)
    return msgspec.json.encode(VideoList("list", data, first, page.has_more, last))


def encode_deleted(video_id: str) -> bytes:
    return msgspec.json.encode(DeletedVideo(video_id, "video.deleted", True))


def encode_scene(scene: Scene) -> bytes:
    """What was understood, beside which video it belongs to and what drew it."""
    told = msgspec.json.decode(scene.document)
    head = {
        "id": scene.video.id,
        "object": "video.scene",
        "engine": scene.video.engine,
        "engine_version": scene.video.engine_version,
        "redrawn": scene.is_redrawn,
    }
    return msgspec.json.encode(head | (told if isinstance(told, dict) else {"scene": told}))


def encode_lineage(lineage: Lineage) -> bytes:
    return msgspec.json.encode(
        LineageObject(
            lineage.video.id,
            "video.lineage",
            [video_object(video) for video in lineage.ancestors],
            video_object(lineage.video),
            [video_object(video) for video in lineage.descendants],
        )
    )


def encode_model(model: Model) -> bytes:
    return msgspec.json.encode(model_object(model))


def encode_models(catalogue: Catalogue) -> bytes:
    return msgspec.json.encode(ModelList("list", [model_object(m) for m in catalogue.models]))


def model_object(model: Model) -> ModelObject:
    return ModelObject(
        model.name,
        "model",
        model.created,
        "kinora",
        model.engine,
        model.description,
        [str(size) for size in model.sizes],
        [str(seconds) for seconds in model.seconds],
    )

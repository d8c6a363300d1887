"""From domain to wire: a video as the 13-key object, and everything else the API shows.

The structures here are what is sent, and what the OpenAPI document describes.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from kinora.api.replies import Reply, json_reply, page_reply
from kinora.models import Catalogue, Model
from kinora.service import Scene
from kinora.store import Lineage, Page
from kinora.video import Status, Video

UnixTime = Annotated[int, msgspec.Meta(ge=0, description="Unix seconds.")]
Count = Annotated[int, msgspec.Meta(ge=0)]


class ErrorObject(msgspec.Struct, frozen=True):
    """Why a video failed."""

    code: str
    message: str


class VideoObject(msgspec.Struct, frozen=True):
    """A video as the API shows it: exactly these keys, in this order, null when not set."""

    id: str
    object: Literal["video"]
    created_at: UnixTime
    status: Status
    completed_at: UnixTime | None
    error: ErrorObject | None
    expires_at: UnixTime | None
    model: str
    progress: Annotated[int, msgspec.Meta(ge=0, le=100)]
    prompt: str
    remixed_from_video_id: str | None
    seconds: Annotated[str, msgspec.Meta(pattern="^[0-9]+$")]
    size: Annotated[str, msgspec.Meta(pattern="^[0-9]+x[0-9]+$")]


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
    created: UnixTime
    owned_by: str
    engine: str
    description: str
    sizes: list[str]
    seconds: list[str]


class ModelList(msgspec.Struct, frozen=True):
    """All models."""

    object: Literal["list"]
    data: list[ModelObject]


class OptionsObject(msgspec.Struct, frozen=True):
    """Kinora's own options as the video has them."""

    seed: int
    strength: str
    title: str | None


class SceneObject(msgspec.Struct, frozen=True):
    """What the engine understood; beside these keys, whatever the engine tells of its scenes."""

    id: str
    object: Literal["video.scene"]
    engine: str
    engine_version: str
    redrawn: bool
    kinora: OptionsObject


class HealthObject(msgspec.Struct, frozen=True):
    """How the server stands."""

    status: Literal["ok", "ready"]


def video_object(video: Video) -> VideoObject:
    failure = video.failure
    return VideoObject(
        video.id,
        "video",
        video.created_at,
        video.status,
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


def videos_reply(page: Page[Video]) -> Reply:
    return page_reply(VideoList, page, video_object)


def deleted_object(video_id: str) -> DeletedVideo:
    return DeletedVideo(video_id, "video.deleted", True)


def scene_reply(scene: Scene) -> Reply:
    """What was understood, beside which video it belongs to and what drew it."""
    told = msgspec.json.decode(scene.document)
    video = scene.video
    options = OptionsObject(video.seed, video.strength.value, video.title)
    head = SceneObject(
        video.id, "video.scene", video.engine, video.engine_version, scene.is_redrawn, options
    )
    rest = told if isinstance(told, dict) else {"scene": told}
    return json_reply(msgspec.json.encode(msgspec.structs.asdict(head) | rest))


def lineage_object(lineage: Lineage) -> LineageObject:
    return LineageObject(
        lineage.video.id,
        "video.lineage",
        [video_object(video) for video in lineage.ancestors],
        video_object(lineage.video),
        [video_object(video) for video in lineage.descendants],
    )


def model_list(catalogue: Catalogue) -> ModelList:
    return ModelList("list", [model_object(model) for model in catalogue.models])


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

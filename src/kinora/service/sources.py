"""New videos that start from something: a completed video, or a clip that a client sent.

Pure: what each takes over from its source, and what is refused. Knows nothing of where things are kept.
"""

from __future__ import annotations

import math

import msgspec

from kinora.errors import InvalidRequest
from kinora.models import Model
from kinora.service.requests import (
    EditRequest,
    ExtensionRequest,
    Options,
    RemixRequest,
    check_repeats,
    check_size,
)
from kinora.video import Kind, Size, Strength, Video, new_seed, new_video_id

MAX_EXTENSIONS = 6
MAX_SECONDS = 120  # of an extended video, or of an uploaded clip


def remake(source: Video, request: RemixRequest | EditRequest, *, kind: Kind, now: int) -> Video:
    """A remix or an edit of a completed video: the same size, length, model and engine."""
    return Video(
        id=new_video_id(now),
        project=source.project,
        created_at=now,
        kind=kind,
        model=source.model,
        prompt=request.prompt,
        size=source.size,
        seconds=source.seconds,
        seed=_seed(request.options, source),
        engine=source.engine,
        source_id=source.id,
        strength=request.options.strength or Strength.BALANCED,
        extensions=source.extensions,
        title=request.options.title,
    )


def remade(
    source: Video, request: EditRequest | ExtensionRequest, *, added: int, now: int
) -> Video:
    """What is asked of a completed video: an edit, or `added` more seconds. Raises InvalidRequest."""
    if isinstance(request, ExtensionRequest):
        return extension(source, request, seconds=added, now=now)
    check_repeats("seconds", request.seconds, str(source.seconds))
    return remake(source, request, kind=Kind.EDIT, now=now)


def extension(source: Video, request: ExtensionRequest, *, seconds: int, now: int) -> Video:
    """A completed video and `seconds` more. Raises InvalidRequest when that is too much."""
    check_extension(source, seconds)
    video = remake(
        source,
        EditRequest(prompt=request.prompt, video=source.id, options=request.options),
        kind=Kind.EXTENSION,
        now=now,
    )
    return msgspec.structs.replace(
        video,
        seconds=source.seconds + seconds,
        source_seconds=source.seconds,
        extensions=source.extensions + 1,
    )


def of_upload(
    clip: tuple[Size, float],
    request: EditRequest | ExtensionRequest,
    *,
    model: Model,
    added: int,
    project: str,
    now: int,
) -> Video:
    """An edit of a clip of that size and length in seconds, or `added` more seconds after it.

    Raises InvalidRequest when that is too long, or not what the request says of the clip.
    """
    size, seconds = clip[0], whole_seconds(clip[1])
    check_length(seconds, added)
    if isinstance(request, EditRequest):
        check_repeats("seconds", request.seconds, str(seconds))
    wanted = request.size if isinstance(request, EditRequest) else None
    return Video(
        id=new_video_id(now),
        project=project,
        created_at=now,
        kind=Kind.EXTENSION if added else Kind.EDIT,
        model=model.name,
        prompt=request.prompt,
        size=check_size(wanted, model) if wanted else nearest_size(size, model.sizes),
        seconds=seconds + added,
        seed=_seed(request.options, None),
        engine=model.engine,
        strength=request.options.strength or Strength.BALANCED,
        extensions=1 if added else 0,
        source_seconds=seconds if added else 0,
        title=request.options.title,
    )


def check_extension(source: Video, seconds: int) -> None:
    """Raises InvalidRequest when a video cannot be extended any more, or not by so much."""
    if source.extensions >= MAX_EXTENSIONS:
        raise InvalidRequest(
            f"Video with id '{source.id}' has been extended {source.extensions} times; "
            f"a video can be extended {MAX_EXTENSIONS} times at most.",
            param="video",
            code="too_many_extensions",
        )
    check_length(source.seconds, seconds)


def check_length(seconds: int, added: int) -> None:
    """Raises InvalidRequest when a clip would be longer than any may be."""
    if added and seconds + added > MAX_SECONDS:
        raise InvalidRequest(
            f"The video has {seconds} seconds, and {added} more would make {seconds + added}; "
            f"at most {MAX_SECONDS} are possible.",
            param="seconds",
            code="video_too_long",
        )


def nearest_size(size: Size, sizes: tuple[Size, ...]) -> Size:
    """The size whose shape is nearest to a clip's; of those about as near, the nearest in area."""

    def distance(offered: Size) -> tuple[float, float]:
        shape = math.log(offered.width / offered.height) - math.log(size.width / size.height)
        area = math.log(offered.width * offered.height) - math.log(size.width * size.height)
        return round(abs(shape), 1), abs(area)

    return min(sizes, key=distance)


def whole_seconds(seconds: float) -> int:
    """A clip's length as videos have it, 1 to 120; its last frame stays on, or its end is cut."""
    return max(1, min(MAX_SECONDS, math.floor(seconds + 0.5)))


def _seed(options: Options, source: Video | None) -> int:
    """The source's own seed draws what is kept; who departs strongly gets another."""
    if options.seed is not None:
        return options.seed
    if source is None or options.strength is Strength.STRONG:
        return new_seed()
    return source.seed

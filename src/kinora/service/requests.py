"""What a client may ask for, as typed values, and the checks that need only the value and the model.

Types are right by the time these are made; here values are judged against what a model offers.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinora.errors import InvalidRequest
from kinora.models import Model, listing, shortened
from kinora.video import Size, Strength, Video

MAX_PROMPT = 32_000  # characters
DEFAULT_MODEL = "sora-2"
DEFAULT_SIZE = "720x1280"
DEFAULT_SECONDS = "4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that a client sent, whole but not yet trusted; it lies in the storage's `uploads` folder.

    Whoever publishes it moves it away; what is left there goes when the request is over.
    """

    path: Path
    size: int  # bytes
    sha256: str  # lowercase hex
    content_type: str  # as declared
    filename: str  # as declared; never part of a path


@dataclass(frozen=True, slots=True)
class FileId:
    """A file that was uploaded before, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class ImageUrl:
    """An image by its address: http, https or data."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Kinora's own options, which travel in one object; None is not given."""

    seed: int | None = None  # 0 to 2**31 - 1
    strength: Strength | None = None
    title: str | None = None


NO_OPTIONS = Options()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateRequest:
    """A new video from a prompt."""

    prompt: str
    model: str = DEFAULT_MODEL
    size: str = DEFAULT_SIZE
    seconds: str = DEFAULT_SECONDS
    reference: Upload | FileId | ImageUrl | None = None
    characters: tuple[str, ...] = ()  # ids
    options: Options = NO_OPTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class RemixRequest:
    """A new video from a completed one; size and seconds may only repeat the source's."""

    prompt: str
    size: str | None = None
    seconds: str | None = None
    options: Options = NO_OPTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRequest:
    """A new video from a completed one, by its id, or from an uploaded clip."""

    prompt: str
    video: str | Upload
    model: str | None = None  # of an upload; a video keeps its own
    size: str | None = None
    seconds: str | None = None
    options: Options = NO_OPTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRequest:
    """A completed video, or an uploaded clip, and what comes after it, as one new video."""

    prompt: str
    video: str | Upload
    seconds: str  # of the new part
    model: str | None = None  # of an upload; a video keeps its own
    options: Options = NO_OPTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterRequest:
    """Somebody to appear in videos, shown by a short clip."""

    name: str
    video: Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """One page of a project's videos."""

    after: str | None = None  # id of the last video of the page before
    limit: int = 20  # 0 to 100
    order: Literal["asc", "desc"] = "desc"


def check_prompt(prompt: str) -> None:
    """Raises InvalidRequest unless the prompt has 1 to 32,000 characters of storable text."""
    if not prompt:
        raise InvalidRequest(
            "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
            param="prompt",
            code="empty_string",
        )
    if len(prompt) > MAX_PROMPT:
        raise InvalidRequest(
            f"Invalid 'prompt': string too long. Expected a string with maximum length {MAX_PROMPT}, "
            f"but got a string with length {len(prompt)} instead.",
            param="prompt",
            code="string_above_max_length",
        )
    if "\0" in prompt or not _is_unicode(prompt):
        raise InvalidRequest(
            "Invalid 'prompt': it may not contain NUL characters or unpaired surrogates.",
            param="prompt",
            code="invalid_value",
        )


def check_create(request: CreateRequest, model: Model) -> tuple[Size, int]:
    """The size and seconds asked for. Raises InvalidRequest, listing what the model offers."""
    check_prompt(request.prompt)
    for size in model.sizes:
        if str(size) == request.size:
            break
    else:
        raise unsupported(request.size, "size", tuple(map(str, model.sizes)))
    for seconds in model.seconds:
        if str(seconds) == request.seconds:
            return size, seconds
    raise unsupported(request.seconds, "seconds", tuple(map(str, model.seconds)))


def check_remix(request: RemixRequest, source: Video) -> None:
    """Raises InvalidRequest if the request asks for another size or length than the source's."""
    check_prompt(request.prompt)
    for name, wanted, own in (
        ("size", request.size, str(source.size)),
        ("seconds", request.seconds, str(source.seconds)),
    ):
        if wanted is not None and wanted != own:
            raise InvalidRequest(
                f"Unknown parameter: '{name}'. It may only repeat the source's, which is '{own}'.",
                param=name,
                code="unknown_parameter",
            )


def unsupported(value: str, param: str, supported: tuple[str, ...]) -> InvalidRequest:
    """The error for a value that is none of the supported ones."""
    return InvalidRequest(
        f"Invalid value: '{shortened(value)}'. Supported values are: {listing(supported)}.",
        param=param,
        code="invalid_value",
    )


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

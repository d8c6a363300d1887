"""What a client may ask for, as typed values, and the checks that need only the value and the model.

Types are right by the time these are made; here values are judged against what a model offers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinora.errors import InvalidRequest
from kinora.models import Model, listing, shortened
from kinora.video import Size, Status, Strength, Video

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


Reference = Upload | FileId | ImageUrl


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
    reference: Reference | None = None
    characters: tuple[str, ...] = ()  # ids
    options: Options = NO_OPTIONS

    @property
    def has_inputs(self) -> bool:
        """Whether files come with it, which take their time."""
        return self.reference is not None or bool(self.characters)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemixRequest:
    """A new video from a completed one; model, size and seconds may only repeat the source's."""

    prompt: str
    model: str | None = None
    size: str | None = None
    seconds: str | None = None
    options: Options = NO_OPTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRequest:
    """A new video from a completed one, by its id, or from an uploaded clip."""

    prompt: str
    video: str | Upload
    model: str | None = None  # of an upload; of a video it may only repeat the video's own
    size: str | None = None  # the same
    seconds: str | None = None  # may only repeat what the video has
    options: Options = NO_OPTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRequest:
    """A completed video, or an uploaded clip, and what comes after it, as one new video."""

    prompt: str
    video: str | Upload
    seconds: str  # of the new part
    model: str | None = None  # of an upload; of a video it may only repeat the video's own
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
    text: str = ""  # in prompt or title, whatever the case
    status: Status | None = None

    @property
    def is_search(self) -> bool:
        """Whether it looks for some videos only, which takes its time."""
        return bool(self.text) or self.status is not None


def check_prompt(prompt: str) -> None:
    """Raises InvalidRequest unless the prompt has 1 to 32,000 characters of storable text."""
    check_text(prompt, "prompt", most=MAX_PROMPT)


def check_text(text: str, name: str, *, most: int) -> None:
    """Raises InvalidRequest unless the text has 1 to `most` characters that can be stored."""
    if not text:
        raise InvalidRequest(
            f"Invalid '{name}': empty string. Expected a string with minimum length 1, "
            "but got an empty string instead.",
            param=name,
            code="empty_string",
        )
    if len(text) > most:
        raise InvalidRequest(
            f"Invalid '{name}': string too long. Expected a string with maximum length {most}, "
            f"but got a string with length {len(text)} instead.",
            param=name,
            code="string_above_max_length",
        )
    if "\0" in text or re.search("[\ud800-\udfff]", text):
        raise InvalidRequest(
            f"Invalid '{name}': it may not contain NUL characters or unpaired surrogates.",
            param=name,
            code="invalid_value",
        )


def check_create(request: CreateRequest, model: Model) -> tuple[Size, int]:
    """The size and seconds asked for. Raises InvalidRequest, listing what the model offers."""
    check_prompt(request.prompt)
    return check_size(request.size, model), check_seconds(request.seconds, model)


def check_size(wanted: str, model: Model) -> Size:
    """The size asked for. Raises InvalidRequest, listing what the model offers."""
    for size in model.sizes:
        if str(size) == wanted:
            return size
    raise unsupported(wanted, "size", tuple(map(str, model.sizes)))


def check_seconds(wanted: str, model: Model) -> int:
    """The seconds asked for. Raises InvalidRequest, listing what the model offers."""
    for seconds in model.seconds:
        if str(seconds) == wanted:
            return seconds
    raise unsupported(wanted, "seconds", tuple(map(str, model.seconds)))


def check_remix(request: RemixRequest | EditRequest, source: Video) -> None:
    """Raises InvalidRequest if the request asks for another model, size or length than the source's."""
    check_prompt(request.prompt)
    check_repeats("model", request.model, source.model)
    check_repeats("size", request.size, str(source.size))
    check_repeats("seconds", request.seconds, str(source.seconds))


def check_repeats(name: str, wanted: str | None, own: str) -> None:
    """Raises InvalidRequest unless a field that the source decides is left out or says the same."""
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

"""The bodies of requests as the OpenAPI document shows them: as JSON, and as a form where that differs.

Description only: what is accepted is judged in `requests.py`, and tests hold the two together.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType, field

from kinora.api.inputs import MAX_CHARACTERS, MAX_IMAGE_URL, MAX_SEED, MAX_TITLE
from kinora.models import PRO_SIZES, SECONDS
from kinora.service.characters import MAX_NAME
from kinora.service.files import LEAST_LIFE_S, MOST_LIFE_S
from kinora.service.requests import DEFAULT_MODEL, DEFAULT_SECONDS, DEFAULT_SIZE, MAX_PROMPT
from kinora.video import Strength

TEXT_PATTERN = r"^[^\u0000]*$"  # any text that can be stored
MODEL_NAME = "model"  # a format of our own: the document lists the names that there are
Prompt = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_PROMPT, pattern=TEXT_PATTERN)]
ModelName = Annotated[str, msgspec.Meta(extra_json_schema={"format": MODEL_NAME})]
# What the models together offer; which of it one model offers is told by `/v1/models`.
Size = Annotated[str, msgspec.Meta(extra_json_schema={"enum": list(map(str, PRO_SIZES))})]
Seconds = Annotated[str, msgspec.Meta(extra_json_schema={"enum": list(map(str, SECONDS))})]
Id = Annotated[str, msgspec.Meta(min_length=1)]
LifeSeconds = Annotated[int, msgspec.Meta(ge=LEAST_LIFE_S, le=MOST_LIFE_S)]
File = Annotated[str, msgspec.Meta(extra_json_schema={"format": "binary"})]
ImageUrl = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=MAX_IMAGE_URL, description="An http, https or base64 data URL."
    ),
]
Seed = Annotated[int, msgspec.Meta(ge=0, le=MAX_SEED)]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TITLE, pattern=TEXT_PATTERN)]
Departure = Annotated[Strength, msgspec.Meta(description="How far from its source it may depart.")]
Reference = Annotated[
    Any,
    msgspec.Meta(
        description="What the video begins with: exactly one of `file_id` and `image_url`.",
        extra_json_schema={
            "oneOf": [
                {
                    "type": "object",
                    "properties": {name: schema},
                    "required": [name],
                    "additionalProperties": False,
                }
                for name, schema in (
                    ("file_id", {"type": "string", "minLength": 1}),
                    ("image_url", {"type": "string", "minLength": 1, "maxLength": MAX_IMAGE_URL}),
                )
            ]
            + [{"type": "null"}]
        },
    ),
]


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that exists already, by its id."""

    id: Id


Characters = Annotated[list[Named], msgspec.Meta(max_length=MAX_CHARACTERS)]
CharacterIds = Annotated[list[Id], msgspec.Meta(max_length=MAX_CHARACTERS)]


class CreateOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinora's own options for a new video."""

    seed: Seed | None = None
    title: Title | None = None


class ChangeOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinora's own options for a video that is made from another."""

    seed: Seed | None = None
    strength: Departure | None = None
    title: Title | None = None


class CreateVideoBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new video."""

    prompt: Prompt
    model: ModelName | None = DEFAULT_MODEL
    seconds: Seconds | None = DEFAULT_SECONDS
    size: Size | None = DEFAULT_SIZE
    input_reference: Reference = None
    characters: Characters | None = None
    kinora: CreateOptions | None = None


class CreateVideoForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new video; of the three ways to give a reference, one may be used."""

    prompt: Prompt
    model: ModelName = DEFAULT_MODEL
    seconds: Seconds = DEFAULT_SECONDS
    size: Size = DEFAULT_SIZE
    input_reference: File | UnsetType = UNSET
    reference_id: Id | UnsetType = field(name="input_reference[file_id]", default=UNSET)
    reference_url: ImageUrl | UnsetType = field(name="input_reference[image_url]", default=UNSET)
    characters: CharacterIds | UnsetType = field(name="characters[][id]", default=UNSET)
    seed: Seed | UnsetType = field(name="kinora[seed]", default=UNSET)
    title: Title | UnsetType = field(name="kinora[title]", default=UNSET)


class RemixVideoBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change to a completed video; model, size and seconds may only repeat the source's."""

    prompt: Prompt
    model: str | None = None
    size: str | None = None
    seconds: str | None = None
    kinora: ChangeOptions | None = None


class OptionsForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Kinora's own options as a form spells them."""

    seed: Seed | UnsetType = field(name="kinora[seed]", default=UNSET)
    strength: Departure | UnsetType = field(name="kinora[strength]", default=UNSET)
    title: Title | UnsetType = field(name="kinora[title]", default=UNSET)


class RemixVideoForm(OptionsForm, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A change to a completed video; model, size and seconds may only repeat the source's."""

    prompt: Prompt
    model: str | UnsetType = UNSET
    size: str | UnsetType = UNSET
    seconds: str | UnsetType = UNSET


class EditVideoBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change to a completed video; model, size and seconds may only repeat the video's."""

    prompt: Prompt
    video: Named
    model: ModelName | None = None
    size: str | None = None
    seconds: str | None = None
    kinora: ChangeOptions | None = None


class EditVideoForm(OptionsForm, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A change to an uploaded MP4, or to a completed video by its id."""

    prompt: Prompt
    video: File | UnsetType = UNSET
    video_id: Id | UnsetType = field(name="video[id]", default=UNSET)
    model: ModelName | UnsetType = UNSET
    size: Size | UnsetType = UNSET
    seconds: str | UnsetType = UNSET


class ExtendVideoBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What comes after a completed video; `seconds` is the length of the new part."""

    prompt: Prompt
    video: Named
    seconds: Seconds
    model: str | None = None
    kinora: ChangeOptions | None = None


class ExtendVideoForm(OptionsForm, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What comes after an uploaded MP4, or after a completed video by its id."""

    prompt: Prompt
    seconds: Seconds
    video: File | UnsetType = UNSET
    video_id: Id | UnsetType = field(name="video[id]", default=UNSET)
    model: str | UnsetType = UNSET


class CreateCharacterForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to appear in videos, shown by an MP4 of 2 to 4 seconds."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_NAME, pattern=TEXT_PATTERN)]
    video: File


class ExpiryPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a file goes by itself."""

    anchor: Literal["created_at"]
    seconds: LifeSeconds


class CreateFileForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file to keep; an expiry needs both of its parts."""

    file: File
    purpose: Literal["vision", "batch", "user_data"]
    anchor: Literal["created_at"] | UnsetType = field(name="expires_after[anchor]", default=UNSET)
    seconds: LifeSeconds | UnsetType = field(name="expires_after[seconds]", default=UNSET)


def choices_of(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """What a form's schema has to add: which of its fields stand for one another, or go together."""
    if struct in (EditVideoForm, ExtendVideoForm):
        return {"oneOf": [{"required": [name]} for name in ("video", "video[id]")]}
    if struct is CreateFileForm:
        anchor, seconds = "expires_after[anchor]", "expires_after[seconds]"
        return {"dependentRequired": {anchor: [seconds], seconds: [anchor]}}
    if struct is CreateVideoForm:
        ways = ("input_reference", "input_reference[file_id]", "input_reference[image_url]")
        none: dict[str, Any] = {"properties": dict.fromkeys(ways, False)}
        return {"oneOf": [*({"required": [name]} for name in ways), none]}
    return {}

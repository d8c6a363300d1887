"""What is given with a request: references, clips, characters, and Kinora's own options.

Judges how they are written; whether they exist and what is in them is judged by the service.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kinora.api.body import Fields
from kinora.api.fields import (
    check_names,
    is_form,
    missing,
    optional_text,
    whole_number,
    wrong_type,
)
from kinora.errors import InvalidRequest
from kinora.media.inspection import FILM_TYPES, PICTURE_TYPES, check_type
from kinora.media.kinds import UNKNOWN, plain_type
from kinora.service import FileId, ImageUrl, Options, Upload
from kinora.service.requests import NO_OPTIONS, check_text, unsupported
from kinora.video import Strength

AN_ID = "an object with an 'id'"
MAX_CHARACTERS = 2
MAX_TITLE = 200  # characters
MAX_SEED = 2**31 - 1
MAX_IMAGE_URL = 20_971_520  # characters
OWN = "kinora"  # the object in which Kinora's own options travel
# What a file's name tells where a client declares only "some bytes", as curl does of WebP and MP4.
ENDINGS = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
}


def reference_in(value: Any) -> Upload | FileId | ImageUrl | None:
    """What a video begins with: a file, or an object with exactly one of the ways to name one."""
    name = "input_reference"
    if value is None:
        return None
    if isinstance(value, Upload):
        return file_of(value, name, PICTURE_TYPES)
    if not isinstance(value, dict):
        raise wrong_type(name, value, expected="a file")
    check_names(value, ("file_id", "image_url"), within=name)
    given = {key: value[key] for key in ("file_id", "image_url") if value.get(key) is not None}
    for key in given:
        optional_text(given, key, shown=f"{name}.{key}")
    if len(given) != 1:
        raise InvalidRequest(
            f"Invalid '{name}': expected exactly one of 'file_id' and 'image_url'.",
            param=name,
            code="invalid_value",
        )
    if "file_id" in given:
        return FileId(given["file_id"])
    check_text(given["image_url"], f"{name}.image_url", most=MAX_IMAGE_URL)
    return ImageUrl(given["image_url"])


def characters_in(value: Any) -> tuple[str, ...]:
    """The ids of the characters that are to appear."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise wrong_type("characters", value, expected="an array")
    if len(value) > MAX_CHARACTERS:
        raise InvalidRequest(
            "Invalid 'characters': array too long. Expected an array with maximum length "
            f"{MAX_CHARACTERS}, but got an array with length {len(value)} instead.",
            param="characters",
            code="array_above_max_length",
        )
    return tuple(
        _id_in(character, f"characters[{number}]") for number, character in enumerate(value)
    )


def source_in(fields: Fields) -> str | Upload:
    """What is edited or extended: a video's id, or an uploaded clip."""
    value = fields.get("video")
    if value is None:
        raise missing("video")
    if isinstance(value, Upload):
        return file_of(value, "video", FILM_TYPES)
    return _id_in(value, "video", expected="a file" if is_form(fields) else AN_ID)


def _id_in(value: Any, name: str, *, expected: str = AN_ID) -> str:
    """The id in an object that has nothing else."""
    if not isinstance(value, dict):
        raise wrong_type(name, value, expected=expected)
    check_names(value, ("id",), within=name)
    id = optional_text(value, "id", shown=f"{name}.id")
    if id is None:
        raise missing(f"{name}.id")
    return id


def file_of(upload: Upload, name: str, supported: tuple[str, ...]) -> Upload:
    """The upload with its plain type. Raises InvalidRequest unless the type is one of the supported."""
    declared = plain_type(upload.content_type)
    if declared in ("", UNKNOWN):
        declared = _told_by_name(upload.filename) or UNKNOWN
    check_type(declared, allowed=supported, param=name)
    return replace(upload, content_type=declared)


def _told_by_name(filename: str) -> str | None:
    """The type that the end of a file's name stands for."""
    for ending, media_type in ENDINGS.items():
        if filename.lower().endswith(ending):
            return media_type
    return None


def options_in(fields: Fields) -> Options:
    """Kinora's own options, from the one object in which they travel."""
    given = fields.get(OWN)
    if given is None:
        return NO_OPTIONS
    if not isinstance(given, dict):
        raise wrong_type(OWN, given, expected="an object")
    check_names(given, ("seed", "strength", "title"), within=OWN)
    seed, strength = given.get("seed"), optional_text(given, "strength", shown=f"{OWN}.strength")
    title = optional_text(given, "title", shown=f"{OWN}.title")
    if seed is not None:
        seed = whole_number(seed, f"{OWN}.seed", is_text=is_form(fields), least=0, most=MAX_SEED)
    if strength is not None and strength not in tuple(Strength):
        raise unsupported(strength, f"{OWN}.strength", tuple(Strength))
    if title is not None:
        check_text(title, f"{OWN}.title", most=MAX_TITLE)
    return Options(seed=seed, strength=Strength(strength) if strength else None, title=title)

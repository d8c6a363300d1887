"""The described bodies against what is understood: the same fields, and the same ones needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kinora.api import wire_requests as described
from kinora.api.body import Form
from kinora.api.multipart import Part, form_of
from kinora.api.requests import (
    character_request,
    create_request,
    edit_request,
    extension_request,
    remix_request,
)
from kinora.api.spool import Spool
from kinora.errors import InvalidRequest
from kinora.models import default_catalogue

CATALOGUE = default_catalogue()
EXAMPLES: dict[str, Any] = {
    "prompt": "x",
    "model": "sora-2",
    "seconds": "4",
    "size": "720x1280",
    "input_reference": {"file_id": "file-1"},
    "characters": [{"id": "char_1"}],
    "video": {"id": "video_1"},
}
TEXTS = {
    "input_reference[file_id]": "file-1",
    "input_reference[image_url]": "https://example.com/a.png",
    "characters[][id]": "char_1",
    "video[id]": "video_1",
    "kinora[seed]": "7",
    "kinora[strength]": "subtle",
    "kinora[title]": "Mine",
    "name": "Mossy",
}
Ask = Callable[[Any], object]


def create(fields: Any) -> object:
    return create_request(fields, CATALOGUE)


def edit(fields: Any) -> object:
    return edit_request(fields, CATALOGUE)


BODIES = [
    (described.CreateVideoBody, create),
    (described.RemixVideoBody, remix_request),
    (described.EditVideoBody, edit),
    (described.ExtendVideoBody, extension_request),
]
FORMS = [
    (described.CreateVideoForm, create),
    (described.RemixVideoForm, remix_request),
    (described.EditVideoForm, edit),
    (described.ExtendVideoForm, extension_request),
    (described.CreateCharacterForm, character_request),
]


@pytest.mark.parametrize(("struct", "ask"), BODIES)
def test_described_bodies_are_understood(struct: Any, ask: Ask) -> None:
    """Every described field is known, and exactly the required ones are missed."""
    fields = msgspec.structs.fields(struct)
    options = {"seed": 7, "title": "x"} | ({} if ask is create else {"strength": "strong"})
    whole = {field.name: (EXAMPLES | {"kinora": options})[field.name] for field in fields}

    ask(whole)
    for field in fields:
        check_needed(ask, {**whole, field.name: None}, is_needed=field.required)


@pytest.mark.parametrize(("struct", "ask"), FORMS)
def test_described_forms_are_understood(struct: Any, ask: Ask) -> None:
    """Every described part is known, alone beside what is needed."""
    fields = msgspec.structs.fields(struct)
    needed = [field.encode_name for field in fields if field.required]
    choices = described.choices_of(struct).get("oneOf", [])
    if all("required" in choice for choice in choices):
        needed += choices[0]["required"] if choices else []

    for field in fields:
        others = [
            name for name in needed if name.partition("[")[0] != field.encode_name.partition("[")[0]
        ]
        ask(form([*others, field.encode_name]))
    for name in needed:
        check_needed(ask, form([other for other in needed if other != name]), is_needed=True)


def form(names: list[str]) -> Form:
    """A form of these parts."""
    spool = Spool(Path("nowhere"))
    texts = EXAMPLES | TEXTS
    return form_of(
        [
            Part(name, spool.open(content_type="video/mp4", filename="a.mp4"))
            if name in ("input_reference", "video")
            else Part(name, texts[name])
            for name in names
        ]
    )


def check_needed(ask: Ask, fields: Any, *, is_needed: bool) -> None:
    if not is_needed:
        ask(fields)
        return
    with pytest.raises(InvalidRequest) as refused:
        ask(fields)
    assert refused.value.code == "missing_required_parameter"

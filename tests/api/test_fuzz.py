"""Whatever is sent, it is understood or refused by a sentence that can be sent back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as some

from kinora.api.body import decode_json
from kinora.api.errors import error_reply
from kinora.api.multipart import FormReader, form_of
from kinora.api.requests import create_request, list_request, remix_request, variant_asked
from kinora.api.spool import Spool
from kinora.errors import InvalidRequest
from kinora.models import default_catalogue
from kinora.service.requests import check_create, check_prompt

NAMES = some.sampled_from(["prompt", "model", "size", "seconds", "input_reference", "x", "\ud83d"])
VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text() | some.just("4"),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
    max_leaves=5,
)
PIECES = some.sampled_from(
    [
        b"--cut",
        b"--",
        b"\r\n",
        b"\n",
        b"\0",
        b'Content-Disposition: form-data; name="prompt"',
        b'Content-Disposition: form-data; name="characters[][id]"',
        b'Content-Disposition: form-data; name=""; filename=x',
        b"Content-Type: text/plain",
        b"\xff",
        b"x",
    ]
)


def check_refusal(error: InvalidRequest) -> None:
    """The error can be sent, and is short."""
    reply = error_reply(error)
    told = msgspec.json.decode(reply.body)["error"]
    assert told["message"]
    assert len(reply.body) < 2_000


@given(some.binary())
@example(b"[" * 100_000)
@example(b'{"a":1e999}')
@example(b"1" * 5_000)
@settings(max_examples=100, deadline=None)
def test_json_bodies(body: bytes) -> None:
    """Any bytes as JSON are an object's members or refused."""
    try:
        assert isinstance(decode_json(body), dict)
    except InvalidRequest as error:
        check_refusal(error)


@given(some.lists(PIECES | some.binary(max_size=4), max_size=30), some.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_form_bodies(pieces: list[bytes], step: int) -> None:
    """Any bytes as a form, however they are cut, are fields or refused."""
    body = b"".join(pieces)
    reader = FormReader(b"cut", Spool(Path("nowhere")))
    try:
        for start in range(0, len(body), step):
            reader.feed(body[start : start + step])
        assert isinstance(form_of(reader.finish()), dict)
    except InvalidRequest as error:
        check_refusal(error)


@given(some.dictionaries(NAMES | some.text(), VALUES, max_size=5))
@settings(max_examples=100, deadline=None)
def test_fields(fields: dict[str, Any]) -> None:
    """Any fields are a request or refused, for a create as for a remix."""
    catalogue = default_catalogue()
    try:
        request = create_request(fields, catalogue)
        check_create(request, catalogue.get(request.model))
    except InvalidRequest as error:
        check_refusal(error)
    try:
        check_prompt(remix_request(fields).prompt)
    except InvalidRequest as error:
        check_refusal(error)


@given(
    some.binary(max_size=60) | some.from_regex(rb"(limit|after|order|variant)=.*", fullmatch=True)
)
@settings(max_examples=100, deadline=None)
def test_queries(query: bytes) -> None:
    """Any query string is understood or refused."""
    for understand in (list_request, variant_asked):
        try:
            understand(query)
        except InvalidRequest as error:
            check_refusal(error)


def test_what_is_understood_is_what_was_sent() -> None:
    """The same fields as JSON, as one form and as a form cut anywhere are the same."""
    fields = {"prompt": "a cat\r\n--cut\n", "size": "1280x720"}
    parts = "".join(
        f'--cuthere\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    body = f"{parts}--cuthere--\r\n".encode()
    for step in (1, 2, 7, len(body)):
        reader = FormReader(b"cuthere", Spool(Path("nowhere")))
        for start in range(0, len(body), step):
            reader.feed(body[start : start + step])
        assert form_of(reader.finish()) == decode_json(json.dumps(fields).encode()) == fields

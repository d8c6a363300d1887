"""Forms as the SDKs write them: the same fields as JSON, however the bytes are cut; or a refusal."""

from __future__ import annotations

import asyncio
import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as some

from kinora.api.body import BodyLimits, BodyReader, decode_json
from kinora.api.multipart import FormReader, Part, form_of
from kinora.api.spool import Spool
from kinora.errors import InvalidRequest, KinoraError
from kinora.service import Upload

NAMES = some.text(
    some.characters(exclude_characters='[]"\\\r\n\0', exclude_categories=["Cs", "Cc"]),
    min_size=1,
    max_size=8,
).filter(lambda name: name == name.strip())
TEXTS = some.text(some.characters(exclude_categories=["Cs"]), max_size=20)
SCALARS = TEXTS | some.integers() | some.booleans()
# What brackets can say: an item of a list is a scalar, or an object of one member.
VALUES = some.recursive(
    SCALARS,
    lambda inner: (
        some.dictionaries(NAMES, inner, min_size=1, max_size=3)
        | some.lists(SCALARS, min_size=1, max_size=3)
        | some.lists(
            some.builds(lambda name, value: {name: value}, NAMES, SCALARS), min_size=1, max_size=3
        )
    ),
    max_leaves=6,
)
BODIES = some.dictionaries(NAMES, VALUES, max_size=4)
PIECES = some.sampled_from(
    [
        b"--cut",
        b"\r\n--cut",
        b"--",
        b"\r\n",
        b"\r\n\r\n",
        b'Content-Disposition: form-data; name="prompt"',
        b'Content-Disposition: form-data; name="characters[][id]"',
        b'Content-Disposition: form-data; name="a[b][c]"',
        b'Content-Disposition: form-data; name="video"; filename="a.mp4"',
        b'Content-Disposition: form-data; name="x"; filename=""',
        b"content-disposition:form-data;name=y;filename*=UTF-8''z",
        b"Content-Type: video/mp4",
        b"\0",
        b"\xff\xfe",
    ]
)


def flattened(value: Any, name: str) -> list[tuple[str, str]]:
    """Names and texts of a value, by the bracket rules of the SDKs."""
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in flattened(item, f"{name}[{key}]")]
    if isinstance(value, list):
        return [pair for item in value for pair in flattened(item, f"{name}[]")]
    return [(name, as_text(value))]


def as_text(value: Any) -> Any:
    """A value with every scalar as a form writes it."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    parts = (
        f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
        for name, text in pairs
    )
    return "".join(parts).encode() + b"--cut--\r\n"


def parsed(body: bytes, step: int) -> list[Part]:
    """The parts of a form whose files stay in memory."""
    reader = FormReader(b"cut", Spool(Path("nowhere")))
    for start in range(0, len(body), step):
        reader.feed(body[start : start + step])
    return reader.finish()


@given(BODIES, some.integers(1, 50))
@example({"characters": [{"id": "a"}, {"id": "b"}], "kinora": {"seed": 7, "title": "é"}}, 1)
@example({"input_reference": {"image_url": "data:image/png;base64,AA=="}}, 7)
@settings(max_examples=150, deadline=None)
def test_brackets_mean_what_json_means(body: dict[str, Any], step: int) -> None:
    """Any nested value as the SDKs flatten it is the value that JSON gives, with scalars as text."""
    pairs = [pair for name, value in body.items() for pair in flattened(value, name)]
    if any("\r\n--cut" in text for _, text in pairs):
        return
    form = form_of(parsed(encoded(pairs), step))

    assert form == as_text(decode_json(json.dumps(body).encode()))


@given(some.lists(PIECES | some.binary(max_size=6), max_size=30), some.data())
@settings(max_examples=200, deadline=None)
def test_where_a_form_is_cut_does_not_matter(pieces: list[bytes], data: Any) -> None:
    """The same bytes in other pieces are the same parts, or refused just the same."""
    body = b"".join(pieces)
    step = data.draw(some.integers(1, max(1, len(body))))
    told = [understood(body, len(body) or 1), understood(body, step), understood(body, 1)]

    assert told[0] == told[1] == told[2]


def understood(body: bytes, step: int) -> list[tuple[str, str | bytes]] | None:
    """Names and contents; None when the form is refused."""
    try:
        return [
            (part.name, part.value if isinstance(part.value, str) else bytes(part.value.take()))
            for part in parsed(body, step)
        ]
    except InvalidRequest:
        return None


@given(
    some.lists(PIECES | some.binary(max_size=6), max_size=30).map(b"".join),
    some.sampled_from(
        ["multipart/form-data; boundary=cut", "application/json", "multipart/form-data", "", "a/b"]
    )
    | some.binary(max_size=20).map(lambda raw: raw.decode("latin-1")),
    some.integers(1, 64),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_fields_or_refused(body: bytes, content_type: str, step: int) -> None:
    """Whatever is sent as whatever, it gives fields or an error of ours, and leaves no file."""
    chunks = [body[start : start + step] for start in range(0, len(body), step)] or [b""]
    messages = iter(
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks) - 1}
        for number, chunk in enumerate(chunks)
    )

    async def receive() -> Any:
        return next(messages)

    async def ask(reader: BodyReader) -> None:
        scope = {"headers": [(b"content-type", content_type.encode("latin-1"))]}
        async with reader.reading(scope, receive, files=True, image_urls=True) as fields:
            for value in fields.values():
                assert isinstance(value, str | Upload | dict | list | int | float | None)

    with tempfile.TemporaryDirectory() as folder:
        reader = BodyReader(limits=BodyLimits(), uploads=Path(folder))
        with suppress(KinoraError):
            asyncio.run(ask(reader))
        assert list(Path(folder).iterdir()) == []

"""Many unfinished bodies at once: small ones are read, and what they hold together has a limit."""

from __future__ import annotations

import asyncio
import gc
import weakref
from pathlib import Path
from typing import Any

import pytest

from kinora.api.body import BodyLimits, BodyReader
from kinora.api.crowd import FREE, Crowd
from kinora.api.multipart import FormReader
from kinora.api.spool import Spool
from kinora.errors import InvalidRequest, Unavailable

JSON = {"headers": [(b"content-type", b"application/json")]}
FORM = {"headers": [(b"content-type", b"multipart/form-data; boundary=cut")]}
HEAD = b'--cut\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'


class Client:
    """Sends a body in two pieces; the second one when it may."""

    def __init__(self, beginning: bytes, rest: bytes = b"", *, stalls: bool = False) -> None:
        self._pieces = [beginning, rest]
        self.may_go_on = asyncio.Event()
        self.has_begun = asyncio.Event()
        if not stalls:
            self.may_go_on.set()

    async def __call__(self) -> Any:
        if len(self._pieces) == 1:
            self.has_begun.set()
            await self.may_go_on.wait()
        piece = self._pieces.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(self._pieces)}


def test_small_bodies_are_never_counted() -> None:
    """A body up to the free bytes is held whatever the others do; a larger one is refused."""
    crowd = Crowd(most=100)
    crowd.join().hold(FREE + 100)
    other = crowd.join()
    other.hold(FREE)

    assert not other.fits(FREE + 1)
    with pytest.raises(Unavailable):
        other.hold(FREE + 1)


def test_what_was_held_is_given_back() -> None:
    """When a body shrinks or its request is over, there is room for others."""
    crowd = Crowd(most=100)
    first, second = crowd.join(), crowd.join()
    first.hold(FREE + 100)
    first.hold(FREE + 40)
    second.hold(FREE + 60)
    first.leave()

    assert second.fits(FREE + 100)


def test_stalling_clients_hold_up_large_bodies_alone(tmp_path: Path) -> None:
    """While an unfinished body holds what there is, a small one is read and a large one refused."""
    reader = BodyReader(limits=BodyLimits(), uploads=tmp_path, crowd=Crowd(most=FREE))
    large = b'{"a":"' + b"x" * (2 * FREE - 8)

    async def run() -> None:
        client = Client(large, b'"}', stalls=True)
        stalled = asyncio.create_task(reader.read(JSON, client))
        await client.has_begun.wait()
        assert await reader.read(JSON, Client(b"{}")) == {}
        with pytest.raises(Unavailable):
            await reader.read(JSON, Client(large, b'"}'))
        client.may_go_on.set()
        assert await stalled
        assert await reader.read(JSON, Client(large, b'"}'))

    asyncio.run(run())


def test_files_go_to_the_disk_where_memory_is_short(tmp_path: Path) -> None:
    """An upload comes through while others hold all the memory there is: in smaller blocks."""
    reader = BodyReader(limits=BodyLimits(), uploads=tmp_path, crowd=Crowd(most=0))
    data = b"x" * 3 * FREE

    async def run() -> bytes:
        client = Client(HEAD + data, b"\r\n--cut--\r\n")
        async with reader.reading(FORM, client, files=True) as fields:
            content: bytes = fields["file"].path.read_bytes()
            return content

    assert asyncio.run(run()) == data


def test_a_form_that_ends_early_is_forgotten_at_once(tmp_path: Path) -> None:
    """What a broken-off form has in memory does not wait for the collector."""
    gc.disable()
    try:
        with FormReader(b"cut", Spool(tmp_path)) as form:
            form.feed(b'--cut\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf')
            with pytest.raises(InvalidRequest):
                form.finish()
        is_there = weakref.ref(form)
        del form
        assert is_there() is None
    finally:
        gc.enable()

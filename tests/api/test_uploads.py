"""Files on their way in: whole and hashed on the disk while their request lasts, and gone after it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kinora.api import spool
from kinora.api.body import BodyLimits, BodyReader
from kinora.errors import (
    BodyTooLarge,
    BodyTooSlow,
    InvalidRequest,
    KinoraError,
    OutOfSpace,
    Unavailable,
)
from kinora.service import Upload

FORM = (b"content-type", b"multipart/form-data; boundary=cut")
JSON = (b"content-type", b"application/json")
END = b"--cut--\r\n"
DATA = os.urandom(1_000_003)


def file_part(data: bytes, name: str = "video", *, filename: str = "a.mp4") -> bytes:
    head = (
        f'--cut\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        "Content-Type: video/mp4\r\n\r\n"
    )
    return head.encode() + data + b"\r\n"


def text_part(name: str, text: str) -> bytes:
    return f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()


def receiver(body: bytes, step: int = 65_536, *, pause_s: float = 0.0, is_cut: bool = False) -> Any:
    """What an ASGI server gives of a body; `is_cut` ends it as a client does that goes away."""

    async def messages() -> AsyncIterator[Any]:
        for start in range(0, len(body), step):
            await asyncio.sleep(pause_s)
            more = is_cut or start + step < len(body)
            yield {"type": "http.request", "body": body[start : start + step], "more_body": more}
        yield {"type": "http.disconnect"}

    return messages().__anext__


async def read(
    reader: BodyReader, body: bytes, header: Any = FORM, *, files: bool = True, **how: Any
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The fields, and what lay on the disk under each upload while the request lasted."""
    scope = {"headers": [header]}
    receive = receiver(body, **how)
    async with reader.reading(scope, receive, files=files, image_urls=True) as fields:
        uploads = {name: value for name, value in fields.items() if isinstance(value, Upload)}
        return fields, {name: value.path.read_bytes() for name, value in uploads.items()}


@pytest.fixture
def reader(tmp_path: Path) -> BodyReader:
    limits = BodyLimits(
        max_bytes=10_000, deadline_s=5.0, max_file_bytes=2_000_000, file_deadline_s=5.0
    )
    return BodyReader(limits=limits, uploads=tmp_path)


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def check_refused(reader: BodyReader, body: bytes, kind: type[KinoraError], **how: Any) -> str:
    with pytest.raises(kind) as refused:
        asyncio.run(read(reader, body, **how))
    return refused.value.message


@pytest.mark.parametrize("step", [65_536, 262_144, 4_099, 10_000_000])
@pytest.mark.parametrize("data", [DATA, b"", b"\r\n--cu", b"\r\n--cut-\r\n--cux" * 9])
def test_a_file_comes_whole(reader: BodyReader, tmp_path: Path, data: bytes, step: int) -> None:
    """The bytes, their number, hash, type and name are those sent; afterwards nothing is left."""
    body = text_part("prompt", "x") + file_part(data) + END
    fields, contents = asyncio.run(read(reader, body, step=step))

    upload = fields["video"]
    assert contents == {"video": data}
    assert (upload.size, upload.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert (upload.content_type, upload.filename) == ("video/mp4", "a.mp4")
    assert fields["prompt"] == "x"
    assert names_in(tmp_path) == []


def test_what_is_taken_away_stays(reader: BodyReader, tmp_path: Path) -> None:
    """Whoever moves an upload keeps it."""

    async def take() -> None:
        scope = {"headers": [FORM]}
        body = file_part(DATA) + file_part(b"other", "other") + END
        async with reader.reading(scope, receiver(body), files=True) as fields:
            fields["video"].path.rename(tmp_path / "kept")

    asyncio.run(take())

    assert names_in(tmp_path) == ["kept"]
    assert (tmp_path / "kept").read_bytes() == DATA


def test_a_failing_request_leaves_nothing(reader: BodyReader, tmp_path: Path) -> None:
    """What goes wrong after the body was read takes the upload along."""

    async def fail() -> None:
        async with reader.reading({"headers": [FORM]}, receiver(file_part(DATA) + END), files=True):
            raise InvalidRequest

    with pytest.raises(InvalidRequest):
        asyncio.run(fail())

    assert names_in(tmp_path) == []


@pytest.mark.parametrize(
    "filename", ["../../etc/passwd", "/etc/passwd", "a\x07b.mp4", "é" * 300, "", "..", "a%2Fb"]
)
def test_names_never_reach_a_path(reader: BodyReader, tmp_path: Path, filename: str) -> None:
    """Whatever a file is called, it lies in the folder under a name of ours, and the name can be shown."""

    async def look() -> Upload:
        body = file_part(b"x", filename=filename) + END
        async with reader.reading({"headers": [FORM]}, receiver(body), files=True) as fields:
            assert fields["video"].path.parent == tmp_path
            assert names_in(tmp_path) == [fields["video"].path.name]
            return fields["video"]

    upload = asyncio.run(look())
    assert len(upload.filename) <= 255
    assert upload.filename.isprintable()


def test_clients_that_go_away(reader: BodyReader, tmp_path: Path) -> None:
    """A body that breaks off in the middle of a file leaves nothing."""
    message = check_refused(reader, file_part(DATA)[:-400_000], InvalidRequest, is_cut=True)

    assert message == "The request ended before its body was complete."
    assert names_in(tmp_path) == []


def test_a_stopped_server_leaves_nothing(reader: BodyReader, tmp_path: Path) -> None:
    """A request that is cancelled while its file comes removes what has come."""

    async def cancel() -> None:
        task = asyncio.create_task(read(reader, file_part(DATA) + END, pause_s=0.02))
        async with asyncio.timeout(5):
            while not names_in(tmp_path):  # noqa: ASYNC110 - a thread makes the file
                await asyncio.sleep(0.005)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancel())
    assert names_in(tmp_path) == []


def test_files_have_a_limit(reader: BodyReader, tmp_path: Path) -> None:
    """A file beyond the limit is refused with the limit, and what came of it is removed."""
    message = check_refused(reader, file_part(DATA * 3) + END, BodyTooLarge)

    assert message == "The file is too large: at most 2000000 bytes are accepted."
    assert names_in(tmp_path) == []


def test_files_where_none_belong(reader: BodyReader, tmp_path: Path) -> None:
    """Where no file is expected, its bytes count like any others."""

    async def ask() -> None:
        body = file_part(DATA) + END
        await reader.read({"headers": [FORM]}, receiver(body))

    with pytest.raises(BodyTooLarge):
        asyncio.run(ask())

    assert names_in(tmp_path) == []


def test_too_many_files(reader: BodyReader) -> None:
    """A third file is refused."""
    body = b"".join(file_part(b"x", f"f{number}") for number in range(3)) + END

    assert check_refused(reader, body, InvalidRequest).endswith("has more than 2 files.")


def test_slow_files(tmp_path: Path) -> None:
    """A form with a file has longer than one without, and an end as well."""
    limits = BodyLimits(deadline_s=0.3, file_deadline_s=1.5)
    reader = BodyReader(limits=limits, uploads=tmp_path)
    slow = file_part(b"x" * 400) + END
    fields, _ = asyncio.run(read(reader, slow, step=50, pause_s=0.05))
    endless = file_part(b"x" * 4_000) + END

    assert fields["video"].size == 400
    assert "within 1.5 seconds" in check_refused(
        reader, endless, BodyTooSlow, step=50, pause_s=0.05
    )
    text = text_part("prompt", "x" * 4_000) + END
    assert "within 0.3 seconds" in check_refused(reader, text, BodyTooSlow, step=50, pause_s=0.05)
    assert names_in(tmp_path) == []


def test_a_full_disk() -> None:
    """A disk without room is said to be full, and nothing stays on it."""
    with small_disk() as folder:
        reader = BodyReader(limits=BodyLimits(), uploads=folder)
        check_refused(reader, file_part(DATA * 8) + END, OutOfSpace)

        assert names_in(folder) == []


@contextmanager
def small_disk() -> Iterator[Path]:
    """A file system that holds far less than a file does; skips where none can be made."""
    with tempfile.TemporaryDirectory() as name:
        command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", name]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


def test_a_disk_that_was_taken_away(tmp_path: Path) -> None:
    """A missing folder is told as such, without its path."""
    reader = BodyReader(limits=BodyLimits(), uploads=tmp_path / "gone")

    assert check_refused(reader, file_part(DATA) + END, Unavailable) == (
        "The storage folder is not there."
    )


def test_large_texts_wait_for_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a few texts beyond the usual limit are in memory together; the next waits its turn."""
    reader = BodyReader(limits=BodyLimits(max_bytes=10_000), uploads=tmp_path)
    body = b'{"image_url": "' + b"x" * 100_000 + b'"}'

    async def crowd() -> int:
        most = num_inside = 0

        async def visit() -> None:
            nonlocal most, num_inside
            scope = {"headers": [JSON]}
            async with reader.reading(scope, receiver(body), image_urls=True) as fields:
                num_inside += 1
                most = max(most, num_inside)
                await asyncio.sleep(0.02)
                num_inside -= 1
                assert len(fields["image_url"]) == 100_000

        await asyncio.gather(*(visit() for _ in range(10)))
        return most

    assert asyncio.run(crowd()) == 4


def test_large_texts_have_a_limit(tmp_path: Path) -> None:
    """An image's address may have 20 MiB, and a body with it not much more."""
    reader = BodyReader(limits=BodyLimits(), uploads=tmp_path)
    fits = b'{"image_url": "' + b"x" * 20_971_520 + b'"}'
    fields, _ = asyncio.run(read(reader, fits, JSON, step=262_144))
    assert len(fields["image_url"]) == 20_971_520
    form = text_part("input_reference[image_url]", "x" * 20_971_520) + END
    fields, _ = asyncio.run(read(reader, form, step=262_144))
    assert len(fields["input_reference"]["image_url"]) == 20_971_520

    check_refused(reader, fits + b" " * 10_000_000, BodyTooLarge, header=JSON, step=262_144)


def test_blocks_are_small(tmp_path: Path) -> None:
    """However fast a file comes, no more than a block and a piece of it wait in memory."""
    one = spool.Spool(tmp_path)
    file = one.open(content_type="video/mp4", filename="a")
    most = 0

    async def pour() -> None:
        nonlocal most
        for _ in range(100):
            file.add(memoryview(b"x" * 100_000))
            await one.relieve()
            most = max(most, file.num_waiting)
        await one.finish()
        await one.discard()

    asyncio.run(pour())
    assert most < spool.BLOCK
    assert file.size == 10_000_000


def test_room_is_left_on_the_disk(tmp_path: Path) -> None:
    """Files end where the operator's reserve begins, however many come at once."""
    status = os.statvfs(tmp_path)
    limits = BodyLimits(min_free_bytes=status.f_bavail * status.f_frsize + 2**40)
    reader = BodyReader(limits=limits, uploads=tmp_path)

    check_refused(reader, file_part(DATA) + END, OutOfSpace)
    assert names_in(tmp_path) == []

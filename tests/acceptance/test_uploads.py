"""Large files sent to a real server: what they cost it, and what a killed one leaves."""

from __future__ import annotations

import http.client
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from acceptance.processes import find, is_alive, memory, wait_for
from kinora.serving import Serving, serving
from kinora.storage import Storage

HEAD = (
    b'--cut\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nuser_data\r\n'
    b'--cut\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'
)
END = b"\r\n--cut--\r\n"
PIECE = os.urandom(1_000_000)
NUM_PIECES = 200
MOST_GROWTH = 60_000_000  # bytes of memory


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with serving(tmp_path_factory.mktemp("data"), flags=("--workers", "0")) as running:
        yield running


def begin(server: Serving) -> http.client.HTTPConnection:
    """A request for a file of 200 MB, of which nothing was sent yet but the names."""
    address = urlsplit(server.base_url)
    connection = http.client.HTTPConnection(address.netloc, timeout=60)
    connection.putrequest("POST", f"{address.path}/files")
    connection.putheader("content-type", "multipart/form-data; boundary=cut")
    size = len(HEAD) + NUM_PIECES * len(PIECE) + len(END)
    connection.putheader("content-length", str(size))
    connection.endheaders(HEAD)
    return connection


def api_of(server: Serving) -> int:
    return wait_for(lambda: find(server.process.pid, "api"), what="an API process")[0]


def uploads_of(server: Serving) -> Callable[[], list[Path]]:
    """What lies in the folder for uploads."""
    folder = server.log.parent / "storage" / "uploads"
    return lambda: list(folder.iterdir())


def test_a_large_file_takes_little_memory(server: Serving) -> None:
    """200 MB come in while the API process grows by less than 60 MB."""
    api = api_of(server)
    before, most = memory(api), 0
    with closing(begin(server)) as connection:
        for _ in range(NUM_PIECES):
            connection.send(PIECE)
            most = max(most, memory(api))
        connection.send(END)
        answer = connection.getresponse()

        assert answer.status == 200, answer.read()
    assert most - before < MOST_GROWTH
    assert uploads_of(server)() == []


def test_a_client_that_goes_away(server: Serving) -> None:
    """What came of a file whose client hangs up is removed."""
    uploads = uploads_of(server)
    with closing(begin(server)) as connection:
        for _ in range(20):
            connection.send(PIECE)
        wait_for(uploads, what="the upload")

    wait_for(lambda: not uploads(), what="its removal")


def test_a_killed_process(server: Serving) -> None:
    """What an API process that is killed in the middle leaves goes with the next sweep, and it alone."""
    uploads, api = uploads_of(server), api_of(server)
    with closing(begin(server)) as connection:
        for _ in range(20):
            connection.send(PIECE)
        wait_for(uploads, what="the upload")
        os.kill(api, signal.SIGKILL)
        wait_for(lambda: not is_alive(api), what="its end")
    storage = Storage(server.log.parent / "storage")

    assert len(uploads()) == 1
    assert storage.sweep_uploads(older_than_s=3600) == 0
    assert storage.sweep_uploads(older_than_s=-1) == 1
    assert uploads() == []


def test_a_hundred_clients_that_go_away(server: Serving) -> None:
    """Nothing of theirs stays: neither files nor descriptors."""
    uploads, api = uploads_of(server), api_of(server)
    begin_ten(server)  # whatever a first upload makes the process open for good
    wait_for(lambda: not uploads(), what="their removal")
    before = len(descriptors(api))
    for _ in range(10):
        begin_ten(server)

    wait_for(lambda: not uploads(), what="their removal")
    wait_for(lambda: len(descriptors(api)) <= before + 30, what="their descriptors' end")


def begin_ten(server: Serving) -> None:
    """Ten uploads under way, whose clients then hang up."""
    uploads = uploads_of(server)
    with ExitStack() as stack:
        for connection in [stack.enter_context(closing(begin(server))) for _ in range(10)]:
            connection.send(PIECE)
        wait_for(lambda: len(uploads()) >= 10, what="the uploads")


def descriptors(pid: int) -> list[Path]:
    """What a process has open."""
    return list(Path(f"/proc/{pid}/fd").iterdir())

"""Deleting at awkward moments: while somebody downloads, remixes, or waits."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from acceptance.asking import Videos, ask
from acceptance.processes import wait_for
from kinora.serving import Serving


@pytest.fixture(scope="module")
def videos(server: Serving) -> Videos:
    return Videos(server)


@pytest.fixture
def source(videos: Videos) -> str:
    """A completed video."""
    video = videos.create()
    assert videos.wait_over(video)["status"] == "completed"
    return video


def bytes_of(server: Serving, video: str) -> Path:
    return server.log.parent / "storage" / "videos" / video


def test_a_slow_download_outlives_its_video(server: Serving, videos: Videos, source: str) -> None:
    """Who has begun to download a video gets all of it, though it is deleted meanwhile."""
    whole = ask(f"{videos.url}/{source}/content").body
    port = int(server.url.rpartition(":")[2])
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(20)
        connection.connect(("127.0.0.1", port))
        connection.sendall(
            f"GET /v1/videos/{source}/content HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        )
        received = connection.recv(1024)
        assert videos.delete(source) == 200
        wait_for(lambda: not bytes_of(server, source).exists(), what="the bytes to go")
        while piece := connection.recv(65536):
            received += piece

    assert received.endswith(whole)
    assert ask(f"{videos.url}/{source}/content").status == 404


def test_a_remix_outlives_its_source(server: Serving, videos: Videos, source: str) -> None:
    """A source that is deleted while its remix waits keeps its bytes until the remix is over."""
    remix = videos.remix(source).told["id"]
    assert videos.delete(source) == 200

    assert ask(f"{videos.url}/{source}").status == 404
    made = videos.wait_over(remix)
    assert (made["status"], made["remixed_from_video_id"]) == ("completed", source)
    wait_for(lambda: not bytes_of(server, source).exists(), what="the source's bytes to go")


def test_only_what_is_there_can_be_remixed(videos: Videos) -> None:
    """An unfinished source is a 400 and a deleted one a 404; neither makes a video."""
    unfinished = videos.create(seconds="20")
    assert videos.remix(unfinished).status == 400
    assert videos.delete(unfinished) == 200
    assert videos.remix(unfinished).status == 404

    assert unfinished not in {video["remixed_from_video_id"] for video in videos.all()}


def test_a_hundred_are_deleted_as_fast_as_created(videos: Videos) -> None:
    """A hundred videos created and deleted leave nothing to do, and the next is begun."""
    created = [videos.create(f"A cat waves, take {number}") for number in range(100)]
    assert {videos.delete(video) for video in created} == {200}

    assert not {video["id"] for video in videos.all()} & set(created)
    last = videos.create()
    videos.wait_under_way(last)
    assert videos.delete(last) == 200

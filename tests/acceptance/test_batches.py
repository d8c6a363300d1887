"""Batches and files through the official client, against real servers."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openai import NotFoundError, OpenAI
from openai.types import Batch

from acceptance.asking import QUICK
from acceptance.processes import find, is_alive, wait_for
from kinora.serving import serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

OVER = ("completed", "failed", "expired", "cancelled")


def line(custom_id: str, **body: str) -> dict[str, Any]:
    asked = {"prompt": QUICK, "seconds": "4", **body}
    return {"custom_id": custom_id, "method": "POST", "url": "/v1/videos", "body": asked}


def start(client: OpenAI, *lines: dict[str, Any] | str) -> Batch:
    """A new batch of these lines."""
    text = "\n".join(item if isinstance(item, str) else json.dumps(item) for item in lines)
    file = client.files.create(file=("lines.jsonl", text.encode()), purpose="batch")
    return client.batches.create(
        endpoint="/v1/videos", completion_window="24h", input_file_id=file.id
    )


def wait_over(client: OpenAI, batch: Batch, *, timeout_s: float = 90.0) -> Batch:
    return wait_for(
        lambda: (now := client.batches.retrieve(batch.id)).status in OVER and now,
        timeout_s=timeout_s,
        what=f"the end of {batch.id}",
    )


def read(client: OpenAI, file_id: str | None) -> list[Any]:
    """The lines of an output or error file."""
    assert file_id is not None
    return [json.loads(text) for text in client.files.content(file_id).text.splitlines()]


def kill_clerk(root: int) -> None:
    """Kill the clerk below a server's process, as soon as there is one."""
    (clerk,) = wait_for(lambda: find(root, "clerk"), what="a clerk")
    os.kill(clerk, signal.SIGKILL)
    wait_for(lambda: not is_alive(clerk), what="the clerk's end")


def test_a_batch_of_two_lines(client: OpenAI) -> None:
    """Conformance case 54: the output has a terminal Video for each line, and its film can be had."""
    batch = wait_over(client, start(client, line("first"), line("second")))
    output = read(client, batch.output_file_id)

    assert (batch.status, batch.error_file_id) == ("completed", None)
    assert batch.request_counts is not None
    assert batch.request_counts.to_dict() == {"total": 2, "completed": 2, "failed": 0}
    assert [item["custom_id"] for item in output] == ["first", "second"]
    for item in output:
        video = item["response"]["body"]
        assert (item["response"]["status_code"], item["error"]) == (200, None)
        assert (video["object"], video["status"], video["progress"]) == ("video", "completed", 100)
        assert client.videos.download_content(video["id"]).read()[4:8] == b"ftyp"
    assert client.files.retrieve(batch.output_file_id or "").purpose == "batch_output"


def test_refused_lines_and_refused_batches(client: OpenAI) -> None:
    """A line that asks for too much is in the error file; one that is no request fails the batch."""
    refused = wait_over(client, start(client, line("odd", seconds="7")))
    broken = wait_over(client, start(client, line("a"), "{"))
    (error,) = read(client, refused.error_file_id)

    assert (refused.status, refused.output_file_id) == ("completed", None)
    assert error["response"]["body"]["error"]["code"] == "invalid_value"
    assert broken.status == "failed"
    assert broken.errors is not None
    assert broken.errors.data is not None
    assert [(item.code, item.line) for item in broken.errors.data] == [("invalid_json_line", 2)]


def test_a_cancelled_batch(client: OpenAI) -> None:
    """Its waiting videos are withdrawn at once, and every line is told of."""
    batch = start(client, *(line(str(number)) for number in range(6)))
    wait_for(lambda: client.batches.retrieve(batch.id).status == "in_progress")
    assert client.batches.cancel(batch.id).status == "cancelling"
    over = wait_over(client, batch)
    told = [
        item["custom_id"]
        for file_id in (over.output_file_id, over.error_file_id)
        if file_id
        for item in read(client, file_id)
    ]

    assert over.status == "cancelled"
    assert sorted(told) == [str(number) for number in range(6)]


def test_files_through_the_client(client: OpenAI) -> None:
    """Uploaded, listed page by page, read, deleted."""
    made = [
        client.files.create(file=(f"{number}.txt", b"text"), purpose="user_data")
        for number in range(3)
    ]
    listed = list(client.files.list(limit=2, purpose="user_data"))

    assert [file.id for file in listed] == [file.id for file in reversed(made)]
    assert client.files.content(made[0].id).read() == b"text"
    for file in client.files.list(limit=1, purpose="user_data"):
        assert client.files.delete(file.id).deleted
    assert list(client.files.list(purpose="user_data")) == []
    with pytest.raises(NotFoundError):
        client.files.retrieve(made[0].id)


@pytest.fixture
def idle(tmp_path: Path) -> Iterator[tuple[OpenAI, int]]:
    """A client of a server that makes no videos, and the server's process."""
    with (
        serving(tmp_path / "data", flags=("--workers", "0")) as server,
        OpenAI(base_url=server.base_url, api_key="none") as client,
    ):
        yield client, server.process.pid


def test_killed_clerks_make_no_line_twice(idle: tuple[OpenAI, int]) -> None:
    """However often the clerk is killed while it takes lines in, each becomes one video."""
    client, root = idle
    batch = start(client, *(line(str(number), prompt=str(number)) for number in range(150)))
    for _ in range(3):
        kill_clerk(root)
    videos = wait_for(
        lambda: len(found := list(client.videos.list(limit=100))) >= 150 and found,
        what="a video for each line",
    )
    prompts = [video.prompt for video in videos]

    assert sorted(prompts, key=str) == sorted(str(number) for number in range(150))
    assert client.batches.cancel(batch.id).status == "cancelling"
    over = wait_over(client, batch)
    assert over.request_counts is not None
    assert over.request_counts.failed == 150

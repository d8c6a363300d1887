"""The numbered cases that need a server set up in a certain way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import openai
import pytest
from openai import OpenAI

from acceptance.processes import wait_for
from conformance.receiver import Receiver, receiving
from kinora.serving import Serving, serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
HERE = Path(__file__).parent


@contextmanager
def serving_with(data: Path, **settings: str) -> Iterator[tuple[Serving, OpenAI]]:
    """A server with settings, and the newest client of it."""
    environment = {f"KINORA_{name.upper()}": value for name, value in settings.items()}
    environment["PYTHONPATH"] = os.pathsep.join(
        [str(HERE.parent), os.environ.get("PYTHONPATH", "")]
    )
    with (
        serving(data, environment=environment) as server,
        OpenAI(base_url=server.base_url, api_key="none") as client,
    ):
        yield server, client


def test_case_48_wrong_and_missing_keys(tmp_path: Path) -> None:
    """Once a key exists, a wrong one and none at all are both refused."""
    command = [sys.executable, "-m", "kinora", "keys", "create", "--data", str(tmp_path)]
    with serving_with(tmp_path) as (server, _):
        subprocess.run(command, check=True, capture_output=True)
        wrong = OpenAI(base_url=server.base_url, api_key="sk-kinora-wrong", max_retries=0)
        with wrong, pytest.raises(openai.AuthenticationError) as caught:
            wait_for(lambda: wrong.videos.list() is None, what="the key to be noticed")
        assert caught.value.code == "invalid_api_key"
        missing = httpx.get(f"{server.base_url}/videos")
        assert missing.status_code == 401
        assert missing.json()["error"]["code"] is None


def test_case_49_a_flood_is_slowed_down(tmp_path: Path) -> None:
    """Creates beyond the limit are told when to come back; the client tries twice more, then says so."""
    with serving_with(tmp_path, max_queued="2", workers="0") as (server, client):
        for _ in range(2):
            client.videos.create(prompt="a cat")
        with pytest.raises(openai.RateLimitError) as caught:
            client.videos.create(prompt="a cat")
        assert caught.value.code == "rate_limit_exceeded"
        assert int(caught.value.response.headers["retry-after"]) >= 1
        metrics = httpx.get(f"{server.url}/metrics").text
        refused = [
            line for line in metrics.splitlines() if "_total{" in line and 'status="429"' in line
        ]
        assert [line.rpartition(" ")[2] for line in refused] == ["3.0"]


def test_case_49_requests_have_a_rate(tmp_path: Path) -> None:
    """Beyond so many creates in a minute there is a refusal, with the headers of the rate."""
    with serving_with(tmp_path, requests_per_minute="3", workers="0") as (server, _):
        answers = [
            httpx.post(f"{server.base_url}/videos", json={"prompt": "a cat"}) for _ in range(7)
        ]
        statuses = [answer.status_code for answer in answers]
        assert statuses.count(200) in (3, 6)  # a minute may end in the middle
        refused = answers[statuses.index(429)]
        assert refused.json()["error"]["code"] == "rate_limit_exceeded"
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert refused.headers["x-ratelimit-limit-requests"] == "3"
        assert refused.headers["x-ratelimit-remaining-requests"] == "0"


def test_case_50_a_blocked_prompt_fails_later(tmp_path: Path) -> None:
    """A blocked prompt is accepted, and its video fails in the native words, without content."""
    with serving_with(tmp_path, moderation="conformance.judge:is_blocked") as (_, client):
        video = client.videos.create_and_poll(prompt="something forbidden")
        assert video.status == "failed"
        assert video.error is not None
        assert video.error.code == "moderation_blocked"
        assert video.error.message == "Your request was blocked by our moderation system."
        assert (video.completed_at, video.expires_at) == (None, None)
        with pytest.raises(openai.NotFoundError):
            client.videos.download_content(video.id)


def test_case_51_an_expired_video(tmp_path: Path) -> None:
    """Expiry takes the bytes; the record stays as it was, and stays listed."""
    with serving_with(tmp_path, expires_after="2") as (_, client):
        video = client.videos.create_and_poll(prompt="A monster waves in a forest")
        assert video.expires_at is not None
        wait_for(lambda: time.time() > video.expires_at, what="the video's expiry")
        again = client.videos.retrieve(video.id)
        assert (again.status, again.expires_at) == ("completed", video.expires_at)
        with pytest.raises(openai.NotFoundError):
            client.videos.download_content(video.id)
        with pytest.raises(openai.BadRequestError):
            client.videos.remix(video.id, prompt="Make it snow")
        assert [found.id for found in client.videos.list()] == [video.id]


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    """A program that gets webhooks."""
    with receiving() as made:
        yield made


def subscribe(server: Serving, receiver: Receiver) -> str:
    """Have the server tell the receiver of everything. Gives the signing secret."""
    body = {
        "name": "receiver",
        "url": receiver.url,
        "event_types": ["video.completed", "video.failed", "batch.completed"],
    }
    answer = httpx.post(f"{server.base_url}/webhook_endpoints", json=body)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["signing_secret"])


def test_case_52_53_webhooks(tmp_path: Path, receiver: Receiver) -> None:
    """A completed video is told in a signed webhook, again under the same id until it is taken."""
    receiver.answers[:] = [500, 500]
    with serving_with(tmp_path, egress_allow="127.0.0.1", moderation="conformance.judge:is_blocked") as (server, client):  # fmt: skip
        secret = subscribe(server, receiver)
        video = client.videos.create_and_poll(prompt="something forbidden")
        wait_for(lambda: len(receiver.taken) == 3, what="three tries")
        first, second, third = receiver.taken
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        assert second.headers["webhook-id"] == third.headers["webhook-id"]
        told = json.loads(third.body)
        assert (told["object"], told["type"]) == ("event", "video.failed")
        assert told["data"] == {"id": video.id}
        assert told["id"].startswith("evt_")

        event = client.webhooks.unwrap(third.body, third.headers, secret=secret)
        assert event.type == "video.failed"  # type: ignore[comparison-overlap]
        with pytest.raises(openai.InvalidWebhookSignatureError):
            client.webhooks.unwrap(third.body + b" ", third.headers, secret=secret)
        old = dict(third.headers) | {"webhook-timestamp": str(int(time.time()) - 301)}
        with pytest.raises(openai.InvalidWebhookSignatureError):
            client.webhooks.unwrap(third.body, old, secret=secret)


def test_case_54_a_batch_of_two(tmp_path: Path) -> None:
    """A batch's output holds a line for each of its videos, each in a final state."""
    lines = [
        {"custom_id": name, "method": "POST", "url": "/v1/videos", "body": {"prompt": prompt}}
        for name, prompt in (("one", "A cat waves"), ("two", "something forbidden"))
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    with serving_with(tmp_path, moderation="conformance.judge:is_blocked") as (_, client):
        file = client.files.create(file=("batch.jsonl", data), purpose="batch")
        batch = client.batches.create(
            input_file_id=file.id, endpoint="/v1/videos", completion_window="24h"
        )
        done = wait_for(
            lambda: (b := client.batches.retrieve(batch.id)).status == "completed" and b,
            what="the batch",
        )
        assert done.output_file_id is not None
        output = client.files.content(done.output_file_id).text.splitlines()
        told = [json.loads(line) for line in output]
        assert [line["custom_id"] for line in told] == ["one", "two"]
        statuses = [line["response"]["body"]["status"] for line in told]
        assert statuses == ["completed", "failed"]

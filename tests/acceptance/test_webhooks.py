"""Webhooks of a real server, through the official client; numbers are those of the conformance list."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from openai import BadRequestError, InvalidWebhookSignatureError, NotFoundError, OpenAI
from openai.types.webhooks import WebhookEndpointWithSecret

from acceptance.asking import ask
from acceptance.processes import find, memory, wait_for
from kinora.serving import Serving, serving
from receiving import Received, Receiver
from samples import said_of_a_test_event, sample

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

ENVIRONMENT = {"KINORA_EGRESS_ALLOW": "127.0.0.1"}
CLERK_BYTES = 90_000_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """A server that may reach this machine."""
    with serving(tmp_path_factory.mktemp("data"), environment=ENVIRONMENT) as running:
        yield running


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as made:
        yield made


@pytest.fixture
def endpoint(client: OpenAI, receiver: Receiver) -> Iterator[WebhookEndpointWithSecret]:
    """An endpoint at the receiver."""
    made = client.webhooks.create(
        name="Mine", url=receiver.url, event_types=["video.completed", "batch.failed"]
    )
    yield made
    client.webhooks.delete(made.id)


def arrived(receiver: Receiver, count: int = 1, *, timeout_s: float = 60.0) -> list[Received]:
    """What the receiver got, once that is so much."""
    wait_for(lambda: len(receiver.received) >= count, timeout_s=timeout_s, what=f"{count} webhooks")
    return receiver.received


def make_event(client: OpenAI) -> str:
    """Something that is told at once: a batch that fails. Its id."""
    file = client.files.create(file=("odd.jsonl", b"no JSON\n"), purpose="batch")
    batch = client.batches.create(
        input_file_id=file.id,
        endpoint="/v1/videos",
        completion_window="24h",
    )
    return batch.id


def deliveries(server: Serving, endpoint: WebhookEndpointWithSecret) -> list[dict[str, object]]:
    """The log of an endpoint, newest first."""
    path = f"{server.base_url}/webhook_endpoints/{endpoint.id}/deliveries"
    return list(ask(path).told["data"])


def test_case_52_a_completed_video_is_told(
    client: OpenAI, server: Serving, receiver: Receiver, endpoint: WebhookEndpointWithSecret
) -> None:
    """The webhook leaves within half a second; the client unwraps it, and nothing that was tampered with."""
    video = client.videos.create(prompt="A cat waves in a room")
    wait_for(lambda: client.videos.retrieve(video.id).status == "completed", what=video.id)
    completed = time.monotonic()
    [got] = arrived(receiver)
    late_s = time.monotonic() - completed
    event = client.webhooks.unwrap(got.body, got.headers, secret=endpoint.signing_secret)

    assert late_s < 0.5
    assert (event.type, event.data.id) == ("video.completed", video.id)  # type: ignore[union-attr]
    assert event.object == "event"
    assert got.headers["webhook-id"].startswith("wh_")
    assert got.headers["content-type"] == "application/json"
    assert got.headers["user-agent"].startswith("Kinora/")
    with pytest.raises(InvalidWebhookSignatureError):
        client.webhooks.unwrap(
            got.body.replace(b"completed", b"failed"), got.headers, secret=endpoint.signing_secret
        )


def test_case_52_an_old_webhook_is_refused(
    client: OpenAI, receiver: Receiver, endpoint: WebhookEndpointWithSecret
) -> None:
    """The time of the try is signed: five minutes later the client refuses it."""
    client.webhooks.test(endpoint.id, event_type="video.completed")
    [got] = arrived(receiver)
    old = {**got.headers, "webhook-timestamp": str(int(got.headers["webhook-timestamp"]) - 301)}

    with pytest.raises(InvalidWebhookSignatureError, match="too old"):
        client.webhooks.unwrap(got.body, old, secret=endpoint.signing_secret)


def test_case_53_a_failing_receiver_gets_the_same_delivery_again(
    client: OpenAI, server: Serving, receiver: Receiver, endpoint: WebhookEndpointWithSecret
) -> None:
    """After an answer of 500 the same id comes again, and the log has the tries."""
    receiver.statuses = [500, 200]
    batch_id = make_event(client)
    first, second = arrived(receiver, 2, timeout_s=20)
    wait_for(lambda: deliveries(server, endpoint)[0]["status"] == "delivered", timeout_s=5)

    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    event = client.webhooks.unwrap(second.body, second.headers, secret=endpoint.signing_secret)
    assert event.data.id == batch_id  # type: ignore[union-attr]
    assert deliveries(server, endpoint)[0]["num_tries"] == 2


def test_the_clients_own_methods_manage_endpoints(client: OpenAI, receiver: Receiver) -> None:
    """Create, retrieve, update, list, rotate, test, delete and the event types, as the client types them."""
    made = client.webhooks.create(
        name="Managed", url=receiver.url, event_types=["video.completed", "batch.completed"]
    )
    renamed = client.webhooks.update(made.id, name="Renamed")
    rotated = client.webhooks.rotate_secret(made.id, keep_old_secret_active_for_24_hours=True)
    tested = client.webhooks.test(made.id, event_type="batch.completed")
    listed = [one.id for one in client.webhooks.list(limit=1)]
    deleted = client.webhooks.delete(made.id)
    [got] = arrived(receiver)

    assert renamed.name == "Renamed"
    assert renamed.signing_secret_hint
    assert rotated.signing_secret != made.signing_secret
    assert (tested.success, tested.status_code) == (True, 200)
    assert made.id in listed
    assert deleted.deleted
    for secret in (made.signing_secret, rotated.signing_secret):
        event = client.webhooks.unwrap(got.body, got.headers, secret=secret)
        assert event.type == "batch.completed"
    assert "video.completed" in client.webhooks.event_types.list().data
    with pytest.raises(NotFoundError):
        client.webhooks.retrieve(made.id)


def test_private_addresses_are_refused(client: OpenAI) -> None:
    """Where webhooks may not go is said before anything is sent."""
    for url in ("http://example.com/", "https://169.254.169.254/", "https://2130706433/"):
        with pytest.raises(BadRequestError) as caught:
            client.webhooks.create(name="x", url=url, event_types=["video.completed"])
        assert caught.value.param == "url"


def test_a_clerk_killed_in_the_middle_delivers_afterwards(
    client: OpenAI, server: Serving, receiver: Receiver, endpoint: WebhookEndpointWithSecret
) -> None:
    """A new clerk sends it again under the same id, and the clerk stays small."""

    def kill(_: object) -> None:
        receiver.answer = None
        [clerk] = find(server.process.pid, "clerk")
        os.kill(clerk, signal.SIGKILL)

    receiver.answer = kill
    make_event(client)
    first, second = arrived(receiver, 2, timeout_s=20)[:2]

    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    wait_for(lambda: deliveries(server, endpoint)[0]["status"] == "delivered", timeout_s=5)
    [clerk] = find(server.process.pid, "clerk")
    assert memory(clerk) < CLERK_BYTES


def test_pending_deliveries_survive_a_restart(tmp_path: Path, receiver: Receiver) -> None:
    """What could not be delivered before the server stopped is delivered after its next start."""
    receiver.statuses = [500]
    with (
        serving(tmp_path, environment=ENVIRONMENT) as server,
        OpenAI(base_url=server.base_url, api_key="none") as client,
    ):
        client.webhooks.create(name="Mine", url=receiver.url, event_types=["batch.failed"])
        make_event(client)
        arrived(receiver)
    receiver.statuses = [200]
    tried = len(receiver.received)
    with serving(tmp_path, environment=ENVIRONMENT):
        arrived(receiver, tried + 1, timeout_s=20)

    assert len({one.headers["webhook-id"] for one in receiver.received}) == 1


def test_the_receiver_of_the_page_works(server: Serving, tmp_path: Path) -> None:
    """The Python sample takes what Kinora signs, and refuses what is signed with another secret."""
    script = tmp_path / "receiver.py"
    script.write_text(sample("receiver.py"))
    line = said_of_a_test_event(server, [sys.executable, "-W", "ignore", str(script)])

    assert line.startswith("video.completed video_test_")

"""What a webhook looks like on its way."""

from __future__ import annotations

import json

import pytest
from openai import InvalidWebhookSignatureError, OpenAI

from kinora.service.courier import body_of, headers_of
from kinora.service.webhooks import new_secret
from kinora.store import Delivery, Endpoint

NOW = 1_760_000_000.5
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def delivery() -> Delivery:
    return Delivery(
        id="wh_1",
        event_id="evt_1",
        event_type="video.completed",
        event_at=1_759_999_000,
        object_id="video_1",
        endpoint_id="we_1",
        created_at=1_759_999_000,
        num_tries=3,
        next_at=None,
        leased_until=None,
        last_tried_at=None,
        last_status=None,
        last_error=None,
        delivered_at=None,
    )


@pytest.fixture
def endpoint() -> Endpoint:
    return Endpoint(
        id="we_1",
        project="default",
        created_at=1,
        updated_at=1,
        name="Mine",
        url="https://example.com",
        event_types=("video.completed",),
        secret=new_secret(),
        old_secret=new_secret(),
        old_secret_until=int(NOW) + 1,
    )


def verify(delivery: Delivery, headers: dict[str, str], secret: str) -> None:
    """As the official client does, whatever the time."""
    client = OpenAI(api_key="none")
    client.webhooks.verify_signature(
        body_of(delivery), headers, secret=secret, tolerance=10_000_000_000
    )


def test_the_body_names_the_event_and_its_object(delivery: Delivery) -> None:
    """It is thin: the receiver fetches the object."""
    assert json.loads(body_of(delivery)) == {
        "id": "evt_1",
        "object": "event",
        "created_at": 1_759_999_000,
        "type": "video.completed",
        "data": {"id": "video_1"},
    }


def test_the_headers_are_the_standards(delivery: Delivery, endpoint: Endpoint) -> None:
    """Its id, the time of this try, and what it is."""
    headers = headers_of(delivery, endpoint, body=body_of(delivery), now=NOW)

    assert headers["webhook-id"] == "wh_1"
    assert headers["webhook-timestamp"] == "1760000000"
    assert headers["content-type"] == "application/json"


def test_both_secrets_sign_after_a_rotation(delivery: Delivery, endpoint: Endpoint) -> None:
    """As long as the old one is good a receiver with either is content; afterwards only the new one is."""
    body = body_of(delivery)
    before = headers_of(delivery, endpoint, body=body, now=NOW)
    after = headers_of(delivery, endpoint, body=body, now=NOW + 1)
    assert endpoint.old_secret is not None
    for headers, secret in (
        (before, endpoint.secret),
        (before, endpoint.old_secret),
        (after, endpoint.secret),
    ):
        verify(delivery, headers, secret)

    with pytest.raises(InvalidWebhookSignatureError):
        verify(delivery, after, endpoint.old_secret)

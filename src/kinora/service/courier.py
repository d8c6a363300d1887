"""Carries one delivery to its receiver: signs it, sends it, judges the answer, decides on the next try.

Knows nothing of queues and threads; what it decides is in the row before it returns.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Literal

import msgspec
from standardwebhooks.webhooks import Webhook

from kinora.errors import KinoraError
from kinora.store import Delivery, Endpoint, Sending, Store, Try

# The try after this many seconds, by how many there were; then the last of them again and again.
PAUSES_S = (5, 15, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600)
JITTER = 0.2  # of a pause, either way, so that receivers that come back are not overrun
GIVE_UP_S = 72 * 3_600  # after the event
PAUSE_ENDPOINT_S = 72 * 3_600  # without a single arrival

Post = Callable[[str, bytes, Mapping[str, str]], int]

_log = logging.getLogger(__name__)


class EventData(msgspec.Struct, frozen=True):
    """What the event is about; the receiver fetches it."""

    id: str


class EventObject(msgspec.Struct, frozen=True):
    """The body of a webhook."""

    id: str
    object: Literal["event"]
    created_at: int
    type: str
    data: EventData


class Courier:
    """Sends deliveries and records how each try ended. May be used by any thread."""

    def __init__(
        self,
        *,
        store: Store,
        post: Post,
        clock: Callable[[], float],
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """`post(url, body, headers)` gives the status of the answer, and raises a KinoraError with a
        sentence for the log when there is none. `jitter` gives numbers from 0 to 1."""
        self._store = store
        self._post = post
        self._clock = clock
        self._jitter = jitter

    def carry(self, sending: Sending, *, is_last: bool = False) -> Try:
        """Try a delivery once. After the last one there is no next, however it ends."""
        delivery, endpoint = sending.delivery, sending.endpoint
        status, error = self._send(delivery, endpoint)
        now = self._clock()
        outcome = Try(
            at=now,
            status=status,
            error=error,
            next_at=None if is_last or error is None else self._next_at(delivery, now),
            pauses_endpoint=status == HTTPStatus.GONE,
        )
        paused = self._store.record_try(delivery, outcome, pause_after_s=PAUSE_ENDPOINT_S)
        _tell(delivery, outcome)
        if paused:
            what = {"action": "webhook_paused", "endpoint": paused.id, "project": paused.project}
            _log.warning("webhook endpoint %s is paused", paused.id, extra=what)
        return outcome

    def _send(self, delivery: Delivery, endpoint: Endpoint) -> tuple[int | None, str | None]:
        """Status and error; none of the latter if it has arrived."""
        body = body_of(delivery)
        headers = headers_of(delivery, endpoint, body=body, now=self._clock())
        try:
            status = self._post(endpoint.url, body, headers)
        except KinoraError as error:
            return None, error.message
        except Exception:  # noqa: BLE001 - a fault of ours; unrecorded, it would be tried without end
            _log.exception("webhook fault", extra={"action": "webhook_fault"})
            return None, "It could not be sent; the server's log says why."
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return status, None
        if status < HTTPStatus.BAD_REQUEST:
            return status, f"The receiver answered {status}; redirects are not followed."
        return status, f"The receiver answered {status}."

    def _next_at(self, delivery: Delivery, now: float) -> float | None:
        pause = PAUSES_S[min(delivery.num_tries, len(PAUSES_S)) - 1]
        at = now + pause * (1 + JITTER * (2 * self._jitter() - 1))
        return at if at - delivery.event_at <= GIVE_UP_S else None


def body_of(delivery: Delivery) -> bytes:
    """The payload: thin, and the same bytes on every try."""
    event = EventObject(
        delivery.event_id,
        "event",
        delivery.event_at,
        delivery.event_type,
        EventData(delivery.object_id),
    )
    return msgspec.json.encode(event)


def headers_of(
    delivery: Delivery, endpoint: Endpoint, *, body: bytes, now: float
) -> dict[str, str]:
    """The headers of a try at `now` (unix seconds), signed with each secret that is good then."""
    secrets = [endpoint.secret]
    if endpoint.old_secret and endpoint.old_secret_until and now < endpoint.old_secret_until:
        secrets.append(endpoint.old_secret)
    at = datetime.fromtimestamp(int(now), UTC)
    signatures = [Webhook(secret).sign(delivery.id, at, body.decode()) for secret in secrets]
    return {
        "content-type": "application/json",
        "webhook-id": delivery.id,
        "webhook-timestamp": str(int(now)),
        "webhook-signature": " ".join(signatures),
    }


def _tell(delivery: Delivery, outcome: Try) -> None:
    what = {
        "action": "webhook_failed" if outcome.error else "webhook_delivered",
        "delivery": delivery.id,
        "endpoint": delivery.endpoint_id,
        "tries": delivery.num_tries,
        "status": outcome.status,
        "reason": outcome.error,
    }
    _log.info("webhook %s", "failed" if outcome.error else "delivered", extra=what)

"""What can be done with webhook endpoints: make, look up, change, rotate, test, read and repeat their log.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any thread.
"""

from __future__ import annotations

import base64
import dataclasses
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kinora.errors import InvalidRequest, TooManyRequests
from kinora.service.courier import Courier
from kinora.service.requests import unsupported
from kinora.store import (
    Delivery,
    Endpoint,
    Page,
    Receipt,
    Sending,
    Store,
    Try,
)

EVENT_TYPES = (
    "video.completed",
    "video.failed",
    "batch.completed",
    "batch.failed",
    "batch.expired",
    "batch.cancelled",
)
SECRET_PREFIX = "whsec_"
SECRET_BYTES = 32
KEEP_OLD_SECRET_S = 24 * 3_600
TESTS_AT_ONCE = 4  # of one API process: each keeps a thread for as long as the receiver takes
TEST_LEASE_S = 60  # longer than any try
MAX_NAME, MAX_URL = 256, 2_048  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointRequest:
    """A new endpoint."""

    name: str
    url: str
    event_types: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointChange:
    """What is given replaces what was; a new URL, or `is_paused` false, ends a pause."""

    name: str | None = None
    url: str | None = None
    event_types: tuple[str, ...] | None = None
    is_paused: bool | None = None


class WebhookService:
    """The use cases around webhooks."""

    def __init__(
        self,
        *,
        store: Store,
        courier: Courier,
        check_url: Callable[[str], None],
        wake: Callable[[], None],
        clock: Callable[[], float],
    ) -> None:
        """`check_url` raises InvalidRequest for where webhooks may not go; `clock` gives unix seconds."""
        self._store = store
        self._courier = courier
        self._check_url = check_url
        self._wake = wake
        self._clock = clock
        self._tests = threading.BoundedSemaphore(TESTS_AT_ONCE)

    def create(
        self, project: str, request: EndpointRequest, *, receipt: Receipt | None = None
    ) -> Endpoint:
        """Makes an endpoint with a secret of its own; its receipt is settled. Raises InvalidRequest."""
        _check_name(request.name)
        self._check_target(request.url)
        now = int(self._clock())
        endpoint = Endpoint(
            id=f"we_{secrets.token_hex(16)}",
            project=project,
            created_at=now,
            updated_at=now,
            name=request.name,
            url=request.url,
            event_types=_checked_types(request.event_types),
            secret=new_secret(),
        )
        self._store.add_endpoint(endpoint, receipt=receipt)
        return endpoint

    def retrieve(self, project: str, id: str) -> Endpoint:
        """The endpoint. Raises NotFound."""
        return self._store.get_endpoint(project, id)

    def list_endpoints(self, project: str, *, after: str | None, limit: int) -> Page[Endpoint]:
        """One page, newest first. Raises NotFound for a cursor that is not there."""
        return self._store.list_endpoints(project, after_id=after, limit=limit)

    def update(self, project: str, id: str, asked: EndpointChange) -> Endpoint:
        """Changes an endpoint. Raises NotFound, InvalidRequest."""
        if asked.name is not None:
            _check_name(asked.name)
        if asked.url is not None:
            self._check_target(asked.url)
        if asked.event_types is not None:
            asked = dataclasses.replace(asked, event_types=_checked_types(asked.event_types))
        now = int(self._clock())
        after = self._store.change_endpoint(project, id, lambda e: _changed(e, asked, now))
        self._wake()  # what waited for the end of a pause
        return after

    def delete(self, project: str, id: str) -> None:
        """Removes an endpoint and its log. Raises NotFound."""
        self._store.delete_endpoint(project, id)

    def rotate_secret(self, project: str, id: str, *, keeps_old: bool) -> Endpoint:
        """A new secret; the old one signs for another 24 hours if asked to. Raises NotFound."""
        now = int(self._clock())

        def rotated(before: Endpoint) -> Endpoint:
            return dataclasses.replace(
                before,
                secret=new_secret(),
                old_secret=before.secret if keeps_old else None,
                old_secret_until=now + KEEP_OLD_SECRET_S if keeps_old else None,
                updated_at=now,
            )

        return self._store.change_endpoint(project, id, rotated)

    def test(self, project: str, id: str, event_type: str) -> Try:
        """Sends a sample event at once, and once.

        Raises NotFound, TooManyRequests, and InvalidRequest when nothing is answered.
        """
        _check_type(event_type, "event_type")
        endpoint = self._store.get_endpoint(project, id)
        if not self._tests.acquire(blocking=False):
            raise TooManyRequests("Too many test events are under way; try again in a moment.")
        try:
            outcome = self._sent_test(endpoint, event_type)
        finally:
            self._tests.release()
        if outcome.status is None:
            raise InvalidRequest(
                f"The test event got no answer: {outcome.error}", code="webhook_test_failed"
            )
        return outcome

    def _sent_test(self, endpoint: Endpoint, event_type: str) -> Try:
        kind = event_type.partition(".")[0]
        delivery = self._store.begin_test(
            endpoint,
            type=event_type,
            object_id=f"{kind}_test_{secrets.token_hex(8)}",
            now=self._clock(),
            lease_s=TEST_LEASE_S,
        )
        return self._courier.carry(Sending(delivery, endpoint), is_last=True)

    # -- the log

    def list_deliveries(
        self, project: str, id: str, *, after: str | None, limit: int
    ) -> Page[Delivery]:
        """One page of what was and will be sent, newest first. Raises NotFound."""
        return self._store.list_deliveries(project, id, after_id=after, limit=limit)

    def retry(self, project: str, id: str, delivery_id: str) -> Delivery:
        """Has a delivery sent once more, soon. Raises NotFound, InvalidRequest while it is paused."""
        delivery = self._store.retry_delivery(project, id, delivery_id, now=self._clock())
        self._wake()
        return delivery

    def _check_target(self, url: str) -> None:
        if len(url) > MAX_URL:
            raise _invalid("url", f"a URL of at most {MAX_URL} characters", f"{len(url)} of them")
        self._check_url(url)


def new_secret() -> str:
    """A fresh signing secret, `whsec_…`."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def _changed(before: Endpoint, asked: EndpointChange, now: int) -> Endpoint:
    after = dataclasses.replace(
        before,
        name=before.name if asked.name is None else asked.name,
        url=before.url if asked.url is None else asked.url,
        event_types=before.event_types if asked.event_types is None else asked.event_types,
    )
    resumes = asked.is_paused is False or (asked.is_paused is None and after.url != before.url)
    if resumes:
        after = dataclasses.replace(after, paused_at=None, failing_since=None)
    elif asked.is_paused and before.paused_at is None:
        after = dataclasses.replace(after, paused_at=now)
    return after if after == before else dataclasses.replace(after, updated_at=now)


def _check_name(name: str) -> None:
    if not (name.strip() and len(name) <= MAX_NAME and name.isprintable()):
        raise _invalid("name", f"1 to {MAX_NAME} printable characters", repr(name[:50]))


def _checked_types(types: Sequence[str]) -> tuple[str, ...]:
    """Each type once, in the order given. Raises InvalidRequest."""
    if not types:
        raise _invalid("event_types", "at least one event type", "none")
    for type_ in types:
        _check_type(type_, "event_types")
    return tuple(dict.fromkeys(types))


def _check_type(type_: str, param: str) -> None:
    if type_ not in EVENT_TYPES:
        raise unsupported(type_, param, EVENT_TYPES)


def _invalid(param: str, expected: str, got: str) -> InvalidRequest:
    return InvalidRequest(
        f"Invalid '{param}': expected {expected}, but got {got} instead.",
        param=param,
        code="invalid_value",
    )

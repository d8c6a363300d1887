"""What cannot be seen from outside: how many test events are under way at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kinora.errors import TooManyRequests
from kinora.service.courier import Courier
from kinora.service.webhooks import TESTS_AT_ONCE, EndpointRequest, WebhookService
from kinora.store import Store, sqlite_url

NOW = 1_760_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(sqlite_url(tmp_path / "kinora.db"))
    made.migrate()
    yield made
    made.close()


def test_few_test_events_are_under_way_at_once(store: Store) -> None:
    """Each keeps a thread of the server for as long as its receiver takes; more are refused."""
    have_begun = threading.Semaphore(0)
    may_end = threading.Event()

    def stall(url: str, body: bytes, headers: Mapping[str, str]) -> int:
        have_begun.release()
        may_end.wait(20)
        return 200

    service = WebhookService(
        store=store,
        courier=Courier(store=store, post=stall, clock=lambda: NOW),
        check_url=lambda _: None,
        wake=lambda: None,
        clock=lambda: NOW,
    )
    asked = EndpointRequest(name="x", url="https://example.com", event_types=("video.failed",))
    id_ = service.create("default", asked).id
    with ThreadPoolExecutor(TESTS_AT_ONCE) as pool:
        running = [
            pool.submit(service.test, "default", id_, "video.failed") for _ in range(TESTS_AT_ONCE)
        ]
        for _ in running:
            assert have_begun.acquire(timeout=20)
        with pytest.raises(TooManyRequests):
            service.test("default", id_, "video.failed")
        may_end.set()

        assert [one.result().status for one in running] == [200] * TESTS_AT_ONCE
    assert service.test("default", id_, "video.failed").status == 200

"""Webhook endpoints, and events written with what they tell."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from kinora.errors import InvalidRequest, NotFound
from kinora.store import Endpoint, Store
from kinora.store.tables import WEBHOOK_EVENTS
from kinora.store.webhooks import MAX_ENDPOINTS
from kinora.video import Failure, Video

NOW = 1_700_000_000
BOTH = ("video.completed", "video.failed")
AddEndpoint = Callable[..., Endpoint]


@pytest.fixture
def add_endpoint(store: Store) -> AddEndpoint:
    """A stored endpoint; any field may be given."""

    def add(id: str = "we_1", **fields: object) -> Endpoint:
        values: dict[str, object] = {
            "project": "default",
            "created_at": NOW,
            "updated_at": NOW,
            "name": "Mine",
            "url": "https://example.com/hook",
            "event_types": BOTH,
            "secret": "whsec_MDEyMzQ1Njc4OWFiY2RlZg==",
        }
        endpoint = Endpoint(id=id, **(values | fields))  # type: ignore[arg-type]
        store.add_endpoint(endpoint)
        return endpoint

    return add


def told(store: Store, endpoint: Endpoint) -> list[tuple[str, str]]:
    """Type and object of all that is on its way to an endpoint, oldest first."""
    page = store.list_deliveries(endpoint.project, endpoint.id, after_id=None, limit=100)
    return [(delivery.event_type, delivery.object_id) for delivery in reversed(page.items)]


def test_an_endpoint_is_read_as_it_was_written(store: Store, add_endpoint: AddEndpoint) -> None:
    """Every field survives; other projects do not see it."""
    endpoint = add_endpoint(old_secret="whsec_b2xk", old_secret_until=NOW + 5)

    assert store.get_endpoint("default", "we_1") == endpoint
    with pytest.raises(NotFound, match="we_1"):
        store.get_endpoint("other", "we_1")


def test_no_secret_is_in_its_repr(add_endpoint: AddEndpoint) -> None:
    """Printing an endpoint shows neither of its secrets."""
    assert "whsec_" not in repr(add_endpoint(old_secret="whsec_b2xk"))


def test_a_project_has_so_many_endpoints_at_most(store: Store, add_endpoint: AddEndpoint) -> None:
    """One more is refused with the number; another project has its own count."""
    for number in range(MAX_ENDPOINTS):
        add_endpoint(f"we_{number}")

    with pytest.raises(InvalidRequest, match=str(MAX_ENDPOINTS)):
        add_endpoint("we_more")
    add_endpoint("we_other", project="other")


def test_listing_pages_through_the_projects_own(store: Store, add_endpoint: AddEndpoint) -> None:
    """Newest first, strictly after the cursor."""
    for number in range(3):
        add_endpoint(f"we_{number}")
    add_endpoint("we_other", project="other")
    first = store.list_endpoints("default", after_id=None, limit=2)
    second = store.list_endpoints("default", after_id="we_1", limit=2)

    assert [e.id for e in first.items] == ["we_2", "we_1"]
    assert [e.id for e in second.items] == ["we_0"]
    assert (first.has_more, second.has_more) == (True, False)
    with pytest.raises(NotFound):
        store.list_endpoints("default", after_id="we_other", limit=2)


def test_a_change_is_one_step(store: Store, add_endpoint: AddEndpoint) -> None:
    """What the change makes of the endpoint is what is stored."""
    add_endpoint()
    changed = store.change_endpoint(
        "default", "we_1", lambda before: dataclasses.replace(before, name=before.name + "!")
    )

    assert changed.name == "Mine!"
    assert store.get_endpoint("default", "we_1") == changed


def test_a_deleted_endpoint_takes_its_log_along(
    store: Store, add_endpoint: AddEndpoint, make_video, finish
) -> None:
    """Nothing is due any more for an endpoint that is gone."""
    add_endpoint()
    finish(make_video())
    store.delete_endpoint("default", "we_1")

    assert store.due_endpoints(NOW) == ()
    with pytest.raises(NotFound):
        store.delete_endpoint("default", "we_1")


def test_a_completion_is_announced_with_it(
    store: Store, add_endpoint: AddEndpoint, make_video, finish
) -> None:
    """Each endpoint of the project that asked for it hears; others do not."""
    first, second = add_endpoint("we_1"), add_endpoint("we_2")
    deaf = add_endpoint("we_3", event_types=("video.failed",))
    foreign = add_endpoint("we_4", project="other")
    video: Video = finish(make_video())

    assert told(store, first) == told(store, second) == [("video.completed", video.id)]
    assert told(store, deaf) == told(store, foreign) == []


def test_a_failure_is_announced_with_it(
    store: Store, epoch: int, add_endpoint: AddEndpoint, make_video
) -> None:
    """A video that fails, by a reason or by crashing too often, is told once."""
    endpoint = add_endpoint()
    failing, crashing = make_video(), make_video()
    store.add_videos([failing])
    store.claim(epoch, 1)
    store.fail(epoch, failing.id, 1, now=NOW, failure=Failure("a", "b"))
    store.fail(epoch, failing.id, 1, now=NOW, failure=Failure("a", "b"))
    store.add_videos([crashing])
    for attempt in (1, 2, 3):
        store.claim(epoch, 1)
        store.record_crash(epoch, crashing.id, attempt, now=NOW, reason="died")

    assert told(store, endpoint) == [("video.failed", failing.id), ("video.failed", crashing.id)]


def test_a_deleted_video_is_not_announced(
    store: Store, epoch: int, add_endpoint: AddEndpoint, make_video, asset
) -> None:
    """Nobody hears of a video that its owner has deleted."""
    endpoint = add_endpoint()
    video = make_video()
    store.add_videos([video])
    store.claim(epoch, 1)
    store.delete_video("default", video.id, 2)
    store.fail(epoch, video.id, 1, now=NOW, failure=Failure("a", "b"))

    assert told(store, endpoint) == []


def test_where_nobody_listens_nothing_is_written(store: Store, make_video, finish) -> None:
    """Without endpoints an end leaves no event behind."""
    finish(make_video())
    with store.reading() as connection:
        count = sa.select(sa.func.count()).select_from(WEBHOOK_EVENTS)
        assert connection.execute(count).scalar() == 0


def test_a_paused_endpoint_only_keeps_the_log(
    store: Store, add_endpoint: AddEndpoint, make_video, finish
) -> None:
    """What happens during a pause is in the log with its reason and is not due."""
    endpoint = add_endpoint(paused_at=NOW)
    finish(make_video())
    page = store.list_deliveries("default", endpoint.id, after_id=None, limit=5)

    assert "paused" in (page.items[0].last_error or "")
    assert page.items[0].next_at is None

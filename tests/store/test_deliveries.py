"""Deliveries: claimed by one, fenced when late, tried again, kept as a log."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinora.errors import InvalidRequest, NotFound
from kinora.store import Delivery, Endpoint, Sending, Store, Try
from kinora.store.deliveries import KEEP_S
from kinora.store.webhooks import announce

NOW = 1_700_000_000
DAY = 24 * 3_600


@pytest.fixture
def endpoint(store: Store) -> Endpoint:
    made = Endpoint(
        id="we_1",
        project="default",
        created_at=NOW,
        updated_at=NOW,
        name="Mine",
        url="https://example.com",
        event_types=("video.completed",),
        secret="whsec_MDEyMzQ1Njc4OWFiY2RlZg==",
    )
    store.add_endpoint(made)
    return made


@pytest.fixture
def happen(store: Store) -> Callable[[str], None]:
    def run(object_id: str) -> None:
        with store.writing() as connection:
            announce(
                connection,
                project="default",
                type="video.completed",
                object_id=object_id,
                now=NOW,
            )

    return run


def claim(store: Store, now: float = NOW, room: int = 4) -> tuple[Sending, ...]:
    return store.claim_deliveries([("we_1", room)], now=now, lease_s=8)


def log(store: Store) -> tuple[Delivery, ...]:
    return store.list_deliveries("default", "we_1", after_id=None, limit=100).items


def record(store: Store, delivery: Delivery, **fields: object) -> Endpoint | None:
    outcome = Try(**({"at": NOW, "status": 500, "error": "no"} | fields))  # type: ignore[arg-type]
    return store.record_try(delivery, outcome, pause_after_s=3 * DAY)


def test_what_is_claimed_is_not_due_before_its_lease_ends(
    store: Store, endpoint: Endpoint, happen
) -> None:
    """One of several clerks gets it; when that one dies, another gets the very same delivery."""
    happen("video_1")
    [first] = claim(store)

    assert store.due_endpoints(NOW + 7) == claim(store, NOW + 7) == ()
    [second] = claim(store, NOW + 8)
    assert second.delivery.id == first.delivery.id
    assert (first.delivery.num_tries, second.delivery.num_tries) == (1, 2)


def test_a_renewed_lease_lasts_longer(store: Store, endpoint: Endpoint, happen) -> None:
    """While its holder lives, a delivery is nobody else's."""
    happen("video_1")
    [held] = claim(store)
    store.renew_leases([held.delivery], until=NOW + 20)

    assert claim(store, NOW + 19) == ()
    assert len(claim(store, NOW + 20)) == 1


def test_a_late_holder_changes_nothing(store: Store, endpoint: Endpoint, happen) -> None:
    """Once another has claimed it, the outcome of the earlier try is ignored."""
    happen("video_1")
    [late] = claim(store)
    [holder] = claim(store, NOW + 10)
    record(store, late.delivery, error=None, status=200)
    store.renew_leases([late.delivery], until=NOW + 99)
    store.release([late.delivery], now=NOW)

    assert log(store) == (holder.delivery,)


def test_what_is_released_is_due_at_once(store: Store, endpoint: Endpoint, happen) -> None:
    """A clerk that ends in order keeps nobody waiting for its lease."""
    happen("video_1")
    [held] = claim(store)
    store.release([held.delivery], now=NOW + 1)

    [again] = claim(store, NOW + 1)
    assert again.delivery.id == held.delivery.id


def test_an_arrival_ends_it(store: Store, endpoint: Endpoint, happen) -> None:
    """A delivery that has arrived is never due again, and the endpoint is well."""
    happen("video_1")
    [held] = claim(store)
    record(store, held.delivery, error=None, status=204)

    [kept] = log(store)
    assert (kept.delivered_at, kept.last_status, kept.next_at) == (NOW, 204, None)
    assert claim(store, NOW + 9 * DAY) == ()
    assert store.get_endpoint("default", "we_1").failing_since is None


def test_a_failure_is_due_again_when_it_says(store: Store, endpoint: Endpoint, happen) -> None:
    """The row keeps what happened and when the next try is."""
    happen("video_1")
    [held] = claim(store)
    record(store, held.delivery, next_at=NOW + 60.0)

    [kept] = log(store)
    assert (kept.num_tries, kept.last_status, kept.last_error) == (1, 500, "no")
    assert claim(store, NOW + 59) == ()
    assert len(claim(store, NOW + 60)) == 1


def test_an_endpoint_is_claimed_for_as_far_as_there_is_room(
    store: Store, endpoint: Endpoint, happen
) -> None:
    """Longest due first; the rest stays due."""
    for number in range(5):
        happen(f"video_{number}")

    assert [s.delivery.object_id for s in claim(store, room=2)] == ["video_0", "video_1"]
    assert len(claim(store)) == 3


def test_three_days_without_an_arrival_pause_the_endpoint(
    store: Store, endpoint: Endpoint, happen
) -> None:
    """It is told once; nothing is due any more until the pause ends."""
    for number in range(3):
        happen(f"video_{number}")
    first, second, third = claim(store)
    assert record(store, first.delivery, next_at=NOW) is None
    assert record(store, second.delivery, at=NOW + 3 * DAY - 1, next_at=NOW) is None
    paused = record(store, third.delivery, at=NOW + 3 * DAY, next_at=NOW)

    assert paused is not None
    assert paused.id == "we_1"
    now = store.get_endpoint("default", "we_1")
    assert (now.failing_since, now.paused_at) == (NOW, NOW + 3 * DAY)
    assert store.due_endpoints(NOW + 4 * DAY) == ()


def test_an_arrival_makes_the_endpoint_well(store: Store, endpoint: Endpoint, happen) -> None:
    """The three days begin anew after any arrival."""
    happen("video_0")
    happen("video_1")
    first, second = claim(store)
    record(store, first.delivery)
    assert store.due_endpoints(NOW + 99)[0].is_failing
    record(store, second.delivery, error=None, status=200)

    assert store.get_endpoint("default", "we_1").failing_since is None


def test_a_receiver_that_is_gone_pauses_at_once(store: Store, endpoint: Endpoint, happen) -> None:
    """Whoever says that nothing more should come is believed."""
    happen("video_0")
    [held] = claim(store)

    assert record(store, held.delivery, status=410, pauses_endpoint=True) is not None


def test_any_delivery_can_be_sent_once_more(store: Store, endpoint: Endpoint, happen) -> None:
    """One that has arrived, or that was given up, is due at once; one under way is left alone."""
    happen("video_0")
    [held] = claim(store)
    again = store.retry_delivery("default", "we_1", held.delivery.id, now=NOW + 1)
    assert again.next_at == NOW + 8
    record(store, held.delivery, next_at=None)
    again = store.retry_delivery("default", "we_1", held.delivery.id, now=NOW + 1)

    assert again.next_at == NOW + 1
    assert len(claim(store, NOW + 1)) == 1


def test_nothing_is_repeated_during_a_pause(store: Store, endpoint: Endpoint, happen) -> None:
    """The refusal says what to do first."""
    happen("video_0")
    [held] = claim(store)
    record(store, held.delivery, pauses_endpoint=True)

    with pytest.raises(InvalidRequest, match="paused"):
        store.retry_delivery("default", "we_1", held.delivery.id, now=NOW)


def test_a_test_is_never_due(store: Store, endpoint: Endpoint) -> None:
    """What its maker sends itself is in the log, and nobody else sends it, whatever happens."""
    delivery = store.begin_test(
        endpoint, type="video.failed", object_id="video_test", now=NOW, lease_s=60
    )

    assert log(store) == (delivery,)
    assert claim(store, NOW + 9 * DAY) == ()


def test_the_log_is_the_projects_own(store: Store, endpoint: Endpoint, happen) -> None:
    """Pages go on strictly after the cursor; other projects find nothing."""
    for number in range(3):
        happen(f"video_{number}")
    ids = [delivery.id for delivery in log(store)]
    page = store.list_deliveries("default", "we_1", after_id=ids[0], limit=1)

    assert ([d.id for d in page.items], page.has_more) == ([ids[1]], True)
    with pytest.raises(NotFound):
        store.list_deliveries("other", "we_1", after_id=None, limit=1)
    with pytest.raises(NotFound):
        store.retry_delivery("other", "we_1", ids[0], now=NOW)


def test_old_events_are_forgotten_with_their_deliveries(
    store: Store, endpoint: Endpoint, happen
) -> None:
    """After thirty days; younger ones stay."""
    happen("video_0")
    assert store.forget_old_events(NOW + KEEP_S) == 0
    assert store.forget_old_events(NOW + KEEP_S + 1) == 2
    assert log(store) == ()

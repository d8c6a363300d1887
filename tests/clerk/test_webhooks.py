"""Sending webhooks to real receivers, through the very client that a server uses."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from kinora.clerk.webhooks import LEASE_S, MAX_OF_ENDPOINT, WebhookErrand
from kinora.outbound import Outbound, Policy, Rules
from kinora.service.courier import PAUSES_S, Courier, Post
from kinora.store import Delivery, Endpoint, Store
from receiving import Receiver

NOW = 1_760_000_000
DAY = 24 * 3_600


@pytest.fixture
def post() -> Post:
    """Reaches this machine alone, as an operator may allow."""
    allow = Rules.parse("127.0.0.1", setting="KINORA_EGRESS_ALLOW")
    return Outbound(Policy(allow=allow)).post


MakeErrand = Callable[..., WebhookErrand]


@pytest.fixture
def make_errand(store: Store, clock, post: Post, gate: threading.Event) -> Iterator[MakeErrand]:
    """An errand over the store; its jitter is none."""
    made: list[WebhookErrand] = []

    def make(post: Post = post) -> WebhookErrand:
        courier = Courier(store=store, post=post, clock=clock, jitter=lambda: 0.5)
        errand = WebhookErrand(store=store, courier=courier, ring=lambda: None)
        made.append(errand)
        return errand

    yield make
    gate.set()
    for errand in made:
        errand.stop()


def log(store: Store, endpoint: Endpoint) -> tuple[Delivery, ...]:
    """Oldest first."""
    page = store.list_deliveries("default", endpoint.id, after_id=None, limit=100)
    return page.items[::-1]


def is_tried(store: Store, endpoint: Endpoint, num_tries: int = 1) -> bool:
    """Whether every delivery was tried so often, and nothing is under way."""
    return all(d.num_tries == num_tries and d.leased_until is None for d in log(store, endpoint))


def test_what_is_due_is_sent_and_kept(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until
) -> None:
    """A delivery arrives, is recorded, and is not sent again."""
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    errand = make_errand()
    errand.step(NOW)
    until(lambda: log(store, endpoint)[0].delivered_at)
    errand.step(NOW + DAY)

    assert len(receiver.received) == 1
    assert receiver.received[0].headers["webhook-id"] == log(store, endpoint)[0].id


def test_tries_become_rarer_until_three_days_have_passed(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until, clock
) -> None:
    """Each pause is as announced; the last try is within 72 hours of the event; the id never changes."""
    receiver.statuses = [500]
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    errand, times = make_errand(), []
    while (next_at := log(store, endpoint)[0].next_at) is not None:
        clock.now = next_at
        times.append(next_at)
        errand.step(clock.now)
        until(lambda: is_tried(store, endpoint, len(times)))

    pauses = [later - earlier for earlier, later in pairwise(times)]
    assert tuple(pauses[: len(PAUSES_S)]) == PAUSES_S
    assert set(pauses[len(PAUSES_S) :]) == {PAUSES_S[-1]}
    assert NOW + 60 * 3_600 < times[-1] <= NOW + 72 * 3_600
    assert len({one.headers["webhook-id"] for one in receiver.received}) == 1
    assert len({one.body for one in receiver.received}) == 1


def test_a_receiver_that_recovers_gets_everything(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until, clock
) -> None:
    """After two failures the third try arrives, and the endpoint is well again."""
    receiver.statuses = [500, 503, 200]
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    errand = make_errand()
    for num_tries in (1, 2, 3):
        errand.step(clock.now)
        until(lambda num_tries=num_tries: is_tried(store, endpoint, num_tries))
        clock.now += 100

    assert log(store, endpoint)[0].delivered_at is not None
    assert store.get_endpoint("default", endpoint.id).failing_since is None


@pytest.mark.parametrize("status", [301, 404, 500])
def test_only_success_counts(
    store: Store,
    receiver: Receiver,
    make_errand: MakeErrand,
    make_endpoint,
    happen,
    until,
    status: int,
) -> None:
    """Any other answer is a failure that the log names."""
    receiver.statuses = [status]
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    make_errand().step(NOW)
    until(lambda: is_tried(store, endpoint))

    [tried] = log(store, endpoint)
    assert (tried.last_status, tried.delivered_at) == (status, None)
    assert str(status) in (tried.last_error or "")


def test_a_redirect_is_not_followed(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until
) -> None:
    """Whoever points elsewhere, into the private network say, has failed."""

    def redirect(request) -> None:
        request.send_response(302)
        request.send_header("location", victim.url)
        request.send_header("content-length", "0")
        request.end_headers()

    with Receiver() as victim:
        receiver.answer = redirect
        endpoint = make_endpoint(receiver.url)
        happen("video_1")
        make_errand().step(NOW)
        until(lambda: is_tried(store, endpoint))

        assert victim.received == []
    assert log(store, endpoint)[0].last_status == 302


def test_a_receiver_that_is_gone_is_left_in_peace(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until
) -> None:
    """410 pauses the endpoint at once."""
    receiver.statuses = [410]
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    make_errand().step(NOW)
    until(lambda: is_tried(store, endpoint))

    assert store.get_endpoint("default", endpoint.id).paused_at == NOW


def hang_up(request) -> None:
    request.connection.close()


def answer_for_ever(request) -> None:
    request.send_response(200)
    request.end_headers()
    try:
        while True:
            request.wfile.write(b"x" * 65_536)
    except OSError:
        pass


def test_a_receiver_that_hangs_up_has_failed(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until
) -> None:
    """Nothing was answered: the log says so, and it is tried again."""
    receiver.answer = hang_up
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    make_errand().step(NOW)
    until(lambda: is_tried(store, endpoint))

    [tried] = log(store, endpoint)
    assert (tried.last_status, tried.next_at) == (None, NOW + PAUSES_S[0])


def test_an_answer_without_end_is_cut(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until
) -> None:
    """The status counts; what follows is not read to its end."""
    receiver.answer = answer_for_ever
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    make_errand().step(NOW)
    until(lambda: is_tried(store, endpoint))

    assert log(store, endpoint)[0].delivered_at is not None


def test_a_stalling_receiver_holds_up_no_other(
    store: Store,
    receiver: Receiver,
    make_errand: MakeErrand,
    make_endpoint,
    happen,
    until,
    gate: threading.Event,
) -> None:
    """It takes so many places and no more; everybody else is served meanwhile."""
    with Receiver(answer=lambda _: gate.wait(20)) as stalling:
        slow = make_endpoint(stalling.url)
        for number in range(10):
            happen(f"video_{number}")
        quick = make_endpoint(receiver.url)
        for number in range(10):
            happen(f"video_{number}")
        errand = make_errand()
        for _ in range(10):
            errand.step(NOW)
            time.sleep(0.02)
        until(lambda: (errand.step(NOW), len(receiver.received) >= 10)[1])

        assert len(stalling.received) == MAX_OF_ENDPOINT
        assert sum(d.num_tries for d in log(store, slow)) == MAX_OF_ENDPOINT
        until(lambda: all(d.delivered_at for d in log(store, quick)))


def test_a_failing_receiver_gets_one_place(
    store: Store,
    receiver: Receiver,
    make_errand: MakeErrand,
    make_endpoint,
    happen,
    gate: threading.Event,
    until,
) -> None:
    """Whoever failed last may be stalling, so it is asked by one at a time."""
    receiver.answer = lambda _: gate.wait(20)
    make_endpoint(receiver.url, failing_since=NOW - 5)
    for number in range(3):
        happen(f"video_{number}")
    errand = make_errand()
    for _ in range(3):
        errand.step(NOW)
    until(lambda: receiver.received)

    assert len(receiver.received) == 1


def test_two_clerks_never_send_the_same_at_once(
    store: Store,
    receiver: Receiver,
    make_errand: MakeErrand,
    make_endpoint,
    happen,
    until,
    gate: threading.Event,
) -> None:
    """What one has claimed, and goes on holding, the other leaves alone."""
    receiver.answer = lambda _: gate.wait(20)
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    first, second = make_errand(), make_errand()
    for at in (NOW, NOW + 3, NOW + 6, NOW + 9, NOW + 12):
        first.step(at)
        second.step(at)
    until(lambda: receiver.received)

    assert len(receiver.received) == 1
    assert log(store, endpoint)[0].num_tries == 1


def test_a_clerk_that_died_is_stood_in_for(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until
) -> None:
    """When its lease has ended another sends the delivery, under the same id."""
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    [dead] = store.claim_deliveries([(endpoint.id, 1)], now=NOW, lease_s=LEASE_S)
    errand = make_errand()
    errand.step(NOW + LEASE_S - 1)
    assert receiver.received == []
    errand.step(NOW + LEASE_S)
    until(lambda: receiver.received)

    assert receiver.received[0].headers["webhook-id"] == dead.delivery.id


def test_a_stop_does_not_wait_for_a_stalling_receiver(
    store: Store,
    receiver: Receiver,
    make_errand: MakeErrand,
    make_endpoint,
    happen,
    until,
    gate: threading.Event,
) -> None:
    """It ends in a moment, and what was under way is due again."""
    receiver.answer = lambda _: gate.wait(20)
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    errand = make_errand()
    errand.step(NOW)
    until(lambda: receiver.received)
    began = time.monotonic()
    errand.stop()

    assert time.monotonic() - began < 2
    assert log(store, endpoint)[0].leased_until is None
    assert store.due_endpoints(time.time()) != ()


def test_a_fault_of_ours_is_a_failed_try(
    store: Store, make_errand: MakeErrand, make_endpoint, happen, until, caplog
) -> None:
    """Whatever goes wrong is recorded, so that nothing is tried in a tight circle."""

    def broken(*_: object) -> int:
        raise RuntimeError("odd")

    endpoint = make_endpoint("https://example.com")
    happen("video_1")
    make_errand(broken).step(NOW)
    until(lambda: is_tried(store, endpoint))

    assert log(store, endpoint)[0].next_at == NOW + PAUSES_S[0]
    assert "odd" in caplog.text
    assert "odd" not in (log(store, endpoint)[0].last_error or "")


def test_an_endpoint_deleted_meanwhile_is_no_trouble(
    store: Store,
    receiver: Receiver,
    make_errand: MakeErrand,
    make_endpoint,
    happen,
    until,
    gate: threading.Event,
) -> None:
    """A send that ends after the deletion of its endpoint changes nothing."""
    receiver.answer = lambda _: gate.wait(20)
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    errand = make_errand()
    errand.step(NOW)
    until(lambda: receiver.received)
    store.delete_endpoint("default", endpoint.id)
    gate.set()
    errand.stop()

    assert store.due_endpoints(NOW + DAY) == ()


def test_a_private_address_is_not_reached(
    store: Store, receiver: Receiver, make_errand: MakeErrand, make_endpoint, happen, until
) -> None:
    """Without the operator's leave this machine gets nothing, whatever an endpoint's URL says."""
    endpoint = make_endpoint(receiver.url)
    happen("video_1")
    make_errand(Outbound(Policy()).post).step(NOW)
    until(lambda: is_tried(store, endpoint))

    assert receiver.received == []
    assert log(store, endpoint)[0].last_status is None

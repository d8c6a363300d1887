"""Receipts: one answer for each key, settled with what was made."""

from __future__ import annotations

import pytest

from kinora.errors import Conflict, KinoraError, Unprocessable
from kinora.store import Receipt, Store
from kinora.store.receipts import LEASE_S, LIFE_S, Answered

NOW = 1_000_000


def begin(store: Store, owner: str = "a", *, now: int = NOW, asked: str = "x", key: str = "k"):
    return store.begin_receipt("default", key, fingerprint=asked, owner=owner, now=now)


def receipt(owner: str = "a") -> Receipt:
    return Receipt(project="default", key="k", owner=owner, body_of=lambda video: video.id.encode())


def test_an_answer_is_kept_with_what_was_made(store: Store, make_video) -> None:
    """Whoever asks again is given what was answered, without anything new."""
    video = make_video()
    assert begin(store) is None
    store.add_videos([video], receipt=receipt())
    assert begin(store, "b") == Answered(200, video.id.encode())


def test_a_second_try_waits_for_the_first(store: Store) -> None:
    """While the first try is in flight a second is told so."""
    begin(store)
    with pytest.raises(Conflict):
        begin(store, "b", now=NOW + LEASE_S - 1)


def test_another_request_may_not_use_the_key(store: Store, make_video) -> None:
    """Another body is refused, in flight and afterwards."""
    begin(store)
    with pytest.raises(Unprocessable):
        begin(store, "b", asked="y")
    store.add_videos([make_video()], receipt=receipt())
    with pytest.raises(Unprocessable):
        begin(store, "b", asked="y", now=NOW + LIFE_S - 1)


def test_a_try_that_died_is_taken_over_and_can_do_no_more(store: Store, make_video) -> None:
    """After its lease the key is another's; what the first then adds is undone."""
    begin(store)
    assert begin(store, "b", now=NOW + LEASE_S) is None
    late, prompt = make_video(), make_video()
    with pytest.raises(Conflict):
        store.add_videos([late], receipt=receipt("a"))
    store.add_videos([prompt], receipt=receipt("b"))
    assert store.get_video("default", late.id) is None
    assert store.get_video("default", prompt.id) is not None


def test_what_fails_leaves_neither_video_nor_answer(store: Store, make_video) -> None:
    """A video that cannot be added settles nothing, and a dropped key may be used again."""
    begin(store)
    with pytest.raises(KinoraError):
        store.add_videos([make_video(source_id="video_never")], receipt=receipt())
    with pytest.raises(Conflict):
        begin(store, "b")
    store.drop_receipt("default", "k", "a")
    assert begin(store, "b") is None


def test_dropping_never_removes_an_answer(store: Store, make_video) -> None:
    """What was settled stays, and so does a try of somebody else."""
    begin(store)
    store.drop_receipt("default", "k", "b")
    store.add_videos([make_video()], receipt=receipt())
    store.drop_receipt("default", "k", "a")
    assert begin(store, "c") is not None


def test_answers_are_forgotten_after_a_day(store: Store, make_video) -> None:
    """A day later the key is as new, and what is old is removed whichever key comes."""
    begin(store)
    store.add_videos([make_video()], receipt=receipt())
    assert begin(store, "b", key="other", now=NOW + LIFE_S) is None
    with store.reading() as connection:
        keys = connection.exec_driver_sql("SELECT key FROM receipts").scalars().all()
    assert keys == ["other"]


def test_old_answers_go_although_no_key_comes(store: Store, make_video) -> None:
    """Whoever clears away removes what is a day old, and nothing younger."""
    begin(store)
    store.add_videos([make_video()], receipt=receipt())

    assert store.forget_old_receipts(NOW + LIFE_S - 1) == 0
    assert store.forget_old_receipts(NOW + LIFE_S) == 1


def test_keys_are_the_projects_own(store: Store) -> None:
    """Two projects may use the same key."""
    begin(store)
    asked = {"fingerprint": "y", "owner": "b", "now": NOW}
    assert store.begin_receipt("other", "k", **asked) is None


def test_a_clock_that_was_set_back_leaves_no_key_in_flight(store: Store) -> None:
    """A try that died before is taken over at once, not only when the old time has come again."""
    begin(store)
    assert begin(store, "b", now=NOW - 3600) is None


def test_the_tries_of_a_process_that_died_are_dropped(store: Store, make_video) -> None:
    """Its unsettled keys may be used again at once; answers and other processes' tries are kept."""
    video = make_video()
    begin(store, "api-0-a")
    store.add_videos([video], receipt=receipt("api-0-a"))
    begin(store, "api-0-b", key="begun")
    begin(store, "api-1-c", key="other's")
    store.drop_receipts_of("api-0-")

    assert begin(store, "d", key="begun") is None
    assert begin(store, "d") == Answered(200, video.id.encode())
    with pytest.raises(Conflict):
        begin(store, "d", key="other's")

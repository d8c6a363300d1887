"""How attempts end, and that an attempt fenced off ends nothing."""

from __future__ import annotations

import msgspec
import pytest

from kinora.store import Store
from kinora.video import Failure, Status, Video
from store.looking import running as running_videos

FAILURE = Failure("video_generation_failed", "It could not be made.")


@pytest.fixture
def running(store: Store, epoch: int, make_video) -> Video:
    """A video in progress under its first attempt."""
    store.add_videos([make_video()])
    video = store.claim(epoch, 10)
    assert video is not None
    return video


def complete(store: Store, epoch: int, video: Video, attempt: int, assets) -> bool:
    """Completes an attempt at 20."""
    return store.complete(
        epoch,
        video.id,
        attempt,
        now=20,
        assets=assets,
        engine_version="7",
        negative_schema=2,
        expires_at=99,
    )


def again(store: Store, epoch: int) -> Video:
    """Claims what was handed back."""
    video = store.claim(epoch, 11)
    assert video is not None
    return video


def test_completing_records_the_video_and_its_files(
    store: Store, epoch: int, running: Video, asset
) -> None:
    """After completion the row and the files are there together."""
    assert complete(store, epoch, running, 1, [asset(running.id)])
    assert store.get_video("default", running.id) == msgspec.structs.replace(
        running,
        status=Status.COMPLETED,
        progress=100,
        completed_at=20,
        expires_at=99,
        engine_version="7",
        negative_schema=2,
    )
    assert store.assets(running.id) == (asset(running.id),)
    assert store.completed_since(20) == (store.get_video("default", running.id),)
    assert store.completed_since(21) == ()


def test_a_completed_video_shows_no_preview(
    store: Store, epoch: int, running: Video, asset
) -> None:
    """What was shown of the attempt goes with it."""
    store.record_previews(epoch, running.id, 1, 3)
    assert complete(store, epoch, running, 1, [asset(running.id)])
    assert store.get_video("default", running.id).previews == 0


def test_an_old_attempt_cannot_complete(store: Store, epoch: int, running: Video, asset) -> None:
    """A worker thought dead that finishes after all changes nothing."""
    store.hand_back(epoch, running.id, 1)
    assert again(store, epoch).attempt == 2
    assert not complete(store, epoch, running, 1, [asset(running.id)])
    assert store.get_video("default", running.id).status is Status.IN_PROGRESS
    assert store.assets(running.id) == ()


def test_an_attempt_completes_once(store: Store, epoch: int, running: Video, asset) -> None:
    """A second report of the same attempt is fenced off."""
    assert complete(store, epoch, running, 1, [asset(running.id)])
    assert not complete(store, epoch, running, 1, [asset(running.id)])


def test_a_video_deleted_meanwhile_is_not_completed(
    store: Store, epoch: int, running: Video, asset
) -> None:
    """Completing a deleted video ends it, and its bytes may go."""
    store.delete_video("default", running.id, 15)
    assert store.removable() == ()
    assert not complete(store, epoch, running, 1, [asset(running.id)])
    assert running_videos(store) == ()
    assert store.removable() == (running.id,)


def test_a_cancelled_video_ends_when_its_worker_lets_go(
    store: Store, epoch: int, running: Video
) -> None:
    """The bytes of a deleted running video may go only after its worker is free."""
    store.delete_video("default", running.id, 15)
    store.end_cancelled(epoch, running.id, 1)
    assert store.cancelled(epoch) == ()
    assert store.removable() == (running.id,)
    store.forget(running.id)
    assert store.removable() == ()


def test_failing_says_why(store: Store, epoch: int, running: Video) -> None:
    """A failed video carries its failure and when it failed."""
    assert store.fail(epoch, running.id, 1, now=20, failure=FAILURE)
    video = store.get_video("default", running.id)
    assert (video.status, video.failure, video.completed_at) == (Status.FAILED, FAILURE, 20)
    assert not store.fail(epoch, running.id, 1, now=21, failure=FAILURE)


def test_a_failed_video_keeps_its_record_when_its_bytes_go(
    store: Store, epoch: int, running: Video
) -> None:
    """Leftovers of a failed video are removed once; the failure stays readable."""
    store.fail(epoch, running.id, 1, now=20, failure=FAILURE)
    assert store.removable() == (running.id,)
    store.forget(running.id)
    assert store.removable() == ()
    assert store.get_video("default", running.id).failure == FAILURE


def test_handing_back_never_counts(store: Store, epoch: int, running: Video) -> None:
    """Any number of hand-backs leaves the crashes at none and the attempts raised."""
    for attempt in range(1, 6):
        assert store.hand_back(epoch, running.id, attempt)
        video = again(store, epoch)
    assert (video.attempt, video.crashes) == (6, 0)


def test_take_over_hands_everything_back(store: Store, epoch: int, make_video) -> None:
    """A new dispatcher puts back what the last one left, and ends what was deleted meanwhile."""
    kept, deleted = make_video(), make_video()
    store.add_videos([kept, deleted])
    assert store.claim(epoch, 1)
    assert store.claim(epoch, 1)
    store.delete_video("default", deleted.id, 2)
    later = store.take_epoch()
    assert store.hand_back_all(later) == 1
    assert running_videos(store) == ()
    assert store.get_video("default", kept.id).status is Status.QUEUED
    assert store.removable() == (deleted.id,)


def test_the_third_crash_fails_the_video(store: Store, epoch: int, running: Video) -> None:
    """Two crashes put it back; the third fails it with the reason and something to do."""
    reason = "was killed by signal 9, often a sign that memory ran out"
    outcomes = []
    for attempt in (1, 2, 3):
        outcomes.append(store.record_crash(epoch, running.id, attempt, now=30, reason=reason))
        store.claim(epoch, 31)
    assert outcomes == [Status.QUEUED, Status.QUEUED, Status.FAILED]
    video = store.get_video("default", running.id)
    assert video.failure.code == "worker_crashed"
    assert reason in video.failure.message
    assert "smaller size" in video.failure.message


def test_a_crash_of_an_old_attempt_counts_nothing(store: Store, epoch: int, running: Video) -> None:
    """A crash is counted for the current attempt alone."""
    store.hand_back(epoch, running.id, 1)
    again(store, epoch)
    assert store.record_crash(epoch, running.id, 1, now=30, reason="x") is None
    assert store.get_video("default", running.id).crashes == 0


def test_a_damaged_video_is_made_again(store: Store, epoch: int, make_video, finish) -> None:
    """A completed video whose bytes are wrong waits again, without files, under a new attempt."""
    video = finish(make_video())
    assert store.requeue_damaged(epoch, video.id)
    assert store.assets(video.id) == ()
    assert store.get_video("default", video.id).completed_at is None
    assert again(store, epoch).attempt == video.attempt + 1
    assert not store.requeue_damaged(epoch, video.id)


def test_a_damaged_remix_pins_its_source_again(
    store: Store, epoch: int, make_video, finish
) -> None:
    """While it is made again, the bytes it starts from stay, even of a source deleted meanwhile."""
    source = finish(make_video())
    remix = finish(make_video(source_id=source.id))
    assert store.requeue_damaged(epoch, remix.id)
    store.delete_video("default", source.id, 200)
    assert store.removable() == ()

    attempt = again(store, epoch).attempt
    store.fail(epoch, remix.id, attempt, now=201, failure=FAILURE)
    assert set(store.removable()) == {source.id, remix.id}

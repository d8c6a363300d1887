"""What workers tell becomes rows, once, and only while the attempt is the current one."""

from __future__ import annotations

import time

import pytest

from kinora.errors import Unavailable
from kinora.storage import attempt_key, video_prefix
from kinora.video import Asset, Status, Variant, Video
from kinora.work.local import Event, Loaded, Lost
from kinora.work.messages import Ended, Made, Progress
from work.half import Half


@pytest.fixture
def video(half: Half) -> Video:
    """A video that this dispatcher has claimed; no worker has it."""
    half.add("a square")
    claimed = half.store.claim(half.dispatcher.epoch, int(time.time()))
    assert claimed is not None
    return claimed


def record(half: Half, *events: Event, now: float = 0.0) -> bool:
    return half.recorder.record(events, now=now)


def made(half: Half, video: Video, attempt: int | None = None) -> Made:
    attempt = video.attempt if attempt is None else attempt
    key = attempt_key(video.id, attempt, "video.mp4")
    size, sha256 = half.storage.publish(key, b"film")
    asset = Asset(variant=Variant.VIDEO, key=key, size=size, sha256=sha256, media_type="video/mp4")
    return Made(video.id, attempt, (asset,), "1", 7)


def test_the_outcome_of_an_old_attempt_is_fenced_off(half: Half, video: Video) -> None:
    """A worker thought dead changes nothing, and what it published is removed."""
    half.store.hand_back(half.dispatcher.epoch, video.id, video.attempt)
    again = half.store.claim(half.dispatcher.epoch, int(time.time()))
    assert again is not None
    record(half, made(half, video), Progress(video.id, video.attempt, 50), Lost(video.id, 1, "x"))

    now = half.video(video.id)
    assert (now.status, now.progress, now.attempt, now.crashes) == (Status.IN_PROGRESS, 0, 2, 0)
    assert not (half.storage.root / video_prefix(video.id) / "1").exists()


def test_what_was_told_before_the_epoch_is_written_under_it(half: Half) -> None:
    """A worker may have loaded its engine before its dispatcher could take over."""
    half.recorder.keep([Loaded("drawn", "1"), Loaded("drawn", "2")])
    assert half.store.engine_version("drawn") == ""
    record(half)

    assert half.store.engine_version("drawn") == "2"


def test_what_is_told_twice_counts_once(half: Half, video: Video) -> None:
    """The second crash report of one attempt is no second crash."""
    lost = Lost(video.id, video.attempt, "was killed by signal 9")
    record(half, lost, lost)

    assert half.video(video.id).crashes == 1


def test_a_completion_told_twice_costs_nothing(half: Half, video: Video) -> None:
    """The files that the row names stay."""
    outcome = made(half, video)
    record(half, outcome, outcome)

    assert half.video(video.id).status is Status.COMPLETED
    assert half.storage.size(outcome.assets[0].key) == 4


def test_a_full_disk_is_not_waited_for_for_ever(half: Half, video: Video) -> None:
    """After so many tries the video fails with a sentence that says what to do."""
    tries = 0
    now = 0.0
    while half.video(video.id).status is not Status.FAILED:
        attempt = half.video(video.id).attempt
        full = Ended(video.id, attempt, "out of space", "insufficient_storage", "Free some space.")
        record(half, full, now=now)
        now += 100.0
        assert not half.recorder.is_paused(now)
        half.store.claim(half.dispatcher.epoch, int(time.time()))
        tries += 1

    failed = half.video(video.id)
    assert tries == 10
    assert failed.failure is not None
    assert (failed.failure.code, failed.crashes) == ("insufficient_storage", 0)


def test_nothing_is_started_while_the_disk_is_full(half: Half, video: Video) -> None:
    """The pause grows with every try in a row."""
    full = Ended(video.id, 1, "out of space", "insufficient_storage", "Free some space.")
    record(half, full, now=10.0)
    assert (half.recorder.is_paused(10.4), half.recorder.is_paused(10.6)) == (True, False)

    record(half, full, now=20.0)
    assert (half.recorder.is_paused(20.9), half.recorder.is_paused(21.1)) == (True, False)


def test_deaths_while_stopping_are_not_counted(half: Half, video: Video) -> None:
    """They may be the stop's own doing."""
    half.recorder.counts_crashes = False
    record(half, Lost(video.id, video.attempt, "was killed by signal 15"))

    now = half.video(video.id)
    assert (now.status, now.crashes) == (Status.QUEUED, 0)


def test_what_cannot_be_written_is_kept(half: Half) -> None:
    """A database that is busy delays an outcome and does not lose it."""
    half.begin(busy_timeout_ms=50)
    half.add("a square")
    claimed = half.store.claim(half.dispatcher.epoch, int(time.time()))
    assert claimed is not None
    outcome = made(half, claimed)
    with half.store.writing(), pytest.raises(Unavailable):
        record(half, outcome)
    assert half.video(claimed.id).status is Status.IN_PROGRESS

    record(half)
    assert half.video(claimed.id).status is Status.COMPLETED

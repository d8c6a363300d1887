"""Claim, assign, record: with a real store and real worker processes, some of which misbehave."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from kinora.errors import LostEpoch, Unavailable
from kinora.models import default_catalogue
from kinora.service.looking import Looking
from kinora.storage import Storage, video_prefix
from kinora.video import Kind, Status, Variant
from kinora.wake import Waker
from kinora.work.limits import Limits
from work.dispatching import build, setup_in
from work.half import Half


def leftovers(storage: Storage) -> list[str]:
    """Every file there is, published or not."""
    return [str(path) for path in storage.root.rglob("*") if path.is_file()]


def test_a_queued_video_is_completed(half: Half) -> None:
    """Its row says so only when all its files are there, as large as recorded."""
    id = half.add("a square")
    video = half.until_final(id)
    assets = {asset.variant: asset for asset in half.store.assets(id)}

    assert (video.status, video.progress, video.attempt) == (Status.COMPLETED, 100, 1)
    assert (video.engine_version, video.negative_schema) == ("1", 7)
    assert half.store.engine_version(video.engine) == "1"
    assert set(assets) == set(Variant) - {Variant.TRAJECTORY}
    assert all(half.storage.size(asset.key) == asset.size for asset in assets.values())


def test_a_remix_starts_from_the_sources_negative(half: Half) -> None:
    """The engine gets the negative that the source's attempt published."""
    source = half.add("a square")
    half.until_final(source)
    remix = half.add("red", source_id=source)
    video = half.until_final(remix)
    negative = next(a for a in half.store.assets(remix) if a.variant is Variant.NEGATIVE)

    assert (video.status, video.kind) == (Status.COMPLETED, Kind.REMIX)
    assert half.storage.path_of(negative.key).read_bytes() == b"a square\nred\n"


def test_progress_rises_with_the_frames(half: Half) -> None:
    """It never falls, and 100 comes with completion only."""
    id = half.add("slow=0.01")
    seen: list[tuple[Status, int]] = []

    def look() -> bool:
        video = half.video(id)
        seen.append((video.status, video.progress))
        return video.status.is_final

    half.until(look)
    values = [progress for _, progress in seen]
    assert values == sorted(values)
    assert len(set(values)) > 3
    assert {status for status, progress in seen if progress == 100} == {Status.COMPLETED}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_dead_worker_costs_one_attempt(half: Half, tmp_path: Path, number: int) -> None:
    """The video is made by the next attempt, and the death is counted."""
    id = half.add(f"signal={int(number)} from=40 once={tmp_path / 'mark'}")
    video = half.until_final(id)

    assert (video.status, video.attempt, video.crashes) == (Status.COMPLETED, 2, 1)


def test_three_deaths_fail_the_video(half: Half) -> None:
    """The owner is told how the worker died; nothing of the attempts is left; the next is made."""
    id, other = half.add("signal=9 from=20"), half.add("a square")
    video = half.until_final(id)

    assert (video.status, video.crashes) == (Status.FAILED, 3)
    assert video.failure is not None
    assert video.failure.code == "worker_crashed"
    assert "signal 9" in video.failure.message
    assert half.until_final(other).status is Status.COMPLETED
    assert not list((half.storage.root / video_prefix(id)).glob("*"))


def test_an_engine_that_raises_counts_as_a_crash(half: Half) -> None:
    """The sentence names the kind of error but neither paths nor traces."""
    video = half.until_final(half.add("raise"))

    assert video.crashes == 3
    assert video.failure is not None
    assert "ZeroDivisionError" in video.failure.message
    assert "mistake" not in video.failure.message


def test_what_an_engine_refuses_fails_at_once(half: Half) -> None:
    """A GenerationError is the engine's word: no second try."""
    video = half.until_final(half.add("refuse"))

    assert (video.status, video.attempt, video.crashes) == (Status.FAILED, 1, 0)
    assert video.failure is not None
    assert video.failure.code == "test_refused"


def test_memory_exhaustion_fails_that_video_alone(half: Half) -> None:
    """The next video is made, by a fresh worker."""
    id, other = half.add("eat"), half.add("a square")
    video = half.until_final(id)

    assert video.failure is not None
    assert video.failure.code == "out_of_memory"
    assert half.until_final(other).status is Status.COMPLETED


def test_a_deleted_video_frees_its_worker(half: Half) -> None:
    """Within a second the same worker is at the next video; no file of the deleted one stays."""
    id = half.add("slow=0.02")
    worker = half.until_rendering(id)
    other = half.add("slow=0.02")
    half.store.delete_video("default", id, int(time.time()))
    deleted_at = time.monotonic()
    half.until(lambda: half.video(other).status is Status.IN_PROGRESS)

    assert time.monotonic() - deleted_at < 1.0
    assert half.worker_pid == worker
    half.until(lambda: id not in str(leftovers(half.storage)))


def test_a_worker_that_will_not_let_go_is_replaced(half: Half, tmp_path: Path) -> None:
    """A cancelled video's worker is killed after a short grace, and nothing is counted."""
    mark = tmp_path / "mark"
    id = half.add(f"hang once={mark}")
    half.until(mark.exists)
    worker = half.worker_pid
    half.store.delete_video("default", id, int(time.time()))
    deleted_at = time.monotonic()
    half.until(lambda: not half.pool.orders)

    assert time.monotonic() - deleted_at < 3.0
    other = half.until_final(half.add("a square"))
    assert (other.status, half.worker_pid != worker) == (Status.COMPLETED, True)


def test_a_worker_that_lets_go_takes_nothing_new(half: Half) -> None:
    """It may take the time that its engine needs; the next video waits for it, and it goes on."""
    half.begin(Limits(cancel_s=10.0, verdict_s=0.1))
    id = half.add("deaf=1.5 steps=1")
    half.until(lambda: half.pool.orders)
    worker, other = half.worker_pid, half.add("a square")
    half.store.delete_video("default", id, int(time.time()))
    deleted_at = time.monotonic()
    half.until(lambda: half.video(other).status is Status.IN_PROGRESS)

    assert time.monotonic() - deleted_at > 0.5
    assert half.until_final(other).status is Status.COMPLETED
    assert half.worker_pid == worker


def test_steps_are_the_progress(half: Half) -> None:
    """Where an engine tells of them the row follows, and stays below 100 while frames are drawn."""
    id = half.add("steps=2 pace=0.3 slow=0.01")
    half.until(lambda: half.video(id).progress == 50)
    half.until(lambda: half.video(id).progress > 50)

    assert half.video(id).progress == 99
    assert half.until_final(id).progress == 100


def test_previews_are_shown_while_a_video_is_made(half: Half) -> None:
    """The row counts them, and the newest can be looked at; nothing is left of it in the end."""
    looking = Looking(
        store=half.store, storage=half.storage, catalogue=default_catalogue(), clock=time.time
    )
    id = half.add("steps=2 shows pace=0.3 slow=0.01")
    half.until(lambda: half.video(id).previews == 2)
    assert looking.preview(half.video(id)) == b"picture 2"
    video = half.until_final(id)

    assert (video.status, video.previews) == (Status.COMPLETED, 0)
    assert not [path for path in leftovers(half.storage) if path.endswith("preview.jpg")]


def test_a_lost_attempt_takes_its_preview_along(half: Half, tmp_path: Path) -> None:
    """The next one shows its own."""
    id = half.add(f"steps=1 shows signal=9 once={tmp_path / 'mark'}")
    video = half.until_final(id)

    assert (video.status, video.attempt) == (Status.COMPLETED, 2)
    assert not [path for path in leftovers(half.storage) if path.endswith("preview.jpg")]


def test_a_queued_video_that_is_deleted_is_never_made(half: Half) -> None:
    """The video behind it is."""
    first, second, third = half.add("slow=0.01"), half.add("a square"), half.add("a square")
    half.store.delete_video("default", second, int(time.time()))
    half.until_final(first)
    half.until_final(third)

    assert not (half.storage.root / video_prefix(second)).exists()


def test_a_worker_that_hangs_is_replaced(half: Half, tmp_path: Path) -> None:
    """Without progress for longer than its phase allows, the attempt is lost and counted."""
    half.begin(Limits(step_s=1.0, verdict_s=0.05))
    id = half.add(f"hang once={tmp_path / 'mark'}")
    video = half.until_final(id)

    assert (video.status, video.crashes) == (Status.COMPLETED, 1)


def test_a_worker_that_is_silent_is_replaced(half: Half) -> None:
    """A stopped process sends no sign of life; its attempt is lost and counted."""
    half.begin(Limits(silent_s=2.0, verdict_s=0.05))
    id = half.add("slow=0.02")
    os.kill(half.until_rendering(id), signal.SIGSTOP)
    video = half.until_final(id)

    assert (video.status, video.crashes) == (Status.COMPLETED, 1)


def test_nobody_is_told_to_be_ready_while_no_worker_can_start(
    half: Half, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """After some tries the stored heartbeat stops, and one line of the log says why."""
    half.parts.close()
    half.parts = build(tmp_path, setup=setup_in(tmp_path, engine="drawn:BrokenEngine"))
    half.dispatcher.take_over()
    half.until(lambda: half.pool.is_hopeless)
    half.store.beat(half.dispatcher.epoch, 5)
    deadline = time.monotonic() + 1.2  # longer than from one beat to the next
    half.until(lambda: time.monotonic() > deadline)

    assert half.store.heartbeat() == 5
    assert sum("cannot start, and videos wait" in line for line in caplog.messages) == 1


def test_a_new_dispatcher_takes_over(half: Half) -> None:
    """What the last one left is made again, and not counted."""
    id = half.add("slow=0.02")
    half.until_rendering(id)
    old_epoch = half.dispatcher.epoch
    half.begin()

    with pytest.raises(LostEpoch):
        half.store.beat(old_epoch, 0)
    video = half.until_final(id)
    assert (video.status, video.crashes) == (Status.COMPLETED, 0)
    assert video.attempt == 2


def test_damaged_files_are_made_again(half: Half) -> None:
    """A recently completed video whose file is not as large as recorded goes back to the queue."""
    id = half.add("a square")
    half.until_final(id)
    film = next(asset for asset in half.store.assets(id) if asset.variant is Variant.VIDEO)
    os.truncate(half.storage.path_of(film.key), film.size // 2)
    half.begin()

    assert half.video(id).status is not Status.COMPLETED
    video = half.until_final(id)
    assert (video.status, video.attempt) == (Status.COMPLETED, 2)


def test_a_full_disk_is_waited_for(half: Half, tmp_path: Path) -> None:
    """The video goes back to the queue, uncounted, and nothing is started for a while."""
    id = half.add(f"full once={tmp_path / 'mark'}")
    half.until(lambda: half.parts.recorder.is_paused(time.monotonic()))
    video = half.video(id)

    assert (video.status, video.crashes, video.failure) == (Status.QUEUED, 0, None)
    assert half.until_final(id).status is Status.COMPLETED


def test_stopping_lets_a_video_finish(half: Half) -> None:
    """Within the grace period the running video is completed and recorded."""
    id, waiting = half.add("slow=0.005"), half.add("a square")
    half.until_rendering(id)
    half.dispatcher.request_stop()
    half.dispatcher.run()

    assert half.video(id).status is Status.COMPLETED
    assert half.video(waiting).status is Status.QUEUED


def test_stopping_hands_back_what_takes_too_long(half: Half) -> None:
    """It waits again, uncounted, and no worker is left."""
    half.begin(stop_grace_s=0.2)
    id = half.add("slow=1")
    half.until(lambda: half.pool.orders)
    pid = half.worker_pid
    half.dispatcher.request_stop()
    half.dispatcher.run()

    video = half.video(id)
    assert (video.status, video.crashes) == (Status.QUEUED, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_stopping_hands_back_what_nobody_was_given(half: Half) -> None:
    """A video that was claimed just before the database failed waits again at once."""
    source = half.add("a square")
    half.until_final(source)
    remix = half.add("red", source_id=source)

    @sa.event.listens_for(half.store.engine, "before_cursor_execute")
    def fail(*call: object) -> None:
        if "FROM assets" in str(call[2]):
            raise Unavailable

    with pytest.raises(Unavailable):
        half.until(lambda: half.pool.orders)
    assert half.video(remix).status is Status.IN_PROGRESS
    half.dispatcher.request_stop()
    half.dispatcher.run()

    assert half.video(remix).status is Status.QUEUED


def test_a_waiting_video_is_started_at_once(half: Half, tmp_path: Path) -> None:
    """A wake after the commit is answered in a fraction of the dispatcher's own pace."""
    half.until(lambda: half.pool.has_idle)
    loop = threading.Thread(target=half.dispatcher.run)
    loop.start()
    delays = []
    try:
        with Waker(tmp_path / "wake", "api") as voice:
            for _ in range(5):
                id = half.add("a square")
                began = time.monotonic()
                voice.wake()
                while half.video(id).status is Status.QUEUED:
                    time.sleep(0.001)
                delays.append(time.monotonic() - began)
                while not half.video(id).status.is_final:
                    time.sleep(0.005)
    finally:
        half.dispatcher.request_stop()
        loop.join(20)

    assert sorted(delays)[2] < 0.2


def test_an_extension_whose_source_has_vanished_fails(half: Half) -> None:
    """With a code of its own, not as a crash, and the worker goes on."""
    source = half.until_final(half.add("a square"))
    film = next(each for each in half.store.assets(source.id) if each.variant is Variant.VIDEO)
    half.storage.path_of(film.key).unlink()
    failed = half.until_final(half.extend(source, "more"))

    assert (failed.status, failed.crashes) == (Status.FAILED, 0)
    assert failed.failure is not None
    assert failed.failure.code == "source_unavailable"
    assert half.until_final(half.add("a square")).status is Status.COMPLETED

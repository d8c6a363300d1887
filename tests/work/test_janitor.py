"""What is cleared away and what is kept."""

from __future__ import annotations

import os
import time
from pathlib import Path

from kinora.storage import attempt_key, video_prefix
from kinora.video import Kind, Status, Variant
from kinora.work.janitor import Janitor
from work.half import Half


def test_the_bytes_of_a_deleted_video_go(half: Half) -> None:
    """Soon after the deletion nothing of them is left."""
    id = half.add("a square")
    half.until_final(id)
    half.store.delete_video("default", id, int(time.time()))
    half.janitor.remove_unwanted(int(time.time()))

    assert not (half.storage.root / video_prefix(id)).exists()


def test_a_source_stays_while_a_remix_needs_it(half: Half) -> None:
    """Deleted sources keep their bytes until the remix is over, then lose them."""
    source = half.add("a square")
    half.until_final(source)
    remix = half.add("slow=0.005", source_id=source)
    half.store.delete_video("default", source, int(time.time()))
    half.janitor.remove_unwanted(int(time.time()))
    assert (half.storage.root / video_prefix(source)).exists()

    video = half.until_final(remix)
    half.janitor.remove_unwanted(int(time.time()))
    assert (video.status, video.kind) == (Status.COMPLETED, Kind.REMIX)
    assert not (half.storage.root / video_prefix(source)).exists()


def test_uploads_that_were_given_up_go(half: Half) -> None:
    """What was added to lately stays, whatever the age of its content; looks are ten minutes apart."""
    kept = half.storage.uploads / "kept.part"
    kept.write_bytes(b"x")
    os.utime(kept, (0, 0))
    janitor, now = Janitor(store=half.store, storage=half.storage, uploads_last_s=60), 10_000
    janitor.sweep_uploads(now)
    assert kept.exists()

    impatient = Janitor(store=half.store, storage=half.storage, uploads_last_s=-60)
    impatient.sweep_uploads(now)
    assert not kept.exists()
    kept.write_bytes(b"x")
    impatient.sweep_uploads(now + 599)
    assert kept.exists()
    impatient.sweep_uploads(now + 600)
    assert not kept.exists()


def test_an_attempt_is_removed_alone(half: Half) -> None:
    """Earlier attempts go, the one that completed the video stays."""
    for attempt in (1, 2, 3):
        half.storage.publish(attempt_key("video_1", attempt, "video.mp4"), b"film")
    half.janitor.remove_earlier_attempts("video_1", 3)

    assert [path.name for path in (half.storage.root / video_prefix("video_1")).iterdir()] == ["3"]


def test_scratch_folders_are_swept(half: Half) -> None:
    """What a killed worker left does not stay, and sweeping again does no harm."""
    folder = half.storage.scratch / "video_1-1"
    folder.mkdir()
    (folder / "segment.mp4").write_bytes(b"half a film")
    half.janitor.sweep_scratch()
    half.janitor.sweep_scratch()

    assert list(half.storage.scratch.iterdir()) == []


def test_whole_videos_are_left_alone_at_the_start(half: Half) -> None:
    """Only those whose files are not as recorded are made again."""
    id = half.add("a square")
    half.until_final(id)

    assert half.janitor.requeue_damaged(half.dispatcher.epoch, int(time.time())) == 0
    assert half.video(id).status is Status.COMPLETED


def test_fresh_files_are_checked_however_long_the_power_was_out(half: Half) -> None:
    """What was completed just before the last heartbeat is looked at, even days later."""
    id = half.add("a square")
    half.until_final(id)
    film = next(asset for asset in half.store.assets(id) if asset.variant is Variant.VIDEO)
    os.truncate(half.storage.path_of(film.key), film.size // 2)
    days_later = int(time.time()) + 3 * 24 * 3600

    assert half.janitor.requeue_damaged(half.dispatcher.epoch, days_later) == 1
    assert half.video(id).status is Status.QUEUED


def test_what_cannot_be_removed_stands_in_nobodys_way(half: Half, tmp_path: Path) -> None:
    """The next video's bytes go; the stuck ones are tried again later, and go then."""
    first, second = half.add("a square"), half.add("a square")
    half.until_final(first)
    half.until_final(second)
    folder = half.storage.root / video_prefix(first)
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")  # is never followed, so it cannot be removed
    now = int(time.time())
    for id in (first, second):
        half.store.delete_video("default", id, now)
    assert half.janitor.remove_unwanted(now) == 1
    assert not (half.storage.root / video_prefix(second)).exists()

    folder.unlink()
    (tmp_path / "elsewhere").rename(folder)
    assert half.janitor.remove_unwanted(now + 1) == 0
    assert half.janitor.remove_unwanted(now + 3600) == 1
    assert not folder.exists()

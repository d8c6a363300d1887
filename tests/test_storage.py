"""Publishing is all or nothing, keys are ours alone, and reading gives what was published."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from kinora.errors import NotFound, OutOfSpace, Unavailable
from kinora.storage import Storage, attempt_key, video_prefix

KEY = "videos/video_1/1/video.mp4"


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    """Storage in a fresh folder."""
    return Storage(tmp_path / "storage")


def files(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_published_bytes_are_read_back(storage: Storage) -> None:
    """What was published has its size and hash, and reads the same."""
    published = storage.publish(KEY, b"hello")
    assert published == (5, hashlib.sha256(b"hello").hexdigest())
    assert storage.size(KEY) == 5
    assert storage.read(KEY) == b"hello"
    assert storage.path_of(KEY).read_bytes() == b"hello"
    storage.publish(KEY, b"")
    assert storage.read(KEY) == b""


def test_a_scratch_file_is_published_by_moving(storage: Storage) -> None:
    """A large file made in scratch is moved, not copied."""
    made = storage.scratch / "made.mp4"
    made.write_bytes(b"x" * 100_000)
    inode = made.stat().st_ino
    assert storage.publish_file(KEY, made).size == 100_000
    assert storage.path_of(KEY).stat().st_ino == inode
    assert files(storage.root) == [KEY]


def test_reading_nothing_is_not_found(storage: Storage) -> None:
    """A key that was never published is NotFound, without its path."""
    assert storage.size(KEY) is None
    with pytest.raises(NotFound) as caught:
        storage.read(KEY)
    assert "videos" not in caught.value.message


def test_reading_from_a_missing_disk_is_unavailable(storage: Storage) -> None:
    """When the whole folder is away, that is said without its path."""
    storage.root.rename(storage.root.with_name("away"))
    with pytest.raises(Unavailable) as caught:
        storage.read(KEY)
    assert str(storage.root) not in caught.value.message


@pytest.mark.parametrize(
    "key", ["", "/etc/passwd", "videos/../x", "videos//x", "a/.hidden", "a/b\n", "a b", "a/b/"]
)
def test_only_our_own_keys_are_paths(storage: Storage, key: str) -> None:
    """Anything but plain names and slashes is refused before it becomes a path."""
    with pytest.raises(ValueError, match="not a storage key"):
        storage.path_of(key)


def test_an_attempt_has_its_own_place() -> None:
    """Attempts never share a key, and all of a video's lie under its prefix."""
    assert attempt_key("video_1", 2, "video.mp4") == "videos/video_1/2/video.mp4"
    assert attempt_key("video_1", 2, "a").startswith(video_prefix("video_1"))
    with pytest.raises(ValueError, match="not a storage key"):
        attempt_key("../video", 1, "a")


@pytest.mark.parametrize("is_made", [False, True])
def test_every_step_is_on_the_disk_before_the_next(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, is_made: bool
) -> None:
    """The file is synced before it gets its name, and every folder above after.

    So are folders that were there: their maker may have died before it came to that.
    """
    if is_made:
        storage.path_of(KEY).parent.mkdir(parents=True)
    steps: list[str] = []
    sync, rename = os.fsync, os.rename

    def note_sync(descriptor: int) -> None:
        steps.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        sync(descriptor)

    def note_rename(source: Path, target: Path) -> None:
        steps.append(f"rename {Path(target).name}")
        rename(source, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "rename", note_rename)
    made = storage.scratch / "made"
    made.write_bytes(b"x")
    storage.publish_file(KEY, made)
    assert steps[:2] == ["sync made", "rename video.mp4"]
    assert sorted(steps[2:]) == ["sync 1", "sync storage", "sync video_1", "sync videos"]


def test_a_failure_in_the_middle_leaves_nothing(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fills up before the end, nothing is under the key and no part stays."""

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutOfSpace):
        storage.publish(KEY, b"x")
    assert files(storage.root) == []


def test_other_disk_errors_carry_no_path(storage: Storage) -> None:
    """A folder that cannot be used is Unavailable, in words safe for users."""
    (storage.root / "videos").write_text("in the way")
    with pytest.raises(Unavailable) as caught:
        storage.publish(KEY, b"x")
    assert str(storage.root) not in caught.value.message


def test_deleting_a_prefix_takes_all_of_it_and_no_more(storage: Storage) -> None:
    """Every attempt of one video goes; its neighbour stays; deleting again is no error."""
    storage.publish(KEY, b"1")
    storage.publish("videos/video_1/2/video.mp4", b"2")
    storage.publish("videos/video_10/1/video.mp4", b"3")
    storage.delete_prefix(video_prefix("video_1"))
    storage.delete_prefix(video_prefix("video_1"))
    assert files(storage.root) == ["videos/video_10/1/video.mp4"]


def test_bytes_on_a_missing_disk_are_not_taken_for_removed(storage: Storage) -> None:
    """When the whole folder is away, deleting is Unavailable: it may come back with the bytes."""
    storage.root.rename(storage.root.with_name("away"))
    with pytest.raises(Unavailable):
        storage.delete_prefix(video_prefix("video_1"))


def test_sweeping_takes_leftovers_alone(storage: Storage) -> None:
    """What earlier processes left in scratch goes; what is published stays."""
    storage.publish(KEY, b"1")
    (storage.scratch / "attempt").mkdir()
    (storage.scratch / "attempt" / "part").write_bytes(b"x")
    (storage.root / "incoming" / "y.part").write_bytes(b"x")
    storage.sweep()
    assert files(storage.root) == [KEY]


def test_what_is_shown_is_replaced_at_once(storage: Storage) -> None:
    """The newest content is there, alone, and nothing unfinished beside it."""
    for content in (b"one", b"two"):
        storage.show(KEY, content)

    assert storage.read(KEY) == b"two"
    assert files(storage.root) == [KEY]


def test_what_cannot_be_shown_leaves_nothing(storage: Storage) -> None:
    """An error of the disk is ours, and no part of the content stays."""
    (storage.root / "videos").write_bytes(b"no folder")
    with pytest.raises(Unavailable):
        storage.show(KEY, b"one")

    assert files(storage.root) == ["videos"]


def test_the_size_of_the_disk_is_known(storage: Storage) -> None:
    """It is at least what is free; of a folder that is away it is not known."""
    assert storage.disk_bytes() >= storage.free_bytes() > 0
    storage.root.rename(storage.root.with_name("away"))
    with pytest.raises(Unavailable):
        storage.disk_bytes()


def test_free_space_is_known(storage: Storage) -> None:
    """There is some, in bytes."""
    assert storage.free_bytes() > 1_000

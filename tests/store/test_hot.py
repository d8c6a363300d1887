"""The hot reads mean exactly what the store's own queries mean, and notice changes of keys."""

from __future__ import annotations

import itertools
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kinora.errors import NotFound, Unavailable
from kinora.store import HotReads, Store, secret_hash
from kinora.video import Failure


def test_both_ways_of_getting_are_equal(
    store: Store, hot: HotReads, make_video, finish, epoch: int
) -> None:
    """A video of every status, a deleted one and a foreign one read the same both ways."""
    finish(make_video(), expires_at=5)
    failed, running, queued, deleted = (make_video() for _ in range(4))
    store.add_videos([failed])
    store.claim(epoch, 1)
    store.fail(epoch, failed.id, 1, now=2, failure=Failure("a", "b"))
    store.add_videos([running])
    store.claim(epoch, 3)
    store.add_videos([queued, deleted])
    store.delete_video("default", deleted.id, 4)
    for project in ("default", "other"):
        for video in (failed, running, queued, deleted):
            assert hot.get_video(project, video.id) == store.get_video(project, video.id)


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("limit", [0, 1, 2, 10])
def test_both_ways_of_listing_are_equal(
    store: Store, hot: HotReads, make_video, newest_first: bool, limit: int
) -> None:
    """Every page is the same both ways, from every cursor."""
    videos = [make_video() for _ in range(4)]
    store.add_videos([*videos, make_video("other")])
    store.delete_video("default", videos[1].id, 1)
    for after_id in (None, *(video.id for video in videos)):
        assert hot.list_videos(
            "default", after_id=after_id, limit=limit, newest_first=newest_first
        ) == store.list_videos("default", after_id=after_id, limit=limit, newest_first=newest_first)


def test_an_unknown_cursor_is_refused_in_the_same_words(store: Store, hot: HotReads) -> None:
    """Both ways raise the same NotFound."""
    for reads in (store, hot):
        with pytest.raises(NotFound, match=r"^Video with id 'video_x' not found\.$"):
            reads.list_videos("default", after_id="video_x", limit=1)


@pytest.fixture
def clock() -> Iterator[int]:
    """A clock that goes on by a second with every look."""
    return itertools.count()


@pytest.fixture
def patient(store: Store, database: Path, clock: Iterator[int]) -> Iterator[HotReads]:
    """Hot reads that take a second to have passed between any two reads."""
    hot = HotReads(database, clock=lambda: next(clock))
    yield hot
    hot.close()


def test_a_revoked_key_stops_within_a_second(store: Store, patient: HotReads) -> None:
    """A key that was found and cached is not found a second after its revocation."""
    key = store.add_key("default", "mine", secret_hash("secret"), 1)
    assert patient.find_key(secret_hash("secret")) == key == store.find_key(secret_hash("secret"))
    store.revoke_key(key.id, 2)
    assert patient.find_key(secret_hash("secret")) is None
    assert store.find_key(secret_hash("secret")) is None


def test_the_first_key_is_noticed_within_a_second(store: Store, patient: HotReads) -> None:
    """The mode without keys ends when a first key is made, and only a reset brings it back."""
    assert not patient.any_key_ever()
    key = store.add_key("default", "mine", secret_hash("secret"), 1)
    assert patient.any_key_ever()
    store.revoke_key(key.id, 2)
    assert patient.any_key_ever()
    store.reset_keys()
    assert not patient.any_key_ever()


def test_keys_are_cached_between_changes(store: Store, hot: HotReads) -> None:
    """A second look at the same key does not read the database, and is visible in the repr."""
    store.add_key("default", "mine", secret_hash("secret"), 1)
    hot.find_key(secret_hash("secret"))
    hot.find_key(secret_hash("wrong"))
    assert "num_cached_keys=1" in repr(hot)


def test_the_data_version_tells_of_commits(store: Store, hot: HotReads, make_video) -> None:
    """It changes when another connection has committed, and only then."""
    before = hot.data_version()
    assert hot.data_version() == before
    store.add_videos([make_video()])
    assert hot.data_version() != before


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    """Reading where no database is raises Unavailable and leaves no file."""
    with pytest.raises(Unavailable):
        HotReads(tmp_path / "none.db").data_version()
    assert list(tmp_path.iterdir()) == []


def test_hot_reads_cannot_write(hot: HotReads) -> None:
    """The connection refuses every write."""
    with pytest.raises(Exception, match="readonly"):
        hot._connection.execute("DELETE FROM videos")


def test_a_locked_database_is_refused_at_once(store: Store, database: Path, make_video) -> None:
    """Hot reads belong to an event loop: where another would wait, they are Unavailable."""
    store.add_videos([make_video()])
    store.close()
    with closing(sqlite3.connect(database, isolation_level=None)) as owner:
        owner.execute("PRAGMA locking_mode = EXCLUSIVE")
        owner.execute("UPDATE dispatcher SET heartbeat = 1")
        with closing(HotReads(database)) as hot:
            began = time.monotonic()
            with pytest.raises(Unavailable, match="busy"):
                hot.get_video("default", "video_1")
            assert time.monotonic() - began < 1.0

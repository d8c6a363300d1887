"""Group commits: durable when the future is done, and errors reach only whom they concern."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from kinora.errors import NotFound, Unavailable
from kinora.store import GroupWriter, Store
from kinora.video import Video


class Gate:
    """A store whose commits wait for a door, and that notes the size of each group."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.door = threading.Event()
        self.arrived = threading.Event()
        self.groups: list[int] = []

    def add_videos(self, videos: Sequence[Video]) -> None:
        """Adds them once the door is open."""
        self.groups.append(len(videos))
        self.arrived.set()
        assert self.door.wait(10)
        self.store.add_videos(videos)


def test_a_done_future_means_a_stored_video(store: Store, make_video) -> None:
    """Once the future is done, the video is there for everybody."""
    writer = GroupWriter(store)
    video = make_video()
    assert writer.submit(video).result(10) is None
    assert store.get_video("default", video.id) == video
    writer.close()


def test_what_queues_up_shares_a_commit(store: Store, make_video) -> None:
    """While one commit runs the next group gathers, and goes in order as one."""
    gate = Gate(store)
    writer = GroupWriter(gate)
    videos = [make_video() for _ in range(9)]
    futures = [writer.submit(videos[0])]
    assert gate.arrived.wait(10)
    futures += [writer.submit(video) for video in videos[1:]]
    gate.door.set()
    for future in futures:
        future.result(10)
    writer.close()
    assert gate.groups == [1, 8]
    assert list(store.list_videos("default", limit=20, newest_first=False).items) == videos


def test_one_bad_video_spoils_nobody_elses(store: Store, make_video) -> None:
    """In a group with a remix of nothing, that one fails and the others are stored."""
    gate = Gate(store)
    writer = GroupWriter(gate)
    first = writer.submit(make_video())
    assert gate.arrived.wait(10)
    good, bad = make_video(), make_video(source_id="video_none")
    good_future, bad_future = writer.submit(good), writer.submit(bad)
    gate.door.set()
    first.result(10)
    good_future.result(10)
    with pytest.raises(NotFound):
        bad_future.result(10)
    assert store.get_video("default", good.id) == good
    writer.close()


def test_what_concerns_all_is_told_to_all_at_once(store: Store, database: Path, make_video) -> None:
    """A database that cannot be written is tried once for the group, not once for each."""
    gate = Gate(store)
    writer = GroupWriter(gate)
    futures = [writer.submit(make_video())]
    assert gate.arrived.wait(10)
    futures += [writer.submit(make_video()) for _ in range(4)]
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    blocker = sqlite3.connect(database, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    gate.door.set()
    for future in futures:
        with pytest.raises(Unavailable, match="busy"):
            future.result(10)
    blocker.close()
    writer.close()
    assert gate.groups == [1, 4]


def test_a_cancelled_future_stores_nothing(store: Store, make_video) -> None:
    """A request that went away before its turn leaves no video."""
    gate = Gate(store)
    writer = GroupWriter(gate)
    writer.submit(make_video())
    assert gate.arrived.wait(10)
    gone = make_video()
    assert writer.submit(gone).cancel()
    gate.door.set()
    writer.close()
    assert store.get_video("default", gone.id) is None


def test_closing_commits_what_was_submitted(store: Store, make_video) -> None:
    """Nothing that was accepted is dropped at the end, and nothing more is accepted."""
    writer = GroupWriter(store)
    futures = [writer.submit(make_video()) for _ in range(50)]
    writer.close()
    assert all(future.done() for future in futures)
    assert store.count_queued("default") == 50
    with pytest.raises(Unavailable):
        writer.submit(make_video())
    writer.close()


CREATE_FOREVER = """
import sys
from pathlib import Path
from kinora.store import GroupWriter, Store, sqlite_url
from kinora.video import Kind, Size, Video, new_video_id

store = Store(sqlite_url(Path(sys.argv[1])))
writer = GroupWriter(store)
while True:
    futures = []
    for _ in range(5):
        video = Video(
            id=new_video_id(1), project="p", created_at=1, kind=Kind.CREATE, model="m",
            prompt="p", size=Size(1, 1), seconds=4, seed=1, engine="e",
        )
        futures.append((video.id, writer.submit(video)))
    for id, future in futures:
        future.result()
        print(id, flush=True)
"""


def test_an_acknowledged_video_survives_a_kill(store: Store, database: Path) -> None:
    """Whatever was acknowledged before SIGKILL is there afterwards."""
    with subprocess.Popen(
        [sys.executable, "-c", CREATE_FOREVER, str(database)], stdout=subprocess.PIPE, text=True
    ) as creator:
        assert creator.stdout is not None
        acknowledged = [creator.stdout.readline().strip() for _ in range(100)]
        creator.kill()
        acknowledged += [line.strip() for line in creator.stdout if line.endswith("\n")]
    assert len(acknowledged) >= 100
    missing = [id for id in acknowledged if store.get_video("p", id) is None]
    assert missing == []

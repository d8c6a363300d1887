"""Whatever happens in whatever order, the queue keeps its promises: a machine that tries."""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from kinora.errors import LostEpoch
from kinora.store import Store, sqlite_url
from kinora.video import Asset, Failure, Kind, Size, Status, Variant, Video, new_video_id
from store.looking import running

PROJECTS = ("a", "b")


@dataclasses.dataclass
class Expected:
    """What the model believes of one video."""

    video: Video
    claims: int = 0
    crashes: int = 0
    is_deleted: bool = False


class Life(RuleBasedStateMachine):
    """Clients, a dispatcher that may be succeeded, and workers that may be thought dead."""

    videos = Bundle("videos")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store(sqlite_url(Path(self.folder.name) / "kinora.db"))
        self.store.migrate()
        self.epoch = self.store.take_epoch()
        self.known: dict[str, Expected] = {}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def now(self, id: str) -> Video | None:
        """The video as its owner sees it."""
        return self.store.get_video(self.known[id].video.project, id)

    @rule(target=videos, project=st.sampled_from(PROJECTS), priority=st.integers(0, 2))
    def create(self, project: str, priority: int) -> str:
        """A client creates a video."""
        video = Video(
            id=new_video_id(1),
            project=project,
            created_at=1,
            kind=Kind.CREATE,
            model="sora-2",
            prompt="a cat",
            size=Size(1280, 720),
            seconds=8,
            seed=1,
            engine="animatic",
            priority=priority,
        )
        self.store.add_videos([video])
        self.known[video.id] = Expected(video)
        return video.id

    @rule(id=videos)
    def delete(self, id: str) -> None:
        """A client deletes one, perhaps again."""
        expected = self.known[id]
        assert self.store.delete_video(expected.video.project, id, 9) is not expected.is_deleted
        expected.is_deleted = True

    @rule()
    def claim(self) -> None:
        """The dispatcher claims; only a waiting, visible video of the emptiest project may come."""
        waiting = self.of_status(Status.QUEUED)
        present = running(self.store)
        claimed = self.store.claim(self.epoch, 5)
        assert (claimed is None) == (not waiting)
        if claimed is None:
            return
        expected = self.known[claimed.id]
        expected.claims += 1
        assert not expected.is_deleted
        assert claimed.attempt == expected.claims
        load = {name: sum(video.project == name for video in present) for name in PROJECTS}
        assert load[claimed.project] == min(load[video.project] for video in waiting)
        rivals = [video.priority for video in waiting if video.project == claimed.project]
        assert claimed.priority == max(rivals)

    @rule(
        id=videos, lag=st.integers(0, 1), outcome=st.sampled_from(("done", "fail", "back", "die"))
    )
    def report(self, id: str, lag: int, outcome: str) -> None:
        """A worker reports on its attempt, or on one before it; only the present one counts."""
        expected, before = self.known[id], self.now(id)
        attempt = expected.claims - lag
        counts = lag == 0 and before is not None and before.status is Status.IN_PROGRESS
        assert self.tell(outcome, id, attempt) == counts
        if not counts:
            assert self.now(id) == before
        elif outcome == "die":
            expected.crashes += 1

    def tell(self, outcome: str, id: str, attempt: int) -> bool:
        """One report; whether it counted."""
        store, epoch = self.store, self.epoch
        match outcome:
            case "done":
                return store.complete(
                    epoch,
                    id,
                    attempt,
                    now=7,
                    assets=[asset_of(id)],
                    engine_version="1",
                    negative_schema=1,
                    expires_at=None,
                )
            case "fail":
                return store.fail(epoch, id, attempt, now=7, failure=Failure("a", "b"))
            case "back":
                return store.hand_back(epoch, id, attempt)
            case _:
                return store.record_crash(epoch, id, attempt, now=7, reason="died") is not None

    @rule()
    def succeed(self) -> None:
        """Another dispatcher takes over; the old one can do nothing any more."""
        old, self.epoch = self.epoch, self.store.take_epoch()
        with pytest.raises(LostEpoch):
            self.store.claim(old, 1)
        self.store.hand_back_all(self.epoch)
        assert running(self.store) == ()

    @rule()
    def clean(self) -> None:
        """The janitor removes what may go, and forgets it."""
        for id in self.store.removable():
            video = self.now(id)
            assert video is None or video.status is Status.FAILED
            self.store.forget(id)
        assert self.store.removable() == ()

    @invariant()
    def files_belong_to_completed_videos(self) -> None:
        """A visible video has files if and only if it is completed, and 100 means just that."""
        for id in self.known:
            video = self.now(id)
            if video is not None:
                is_completed = video.status is Status.COMPLETED
                assert bool(self.store.assets(id)) == is_completed
                assert (video.progress == 100) == is_completed

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every accepted video that was not deleted is there, and three crashes fail it."""
        for id, expected in self.known.items():
            video = self.now(id)
            assert (video is None) == expected.is_deleted
            if video is not None:
                assert video.crashes == expected.crashes < 4
                if video.crashes == 3:
                    assert video.status is Status.FAILED

    @invariant()
    def counts_are_right(self) -> None:
        """The counts are what a listing would count."""
        counts = self.store.counts()
        for status in Status:
            assert getattr(counts, status) == len(self.of_status(status))

    def of_status(self, status: Status) -> list[Video]:
        """Every visible video of that status."""
        pages = [self.store.list_videos(project, limit=100).items for project in PROJECTS]
        return [video for videos in pages for video in videos if video.status is status]


def asset_of(id: str) -> Asset:
    """A file of that video."""
    return Asset(variant=Variant.VIDEO, key=f"videos/{id}/1/v", size=1, sha256="0", media_type="x")


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,  # the same tries on every machine
    database=None,
    suppress_health_check=list(HealthCheck),
)

"""Claims are fair, progress never falls, and a dispatcher of an old epoch can do nothing."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from kinora.errors import LostEpoch
from kinora.store import Store
from kinora.video import Failure, Status, Video


def claim(store: Store, epoch: int, now: int = 50) -> Video:
    """The next video, which must be there."""
    video = store.claim(epoch, now)
    assert video is not None
    return video


def test_a_claim_begins_an_attempt(store: Store, epoch: int, make_video) -> None:
    """The claimed video is in progress, one attempt further, from now on."""
    video = make_video()
    store.add_videos([video])
    claimed = claim(store, epoch, now=77)
    assert claimed == msgspec.structs.replace(
        video, status=Status.IN_PROGRESS, attempt=1, started_at=77
    )
    assert store.get_video("default", video.id) == claimed
    assert store.claim(epoch, 78) is None


def test_the_oldest_of_the_highest_priority_is_first(store: Store, epoch: int, make_video) -> None:
    """Within a project priority goes before age, and age decides among equals."""
    low, high, high_later = make_video(), make_video(priority=5), make_video(priority=5)
    store.add_videos([low, high, high_later])
    assert [claim(store, epoch).id for _ in range(3)] == [high.id, high_later.id, low.id]


def test_the_project_with_fewest_in_progress_is_first(store: Store, epoch: int, make_video) -> None:
    """A project that has filled the queue does not hold up another one."""
    store.add_videos([make_video("busy", priority=9) for _ in range(4)])
    store.add_videos([make_video("quiet")])
    assert [claim(store, epoch).project for _ in range(3)] == ["busy", "quiet", "busy"]


def test_projects_take_turns(store: Store, epoch: int, make_video) -> None:
    """With none in progress, the project that was served longest ago is next."""
    store.add_videos([make_video(name) for name in "aaabbbccc"])
    served = []
    for _ in range(9):
        video = claim(store, epoch)
        served.append(video.project)
        store.fail(epoch, video.id, video.attempt, now=51, failure=Failure("a", "b"))
    assert served == list("abcabcabc")


def test_a_deleted_video_is_never_claimed(store: Store, epoch: int, make_video) -> None:
    """A queued video that was deleted is passed over."""
    gone, stays = make_video(), make_video()
    store.add_videos([gone, stays])
    store.delete_video("default", gone.id, 1)
    assert claim(store, epoch).id == stays.id
    assert store.claim(epoch, 2) is None


def test_a_remix_waits_for_a_source_that_is_made_again(
    store: Store, epoch: int, make_video, finish
) -> None:
    """A damaged source goes first; its remix follows when it is completed."""
    source = finish(make_video())
    remix = make_video(source_id=source.id, priority=9)
    store.add_videos([remix])
    assert store.requeue_damaged(epoch, source.id)
    again = claim(store, epoch)
    assert again.id == source.id
    assert store.claim(epoch, 3) is None
    store.complete(
        epoch,
        source.id,
        again.attempt,
        now=4,
        assets=[],
        engine_version="1",
        negative_schema=1,
        expires_at=None,
    )
    assert claim(store, epoch).id == remix.id


def test_progress_never_falls_and_never_reaches_a_hundred(
    store: Store, epoch: int, make_video
) -> None:
    """Of several reports the highest stands, and only completion makes it 100."""
    video = make_video()
    store.add_videos([video])
    claim(store, epoch)
    seen = []
    for progress in (10, 40, 30, 100):
        store.record_progress(epoch, video.id, 1, progress)
        seen.append(store.get_video("default", video.id).progress)
    assert seen == [10, 40, 40, 99]


def test_progress_of_an_old_attempt_is_ignored(store: Store, epoch: int, make_video) -> None:
    """A worker that was thought dead cannot move its video's progress."""
    video = make_video()
    store.add_videos([video])
    claim(store, epoch)
    store.hand_back(epoch, video.id, 1)
    claim(store, epoch)
    store.record_progress(epoch, video.id, 1, 50)
    assert store.get_video("default", video.id).progress == 0


def test_previews_are_of_one_attempt(store: Store, epoch: int, make_video) -> None:
    """Their number never falls within it, an older attempt adds none, and the next begins at none."""
    video, seen = make_video(), []
    store.add_videos([video])
    claim(store, epoch)
    for count in (2, 1):
        store.record_previews(epoch, video.id, 1, count)
        seen.append(store.get_video("default", video.id).previews)
    store.hand_back(epoch, video.id, 1)
    seen.append(store.get_video("default", video.id).previews)
    claim(store, epoch)
    store.record_previews(epoch, video.id, 1, 3)
    seen.append(store.get_video("default", video.id).previews)

    assert seen == [2, 2, 0, 0]


STATEMENTS: dict[str, Callable[[Store, int, str], object]] = {
    "beat": lambda store, epoch, id: store.beat(epoch, 1),
    "record_engine": lambda store, epoch, id: store.record_engine(epoch, "animatic", "1"),
    "claim": lambda store, epoch, id: store.claim(epoch, 1),
    "record_progress": lambda store, epoch, id: store.record_progress(epoch, id, 1, 9),
    "record_previews": lambda store, epoch, id: store.record_previews(epoch, id, 1, 9),
    "complete": lambda store, epoch, id: store.complete(
        epoch,
        id,
        1,
        now=1,
        assets=[],
        engine_version="",
        negative_schema=1,
        expires_at=None,
    ),
    "fail": lambda store, epoch, id: store.fail(epoch, id, 1, now=1, failure=Failure("a", "b")),
    "hand_back": lambda store, epoch, id: store.hand_back(epoch, id, 1),
    "hand_back_all": lambda store, epoch, id: store.hand_back_all(epoch),
    "record_crash": lambda store, epoch, id: store.record_crash(epoch, id, 1, now=1, reason="x"),
    "end_cancelled": lambda store, epoch, id: store.end_cancelled(epoch, id, 1),
    "requeue_damaged": lambda store, epoch, id: store.requeue_damaged(epoch, id),
    "cancelled": lambda store, epoch, id: store.cancelled(epoch),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_an_old_epoch_can_do_nothing(store: Store, epoch: int, make_video, name: str) -> None:
    """Every statement of a dispatcher that was succeeded raises LostEpoch and changes nothing."""
    video = make_video()
    store.add_videos([video, make_video()])
    claimed = claim(store, epoch)
    store.take_epoch()
    with pytest.raises(LostEpoch):
        STATEMENTS[name](store, epoch, claimed.id)
    assert store.get_video("default", claimed.id) == claimed


def test_the_version_last_loaded_is_the_present_one(store: Store, epoch: int) -> None:
    """An engine has no version until a worker has loaded it, and then the newest."""
    assert store.engine_version("animatic") == ""
    for version in ("1", "2"):
        store.record_engine(epoch, "animatic", version)
    store.record_engine(epoch, "other", "9")

    assert store.engine_version("animatic") == "2"


def test_a_beat_is_seen(store: Store, epoch: int) -> None:
    """The last heartbeat can be read by anybody."""
    assert store.heartbeat() == 0
    store.beat(epoch, 123)
    assert store.heartbeat() == 123


def test_cancelled_videos_are_those_under_way_and_deleted(
    store: Store, epoch: int, make_video
) -> None:
    """Neither those that still wait nor those that somebody still wants."""
    first, wanted, waiting = make_video(), make_video(), make_video()
    store.add_videos([first, wanted, waiting])
    claim(store, epoch), claim(store, epoch)
    store.delete_video("default", first.id, 5)
    store.delete_video("default", waiting.id, 5)
    assert [video.id for video in store.cancelled(epoch)] == [first.id]

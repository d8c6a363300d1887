"""A project's queue as its owner arranges it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from kinora.errors import InvalidRequest
from kinora.store import Change, Store


@pytest.fixture
def queue(store: Store, make_video) -> list[str]:
    """The ids of five waiting videos, in order."""
    videos = [make_video() for _ in range(5)]
    store.add_videos(videos)
    return [video.id for video in videos]


def order(store: Store, epoch: int) -> list[str]:
    """The ids in which the videos are claimed."""
    claimed = []
    while video := store.claim(epoch, 1):
        claimed.append(video.id)
    return claimed


@pytest.mark.parametrize("before", range(1, 6))
@pytest.mark.parametrize("after", range(1, 6))
def test_a_video_is_moved_to_a_position(
    store: Store, epoch: int, queue: list[str], before: int, after: int
) -> None:
    """It is claimed as that one, and the others keep their order."""
    moved = queue.pop(before - 1)
    store.change_video("default", moved, Change(position=after))
    queue.insert(after - 1, moved)
    assert order(store, epoch) == queue


def test_any_number_of_moves_gives_the_order_of_a_list(
    store: Store, epoch: int, queue: list[str]
) -> None:
    """Places that have come too near to one another are numbered anew, and nobody notices."""
    dice = random.Random(7)
    for _ in range(200):
        before, after = dice.randrange(5), dice.choice([1, 2])
        moved = queue.pop(before)
        store.change_video("default", moved, Change(position=after + 1))
        queue.insert(after, moved)
    assert order(store, epoch) == queue


def test_what_comes_later_stands_behind_whatever_was_moved(
    store: Store, epoch: int, queue: list[str], make_video
) -> None:
    """The end of the queue is where the next video is accepted."""
    for id in (queue[0], queue[1], queue[0]):
        store.change_video("default", id, Change(position=5))
    later = make_video()
    store.add_videos([later])
    assert order(store, epoch) == [*queue[2:], queue[1], queue[0], later.id]


def test_a_higher_priority_is_sooner(store: Store, epoch: int, queue: list[str]) -> None:
    """Priority goes before age; equals stand as they were accepted."""
    for id in (queue[4], queue[2]):
        store.change_video("default", id, Change(priority=5))
    assert order(store, epoch) == [queue[2], queue[4], queue[0], queue[1], queue[3]]


def test_moving_among_other_priorities_adopts_one(
    store: Store, epoch: int, queue: list[str]
) -> None:
    """A position counts among all of the project's videos, whatever their priority."""
    store.change_video("default", queue[0], Change(priority=5))
    store.change_video("default", queue[1], Change(priority=5))
    moved = store.change_video("default", queue[4], Change(position=2))
    assert moved is not None
    assert moved.priority == 5
    assert order(store, epoch) == [queue[0], queue[4], queue[1], queue[2], queue[3]]


def test_a_position_beyond_the_end_is_refused(store: Store, queue: list[str]) -> None:
    """Nothing is changed then."""
    with pytest.raises(InvalidRequest) as refused:
        store.change_video("default", queue[0], Change(position=6, title="x"))
    assert refused.value.param == "position"
    video = store.get_video("default", queue[0])
    assert video is not None
    assert video.title is None


@pytest.mark.parametrize("change", [{"prompt": "x"}, {"priority": 1}, {"position": 1}])
def test_what_has_begun_is_not_rearranged(
    store: Store, epoch: int, queue: list[str], change: dict[str, Any]
) -> None:
    """Prompt, priority and position are fixed from the first attempt on."""
    claimed = store.claim(epoch, 1)
    assert claimed is not None
    with pytest.raises(InvalidRequest, match="in progress"):
        store.change_video("default", claimed.id, Change(**change))


def test_a_title_is_changed_and_taken_away_at_any_time(
    store: Store, epoch: int, queue: list[str]
) -> None:
    """A title is its owner's own."""
    store.claim(epoch, 1)
    for title, kept in (("first", "first"), ("", None)):
        video = store.change_video("default", queue[0], Change(title=title))
        assert video is not None
        assert video.title == kept


def test_the_prompt_of_a_waiting_video_is_changed(
    store: Store, epoch: int, queue: list[str]
) -> None:
    """It is made from what it says when it is claimed."""
    store.change_video("default", queue[0], Change(prompt="a dog"))
    claimed = store.claim(epoch, 1)
    assert claimed is not None
    assert claimed.prompt == "a dog"


def test_another_projects_video_is_not_there(store: Store, queue: list[str]) -> None:
    """Nobody arranges the videos of others."""
    assert store.change_video("other", queue[0], Change(title="mine")) is None


def test_a_paused_project_stands_still(store: Store, epoch: int, queue: list[str], make_video):
    """Other projects go on, and the paused one goes on when it is resumed."""
    other = make_video("other")
    store.add_videos([other])
    store.claim(epoch, 1)
    store.pause("default", 1)
    store.pause("default", 2)
    standing = store.standing("default")
    assert (standing.is_paused, standing.queued, standing.in_progress) == (True, 4, 1)
    assert order(store, epoch) == [other.id]
    store.resume("default")
    assert not store.standing("default").is_paused
    assert order(store, epoch) == queue[1:]


def test_a_project_at_its_limit_is_passed_over(
    store: Store, epoch: int, queue: list[str], make_video
) -> None:
    """No project has more than so many in progress, and the others are not held up."""
    others = [make_video("other"), make_video("other")]
    store.add_videos(others)
    claimed = [store.claim(epoch, 1, max_running=2) for _ in range(5)]
    projects = [video.project for video in claimed if video]
    assert sorted(projects) == ["default", "default", "other", "other"]
    assert claimed[4] is None

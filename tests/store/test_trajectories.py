"""Trajectories: what they take, and which of them go first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinora.store import Store, Trajectory
from kinora.video import Asset, Kind, Variant, Video

Keep = Callable[[int], Video]
FILM_BYTES = 10


def files(video: Video, size: int) -> list[Asset]:
    """A film, and a trajectory of that size."""
    return [
        Asset(
            variant=variant,
            key=f"videos/{video.id}/1/{variant}",
            size=of,
            sha256="",
            media_type="x/y",
        )
        for variant, of in ((Variant.VIDEO, FILM_BYTES), (Variant.TRAJECTORY, size))
    ]


@pytest.fixture
def keep(store: Store, epoch: int, make_video) -> Keep:
    """Completes a video with a trajectory, at a time that is its size as well."""

    def run(size: int) -> Video:
        video = make_video()
        store.add_videos([video])
        assert store.claim(epoch, size)
        assert store.complete(
            epoch,
            video.id,
            1,
            now=size,
            assets=files(video, size),
            engine_version="1",
            negative_schema=1,
            expires_at=None,
        )
        return video

    return run


def order(store: Store) -> list[int]:
    """The sizes of what may go, in order."""
    return [each.size for each in store.evictable(limit=9)]


def test_the_least_recently_used_goes_first(store: Store, keep: Keep) -> None:
    """Completion is the first use; films are none of it."""
    for size in (200, 100, 300):
        keep(size)

    assert order(store) == [100, 200, 300]
    assert store.trajectory_bytes() == 600


@pytest.mark.parametrize("kind", [Kind.REMIX, Kind.EDIT, Kind.EXTENSION])
def test_what_starts_from_a_video_uses_its_trajectory(
    store: Store, epoch: int, keep: Keep, make_video, kind: Kind
) -> None:
    """From the claim on it counts as used."""
    source = keep(100)
    keep(200)
    remix = make_video(source_id=source.id, kind=kind)
    store.add_videos([remix])
    assert store.claim(epoch, 300)
    store.hand_back(epoch, remix.id, 1)
    store.delete_video("default", remix.id, 301)

    assert order(store) == [200, 100]


def test_what_a_remix_waits_for_goes_last(store: Store, keep: Keep, make_video) -> None:
    """Only when nothing else is left; the remix then falls back."""
    needed, _ = keep(100), keep(200)
    store.add_videos([make_video(source_id=needed.id)])

    assert order(store) == [200, 100]


def test_what_a_remix_is_made_from_stays(store: Store, epoch: int, keep: Keep, make_video) -> None:
    """While it is under way, whatever else there is."""
    store.add_videos([make_video(source_id=keep(100).id)])
    assert store.claim(epoch, 300)

    assert order(store) == []
    assert store.trajectory_bytes() == 100


def test_a_trajectory_that_has_gone_counts_no_more(store: Store, keep: Keep) -> None:
    """Neither in all nor as its video's, and only once."""
    video = keep(100)
    [gone] = store.evictable(limit=9)
    for _ in range(2):
        store.forget_trajectory(gone)

    assert [asset.variant for asset in store.assets(video.id)] == [Variant.VIDEO]
    assert store.stored_bytes("default").videos == FILM_BYTES
    assert (order(store), store.trajectory_bytes()) == ([], 0)


def test_another_attempts_trajectory_is_not_forgotten(store: Store, keep: Keep) -> None:
    """What was found before a video was made again says nothing of what it has now."""
    video = keep(100)
    store.forget_trajectory(Trajectory(video_id=video.id, key="videos/x/2/y", size=100))

    assert order(store) == [100]

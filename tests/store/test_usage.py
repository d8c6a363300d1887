"""What a project has used."""

from __future__ import annotations

from kinora.store import Store
from kinora.video import Failure, Status

SPAN = {"start": 1_600_000_000, "end": 1_800_000_000}


def test_usage_counts_by_model_and_status(store: Store, epoch: int, make_video, finish) -> None:
    """Made, failed and waiting videos of the project, with the seconds they have and took."""
    finish(make_video(seconds=8, started_at=90))
    store.add_videos([make_video(), make_video("other"), make_video(model="sora-2-pro")])
    video = store.claim(epoch, 100)
    assert video is not None
    store.fail(epoch, video.id, video.attempt, now=103, failure=Failure("a", "b"))
    used = {(row.model, row.status): row for row in store.usage(video.project, **SPAN)}
    if video.project == "other":
        used |= {(row.model, row.status): row for row in store.usage("default", **SPAN)}
    assert used[("sora-2", Status.COMPLETED)].seconds == 8
    assert used[("sora-2", Status.FAILED)].worker_seconds == 3
    assert used[("sora-2-pro", Status.QUEUED)].num_videos == 1


def test_usage_counts_what_was_deleted_after_it_had_begun(
    store: Store, epoch: int, make_video, finish
) -> None:
    """Deleting a film does not give its seconds back; what never began cost nothing."""
    made = finish(make_video())
    waiting = make_video()
    store.add_videos([waiting])
    for id in (made.id, waiting.id):
        assert store.delete_video("default", id, 200)
    [row] = store.usage("default", **SPAN)
    assert (row.status, row.num_videos) == (Status.COMPLETED, 1)


def test_usage_is_of_the_time_asked_for(store: Store, make_video) -> None:
    """From the start, up to before the end."""
    store.add_videos([make_video(created_at=at) for at in (9, 10, 19, 20)])
    [row] = store.usage("default", start=10, end=20)
    assert row.num_videos == 2


def test_stored_bytes_are_those_kept_now(store: Store, make_video, finish) -> None:
    """A completed video counts until its bytes have gone."""
    video = finish(make_video())
    assert store.stored_bytes("default").total == 5
    assert store.stored_bytes("other").total == 0
    store.delete_video("default", video.id, 1)
    assert store.stored_bytes("default").videos == 5
    store.forget(video.id)
    assert store.stored_bytes("default").videos == 0

"""Batches as rows: moved from status to status, each move once, with what belongs to it."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from kinora.store import (
    Batch,
    BatchError,
    BatchStatus,
    Ending,
    File,
    NewLine,
    Purpose,
    Refusal,
    Store,
)
from kinora.store.batches import new_batch_id
from kinora.store.files import new_file_id
from kinora.store.tables import BATCH_LINES, WEBHOOK_EVENTS
from kinora.store.webhooks import Endpoint
from kinora.video import Failure, Input, Role, Status, Video


def add(store: Store, **fields: Any) -> Batch:
    values: dict[str, Any] = {
        "id": new_batch_id(),
        "project": "default",
        "created_at": 100,
        "endpoint": "/v1/videos",
        "completion_window": "24h",
        "input_file_id": "file-1",
        "expires_at": 86_500,
    }
    batch = Batch(**(values | fields))
    store.add_batch(batch)
    return batch


def get(store: Store, batch: Batch) -> Batch:
    found = store.get_batch(batch.project, batch.id)
    assert found is not None
    return found


def started(store: Store, total: int = 2) -> Batch:
    batch = add(store)
    assert store.start_batch(batch.id, total=total, now=110)
    return get(store, batch)


def output(project: str = "default") -> File:
    id = new_file_id()
    return File(
        id=id,
        project=project,
        created_at=200,
        filename="output.jsonl",
        purpose=Purpose.BATCH_OUTPUT,
        media_type="application/jsonl",
        key=f"files/{id}",
        size=5,
        sha256="2c" * 32,
    )


def listen(store: Store) -> None:
    """An endpoint that hears of everything about batches."""
    types = tuple(f"batch.{word}" for word in ("completed", "failed", "expired", "cancelled"))
    endpoint = Endpoint(
        id="wh_1",
        project="default",
        created_at=1,
        updated_at=1,
        name="ours",
        url="https://example.com",
        event_types=(*types, "video.failed"),
        secret="whsec_x",
    )
    store.add_endpoint(endpoint)


def events(store: Store) -> list[tuple[str, str]]:
    with store.reading() as connection:
        query = sa.select(WEBHOOK_EVENTS.c.type, WEBHOOK_EVENTS.c.object_id)
        return [(row.type, row.object_id) for row in connection.execute(query)]


def test_a_batch_comes_back_whole(store: Store) -> None:
    """With its metadata, to its own project alone."""
    batch = add(store, metadata={"for": "the zoo"}, output_expires_after_s=3600)

    assert get(store, batch) == batch
    assert store.get_batch("other", batch.id) is None


def test_lines_and_their_videos_come_together(store: Store, make_video: Any) -> None:
    """In order, with the inputs of the videos; nothing of a group that is not the next one."""
    batch = started(store)
    video = make_video(batch_id=batch.id)
    given = Input(
        role=Role.REFERENCE, key="videos/x/inputs/0", size=5, sha256="a", media_type="image/png"
    )
    lines = [
        NewLine(number=1, custom_id="a", result=video, inputs=(given,)),
        NewLine(number=2, custom_id="b", result=Refusal(status=400, body="{}")),
    ]
    stranger = NewLine(number=2, custom_id="c", result=make_video())

    assert not store.add_lines(batch.id, [stranger])
    assert store.add_lines(batch.id, lines)
    assert not store.add_lines(batch.id, lines)
    assert not store.add_lines(batch.id, [stranger])
    found = store.batch_lines(batch.id, after=0, limit=10)
    assert [(line.custom_id, line.result) for line in found] == [
        ("a", video),
        ("b", Refusal(status=400, body="{}")),
    ]
    assert store.inputs(video.id) == (given,)
    assert store.tally(batch.id).taken == 2
    assert store.tally(batch.id).failed == 1


@pytest.mark.parametrize("status", ["validating", "cancelling", "finalizing"])
def test_only_a_batch_in_progress_takes_lines(store: Store, make_video: Any, status: str) -> None:
    """Before and after, nothing is added."""
    batch = add(store)
    if status != "validating":
        store.start_batch(batch.id, total=1, now=110)
    if status == "cancelling":
        assert store.cancel_batch("default", batch.id, 120)
    if status == "finalizing":
        assert store.finalize_batch(batch.id, 120)
    video: Video = make_video(batch_id=batch.id)

    assert not store.add_lines(batch.id, [NewLine(number=1, custom_id="a", result=video)])
    assert store.get_video("default", video.id) is None


def test_every_move_is_made_once(store: Store) -> None:
    """The second who tries learns that it was made."""
    batch = started(store)

    assert not store.start_batch(batch.id, total=9, now=120)
    assert not store.fail_batch(batch, (), 120)
    assert store.finalize_batch(batch.id, 120)
    assert not store.finalize_batch(batch.id, 121)
    assert not store.cancel_batch("default", batch.id, 122)
    ending = Ending(status=BatchStatus.COMPLETED, completed=2, failed=0)
    assert not store.end_batch(batch, ending, 130)  # known as it was before it was finalized
    assert store.end_batch(get(store, batch), ending, 130)
    assert not store.end_batch(get(store, batch), ending, 131)
    assert store.open_batches() == ()


def test_a_batch_ends_with_its_files(store: Store, make_video: Any) -> None:
    """They and the batch's last values are there together; its lines are not needed any more."""
    batch = started(store, total=1)
    line = NewLine(number=1, custom_id="a", result=Refusal(status=400, body="{}"))
    store.add_lines(batch.id, [line])
    store.finalize_batch(batch.id, 120)
    made = output()
    ending = Ending(status=BatchStatus.EXPIRED, completed=0, failed=1, errors=made)
    store.end_batch(get(store, batch), ending, 130)
    over = get(store, batch)

    assert (over.status, over.expired_at, over.failed) == ("expired", 130, 1)
    assert (over.output_file_id, over.error_file_id) == (None, made.id)
    assert store.get_file("default", made.id) == made
    with store.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(BATCH_LINES)).scalar() == 0


def test_the_end_of_a_batch_is_announced(store: Store) -> None:
    """However it ends, in the transaction that ends it."""
    listen(store)
    failed, completed = add(store), started(store)
    errors = (BatchError(code="empty_file", message="Nothing.", line=1),)
    store.fail_batch(failed, errors, 120)
    ending = Ending(status=BatchStatus.COMPLETED, completed=0, failed=0)
    store.end_batch(completed, ending, 130)

    assert get(store, failed).errors == errors
    assert sorted(events(store)) == [
        ("batch.completed", completed.id),
        ("batch.failed", failed.id),
    ]


def test_waiting_videos_are_withdrawn(store: Store, epoch: int, make_video: Any) -> None:
    """They fail with the reason, and that is announced; running ones and those of others go on."""
    listen(store)
    batch = started(store)
    own = [make_video(batch_id=batch.id) for _ in range(2)]
    store.add_videos([*own, make_video()])
    store.claim(epoch, 120)
    store.withdraw_waiting(batch.id, Failure("batch_cancelled", "It was cancelled."), 130)
    running, withdrawn = (store.get_video("default", video.id) for video in own)

    assert running is not None
    assert withdrawn is not None
    assert (running.status, withdrawn.status) == (Status.IN_PROGRESS, Status.FAILED)
    assert withdrawn.failure == Failure("batch_cancelled", "It was cancelled.")
    assert store.running_of_batch(batch.id) == (running.id,)
    assert store.count_queued("default") == 1
    assert events(store) == [("video.failed", withdrawn.id)]

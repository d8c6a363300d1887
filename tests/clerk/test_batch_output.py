"""What the files of a batch tell, and how long what it made lives."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from clerk.batching import NOW, World, line
from kinora.errors import Unavailable
from kinora.store import Purpose, Store
from kinora.video import Failure

PNG = "data:image/png;base64,aGVsbG8="


def test_the_output_has_a_terminal_video_for_each_line(world: World) -> None:
    """In the order of the input, whatever the order of completion, failed videos among them."""
    id = world.batch(line("a"), line("b"))
    world.rounds()
    first, second = world.claim(), world.claim()
    failure = Failure("video_generation_failed", "It could not be made.")
    world.finish(second)
    world.store.fail(world.epoch, first.id, first.attempt, now=NOW, failure=failure)
    world.rounds()
    batch = world.get(id)
    output = world.read(batch.output_file_id)

    assert (batch.status, batch.completed_at, batch.error_file_id) == ("completed", NOW, None)
    assert (batch.total, batch.completed, batch.failed) == (2, 1, 1)
    assert [item["custom_id"] for item in output] == ["a", "b"]
    assert [item["response"]["status_code"] for item in output] == [200, 200]
    assert [item["response"]["body"]["status"] for item in output] == ["failed", "completed"]
    assert output[1]["response"]["body"]["id"] == second.id
    assert all(item["error"] is None for item in output)
    assert len({item["id"] for item in output}) == 2


def test_a_refused_line_is_told_in_the_error_file(world: World) -> None:
    """As the API would have answered it; the other lines are made."""
    id = world.batch(
        line("bad", seconds="7"), line("good"), line("odd", input_reference={"image_url": PNG})
    )
    world.rounds()
    assert len(world.finish_all()) == 1
    world.rounds()
    batch = world.get(id)
    errors = world.read(batch.error_file_id)

    assert (batch.status, batch.completed, batch.failed) == ("completed", 1, 2)
    assert [item["custom_id"] for item in errors] == ["bad", "odd"]
    assert errors[0]["response"]["status_code"] == 400
    assert errors[0]["response"]["body"]["error"]["param"] == "seconds"
    assert errors[0]["error"] is None
    assert [item["custom_id"] for item in world.read(batch.output_file_id)] == ["good"]


def test_a_deleted_video_counts_as_failed(world: World) -> None:
    """Its line is told in the error file, with the reason."""
    id = world.batch(line("a"), line("b"))
    world.rounds()
    world.store.delete_video("default", world.queued()[0].id, NOW)
    world.finish_all()
    world.rounds()
    batch = world.get(id)

    assert (batch.status, batch.completed, batch.failed) == ("completed", 1, 1)
    assert world.read(batch.error_file_id)[0]["error"]["code"] == "video_deleted"


def test_videos_expire_a_day_after_their_batch(world: World) -> None:
    """Not while the batch is open, however long that takes, and not by the shorter setting."""
    world.expires_after_s = 3600
    id = world.batch(line("a"), line("b"))
    world.rounds()
    first = world.claim()
    world.finish(first)
    kept = world.store.get_video("default", first.id)
    assert kept is not None
    assert kept.expires_at is None

    world.now += 7200
    world.finish_all()
    world.rounds()
    over = world.store.get_video("default", first.id)
    assert over is not None
    assert over.expires_at == (world.get(id).completed_at or 0) + 86_400


def test_videos_of_a_batch_are_kept_where_videos_are(world: World) -> None:
    """Without the setting nothing expires."""
    world.batch(line("a"))
    world.rounds()
    (video,) = world.finish_all()
    world.rounds()
    kept = world.store.get_video("default", video.id)

    assert kept is not None
    assert kept.expires_at is None


def test_output_files_have_the_life_that_was_asked_for(world: World) -> None:
    """Counted from their own creation."""
    id = world.batch(line("a"), life_s=3600)
    world.rounds()
    world.finish_all()
    world.now += 50
    world.rounds()
    file = world.files.retrieve("default", world.get(id).output_file_id or "")

    assert (file.purpose, file.expires_at) == (Purpose.BATCH_OUTPUT, NOW + 50 + 3600)
    assert file.filename == f"{id}_output.jsonl"


def test_an_end_that_was_cut_short_is_written_again(world: World) -> None:
    """A batch whose files were written by a clerk that died has one output, and nothing in the spool."""
    id = world.batch(line("a"))
    world.rounds()
    world.finish_all()
    world.rounds(1)
    finalizing = world.get(id)
    assert finalizing.status == "finalizing"
    for _ in range(2):  # the second finds it over
        world.work().advance(finalizing, NOW)

    assert len(world.store.list_files("default", limit=10, purpose="batch_output").items) == 1
    assert len(list((world.storage.root / "files").iterdir())) == 2
    assert list(world.storage.uploads.iterdir()) == []


def test_an_end_that_cannot_be_recorded_leaves_nothing(world: World) -> None:
    """However often it is tried while the database cannot be written: no file stays that no row has."""
    id = world.batch(line("a"), line("bad", seconds="7"))
    world.rounds()
    world.finish_all()
    world.rounds(1)
    impatient = Store(world.store.engine.url, busy_timeout_ms=10)
    with closing(sqlite3.connect(world.store.engine.url.database or "")) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(Unavailable):
                replace(world, store=impatient).work().advance(world.get(id), NOW)
        other.rollback()
    impatient.close()

    assert len(list((world.storage.root / "files").iterdir())) == 1  # the input
    assert list(world.storage.uploads.iterdir()) == []
    world.rounds(1)
    assert world.get(id).status == "completed"

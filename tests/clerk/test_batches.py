"""The life of batches, and the errands that move them on."""

from __future__ import annotations

import time

import pytest

from clerk.batching import NOW, World, line
from kinora.clerk.batch_work import GRACE_S
from kinora.clerk.batches import IDLE_S, LOOK_S, SWEEP_S, FileErrand
from kinora.service.batches import WINDOW_S
from kinora.store import Purpose
from kinora.work.janitor import Janitor


def test_a_cancelled_batch_withdraws_what_waits(world: World) -> None:
    """What runs may finish and is in the output; the rest is told in the error file."""
    id = world.batch(line("a"), line("b"), line("c", seconds="7"))
    world.rounds()
    running = world.claim()
    world.batches.cancel("default", id)
    world.rounds()
    assert world.get(id).status == "cancelling"
    assert world.queued() == []

    world.finish(running)
    world.rounds()
    batch = world.get(id)
    assert (batch.status, batch.cancelled_at) == ("cancelled", NOW)
    assert (batch.completed, batch.failed) == (1, 2)
    assert [item["custom_id"] for item in world.read(batch.output_file_id)] == ["a"]
    errors = world.read(batch.error_file_id)
    assert [item["custom_id"] for item in errors] == ["b", "c"]
    assert errors[0]["error"]["code"] == "batch_cancelled"
    assert errors[0]["response"] is None


def test_a_running_video_holds_up_a_cancellation_for_five_minutes(world: World) -> None:
    """Then it is stopped, as if it had been deleted."""
    id = world.batch(line("a"))
    world.rounds()
    running = world.claim()
    world.batches.cancel("default", id)
    world.now += GRACE_S
    world.rounds()

    assert world.get(id).status == "cancelled"
    assert world.store.get_video("default", running.id) is None
    assert world.get(id).failed == 1


def test_a_video_that_a_worker_lets_go_of_is_withdrawn_too(world: World) -> None:
    """It waits again for a moment, but is not made once more."""
    id = world.batch(line("a"))
    world.rounds()
    running = world.claim()
    world.batches.cancel("default", id)
    world.rounds()
    world.store.hand_back(world.epoch, running.id, running.attempt)
    world.rounds()

    assert world.get(id).status == "cancelled"
    assert world.queued() == []


def test_a_video_that_is_made_once_more_holds_up_the_end(world: World) -> None:
    """One whose files were found damaged is in the output when it is completed again."""
    id = world.batch(line("a"))
    world.rounds()
    (video,) = world.finish_all()
    world.rounds(1)
    assert world.get(id).status == "finalizing"
    world.store.requeue_damaged(world.epoch, video.id)
    world.rounds()
    assert world.get(id).status == "finalizing"

    world.finish_all()
    world.rounds()
    assert (world.get(id).status, world.get(id).completed) == ("completed", 1)


def test_a_batch_that_is_cancelled_before_it_was_read_has_no_files(world: World) -> None:
    """Nothing is known of its lines."""
    id = world.batch(line("a"))
    world.batches.cancel("default", id)
    world.rounds()
    batch = world.get(id)

    assert (batch.status, batch.total) == ("cancelled", 0)
    assert batch.output_file_id is batch.error_file_id is None


def test_a_batch_expires_with_its_window(world: World) -> None:
    """What is finished is in the output; what is not, taken in or not, is told as expired."""
    world.max_queued = 4
    id = world.batch(*(line(str(number)) for number in range(5)))
    world.rounds()
    world.finish(world.claim())
    world.now += WINDOW_S
    world.rounds()
    batch = world.get(id)

    assert (batch.status, batch.expired_at) == ("expired", NOW + WINDOW_S)
    assert (batch.total, batch.completed, batch.failed) == (5, 1, 4)
    assert [item["custom_id"] for item in world.read(batch.output_file_id)] == ["0"]
    errors = world.read(batch.error_file_id)
    assert [item["custom_id"] for item in errors] == ["1", "2", "3", "4"]
    assert {item["error"]["code"] for item in errors} == {"batch_expired"}


def test_inputs_of_batches_that_are_over_are_swept(world: World) -> None:
    """Those of open ones stay, however old."""
    id = world.batch(line("a"))
    world.storage.publish("batches/batch_gone/input", b"lines")
    later = (world.storage.root / "batches").stat().st_mtime + 7200
    Janitor(store=world.store, storage=world.storage).remove_strays(int(later))

    assert [path.name for path in (world.storage.root / "batches").iterdir()] == [id]


def test_one_batch_that_cannot_go_on_holds_up_no_other(world: World) -> None:
    """The error is raised when the others have had their turn."""
    lost, good = world.batch(line("a")), world.batch(line("b"))
    world.rounds(1)
    world.storage.delete(f"batches/{lost}/input")
    with pytest.raises(FileNotFoundError):
        world.rounds(1)

    assert world.store.tally(good).taken == 1


def test_the_errand_works_in_a_thread_of_its_own(world: World) -> None:
    """A step returns at once; later ones find the work done, or raise what went wrong."""
    id = world.batch(line("a"))
    errand = world.errand()
    while world.get(id).status == "validating":
        assert errand.step(float(world.now)) > 0
        world.now += 1

    assert world.get(id).status == "in_progress"


def test_the_errand_raises_what_its_thread_raised(world: World) -> None:
    """The clerk hears of it with the next step, once."""
    world.storage.delete(f"batches/{world.batch(line('a'))}/input")
    id = world.batch(line("b"))
    world.rounds(1)
    world.storage.delete(f"batches/{id}/input")
    errand = world.errand()
    raised: list[FileNotFoundError] = []
    while not raised:
        try:
            errand.step(float(world.now))
        except FileNotFoundError as error:
            raised.append(error)
        world.now += 1

    assert errand.step(float(world.now)) > 0


def test_files_are_swept_until_nothing_is_left_to_sweep(world: World) -> None:
    """Again soon after something was removed, else after a while."""
    file = world.keep(b"bytes", Purpose.USER_DATA)
    world.store.delete_file("default", file.id, NOW)
    errand = FileErrand(world.files)

    assert errand.step(float(NOW)) == LOOK_S
    assert world.storage.size(file.key) is None
    assert errand.step(NOW + LOOK_S) == SWEEP_S
    assert errand.step(NOW + LOOK_S + 1) == SWEEP_S - 1


def test_a_clock_that_is_set_back_holds_up_no_batch(world: World) -> None:
    """Batches go on within half a minute, not only when the old time has come again."""
    id = world.batch(line("a"))
    errand = world.errand()
    while world.get(id).status == "validating" or errand.step(float(world.now)) == LOOK_S:
        errand.step(float(world.now))
    world.now -= 3600
    assert errand.step(float(world.now)) <= IDLE_S
    world.now += int(IDLE_S)
    while world.store.tally(id).taken == 0:
        assert errand.step(float(world.now)) <= IDLE_S
        world.now += 1
        assert world.now < NOW
        time.sleep(0.005)

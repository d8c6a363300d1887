"""Estimates: learned from what was made, honest about what is not known."""

from __future__ import annotations

import pytest

from kinora.service.outlook import Outlook
from kinora.store.outlook import Load, Work
from kinora.video import Kind, Size, Status, Video

NOW = 1_000.0
AMOUNT = 4 * 1280 * 720


def work(id: str, *, started: int = 900, ended: int | None = None, progress: int = 0) -> Work:
    return Work(
        id=id,
        engine="animatic",
        amount=AMOUNT,
        started_at=started,
        completed_at=ended,
        progress=progress,
    )


class Told:
    """A load that is what it is set to."""

    def __init__(self, load: Load, ids: tuple[str, ...] = ()) -> None:
        self.now = load
        self.ids = ids

    def load(self) -> Load:
        return self.now

    def waiting_ids(self, project: str) -> tuple[str, ...]:
        return self.ids


def outlook(told: Told, *, workers: int = 1) -> Outlook:
    outlook = Outlook(loads=told, workers=workers, clock=lambda: NOW)
    outlook.refresh(["a"])
    return outlook


def video(status: Status = Status.QUEUED, *, started: int | None = None, progress: int = 0):
    return Video(
        id="v",
        project="a",
        created_at=900,
        kind=Kind.CREATE,
        model="sora-2",
        prompt="a cat",
        size=Size(1280, 720),
        seconds=8,
        seed=1,
        engine="animatic",
        status=status,
        started_at=started,
        progress=progress,
    )


DONE = (work("x", started=900, ended=910), work("y", started=910, ended=920))  # 10 s for 4 s


def test_nothing_is_said_before_anything_was_made() -> None:
    """With nothing to learn from, only an idle server's start is known."""
    estimate = outlook(Told(Load(), ("v",))).estimate(video())
    assert (estimate.position, estimate.starts_in_s, estimate.ready_in_s) == (1, 0.0, None)


def test_a_video_takes_as_long_as_others_of_its_engine() -> None:
    """Twice the seconds, twice the work."""
    estimate = outlook(Told(Load(finished=DONE), ("v",))).estimate(video())
    assert (estimate.starts_in_s, estimate.ready_in_s) == (0.0, pytest.approx(20))


def test_a_waiting_video_waits_for_those_before_it() -> None:
    """What is under way, its own project's, and the turns of others."""
    load = Load(
        finished=DONE,
        running=(work("r", started=994),),
        queued=(("a", 3), ("b", 9), ("c", 1), ("d", 50)),
        paused=frozenset("d"),
    )
    estimate = outlook(Told(load, ("p", "q", "v"))).estimate(video())
    # 4 s of what runs, two of its own before it, three turns of b and one of c.
    assert estimate.position == 3
    assert estimate.starts_in_s == pytest.approx(4 + 6 * 10)


def test_progress_tells_what_is_left() -> None:
    """Half done after ten seconds: ten more, whatever others took."""
    running = video(Status.IN_PROGRESS, started=990, progress=50)
    assert outlook(Told(Load())).ready_in_s(running) == pytest.approx(10)
    late = video(Status.IN_PROGRESS, started=900, progress=5)
    assert outlook(Told(Load(finished=DONE))).ready_in_s(late) == 0


def test_a_paused_project_does_not_know_when_it_begins() -> None:
    """Nobody knows when it is resumed."""
    load = Load(finished=DONE, paused=frozenset("a"), queued=(("a", 1),))
    estimate = outlook(Told(load, ("v",))).estimate(video())
    assert (estimate.position, estimate.starts_in_s, estimate.ready_in_s) == (1, None, None)


def test_the_error_of_estimates_is_counted() -> None:
    """What was said when the work began, against what it took."""
    told = Told(Load(finished=DONE, running=(work("r", started=980),)))
    watched = outlook(told)
    told.now = Load(finished=(work("r", started=980, ended=1_000), *DONE))
    watched.refresh()
    watched.refresh()
    assert (watched.errors.count, watched.errors.total) == (1, pytest.approx(0.5))

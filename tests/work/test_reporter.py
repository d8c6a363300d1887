"""What the dispatcher hears of an order while it is being made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kinora.storage import Storage, preview_key
from kinora.work.channel import Channel
from kinora.work.link import Link
from kinora.work.messages import Make, Message, Progress, Shown
from kinora.work.reporter import MAX_PREVIEW_BYTES, OrderReporter

KEY = preview_key("video_1", 1)
Told = Callable[[], list[Message]]


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Channel]]:
    left, right = Channel.pair()
    yield left, right
    left.close()
    right.close()


@pytest.fixture
def told(ends: tuple[Channel, Channel]) -> Told:
    """What has been told since the last call."""
    return lambda: list(iter(ends[1].poll, None))


@pytest.fixture
def reporter(ends: tuple[Channel, Channel], order: Make, storage: Storage) -> OrderReporter:
    return OrderReporter(Link(ends[0]), order, storage)


def test_frames_are_the_progress_of_who_tells_of_no_steps(
    reporter: OrderReporter, told: Told
) -> None:
    """In whole percents, and never a hundred."""
    reporter.frames(96, 96)

    assert told() == [Progress("video_1", 1, 99)]


def test_steps_are_the_progress_where_they_are_told(reporter: OrderReporter, told: Told) -> None:
    """Frames say nothing more then, however many they are."""
    reporter.steps(2, 8)
    reporter.frames(95, 96)

    assert told() == [Progress("video_1", 1, 25)]


def test_progress_never_falls(reporter: OrderReporter, told: Told) -> None:
    """Whatever an engine tells of a second run."""
    reporter.steps(4, 8)
    reporter.steps(1, 8)
    reporter.steps(0, 0)

    assert told() == [Progress("video_1", 1, 50)]


def test_the_newest_preview_is_shown(reporter: OrderReporter, told: Told, storage: Storage) -> None:
    """It lies under the attempt before it is told of, in place of the one before."""
    reporter.preview(b"one")
    reporter.preview(b"two")

    assert told() == [Shown("video_1", 1, 1), Shown("video_1", 1, 2)]
    assert storage.read(KEY) == b"two"


def test_no_preview_stays_of_a_video_that_is_made(
    reporter: OrderReporter, storage: Storage
) -> None:
    """Whether it has shown any or none."""
    reporter.preview(b"one")
    reporter.finish()
    reporter.finish()

    assert storage.size(KEY) is None


def test_a_preview_that_is_too_large_is_left_out(
    reporter: OrderReporter, told: Told, storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says so; the video is made all the same."""
    reporter.preview(b"x" * (MAX_PREVIEW_BYTES + 1))

    assert (told(), storage.size(KEY)) == ([], None)
    assert [record.message for record in caplog.records] == ["a preview cannot be shown"]


def test_a_preview_that_cannot_be_written_is_left_out(
    reporter: OrderReporter, told: Told, storage: Storage
) -> None:
    """A broken disk is noticed by what matters more."""
    (storage.root / "videos").write_bytes(b"no folder")
    reporter.preview(b"one")

    assert told() == []

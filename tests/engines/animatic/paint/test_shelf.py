"""Pictures of a set that several processes paint together."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import skia

from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.shelf import Piece, Shelf
from kinora.errors import Cancelled

Brush = Callable[[], Piece]


def nothing() -> None:
    """Nobody asks to stop."""


@pytest.fixture
def brush() -> tuple[Brush, list[int]]:
    """Paints a picture, and counts how often."""
    painted: list[int] = []

    def paint() -> Piece:
        painted.append(1)
        surface = skia.Surface(8, 5)
        surface.getCanvas().clear(skia.Color(200, 100, 50, 128))
        return Piece(surface.makeImageSnapshot(), -3.25, 0.1)

    return paint, painted


@contextmanager
def claimed(path: Path) -> Iterator[None]:
    """Somebody else is painting this picture."""
    descriptor = os.open(path.with_suffix(".claim"), os.O_RDWR | os.O_CREAT)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(descriptor)


def test_a_picture_is_painted_once(tmp_path: Path, brush: tuple[Brush, list[int]]) -> None:
    """Who comes second reads the very pixels and the very place."""
    paint, painted = brush

    first = Shelf(tmp_path).picture(paint, nothing)()
    second = Shelf(tmp_path).picture(paint, nothing)()

    assert len(painted) == 1
    assert (first.left, first.top) == (second.left, second.top)
    assert (pixels_of(first.image) == pixels_of(second.image)).all()


def test_without_a_folder_everything_is_painted(brush: tuple[Brush, list[int]]) -> None:
    """A shelf without a folder keeps nothing."""
    paint, painted = brush
    for _ in range(2):
        Shelf().picture(paint, nothing)()

    assert len(painted) == 2


@pytest.mark.parametrize("damage", [b"", b"kps1", b"other" * 20])
def test_damaged_files_are_painted_anew(
    tmp_path: Path, brush: tuple[Brush, list[int]], damage: bytes
) -> None:
    """A truncated or foreign file is replaced by a good one."""
    paint, painted = brush
    (tmp_path / "00").write_bytes(damage)

    Shelf(tmp_path).picture(paint, nothing)()
    Shelf(tmp_path).picture(paint, nothing)()

    assert len(painted) == 1


def test_a_flipped_bit_is_seen(tmp_path: Path, brush: tuple[Brush, list[int]]) -> None:
    """Pixels that are not as they were left are not shown."""
    paint, painted = brush
    Shelf(tmp_path).picture(paint, nothing)()
    data = bytearray((tmp_path / "00").read_bytes())
    data[-1] ^= 1
    (tmp_path / "00").write_bytes(data)

    Shelf(tmp_path).picture(paint, nothing)()

    assert len(painted) == 2


def test_a_folder_that_is_gone_costs_nothing_but_time(
    tmp_path: Path, brush: tuple[Brush, list[int]]
) -> None:
    """Where nothing can be written, pictures are painted all the same."""
    paint, painted = brush
    for _ in range(2):
        Shelf(tmp_path / "gone").picture(paint, nothing)()

    assert len(painted) == 2


def test_another_is_not_waited_for_before_the_picture_is_needed(
    tmp_path: Path, brush: tuple[Brush, list[int]]
) -> None:
    """What somebody else paints is passed over, and fetched when it is asked for."""
    paint, painted = brush
    with claimed(tmp_path / "00"):
        shelf = Shelf(tmp_path)
        coming, own = shelf.picture(paint, nothing), shelf.picture(paint, nothing)
        assert len(painted) == 1  # the second
    assert coming().image.width() == own().image.width()


def test_a_dead_painter_leaves_its_work_to_others(
    tmp_path: Path, brush: tuple[Brush, list[int]]
) -> None:
    """A claim ends with who made it; the picture is painted by who needs it."""
    paint, painted = brush
    with claimed(tmp_path / "00"):
        coming = Shelf(tmp_path).picture(paint, nothing)
    coming()

    assert len(painted) == 1


def test_a_painter_that_hangs_holds_nobody_up(
    tmp_path: Path, brush: tuple[Brush, list[int]]
) -> None:
    """After a while everyone paints for themselves."""
    paint, painted = brush
    with claimed(tmp_path / "00"):
        Shelf(tmp_path, patience_s=0.01).picture(paint, nothing)()

    assert len(painted) == 1


def test_waiting_can_be_called_off(tmp_path: Path, brush: tuple[Brush, list[int]]) -> None:
    """A video that was deleted waits for no picture."""

    def stop() -> None:
        raise Cancelled

    with claimed(tmp_path / "00"):
        coming = Shelf(tmp_path).picture(brush[0], stop)
        with pytest.raises(Cancelled):
            coming()

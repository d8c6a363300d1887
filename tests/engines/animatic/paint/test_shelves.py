"""The folder of all sets' pictures."""

from __future__ import annotations

import os
from pathlib import Path

import skia

from kinora.engines.animatic.paint.shelf import Piece
from kinora.engines.animatic.paint.shelves import Shelves


def nothing() -> None:
    """Nobody asks to stop."""


def paint() -> Piece:
    return Piece(skia.Surface(10, 10).makeImageSnapshot())


def fill(shelves: Shelves, key: bytes) -> None:
    """Leave one picture of a set."""
    shelves.shelf(key).picture(paint, nothing)()


def names(root: Path) -> set[str]:
    return {folder.name for folder in (root / "now").iterdir()}


def test_sets_do_not_share_pictures(tmp_path: Path) -> None:
    """Each set has a folder of its own, whose name any process finds."""
    for _ in range(2):
        for key in (b"park", b"beach"):
            fill(Shelves(tmp_path, "now"), key)

    assert len(names(tmp_path)) == 2


def test_other_editions_go(tmp_path: Path) -> None:
    """What another edition of the drawing left is removed."""
    fill(Shelves(tmp_path, "before"), b"park")

    Shelves(tmp_path, "now")

    assert not (tmp_path / "before").exists()


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    """More bytes than are allowed push out what was not used for longest, never what is wanted."""
    shelves = Shelves(tmp_path, "now", most_bytes=1000)
    for age, key in ((30, b"park"), (20, b"beach")):
        fill(shelves, key)
        for folder in (tmp_path / "now").iterdir():
            at = folder.stat().st_mtime - age
            os.utime(folder, (at, at))
    before = names(tmp_path)

    fill(shelves, b"stage")
    fill(shelves, b"stage")

    assert len(before) == 2
    assert len(names(tmp_path)) == 2
    assert len(names(tmp_path) & before) == 1


def test_without_a_root_nothing_is_kept() -> None:
    """No folder, no files; pictures all the same."""
    assert Shelves(None, "now").shelf(b"park").picture(paint, nothing)().image.width() == 10


def test_a_root_that_cannot_be_used_is_no_error(tmp_path: Path) -> None:
    """A file where the folder should be costs time and nothing else."""
    (tmp_path / "cache").write_bytes(b"")
    shelves = Shelves(tmp_path / "cache", "now")

    assert shelves.shelf(b"park").picture(paint, nothing)().image.width() == 10


def test_a_disk_that_runs_short_is_left_to_the_videos(tmp_path: Path) -> None:
    """Where little is free nothing is kept, and what was kept is given back."""
    fill(Shelves(tmp_path, "now"), b"park")
    fill(Shelves(tmp_path, "now", spare_bytes=10**18), b"beach")

    assert not (tmp_path / "now").exists()

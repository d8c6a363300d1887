"""The tables and the contact sheet of `docs/remix.md`, from outcomes.

Knows nothing of how they came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.remix.edits import Edit, edits
from bench.remix.sheet import sheet
from bench.remix.table import Outcome, markdown, put, summary
from bench.remix.work import is_shown
from shapes.world import Pixels

PAGE, PICTURE = Path("docs/remix.md"), Path("docs/images/remix-sheet.png")
_ON_SHEET = ("source", "truth", "kinora", "flowedit", "regenerate", "same seed", "sdedit 0.6", "fresh seed")  # fmt: skip


def write(name: str, text: str) -> None:
    """Prints it, and puts it in its place on the page."""
    print(text)
    if PAGE.exists():
        put(PAGE, name, text)


def halves(outcomes: Sequence[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
    """What settings were chosen on, and what is reported."""
    tuned = [one for one in outcomes if one.half == "tune"]
    return tuned, [one for one in outcomes if one.half == "report"]


def by_way(outcomes: Sequence[Outcome]) -> str:
    return markdown(summary(outcomes))


def by_kind(outcomes: Sequence[Outcome], way: str = "kinora") -> str:
    """One way alone, with a row for each kind of edit."""
    found = [replace(one, way=one.kind) for one in outcomes if one.way == way]
    return markdown(summary(found), first="kind", best=False)


def draw_sheet(clips: Path, ways: Iterable[str]) -> None:
    """One row for each edit that is shown: source, truth and what ways made of it."""
    shown = [edit for edit in edits(28) if is_shown(edit)]
    columns = [name for name in _ON_SHEET if name in {"source", "truth", *ways}]
    rows = [(_title(edit), _row(clips, edit, columns)) for edit in shown]
    if rows := [(title, row) for title, row in rows if row]:
        sheet(rows, PICTURE)


def _row(clips: Path, edit: Edit, columns: Sequence[str]) -> list[tuple[str, Pixels]]:
    files = [(name, clips / f"{edit.number}-{name}.npy") for name in columns]
    return [(name, np.load(file)) for name, file in files if file.exists()]


def _title(edit: Edit) -> str:
    return f"{edit.kind}: {edit.before} → {edit.after}"

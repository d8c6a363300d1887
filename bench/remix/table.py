"""Outcomes and their tables: means with intervals, differences over the same edits, places on a page.

Knows nothing of how an outcome came about.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_RESAMPLES, _SEED = 2000, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One way on one edit. Floats are nan where there is nothing to measure."""

    way: str
    kind: str
    half: str  # "tune" or "report"
    edit: bool  # the asked words came true
    others: float  # share of all other words that are as they were, 0 to 1
    psnr: float
    ssim: float
    gmsd: float
    centroid: float  # pixels
    trajectory: float  # pixels
    rows: int  # through the transformer
    generation_rows: int  # of a generation
    seconds: float
    strategy: str = ""  # what was really used
    number: int = -1  # the edit's, or the chain's; -1 where nobody said


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A mean and its interval of 95 %, over `count` outcomes; nan over none."""

    mean: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One way."""

    way: str
    count: int
    cells: tuple[Cell, ...]  # as COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A number of an outcome; `best` is 1 where more is better, else -1."""

    name: str
    title: str
    best: int
    digits: int
    of: Callable[[Outcome], float]


COLUMNS = (
    Column(name="edit", title="edit", best=1, digits=2, of=lambda one: float(one.edit)),
    Column(name="others", title="other words", best=1, digits=3, of=lambda one: one.others),
    Column(name="psnr", title="PSNR, dB", best=1, digits=1, of=lambda one: one.psnr),
    Column(name="ssim", title="SSIM", best=1, digits=3, of=lambda one: one.ssim),
    Column(name="gmsd", title="GMSD", best=-1, digits=4, of=lambda one: one.gmsd),
    Column(name="centroid", title="centroid, px", best=-1, digits=2, of=lambda one: one.centroid),
    Column(
        name="trajectory", title="trajectory, px", best=-1, digits=2, of=lambda one: one.trajectory
    ),
    Column(
        name="nfe", title="NFE", best=-1, digits=2, of=lambda one: one.rows / one.generation_rows
    ),
    Column(name="seconds", title="seconds", best=-1, digits=1, of=lambda one: one.seconds),
)


def load(path: Path) -> list[Outcome]:
    """From JSON lines; what else a line says is left out, and lines of sources that were missed."""
    names = {field.name for field in fields(Outcome)}
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        Outcome(**{name: line[name] for name in names & line.keys()})
        for line in lines
        if not line.get("missed")
    ]


def summary(outcomes: Iterable[Outcome]) -> list[Row]:
    """One row for each way, in the order in which they are first met."""
    ways: dict[str, list[Outcome]] = {}
    for one in outcomes:
        ways.setdefault(one.way, []).append(one)
    return [_row(way, found) for way, found in ways.items()]


def markdown(rows: Sequence[Row], *, first: str = "way", best: bool = True) -> str:
    """A table of means and intervals, rows as given; with `best`, the best of each column is bold."""
    texts = [[_text(cell, column) for cell, column in _pairs(row)] for row in rows]
    if best and len(rows) > 1:
        for place, column in enumerate(COLUMNS):
            _embolden(rows, texts, place, column)
    heads = (first, "n", *(_titled(column) for column in COLUMNS))
    lines = [heads, ("---",) * len(heads)]
    lines += [(row.way, str(row.count), *cells) for row, cells in zip(rows, texts, strict=True)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def paired(outcomes: Iterable[Outcome], one: str, other: str, column: str) -> Cell:
    """How much more `one` has than `other` in a column, over edits on which both are measured."""
    value = next(each for each in COLUMNS if each.name == column).of
    found: dict[str, dict[tuple[int, str], float]] = {one: {}, other: {}}
    for outcome in outcomes:
        if outcome.way in found:
            key = (outcome.number, outcome.kind)
            if outcome.number < 0 or key in found[outcome.way]:
                raise ValueError(f"{outcome.way}: the edit {key} is not one of its own")
            found[outcome.way][key] = value(outcome)
    both = sorted(found[one].keys() & found[other].keys())
    return interval([found[one][key] - found[other][key] for key in both])


def interval(values: Iterable[float]) -> Cell:
    """The mean of what is not nan, and the percentile bootstrap's interval (Efron and Tibshirani 1993),
    the same for the same values."""
    known = np.array([value for value in values if not np.isnan(value)])
    if not len(known):
        return Cell(mean=np.nan, low=np.nan, high=np.nan, count=0)
    chance = np.random.default_rng(_SEED)
    means = known[chance.integers(len(known), size=(_RESAMPLES, len(known)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return Cell(mean=float(known.mean()), low=float(low), high=float(high), count=len(known))


def put(path: Path, name: str, text: str) -> None:
    """Into the page's place of that name, instead of what is there."""
    page = path.read_text(encoding="utf-8")
    place = rf"(<!-- table: {re.escape(name)} -->\n).*?(<!-- end -->)"
    page, count = re.subn(place, lambda m: f"{m[1]}\n{text}\n\n{m[2]}", page, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"{path} has {count} places for the table {name}")
    path.write_text(page, encoding="utf-8")


def _row(way: str, found: list[Outcome]) -> Row:
    cells = tuple(interval(map(column.of, found)) for column in COLUMNS)
    return Row(way=way, count=len(found), cells=cells)


def _pairs(row: Row) -> Iterable[tuple[Cell, Column]]:
    return zip(row.cells, COLUMNS, strict=True)


def _text(cell: Cell, column: Column) -> str:
    if not cell.count:
        return "–"
    mean, low, high = (f"{value:.{column.digits}f}" for value in (cell.mean, cell.low, cell.high))
    return f"{mean} ({low}–{high})"


def _titled(column: Column) -> str:
    return f"{column.title} {'↑' if column.best > 0 else '↓'}"


def _embolden(rows: Sequence[Row], texts: list[list[str]], place: int, column: Column) -> None:
    """Means that read the same as the best are as good."""
    means = {at: row.cells[place].mean for at, row in enumerate(rows) if row.cells[place].count}
    shown = {at: round(mean, column.digits) for at, mean in means.items()}
    top = max((mean * column.best for mean in shown.values()), default=0.0)
    for at, mean in shown.items():
        if mean * column.best == top:
            figure, rest = texts[at][place].split(" ", 1)
            texts[at][place] = f"**{figure}** {rest}"

"""Tables say what outcomes say, with intervals that hold and are the same every time."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bench.remix.table import COLUMNS, Outcome, interval, load, markdown, paired, put, summary


def _outcome(**changes: Any) -> Outcome:
    values: dict[str, Any] = {
        "way": "kinora", "kind": "turn", "half": "report", "edit": True, "others": 1.0, "psnr": 40.0,
        "ssim": 0.9, "gmsd": 0.01, "centroid": 0.5, "trajectory": 1.0, "rows": 8,
        "generation_rows": 16, "seconds": 2.0,
    }  # fmt: skip
    return Outcome(**{**values, **changes})


def _some() -> list[Outcome]:
    return [
        _outcome(way=way, number=number, psnr=psnr + number, edit=number > 1)
        for way, psnr in (("worse", 20.0), ("better", 30.0))
        for number in range(5)
    ]


def test_intervals_are_the_same_every_time() -> None:
    """The bootstrap is seeded, and the mean is within."""
    values = np.random.default_rng(3).normal(size=40)
    found = interval(values)
    assert found == interval(values)
    assert found.low < found.mean < found.high


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    """Of 200 samples, at least nine in ten."""
    chance = np.random.default_rng(4)
    found = [interval(chance.normal(5, 2, size=50)) for _ in range(200)]
    assert 180 <= sum(each.low <= 5 <= each.high for each in found) < 200


def test_what_cannot_be_measured_is_left_out() -> None:
    """Nan counts neither for nor against; of nothing there is no mean."""
    assert interval([1.0, float("nan"), 3.0]).mean == 2
    assert interval([1.0, float("nan"), 3.0]).count == 2
    empty = summary([_outcome(centroid=float("nan"))])
    assert " – " in markdown(empty)


def test_tables_read_back_as_what_they_are_made_of() -> None:
    """Ways in the order given, each with its count and its means."""
    rows = summary(_some())
    lines = markdown(rows).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert [row[:2] for row in cells[2:]] == [["worse", "5"], ["better", "5"]]
    assert {len(row) for row in cells} == {2 + len(COLUMNS)}
    for row, line in zip(rows, cells[2:], strict=True):
        for cell, column, text in zip(row.cells, COLUMNS, line[2:], strict=True):
            assert float(text.split(" ")[0].strip("*")) == round(cell.mean, column.digits)


def test_the_best_is_bold() -> None:
    """Where two are as good as they read, both; where less is better, the least."""
    some = [
        _outcome(way="one", psnr=30.0, seconds=1.0),
        _outcome(way="two", psnr=31.0, seconds=2.0),
    ]
    one, two = markdown(summary(some)).splitlines()[2:]
    assert "**31.0**" in two
    assert "**30.0**" not in one
    assert "**1.0** (1.0–1.0)" in one
    assert "**0.900**" in one
    assert "**0.900**" in two
    assert "**" not in markdown(summary(some), best=False)


def test_pairs_are_of_the_same_edits() -> None:
    """A difference has no more spread than it has over the edits that both did."""
    found = paired(_some()[:-1], "better", "worse", "psnr")
    assert (found.mean, found.low, found.high, found.count) == (10, 10, 10, 4)
    with pytest.raises(ValueError, match="not one of its own"):
        paired([_outcome(), _outcome()], "kinora", "other", "psnr")


def test_outcomes_come_back_from_their_lines(tmp_path: Path) -> None:
    """Whatever else lines say; sources that were missed have none."""
    some = [_outcome(way="one", number=3), _outcome(way="two", strategy="anchored")]
    lines = [{**asdict(one), "tries": 1} for one in some] + [{"way": "one", "missed": True}]
    file = tmp_path / "outcomes.jsonl"
    file.write_text("\n\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    assert load(file) == some


def test_tables_go_into_their_places(tmp_path: Path) -> None:
    """As often as one likes; what is around them stays."""
    page = tmp_path / "page.md"
    page.write_text(
        "a\n<!-- table: edits -->\n<!-- end -->\nb\n<!-- table: more -->\n<!-- end -->\nc\n"
    )
    put(page, "edits", r"| old \1 |")
    put(page, "edits", r"| new \1 |")
    put(page, "more", "| more |")
    assert page.read_text() == (
        "a\n<!-- table: edits -->\n\n| new \\1 |\n\n<!-- end -->\n"
        "b\n<!-- table: more -->\n\n| more |\n\n<!-- end -->\nc\n"
    )
    with pytest.raises(ValueError, match="0 places"):
        put(page, "other", "")


def test_the_page_has_a_place_for_every_table() -> None:
    """Which the benchmark would otherwise not find at its end."""
    page = (Path(__file__).parents[3] / "docs/remix.md").read_text(encoding="utf-8")
    for name in ("words", "edits", "kinds", "chains", "links", "retention"):
        assert page.count(f"<!-- table: {name} -->\n") == 1

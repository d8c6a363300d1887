"""Settings that are tried on the tuning half of the edits, as ways with names of their own.

Nothing is chosen here: one line for each setting and kind says what it gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import numpy as np

from bench.remix.model import with_remix
from bench.remix.ways import Made, Way, remix
from kinora.engines.diffusion.config import Strategy
from kinora.engines.diffusion.resident import Resident

STEPS = 16  # of a generation of the model, in which starts are counted
POINTS = tuple(step / STEPS for step in range(1, 11))  # kept exactly while settings are tried
GROUPS: tuple[Strategy, ...] = ("anchored", "flowedit", "regenerate")


def settings(group: Strategy) -> dict[str, Way]:
    """The ways of one strategy, by names such as "anchored start=0.25 threshold=0.3"."""
    found = {"anchored": _anchored, "flowedit": _flowedit, "regenerate": _regenerate}[group]()
    return {_name(group, setting): _way(group, setting) for setting in found}


def lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One for each setting and kind, and for each setting over all kinds, as a table of text."""
    yield f"{'setting':58} {'kind':10} {'n':>4} edit others  psnr  rows  mask"
    groups: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["way"], row["kind"]].append(row)
        groups[row["way"], "all"].append(row)
    for (way, kind), found in sorted(groups.items(), key=lambda item: (item[0][1], item[0][0])):
        edit, others, psnr, share = (
            float(np.mean([row[key] for row in found]))
            for key in ("edit", "others", "psnr", "rows")
        )
        masks = [row["mask"] for row in found if row.get("mask") is not None]
        mask = f"{np.mean(masks):.2f}" if masks else "–"
        share /= float(np.mean([row["generation_rows"] for row in found]))
        yield f"{way:58} {kind:10} {len(found):4} {edit:4.2f} {others:6.2f} {psnr:5.1f} {share:5.2f} {mask:>5}"


def _anchored() -> Iterator[dict[str, Any]]:
    """Start and threshold together; then, from the middle of both, each of the rest alone."""
    for step, threshold in product((1, 2, 3, 4, 6, 8), (0.15, 0.3, 0.5)):
        yield {"start": step / STEPS, "threshold": threshold}
    for dilation, threshold in product((0, 2, 3), (0.3, 0.5)):
        yield {"start": 3 / STEPS, "threshold": threshold, "dilation": dilation}
    for quantile in (0.8, 0.97):
        yield {"start": 3 / STEPS, "threshold": 0.3, "quantile": quantile}


def _flowedit() -> Iterator[dict[str, Any]]:
    for share, (source, target) in product(
        (0.5, 0.6, 0.7, 0.8, 0.9, 1.0), ((None, None), (1.0, 4.0), (2.0, 6.0), (4.0, 6.0), (4.0, 12.0))
    ):  # fmt: skip
        yield {"flow_share": share, "source_guidance": source, "target_guidance": target}
    for share in (0.7, 0.9):
        yield {"flow_share": share, "flow_average": 2}


def _regenerate() -> Iterator[dict[str, Any]]:
    for step in range(9):
        yield {"restart": step / STEPS}


def _name(group: Strategy, setting: dict[str, Any]) -> str:
    said = (
        f"{key}={value:.4g}" if value is not None else f"{key}=own"
        for key, value in setting.items()
    )
    return " ".join((group, *said))


def _way(group: Strategy, setting: dict[str, Any]) -> Way:
    def make(resident: Resident, source: Made, caption: str, own: int, fresh: int) -> Made:
        return remix(with_remix(resident, most_mask=1.0, **setting), source, caption, wanted=group)

    return make

"""One task in one process: a source, then remixes of it in every way that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.remix import edits as all_edits
from bench.remix import model, outcomes, retention, tuning, ways
from bench.remix.edits import Chain, Edit
from bench.remix.sources import Source, source_of
from bench.remix.ways import Way
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.resident import Resident
from shapes.world import Pixels, draw

Line = dict[str, Any]  # of a file of JSON lines: an outcome, and what it is the outcome of
_CHAINS = 100_000  # where the seeds of chains begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An edit or a chain, by its number, and the ways that are still to be gone."""

    is_chain: bool
    number: int
    ways: tuple[str, ...]


def ways_by_name() -> Mapping[str, Way]:
    """Every way that can be asked for."""
    tried = {name: way for group in tuning.GROUPS for name, way in tuning.settings(group).items()}
    return {**ways.WAYS, **retention.WAYS, **tried}


class Worker:
    """Holds the model of one process."""

    def __init__(self, config: ModelConfig, *, lenient: bool, clips: Path) -> None:
        """`clips`: the folder for clips of what a contact sheet shows."""
        self._resident: Resident = model.load(config)
        self._lenient, self._clips = lenient, clips
        self._ways = ways_by_name()

    def done(self, task: Task) -> list[Line]:
        """A line for each way and link; one that says "missed" where the model makes no source."""
        chain = _chain(task)
        first = task.number + _CHAINS * task.is_chain
        source = source_of(self._resident, chain.edits, first=first, lenient=self._lenient)
        if source is None:
            return [{**_of(task), "way": way, "missed": True} for way in task.ways]
        return [line for way in task.ways for line in self._gone(way, task, chain, source)]

    def _gone(self, way: str, task: Task, chain: Chain, source: Source) -> Iterator[Line]:
        """The edits in turn, each from what the one before gave, measured against the first source."""
        made, standard = source.made, outcomes.Standard.of(source.made.clip, source.found)
        for link, edit in enumerate(chain.edits):
            before, target = source.scenes[link : link + 2]
            fresh = source.fresh + link
            made = self._ways[way](self._resident, made, edit.after, source.seed, fresh)
            standard = standard.after(edit, before, target)
            kind = f"link {link + 1}" if task.is_chain else edit.kind
            outcome = outcomes.outcome_of(
                made, edit, target, standard, way=way, kind=kind, generation=source.made.rows
            )
            if not task.is_chain and is_shown(edit):
                self._keep(edit, way, made.clip, source)
            yield {
                **asdict(outcome), **_of(task), "link": link, "tries": source.tries, "mask": made.mask_share,
            }  # fmt: skip

    def _keep(self, edit: Edit, way: str, clip: Pixels, source: Source) -> None:
        """For the contact sheet."""
        self._clips.mkdir(parents=True, exist_ok=True)
        truth = draw(source.scenes[1])
        for name, each in ((way, clip), ("source", source.made.clip), ("truth", truth)):
            np.save(self._clips / f"{edit.number}-{name}.npy", each)


def is_shown(edit: Edit) -> bool:
    """Whether an edit is on the contact sheet: the first of each kind that is reported on."""
    return edit.half == "report" and edit.number < 2 * len(all_edits.KINDS)


def _chain(task: Task) -> Chain:
    if task.is_chain:
        return all_edits.chain_of(task.number)
    return Chain(number=task.number, edits=(all_edits.edit_of(task.number),))


def _of(task: Task) -> Line:
    return {"is_chain": task.is_chain, "number": task.number}

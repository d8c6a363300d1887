"""Tasks over processes, each outcome a JSON line as soon as it is there: what was interrupted goes on."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

from bench.remix.edits import LINKS
from bench.remix.table import Outcome
from bench.remix.work import Line, Task, Worker
from kinora.engines.diffusion.config import ModelConfig

_worker: Any = None  # of a process of the pool


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Where outcomes go, and by which model they come about."""

    config: ModelConfig
    folder: Path
    processes: int
    lenient: bool = False

    @property
    def clips(self) -> Path:
        return self.folder / f"clips-{self._stamp}"

    def lines(self, tasks: Sequence[Task]) -> list[Line]:
        """Those of all tasks: what is in the file, and what had to be made, which joins it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / f"outcomes-{self._stamp}.jsonl"
        known = {_key(line): line for line in _read(file)}
        rest = [_rest(task, known) for task in tasks]
        left = [task for task in rest if task.ways]
        for line in self._made(left, file):
            known[_key(line)] = line
        keys = [
            (task.is_chain, task.number, way, link)
            for task in tasks
            for way in task.ways
            for link in range(LINKS if task.is_chain else 1)
        ]
        return [known[key] for key in keys if key in known]

    def _made(self, tasks: Sequence[Task], file: Path) -> Iterator[Line]:
        if not tasks:
            return
        began, told = time.monotonic(), (self.config, self.lenient, self.clips)
        pool = ProcessPoolExecutor(
            min(self.processes, len(tasks)), get_context("spawn"), initializer=_begin, initargs=told
        )
        with pool, file.open("a", encoding="utf-8") as out:
            out.write("\n" * (file.stat().st_size > 0))  # after a line that was cut off
            futures = [pool.submit(_do, task) for task in tasks]
            for done, future in enumerate(as_completed(futures), 1):
                lines = future.result()
                out.write("".join(json.dumps(line) + "\n" for line in lines))
                out.flush()
                left = (time.monotonic() - began) / done * (len(tasks) - done)
                print(f"{done} of {len(tasks)}, about {left / 60:.0f} min left", flush=True)
                yield from lines

    @property
    def _stamp(self) -> str:
        """What outcomes hang on beside their task: the table and the weights."""
        told = [msgspec.json.encode(self.config), str(self.lenient).encode()]
        told += [
            _digest(path) for path in sorted(Path(self.config.checkpoint).rglob("*.safetensors"))
        ]
        return sha256(b"".join(told)).hexdigest()[:10]


def outcomes_of(lines: Iterable[Line]) -> list[Outcome]:
    names = [field.name for field in fields(Outcome)]
    return [
        Outcome(**{name: line[name] for name in names if name in line})
        for line in lines
        if not line.get("missed")
    ]


def tries(lines: Iterable[Line]) -> str:
    """How many sources were right at once, as a sentence."""
    by_task = {(line["is_chain"], line["number"]): line for line in lines}.values()
    found = [line["tries"] for line in by_task if not line.get("missed")]
    missed = len(by_task) - len(found)
    at_once = sum(number == 1 for number in found)
    return (
        f"Of {len(by_task)} sources {at_once} had all words right, and room for the edit, with their"
        f" first seed; {len(found) - at_once} took {sum(found) - at_once} seeds, and {missed} were left"
        " out."
    )


def _begin(config: ModelConfig, lenient: bool, clips: Path) -> None:
    global _worker
    _worker = Worker(config, lenient=lenient, clips=clips)


def _do(task: Task) -> list[Line]:
    return list(_worker.done(task))


def _key(line: Line) -> tuple[bool, int, str, int]:
    return line["is_chain"], line["number"], line["way"], line.get("link", 0)


def _rest(task: Task, known: dict[tuple[bool, int, str, int], Line]) -> Task:
    return replace(
        task,
        ways=tuple(w for w in task.ways if (task.is_chain, task.number, w, 0) not in known),
    )


def _read(file: Path) -> Iterator[Line]:
    """What was written; a last line that was cut off is as if it were not there."""
    if not file.exists():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def _digest(path: Path) -> bytes:
    return sha256(path.read_bytes()).digest()

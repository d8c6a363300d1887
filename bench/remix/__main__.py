"""`python -m bench.remix`: edits and chains of edits by a small real model, measured against the truth.

Goes on where it was interrupted. Writes its tables into docs/remix.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.remix import model, pages, retention, tuning, words
from bench.remix.edits import chain_of, edit_of
from bench.remix.running import Runner, outcomes_of, tries
from bench.remix.ways import WAYS
from bench.remix.work import Task
from kinora.engines.diffusion.config import ModelConfig


def main() -> None:
    asked = _asked()
    config = model.config_of(asked.model)
    if asked.words:
        found = words.accuracy(config, count=asked.words, processes=asked.processes)
        pages.write("words", words.table(found))
    elif asked.tune:
        _tune(asked, config)
    elif asked.retention:
        _retain(asked, config)
    else:
        _compare(asked, config)


def _compare(asked: argparse.Namespace, config: ModelConfig) -> None:
    runner = _runner(asked, config)
    lines = runner.lines(_edits(asked, asked.half, asked.ways))
    links = runner.lines(_chains(asked, asked.half, asked.ways))
    for name, found in (("edits", lines), ("chains", links)):
        outcomes = outcomes_of(found)
        if name == "chains":
            outcomes = [one for one in outcomes if one.kind == "link 3"]
        if outcomes:
            pages.write(name, f"{pages.by_way(outcomes)}\n\n{tries(found)}")
    if outcomes := outcomes_of(lines):
        pages.write("kinds", pages.by_kind(outcomes))
        pages.draw_sheet(runner.clips, asked.ways)
    if links:
        pages.write("links", pages.by_kind(outcomes_of(links)))


def _tune(asked: argparse.Namespace, config: ModelConfig) -> None:
    runner = _runner(asked, msgspec.structs.replace(config, resume_points=tuning.POINTS))
    lines = runner.lines(_edits(asked, "tune", list(tuning.settings(asked.tune))))
    print("\n".join(tuning.lines(line for line in lines if not line.get("missed"))))


def _retain(asked: argparse.Namespace, config: ModelConfig) -> None:
    lines = _runner(asked, config).lines(_edits(asked, asked.half, list(retention.WAYS)))
    sizes = retention.kept_bytes(model.load(config), edit_of(0).before)
    told = "; ".join(f"{name} {size / 1000:.0f} kB" for name, size in sizes.items())
    table = pages.by_way(outcomes_of(lines))
    pages.write("retention", f"{table}\n\nWhat is kept beside a video of 17 frames: {told}.")


def _runner(asked: argparse.Namespace, config: ModelConfig) -> Runner:
    return Runner(config=config, folder=asked.out, processes=asked.processes, lenient=asked.lenient)


def _edits(asked: argparse.Namespace, half: str, ways: Sequence[str]) -> list[Task]:
    found = [edit_of(number) for number in range(asked.edits)]
    return [
        Task(is_chain=False, number=edit.number, ways=tuple(ways))
        for edit in found
        if half in (edit.half, "both") and (not asked.kinds or edit.kind in asked.kinds)
    ]


def _chains(asked: argparse.Namespace, half: str, ways: Sequence[str]) -> list[Task]:
    found = [chain_of(number) for number in range(asked.chains)]
    return [
        Task(is_chain=True, number=chain.number, ways=tuple(ways))
        for chain in found
        if half in (chain.half, "both")
    ]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.remix", description=__doc__)
    parser.add_argument("--edits", type=int, default=224, help="of which every second is tuned on")
    parser.add_argument("--chains", type=int, default=56)
    parser.add_argument("--half", choices=("tune", "report", "both"), default="both")
    parser.add_argument("--kinds", nargs="*", help="of edits; all without")
    parser.add_argument("--ways", nargs="*", choices=tuple(WAYS), default=list(WAYS))
    parser.add_argument("--model", type=Path, help="a folder of weights in the preset's place")
    parser.add_argument("--out", type=Path, default=Path("build/remix"))
    parser.add_argument("--processes", type=int, default=2, help="one thread each")
    parser.add_argument("--tune", choices=tuning.GROUPS, help="try this strategy's settings")
    parser.add_argument("--retention", action="store_true", help="with more checkpoints and less")
    parser.add_argument("--words", type=int, default=0, help="read so many videos of new captions")
    parser.add_argument(
        "--lenient", action="store_true", help="take any source for what it should show"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()

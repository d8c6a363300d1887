"""`python -m bench.remix`: edits and chains of edits by a small real model, measured against the truth.

Goes on where it was interrupted. Writes its tables into docs/remix.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.remix import model, pages, retention, tuning, words
from bench.remix.edits import LINKS, edit_of
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
    """The page gets what was not tuned on: half of the edits, and all of the chains."""
    runner = _runner(asked, config)
    lines = runner.lines(_edits(asked, asked.half, asked.ways))
    links = runner.lines(_chains(asked, asked.ways))
    tuned, reported = pages.halves(outcomes_of(lines))
    if tuned:
        print(f"The half that settings were chosen on:\n{pages.by_way(tuned)}\n")
    if reported:
        pages.write("edits", f"{pages.by_way(reported)}\n\n{tries(lines)}")
        pages.write("kinds", pages.by_kind(reported))
        pages.draw_sheet(runner.clips, asked.ways)
    if outcomes := outcomes_of(links):
        last = [one for one in outcomes if one.kind == f"link {LINKS}"]
        pages.write("chains", f"{pages.by_way(last)}\n\n{tries(links)}")
        pages.write("links", pages.by_kind(outcomes))


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


def _chains(asked: argparse.Namespace, ways: Sequence[str]) -> list[Task]:
    return [Task(is_chain=True, number=number, ways=tuple(ways)) for number in range(asked.chains)]


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

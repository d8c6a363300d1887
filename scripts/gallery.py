"""Draws contact sheets of what the animatic engine makes, to be looked at; `make gallery` runs it.

`gallery.toml` names the clips; one for each setting, look, weather and camera move comes from the
vocabulary. Sheets and a page that says what each shows go into build/gallery.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image

from kinora.engines.animatic.engine import AnimaticEngine, AnimaticFootage
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import Reading
from kinora.engines.base import Shot
from kinora.video import Kind, Size

OUTPUT = Path(__file__).parents[1] / "build" / "gallery"
CLIPS = Path(__file__).with_suffix(".toml")
SECONDS, SEED = 8, 7
MOMENTS = (0.5, 2.5, 4.5, 6.0, 7.1)  # seconds
SIZES = {"landscape": Size(960, 540), "portrait": Size(540, 960)}
CELL = 216  # pixels of height of one frame on a sheet
SUBJECT = "A fox walks"  # who shows settings, looks, weathers and moves


@dataclass(frozen=True, slots=True)
class Sheet:
    """One contact sheet: a row for the source, and one for each remix of the row before."""

    group: str
    name: str
    prompts: tuple[str, ...]
    format: str = "landscape"

    @property
    def path(self) -> Path:
        return OUTPUT / self.group / f"{self.name.replace(' ', '-')}-{self.format}.png"


class Unhurried:
    """Nobody cancels a gallery."""

    def check(self) -> None:
        pass


def main(wanted: list[str]) -> None:
    """Draw all sheets, or those whose group or name contains one of the words."""
    sheets = [
        sheet
        for sheet in all_sheets()
        if not wanted or any(word in f"{sheet.group}/{sheet.name}" for word in wanted)
    ]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        pages = list(pool.map(draw, sheets))
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / "index.md").write_text("# Gallery\n\n" + "\n".join(pages), encoding="utf-8")
    print(f"{len(sheets)} sheets in {OUTPUT}")


def all_sheets() -> Iterator[Sheet]:
    """The clips of the table, then one per row of the vocabulary that is about the picture."""
    for group, clips in tomllib.loads(CLIPS.read_text(encoding="utf-8")).items():
        for name, prompts in clips.items():
            yield Sheet(group, name, tuple(prompts))
            if group == "examples":
                yield Sheet(group, name, tuple(prompts), "portrait")
    tables = lexicon().tables
    for group, rows, words in (
        ("settings", tables.places, "in a {}"),
        ("looks", tables.styles, "in a park, {}"),
        ("weathers", tables.weathers, "in a park, {}"),
        ("moves", tables.moves, "in a park, {}"),
    ):
        for key, row in rows.items():
            if row.drawable:
                yield Sheet(group, key, (f"{SUBJECT} {words.format(key)}.",))


def draw(sheet: Sheet) -> str:
    """Draws one sheet; gives its part of the page."""
    engine, negative, rows, told = AnimaticEngine(), None, [], []
    engine.load()
    for prompt in sheet.prompts:
        shot = Shot(
            kind=Kind.REMIX if negative else Kind.CREATE, prompt=prompt, seed=SEED,
            size=SIZES[sheet.format], seconds=SECONDS, negative=negative,
        )  # fmt: skip
        footage = engine.shoot(shot, Unhurried())
        negative = footage.negative()
        rows.append(row_of(footage))
        told.append(line_of(prompt, footage.reading))
    sheet.path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.concatenate(rows)).save(sheet.path)
    return "\n".join(
        [f"## {sheet.group}: {sheet.name}", "", *told, "", f"![]({sheet.path.relative_to(OUTPUT)})", ""]
    )  # fmt: skip


def row_of(footage: AnimaticFootage) -> np.ndarray:
    """Frames of one clip, next to each other."""
    width = round(CELL * footage.size.width / footage.size.height)
    cells = []
    for moment in MOMENTS:
        number = min(int(moment * footage.fps), footage.num_frames - 1)
        frame = next(iter(footage.frames(number, number + 1)))
        picture = Image.fromarray(np.ascontiguousarray(frame[..., 2::-1]))
        cells.append(np.asarray(picture.resize((width, CELL), Image.Resampling.LANCZOS)))
    return np.concatenate(cells, axis=1)


def line_of(prompt: str, reading: Reading) -> str:
    """What was asked for, and what of it is not in the picture."""
    missing = f" (not understood: {', '.join(reading.not_understood)})" if reading.not_understood else ""  # fmt: skip
    changed = f" → {' '.join(reading.changed)}" if reading.changed else ""
    return f"- {prompt}{changed}{missing}"


if __name__ == "__main__":
    main(sys.argv[1:])

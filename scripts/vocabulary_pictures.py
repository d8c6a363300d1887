"""Draws a small picture of every word that the animatic engine draws, for docs/vocabulary.md.

`make pictures` runs it, after the drawing has changed; it takes some minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image
from vocabulary_table import PICTURES, picture_path

from kinora.engines.animatic.engine import AnimaticEngine
from kinora.engines.animatic.language.entries import Action, Subject
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.base import Shot
from kinora.video import Kind, Size

SIZE, CELL = Size(640, 360), (192, 108)
SECONDS, SEED = 4, 11
STILL, MOTION = (2.0,), (0.6, 1.7, 3.4)  # seconds of the clip
DOERS = {
    "biped": "child", "quadruped": "dog", "bird": "parrot", "swimmer": "dolphin", "vehicle": "boat",
    "serpent": "snake", "insect": "butterfly",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn for one word."""

    table: str
    key: str
    prompt: str
    moments: tuple[float, ...] = STILL

    @property
    def path(self) -> Path:
        return picture_path(self.table, self.key)


class Unhurried:
    """Nobody cancels a picture."""

    def check(self) -> None:
        pass


def main(wanted: list[str]) -> None:
    """Draw all pictures, or those whose table or key contains one of the words."""
    pictures = [
        picture
        for picture in all_pictures()
        if not wanted or any(word in f"{picture.table}/{picture.key}" for word in wanted)
    ]
    batches = [list(batch) for _, batch in groupby(pictures, key=lambda picture: picture.table)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        list(pool.map(draw, [batch[at::4] for batch in batches for at in range(4)]))
    if not wanted:
        for path in PICTURES.rglob("*.webp"):
            if path not in {picture.path for picture in pictures}:
                path.unlink()
    print(f"{len(pictures)} pictures in {PICTURES}")


def all_pictures() -> Iterator[Picture]:
    """One of every row that is drawn as itself."""
    tables = lexicon().tables
    for key, row in tables.subjects.items():
        if row.drawable:
            yield Picture(row.group, key, _subject(key, row))
    for key, action in tables.actions.items():
        if action.drawable:
            yield Picture("actions", key, _action(key, action), MOTION)
    for table, rows, prompt, moments in (
        ("places", tables.places, "A wide shot of a {}", STILL),
        ("times of day", tables.times, "A park at {}", STILL),
        ("weather", tables.weathers, "A park, {}", STILL),
        ("sky", tables.skies, "A park, {}", STILL),
        ("camera moves", tables.moves, "A fox sits in a park, {}", MOTION),
        ("effects", tables.effects, "A park at night, {}", STILL),
        ("lighting", tables.lightings, "A fox sits in a kitchen, {}", STILL),
        ("angles", tables.angles, "A fox sits in a park, {}", STILL),
        ("framings", tables.framings, "A fox sits in a park, {}", STILL),
        ("looks", tables.styles, "A fox sits in a park, in the style of {}", STILL),
        ("palettes", tables.palettes, "A fox sits in a park, {}", STILL),
    ):
        yield from (
            Picture(table, key, prompt.format(key), moments)
            for key, row in rows.items()
            if row.drawable
        )


def _subject(key: str, row: Subject) -> str:
    where = f" in a {row.home}" if row.home else " in a park"
    return f"A {key}{where}"


def _action(key: str, row: Action) -> str:
    body = row.bodies[0] if row.bodies else "biped"
    return f"A {DOERS.get(body, 'child')} starts to {key}"


def draw(pictures: Iterable[Picture]) -> None:
    """Draws some pictures in one process."""
    engine = AnimaticEngine()
    engine.load()
    for picture in pictures:
        shot = Shot(kind=Kind.CREATE, prompt=picture.prompt, size=SIZE, seconds=SECONDS, seed=SEED)
        footage = engine.shoot(shot, Unhurried())
        cells = []
        for moment in picture.moments:
            number = int(moment * footage.fps)
            frame = next(iter(footage.frames(number, number + 1)))
            still = Image.fromarray(np.ascontiguousarray(frame[..., 2::-1]))
            cells.append(np.asarray(still.resize(CELL, Image.Resampling.LANCZOS)))
        picture.path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.concatenate(cells, axis=1)).save(picture.path, quality=72, method=6)


if __name__ == "__main__":
    main(sys.argv[1:])

"""A contact sheet: edits as rows, and what became of each as columns, three frames below one another.

Knows nothing of edits or ways: titles, labels and clips in, a picture out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Pixels = npt.NDArray[np.uint8]  # (frames, height, width, 3)
Labelled = tuple[str, Pixels]

_TIMES = 2  # how much larger a frame is shown
_GAP, _TITLE, _LABEL = 10, 30, 22  # pixels
_PAPER, _INK, _PALE = (255, 255, 255), (20, 20, 24), (96, 96, 104)


def sheet(rows: Sequence[tuple[str, Sequence[Labelled]]], path: Path) -> None:
    """Writes a PNG: a title above each row, a label above each clip. Arrows are spelt out: the face has
    none."""
    strips = [(title, [(label, _strip(clip)) for label, clip in cells]) for title, cells in rows]
    width, height = strips[0][1][0][1].size
    columns = max(len(cells) for _, cells in strips)
    whole = (_GAP + columns * (width + _GAP), _GAP + len(strips) * _tall(height))
    page = Image.new("RGB", whole, _PAPER)
    for number, (title, cells) in enumerate(strips):
        _paste(page, title, cells, top=_GAP + number * _tall(height))
    path.parent.mkdir(parents=True, exist_ok=True)
    page.save(path, optimize=True)


def _tall(height: int) -> int:
    return _TITLE + _LABEL + height + 2 * _GAP


def _paste(
    page: Image.Image, title: str, cells: Sequence[tuple[str, Image.Image]], *, top: int
) -> None:
    pen = ImageDraw.Draw(page)
    pen.text((_GAP, top), title.replace("→", "->"), fill=_INK, font=ImageFont.load_default(20))
    for number, (label, strip) in enumerate(cells):
        left = _GAP + number * (strip.width + _GAP)
        pen.text((left, top + _TITLE), label, fill=_PALE, font=ImageFont.load_default(15))
        page.paste(strip, (left, top + _TITLE + _LABEL))


def _strip(clip: Pixels) -> Image.Image:
    """The first, the middle and the last frame."""
    frames = [clip[at] for at in (0, (len(clip) - 1) // 2, len(clip) - 1)]
    high = np.concatenate(frames)
    return Image.fromarray(high.repeat(_TIMES, axis=0).repeat(_TIMES, axis=1))

"""Drawn looks: comic, cel shading, pencil, coloured pencil, charcoal, chalk. Lines come from where
brightness changes; their width follows the size of the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinora.engines.animatic.looks import screens
from kinora.engines.animatic.looks.pixels import (
    NUM_CODES,
    Bytes,
    Painting,
    Tones,
    Words,
    Worked,
    edges,
    enriched,
    looked_up,
    ramp,
    softened,
    table,
    value_steps,
)
from kinora.engines.animatic.paint.picture import Picture

INK = (0.07, 0.05, 0.09)


def comic(picture: Picture) -> Worked:
    """Flat loud colours, dots in the shade, black ink, a white gutter round the panel."""

    def light(tones: Tones) -> Tones:
        return value_steps(np.clip(tones * 1.12 + 0.03, 0, 1), 4, rich=1.5)

    def dotted(tones: Tones) -> Tones:
        return light(tones) * 0.62

    colours = table(light, dotted, _inked)
    dots, thick = screens.dots(picture, pitch=8.5), _line(picture)

    def work(painting: Painting, index: int) -> Words:
        grey = painting.grey()
        keys = painting.codes(softened(painting.pixels, 1, 2)).astype(np.int32)
        keys += (grey < dots).astype(np.int32) * NUM_CODES
        keys[_ink(grey, thick, 38)] = 2 * NUM_CODES
        return looked_up(colours, keys)

    return Worked(work, (screens.panel(picture),))


def cel_shading(picture: Picture) -> Worked:
    """A few flat tones a colour, and bold outlines."""

    def flat(tones: Tones) -> Tones:
        return value_steps(np.clip(tones * 1.10 + 0.04, 0, 1), 3, rich=1.42, soft=0.08)

    colours, thick = table(flat, _inked), _line(picture) + 1

    def work(painting: Painting, index: int) -> Words:
        keys = painting.codes(softened(painting.pixels, 1, 2, 3)).astype(np.int32)
        keys[_ink(painting.grey(), thick, 44)] = NUM_CODES
        return looked_up(colours, keys)

    return Worked(work)


def pencil(picture: Picture) -> Worked:
    """Graphite on white paper: outlines, and hatching that crosses in the dark."""
    shades = ramp(lambda grey: 0.10 + 0.88 * grey)
    hatch, reach = screens.hatching(picture), max(round(2 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        grey = painting.grey()
        return looked_up(shades, _sketched(grey, hatch, reach))

    return Worked(work, (screens.tooth(picture, strength=0.05),))


def coloured_pencil(picture: Picture) -> Worked:
    """Strokes of colour on paper that shows between them."""

    def pale(tones: Tones) -> Tones:
        return 1 - (1 - enriched(tones, 1.35)) * 0.42

    def full(tones: Tones) -> Tones:
        return np.asarray(enriched(tones, 1.35) * 0.94 + 0.05, np.float32)

    colours = table(pale, full, lambda tones: tones * 0.34)
    hatch, thick = screens.hatching(picture, upright=True), _line(picture)

    def work(painting: Painting, index: int) -> Words:
        grey = softened(painting.grey(), 1)
        keys = painting.codes(softened(painting.pixels, 1, 2)).astype(np.int32)
        keys += (grey < hatch).astype(np.int32) * NUM_CODES
        keys += (edges(grey, thick) > 46).astype(np.int32) * NUM_CODES
        return looked_up(colours, keys)

    return Worked(work, (screens.tooth(picture, strength=0.10),))


def charcoal(picture: Picture) -> Worked:
    """Smudged black on coarse paper."""
    shades = ramp(lambda grey: (0.09 + 0.90 * grey) * np.array((0.97, 0.95, 0.91), np.float32))
    grain, reach = screens.rubbing(picture), max(round(2 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        grey = softened(painting.grey(), 1)
        dark = 255 - np.maximum(softened(grey, 2, 4), 40)
        line = np.minimum(edges(grey, reach), 72) * np.uint8(3)
        return looked_up(shades, 255 - _rubbed(np.maximum(dark - (dark >> 3), line), grain))

    return Worked(work)


def chalk(picture: Picture) -> Worked:
    """Chalk on a blackboard: outlines, and what is bright rubbed in."""
    board = np.array((0.11, 0.19, 0.16), np.float32)
    shades = ramp(lambda mark: board + mark * (0.96 - board))
    grain, reach = screens.rubbing(picture), max(round(2 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        grey = softened(painting.grey(), 1)
        line = np.minimum(edges(grey, reach), 72) * np.uint8(3)
        return looked_up(shades, _rubbed(np.maximum(softened(grey, 2, 4) >> 1, line), grain))

    return Worked(work)


def _rubbed(mark: Bytes, grain: Bytes) -> Bytes:
    """Strong where the ground catches the stick, faint in its hollows."""
    return softened(np.where(mark > grain, mark, mark >> 1), 1)


def _sketched(grey: Bytes, hatch: Bytes, reach: int) -> Bytes:
    """Paper, darker where lines are and where tone is below the hatching."""
    soft = softened(grey, 1)
    change = edges(soft, reach)
    lines = np.minimum(change - np.minimum(change, 7), 44) * np.uint8(4)
    strokes = np.where(soft < hatch, np.uint8(96), np.uint8(0))
    marks = np.maximum(np.maximum(lines, strokes), (255 - soft) >> 3)
    return np.asarray(255 - marks, np.uint8)


def _ink(grey: Bytes, thick: int, least: int) -> NDArray[np.bool_]:
    """Where a line belongs: paint's own grain is smoothed away first."""
    return np.asarray(edges(softened(grey, 1), thick) > least)


def _line(picture: Picture) -> int:
    """Pixels to either side of an outline."""
    return max(round(1.2 * picture.unit), 1)


def _inked(tones: Tones) -> Tones:
    return np.broadcast_to(np.array(INK, np.float32), tones.shape)

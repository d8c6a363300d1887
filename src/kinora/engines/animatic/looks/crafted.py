"""Looks of other materials: oil paint, clay, cut paper, stained glass, mosaic."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.looks import cells, screens
from kinora.engines.animatic.looks.pixels import (
    NUM_CODES,
    Bytes,
    Painting,
    Tones,
    Words,
    Worked,
    bytes_of,
    edges,
    enriched,
    grey_of,
    looked_up,
    mean,
    moved,
    softened,
    table,
    value_steps,
    words_of,
)
from kinora.engines.animatic.paint.noise import fractal
from kinora.engines.animatic.paint.picture import Picture

ON_TWOS, ON_THREES = 2, 3  # frames for which models of clay and paper stand still


def oil_painting(picture: Picture) -> Worked:
    """Strokes of thick paint on canvas, each in the colour of its middle."""
    found, ridges = cells.strokes(picture)
    reach = max(round(1.5 * picture.unit), 1)
    colours = table(lambda tones: enriched(np.clip(tones * 1.05 - 0.01, 0, 1), 1.3))

    def work(painting: Painting, index: int) -> Words:
        soft = words_of(softened(painting.pixels, 1))
        laid = looked_up(soft.reshape(-1), found)
        fine = edges(softened(painting.grey(), 1), reach) > 46  # faces: a brush of a few hairs
        np.copyto(laid, soft, where=fine)
        return looked_up(colours, painting.codes(bytes_of(laid)))

    return Worked(work, (ridges, screens.weave(picture)))


def claymation(picture: Picture) -> Worked:
    """Soft plasticine: few colours, rounded light, prints of fingers; it moves on twos."""

    def clay(tones: Tones) -> Tones:
        return value_steps(np.clip(tones * 0.92 + 0.05, 0, 1), 5, rich=1.3, soft=0.4)

    colours, prints = table(clay), screens.fingerprints(picture)
    reach = max(round(1.4 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        soft = softened(painting.halved(), 1)
        flat = bytes_of(looked_up(colours, painting.codes(soft)))
        return words_of(_moulded(flat, softened(grey_of(soft), 1, 2), reach))

    return Worked(work, (prints,), step=ON_TWOS)


def _moulded(pixels: Bytes, grey: Bytes, reach: int) -> Bytes:
    """Lit from the upper left as if brightness were height."""
    height = moved(grey, reach, reach).astype(np.int16)
    slope = np.clip((grey.astype(np.int16) - height) * 3, -64, 52)
    lit = pixels.copy()
    lit[..., :3] = np.clip(pixels[..., :3] + slope[..., None], 0, 255)
    return lit


def paper_cutout(picture: Picture) -> Worked:
    """Sheets of coloured paper, the darker under the brighter ones, with their shadows."""
    steps = 4

    def paper(tones: Tones) -> Tones:
        return value_steps(np.clip(tones * 1.05 + 0.05, 0, 1), steps, rich=1.3)

    colours = table(
        paper, lambda tones: paper(tones) * 0.60, lambda tones: paper(tones) * 0.6 + 0.4
    )
    deep = max(round(7 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        soft = softened(painting.pixels, 1, 2, 4)
        keys = painting.codes(soft).astype(np.int32)
        level = (softened(painting.grey(), 1, 2, 4) + 32) // np.uint8(64)
        keys += (moved(level, deep, deep) > level).astype(np.int32) * NUM_CODES
        cut = (moved(level, -1, -1) < level) & (keys < NUM_CODES)
        return looked_up(colours, keys + cut.astype(np.int32) * 2 * NUM_CODES)

    return Worked(work, (screens.tooth(picture, strength=0.13),), step=ON_THREES)


def stained_glass(picture: Picture) -> Worked:
    """Glowing panes between black lead that follows outlines too."""
    found, lead = cells.glass(picture, 58.0)
    wave = 0.16 * (fractal(picture.height, picture.width, 40 * picture.unit, 3, 3) - 0.5)

    def glow(tones: Tones) -> Tones:
        return value_steps(np.clip(tones * 1.15 + 0.04, 0, 1), 4, rich=1.75)

    colours = table(glow, lambda tones: tones * 0 + 0.045)
    barred, reach = (lead < 1.4).astype(np.int32) * NUM_CODES, max(round(1.6 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        soft = softened(painting.pixels, 2, 4)
        panes = bytes_of(looked_up(words_of(soft).reshape(-1), found))
        keys = painting.codes(mean(panes, soft)).astype(np.int32)
        outline = edges(softened(painting.grey(), 1, 2), reach) > 34
        keys[outline] = NUM_CODES
        return looked_up(colours, np.maximum(keys, barred))

    return Worked(work, (screens.shade_sheet(wave),))


def mosaic(picture: Picture) -> Worked:
    """Small stones in grout, each of one colour."""
    found, grout = cells.tiles(picture)
    colours = table(
        lambda tones: enriched(tones, 1.35), lambda tones: 0.62 + tones * (0.05, 0.04, 0.0)
    )
    between = (grout < 0.75).astype(np.int32) * NUM_CODES
    number = np.random.default_rng(5).uniform(-0.10, 0.10, found.size).astype(np.float32)

    def work(painting: Painting, index: int) -> Words:
        stones = looked_up(words_of(softened(painting.pixels, 1, 2)).reshape(-1), found)
        return looked_up(colours, painting.codes(bytes_of(stones)) + between)

    return Worked(work, (screens.shade_sheet(number.take(found)),))

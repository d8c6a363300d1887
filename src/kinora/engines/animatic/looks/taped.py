"""Looks of cameras and carriers: video tape, sepia print, instant photograph, night vision, and
the colours of vaporwave."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.looks import sheets
from kinora.engines.animatic.looks.pixels import (
    Bytes,
    Painting,
    Tones,
    Words,
    Worked,
    enriched,
    looked_up,
    mean,
    ramp,
    softened,
    table,
    toned,
)
from kinora.engines.animatic.looks.styles import Painted
from kinora.engines.animatic.paint.native import LINEAR, NEAREST, image_from
from kinora.engines.animatic.paint.picture import Picture

PLAY = (
    "####..#.....####..#...#...#....",
    "#...#.#....#....#.#...#...##...",
    "#...#.#....#....#..#.#....###..",
    "####..#....######...#.....####.",
    "#.....#....#....#...#.....###..",
    "#.....#....#....#...#.....##...",
    "#.....####.#....#...#.....#....",
)
TORN = 26  # design units of the band at the foot of a tape's picture that will not hold still


def vhs(picture: Picture) -> Worked:
    """Colours that run sideways, lines, a torn foot, and what the recorder writes on it."""

    def worn(tones: Tones) -> Tones:
        return np.asarray(enriched(tones, 1.15) * (0.84, 0.86, 0.88) + (0.09, 0.07, 0.11))

    colours, run = table(worn), max(round(5 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        pixels = painting.pixels.copy()
        pixels[:, run:, 2] = painting.pixels[:, :-run, 2]
        pixels[:, :-run, 0] = painting.pixels[:, run:, 0]
        smeared = mean(pixels, np.roll(pixels, 2, 1))
        return _torn(looked_up(colours, painting.codes(smeared)), picture, index // 2)

    return Worked(work, (_lines(picture, 34), _counter(picture)))


def _torn(words: Words, picture: Picture, number: int) -> Words:
    """The lowest lines slip sideways, each its own way, and snow is in them."""
    rng, height = np.random.default_rng(number), round(TORN * picture.unit)
    first = picture.height - height
    for row, slip in enumerate(rng.normal(0, 26 * picture.unit, height).tolist()):
        words[first + row] = np.roll(words[first + row], round(slip * row / height))
    snow = rng.random((height, picture.width)) < 0.05
    words[first:][snow] = 0xFFD8D8D8
    return words


def _counter(picture: Picture) -> skia.Image:
    """What a recorder shows while it plays, in its own coarse letters."""
    surface, side = skia.Surface(picture.width, picture.height), 5 * picture.unit
    canvas, white = surface.getCanvas(), skia.Paint(Color=0xE6FFFFFF)
    for row, line in enumerate(PLAY):
        for column, dot in enumerate(line):
            if dot == "#":
                x, y = (10 + column) * side, (9 + row) * side
                canvas.drawRect(skia.Rect.MakeXYWH(x, y, side, side), white)
    return surface.makeImageSnapshot()


def sepia(picture: Picture) -> Worked:
    """Browns of an old print, dark at its corners."""
    browns = np.array([(0.09, 0.05, 0.03), (0.48, 0.32, 0.18), (0.97, 0.89, 0.72)], np.float32)
    shades = ramp(lambda grey: toned(grey, browns, (0.0, 0.42, 1.0)))

    def work(painting: Painting, index: int) -> Words:
        return looked_up(shades, painting.grey())

    return Worked(work, (sheets.film_sheet(picture, 3, grain=0.03, dark=0.55, tint="#2a1608"),))


def vintage_photo(picture: Picture) -> Painted:
    """An instant photograph: faded colours in a white frame that is widest below."""
    unit = picture.unit
    side, low = 40 * unit, 104 * unit
    inner = skia.Rect.MakeLTRB(side, side, picture.width - side, picture.height - low)
    scale = max(inner.width() / picture.width, inner.height() / picture.height)
    width, height = inner.width() / scale, inner.height() / scale
    seen = skia.Rect.MakeXYWH(
        (picture.width - width) / 2, (picture.height - height) / 2, width, height
    )
    faded = _faded()
    paper, shine = (
        sheets.paper_sheet(picture),
        sheets.film_sheet(picture, 5, grain=0.03, dark=0.25, tint="#3a2a10"),
    )

    def apply(canvas: skia.Canvas, image: skia.Image, index: int) -> None:
        canvas.clear(0xFFF3EFE4)
        canvas.drawImage(paper, 0, 0)
        canvas.drawImageRect(image, seen, inner, LINEAR, skia.Paint(ColorFilter=faded))
        canvas.save()
        canvas.clipRect(inner)
        canvas.drawImage(shine, 0, 0, NEAREST)
        canvas.restore()

    return Painted(apply)


def _faded() -> skia.ColorFilter:
    """Yellowed lights, blue-green shadows, little contrast."""
    rows = ((0.74, 0.08, 0.02, 0.14), (0.06, 0.74, 0.04, 0.12), (0.04, 0.10, 0.60, 0.13))
    flat = [value for r, g, b, offset in rows for value in (r, g, b, 0, offset)]
    return skia.ColorFilters.Matrix([*flat, 0, 0, 0, 1, 0])


def vaporwave(picture: Picture) -> Worked:
    """Violet shadows, pink and turquoise lights, and a ghost to either side."""
    row = np.array(
        [(0.13, 0.04, 0.30), (0.55, 0.16, 0.66), (1.0, 0.44, 0.76), (0.52, 0.92, 0.98),
         (0.97, 0.99, 0.93)], np.float32,
    )  # fmt: skip

    def wave(tones: Tones) -> Tones:
        return (
            toned(tones, row, (0.03, 0.28, 0.52, 0.76, 0.97)) * 0.84 + enriched(tones, 1.4) * 0.16
        )

    colours, run = table(wave), max(round(4 * picture.unit), 1)

    def work(painting: Painting, index: int) -> Words:
        pixels = painting.pixels.copy()
        pixels[:, run:, 2] = mean(pixels[:, run:, 2], painting.pixels[:, :-run, 2])
        return looked_up(colours, painting.codes(pixels))

    return Worked(work, (_lines(picture, 22),))


def night_vision(picture: Picture) -> Worked:
    """Green light of an image intensifier in a round eyepiece."""
    greens = np.array([(0.01, 0.05, 0.02), (0.08, 0.55, 0.15), (0.80, 1.0, 0.76)], np.float32)
    shades = ramp(lambda grey: toned(np.sqrt(grey), greens, (0.1, 0.55, 1.0)))
    sheet = sheets.film_sheet(picture, 9, grain=0.07, dark=1.0, tint="#000300")

    def work(painting: Painting, index: int) -> Words:
        return looked_up(shades, softened(painting.grey(), 1))

    return Worked(work, (_lines(picture, 30), sheet))


def _lines(picture: Picture, strength: int) -> skia.Image:
    """Every line of a screen, three design units apart."""
    pitch = max(round(3 * picture.unit), 2)
    pixels: Bytes = np.zeros((picture.height, picture.width, 4), np.uint8)
    pixels[::pitch, :, 3] = strength
    return image_from(pixels)

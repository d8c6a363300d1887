"""The moving title: the prompt's own words, set large, line by line, where nothing of it is known.

Drawn before the look, so that the look has it too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import skia

from kinora.engines.animatic.paint.camera import smooth
from kinora.engines.animatic.paint.colour import Colour, luminance, mix
from kinora.engines.animatic.paint.light import Daylight
from kinora.engines.animatic.paint.marks import fill, linear
from kinora.engines.animatic.paint.native import NEAREST
from kinora.engines.animatic.paint.paths import polygon
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.paint.type import Ink, Setter, Words

SIZES = (92.0, 80.0, 70.0, 62.0, 54.0, 48.0, 42.0)  # design units, the largest that fits
LEADING = 1.28  # sizes from line to line
COMES, STEP, GOES = 1.1, 0.32, 0.6  # seconds: for a line to come, until the next, to go
BEGINS = 0.25  # seconds until the first line comes
RISE = 16.0  # design units that a line rises by
INK, PAPER = "#2a2138", "#fff7e6"
BRIGHT = 0.52  # luminance of a sky from which on words are dark


@dataclass(frozen=True, slots=True)
class Page:
    """Lines shown together, with the row of the first baseline, from `start` to `end` seconds."""

    lines: tuple[Words, ...]
    row: float
    start: float
    end: float


class Title:
    """A title over a whole clip, painted once."""

    def __init__(self, text: str, picture: Picture, day: Daylight, seconds: float) -> None:
        self.picture = picture
        self.setter = Setter(text, weight=520, optical=60)
        air = mix(day.middle, day.horizon, 0.5)
        self.is_dark = luminance(air) > BRIGHT
        self.inks = tuple(self._inks(air))
        self.size, lines, most = self._fitted()
        self.pages = tuple(self._pages(lines, most, seconds)) if lines else ()

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        """Onto the frame in pixels, at t seconds."""
        for page in self.pages:
            if page.start <= t < page.end:
                self._page(canvas, page, t)

    def _page(self, canvas: skia.Canvas, page: Page, t: float) -> None:
        picture, leading = self.picture, LEADING * self.size
        is_last = page is self.pages[-1]
        leaving = 1.0 if is_last else smooth((page.end - t) / GOES)
        for number, line in enumerate(page.lines):
            coming = smooth((t - page.start - BEGINS - STEP * number) / COMES)
            strength = coming * leaving
            if strength <= 0:
                continue
            x = (picture.width - line.width) / 2 - line.left
            sunk = RISE * picture.unit * (1 - coming)
            y = page.row + leading * number + sunk - line.baseline
            canvas.drawImage(line.image, round(x), round(y), NEAREST, skia.Paint(Alphaf=strength))
        drawn = smooth((t - page.start - BEGINS - STEP * len(page.lines)) / COMES)
        if len(self.pages) == 1 and drawn > 0:
            self._rule(canvas, page.row + leading * (len(page.lines) - 0.25), drawn)

    def _rule(self, canvas: skia.Canvas, row: float, drawn: float) -> None:
        """A line under the words that grows from its middle, with a lozenge on it."""
        unit, middle = self.picture.unit, self.picture.width / 2
        half, tint = 120 * unit * drawn, INK if self.is_dark else PAPER
        for side in (-1, 1):
            start, end = middle + side * 14 * unit, middle + side * (14 * unit + half)
            shader = linear((start, row), (end, row), [tint, tint], (0.75 * drawn, 0))
            paint = skia.Paint(AntiAlias=True, Shader=shader, StrokeWidth=2.2 * unit)
            canvas.drawLine(start, row, end, row, paint)
        r = 5.5 * unit * drawn
        shape = polygon(
            [(middle - r, row), (middle, row - r), (middle + r, row), (middle, row + r)]
        )
        fill(canvas, shape, tint, 0.8 * drawn)

    def _inks(self, air: Colour) -> Iterator[Ink]:
        """A breath of the sky around dark letters, a shade around bright ones."""
        unit = self.picture.unit
        if self.is_dark:
            yield Ink(colour=mix(air, "#ffffff", 0.75), alpha=0.55, width=5 * unit, blur=9 * unit)
            yield Ink(colour=INK)
        else:
            yield Ink(colour=mix(air, "#05040c", 0.8), alpha=0.55, width=4 * unit, blur=8 * unit)
            yield Ink(colour=PAPER)

    def _fitted(self) -> tuple[float, tuple[str, ...], int]:
        """The size in pixels, the lines in that size, and how many fit one above another."""
        picture = self.picture
        width = picture.width * (0.84 if picture.is_portrait else 0.74)
        height = picture.height * (0.50 if picture.is_portrait else 0.56)
        for units in SIZES:
            size = units * picture.unit
            lines, most = self.setter.lines(size, width), max(int(height / (LEADING * size)), 1)
            if len(lines) <= most:
                break
        return size, lines, most

    def _pages(self, lines: tuple[str, ...], most: int, seconds: float) -> Iterator[Page]:
        """Pages of about as many lines, each as long as its share of the letters."""
        each = math.ceil(len(lines) / math.ceil(len(lines) / most))
        letters, start = sum(map(len, lines)), 0.0
        for first in range(0, len(lines), each):
            group = lines[first : first + each]
            end = start + seconds * sum(map(len, group)) / letters
            is_last = first + each >= len(lines)
            middle = self.picture.height * 0.42
            row = middle - LEADING * self.size * (len(group) - 1) / 2 + self.size * 0.3
            words = tuple(self.setter.words(line, self.size, self.inks) for line in group)
            yield Page(words, row, start, math.inf if is_last else end)
            start = end

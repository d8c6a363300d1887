"""What is spoken, written under the finished picture: crisp in every look, two lines at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import skia

from kinora.engines.animatic.paint.camera import smooth
from kinora.engines.animatic.paint.native import NEAREST
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.paint.type import Ink, Setter, Words
from kinora.engines.animatic.scene import Caption

LINES = 2  # at a time
FADE = 0.22  # seconds to come and to go
RISE = 5.0  # design units that words rise by while they come
PAPER, SHADE = "#fff8ea", "#150a12"


@dataclass(frozen=True, slots=True)
class Page:
    """Lines that are shown together, top to bottom, from `start` to `end` seconds."""

    lines: tuple[Words, ...]
    start: float
    end: float

    def strength(self, t: float) -> float:
        """How far it is there, 0 to 1."""
        if not self.start <= t < self.end:
            return 0.0
        fade = min(FADE, (self.end - self.start) / 3)
        coming = 1.0 if self.start <= 0 else smooth((t - self.start) / fade)
        return min(coming, smooth((self.end - t) / fade))


class Captions:
    """All captions of a clip, painted once."""

    def __init__(self, captions: Iterable[Caption], picture: Picture) -> None:
        self.picture = picture
        self.size = (36.0 if picture.is_portrait else 35.0) * picture.unit
        self.pages = tuple(page for caption in captions for page in self._pages(caption))

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        """Onto the frame in pixels; those who speak at once stand above one another."""
        picture, leading = self.picture, 1.32 * self.size
        baseline = picture.height * (0.875 if picture.is_portrait else 0.92)
        for page in self.pages:
            strength = page.strength(t)
            if strength <= 0:
                continue
            sunk = RISE * picture.unit * (1 - strength)
            for line in reversed(page.lines):
                x = (picture.width - line.width) / 2 - line.left
                y = baseline + sunk - line.baseline
                paint = skia.Paint(Alphaf=strength)
                canvas.drawImage(line.image, round(x), round(y), NEAREST, paint)
                baseline -= leading

    def _pages(self, caption: Caption) -> Iterator[Page]:
        """As many as the words need, each as long as its share of the letters."""
        picture, unit = self.picture, self.picture.unit
        setter = Setter(caption.text, weight=600, optical=22)
        lines = setter.lines(self.size, picture.width * (0.84 if picture.is_portrait else 0.68))
        groups = [lines[i : i + LINES] for i in range(0, len(lines), LINES)]
        letters = sum(map(len, lines))
        start, span = caption.start, caption.end - caption.start
        inks = (
            Ink(colour=SHADE, alpha=0.60, width=4 * unit, blur=7 * unit),
            Ink(colour=SHADE, alpha=0.75, width=4.5 * unit, blur=1.4 * unit),
            Ink(colour=PAPER),
        )
        for group in groups:
            end = start + span * sum(map(len, group)) / letters
            yield Page(tuple(setter.words(line, self.size, inks) for line in group), start, end)
            start = end

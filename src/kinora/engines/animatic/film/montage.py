"""Films of one clip that pass into one another: what came with an added part, another hour, another
weather, comes gently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.film.film import Bytes, Film
from kinora.engines.animatic.paint.camera import smooth
from kinora.engines.animatic.staging.staged import Staged

FADE = 1.0  # seconds that one film passes into the next


@dataclass(frozen=True, slots=True)
class Take:
    """A film that is shown from `start` on, in seconds of the clip, made when it is first needed."""

    start: float
    make: Callable[[], Film]


class Montage:
    """Draws like a film. At most two of its films are kept at a time."""

    def __init__(self, takes: Sequence[Take], check: Callable[[], None]) -> None:
        """`takes` in order, the first from 0 on."""
        self.takes, self.check = tuple(takes), check
        self._films: dict[int, Film] = {}
        self.fps = self._film(len(takes) - 1).fps

    @property
    def staged(self) -> Staged:
        """The staging of the end."""
        return self._film(len(self.takes) - 1).staged

    def frames(self, start: int, stop: int) -> Iterator[Bytes]:
        """Frames `start` to `stop - 1`; each is overwritten by the next."""
        for index in range(start, stop):
            self.check()
            yield self.frame(index)

    def frame(self, index: int) -> Bytes:
        """One frame, of one film or on the way to another."""
        t = index / self.fps
        number = max(i for i, take in enumerate(self.takes) if take.start <= t or i == 0)
        share = smooth((t - self.takes[number].start) / FADE) if number else 1.0
        if share >= 1:
            return self._film(number).frame(index)
        before = self._film(number - 1).frame(index)
        if share <= 0:
            return before
        weight = round(share * 256)
        mixed = before.astype(np.uint16) * (256 - weight)
        mixed += self._film(number).frame(index).astype(np.uint16) * weight
        return np.asarray((mixed >> 8).astype(np.uint8))

    def _film(self, number: int) -> Film:
        if number not in self._films:
            kept = {number - 1, number, number + 1}
            self._films = {i: film for i, film in self._films.items() if i in kept}
            self._films[number] = self.takes[number].make()
        return self._films[number]

"""A small engine for tests: a square that moves, drawn with numpy; its prompts say how it misbehaves.

A prompt is words such as `slow=0.01` (seconds a frame), `signal=9`, `raise`, `hang`, `eat`, `refuse`,
`full`; with `once=PATH` it misbehaves only until PATH exists, with `from=N` from that frame on.
"""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinora.engines.base import Clip, Shot, Watch
from kinora.engines.options import EngineOptions
from kinora.errors import GenerationError, OutOfSpace
from kinora.video import Kind, Size

FPS = 24
NO_OPTIONS = EngineOptions()


class DrawnFootage:
    """Frames whose grey level says which they are."""

    fps = FPS
    pixel_format = "rgb24"
    seekable = True

    def __init__(self, shot: Shot, watch: Watch) -> None:
        self.size: Size = shot.size
        self.num_frames = shot.seconds * FPS
        self._shot = shot
        self._watch = watch
        pairs = (word.partition("=") for word in shot.prompt.split())
        self._words = {word: value for word, _, value in pairs}

    def frames(self, start: int, stop: int) -> Iterator[NDArray[np.uint8]]:
        for index in range(start, stop):
            self._watch.check()
            if index >= int(self._words.get("from", "0")):
                self._misbehave()
            time.sleep(float(self._words.get("slow", "0")))
            frame = np.full((self.size.height, self.size.width, 3), index % 200, np.uint8)
            frame[:8, index % self.size.width] = 255
            yield frame

    def sound(self) -> NDArray[np.float32]:
        return np.zeros((self._shot.seconds * 48_000, 2), np.float32)

    def negative(self) -> bytes:
        before = self._shot.negative or b""
        return before + self._shot.prompt.encode() + b"\n"

    def scene(self) -> bytes:
        shot = self._shot
        told = {
            "prompt": shot.prompt,
            "references": [reference.data.decode() for reference in shot.references],
            "footage": _told(shot.footage) if shot.footage else None,
            "characters": {each.name: _told(each.clip) for each in shot.characters},
            "negatives": {
                each.name: each.negative.decode() for each in shot.characters if each.negative
            },
            "strength": shot.strength,
        }
        return json.dumps(told).encode()

    def _misbehave(self) -> None:
        acts = {
            "signal": lambda number: os.kill(os.getpid(), int(number)),
            "raise": _raise,
            "hang": lambda _: time.sleep(3600),
            "eat": lambda gib: np.empty(int(gib or 1024) << 30, np.uint8),  # never touched
            "refuse": _refuse,
            "full": _fill,
        }
        for word, value in self._words.items():
            if word in acts and self._is_first_time():
                acts[word](value)

    def _is_first_time(self) -> bool:
        """Always, without a mark to go by."""
        mark = self._words.get("once")
        if mark is None:
            return True
        if Path(mark).exists():
            return False
        Path(mark).touch()
        return True


def _told(clip: Clip) -> list[object]:
    """Its size and length, and the grey level of its first frame."""
    first = next(iter(clip.frames(0, 1)))
    return [str(clip.size), clip.num_frames / clip.fps, round(float(first.mean()))]


def _raise(_: str) -> None:
    raise ZeroDivisionError("a mistake of the engine")


def _refuse(_: str) -> None:
    raise GenerationError("This prompt cannot be drawn.", code="test_refused")


def _fill(_: str) -> None:
    raise OutOfSpace from OSError(errno.ENOSPC, "full")


class DrawnEngine:
    """Needs nothing, loads at once."""

    name = "drawn"
    version = "1"
    negative_schema = 7

    def __init__(self, options: EngineOptions = NO_OPTIONS) -> None:
        self.options = options

    def load(self) -> None:
        pass

    def plan(self, shot: Shot, watch: Watch) -> bytes:
        return b"as it was asked for"

    def shoot(self, shot: Shot, watch: Watch) -> DrawnFootage:
        if shot.kind is Kind.REMIX and not shot.negative:
            raise GenerationError("A remix needs a negative.")
        return DrawnFootage(shot, watch)

    def close(self) -> None:
        pass


class OtherEngine(DrawnEngine):
    """The same under another version."""

    version = "2"


class BrokenEngine(DrawnEngine):
    """Cannot be loaded."""

    def load(self) -> None:
        raise GenerationError("The weights are missing.")

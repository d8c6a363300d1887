"""A small engine for tests: a square that moves, drawn with numpy; its prompts say how it misbehaves.

A prompt is words such as `slow=0.01` (seconds a frame), `signal=9`, `raise`, `hang`, `eat`, `refuse`,
`full`; with `once=PATH` it misbehaves only until PATH exists, with `from=N` from that frame on.
Before the first frame it takes `steps=N`, each of `pace=S` seconds and after `load=S` seconds of loading, with
a picture after each if it `shows` them; it hears of no cancellation for `deaf=S` seconds. What it is to
`keep=TEXT` is its trajectory.
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
        self._words = words_of(shot)

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

    def trajectory(self) -> bytes | None:
        kept = self._words.get("keep")
        return None if kept is None else kept.encode()

    def scene(self) -> bytes:
        shot = self._shot
        told = {
            "prompt": shot.prompt,
            "model": shot.model,
            "trajectory": None if shot.trajectory is None else bytes(shot.trajectory).decode(),
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


def words_of(shot: Shot) -> dict[str, str]:
    """What its prompt says, by word."""
    return {word: value for word, _, value in (each.partition("=") for each in shot.prompt.split())}


def take_steps(words: dict[str, str], watch: Watch) -> None:
    """All that comes before the first frame."""
    if "load" in words:
        watch.loading()
        time.sleep(float(words["load"]))
    time.sleep(float(words.get("deaf", "0")))
    num_steps = int(words.get("steps", "0"))
    for step in range(1, num_steps + 1):
        watch.check()
        time.sleep(float(words.get("pace", "0")))
        watch.steps(step, num_steps)
        if "shows" in words:
            watch.preview(b"picture %d" % step)


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
        take_steps(words_of(shot), watch)
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

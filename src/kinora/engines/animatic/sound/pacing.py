"""Sounds that keep in step with what is seen, when the story runs slower or faster than the clip.

Each sound keeps its pitch and its length; only when it is heard follows the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import msgspec

from kinora.engines.animatic.scene import Beat, Scene
from kinora.engines.animatic.sound.signal import Rng, Signal
from kinora.engines.animatic.sound.tape import Play, Tape

IN_STEP = frozenset({"steps", "servos", "landings", "bounces", "snores", "piano", "strokes"})


@dataclass(frozen=True, slots=True)
class StoryTape:
    """A tape on which things are put at moments of the story."""

    tape: Tape
    scene: Scene

    @property
    def seconds(self) -> float:
        return self.scene.story(self.tape.seconds)

    def add(
        self, at: float, signal: Signal, *, gain: float = 1.0, pan: float = 0.0, wet: float = 1.0
    ) -> None:
        """As a tape's own `add`, with `at` in seconds of the story."""
        self.tape.add(clip_time(self.scene, at), signal, gain=gain, pan=pan, wet=wet)


def clip_time(scene: Scene, told: float) -> float:
    """When in the clip the story is at a moment: the inverse of `Scene.story`."""
    since, pace = 0.0, scene.pace
    for part in scene.parts:
        if scene.story(part.start) >= told:
            break
        since, pace = part.start, scene.pace * part.pace
    return since + (told - scene.story(since)) / pace


def timed(scene: Scene, name: str, play: Play, *, start: float, end: float) -> Play:
    """A voice from `start` to `end` of the clip; in step with the story where it is seen."""
    is_plain = scene.pace == 1 and all(part.pace == 1 for part in scene.parts)
    if is_plain or name not in IN_STEP:
        return partial(play, start=start, end=end)
    return partial(_told, scene, partial(play, start=scene.story(start), end=scene.story(end)))


def _told(scene: Scene, play: Play, tape: Tape, rng: Rng) -> None:
    play(StoryTape(tape, scene), rng)


def joined(beats: Sequence[Beat]) -> tuple[Beat, ...]:
    """What goes on across the join of two parts of a clip is heard as one."""
    whole: list[Beat] = []
    for beat in beats:
        last = whole[-1] if whole else None
        if last is not None and (last.action, last.target, last.end) == (
            beat.action,
            beat.target,
            beat.start,
        ):
            whole[-1] = msgspec.structs.replace(last, end=beat.end)
        else:
            whole.append(beat)
    return tuple(whole)

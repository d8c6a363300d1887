"""A scene to its sound: every voice on one tape, in its room, finished."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.sound.places import room_of
from kinora.engines.animatic.sound.tape import Tape, Voice
from kinora.engines.animatic.sound.voices import voices
from kinora.engines.base import Sound


def record(scene: Scene, check: Callable[[], None] | None = None) -> Sound:
    """The scene's sound, (seconds * 48000, 2) float32, peaks below -1 dBFS; a pure function of it.

    `check` is called between voices and may raise to stop the recording.
    """
    tape = Tape(scene.seconds)
    for voice in voices(scene):
        if check is not None:
            check()
        play(scene, voice, tape)
    return tape.finished(room_of(scene))


def play(scene: Scene, voice: Voice, tape: Tape) -> None:
    """Put one voice of the scene on a tape."""
    voice.play(tape, np.random.default_rng(scene.seed_of(f"sound/{voice.name}")))

"""Sound in step with a story that runs at a pace of its own."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from kinora.engines.animatic.scene import Beat, Entity, Part, Scene
from kinora.engines.animatic.sound.mix import play
from kinora.engines.animatic.sound.pacing import clip_time, joined
from kinora.engines.animatic.sound.tape import Tape
from kinora.engines.animatic.sound.voices import voices

SCENE = Scene(
    seed=5, width=320, height=180, seconds=8,
    entities=(Entity("child-1", "child", beats=(Beat("walk", 0, 8),)),),
)  # fmt: skip


def footfalls(scene: Scene) -> list[int]:
    """The moments at which the steps of a scene begin, in hundredths of a second."""
    tape = Tape(scene.seconds)
    for voice in voices(scene):
        if voice.name.endswith("/steps"):
            play(scene, voice, tape)
    loud = np.abs(tape.dry).max(axis=1).reshape(-1, 480).max(axis=1) > 0.01
    return [i for i in range(1, len(loud)) if loud[i] and not loud[max(i - 8, 0) : i].any()]


def test_slow_steps_are_as_slow_as_they_are_seen() -> None:
    """At half the pace there is as long again between two steps."""
    slow = msgspec.structs.replace(SCENE, pace=0.5)
    plain, apart = (np.median(np.diff(footfalls(each))) for each in (SCENE, slow))
    assert apart == pytest.approx(2 * plain, abs=4)


def test_the_clip_and_the_story_agree_on_every_moment() -> None:
    """Told forth and back, a moment is where it was, also behind a part of another pace."""
    scene = msgspec.structs.replace(SCENE, pace=0.5, parts=(Part(start=4.0, pace=3.0),))
    for t in (0.0, 2.5, 4.0, 6.25, 8.0):
        assert clip_time(scene, scene.story(t)) == pytest.approx(t)


def test_what_goes_on_is_heard_as_one() -> None:
    """Two beats of the same doing, one after the other, are one; others stay as they are."""
    beats = (Beat("walk", 0, 4), Beat("walk", 4, 8), Beat("wave", 8, 9), Beat("wave", 10, 12))
    assert joined(beats) == (Beat("walk", 0, 8), *beats[2:])

"""What is seen to land, open or flash is heard at that moment."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.engines.animatic.paint import flashes
from kinora.engines.animatic.scene import Caption, Entity, Scene
from kinora.engines.animatic.sound.blows import stroke_of
from kinora.engines.animatic.sound.mix import play, record
from kinora.engines.animatic.sound.tape import Tape
from kinora.engines.animatic.sound.voices import voices

RATE = 48_000
MakeScene = Callable[..., Scene]
Doing = Callable[..., Entity]


def alone(scene: Scene, part: str) -> NDArray[np.float32]:
    """How loud the voices with `part` in their names are, in hundredths of a second."""
    tape = Tape(scene.seconds)
    for voice in voices(scene):
        if part in voice.name:
            play(scene, voice, tape)
    return np.abs(tape.dry).max(axis=1).reshape(-1, RATE // 100).max(axis=1)


def onsets(level: NDArray[np.float32]) -> list[float]:
    """The moments at which something sets in, in seconds."""
    loud = level > 0.25 * level.max()
    return [i / 100 for i in range(1, len(loud)) if loud[i] and not loud[max(i - 8, 0) : i].any()]


@pytest.mark.parametrize("action", ["build", "chop", "knock", "dig"])
def test_every_blow_is_heard_when_it_lands(scene: MakeScene, doing: Doing, action: str) -> None:
    """Within 40 ms of the moment at which the drawn hand is down."""
    told = scene(place="room", entities=(doing("a", "man", (action, 1.0, 7.0)),))
    stroke, ahead = stroke_of(action), told.seed_of("a") % 128 / 100
    assert stroke is not None
    begun = [1.0 - ahead + number * stroke.every for number in range(12)]
    landed = [start + at for start in begun for at in stroke.at]
    heard = onsets(alone(told, "strokes"))
    assert heard
    assert all(min(abs(at - moment) for moment in landed) <= 0.04 for at in heard)


def test_thunder_follows_its_lightning(scene: MakeScene) -> None:
    """After each strike that is seen there is a crack, a third of a second later."""
    told = scene(weather=("storm",))
    rng = np.random.default_rng(flashes.lightning_seed(told.seed_of("storm")))
    seen = [at for at in flashes.strikes(rng).tolist() if at < 7]
    level = alone(told, "thunder")
    for at in seen:
        before, after = level[int(at * 100) + 20 : int(at * 100) + 29], level[int(at * 100) + 29 :]
        assert after[:8].max() > before.max() + 0.05


def test_a_firework_is_heard_opening(scene: MakeScene) -> None:
    """A bang within 40 ms of each shell."""
    told = scene(time_of_day="night", effects=("fireworks",))
    seen = [flashes.opens(told.seed_of("fireworks"), number) for number in range(14)]
    for at in onsets(alone(told, "fireworks")):
        assert min(abs(at - moment) for moment in seen) < 0.05


def test_a_caption_is_babbled(scene: MakeScene) -> None:
    """From its first moment to its last, and not before."""
    level = alone(scene(captions=(Caption("Good morning", 2.0, 4.0),)), "caption")
    assert level[:199].max() == 0
    assert level[205:395].max() > 0.1
    assert level[420:].max() < 0.01


def test_rain_on_a_roof_is_duller_than_in_the_open(scene: MakeScene) -> None:
    """Under a roof rain is heard, from outside."""
    for place in ("kitchen", "park"):
        assert alone(scene(place=place, weather=("rain",)), "rain").max() > 0.05
    assert not [v for v in voices(scene(place="space", weather=("rain",))) if "rain" in v.name]


def test_a_part_of_a_clip_begins_without_a_click(scene: MakeScene) -> None:
    """What an extension adds rises from silence and is otherwise the whole clip's."""
    whole, part = record(scene()), record(scene(), since=4.0)
    assert np.abs(part[0]).max() == 0
    assert np.array_equal(whole[5 * RATE :], part[RATE:])

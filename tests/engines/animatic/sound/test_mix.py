from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Callable

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.engines.animatic import sets
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.sound.mix import play, record
from kinora.engines.animatic.sound.places import place_names
from kinora.engines.animatic.sound.tape import Tape
from kinora.engines.animatic.sound.voices import voices

RATE = 48_000
MakeScene = Callable[..., Scene]
Doing = Callable[..., Entity]
PLACES = (*sets.place_names(), "somewhere new")


def level(sound: NDArray[np.float32]) -> float:
    """RMS in dB."""
    return float(10 * np.log10(np.mean(sound.astype(np.float64) ** 2) + 1e-12))


def alone(scene: Scene, part: str) -> NDArray[np.float32]:
    """What the voices with `part` in their names put on a tape."""
    tape = Tape(scene.seconds)
    for voice in voices(scene):
        if part in voice.name:
            play(scene, voice, tape)
    return tape.dry


def band(sound: NDArray[np.float32], low: float, high: float) -> float:
    """The power between two frequencies, in dB."""
    power = np.abs(np.fft.rfft(sound.mean(axis=1))) ** 2
    frequencies = np.fft.rfftfreq(len(sound), 1 / RATE)
    inside = (frequencies >= low) & (frequencies < high)
    return float(10 * np.log10(power[inside].sum() / len(sound) ** 2 + 1e-20))


@pytest.mark.parametrize(("place", "time"), list(itertools.product(PLACES, ("noon", "night"))))
def test_no_place_is_silent_or_too_loud(scene: MakeScene, place: str, time: str) -> None:
    """Every empty place has a calm sound of its own: audible, centred on zero, far from clipping."""
    sound = record(scene(place=place, time_of_day=time, seconds=3))

    assert sound.shape == (3 * RATE, 2)
    assert sound.dtype == np.float32
    assert -40 < level(sound) < -14
    assert np.abs(sound).max() < 0.891
    assert abs(sound.mean()) < 0.001


@pytest.mark.parametrize("weather", ["rain", "wind", "storm", "snow", "fog"])
def test_weather_is_safe_everywhere(scene: MakeScene, weather: str) -> None:
    """No weather clips, in the open, in a street or in a hall."""
    for place in ("park", "neon street", "beach", "stage"):
        sound = record(scene(place=place, weather=(weather,), seconds=2))
        assert np.abs(sound).max() < 0.891


@pytest.mark.parametrize("kind", ["cat", "robot", "monster", "audience", "kite", "a new kind"])
def test_anything_may_do_anything(scene: MakeScene, doing: Doing, kind: str) -> None:
    """Whatever an entity does, known or not, early or late, the sound is finite and does not clip."""
    actions = ("idle", "walk", "run", "jump", "bow", "wave", "dance", "sit", "sleep", "play piano",
               "fly kite", "play ball", "cheer", "talk", "sing", "enter", "a new action")  # fmt: skip
    for number, action in enumerate(actions):
        begin = 1.9 if number % 3 == 0 else 0.0
        actor = doing("a", kind, (action, begin, 2.0), enters_at=0.5 * (number % 2))
        sound = record(scene(place="snow", seconds=2, entities=(actor,)))
        assert np.isfinite(sound).all()
        assert np.abs(sound).max() < 0.891


@pytest.mark.parametrize("seconds", [4, 8, 12, 16, 20])
def test_the_length_is_exact(scene: MakeScene, seconds: int) -> None:
    """The sound lasts as long as the scene."""
    assert record(scene(seconds=seconds)).shape == (seconds * RATE, 2)


def test_the_same_scene_sounds_the_same(concert: MakeScene) -> None:
    """Sound is a pure function of the scene."""
    assert np.array_equal(record(concert(bow_at=4.8)), record(concert(bow_at=4.8)))


def test_another_seed_plays_another_piece(concert: MakeScene) -> None:
    """The seed decides what is played."""
    other = msgspec.structs.replace(concert(), seed=12)

    assert not np.array_equal(record(concert()), record(other))


@pytest.mark.parametrize("bow_at", [4.8, 6.5])
def test_nothing_changes_before_an_appended_action(concert: MakeScene, bow_at: float) -> None:
    """Until the cat bows, every sample is that of the source."""
    source, remix = record(concert()), record(concert(bow_at=bow_at))

    border = round(bow_at * RATE)
    assert np.array_equal(source[:border], remix[:border])
    assert not np.array_equal(source[border:], remix[border:])


@pytest.mark.parametrize(
    ("kind", "action"),
    [("child", "walk"), ("robot", "run"), ("monster", "wave"), ("robot", "wave"), ("dog", "sleep"),
     ("child", "play ball"), ("penguin", "dance"), ("woman", "sing"), ("man", "talk"), ("dog", "jump"), ("audience", "cheer")],
)  # fmt: skip
def test_shortening_an_action_changes_nothing_before_its_new_end(
    scene: MakeScene, doing: Doing, kind: str, action: str
) -> None:
    """Whatever is being done, cutting it short leaves what was heard until then."""
    long = record(scene(entities=(doing("a", kind, (action, 0.5, 8.0)),)))
    short = record(scene(entities=(doing("a", kind, (action, 0.5, 4.8)),)))

    border = round(4.8 * RATE)
    assert np.array_equal(long[:border], short[:border])
    assert not np.array_equal(long[border:], short[border:])


def test_an_added_spotlight_leaves_the_music_alone(concert: MakeScene) -> None:
    """An edit of one thing leaves every other voice as it was, sample for sample."""
    before, after = concert(), concert(extra=(Entity("spotlight-1", "spotlight"),))

    assert np.array_equal(alone(before, "piano"), alone(after, "piano"))
    assert np.array_equal(alone(before, "place"), alone(after, "place"))


def test_a_recoloured_cat_plays_the_same(concert: MakeScene) -> None:
    """A change that cannot be heard changes no sample."""
    source = concert(bow_at=4.8)
    black = msgspec.structs.replace(source.entities[0], colour="#000000")
    recoloured = msgspec.structs.replace(source, entities=(black, *source.entities[1:]))

    assert np.array_equal(record(source), record(recoloured))


def test_a_replaced_subject_leaves_the_kite(scene: MakeScene, doing: Doing) -> None:
    """A robot in the child's place brings its own sounds; kite, breeze and birds stay."""
    kite = Entity("kite-1", "kite")
    child = scene(entities=(doing("child-1", "child", ("fly kite", 0.0, 8.0)), kite))
    robot = scene(entities=(doing("child-1", "robot", ("fly kite", 0.0, 8.0)), kite))

    assert np.array_equal(alone(child, "kite-1"), alone(robot, "kite-1"))
    assert np.array_equal(alone(child, "place"), alone(robot, "place"))
    assert level(alone(robot, "beeps")) > -60 > level(alone(child, "beeps"))


def test_stopping_the_rain_takes_only_the_rain(scene: MakeScene, doing: Doing) -> None:
    """Without rain the same robot walks the same wet street in the same town."""
    walker = doing("robot-1", "robot", ("walk", 0.0, 8.0))
    place = {"place": "neon street", "time_of_day": "night", "wet": True, "entities": (walker,)}
    rainy, dry = scene(weather=("rain",), **place), scene(**place)

    kept = [voice.name for voice in voices(rainy) if "rain" not in voice.name]
    assert kept == [voice.name for voice in voices(dry)]
    for name in kept:
        assert np.array_equal(alone(rainy, name), alone(dry, name))
    assert band(record(rainy), 3000, 9000) > band(record(dry), 3000, 9000) + 6


def test_applause_follows_the_music(concert: MakeScene) -> None:
    """When the cat bows, the bright noise of a cheering hall sets in within half a second."""
    sound = record(concert(bow_at=4.8))

    quiet = band(sound[int(3.8 * RATE) : round(4.8 * RATE)], 2000, 6000)
    loud = band(sound[int(5.3 * RATE) : int(6.3 * RATE)], 2000, 6000)
    assert loud > quiet + 10


def test_a_concert_is_comfortably_loud(concert: MakeScene) -> None:
    """Music and applause are near -20 dB RMS."""
    assert -25 < level(record(concert())) < -16
    assert -25 < level(record(concert(bow_at=4.8))) < -16


def test_a_lamp_clunks_when_it_comes_on(scene: MakeScene) -> None:
    """A spotlight that comes in at 3 s is silent before and clunks right then."""
    lamp = Entity("spotlight-1", "spotlight", enters_at=3.0)
    heard = np.abs(alone(scene(place="stage", entities=(lamp,)), "lamp")).max(axis=1)

    assert heard[: 3 * RATE].max() == 0
    assert 3.0 < np.argmax(heard > 0.03) / RATE < 3.1


def test_steps_come_in_time(scene: MakeScene, doing: Doing) -> None:
    """Somebody who walks takes about two steps a second, and more when running."""

    def num_steps(action: str) -> int:
        heard = alone(
            scene(place="stage", entities=(doing("a", "man", (action, 0.0, 8.0)),)), "steps"
        )
        loud = np.abs(heard).max(axis=1).reshape(-1, 960).max(axis=1) > 0.03  # in fiftieths
        return int(np.sum(loud[1:] & ~loud[:-1]))

    assert num_steps("walk") == pytest.approx(15, abs=1)
    assert num_steps("run") == pytest.approx(26, abs=2)


def test_someone_who_comes_later_is_silent_before(scene: MakeScene, doing: Doing) -> None:
    """A second monster is not heard before it enters."""
    monster = doing("monster-2", "monster", ("wave", 0.0, 8.0), enters_at=4.8)
    heard = alone(scene(place="forest", entities=(monster,)), "monster-2")

    assert np.abs(heard[: round(4.8 * RATE)]).max() == 0
    assert np.abs(heard[round(4.8 * RATE) :]).max() > 0.05


def test_who_comes_in_is_heard_walking(scene: MakeScene) -> None:
    """Steps come with an entrance, but a lamp or a kite has no feet."""
    walker = scene(place="stage", entities=(Entity("a", "monster", enters_at=3.0),))
    lamp = scene(place="stage", entities=(Entity("a", "spotlight", enters_at=3.0),))

    assert level(alone(walker, "steps")) > -60
    assert not [voice for voice in voices(lamp) if "steps" in voice.name]


@pytest.mark.parametrize("kind", ["tree", "bench", "fish", "car", "a new kind"])
def test_what_has_no_feet_makes_no_steps(scene: MakeScene, doing: Doing, kind: str) -> None:
    """Things, fish and cars come in and move without footsteps."""
    entity = doing("a", kind, ("walk", 1.0, 4.0), enters_at=1.0)

    assert not [voice for voice in voices(scene(entities=(entity,))) if "steps" in voice.name]


def test_every_place_has_its_sound() -> None:
    """Whatever can be seen can be heard: no set is left to the sound of a park."""
    assert set(sets.place_names()) == set(place_names())


@pytest.mark.parametrize("place", ["moon surface", "open sea", "underwater", "open sky"])
def test_no_leaves_rustle_where_nothing_grows(scene: MakeScene, place: str) -> None:
    """Leaves, birds and crickets stay on land."""
    names = {
        v.name for time in ("noon", "night") for v in voices(scene(place=place, time_of_day=time))
    }

    assert not names & {"place/leaves", "place/birds", "place/crickets"}


def test_wet_streets_sound_wet(scene: MakeScene, doing: Doing) -> None:
    """Steps on a wet street splash: more treble than on a dry one."""

    def steps(*, wet: bool) -> NDArray[np.float32]:
        walker = doing("a", "man", ("walk", 0.0, 8.0))
        return alone(scene(place="city street", wet=wet, entities=(walker,)), "steps")

    assert band(steps(wet=True), 5000, 12000) > band(steps(wet=False), 5000, 12000) + 6


def test_nobody_walks_in_space(scene: MakeScene, doing: Doing) -> None:
    """Where there is no ground there are no steps."""
    floating = scene(place="space", entities=(doing("a", "astronaut", ("walk", 0.0, 8.0)),))

    assert not [voice for voice in voices(floating) if "steps" in voice.name]


def test_recording_can_be_called_off(concert: MakeScene) -> None:
    """What `check` raises comes out at once."""

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        record(concert(), stop)


def test_no_click_at_the_ends(concert: MakeScene) -> None:
    """The clip begins and ends in silence."""
    sound = record(concert(bow_at=4.8))

    assert np.abs(sound[0]).max() == 0
    assert np.abs(sound[-1]).max() < 0.001


def test_a_long_clip_takes_little_memory(scene: MakeScene) -> None:
    """A minute is mixed in 160 MB, so that two of them fit beside a film that is drawn."""
    long = scene(place="forest", weather=("rain",), seconds=60)
    tracemalloc.start()
    try:
        record(long, since=50.0)
        assert tracemalloc.get_traced_memory()[1] < 160e6
    finally:
        tracemalloc.stop()

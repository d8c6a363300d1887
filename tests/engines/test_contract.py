"""What every engine promises, whatever it draws with. A new engine joins by being in the registry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from kinora.engines import engine_names, make_engine
from kinora.engines.base import SAMPLE_RATE, Engine, Footage, Shot
from kinora.errors import Cancelled, GenerationError
from kinora.video import Kind, Size

SIZE = Size(320, 180)
SECONDS = 4


class Attentive:
    """A watch that counts how often the engine looked at it."""

    def __init__(self, *, cancelled_after: int | None = None) -> None:
        self.looks = 0
        self._cancelled_after = cancelled_after

    def check(self) -> None:
        self.looks += 1
        if self._cancelled_after is not None and self.looks > self._cancelled_after:
            raise Cancelled


@pytest.fixture(scope="module", params=engine_names())
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    made = make_engine(request.param)
    made.load()
    yield made
    made.close()


@pytest.fixture(scope="module")
def footage(engine: Engine) -> Footage:
    return engine.shoot(shot("A cat waves in a park"), Attentive())


def shot(prompt: str, *, negative: bytes | None = None, seed: int = 7) -> Shot:
    kind = Kind.REMIX if negative else Kind.CREATE
    return Shot(kind=kind, prompt=prompt, size=SIZE, seconds=SECONDS, seed=seed, negative=negative)


def frame(footage: Footage, number: int) -> np.ndarray:
    """A copy of one frame."""
    return next(iter(footage.frames(number, number + 1))).copy()


def test_footage_is_what_was_asked_for(footage: Footage) -> None:
    """Size, length, rate and pixel format are those of the shot and of the protocol."""
    assert (footage.size, footage.fps) == (SIZE, 24)
    assert footage.num_frames == SECONDS * 24
    picture = frame(footage, 0)
    channels = {"rgb24": 3, "bgra": 4}[footage.pixel_format]
    assert (picture.shape, picture.dtype) == ((180, 320, channels), np.uint8)


def test_frames_come_in_order_and_in_full(footage: Footage) -> None:
    """A range gives exactly its frames."""
    assert len([picture.shape for picture in footage.frames(10, 14)]) == 4


def test_a_seekable_footage_gives_the_same_frame_from_any_range(
    engine: Engine, footage: Footage
) -> None:
    """A frame is the same alone, in the middle of a range, and from another footage of the shot."""
    if not footage.seekable:
        return
    ranged = [picture.copy() for picture in footage.frames(40, 44)]
    again = engine.shoot(shot("A cat waves in a park"), Attentive())

    assert np.array_equal(ranged[2], frame(footage, 42))
    assert np.array_equal(ranged[2], frame(again, 42))


@pytest.mark.parametrize(
    "prompt",
    [
        "A dog runs on a beach",
        "A cat sits on a bench in a park, slow dolly in",
        "A cat plays the piano on a stage, slow dolly in",
    ],
)
def test_a_frame_owes_nothing_to_the_one_before_it(engine: Engine, prompt: str) -> None:
    """A frame after its predecessors is the same as the first frame of a footage of its own."""
    running, fresh = (engine.shoot(shot(prompt), Attentive()) for _ in range(2))
    if not running.seekable:
        return
    pictures = [picture.copy() for picture in running.frames(58, 62)]

    assert np.array_equal(pictures[-1], frame(fresh, 61))


def test_something_moves(footage: Footage) -> None:
    """It is a video: not all of its frames are the same picture."""
    pictures = [frame(footage, number) for number in (0, 17, 50)]

    assert not np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[1], pictures[2])


def test_the_sound_fills_the_clip(footage: Footage) -> None:
    """Stereo, float32, exactly as long as the picture, audible and not clipped."""
    sound = footage.sound()

    assert (sound.shape, sound.dtype) == ((SECONDS * SAMPLE_RATE, 2), np.float32)
    assert 0.001 < np.abs(sound).max() <= 1.0


def test_a_remix_starts_from_the_negative(engine: Engine, footage: Footage) -> None:
    """The source's own prompt, remixed, gives the source's frames; the seed of the shot is not used."""
    again = engine.shoot(
        shot("A cat waves in a park", negative=footage.negative(), seed=99), Attentive()
    )

    assert np.array_equal(frame(again, 30), frame(footage, 30))


def test_what_was_understood_is_told_as_json(footage: Footage) -> None:
    """The scene for people is one JSON object."""
    assert isinstance(json.loads(footage.scene()), dict)


@pytest.mark.parametrize("prompt", ["¿Dónde está la biblioteca?", "🦄" * 50, "{}", "x", "a\n\n\tb"])
def test_every_prompt_gives_footage(engine: Engine, prompt: str) -> None:
    """No prompt is too strange to be drawn."""
    assert frame(engine.shoot(shot(prompt), Attentive()), 0).any()


def test_a_plan_is_all_that_another_process_needs(engine: Engine, footage: Footage) -> None:
    """By the plan of a shot the same frames come, whatever its prompt says by then."""
    asked = shot("A cat waves in a park")
    plan = engine.plan(asked, Attentive())
    again = engine.shoot(replace(asked, prompt="A dog", plan=plan), Attentive())

    assert np.array_equal(frame(footage, 30), frame(again, 30))


def test_a_damaged_negative_is_refused(engine: Engine) -> None:
    """A negative that cannot be read ends the attempt with a sentence, not with a trace."""
    with pytest.raises(GenerationError):
        engine.shoot(shot("Make it night", negative=b"\x00damaged"), Attentive())


def test_preparing_can_be_called_off(engine: Engine) -> None:
    """A shot that is cancelled while it is prepared stops, and the engine can go on."""
    with pytest.raises(Cancelled):
        engine.shoot(shot("A robot walks in a neon street"), Attentive(cancelled_after=0))

    assert frame(engine.shoot(shot("A cat waves in a park"), Attentive()), 0).any()

"""What every engine promises, whatever it draws with.

A new engine joins by being a parameter of the fixture `engine`. The diffusion engine comes with a
tiny model of random weights: its promises are held, and what its pictures show is noise.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from msgspec import structs
from PIL import Image

from kinora.engines.base import SAMPLE_RATE, Character, Engine, Footage, Reference, Shot, Sound
from kinora.engines.diffusion.config import Frames
from kinora.engines.options import EngineOptions
from kinora.engines.registry import make_engine
from kinora.errors import Cancelled, GenerationError
from kinora.video import Kind, Size, Strength

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

    def loading(self) -> None:
        pass

    def steps(self, done: int, total: int) -> None:
        pass

    def preview(self, picture: bytes) -> None:
        pass


@dataclass(frozen=True, slots=True)
class PaintedClip:
    """A given clip: a bright ball that moves over a field below a sky, with a steady tone."""

    size: Size = SIZE
    fps: int = 24
    num_frames: int = SECONDS * 24
    ball: tuple[int, int, int] = (230, 60, 40)

    def frames(self, start: int, stop: int) -> Iterator[np.ndarray]:
        for index in range(start, stop):
            yield self._frame(min(index, self.num_frames - 1))

    def sound(self) -> Sound:
        at = np.arange(self.num_frames * SAMPLE_RATE // self.fps) / SAMPLE_RATE
        tone = 0.2 * np.sin(2 * np.pi * 330 * at)
        return np.stack([tone, tone], axis=1).astype(np.float32)

    def _frame(self, index: int) -> np.ndarray:
        width, height = self.size.width, self.size.height
        y, x = np.mgrid[:height, :width].astype(np.float32)
        sky = y < 0.6 * height
        frame = np.where(sky[..., None], (150, 190, 230), (70, 120, 60)).astype(np.float32)
        frame += 20 * np.sin(x / 9 + y / 5)[..., None]
        left = width * (0.2 + 0.5 * index / self.num_frames)
        frame[(x - left) ** 2 + (y - 0.6 * height) ** 2 < (height / 6) ** 2] = self.ball
        return frame.clip(0, 255).astype(np.uint8)


HAS_TORCH = all(find_spec(name) for name in ("torch", "diffusers"))
DIFFUSION = pytest.param(
    "diffusion", marks=[pytest.mark.extra, pytest.mark.skipif(not HAS_TORCH, reason="needs torch")]
)


def tiny_options(folder: Path) -> EngineOptions:
    """A model of random weights that makes four seconds in one run."""
    from engines.diffusion.tensors.tiny import model, write

    frames = Frames(fps=24, most=97, overlap=5)
    tiny = model("wan_5b", str(write("wan_5b", folder)))
    return EngineOptions(models=(structs.replace(tiny, frames=frames, sizes=("64x32",), steps=3),))


@pytest.fixture(scope="module", params=["animatic", DIFFUSION])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    is_tiny = request.param == "diffusion"
    options = tiny_options(tmp_path_factory.mktemp("model")) if is_tiny else None
    made = make_engine(request.param, options)
    made.load()
    yield made
    made.close()


def is_drawn(engine: Engine) -> bool:
    """Whether what is seen and heard means anything; of random weights it does not."""
    return engine.name != "diffusion"


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


def test_the_sound_fills_the_clip(engine: Engine, footage: Footage) -> None:
    """Stereo, float32, exactly as long as the picture and not clipped; audible, if it has any."""
    sound = footage.sound()

    assert (sound.shape, sound.dtype) == ((SECONDS * SAMPLE_RATE, 2), np.float32)
    assert np.abs(sound).max() <= 1.0
    assert np.abs(sound).max() > 0.001 or not is_drawn(engine)


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


# -- what a shot may be given beside its prompt


def rgb(footage: Footage, number: int) -> np.ndarray:
    """One frame, (height, width, 3), RGB."""
    picture = frame(footage, number)
    return picture if footage.pixel_format == "rgb24" else picture[..., 2::-1]


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """Mean over all pixels, in levels of 255."""
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


def likeness(one: np.ndarray, other: np.ndarray) -> float:
    """Of light and dark, 1 for the same picture at whatever exposure."""
    return float(np.corrcoef(one.mean(axis=-1).ravel(), other.mean(axis=-1).ravel())[0, 1])


def assert_lasts(footage: Footage, seconds: int, *, lead_s: float = 0.0) -> None:
    """Picture and sound are exactly so long; the sound may begin up to `lead_s` earlier."""
    assert (footage.size, footage.fps, footage.num_frames) == (SIZE, 24, 24 * seconds)
    sound = footage.sound()
    assert 0 <= len(sound) - seconds * SAMPLE_RATE <= lead_s * SAMPLE_RATE
    assert sound.shape[1] == 2
    assert frame(footage, footage.num_frames - 1).any()


@pytest.fixture(scope="module")
def clip() -> PaintedClip:
    return PaintedClip()


@pytest.fixture(scope="module")
def edited(engine: Engine, clip: PaintedClip) -> Footage:
    asked = replace(shot("Make it warmer. It rains."), kind=Kind.EDIT, footage=clip)
    return engine.shoot(asked, Attentive())


def test_a_clip_begins_with_its_reference(engine: Engine, clip: PaintedClip) -> None:
    """The first frame is the given picture."""
    picture, file = next(clip.frames(0, 1)), io.BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    reference = Reference(media_type="image/png", data=file.getvalue())
    begun = engine.shoot(replace(shot("A quiet day"), references=(reference,)), Attentive())

    assert_lasts(begun, SECONDS)
    assert difference(rgb(begun, 0), picture) < 10 or not is_drawn(engine)


def test_footage_is_edited(engine: Engine, edited: Footage, clip: PaintedClip) -> None:
    """Each frame is still the clip's, and not as it was."""
    assert_lasts(edited, SECONDS)
    for number in (0, 40, 95):
        (given,) = clip.frames(number, number + 1)
        assert likeness(rgb(edited, number), given) > 0.6 or not is_drawn(engine)
        assert difference(rgb(edited, number), given) > 1


def test_an_edit_can_be_edited(engine: Engine, edited: Footage, clip: PaintedClip) -> None:
    """From its negative and the footage: by nothing new the frames are the same."""
    asked = replace(
        shot("Make it warmer. It rains.", negative=edited.negative()), kind=Kind.EDIT, footage=clip
    )
    again = engine.shoot(asked, Attentive())

    assert np.array_equal(frame(again, 40), frame(edited, 40))


def test_a_video_is_extended(engine: Engine, footage: Footage) -> None:
    """What comes out is the added part, and it begins where the source ended."""
    asked = replace(
        shot("It goes on.", negative=footage.negative()), kind=Kind.EXTENSION, seconds=8
    )
    added = engine.shoot(asked, Attentive())
    last = rgb(footage, footage.num_frames - 1)

    assert_lasts(added, 8, lead_s=1)
    assert difference(rgb(added, 0), last) < 6 or not is_drawn(engine)


def test_footage_is_extended(engine: Engine, clip: PaintedClip) -> None:
    """The added part begins with what the given clip ended with, and can be extended again."""
    asked = replace(shot("It begins to snow."), kind=Kind.EXTENSION, footage=clip, seconds=4)
    added = engine.shoot(asked, Attentive())
    (last,) = clip.frames(clip.num_frames - 1, clip.num_frames)
    again = engine.shoot(replace(asked, negative=added.negative(), seconds=8), Attentive())

    assert_lasts(added, 4, lead_s=1)
    assert_lasts(again, 8, lead_s=1)
    if is_drawn(engine):
        assert difference(rgb(added, 0), last) < 15
        assert difference(rgb(again, 0), rgb(added, added.num_frames - 1)) < 15


def test_what_was_extended_can_be_remixed(engine: Engine, clip: PaintedClip) -> None:
    """The negative of an extension tells of the whole, so a remix of it is as long."""
    asked = replace(shot("It begins to snow."), kind=Kind.EXTENSION, footage=clip, seconds=4)
    negative = engine.shoot(asked, Attentive()).negative()
    remix = replace(shot("Make it night.", negative=negative), footage=clip, seconds=2 * SECONDS)

    assert_lasts(engine.shoot(remix, Attentive()), 2 * SECONDS)


def test_characters_appear(engine: Engine, footage: Footage, clip: PaintedClip) -> None:
    """Whoever the prompt names is seen: shown by a clip alone, or by one of the engine's own; an
    engine that can show nobody refuses."""
    prompt = "Mossy waves in a park"
    if engine.name == "diffusion":
        with pytest.raises(GenerationError, match="characters"):
            engine.shoot(
                replace(shot(prompt), characters=(Character(name="Mossy", clip=clip),)), Attentive()
            )
        return
    without = engine.shoot(shot(prompt), Attentive())
    for negative in (None, footage.negative()):
        mossy = Character(name="Mossy", clip=clip, negative=negative)
        played = engine.shoot(replace(shot(prompt), characters=(mossy,)), Attentive())

        assert_lasts(played, SECONDS)
        assert difference(frame(played, 40), frame(without, 40)) > 0.2
        assert "mossy" in played.scene().decode().lower()


@pytest.mark.parametrize("strength", list(Strength))
def test_a_remix_has_a_strength(engine: Engine, footage: Footage, strength: Strength) -> None:
    """Whatever it is, the remix is as long, and what was asked for shows."""
    asked = replace(shot("Make it night", negative=footage.negative()), strength=strength)
    remix = engine.shoot(asked, Attentive())

    assert_lasts(remix, SECONDS)
    assert not np.array_equal(frame(remix, 40), frame(footage, 40))


def test_a_subtle_remix_moves_nobody(engine: Engine, footage: Footage) -> None:
    """Who is to be replaced stays, and so does every pixel; a model reads captions, not casts."""
    if not is_drawn(engine):
        return
    asked = replace(shot("Replace the cat with a dragon", negative=footage.negative()),
                    strength=Strength.SUBTLE)  # fmt: skip
    remix = engine.shoot(asked, Attentive())

    assert np.array_equal(frame(remix, 40), frame(footage, 40))

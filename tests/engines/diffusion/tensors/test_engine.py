from __future__ import annotations

import gc
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engines.diffusion.tensors.making import (
    SIZE,
    Folder,
    Listener,
    Moving,
    config,
    engine_of,
    frames,
    reference,
    scene,
    shot,
)
from kinora.engines.base import SAMPLE_RATE, Character, Footage
from kinora.engines.diffusion.engine import DiffusionEngine
from kinora.engines.diffusion.negative import SCHEMA, decode
from kinora.errors import Cancelled, GenerationError, OutOfMemory
from kinora.video import Size


@pytest.fixture(scope="module")
def engine(folder_of: Folder) -> Iterator[DiffusionEngine]:
    made = engine_of(config("wan", folder_of("wan"), names=("sora-2",)))
    yield made
    made.close()


@pytest.fixture(scope="module")
def footage(engine: DiffusionEngine) -> Footage:
    return engine.shoot(shot(), Listener())


def test_a_video_is_what_was_asked_for(footage: Footage) -> None:
    """Size, rate, length and type of its frames, and silence of the same length."""
    pictures = frames(footage)

    assert (footage.size, footage.fps, footage.num_frames) == (SIZE, 8, 8)
    assert (pictures.shape, pictures.dtype) == ((8, 64, 64, 3), np.uint8)
    assert footage.sound().shape == (SAMPLE_RATE, 2)


def test_any_range_of_frames_may_be_asked_for(footage: Footage) -> None:
    """In order it is cheap, and going back gives the same."""
    pictures = frames(footage)

    assert np.array_equal(next(footage.frames(5, 6)), pictures[5])
    assert np.array_equal(next(footage.frames(2, 3)), pictures[2])


@pytest.mark.parametrize("size", [Size(128, 64), Size(48, 96)])
def test_the_asked_size_is_reached(engine: DiffusionEngine, size: Size) -> None:
    """Whatever its shape, and the scene says how."""
    made = engine.shoot(shot(size=size), Listener())

    assert frames(made).shape == (8, size.height, size.width, 3)
    assert str(size) in scene(made)["fitting"]
    assert scene(made)["native_size"] == "64x64"


def test_the_seed_decides(engine: DiffusionEngine, footage: Footage) -> None:
    """One shot, one video; another seed, another one."""
    again, other = (engine.shoot(shot(seed=seed), Listener()) for seed in (7, 8))

    assert np.array_equal(frames(again), frames(footage))
    assert not np.array_equal(frames(other), frames(footage))


def test_a_plan_is_all_that_the_frames_follow_from(
    engine: DiffusionEngine, footage: Footage
) -> None:
    """By the plan the same frames come, whatever the prompt says by then."""
    plan = engine.plan(shot(), Listener())
    again = engine.shoot(shot("a cat", plan=plan), Listener())

    assert np.array_equal(frames(again), frames(footage))


def test_progress_is_steps_of_all_parts(engine: DiffusionEngine) -> None:
    """It grows to its end, with a look at what is coming after each quarter."""
    watch = Listener()
    engine.shoot(shot(seconds=2), watch)

    assert watch.told == [(done, 18) for done in range(1, 19)]
    assert len(watch.previews) == 4
    with Image.open(io.BytesIO(watch.previews[-1])) as picture:
        assert picture.format == "JPEG"


def test_a_long_video_is_made_by_parts(engine: DiffusionEngine) -> None:
    """They show exactly what was asked for, and join as smoothly as frames follow one another."""
    made = engine.shoot(shot(seconds=2), Listener())
    pictures = frames(made).astype(int)
    jumps = np.abs(np.diff(pictures, axis=0)).mean(axis=(1, 2, 3))
    borders = np.cumsum([part["frames"] for part in scene(made)["parts"]])[:-1] - 1

    assert len(pictures) == 16
    assert len(borders) == 2
    assert jumps[borders].max() <= jumps.max()
    assert jumps[borders].mean() < 1.5 * np.delete(jumps, borders).mean()


def test_the_negative_tells_what_the_scene_does(footage: Footage) -> None:
    """Prompt, seed and settings are kept, and no folder is told to anybody."""
    about, told = decode(footage.negative()).about, footage.scene().decode()

    assert (about.prompt, about.seed, about.steps, about.guidance) == ("a red ball", 7, 6, 4.0)
    assert (about.width, about.native, about.seconds, about.fps) == (64, (64, 64), 1, 8)
    assert "/" not in told


def test_nothing_is_kept_of_a_trajectory_that_is_not_wanted(folder_of: Folder) -> None:
    """A setting of the model."""
    engine = engine_of(config("wan", folder_of("wan"), keeps_trajectory=False))

    assert engine.shoot(shot(), Listener()).trajectory() is None


def test_a_video_begins_with_its_reference(folder_of: Folder) -> None:
    """The picture goes through the image pipeline and stays with the negative."""
    engine = engine_of(config("wan_5b", folder_of("wan_5b")))
    plain, begun = (
        engine.shoot(shot(references=given), Listener()) for given in ((), (reference(),))
    )

    assert not np.array_equal(frames(begun), frames(plain))
    assert decode(begun.negative()).picture == reference().data


def test_a_model_that_takes_no_picture_says_so(engine: DiffusionEngine) -> None:
    """A reference is never dropped in silence."""
    with pytest.raises(GenerationError, match="cannot begin with a picture"):
        engine.shoot(shot(references=(reference(),)), Listener())


def test_characters_are_refused(engine: DiffusionEngine) -> None:
    """Nobody is dropped in silence either."""
    mossy = Character(name="Mossy", clip=Moving())

    with pytest.raises(GenerationError, match="characters"):
        engine.shoot(shot(characters=(mossy,)), Listener())


def test_a_model_with_sound_is_heard(folder_of: Folder) -> None:
    """Over all parts, exactly as long as the picture."""
    engine = engine_of(config("ltx2", folder_of("ltx2")))
    sound = engine.shoot(shot(seconds=2), Listener()).sound()

    assert (sound.shape, sound.dtype) == ((2 * SAMPLE_RATE, 2), np.float32)
    assert np.abs(sound).max() <= 1
    assert all(np.abs(piece).max() > 0 for piece in np.array_split(sound, 4))


# -- what goes wrong


@pytest.mark.parametrize("looks", [1, 5, 20])
def test_a_cancelled_video_leaves_the_next_one_alone(
    engine: DiffusionEngine, footage: Footage, looks: int
) -> None:
    """Wherever it was left, the next is the same bit for bit."""
    with pytest.raises(Cancelled):
        engine.shoot(shot("a cat", seconds=2), Listener(cancelled_after=looks))

    assert np.array_equal(frames(engine.shoot(shot(), Listener())), frames(footage))


def test_out_of_memory_fails_one_video(engine: DiffusionEngine, footage: Footage) -> None:
    """In words, and the next one is made."""
    assert engine._resident is not None

    def full(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    hook = engine._resident.pipelines.text.transformer.blocks[0].register_forward_pre_hook(full)
    with pytest.raises(OutOfMemory, match="64x64"):
        engine.shoot(shot(), Listener())
    hook.remove()

    assert np.array_equal(frames(engine.shoot(shot(), Listener())), frames(footage))


def test_out_of_memory_while_frames_are_decoded(engine: DiffusionEngine, footage: Footage) -> None:
    """It is told in the same words, and the frames can be asked for again."""
    assert engine._resident is not None
    made = engine.shoot(shot(), Listener())

    def full(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory")

    hook = engine._resident.pipelines.text.vae.decoder.conv_in.register_forward_pre_hook(full)
    with pytest.raises(OutOfMemory, match="64x64"):
        frames(made)
    hook.remove()

    assert np.array_equal(np.stack(list(made.frames(0, 8))), frames(footage))


def test_videos_leave_nothing_behind(engine: DiffusionEngine) -> None:
    """After any number of them as many tensors are alive as after one."""
    alive = []
    for _ in range(3):
        made = engine.shoot(shot(seconds=2), Listener())
        frames(made)
        made.negative(), made.trajectory()
        del made
        gc.collect()
        alive.append(sum(issubclass(type(thing), torch.Tensor) for thing in gc.get_objects()))

    assert alive[0] == alive[1] == alive[2]


def test_a_model_is_asked_for_by_any_of_its_names(engine: DiffusionEngine) -> None:
    """Of the table, and further ones."""
    for name in ("", "wan", "sora-2"):
        assert scene(engine.shoot(shot(model=name), Listener()))["model"] == "wan"


def test_an_unknown_model_is_refused(engine: DiffusionEngine) -> None:
    """The sentence names what there is."""
    with pytest.raises(GenerationError, match="'wan', 'sora-2'"):
        engine.shoot(shot(model="veo"), Listener())


def test_models_take_turns_on_the_device(folder_of: Folder) -> None:
    """One is resident; who waits is told that another is being loaded."""
    engine = engine_of(config("wan", folder_of("wan")), config("ltx", folder_of("ltx")))
    watches = []
    for name in ("wan", "ltx", "ltx", "wan"):
        watches.append(Listener())
        assert scene(engine.shoot(shot(model=name), watches[-1]))["model"] == name

    assert [watch.loads for watch in watches] == [0, 1, 0, 1]


def test_a_missing_checkpoint_fails_its_videos_until_it_is_there(
    folder_of: Folder, tmp_path: Path
) -> None:
    """Loading does not fail; each video does, without a path; once it is there the next is made."""
    folder = tmp_path / "secret" / "wan"
    engine = engine_of(config("wan", folder))
    with pytest.raises(GenerationError) as caught:
        engine.shoot(shot(), Listener())
    shutil.copytree(folder_of("wan"), folder)

    assert caught.value.code == "model_unavailable"
    assert "secret" not in caught.value.message
    assert frames(engine.shoot(shot(), Listener())).any()


def test_what_only_an_operator_can_mend_is_told_to_users_without_it(folder_of: Folder) -> None:
    """A GPU that is not there fails each video with one sentence."""
    engine = engine_of(config("wan", folder_of("wan"), attention="no such backend"))

    for _ in range(2):
        with pytest.raises(GenerationError, match="cannot be used on this server now"):
            engine.shoot(shot(), Listener())


def test_without_a_model_there_is_a_sentence() -> None:
    """An engine that was given none fails what it is asked for."""
    with pytest.raises(GenerationError, match="No open-weight model"):
        engine_of().shoot(shot(), Listener())


def test_the_version_is_short_and_known_once_loaded(engine: DiffusionEngine) -> None:
    """It names the libraries, which decide about the last bits."""
    assert engine.negative_schema == SCHEMA
    assert 0 < len(engine.version) <= 64
    assert torch.__version__ in engine.version


def test_checkpoints_lie_where_the_options_say(folder_of: Folder) -> None:
    """A model keeps its name of the hub; scene and fingerprint tell it."""
    folders = {"org/wan": str(folder_of("wan"))}
    engine = engine_of(config("wan", "org/wan"), folders=folders)

    assert scene(engine.shoot(shot(), Listener()))["checkpoint"] == "org/wan"

"""What starts from a video: remixes by every strategy, chains, and what stands in their way."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from engines.diffusion.tensors.making import (
    Folder,
    Listener,
    after,
    config,
    engine_of,
    frames,
    reference,
    scene,
    shot,
)
from kinora.engines.animatic.engine import AnimaticEngine
from kinora.engines.base import Footage
from kinora.engines.diffusion.config import ModelConfig, Remixing
from kinora.engines.diffusion.engine import DiffusionEngine
from kinora.engines.diffusion.negative import decode
from kinora.engines.diffusion.trajectory import exact_steps, with_paths
from kinora.errors import Cancelled, GenerationError
from kinora.video import Kind

BLUE, NIGHT, RUNS = "a blue ball", "a red ball at night", "a red ball runs fast"


@pytest.fixture(scope="module")
def tiny_wan(folder_of: Folder) -> ModelConfig:
    return config("wan", folder_of("wan"))


@pytest.fixture(scope="module")
def engine(tiny_wan: ModelConfig) -> Iterator[DiffusionEngine]:
    made = engine_of(tiny_wan)
    yield made
    made.close()


@pytest.fixture(scope="module")
def source(engine: DiffusionEngine) -> Footage:
    return engine.shoot(shot(seconds=2), Listener())


def kept_places(source: Footage, remix: Footage) -> list[float]:
    """Of each part, the share of the latents' places that are the source's bit for bit."""
    parts = zip(decode(source.negative()).parts, decode(remix.negative()).parts, strict=True)
    return [
        float((old.video.final == new.video.final).all(dim=1).float().mean()) for old, new in parts
    ]


def test_an_unchanged_prompt_gives_the_source(engine: DiffusionEngine, source: Footage) -> None:
    """Its latents, without a call of the model, whatever the seed."""
    watch = Listener()
    copy = engine.shoot(after(source, "a red ball"), watch)

    assert np.array_equal(frames(copy), frames(source))
    assert (scene(copy)["strategy"], scene(copy)["calls"], watch.told) == ("copy", 0, [])


def test_a_local_change_keeps_the_rest(engine: DiffusionEngine, source: Footage) -> None:
    """Outside of the mask the latents are the source's bit for bit, for less than a generation."""
    remix = engine.shoot(after(source, BLUE), Listener())
    told = scene(remix)

    assert told["strategy"] == "anchored"
    assert [part["strategy"] for part in told["parts"]] == ["anchored"] * 3
    assert 0 < kept_places(source, remix)[0] < 1
    assert kept_places(source, remix)[0] >= 1 - told["parts"][0]["mask_share"] - 1e-6
    assert told["calls"] <= 0.85 * scene(source)["calls"]


def test_a_change_of_everything_goes_by_flowedit(engine: DiffusionEngine, source: Footage) -> None:
    """From the final latents, with the source's caption."""
    remix = engine.shoot(after(source, NIGHT), Listener())

    assert scene(remix)["strategy"] == "flowedit"
    assert not np.array_equal(frames(remix), frames(source))


def test_a_change_of_layout_is_made_again(engine: DiffusionEngine, source: Footage) -> None:
    """From the source's noise: with the source's seed and the new caption."""
    remix = engine.shoot(after(source, RUNS), Listener())
    plain = engine.shoot(shot(RUNS, seconds=2), Listener())

    assert scene(remix)["strategy"] == "regenerate"
    assert scene(remix)["seed"] == 7
    assert np.array_equal(frames(remix), frames(plain))


@pytest.mark.parametrize("strategy", ["anchored", "flowedit", "regenerate"])
def test_an_operator_may_decide_the_strategy(
    tiny_wan: ModelConfig, source: Footage, strategy: str
) -> None:
    """Whatever the prompt says, as long as it can be done."""
    engine = engine_of(tiny_wan, remix_strategy=strategy)

    assert scene(engine.shoot(after(source, BLUE), Listener()))["strategy"] == strategy


def test_a_change_of_too_much_makes_way(tiny_wan: ModelConfig, source: Footage) -> None:
    """A mask over most of the picture: flowedit instead, and the scene tells."""
    wide = Remixing(quantile=0.1, threshold=0.0, most_mask=0.3)
    engine = engine_of(config("wan", tiny_wan.checkpoint, remix=wide))
    told = scene(engine.shoot(after(source, BLUE), Listener()))

    assert told["strategy"] == "flowedit"
    assert told["why"].startswith("Resumes")
    assert len(told["fallbacks"]) == 3
    assert "%" in told["fallbacks"][0]


def test_without_a_trajectory_there_is_flowedit(engine: DiffusionEngine, source: Footage) -> None:
    """An evicted or damaged trajectory costs exactness, never the video."""
    for lost in (None, memoryview(b"damaged")):
        told = scene(engine.shoot(after(source, BLUE, trajectory=lost), Listener()))

        assert told["strategy"] == "flowedit"
        assert "trajectory" in told["why"]


def test_remixes_are_sources(engine: DiffusionEngine, source: Footage) -> None:
    """A chain of three is anchored at every link, and an unchanged prompt ends it unchanged."""
    made = source
    for prompt in (BLUE, "a green ball", "a white ball"):
        before, made = made, engine.shoot(after(made, prompt), Listener())

        assert scene(made)["strategy"] == "anchored"
        assert 0 < kept_places(before, made)[0] < 1
        assert decode(made.negative()).caption == prompt
    again = engine.shoot(after(made, "a white ball"), Listener())

    assert np.array_equal(frames(again), frames(made))


def test_a_copy_is_a_source_too(engine: DiffusionEngine, source: Footage) -> None:
    """With its trajectory, as exact as the first."""
    copy = engine.shoot(after(source, "a red ball"), Listener())
    negative, paths = copy.negative(), copy.trajectory()
    parts = with_paths(decode(negative), negative, paths).parts

    assert all(exact_steps(part) for part in parts)
    assert scene(engine.shoot(after(copy, BLUE), Listener()))["strategy"] == "anchored"


def test_an_instruction_becomes_a_caption(engine: DiffusionEngine, source: Footage) -> None:
    """It is carried out on the source's caption, which the model sees and the negative keeps."""
    remix = engine.shoot(after(source, "Make the ball blue"), Listener())

    assert scene(remix)["caption"] == "a blue ball"
    assert decode(remix.negative()).about.prompt == "Make the ball blue"


@pytest.mark.parametrize(("name", "image"), [("wan", "wan_i2v"), ("wan_5b", ""), ("ltx", "")])
def test_a_remix_begins_with_the_sources_picture(folder_of: Folder, name: str, image: str) -> None:
    """A reference stays with the video that began with it, and with its remixes; later parts begin
    with the picture that the one before ended with."""
    weights = str(folder_of(image)) if image else ""
    engine = engine_of(config(name, folder_of(name), image_checkpoint=weights))
    source = engine.shoot(shot(references=(reference(),), seconds=2), Listener())
    for prompt in ("a red ball", BLUE, NIGHT, RUNS):
        remix = engine.shoot(after(source, prompt), Listener())

        assert decode(remix.negative()).picture == reference().data
        assert frames(remix).shape == frames(source).shape


def test_a_cancelled_remix_leaves_the_next_one_alone(
    engine: DiffusionEngine, source: Footage
) -> None:
    """Called off in the middle, made again bit for bit."""
    first = frames(engine.shoot(after(source, BLUE), Listener()))
    with pytest.raises(Cancelled):
        engine.shoot(after(source, BLUE), Listener(cancelled_after=12))

    assert np.array_equal(frames(engine.shoot(after(source, BLUE), Listener())), first)


# -- another model than the source's


def test_other_settings_are_told_of(tiny_wan: ModelConfig, source: Footage) -> None:
    """The trajectory is another one then: the final latents are what is left of the source."""
    engine = engine_of(config("wan", tiny_wan.checkpoint, guidance=5.0))
    told = scene(engine.shoot(after(source, BLUE), Listener()))

    assert told["strategy"] == "flowedit"
    assert told["differences"] == ["the guidance was 4.0 and is 5.0"]


def test_other_latents_are_made_anew(folder_of: Folder, source: Footage) -> None:
    """With the source's seed; nothing else of it means anything to the model."""
    engine = engine_of(config("ltx", folder_of("ltx")))
    told = scene(engine.shoot(after(source, BLUE, model="wan"), Listener()))

    assert (told["model"], told["strategy"], told["seed"]) == ("ltx", "generate", 7)
    assert told["caption"] == BLUE


def test_another_engines_video_is_refused(engine: DiffusionEngine) -> None:
    """In one sentence."""
    scene_of_another = AnimaticEngine().plan(shot("A cat"), Listener())

    with pytest.raises(GenerationError, match="another engine"):
        engine.shoot(shot(BLUE, kind=Kind.REMIX, negative=scene_of_another), Listener())


def test_a_damaged_source_is_refused(engine: DiffusionEngine, source: Footage) -> None:
    """In one sentence."""
    with pytest.raises(GenerationError, match="damaged"):
        engine.shoot(shot(BLUE, kind=Kind.REMIX, negative=source.negative()[:-4]), Listener())

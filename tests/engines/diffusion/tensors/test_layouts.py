from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import torch

from engines.diffusion.tensors.denoised import Follower
from engines.diffusion.tensors.real import BUILDERS, SENTENCEPIECE, write_real
from kinora.engines.diffusion.checkpoint import faults
from kinora.engines.diffusion.codec import Codec
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.families import grid_of
from kinora.engines.diffusion.parts import Run
from kinora.engines.diffusion.pipelines import Pipelines, load_pipelines
from kinora.engines.diffusion.tables import read_tables

# Latents of the largest native size at the full length of one run, by the models' own compression.
GRIDS = {
    "wan2.1-t2v-1.3b": (21, 60, 104),
    "wan2.1-t2v-14b": (21, 90, 160),
    "wan2.2-t2v-a14b": (21, 90, 160),
    "wan2.2-ti2v-5b": (31, 44, 80),
    "ltx-video": (21, 22, 38),
    "hunyuanvideo-1.5": (31, 30, 53),
    "cogvideox-5b": (13, 60, 90),
}
CHANNELS = {"wan2.2-ti2v-5b": 48, "ltx-video": 128, "hunyuanvideo-1.5": 32}
Load = Callable[[str], Pipelines]


def config_of(name: str) -> ModelConfig:
    """The preset as it ships, but on the CPU."""
    shipped = next(table.config for table in read_tables(None) if table.config.name == name)
    return msgspec.structs.replace(shipped, device="cpu", offload="none", max_prompt_tokens=32)


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """`load("ltx-video")` is that preset on its folder; each is written and read once."""
    root, found = tmp_path_factory.mktemp("real"), {}

    def loaded(name: str) -> Pipelines:
        if name not in found:
            folder = write_real(name, root / name)
            assert faults(folder) == ()
            found[name] = load_pipelines(config_of(name), folder=str(folder), device="cpu")
        return found[name]

    return loaded


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_a_preset_makes_a_clip_from_its_folder(name: str, load: Load) -> None:
    """Text, sampler, transformers and VAE in the preset's own settings and precision: what a run
    gives has the frames and the size it was asked for."""
    found = load(name)
    size = 64 if name != "cogvideox-5b" else 96
    frames = found.config.frames.multiple * 2 + 1
    run = Run(
        prompt="a red ball", negative_prompt="night", seed=1, width=size, height=size,
        num_frames=frames, steps=3, guidance=found.config.guidance,
        guidance_2=found.config.guidance_2,
    )  # fmt: skip

    made = Denoiser(found).generate(run, Follower())
    pictures = list(Codec(found).decode(made.video.final, made.grid))

    assert torch.isfinite(made.video.final).all()
    assert len(pictures) == frames
    assert {picture.shape for picture in pictures} == {(size, size, 3)}


@pytest.mark.parametrize("name", sorted(GRIDS))
def test_a_presets_largest_run_has_the_latents_it_is_known_for(name: str, load: Load) -> None:
    """Compression and channels are the real ones, and sizes and lengths are multiples of them."""
    found = load(name)
    config = found.config
    width, height = map(int, config.sizes[0].split("x"))

    assert grid_of(found, width=width, height=height, num_frames=config.frames.most) == GRIDS[name]
    channels = found.text.vae.config.get("z_dim") or found.text.vae.config.latent_channels
    assert channels == CHANNELS.get(name, 16)
    assert (config.frames.most - 1) % config.frames.multiple == 0


def test_experts_take_turns_at_the_checkpoints_boundary(load: Load) -> None:
    """Two transformers, of which the index says when the second one goes on."""
    found = load("wan2.2-t2v-a14b")

    assert len(found.transformers) == 2
    assert found.text.config.boundary_ratio == 0.875
    assert found.text.scheduler.config.flow_shift == found.config.flow_shift


def test_the_first_frame_by_its_time_step_needs_no_other_weights(load: Load) -> None:
    """Wan 2.2 TI2V-5B begins with an image by the weights that it has."""
    found = load("wan2.2-ti2v-5b")

    assert found.text.config.expand_timesteps
    assert found.image is not None
    assert found.image.transformer is found.text.transformer


@pytest.mark.parametrize("name", SENTENCEPIECE)
def test_a_tokenizer_that_comes_as_sentencepiece_is_read(name: str, load: Load) -> None:
    """Without a tokenizer.json: words come apart as sentencepiece has them, the end is marked."""
    found = load(name)
    folder = Path(found.folder) / "tokenizer"

    assert sorted(path.name for path in folder.iterdir()) == [
        "spiece.model",
        "tokenizer_config.json",
    ]
    ids = found.text.tokenizer("red ball").input_ids
    assert found.text.tokenizer.decode(ids) == "red ball</s>"


def test_shards_are_what_the_index_says(load: Load) -> None:
    """Large transformers come in several files, and are whole again in memory."""
    folder = Path(load("wan2.1-t2v-14b").folder) / "transformer"
    index = msgspec.json.decode(
        (folder / "diffusion_pytorch_model.safetensors.index.json").read_bytes()
    )

    assert len(set(index["weight_map"].values())) > 1

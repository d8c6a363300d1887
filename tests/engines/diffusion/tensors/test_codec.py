from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from engines.diffusion.tensors.loaded import TEXT, run_of
from engines.diffusion.tensors.tiny import ltx, picture
from kinora.engines.diffusion import families
from kinora.engines.diffusion.codec import Codec
from kinora.engines.diffusion.pipelines import Pipelines

Loads = Callable[[str], Pipelines]
Reads = Callable[[str], Codec]
EACH = ("wan", "wan_5b", "ltx", "ltx2", "hunyuan15", "cogvideox")
GRID = {"wan": (3, 8, 8), "cogvideox": (3, 8, 8)}  # of nine frames of 64 by 64 pixels
WIDE = {"wan": (3, 8, 12), "cogvideox": (3, 8, 12)}


def still(width: int = 96) -> Any:
    return np.asarray(picture(width))


def clip() -> Any:
    return np.stack([np.roll(still(), shift, axis=1) for shift in range(9)])


@pytest.mark.parametrize("name", EACH)
def test_frames_are_those_of_the_plain_pipeline(name: str, loaded: Loads, codec_of: Reads) -> None:
    """What the codec shows of a run's latents is what diffusers shows of that run."""
    pipelines, run = loaded(name), run_of()
    plain = pipelines.text(**families.arguments(run, pipelines) | {"output_type": "np"}).frames[0]
    output = families.fitted(run, pipelines)(**families.arguments(run, pipelines))

    latents, _ = families.returned(output, pipelines)
    frames = np.stack(list(codec_of(name).decode(latents, GRID.get(name, (3, 4, 4)))))

    assert frames.shape == (9, 64, 64, 3)
    assert frames.dtype == np.uint8
    assert np.abs(frames - plain * 255).max() <= 1


@pytest.mark.parametrize("name", EACH)
def test_frames_become_latents_of_the_loop(name: str, loaded: Loads, codec_of: Reads) -> None:
    """Encoded frames have the layout and the grid of a run of their size, the same ones always."""
    pipelines = loaded(name)
    codec = codec_of(name)

    latents = codec.encode(clip())
    flat = families.spread(latents, pipelines.traits.layout, WIDE.get(name, (3, 4, 6)))

    assert latents.dtype == torch.float32
    assert flat.shape[2:] == torch.Size(WIDE.get(name, (3, 4, 6)))
    assert torch.equal(latents, codec.encode(clip()))
    assert len(list(codec.decode(latents, WIDE.get(name, (3, 4, 6))))) == 9


@pytest.mark.parametrize("name", ["wan_5b", "ltx", "ltx2"])
def test_encoding_normalizes_as_image_pipelines_do(
    name: str, loaded: Loads, codec_of: Reads
) -> None:
    """The latents of a first frame are those with which the family's own image pipeline begins."""
    pipelines, codec = loaded(name), codec_of(name)
    vae, frames = pipelines.image.vae, still(64)[None]
    pixels = torch.tensor(frames).permute(3, 0, 1, 2)[None] / 127.5 - 1
    raw = vae.encode(pixels).latent_dist.mode()

    latents = families.spread(
        codec.encode(frames), pipelines.traits.layout, (1, *GRID.get(name, (3, 4, 4))[1:])
    )

    if name == "wan_5b":
        expected = (raw - 0.1) / 0.5
    else:
        expected = pipelines.image._normalize_latents(raw, vae.latents_mean, vae.latents_std)
    assert torch.allclose(latents, expected, atol=1e-5)


@pytest.mark.parametrize("name", TEXT)
def test_a_preview_is_a_small_picture(name: str, loaded: Loads, codec_of: Reads) -> None:
    """A JPEG of the clip's shape, at most 320 pixels wide."""
    pipelines, codec = loaded(name), codec_of(name)
    grid = families.grid_of(pipelines, width=96, height=64, num_frames=9)

    seen = Image.open(io.BytesIO(codec.preview(codec.encode(clip()), grid)))

    assert seen.format == "JPEG"
    assert seen.size == (96, 64)


@pytest.mark.parametrize("name", ["wan_5b", "ltx", "ltx2"])
def test_a_preview_resembles_the_clip(name: str, loaded: Loads, codec_of: Reads) -> None:
    """Bright places are bright in it and dark ones dark, although nothing was decoded."""
    codec, grid = codec_of(name), (3, 4, 6)

    seen = Image.open(io.BytesIO(codec.preview(codec.encode(np.stack([still()] * 9)), grid)))

    small = [
        np.asarray(one.convert("L").resize((6, 4), Image.Resampling.BOX), float).ravel()
        for one in (seen, picture(96))
    ]
    assert np.corrcoef(*small)[0, 1] > 0.6


def test_a_vae_that_adds_noise_shows_the_same_again(loaded: Loads) -> None:
    """Some take the last step of denoising themselves, and add noise to it: always the same."""
    text = ltx(timestep_conditioning=True, decoder_inject_noise=(True, True, False, False, False))
    codec = Codec(replace(loaded("ltx"), text=text))
    latents, state = codec.encode(clip()), torch.random.get_rng_state()

    first, again = (np.stack(list(codec.decode(latents, (3, 4, 6)))) for _ in range(2))

    assert np.array_equal(first, again)
    assert torch.equal(state, torch.random.get_rng_state())

"""What remixes keep, they keep bit for bit: every family by every strategy that it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from msgspec import structs

from engines.diffusion.tensors.denoised import (
    CAT,
    EVEN,
    DenoiserOf,
    Follower,
    SourceOf,
    plain,
    run_of,
    same,
    stored,
    view,
)
from engines.diffusion.tensors.loaded import CASES, TEXT
from engines.diffusion.tensors.tiny import model, picture, write
from kinora.engines.diffusion.codec import Codec
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.parts import Part
from kinora.engines.diffusion.pipelines import load_pipelines

NARROW = Remixing(threshold=1.0, dilation=0, most_mask=1.0)  # random weights differ everywhere

of_every_family = pytest.mark.parametrize(("name", "shows"), CASES)


def keeps_sound(part: Part, source: Part) -> bool:
    if part.sound is None or source.sound is None:
        return part.sound is source.sound
    return torch.equal(part.sound.final, source.sound.final)


@of_every_family
def test_a_traced_run_is_the_plain_run(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Whoever watches a run changes no bit of it, neither picture nor sound."""
    video, sound = plain(denoiser_of(name).pipelines, run_of(shows=shows))
    made = source_of(name, shows)

    assert torch.equal(made.video.final, video)
    assert (made.sound is None) == (sound is None)
    assert made.sound is None or torch.equal(made.sound.final, sound)


@pytest.mark.parametrize("start", [0, 1, 4])
@of_every_family
def test_a_resumed_run_is_the_source(
    name: str, shows: bool, start: int, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """From any exact step on, and out of files, the same prompt makes the same, and for less."""
    source, run = source_of(name, shows), run_of(shows=shows)

    part = denoiser_of(name).regenerate(run, stored(source), start=start, follow=Follower())

    assert same(part, source)
    assert part.num_calls == source.num_calls * (6 - start) // 6


@of_every_family
def test_an_anchored_run_without_a_change_is_the_source(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Equal velocities mask nothing, and all comes back as it was."""
    source, run = source_of(name, shows), run_of(shows=shows)

    part = denoiser_of(name).anchored(
        run, stored(source), start=1, remix=Remixing(), follow=Follower()
    )

    assert part.mask_share == 0
    assert same(part, source)


@of_every_family
def test_outside_the_mask_nothing_changes(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Only places of the mask differ, some do, and the sound stays the source's."""
    denoiser, source = denoiser_of(name), source_of(name, shows)
    run = run_of(shows=shows, prompt=CAT)

    part = denoiser.anchored(run, source, start=1, remix=NARROW, follow=Follower())

    before, after = (view(denoiser, each.video.final) for each in (source, part))
    changed = (before != after).any(1).float().mean().item()
    assert part.mask_share is not None
    assert 0 < changed <= part.mask_share < 0.4
    assert keeps_sound(part, source)


@of_every_family
def test_flowedit_without_a_change_is_the_source(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Both rows see the same, so that nothing is carried over, whatever the noise."""
    source, run = source_of(name, shows), run_of(shows=shows)

    part = denoiser_of(name).flowedit(
        run, source, source_prompt=run.prompt, remix=EVEN, follow=Follower()
    )

    assert same(part, source)


@of_every_family
def test_flowedit_changes_the_picture_alone(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Another prompt moves the latents, and leaves the sound."""
    source, run = source_of(name, shows), run_of(shows=shows, prompt=CAT)

    part = denoiser_of(name).flowedit(
        run, source, source_prompt=run_of().prompt, remix=Remixing(), follow=Follower()
    )

    assert not torch.equal(part.video.final, source.video.final)
    assert part.video.final.isfinite().all()
    assert keeps_sound(part, source)


@pytest.mark.parametrize("name", TEXT)
def test_a_continuation_keeps_what_it_is_given(
    name: str, denoiser_of: DenoiserOf, codec_of: Callable[[str], Codec]
) -> None:
    """A run that goes on from encoded frames ends with their latents, bit for bit."""
    denoiser = denoiser_of(name)
    held = codec_of(name).encode(np.stack([np.asarray(picture())] * 5))

    part = denoiser.generate(run_of(held=held, overlap=5), Follower())

    kept = view(denoiser, part.video.final)[:, :, :2]
    assert torch.equal(kept, view(denoiser, held, frames=2))


@of_every_family
def test_a_chain_of_remixes_stays_exact(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """A remix is a source itself: with its own prompt it comes back bit for bit."""
    denoiser, run = denoiser_of(name), run_of(shows=shows, prompt=CAT)
    source = source_of(name, shows)
    remixed = denoiser.anchored(
        replace(run, exact=(3,)), source, start=1, remix=NARROW, follow=Follower()
    )

    again = denoiser.anchored(run, stored(remixed), start=3, remix=NARROW, follow=Follower())

    assert again.mask_share == 0
    assert same(again, remixed)


def test_the_step_chooses_the_expert(denoiser_of: DenoiserOf, source_of: SourceOf) -> None:
    """A run that is resumed late never asks the expert of the noisy steps."""
    denoiser, asked = denoiser_of("wan_two"), []
    hook = denoiser.pipelines.text.transformer.register_forward_pre_hook(
        lambda *_: asked.append("noisy")
    )

    denoiser.regenerate(run_of(), source_of("wan_two", False), start=4, follow=Follower())
    late = len(asked)
    denoiser.generate(run_of(), Follower())
    hook.remove()

    assert late == 0
    assert 0 < len(asked) < 12


@pytest.mark.parametrize("name", TEXT)
def test_half_the_precision_is_as_exact(name: str, tmp_path: Path) -> None:
    """As a model is used: read from its folder in bfloat16, traced, stored and resumed."""
    config = structs.replace(model(name), precision="bfloat16")
    denoiser = Denoiser(load_pipelines(config, folder=str(write(name, tmp_path)), device="cpu"))
    source = denoiser.generate(run_of(), Follower())

    resumed = denoiser.regenerate(run_of(), stored(source), start=2, follow=Follower())
    anchored = denoiser.anchored(run_of(), stored(source), start=2, remix=NARROW, follow=Follower())

    assert same(resumed, source)
    assert same(anchored, source)

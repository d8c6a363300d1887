from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
import torch
from diffusers import CogVideoXDDIMScheduler

from engines.diffusion.tensors.denoised import (
    BALL,
    CAT,
    EVEN,
    STEPS,
    DenoiserOf,
    Follower,
    SourceOf,
    of_every_case,
    run_of,
    same,
)
from engines.diffusion.tensors.tiny import euler
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.flowedit import FlowEdit
from kinora.engines.diffusion.latents import Layout
from kinora.engines.diffusion.scheduler import hooked


@pytest.mark.parametrize(("share", "average"), [(1.0, 1), (0.5, 1), (0.7, 3)])
def test_flowedit_carries_one_picture_over_into_another(share: float, average: int) -> None:
    """Of models that know one picture each, v = (x - picture) / s, a source that is the one becomes
    the other: nothing but the difference of the two is added, whatever noise was drawn."""
    before, after = torch.full((1, 4, 2, 2, 2), 1.0), torch.full((1, 4, 2, 2, 2), -2.0)
    course = FlowEdit(
        Layout(name="bcfhw", grid=(2, 2, 2)), source=before, num_last=round(share * 10),
        num_average=average, seed=1,
    )  # fmt: skip
    scheduler = hooked(euler(), course, seed=1)
    latents = torch.zeros(2, 4, 2, 2, 2)
    course.prepared(latents)
    scheduler.set_timesteps(10)

    for number, timestep in enumerate(scheduler.timesteps):
        velocity = (latents - torch.cat([before, after])) / scheduler.sigmas[number]
        latents = scheduler.step(velocity, timestep, latents, return_dict=False)[0]

    assert torch.allclose(latents[1:], after, atol=1e-4)
    assert torch.equal(latents[:1], before)


@of_every_case
def test_flowedit_to_the_same_prompt_changes_nothing(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """With the same guidance and without a trajectory the source comes out bit for bit."""
    source = source_of(name, shows)
    bare = replace(source, video=replace(source.video, path={}))
    run = run_of(shows=shows)

    made = denoiser_of(name).flowedit(
        run, bare, source_prompt=run.prompt, remix=EVEN, follow=Follower()
    )

    assert same(made, source)
    assert made.video.path == {}


@of_every_case
def test_flowedit_goes_another_way_for_another_prompt(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """The picture changes, the same way each time for one seed; the sound stays."""
    source, follow = source_of(name, shows), Follower()
    run = run_of(shows=shows, prompt=CAT)
    remix = Remixing(flow_share=0.5, flow_average=2)
    edit = partial(denoiser_of(name).flowedit, source=source, source_prompt=BALL, remix=remix)

    made = edit(run, follow=follow)

    assert not torch.equal(made.video.final, source.video.final)
    assert same(made, edit(run, follow=Follower()))
    assert not same(made, edit(replace(run, seed=2), follow=Follower()))
    assert made.sound is None or source.sound is None or made.sound.final.equal(source.sound.final)
    assert [told[:2] for told in follow.told] == [(done, STEPS) for done in range(1, STEPS + 1)]
    assert made.num_calls == 4 * STEPS  # two prompts, each with guidance


@of_every_case
def test_guidance_differs_between_source_and_target(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Even for equal prompts, where it is all that differs."""
    source, run = source_of(name, shows), run_of(shows=shows)

    made = denoiser_of(name).flowedit(
        run, source, source_prompt=run.prompt, remix=Remixing(), follow=Follower()
    )

    assert not torch.equal(made.video.final, source.video.final)


def test_guidance_goes_with_the_models_own(denoiser_of: DenoiserOf, source_of: SourceOf) -> None:
    """Where the table says nothing, the source's row takes the model's own and the target's twice it."""
    source, run = source_of("wan", False), run_of(guidance=3.0)
    said = Remixing(source_guidance=3.0, target_guidance=6.0)

    untold, told = (
        denoiser_of("wan").flowedit(
            run, source, source_prompt=run.prompt, remix=remix, follow=Follower()
        )
        for remix in (Remixing(), said)
    )

    assert torch.equal(untold.video.final, told.video.final)


def test_flowedit_guides_no_model_that_is_not_guided(denoiser_of: DenoiserOf) -> None:
    """A distilled one takes one row for each prompt."""
    run = run_of(guidance=1.0)
    source = denoiser_of("wan").generate(run, Follower())

    made = denoiser_of("wan").flowedit(
        replace(run, prompt=CAT), source, source_prompt=run.prompt,
        remix=Remixing(flow_share=0.5), follow=Follower(),
    )  # fmt: skip

    assert source.num_calls == STEPS
    assert made.num_calls == STEPS


def test_flowedit_carries_over_where_v_is_predicted() -> None:
    """Of models that know one picture each the source that is the one becomes the other, and from
    latents that are all noise nothing is asked."""
    before, after = torch.full((1, 2, 4, 2, 2), 1.0), torch.full((1, 2, 4, 2, 2), -2.0)
    course = FlowEdit(
        Layout(name="bfchw", grid=(2, 2, 2)), source=before, num_last=50, num_average=1, seed=1
    )
    base = CogVideoXDDIMScheduler(
        prediction_type="v_prediction", rescale_betas_zero_snr=True, timestep_spacing="trailing",
        snr_shift_scale=1.0,
    )  # fmt: skip
    scheduler = hooked(base, course, seed=1)
    latents = torch.zeros(2, 2, 4, 2, 2)
    course.prepared(latents)
    scheduler.set_timesteps(50)

    for timestep in scheduler.timesteps:
        alpha = scheduler.alphas_cumprod[timestep]
        pictures = torch.cat([before, after])
        velocity = (alpha.sqrt() * latents - pictures) / (1 - alpha).sqrt()
        latents = scheduler.step(velocity, timestep, latents, return_dict=False)[0]

    assert len(scheduler.timesteps) == 49
    assert torch.allclose(latents[1:], after, atol=1e-3)
    assert torch.equal(latents[:1], before)

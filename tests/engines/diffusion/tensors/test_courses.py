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
    NARROW,
    STEPS,
    DenoiserOf,
    Follower,
    SourceOf,
    held_of,
    of_every_case,
    run_of,
    same,
    stored,
    view,
)
from engines.diffusion.tensors.tiny import euler
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.courses import FlowEdit
from kinora.engines.diffusion.denoise import MaskTooLarge
from kinora.engines.diffusion.latents import Layout
from kinora.engines.diffusion.scheduler import hooked
from kinora.errors import GenerationError

# -- anchored


@of_every_case
def test_the_same_prompt_changes_nothing(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """The mask is empty, and the source comes out bit for bit."""
    source = source_of(name, shows)

    again = denoiser_of(name).anchored(
        run_of(shows=shows), stored(source), start=1, remix=Remixing(), follow=Follower()
    )

    assert again.mask_share == 0
    assert same(again, source)


@of_every_case
def test_outside_the_mask_a_remix_is_its_source(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Bit for bit in all channels of a place; inside it is another picture. The sound stays."""
    denoiser, source = denoiser_of(name), source_of(name, shows)

    made = denoiser.anchored(
        run_of(shows=shows, prompt=CAT), stored(source), start=1, remix=NARROW, follow=Follower()
    )

    pair = (view(denoiser, each.video.final) for each in (made, source))
    changed = torch.ne(*pair).any(1).float().mean()
    assert 0 < changed <= made.mask_share < 0.7
    assert made.sound is None or source.sound is None or made.sound.final.equal(source.sound.final)


@of_every_case
def test_an_anchored_remix_costs_less(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """At the default start at most 0.85 of the rows of a generation: the mask costs no call."""
    source = source_of(name, shows)
    start = round(Remixing().start * STEPS)

    made = denoiser_of(name).anchored(
        run_of(shows=shows, prompt=CAT), source, start=start, remix=NARROW, follow=Follower()
    )

    assert source.num_calls == 2 * STEPS  # guidance takes two rows
    assert made.num_calls <= 0.85 * source.num_calls


def test_a_mask_that_is_too_large_is_known_after_one_step(
    denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """It says how large, and the picture's other steps are not spent."""
    follow, wide = Follower(), Remixing(threshold=0.0, most_mask=0.5)

    with pytest.raises(MaskTooLarge) as raised:
        denoiser_of("wan").anchored(
            run_of(prompt=CAT), source_of("wan", False), start=1, remix=wide, follow=follow
        )

    assert 0.5 < raised.value.share <= 1
    assert follow.calls == 2
    assert follow.told == []


def test_only_an_exact_state_is_anchored_to(denoiser_of: DenoiserOf, source_of: SourceOf) -> None:
    """One sentence says which step is none."""
    with pytest.raises(GenerationError, match="not exact at step 3"):
        denoiser_of("wan").anchored(
            run_of(), source_of("wan", False), start=3, remix=NARROW, follow=Follower()
        )


def test_a_trajectory_with_a_gap_is_not_anchored_to(
    denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Before anything is spent on it."""
    source, follow = source_of("wan", False), Follower()
    path = {step: kept for step, kept in source.video.path.items() if step != 4}
    gapped = replace(source, video=replace(source.video, path=path))

    with pytest.raises(GenerationError, match="nothing of step 4"):
        denoiser_of("wan").anchored(run_of(), gapped, start=2, remix=NARROW, follow=follow)

    assert follow.calls == 0


# -- flowedit


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


# -- held


@of_every_case
def test_a_continuation_keeps_what_it_holds(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """The first frames are exactly what was held, and the others another picture than without."""
    denoiser, source = denoiser_of(name), source_of(name, shows)
    held = held_of(denoiser, source)

    made = denoiser.generate(run_of(shows=shows, held=held, overlap=5), Follower())

    frames = view(denoiser, made.video.final)
    assert torch.equal(frames[:, :, :2], view(denoiser, held, frames=2))
    assert not torch.equal(frames[:, :, 2:], view(denoiser, source.video.final)[:, :, 2:])
    assert made.overlap == 5


@of_every_case
def test_a_continuation_is_resumed_exactly(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """With the same frames held, by each strategy, to the same end bit for bit."""
    denoiser = denoiser_of(name)
    run = run_of(shows=shows, held=held_of(denoiser, source_of(name, shows)))
    source = stored(denoiser.generate(run, Follower()))
    again = [
        denoiser.regenerate(run, source, start=2, follow=Follower()),
        denoiser.anchored(run, source, start=2, remix=Remixing(), follow=Follower()),
        denoiser.flowedit(run, source, source_prompt=run.prompt, remix=EVEN, follow=Follower()),
    ]

    assert [same(each, source) for each in again] == [True] * len(again)


@of_every_case
def test_a_remix_keeps_what_it_holds(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """The part before it may have changed: by each strategy it goes on from that."""
    denoiser, source = denoiser_of(name), source_of(name, shows)
    held = held_of(denoiser, source)
    run = run_of(shows=shows, prompt=CAT, held=held)
    made = [
        denoiser.regenerate(run, source, start=2, follow=Follower()),
        denoiser.anchored(run, source, start=2, remix=NARROW, follow=Follower()),
        denoiser.flowedit(run, source, source_prompt=BALL, remix=Remixing(), follow=Follower()),
    ]

    for part in made:
        front = view(denoiser, part.video.final)[:, :, :2]
        assert torch.equal(front, view(denoiser, held, frames=2))

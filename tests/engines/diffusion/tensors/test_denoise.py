from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
import torch

from engines.diffusion.tensors.denoised import (
    CAT,
    NARROW,
    STEPS,
    DenoiserOf,
    Follower,
    SourceOf,
    of_every_case,
    plain,
    run_of,
    same,
    stored,
    view,
)
from kinora.errors import GenerationError

# -- generate and regenerate


@of_every_case
def test_a_generation_is_the_plain_pipelines(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Same seed, same latents, picture and sound, bit for bit."""
    video, sound = plain(denoiser_of(name).pipelines, run_of(shows=shows))
    made = source_of(name, shows)

    assert torch.equal(made.video.final, video)
    assert (made.sound is None) == (sound is None)
    assert made.sound is None or torch.equal(made.sound.final, sound)


@of_every_case
@pytest.mark.parametrize("start", [1, 2, 4])
def test_a_run_is_resumed_exactly(
    start: int, name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """From any step that is kept exactly, and out of files, to the same end bit for bit."""
    source = source_of(name, shows)
    follow = Follower()

    again = denoiser_of(name).regenerate(
        run_of(shows=shows), stored(source), start=start, follow=follow
    )

    assert same(again, source)
    assert len(follow.told) == STEPS - start


def test_step_0_is_the_noise_of_the_seed(denoiser_of: DenoiserOf, source_of: SourceOf) -> None:
    """Regenerating from there is generating, whatever is left of the source."""
    source = source_of("wan", False)
    bare = replace(source, video=replace(source.video, path={}))

    again = denoiser_of("wan").regenerate(run_of(), bare, start=0, follow=Follower())

    assert same(again, source)


def test_a_step_for_blending_is_good_enough_to_regenerate(
    denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """It comes near the source, without its solver's history and in bfloat16."""
    source = source_of("wan", False)

    again = denoiser_of("wan").regenerate(run_of(), source, start=3, follow=Follower())

    assert not same(again, source)
    assert torch.allclose(again.video.final, source.video.final, atol=0.05)


def test_a_step_that_is_not_kept_is_not_resumed(denoiser_of: DenoiserOf) -> None:
    """One sentence says which."""
    bare = denoiser_of("wan").generate(run_of(exact=(), keeps_path=False), Follower())

    with pytest.raises(GenerationError, match="step 2"):
        denoiser_of("wan").regenerate(run_of(), bare, start=2, follow=Follower())


# -- what is kept and told


@of_every_case
def test_a_part_keeps_what_it_was_asked_to(name: str, shows: bool, source_of: SourceOf) -> None:
    """Exact steps in float32 with all the sampler knew, the others in bfloat16, all on the CPU."""
    made = source_of(name, shows)
    path = made.video.path

    assert [step for step in path if path[step].is_exact] == [1, 2, 4]
    assert list(path) == list(range(STEPS))
    assert {path[step].latent.dtype for step in (1, 2, 4)} == {torch.float32}
    assert {path[step].latent.dtype for step in (0, 3, 5)} == {torch.bfloat16}
    assert {kept.latent.device.type for kept in path.values()} == {"cpu"}
    assert made.video.final.dtype == torch.float32
    assert made.sound is None or list(made.sound.path) == list(path)


def test_nothing_is_kept_that_was_not_asked_for(
    denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Final latents alone, if so wanted, of a remix too."""
    denoiser, run = denoiser_of("wan"), run_of(exact=(), keeps_path=False)

    made = denoiser.generate(run, Follower())
    remade = denoiser.regenerate(run, source_of("wan", False), start=2, follow=Follower())

    assert (made.video.path, remade.video.path) == ({}, {})


@of_every_case
def test_a_follower_is_shown_the_picture(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """After every step, as the model sees it by then, in the layout of the loop; at last it is what
    comes out."""
    follow, final = Follower(), source_of(name, shows).video.final

    denoiser_of(name).generate(run_of(shows=shows), follow)

    assert [told[:2] for told in follow.told] == [(done, STEPS) for done in range(1, STEPS + 1)]
    assert all(latents.shape == final.shape for *_, latents in follow.told)
    seen, end = (view(denoiser_of(name), each)[:, :, 1:] for each in (follow.told[-1][2], final))
    assert torch.allclose(seen, end, atol=1e-4)


# -- chains


@of_every_case
def test_a_remix_is_a_source_itself(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """From its start on it is resumed as any source: its own prompt changes nothing, another one
    changes it where the mask says so."""
    denoiser = denoiser_of(name)
    anchored = partial(denoiser.anchored, start=2, remix=NARROW, follow=Follower())
    run = run_of(shows=shows, prompt=CAT)
    second = stored(anchored(run, source_of(name, shows)))

    assert same(anchored(run, second), second)
    third = anchored(replace(run, prompt="the red fox in snow"), second)

    pair = (view(denoiser, each.video.final) for each in (third, second))
    assert 0 < torch.ne(*pair).any(1).float().mean() <= third.mask_share


@of_every_case
def test_a_regenerated_video_is_resumed_exactly(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """With its own prompt, from its start and later."""
    denoiser, run = denoiser_of(name), run_of(shows=shows, prompt=CAT)
    second = stored(denoiser.regenerate(run, source_of(name, shows), start=1, follow=Follower()))

    for start in (1, 4):
        assert same(denoiser.regenerate(run, second, start=start, follow=Follower()), second)


def test_before_its_start_a_remix_keeps_no_exact_step(
    denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """The source's states there belong to another prompt; its latents are the remix's too."""
    source = source_of("wan", False)

    made = denoiser_of("wan").regenerate(run_of(exact=(4,)), source, start=2, follow=Follower())

    path = made.video.path
    assert [step for step in path if path[step].is_exact] == [2, 4]
    assert torch.equal(path[1].latent, source.video.path[1].latent.bfloat16())

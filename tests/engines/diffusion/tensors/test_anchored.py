from __future__ import annotations

from dataclasses import replace

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
    run_of,
    same,
    stored,
    view,
)
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.denoise import MaskTooLarge
from kinora.errors import GenerationError


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

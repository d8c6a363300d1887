from __future__ import annotations

import torch

from engines.diffusion.tensors.denoised import (
    BALL,
    CAT,
    EVEN,
    NARROW,
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
from kinora.engines.diffusion.config import Remixing


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

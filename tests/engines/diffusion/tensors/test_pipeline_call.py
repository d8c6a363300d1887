from __future__ import annotations

import copy
import gc
from collections.abc import Callable
from typing import Any

import pytest
import torch
from diffusers import FirstBlockCacheConfig

from engines.diffusion.tensors.denoised import (
    BALL,
    CAT,
    NARROW,
    STEPS,
    DenoiserOf,
    Follower,
    SourceOf,
    held_of,
    of_every_case,
    run_of,
    same,
)
from engines.diffusion.tensors.loaded import load
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.parts import Part
from kinora.errors import Cancelled

Strategy = Callable[[Follower], Part]


def strategies(denoiser: Denoiser, source: Part, *, shows: bool) -> list[Strategy]:
    """All four, as far from the source as they go."""
    run = run_of(shows=shows, prompt=CAT, held=held_of(denoiser, source))
    return [
        lambda follow: denoiser.generate(run, follow),
        lambda follow: denoiser.regenerate(run, source, start=2, follow=follow),
        lambda follow: denoiser.anchored(run, source, start=1, remix=NARROW, follow=follow),
        lambda follow: denoiser.flowedit(
            run, source, source_prompt=BALL, remix=Remixing(), follow=follow
        ),
    ]


def hooks_of(denoiser: Denoiser) -> int:
    return sum(len(part._forward_pre_hooks) for part in denoiser.pipelines.transformers)


def attributes(denoiser: Denoiser) -> list[dict[str, Any]]:
    """Of both pipelines and of their schedulers."""
    both = [each for each in (denoiser.pipelines.text, denoiser.pipelines.image) if each]
    return [vars(each).copy() for each in both] + [copy.copy(vars(each.scheduler)) for each in both]


@of_every_case
@pytest.mark.parametrize("leaves_at", [1, 2, 4])
def test_a_run_can_be_left_at_any_call(
    leaves_at: int, name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Whatever the strategy: the next run is as if it had never been, and nothing of it stays."""
    denoiser, source = denoiser_of(name), source_of(name, shows)
    before, num_hooks = attributes(denoiser), hooks_of(denoiser)

    for strategy in strategies(denoiser, source, shows=shows):
        with pytest.raises(Cancelled):
            strategy(Follower(leaves_at=leaves_at))

        assert hooks_of(denoiser) == num_hooks
        assert repr(attributes(denoiser)) == repr(before)
    assert same(denoiser.generate(run_of(shows=shows), Follower()), source)


def test_a_follower_that_fails_after_a_step_leaves_nothing(
    denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """Its error comes out as it is."""

    class Failing(Follower):
        def step(self, done: int, total: int, latents: Any) -> None:
            raise RuntimeError("a disk is full")

    with pytest.raises(RuntimeError, match="a disk is full"):
        denoiser_of("wan").generate(run_of(), Failing())

    assert hooks_of(denoiser_of("wan")) == 0
    assert same(denoiser_of("wan").generate(run_of(), Follower()), source_of("wan", False))


def test_every_call_of_a_transformer_is_checked_first(denoiser_of: DenoiserOf) -> None:
    """With guidance Wan makes two a step."""
    follow = Follower()

    denoiser_of("wan").generate(run_of(), follow)

    assert follow.calls == 2 * STEPS


@pytest.mark.parametrize("name", ["wan", "ltx"])
def test_rows_are_counted_whether_they_come_one_by_one_or_together(
    name: str, source_of: SourceOf
) -> None:
    """Wan calls twice with one row, LTX once with two."""
    assert source_of(name, False).num_calls == 2 * STEPS


def test_a_step_cache_is_as_new_after_a_run_that_was_left() -> None:
    """What it remembers of a run is forgotten with it."""
    denoiser = Denoiser(load("wan"))
    denoiser.pipelines.text.transformer.enable_cache(FirstBlockCacheConfig(threshold=0.5))
    first = denoiser.generate(run_of(), Follower())

    with pytest.raises(Cancelled):
        denoiser.generate(run_of(prompt=CAT, seed=7), Follower(leaves_at=8))

    assert same(denoiser.generate(run_of(), Follower()), first)


@of_every_case
def test_runs_leave_no_tensors(
    name: str, shows: bool, denoiser_of: DenoiserOf, source_of: SourceOf
) -> None:
    """After many there are as many as after one, whether they ended well or were left."""
    denoiser, source = denoiser_of(name), source_of(name, shows)

    def all_once() -> int:
        for strategy in strategies(denoiser, source, shows=shows):
            strategy(Follower())
            with pytest.raises(Cancelled):
                strategy(Follower(leaves_at=3))
        return num_tensors()

    first = all_once()

    assert [all_once() for _ in range(3)] == [first] * 3


def num_tensors() -> int:
    gc.collect()
    return sum(issubclass(type(each), torch.Tensor) for each in gc.get_objects())

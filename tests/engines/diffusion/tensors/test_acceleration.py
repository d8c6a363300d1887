"""Step caches and compiled blocks under the hooks: nothing is carried from one run to the next."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors.denoised import Follower, plain, run_of
from engines.diffusion.tensors.loaded import load
from kinora.engines.diffusion import fittings
from kinora.engines.diffusion.config import Cache, Remixing
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.fingerprint import differences, fingerprint_of
from kinora.engines.diffusion.parts import Part
from kinora.errors import Cancelled

CACHES = {
    "first_block": Cache(kind="first_block", threshold=0.5),
    "mag": Cache(kind="mag", threshold=0.5, ratios=(1.0,) * 6),
    "taylorseer": Cache(kind="taylorseer"),
}
SMALL_MASK = Remixing(most_mask=1.0, threshold=0.9, dilation=0)


def accelerated(name: str = "wan", **table: Any) -> Denoiser:
    """A tiny model, with this in its table."""
    pipelines = load(name)
    config = msgspec.structs.replace(pipelines.config, **table)
    fittings.fit_cache(pipelines.text, config)
    fittings.fit_compile(pipelines.text, config, pipelines.device)
    return Denoiser(replace(pipelines, config=config))


def final(part: Part) -> torch.Tensor:
    return part.video.final


@pytest.fixture(params=list(CACHES))
def cached(request: pytest.FixtureRequest) -> Denoiser:
    return accelerated(cache=CACHES[request.param])


def leave_early(denoiser: Denoiser, source: Part) -> None:
    with pytest.raises(Cancelled):
        denoiser.generate(run_of(seed=9), Follower(leaves_at=8))


def remix(denoiser: Denoiser, source: Part) -> None:
    blue = run_of(prompt="a blue ball")
    denoiser.anchored(blue, source, start=2, remix=SMALL_MASK, follow=Follower())


def flowedit(denoiser: Denoiser, source: Part) -> None:
    blue = run_of(prompt="a blue ball")
    denoiser.flowedit(blue, source, source_prompt="a red ball", remix=Remixing(), follow=Follower())


def test_a_cache_changes_the_numbers(cached: Denoiser) -> None:
    """The caches of these tests really skip something."""
    plainly = Denoiser(load("wan")).generate(run_of(steps=12), Follower())
    assert not torch.equal(final(cached.generate(run_of(steps=12), Follower())), final(plainly))


@pytest.mark.parametrize("name", ["wan_two", "ltx", "ltx2", "hunyuan15", "cogvideox"])
def test_one_cache_fits_every_family(name: str) -> None:
    """Taylor expansions of attention work on all transformers, and are forgotten in between."""
    plainly = Denoiser(load(name)).generate(run_of(), Follower())
    denoiser = accelerated(name, cache=CACHES["taylorseer"])
    made, again = (denoiser.generate(run_of(), Follower()) for _ in "ab")
    assert not torch.equal(final(made), final(plainly))
    assert torch.equal(final(again), final(made))


@pytest.mark.parametrize("between", [leave_early, remix, flowedit])
def test_a_cache_forgets_the_run_before(
    cached: Denoiser, between: Callable[[Denoiser, Part], None]
) -> None:
    """Whatever came before, even a run that was left early, a run gives the same latents."""
    source = cached.generate(run_of(), Follower())
    between(cached, source)
    assert torch.equal(final(cached.generate(run_of(), Follower())), final(source))


def test_a_remix_leaves_nothing_in_a_cache(cached: Denoiser) -> None:
    """A remix gives the same latents whatever was made before it."""
    source = cached.generate(run_of(), Follower())
    blue = run_of(prompt="a blue ball")
    makes = [
        cached.anchored(blue, source, start=2, remix=SMALL_MASK, follow=Follower()) for _ in "ab"
    ]
    assert torch.equal(*map(final, makes))


def test_what_a_remix_keeps_is_exact_with_a_cache(cached: Denoiser) -> None:
    """Outside the mask the latents are the source's bit for bit, though velocities were guessed."""
    source = cached.generate(run_of(), Follower())
    blue = run_of(prompt="a blue ball")
    made = cached.anchored(blue, source, start=2, remix=SMALL_MASK, follow=Follower())
    changed = (final(made) != final(source)).any(dim=1).float().mean()
    assert made.mask_share is not None
    assert changed <= made.mask_share < 1


def test_without_its_cache_a_model_is_itself(cached: Denoiser) -> None:
    """A cache that is taken off leaves the model as it was before."""
    cached.generate(run_of(), Follower())
    cached.pipelines.text.transformer.disable_cache()
    plainly = Denoiser(load("wan")).generate(run_of(), Follower())
    assert torch.equal(final(cached.generate(run_of(), Follower())), final(plainly))


@pytest.fixture(scope="module")
def compiled() -> Denoiser:
    if shutil.which("c++") is None:
        pytest.skip("torch compiles for the CPU by a C++ compiler")
    return accelerated(compile=True)


def test_compiled_blocks_go_through_the_hooks(compiled: Denoiser) -> None:
    """A traced run of a compiled model is the plain run of it, bit for bit."""
    video, _ = plain(compiled.pipelines, run_of())
    assert torch.equal(final(compiled.generate(run_of(), Follower())), video.float())


def test_compiled_blocks_give_the_same_picture(compiled: Denoiser) -> None:
    """They differ from the others by rounding alone."""
    plainly = Denoiser(load("wan")).generate(run_of(), Follower())
    made = compiled.generate(run_of(), Follower())
    torch.testing.assert_close(final(made), final(plainly), rtol=0, atol=1e-4)


def test_a_compiled_model_resumes_exactly(compiled: Denoiser) -> None:
    """A run that goes on in the middle ends as it did, bit for bit."""
    source = compiled.generate(run_of(), Follower())
    again = compiled.regenerate(run_of(), source, start=2, follow=Follower())
    assert torch.equal(final(again), final(source))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"cache": CACHES["first_block"]}, "the step cache"),
        ({"compile": True}, "the compile"),
    ],
)
def test_a_fingerprint_tells_of_it(table: dict[str, Any], said: str) -> None:
    """A trajectory that was made otherwise is known by it, in words."""
    before, now = fingerprint_of(load("wan")), fingerprint_of(accelerated(**table).pipelines)
    (difference,) = differences(before, now)
    assert difference.startswith(said)

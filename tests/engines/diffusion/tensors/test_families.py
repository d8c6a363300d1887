from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from engines.diffusion.tensors.loaded import TEXT, Loaded, run_of
from kinora.engines.diffusion import families

Loads = Callable[[str], Loaded]
SHOWING = [name for name in TEXT if name not in ("wan_euler", "cogvideox_dpm")]
CASES = [(name, False) for name in TEXT] + [(name, True) for name in SHOWING]


def made(pipelines: Loaded, run: Any) -> tuple[Any, Any]:
    output = families.fitted(run, pipelines)(**families.arguments(run, pipelines))
    return families.returned(output, pipelines)


@pytest.mark.parametrize(("name", "shows"), CASES)
def test_latents_have_the_layout_of_the_table(name: str, shows: bool, loaded: Loads) -> None:
    """What a run returns spreads over the grid that its size gives, and back, bit for bit."""
    pipelines, run = loaded(name), run_of(name, shows=shows)
    grid = families.grid_of(pipelines, width=64, height=64, num_frames=9)

    latents, _ = made(pipelines, run)
    flat = families.spread(latents, pipelines.traits.layout, grid)

    assert flat.shape[2:] == torch.Size(grid)
    assert torch.equal(families.gathered(flat, pipelines.traits.layout), latents)


@pytest.mark.parametrize("name", ["wan_5b", "ltx", "ltx2"])
def test_an_image_pipeline_shares_what_it_can(name: str, loaded: Loads) -> None:
    """Nothing is loaded twice where the text pipeline's weights take a picture too."""
    pipelines = loaded(name)

    assert pipelines.image.transformer is pipelines.text.transformer
    assert pipelines.image.vae is pipelines.text.vae
    assert pipelines.image.text_encoder is pipelines.text.text_encoder


@pytest.mark.parametrize("name", TEXT)
def test_no_guidance_means_one_row_a_step(name: str, loaded: Loads) -> None:
    """With a guidance of 1 each step calls the transformer once, with one row."""
    pipelines, run, rows = loaded(name), run_of(name, guidance=1.0), []
    hooks = [
        part.register_forward_pre_hook(
            lambda _, __, given: rows.append(given["hidden_states"].shape[0]), with_kwargs=True
        )
        for part in pipelines.transformers
    ]

    made(pipelines, run)
    for hook in hooks:
        hook.remove()

    assert rows == [1] * 6


def test_guidance_reaches_a_guider_and_leaves_it_alone(loaded: Loads) -> None:
    """HunyuanVideo's guidance lies in a part of the pipeline; that of a run is its own."""
    pipelines = loaded("hunyuan15")

    weak, _ = made(pipelines, run_of("hunyuan15", guidance=2.0))
    strong, _ = made(pipelines, run_of("hunyuan15", guidance=8.0))

    assert not torch.equal(weak, strong)
    assert pipelines.text.guider.guidance_scale == 4.0


def test_experts_may_be_guided_apart(loaded: Loads) -> None:
    """The second expert takes a guidance of its own, and one expert alone does without."""
    both, _ = made(loaded("wan_two"), run_of("wan_two", guidance_2=1.5))
    same, _ = made(loaded("wan_two"), run_of("wan_two"))
    alone, _ = made(loaded("wan"), run_of("wan", guidance_2=1.5))

    assert not torch.equal(both, same)
    assert torch.equal(alone, made(loaded("wan"), run_of("wan"))[0])


def test_a_picture_does_not_choose_the_size(loaded: Loads) -> None:
    """HunyuanVideo makes the size that was asked for, whatever the picture's shape."""
    pipelines = loaded("hunyuan15")
    run = run_of("hunyuan15", shows=True, width=96, height=32)

    latents, _ = made(pipelines, run)

    assert latents.shape == (1, 4, 3, 2, 6)


@pytest.mark.parametrize("name", TEXT)
def test_a_seed_gives_the_same_latents_again(name: str, loaded: Loads) -> None:
    """Nothing that a run was told stays behind in the pipeline."""
    pipelines = loaded(name)

    first, _ = made(pipelines, run_of(name))
    made(pipelines, run_of(name, seed=2, guidance=1.0))
    again, _ = made(pipelines, run_of(name))

    assert torch.equal(first, again)

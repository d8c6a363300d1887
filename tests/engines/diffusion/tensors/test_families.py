from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from msgspec import structs

from engines.diffusion.tensors.denoised import plain
from engines.diffusion.tensors.loaded import CASES, TEXT, run_of
from engines.diffusion.tensors.tiny import model, write
from kinora.engines.diffusion import families
from kinora.engines.diffusion.config import Frames
from kinora.engines.diffusion.pipelines import Pipelines, load_pipelines
from kinora.engines.diffusion.traits import TRAITS, Traits
from kinora.errors import StartupError

Loads = Callable[[str], Pipelines]


@pytest.mark.parametrize(("name", "shows"), CASES)
def test_latents_have_the_layout_of_the_table(name: str, shows: bool, loaded: Loads) -> None:
    """What a run returns spreads over the grid that its size gives, and back, bit for bit."""
    pipelines, run = loaded(name), run_of(shows=shows)
    grid = families.grid_of(pipelines, width=64, height=64, num_frames=9)

    latents, _ = plain(pipelines, run)
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


@pytest.mark.parametrize("traits", TRAITS, ids=lambda traits: traits.name)
def test_the_table_knows_which_transformers_can_be_split(traits: Traits, loaded: Loads) -> None:
    """Several GPUs may share a video exactly where diffusers has a plan for it."""
    assert bool(loaded(traits.name).text.transformer._cp_plan) is traits.shares_video


@pytest.mark.parametrize("name", TEXT)
def test_no_guidance_means_one_row_a_step(name: str, loaded: Loads) -> None:
    """With a guidance of 1 each step calls the transformer once, with one row."""
    pipelines, run, rows = loaded(name), run_of(guidance=1.0), []
    hooks = [
        part.register_forward_pre_hook(
            lambda _, __, given: rows.append(given["hidden_states"].shape[0]), with_kwargs=True
        )
        for part in pipelines.transformers
    ]

    plain(pipelines, run)
    for hook in hooks:
        hook.remove()

    assert rows == [1] * 6


def test_guidance_reaches_a_guider_and_leaves_it_alone(loaded: Loads) -> None:
    """HunyuanVideo's guidance lies in a part of the pipeline; that of a run is its own."""
    pipelines = loaded("hunyuan15")

    weak, _ = plain(pipelines, run_of(guidance=2.0))
    strong, _ = plain(pipelines, run_of(guidance=8.0))

    assert not torch.equal(weak, strong)
    assert pipelines.text.guider.guidance_scale == 4.0


def test_experts_may_be_guided_apart(loaded: Loads) -> None:
    """The second expert takes a guidance of its own, and one expert alone does without."""
    both, _ = plain(loaded("wan_two"), run_of(guidance_2=1.5))
    same, _ = plain(loaded("wan_two"), run_of())
    alone, _ = plain(loaded("wan"), run_of(guidance_2=1.5))

    assert not torch.equal(both, same)
    assert torch.equal(alone, plain(loaded("wan"), run_of())[0])


def test_a_picture_does_not_choose_the_size(loaded: Loads) -> None:
    """HunyuanVideo makes the size that was asked for, whatever the picture's shape."""
    pipelines = loaded("hunyuan15")
    run = run_of(shows=True, width=96, height=32)

    latents, _ = plain(pipelines, run)

    assert latents.shape == (1, 4, 3, 2, 6)


@pytest.mark.parametrize("name", TEXT)
def test_a_seed_gives_the_same_latents_again(name: str, loaded: Loads) -> None:
    """Nothing that a run was told stays behind in the pipeline."""
    pipelines = loaded(name)

    first, _ = plain(pipelines, run_of())
    plain(pipelines, run_of(seed=2, guidance=1.0))
    again, _ = plain(pipelines, run_of())

    assert torch.equal(first, again)


@pytest.mark.parametrize("name", TEXT)
def test_what_a_checkpoint_makes_fits_it(name: str, pipeline_of: Callable[[str], Any]) -> None:
    """A table that asks for what the checkpoint has is not complained of."""
    assert families.misfit(pipeline_of(name), model(name)) == ""


@pytest.mark.parametrize(
    ("name", "table", "told"),
    [
        ("wan_5b", {"sizes": ("1280x720",)}, "multiples of 32 pixels, but sizes has '1280x720'"),
        ("hunyuan15", {"sizes": ("72x64",)}, "multiples of 16 pixels, but sizes has '72x64'"),
        ("ltx", {"frames": Frames(fps=8, most=9, multiple=6)}, "frames.multiple is 6: write 4"),
        ("ltx2", {"max_prompt_tokens": 20}, "multiples of 8 tokens, but max_prompt_tokens is 20"),
    ],
)
def test_what_a_checkpoint_cannot_make_is_told(
    name: str, table: dict[str, Any], told: str, pipeline_of: Callable[[str], Any]
) -> None:
    """One sentence names the model, the field, what was got and what is allowed."""
    said = families.misfit(pipeline_of(name), structs.replace(model(name), **table))

    assert said.startswith(f"{name}: ")
    assert told in said


def test_a_table_that_does_not_fit_is_told_at_the_start(tmp_path: Path) -> None:
    """Loading refuses it, before anybody waits for a video."""
    table = structs.replace(model("wan_5b"), sizes=("1280x720",))

    with pytest.raises(StartupError, match="multiples of 32 pixels"):
        load_pipelines(table, folder=str(write("wan_5b", tmp_path)), device="cpu")

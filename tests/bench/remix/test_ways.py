"""Every way to make a remix runs, on weights that have learned nothing, and counts what it takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.extra

STEPS = 8
BEFORE = "a small red circle moves left at night"
AFTER = "a small green circle moves left at night"
TURNED = "a small red circle moves up at night"


@pytest.fixture(scope="module")
def resident(tmp_path_factory: pytest.TempPathFactory) -> Any:
    import diffusers
    import torch

    from bench.remix import model
    from kinora.engines.diffusion.config import Frames, ModelConfig
    from shapes import building

    folder: Path = tmp_path_factory.mktemp("shapes")
    with torch.random.fork_rng():
        torch.manual_seed(0)
        parts = {
            name: getattr(building, name)()
            for name in ("tokenizer", "text_encoder", "vae", "transformer", "scheduler")
        }
    diffusers.WanPipeline(**parts).save_pretrained(folder)
    config = ModelConfig(
        name="shapes", family="wan", checkpoint=str(folder), license="none", steps=STEPS,
        frames=Frames(fps=4, most=17), sizes=("96x64",), guidance=4.0, device="cpu",
        precision="float32", max_prompt_tokens=32, resume_points=(0.25, 0.5),
    )  # fmt: skip
    return model.load(config)


@pytest.fixture(scope="module")
def source(resident: Any) -> Any:
    from bench.remix.ways import create

    return create(resident, BEFORE, 3)


@pytest.mark.parametrize(
    ("way", "caption", "rows", "strategy"),
    [
        ("anchored", AFTER, 2 * (STEPS - 2), "anchored"),
        ("flowedit", AFTER, 4 * 6, "flowedit"),
        ("regenerate", TURNED, 2 * STEPS, "regenerate"),
        ("same seed", AFTER, 2 * STEPS, "generate"),
        ("sdedit 0.4", AFTER, 2 * 3, "sdedit"),
        ("sdedit 0.6", AFTER, 2 * 5, "sdedit"),
        ("sdedit 0.8", AFTER, 2 * 6, "sdedit"),
        ("fresh seed", AFTER, 2 * STEPS, "generate"),
    ],
)
def test_rows_are_counted(
    resident: Any, source: Any, way: str, caption: str, rows: int, strategy: str
) -> None:
    """A row for each prompt of each step; what a way has not to do, it does not."""
    from bench.remix.ways import WAYS

    made = WAYS[way](resident, source, caption, 3, 4)
    assert (made.rows, made.strategy) == (rows, strategy)
    assert made.clip.shape == source.clip.shape


def test_failed_attempts_are_counted(resident: Any, source: Any) -> None:
    """Where a mask is too large, its one step counts beside the flowedit that takes its place."""
    from bench.remix.model import with_remix
    from bench.remix.ways import remix

    made = remix(with_remix(resident, most_mask=0.0), source, AFTER)
    assert (made.strategy, made.rows) == ("flowedit", 2 + 4 * 6)


def test_kinora_is_what_is_served(resident: Any, source: Any) -> None:
    """The way by that name is a remix by the engine's own plan; the source's prompt makes nothing."""
    from bench.remix.ways import WAYS, remix

    made = WAYS["kinora"](resident, source, AFTER, 3, 4)
    assert (made.clip == remix(resident, source, AFTER).clip).all()
    again = WAYS["kinora"](resident, source, BEFORE, 3, 4)
    assert (again.rows, again.strategy) == (0, "copy")
    assert (again.clip == source.clip).all()


def test_the_same_seed_is_the_same_video(resident: Any, source: Any) -> None:
    """A generation by the source's caption and seed is the source; another seed gives another."""
    from bench.remix.ways import WAYS

    assert (WAYS["same seed"](resident, source, BEFORE, 3, 4).clip == source.clip).all()
    assert (WAYS["fresh seed"](resident, source, BEFORE, 3, 4).clip != source.clip).any()


def test_a_chain_goes_on_from_any_way(resident: Any, source: Any) -> None:
    """What each way leaves can be remixed by the next link."""
    from bench.remix.ways import WAYS

    for name in ("kinora", "flowedit", "sdedit 0.6"):
        made = WAYS[name](resident, source, AFTER, 3, 4)
        assert WAYS[name](resident, made, TURNED, 3, 5).rows

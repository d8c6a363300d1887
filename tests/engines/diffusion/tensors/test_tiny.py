from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers import DiffusionPipeline

from engines.diffusion.tensors.tiny import NAMES, tiny, write


@pytest.mark.parametrize("name", NAMES)
def test_a_tiny_pipeline_comes_back_from_its_folder(name: str, tmp_path: Path) -> None:
    """What `write` lays out is found again by its model_index.json, class and weights."""
    built = tiny(name)

    loaded = DiffusionPipeline.from_pretrained(write(name, tmp_path), local_files_only=True)

    assert type(loaded) is type(built)
    for key, weights in built.transformer.state_dict().items():
        assert torch.equal(weights, loaded.transformer.state_dict()[key]), key


def test_one_seed_gives_one_pipeline(pipeline_of: Callable[[str], Any]) -> None:
    """Tests in any process see the same weights."""
    first, again = pipeline_of("wan").transformer, tiny("wan").transformer

    assert all(map(torch.equal, first.parameters(), again.parameters()))

"""Tiny pipelines, each built once for all tests that run it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engines.diffusion.tensors.denoised import Follower, run_of
from engines.diffusion.tensors.loaded import load
from engines.diffusion.tensors.tiny import tiny, write
from kinora.engines.diffusion.codec import Codec
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.parts import Part
from kinora.engines.diffusion.pipelines import Pipelines


@pytest.fixture(scope="session")
def pipeline_of() -> Callable[[str], Any]:
    """`pipeline_of("wan")` is the tiny pipeline of that name; tests leave it as it was."""
    return cache(tiny)


@pytest.fixture(scope="session")
def loaded() -> Callable[[str], Pipelines]:
    """`loaded("wan")` is that model as the engine holds it: configuration, text, image."""
    return cache(load)


@pytest.fixture(scope="session")
def codec_of(loaded: Callable[[str], Pipelines]) -> Callable[[str], Codec]:
    """`codec_of("wan")` reads and writes that model's latents."""
    return cache(lambda name: Codec(loaded(name)))


@pytest.fixture(scope="session")
def denoiser_of(loaded: Callable[[str], Pipelines]) -> Callable[[str], Denoiser]:
    """`denoiser_of("wan")` runs that model."""
    return cache(lambda name: Denoiser(loaded(name)))


@pytest.fixture(scope="session")
def source_of(denoiser_of: Callable[[str], Denoiser]) -> Callable[[str, bool], Part]:
    """`source_of("wan", False)` is what `run_of()` gives; True for one with a first frame."""
    return cache(lambda name, shows: denoiser_of(name).generate(run_of(shows=shows), Follower()))


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """`folder_of("wan")` is where that tiny pipeline lies in the layout of the hub."""
    return cache(lambda name: write(name, tmp_path_factory.mktemp("models") / name))

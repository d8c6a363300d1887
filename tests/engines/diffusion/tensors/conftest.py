"""Tiny pipelines, each built once for all tests that run it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from engines.diffusion.tensors.loaded import Loaded, load
from engines.diffusion.tensors.tiny import tiny
from kinora.engines.diffusion.codec import Codec


@pytest.fixture(scope="session")
def pipeline_of() -> Callable[[str], Any]:
    """`pipeline_of("wan")` is the tiny pipeline of that name; tests leave it as it was."""
    return cache(tiny)


@pytest.fixture(scope="session")
def loaded() -> Callable[[str], Loaded]:
    """`loaded("wan")` is that model as the engine holds it: configuration, text, image."""
    return cache(load)


@pytest.fixture(scope="session")
def codec_of(loaded: Callable[[str], Loaded]) -> Callable[[str], Codec]:
    """`codec_of("wan")` reads and writes that model's latents."""
    return cache(lambda name: Codec(loaded(name)))

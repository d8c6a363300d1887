"""Real servers, driven by the official client."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from openai import OpenAI

from kinora.serving import Serving, serving

has_weights = find_spec("torch") and find_spec("diffusers")
collect_ignore = [] if has_weights else ["test_diffusion.py", "test_diffusion_again.py"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for a file of tests, over an empty data folder, without keys."""
    with serving(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: Serving) -> Iterator[OpenAI]:
    with OpenAI(base_url=server.base_url, api_key="none") as made:
        yield made


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An empty data folder."""
    return tmp_path / "data"


@pytest.fixture(scope="session")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `wan` and `ltx`; the latter begins with pictures too."""
    from engines.diffusion.tensors.tiny import write

    folder = tmp_path_factory.mktemp("checkpoints")
    for name in ("wan", "ltx"):
        write(name, folder / name)
    return folder

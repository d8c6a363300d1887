from __future__ import annotations

import importlib.metadata
import subprocess
import sys

import pytest

from kinora.engines.registry import make_engine
from kinora.errors import StartupError


def test_torch_is_imported_by_loading_alone() -> None:
    """The engine can be made where there is no torch."""
    look = (
        "import sys; from kinora.engines.registry import make_engine;"
        " make_engine('diffusion'); print(*sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert {"torch", "diffusers", "transformers"} & set(said.stdout.split()) == set()


def test_a_missing_extra_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install."""

    def missing(name: str) -> importlib.metadata.Distribution:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata.Distribution, "from_name", missing)

    with pytest.raises(StartupError, match=r"needs torch.*pip install 'kinora\[diffusion\]'"):
        make_engine("diffusion").load()


def test_libraries_that_cannot_be_loaded_are_one_sentence() -> None:
    """As where a limit on a worker's memory is too low for them."""
    load = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (600_000_000,) * 2)\n"
        "from kinora.engines.diffusion.tables import read_tables\n"
        "from kinora.engines.options import EngineOptions\n"
        "from kinora.engines.registry import make_engine\n"
        "options = EngineOptions(models=tuple(t.config for t in read_tables(None)[:1]))\n"
        "make_engine('diffusion', options).load()"
    )
    said = subprocess.run([sys.executable, "-c", load], capture_output=True, text=True, check=False)

    assert "StartupError: The diffusion engine's libraries cannot be loaded" in said.stderr
    assert "KINORA_WORKER_MEMORY_BYTES" in said.stderr

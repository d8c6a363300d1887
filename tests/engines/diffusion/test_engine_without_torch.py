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

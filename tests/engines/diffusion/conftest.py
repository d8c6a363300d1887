"""Tests of the diffusion engine; what needs torch lies in `tensors/` and runs with `make test-all`."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

collect_ignore = [] if find_spec("torch") and find_spec("diffusers") else ["tensors"]

# Set before torch is imported: the machine's cores are shared with other tests.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    tensors = Path(__file__).parent / "tensors"
    for item in items:
        if tensors in item.path.parents:
            item.add_marker(pytest.mark.extra)

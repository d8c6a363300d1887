"""The numbered cases by the last Python client that sent JSON when there was no file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conformance.python_cases import CASES, NOT_OLD
from kinora.serving import Serving

pytestmark = pytest.mark.extra

OLD_CLIENT = Path(__file__).parents[2] / ".cache" / "openai-2.26.0"
SCRIPT = Path(__file__).with_name("python_cases.py")


@pytest.fixture(scope="module")
def told(server: Serving) -> dict[str, Any]:
    """What one run of all cases saw."""
    assert OLD_CLIENT.is_dir(), "run `make test-all`, which puts the old client there"
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", str(SCRIPT), server.base_url],
        env={**os.environ, "PYTHONPATH": str(OLD_CLIENT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return dict(json.loads(finished.stdout))


def test_it_is_the_old_client(told: dict[str, Any]) -> None:
    """The cases ran under the version that this file is about."""
    assert told["version"] == "2.26.0"


@pytest.mark.parametrize("number", [number for number in CASES if number not in NOT_OLD])
def test_case(number: int, told: dict[str, Any]) -> None:
    """Each case's own docstring is its promise."""
    assert told["told"][str(number)] == ""

"""The numbered cases by the newest official Python client."""

from __future__ import annotations

import openai
import pytest
from openai import OpenAI

from conformance.python_cases import CASES, Shelf

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.mark.parametrize("number", CASES)
def test_case(number: int, client: OpenAI, shelf: Shelf) -> None:
    """Each case's own docstring is its promise."""
    assert openai.__version__.startswith("3.")
    CASES[number](client, shelf)

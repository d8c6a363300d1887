"""What docs/prompts.md says can be said is understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[4] / "docs" / "prompts.md").read_text()
WRITING, _, REMIXING = PAGE.partition("## Remixing")
PROMPTS = [*re.findall(r"^> (.+)$", WRITING, re.M), *re.findall(r'^\| [^|"]+ \| "(.+)" \|$', WRITING, re.M)]  # fmt: skip
SOURCE = re.findall(r"^> (.+)$", REMIXING, re.M)[0]
EDITS = re.findall(r'"([^"]+)"', "\n".join(re.findall(r'^\| (".+") \|', REMIXING, re.M)))


@pytest.mark.parametrize("prompt", [*PROMPTS, SOURCE])
def test_prompts_of_the_page_are_understood(make, prompt) -> None:
    """Every example prompt is understood to its last word."""
    assert make(prompt).not_understood == ()


@pytest.mark.parametrize("edit", EDITS)
def test_edits_of_the_page_are_made(make, edit) -> None:
    """Every example edit is understood and changes something, but for what is so already."""
    reading = make(SOURCE, edit)
    assert reading.not_understood == ()
    assert reading.changed or edit in ("Go back to daylight", "Static camera")


def test_the_page_has_examples() -> None:
    """The page is still found and read."""
    assert len(PROMPTS) > 10
    assert len(EDITS) > 30

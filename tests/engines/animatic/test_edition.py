"""The edition of the drawing."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import kinora.engines.animatic
from kinora.engines.animatic.edition import _sources, edition


def test_an_edition_names_the_package_and_is_the_same_each_time() -> None:
    """Two processes of one installation agree, in a string short enough to keep with a video."""
    assert edition() == edition()
    assert edition().startswith(f"{version('kinora')}+")
    assert len(edition()) <= 64


def test_every_source_counts() -> None:
    """Code and vocabulary, at any depth; nothing that is compiled or cached."""
    home = Path(kinora.engines.animatic.__file__).parent
    paths = [path for path, _ in _sources(home, "")]
    assert "/paint/brush.py" in paths
    assert "/language/vocabulary/actions.toml" in paths
    assert not any("__pycache__" in path for path in paths)

"""An inspector, and what must hold after every hostile file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kinora.errors import InvalidRequest
from kinora.media.inspection import Inspector

Refusal = Callable[..., str]


@pytest.fixture
def inspector(tmp_path: Path) -> Iterator[Inspector]:
    """Leaves nothing behind, whatever it was given."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    yield Inspector(scratch=scratch)
    assert list(scratch.iterdir()) == []


@pytest.fixture
def refusal(inspector: Inspector, tmp_path: Path) -> Refusal:
    """Has a file looked at that is to be refused; gives the sentence."""

    def look(data: bytes, declared: str, *, wants: str = "picture") -> str:
        path, clean = tmp_path / "given", tmp_path / "clean"
        path.write_bytes(data)
        look_at = inspector.film if wants == "film" else inspector.picture
        with pytest.raises(InvalidRequest) as told:
            look_at(path, declared_type=declared, into=clean, param="video")
        assert told.value.param == "video"
        assert not clean.exists()
        assert str(tmp_path) not in told.value.message
        return told.value.message

    return look

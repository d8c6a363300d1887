"""What docs/api.md shows, as it stands there."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest
from openai import OpenAI

import given
from kinora.serving import Serving

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
ADDRESS = "http://127.0.0.1:8000"
UNFINISHED = ("queued", "in_progress")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples send, and the present one."""
    (tmp_path / "beach.png").write_bytes(given.picture())
    for name in ("walk.mp4", "mossy.mp4"):
        (tmp_path / name).write_bytes(given.film())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def withdraw_all(client: OpenAI) -> None:
    """The next example need not wait for what this one only asked for."""
    for video in client.videos.list():
        if video.status in UNFINISHED:
            client.videos.delete(video.id)


def test_every_example_of_the_api_runs(server: Serving, client: OpenAI, folder: Path) -> None:
    """The Python of the page, from its top to its end, works as one program."""
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    names: dict[str, object] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the clients' own, and files that examples leave open
        for example in examples:
            source = example.replace(ADDRESS, server.url)
            exec(compile(source, str(PAGE), "exec"), names)
            withdraw_all(client)

    assert len(examples) >= 8
    assert (folder / "cat.mp4").stat().st_size > 0

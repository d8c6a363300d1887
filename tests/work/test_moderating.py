"""A worker asks the judge before it makes anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kinora.moderation import Moderation
from kinora.video import Role
from kinora.work.child import Child
from kinora.work.messages import Ended, Given, Made, Make, Message, Setup
from work.half import wait_until

RULES = """
def judge(text):
    if "confusing" in text:
        raise ValueError(text)
    return "forbidden" in text
"""


@pytest.fixture
def worker(setup: Setup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    """A worker with a judge of the house's own."""
    (tmp_path / "rules.py").write_text(RULES)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{Path(__file__).parent}")
    setup = msgspec.structs.replace(setup, moderation=Moderation(judge="rules:judge"))
    child = Child("kinora.work.worker", setup)
    yield child
    child.kill()


def answer(worker: Child, order: Make) -> Message:
    """What the worker says when it is done with the order."""
    worker.channel.offer(order)
    heard: list[Message] = []

    def has_come() -> bool:
        message = worker.poll()
        if isinstance(message, Made | Ended):
            heard.append(message)
        return bool(heard)

    wait_until(has_come)
    return heard[0]


def test_what_is_blocked_fails_and_what_is_not_is_made(worker: Child, order: Make) -> None:
    """The video fails in the native words, as do a blocked name and a judge that fails; the worker
    goes on."""
    forbidden = msgspec.structs.replace(order, prompt="forbidden")
    ended = Ended(
        order.video_id,
        order.attempt,
        "failed",
        "moderation_blocked",
        "Your request was blocked by our moderation system.",
    )
    assert answer(worker, forbidden) == ended

    named = Given(Role.CHARACTER, "videos/video_1/inputs/0", "video/mp4", name="forbidden name")
    assert answer(worker, msgspec.structs.replace(order, inputs=(named,))) == ended

    unjudged = answer(worker, msgspec.structs.replace(order, prompt="confusing"))
    assert isinstance(unjudged, Ended)
    assert (unjudged.ending, unjudged.code) == ("failed", "moderation_unavailable")

    assert isinstance(answer(worker, order), Made)

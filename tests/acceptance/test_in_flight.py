"""Creates that are in flight when the API process dies: what was acknowledged is kept, once."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from openai import APIError, OpenAI

from acceptance.processes import find, wait_for
from kinora.serving import serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

NUM_CLIENTS = 4
NUM_KILLS = 3


def test_an_acknowledged_create_survives_the_api(data: Path) -> None:
    """Clients create without pause or retry while the API process is killed three times: every id that
    was answered is there afterwards, once."""
    acknowledged: list[str] = []
    stop = threading.Event()
    with serving(data, flags=("--workers", "0")) as server:
        clients = [
            threading.Thread(target=create_until(stop, server.base_url, acknowledged))
            for _ in range(NUM_CLIENTS)
        ]
        for client in clients:
            client.start()
        try:
            for _ in range(NUM_KILLS):
                wait_for_more(acknowledged)
                victim = wait_for(lambda: find(server.process.pid, "api"), what="the API process")
                os.kill(victim[0], signal.SIGKILL)
            wait_for_more(acknowledged)
        finally:
            stop.set()
            for client in clients:
                client.join()
        with OpenAI(base_url=server.base_url, api_key="none", max_retries=5) as reader:
            stored = [video.id for video in reader.videos.list(limit=100)]

    assert set(acknowledged) <= set(stored)
    assert len(set(stored)) == len(stored)


def wait_for_more(acknowledged: list[str]) -> None:
    """Until twenty more creates have been answered."""
    enough = len(acknowledged) + 20
    wait_for(lambda: len(acknowledged) >= enough, what="answers")


def create_until(
    stop: threading.Event, base_url: str, acknowledged: list[str]
) -> Callable[[], None]:
    """A client that creates, one after the other, and notes the ids it was given."""

    def run() -> None:
        with OpenAI(base_url=base_url, api_key="none", max_retries=0, timeout=10) as client:
            while not stop.is_set():
                try:
                    acknowledged.append(client.videos.create(prompt="a cat waves").id)
                except APIError:
                    stop.wait(0.02)  # not answered, so nothing was promised

    return run

"""How long clips take from the request to completed, and what memory drawing them needs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openai import OpenAI

from bench.row import Row
from bench.server import keyed_server, resident

PLAIN = "A fox walks through a forest"
MOST_S = 1.6  # times the plain scene
MOST_BYTES = 400e6
LOOK_S = 0.05  # between two looks at a video
SETTLE_S = 3.0  # for segment helpers to load after the server says that it is ready


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip to be timed; `goal_s` is what it should take at most."""

    what: str
    prompt: str
    seconds: str
    goal_s: float
    size: str = "1280x720"
    model: str = "sora-2"


CLIPS = (
    Clip("4 s clip, 1280x720, the first after the start", "A cat waves on a beach", "4", 5.0),
    Clip("4 s clip, 1280x720", "A dog waves in a park", "4", 5.0),
    Clip("12 s clip, 1280x720", "A cat plays the piano on a stage", "12", 10.0),
    Clip(
        "12 s clip, 1792x1024", "A cat plays the piano on a stage", "12", 19.0, "1792x1024",
        "sora-2-pro",
    ),
)  # fmt: skip
RICHER = (
    Clip("with rain", PLAIN + " in the rain", "12", MOST_S),
    Clip("with three foxes", "Three foxes walk through a forest", "12", MOST_S),
)


def measure_clips(folder: Path) -> Iterator[Row]:
    """Request to completed on a server that has just started; then what the workers hold."""
    with keyed_server(folder / "clips") as (server, client):
        time.sleep(SETTLE_S)
        for clip in CLIPS:
            took, _ = make(client, clip)
            yield Row(clip.what, f"≤ {clip.goal_s:g} s", f"{took:.1f} s", took <= clip.goal_s)
        held = resident(server.process.pid, "kinora.work")
        parts = ", ".join(f"{size / 1e6:.0f}" for size in held)
        yield Row(
            "memory, each drawing process, after these", "≤ 400 MB", f"{parts} MB",
            max(held) <= MOST_BYTES,
        )  # fmt: skip
        yield from _richer(client)


def _richer(client: OpenAI) -> Iterator[Row]:
    """More subjects and weather, as multiples of the plain scene."""
    plain, source = make(client, Clip("", PLAIN, "12", 0.0))
    for clip in RICHER:
        took, _ = make(client, clip)
        times = took / plain
        measured = f"{times:.2f}× of {plain:.1f} s"
        yield Row(
            f"12 s in a forest {clip.what}", f"≤ {clip.goal_s:g}×", measured, times <= clip.goal_s
        )
    began = time.perf_counter()
    remix = client.videos.remix(source, prompt="Make the fox white")
    took = _wait(client, remix.id, began)
    yield Row("its remix", "≤ 10 s", f"{took:.1f} s", took <= 10)


def make(client: OpenAI, clip: Clip) -> tuple[float, str]:
    """Seconds until a clip is completed, and its id."""
    began = time.perf_counter()
    video = client.videos.create(
        prompt=clip.prompt, seconds=clip.seconds, size=clip.size, model=clip.model
    )
    return _wait(client, video.id, began), video.id


def _wait(client: OpenAI, video_id: str, began: float) -> float:
    while (status := client.videos.retrieve(video_id).status) != "completed":
        assert status != "failed", video_id
        time.sleep(LOOK_S)
    return time.perf_counter() - began

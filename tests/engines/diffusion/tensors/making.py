"""The diffusion engine with tiny models in folders, and shots of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from engines.diffusion.tensors.tiny import model, picture
from kinora.engines.base import SAMPLE_RATE, Footage, Reference, Shot, Sound
from kinora.engines.diffusion.config import ModelConfig, Remixing
from kinora.engines.diffusion.engine import DiffusionEngine
from kinora.engines.options import EngineOptions
from kinora.errors import Cancelled
from kinora.video import Kind, Size

SIZE = Size(64, 64)
NARROW = Remixing(quantile=1.0, threshold=0.9, dilation=0, most_mask=1.0)  # a mask of few places


@dataclass
class Listener:
    """A watch that remembers what it was told, and calls off at a given look."""

    cancelled_after: int | None = None
    looks: int = 0
    loads: int = 0
    told: list[tuple[int, int]] = field(default_factory=list)
    previews: list[bytes] = field(default_factory=list)

    def check(self) -> None:
        self.looks += 1
        if self.cancelled_after is not None and self.looks > self.cancelled_after:
            raise Cancelled

    def loading(self) -> None:
        self.loads += 1

    def steps(self, done: int, total: int) -> None:
        self.told.append((done, total))

    def preview(self, picture: bytes) -> None:
        self.previews.append(picture)


@dataclass(frozen=True)
class Moving:
    """A given clip: a square that moves to the right, with a steady tone."""

    size: Size = SIZE
    fps: int = 16
    num_frames: int = 16

    def frames(self, start: int, stop: int) -> Any:
        for index in range(start, stop):
            frame = np.full((self.size.height, self.size.width, 3), 60, np.uint8)
            frame[20:40, 2 * index : 2 * index + 16] = (220, 180, 40)
            yield frame

    def sound(self) -> Sound:
        at = np.arange(self.num_frames * SAMPLE_RATE // self.fps) / SAMPLE_RATE
        return np.repeat(0.2 * np.sin(2 * np.pi * 330 * at)[:, None], 2, axis=1).astype(np.float32)


def config(name: str, folder: Path | str, **changed: Any) -> ModelConfig:
    """The model `name` in `folder`, with masks that leave most of a tiny picture alone."""
    return msgspec.structs.replace(model(name, str(folder)), **({"remix": NARROW} | changed))


def engine_of(*models: ModelConfig, **more: Any) -> DiffusionEngine:
    engine = DiffusionEngine(EngineOptions(models=models, **more))
    engine.load()
    return engine


def shot(prompt: str = "a red ball", **more: Any) -> Shot:
    """A second, which is one run of a tiny model."""
    told: dict[str, Any] = {"kind": Kind.CREATE, "size": SIZE, "seconds": 1, "seed": 7}
    return Shot(prompt=prompt, **(told | more))


def after(source: Footage, prompt: str, *, kind: Kind = Kind.REMIX, **more: Any) -> Shot:
    """A shot that starts from a video; its own seed must not matter."""
    kept = source.trajectory()
    told = {"negative": source.negative(), "seed": 99, "seconds": source.num_frames // source.fps}
    told["trajectory"] = None if kept is None else memoryview(kept)
    return shot(prompt, kind=kind, **(told | more))


def reference() -> Reference:
    file = io.BytesIO()
    picture(80, 64).save(file, "PNG")
    return Reference(media_type="image/png", data=file.getvalue())


def frames(footage: Footage) -> np.ndarray:
    """All of them, (frames, height, width, 3)."""
    return np.stack([frame.copy() for frame in footage.frames(0, footage.num_frames)])


def scene(footage: Footage) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.json.decode(footage.scene())
    return told


Folder = Callable[[str], Path]

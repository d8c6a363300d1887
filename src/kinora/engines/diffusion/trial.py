"""Tries a model as `kinora models check NAME` does: loads it, takes two steps at its smallest and its
largest native size, and says in words what it needs and what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import torch

from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.devices import name_of, peak_memory, release, used_memory
from kinora.engines.diffusion.parts import Run
from kinora.engines.diffusion.pipelines import ModelUnavailable, Pipelines, weight_bytes
from kinora.engines.diffusion.resident import Resident, reside
from kinora.engines.diffusion.schedule import spans
from kinora.errors import GenerationError, StartupError

_SECONDS = 4  # of the video whose time is estimated
_STEPS = 2  # the first one warms up, or is compiled; the second is measured
_PROMPT = "A red ball rolls over green grass."


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one native size took."""

    size: str
    num_frames: int
    step_s: float  # one step of the sampler
    decode_s: float  # latents to frames
    video_s: float  # a video of four seconds, estimated
    peak_bytes: int

    def __str__(self) -> str:
        return (
            f"{self.size} with {self.num_frames} frames: {self.step_s:.2f} s a step, "
            f"{_size(self.peak_bytes)} at most; a video of {_SECONDS} s would take about "
            f"{_time(self.video_s)}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a trial. `missing` is empty where the model can be served as its table says."""

    name: str
    device: str = ""  # "" where it was never reached
    load_s: float = 0.0
    weight_bytes: int = 0  # before quantisation
    resident_bytes: int = 0  # on the device, once loaded
    measures: tuple[Measure, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def works(self) -> bool:
        """Whether videos can be made with it."""
        return bool(self.measures)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> tuple[str, ...]:
        """For people, most important first."""
        verdict = "works" if self.works else "cannot be used"
        told = [f"{self.name} {verdict}{f' on {self.device}' if self.device else ''}."]
        if self.load_s:
            told.append(
                f"Loaded in {_time(self.load_s)}: weights of {_size(self.weight_bytes)}, "
                f"{_size(self.resident_bytes)} in use."
            )
        told += map(str, self.measures)
        told += (f"Missing: {one}" for one in self.missing)
        return (*told, *self.notes)


class _Clock:
    """Follows a run and remembers when its steps ended."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self.times: list[float] = []

    def check(self) -> None:
        """Nobody cancels a trial."""

    def step(self, _done: int, _total: int, _latents: Any) -> None:
        if self._device.type == "cuda":
            torch.cuda.synchronize(self._device)
        self.times.append(monotonic())


def try_model(config: ModelConfig, folder: str, device: str, image_folder: str = "") -> Report:
    """Load the model from `folder` onto `device` ("cuda:0", "cpu") and try it. Takes minutes for
    large models; whatever is wrong with the model, its table or the machine is in the report."""
    began, before = monotonic(), used_memory(torch.device("cpu"))
    folders = {config.checkpoint: folder, config.image_checkpoint: image_folder}
    try:
        resident = reside(config, folders=folders, device=device)
    except ModelUnavailable as error:
        return Report(name=config.name, missing=(_sentence(error.detail),))
    except (StartupError, GenerationError) as error:
        return Report(name=config.name, missing=(error.message,))
    loaded_s, pipelines = monotonic() - began, resident.pipelines
    taken = used_memory(pipelines.device) - (before if pipelines.device.type == "cpu" else 0)
    try:
        measures, missing = _measured(resident)
        return Report(
            name=config.name,
            device=name_of(pipelines.device),
            load_s=loaded_s,
            weight_bytes=weight_bytes(config, pipelines.traits, Path(folder)),
            resident_bytes=taken,
            measures=measures,
            missing=missing,
            notes=_notes(pipelines, image_folder),
        )
    finally:
        resident.close()
        del resident, pipelines
        release()


def _measured(resident: Resident) -> tuple[tuple[Measure, ...], tuple[str, ...]]:
    """The smallest size first, so that what is learned of it helps to advise on the largest."""
    sizes = sorted(resident.config.sizes, key=_area)
    measures, missing = [], []
    for size in dict.fromkeys((sizes[0], sizes[-1])):
        try:
            measures.append(_measure(resident, size))
        except GenerationError as error:
            missing.append(f"at {size}: {error.message}")
    return tuple(measures), tuple(missing)


def _measure(resident: Resident, size: str) -> Measure:
    config, device = resident.config, resident.pipelines.device
    clock = _Clock(device)
    width, height = map(int, size.split("x"))
    parts = spans(_SECONDS * config.frames.fps, config.frames)
    run = Run(
        prompt=_PROMPT,
        negative_prompt=config.negative_prompt,
        seed=0,
        width=width,
        height=height,
        num_frames=parts[0].num_frames,
        steps=_STEPS,
        guidance=config.guidance,
        guidance_2=config.guidance_2,
        keeps_path=False,
    )
    with resident.memory.watched(width=width, height=height, num_frames=run.num_frames):
        made = resident.denoiser.generate(run, clock)
        began = monotonic()
        for _ in resident.codec.decode(made.video.final, made.grid):
            pass
        decode_s = monotonic() - began
    step_s = clock.times[-1] - clock.times[-2] if len(clock.times) > 1 else 0.0
    return Measure(
        size=size,
        num_frames=run.num_frames,
        step_s=step_s,
        decode_s=decode_s,
        video_s=len(parts) * (config.steps * step_s + decode_s),
        peak_bytes=peak_memory(device),
    )


def _notes(pipelines: Pipelines, image_folder: str) -> tuple[str, ...]:
    config, notes = pipelines.config, []
    if pipelines.image is None:
        where = f": pull {config.image_checkpoint} for that" if config.image_checkpoint else ""
        notes.append(f"Videos cannot begin with a given image{where}.")
    elif not image_folder and config.image_checkpoint:
        notes.append("Videos begin with a given image by the same weights.")
    if pipelines.device.type == "cpu":
        notes.append("It runs on the CPU, which is far slower than a GPU.")
    return tuple(notes)


def _area(size: str) -> int:
    width, height = map(int, size.split("x"))
    return width * height


def _time(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def _size(num_bytes: int) -> str:
    return f"{num_bytes / 1e9:.1f} GB" if num_bytes >= 1e9 else f"{num_bytes / 1e6:.1f} MB"


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:].rstrip(".") + "."

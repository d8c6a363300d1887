"""One call of a pipeline whose scheduler takes a course: checked, counted, and leaving all as it was.

Knows nothing of strategies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

import torch

from kinora.engines.diffusion import families
from kinora.engines.diffusion.parts import Run, Tensor
from kinora.engines.diffusion.pipelines import Pipelines
from kinora.engines.diffusion.progress import Steps
from kinora.engines.diffusion.scheduler import Course, hooked


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a pipeline gave back: of several rows the last. fp32, CPU, in the layout of the loop."""

    video: Tensor
    sound: Tensor | None
    num_rows: int  # that went through the transformers


def call_pipeline(
    run: Run, pipelines: Pipelines, course: Course, follow: Steps, told: dict[str, Any]
) -> Outcome:
    """Make `run` with `course`; `told` overrides arguments of the pipeline's call. Whatever is
    raised, the pipelines are as they were."""
    pipeline = families.fitted(run, pipelines)  # a shallow copy: what is set here ends with it
    changed: dict[str, Any] = {
        "scheduler": hooked(pipeline.scheduler, course, seed=run.seed),
        "prepare_latents": _shown(pipeline.prepare_latents, course),
        "_progress_bar_config": {"disable": True},
    }
    if course.sound is not None:
        prepare = pipeline.prepare_audio_latents
        changed["prepare_audio_latents"] = _shown(prepare, course.sound)
    vars(pipeline).update(changed)
    with _watched(pipelines.transformers, follow) as calls:
        try:
            output = pipeline(**families.arguments(run, pipelines) | told)
        except BaseException:
            pipeline.maybe_free_model_hooks()  # step caches and offloading, as after a run
            raise
    video, sound = families.returned(output, pipelines)
    return Outcome(
        video=_last(video), sound=None if sound is None else _last(sound), num_rows=sum(calls)
    )


@contextmanager
def _watched(transformers: tuple[Any, ...], follow: Steps) -> Iterator[list[int]]:
    """Has every call of a transformer checked first, and gives the rows of each."""
    calls: list[int] = []

    def before(_: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        follow.check()
        latents = kwargs["hidden_states"] if "hidden_states" in kwargs else args[0]
        calls.append(latents.shape[0])

    watches = [part.register_forward_pre_hook(before, with_kwargs=True) for part in transformers]
    try:
        yield calls
    finally:
        for watch in watches:
            watch.remove()


def _shown(prepare: Callable[..., Any], course: Course) -> Callable[..., Any]:
    """Show the course what the pipeline prepared: latents, alone or first among other things."""

    @wraps(prepare)
    def prepared(*args: Any, **kwargs: Any) -> Any:
        made = prepare(*args, **kwargs)
        course.prepared(made[0] if isinstance(made, tuple) else made)
        return made

    return prepared


def _last(latents: Tensor) -> Tensor:
    return latents[-1:].to("cpu", torch.float32, copy=True)

"""Hooks at the scheduler, the one place that every pipeline passes: a run is traced, resumed and
held there, and no denoising loop is written again.

A `Course` is what one stream of latents goes through; a hooked scheduler asks it. A run begins with
what is written into the latents that the pipeline prepared, so that text, pictures, guidance and
experts stay the pipeline's own. Knows nothing of prompts; remixes have courses of their own, `anchored`
and `flowedit`.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

import torch

from kinora.engines.diffusion.latents import Layout, Levels
from kinora.engines.diffusion.parts import StepState, Tensor

# What schedulers remember from step to step; those without memory have none of them.
_MEMORY = ("model_outputs", "last_sample", "lower_order_nums", "this_order")
CARRIED = "old_pred_original_sample"  # the pipeline hands it from one step to the next

Tell = Callable[[int, int, Tensor], None]  # steps done, steps in all, the picture as it is seen


class Course:
    """One stream of latents, from noise or a state between to the end; `path` is what it leaves.

    `lead` frames at the front are given to the pipeline and never seen by its scheduler. `held`
    are clean latent frames, (1, channels, frames, rows, columns), that the run begins with and
    keeps. `state` is what the scheduler knew before step `start`.
    """

    def __init__(
        self,
        layout: Layout,
        *,
        exact: tuple[int, ...] = (),
        keeps_path: bool = False,
        start: int = 0,
        state: StepState | None = None,
        held: Tensor | None = None,
        lead: int = 0,
        tell: Tell | None = None,
        sound: Course | None = None,
    ) -> None:
        self.layout, self.lead, self.sound = layout, lead, sound
        self.path: dict[int, StepState] = {}
        self.order: list[int] = []  # the steps of the schedule that are gone through
        self.keeps_path, self._exact, self._start = keeps_path, exact, start
        self._state, self._tell = state, tell
        self._held: Any = held
        self._latents: Any = None
        self._noise: Any = None  # the run's own, where frames are held
        self._levels: Any = None
        self._done = 0

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._done}/{len(self.order)})"

    # -- before the loop; pipelines do these two in either order

    def prepared(self, latents: Tensor) -> None:
        """Take the pipeline's own first latents, which are its noise; they are changed in place."""
        self._latents = latents
        if self._held is not None:
            self._held = self._held.to(latents.device)
            self._noise = self._view(latents)[:, :, : self._held.shape[2]].float().clone()
        self._begin()

    def scheduled(self, levels: Levels) -> None:
        """Take the whole schedule; `order` says what of it is gone through."""
        self._levels = levels
        self.order = self._steps(levels.num_steps)
        self._begin()

    def _begin(self) -> None:
        if self._latents is None or not self.order:
            return
        view = self._view(self._latents)
        seen = view[:, :, self.lead :]
        self._fill(seen)
        if self._held is not None:
            view[:, :, : self.lead] = self._held[:, :, : self.lead]
            self._hold(seen, self.order[0])

    def _steps(self, total: int) -> list[int]:
        return list(range(self._start, total))

    def _fill(self, seen: Tensor) -> None:
        """Write what the run begins with into `seen`, the view that the scheduler will have."""
        if self._state is not None:
            seen.copy_(self._view(self._state.latent))

    # -- one step

    def step(self, scheduler: Any, call: inspect.BoundArguments, solve: Callable[..., Any]) -> Any:
        """Have `solve`, the scheduler's own step, take one; keep what is to be kept, and tell of it."""
        step = self.order[self._done]
        if self._done == 0 and self._start:
            _remind(scheduler, call, self._state, step)
        self._record(scheduler, call, step)
        latents, velocity = call.arguments["sample"], call.arguments["model_output"]
        new, *rest = solve(*call.args, **call.kwargs)
        self._settle(new, velocity, step)
        if self._held is not None:
            self._hold(self._view(new), step + 1)
        self._done += 1
        if self._tell:
            clean = self._levels.clean(latents, velocity, step)
            self._tell(self._done, len(self.order), self._whole(clean))
        return (new, *rest)

    def _record(self, scheduler: Any, call: inspect.BoundArguments, step: int) -> None:
        latents = call.arguments["sample"]
        if step in self._exact:
            self.path[step] = StepState(
                latent=_kept(latents),
                velocity=_kept(call.arguments["model_output"]),
                solver=_memory(scheduler, call),
            )
        elif self.keeps_path:
            self.path[step] = StepState(latent=_kept(latents, torch.bfloat16))

    def _settle(self, new: Tensor, velocity: Tensor, step: int) -> None:
        """Change the latents after `step` in place before anybody sees them."""

    def _hold(self, seen: Tensor, step: int) -> None:
        held, noise = self._held[:, :, self.lead :], self._noise[:, :, self.lead :]
        seen[:, :, : held.shape[2]] = self._levels.mixed(held, noise, step)

    def _view(self, latents: Tensor) -> Tensor:
        return self.layout.view(latents)

    def _whole(self, seen: Tensor) -> Tensor:
        """With the frames at the front that the scheduler is not shown, in the layout of the loop."""
        if not self.lead:
            return seen
        whole = self._latents.clone()
        self._view(whole)[:, :, self.lead :] = self._view(seen)
        return whole


# -- the scheduler


class _Hooked:
    """Laid over a scheduler's class: shows the pipeline the steps of its course alone, and has the
    whole schedule in its own step, where solvers look ahead and back."""

    _course: Course
    _generator: torch.Generator | None  # of samplers that add noise and are given none
    _signature: inspect.Signature

    def set_timesteps(self, *args: Any, **kwargs: Any) -> None:
        scheduler: Any = super()
        scheduler.set_timesteps(*args, **kwargs)
        self._course.scheduled(Levels.of(self))
        order = self._course.order
        own: Any = self
        self._own = {"timesteps": own.timesteps}
        self._shown = {"timesteps": own.timesteps[order]}
        if "sigmas" in vars(self):
            self._own["sigmas"] = own.sigmas
            self._shown["sigmas"] = torch.cat([own.sigmas[order], own.sigmas[-1:]])
        vars(self).update(self._shown)

    def step(self, *args: Any, **kwargs: Any) -> Any:
        scheduler: Any = super()
        call = self._signature.bind(*args, **kwargs)
        if self._generator is not None:
            call.arguments["generator"] = self._generator
        vars(self).update(self._own)
        try:
            return self._course.step(self, call, scheduler.step)
        finally:
            vars(self).update(self._shown)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        """Pipelines with sound run it on a copy of their scheduler: that is the sound's course."""
        assert self._course.sound is not None, "a scheduler was copied, and its family has no sound"
        twin = object.__new__(type(self))
        twin._course = self._course.sound
        own = {name: value for name, value in vars(self).items() if name != "_course"}
        vars(twin).update(copy.deepcopy(own, memo))
        return twin


def hooked(scheduler: Any, course: Course, *, seed: int) -> Any:
    """A copy of `scheduler` that takes `course`; `scheduler` stays as it is. If it adds noise in its
    steps, `seed` decides which, and resuming goes on with it."""
    twin = copy.deepcopy(scheduler)
    base: Any = type(scheduler)
    twin.__class__ = _hooked_class(base)
    is_noisy = scheduler.config.get("stochastic_sampling", False)
    twin._generator = fresh_noise(seed) if is_noisy else None
    twin._course = course
    return twin


def fresh_noise(seed: int) -> torch.Generator:
    """Noise that follows from the seed of a run, and is not what the run began with."""
    return torch.Generator().manual_seed(seed ^ 0x5EED)


@cache
def _hooked_class(base: Any) -> type:
    """Pipelines look at the signatures of both methods, so they are those of `base`."""
    members: dict[str, Any] = {}
    for name in ("set_timesteps", "step"):
        members[name] = _signed(getattr(_Hooked, name), getattr(base, name))
    signature = inspect.signature(getattr(base, "step"))  # noqa: B009 - of any scheduler
    members["_signature"] = signature.replace(parameters=list(signature.parameters.values())[1:])
    return type(base.__name__, (_Hooked, base), members)


def _signed(method: Callable[..., Any], like: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(like)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        return method(self, *args, **kwargs)

    return call


def _memory(scheduler: Any, call: inspect.BoundArguments) -> dict[str, Any]:
    """What the scheduler knows from the steps before, each tensor in its own type."""
    known = {name: vars(scheduler)[name] for name in _MEMORY if name in vars(scheduler)}
    if CARRIED in call.arguments:
        known[CARRIED] = call.arguments[CARRIED]
    generator = call.arguments.get("generator")
    if generator is not None:
        known["generator"] = generator.get_state()
    return {name: _moved(value, "cpu") for name, value in known.items()}


def _remind(
    scheduler: Any, call: inspect.BoundArguments, state: StepState | None, step: int
) -> None:
    """Let the scheduler know what it knew before `step`; of a state that is not exact, the place."""
    if "_step_index" in vars(scheduler):
        scheduler._step_index = step
    if state is None or state.solver is None:
        return
    known = {n: _moved(v, call.arguments["sample"].device) for n, v in state.solver.items()}
    if "generator" in known:
        call.arguments["generator"].set_state(known.pop("generator").cpu())
    if CARRIED in known:
        call.arguments[CARRIED] = known.pop(CARRIED)
        call.arguments["timestep_back"] = scheduler.timesteps[step - 1]
    vars(scheduler).update(known)


def _moved(value: Any, device: Any) -> Any:
    if isinstance(value, list):
        return [_moved(item, device) for item in value]
    return value.to(device, copy=True) if isinstance(value, torch.Tensor) else value


def _kept(latents: Tensor, dtype: torch.dtype = torch.float32) -> Tensor:
    return latents.detach().to("cpu", dtype, copy=True)

from __future__ import annotations

import copy
import inspect
from typing import Any

import pytest
import torch

from engines.diffusion.tensors.tiny import dynamic_euler, euler, tiny, unipc
from kinora.engines.diffusion.latents import Layout, Levels
from kinora.engines.diffusion.scheduler import Course, fresh_noise, hooked

STEPS = 6
SOUND = Layout(name="sound")  # no grid
SOLVERS = [unipc, euler]
every_solver = pytest.mark.parametrize("solver", SOLVERS)


def velocity(latents: torch.Tensor, timestep: torch.Tensor) -> torch.Tensor:
    """Of a model that is one line."""
    return torch.sin(3 * latents + timestep / 300)


def noise() -> torch.Tensor:
    return torch.randn(1, 7, 4, generator=torch.Generator().manual_seed(1))


def loop(scheduler: Any, latents: torch.Tensor, *, is_begun: bool = True) -> torch.Tensor:
    """As pipelines have it; some say where it begins, and some do not."""
    scheduler.set_timesteps(STEPS)
    if is_begun:
        scheduler.set_begin_index(0)
    for timestep in scheduler.timesteps:
        latents = scheduler.step(velocity(latents, timestep), timestep, latents, return_dict=False)[
            0
        ]
    return latents


def traced(scheduler: Any, course: Course, **how: Any) -> torch.Tensor:
    latents = noise()
    course.prepared(latents)
    return loop(hooked(scheduler, course, seed=3), latents, **how)


@every_solver
def test_watching_changes_nothing(solver: Any) -> None:
    """A hooked scheduler takes the very steps of its class."""
    course = Course(SOUND, exact=(2,), keeps_path=True)

    assert torch.equal(traced(solver(), course), loop(solver(), noise()))


@every_solver
@pytest.mark.parametrize("is_begun", [True, False])
@pytest.mark.parametrize("start", range(1, STEPS))
def test_every_step_can_be_resumed(solver: Any, is_begun: bool, start: int) -> None:
    """With what the solver knew by then, in pipelines that set the begin and in those that do not."""
    course = Course(SOUND, exact=(start,))
    whole = traced(solver(), course, is_begun=is_begun)

    resumed = Course(SOUND, start=start, state=course.path[start])

    assert torch.equal(traced(solver(), resumed, is_begun=is_begun), whole)


def test_the_pipeline_sees_the_rest_of_the_schedule() -> None:
    """Time steps and sigmas by the number of its own loop, for it looks both up so."""
    plain, course = unipc(), Course(SOUND, start=2, state=None)
    plain.set_timesteps(STEPS)

    scheduler = hooked(unipc(), course, seed=3)
    scheduler.set_timesteps(STEPS)

    assert torch.equal(scheduler.timesteps, plain.timesteps[2:])
    assert torch.equal(scheduler.sigmas, plain.sigmas[2:])


@pytest.mark.parametrize("method", ["set_timesteps", "step"])
@pytest.mark.parametrize("name", ["wan", "wan_euler", "cogvideox", "cogvideox_dpm"])
def test_signatures_stay(name: str, method: str) -> None:
    """Pipelines ask which arguments a scheduler takes."""
    scheduler = tiny(name).scheduler
    twin = hooked(scheduler, Course(SOUND), seed=3)

    own = inspect.signature(getattr(scheduler, method))
    assert inspect.signature(getattr(twin, method)) == own
    assert isinstance(twin, type(scheduler))


def test_the_pipelines_scheduler_is_left_alone() -> None:
    """A run works on a copy of it."""
    scheduler = unipc()
    before = copy.deepcopy(vars(scheduler))

    traced(scheduler, Course(SOUND, exact=(1,), keeps_path=True))

    assert type(scheduler) is type(unipc())
    assert repr(vars(scheduler)) == repr(before)


def test_a_copied_scheduler_takes_the_course_of_the_sound() -> None:
    """Pipelines with sound copy their scheduler for it, before either has a schedule."""
    sound = Course(SOUND, exact=(1,))
    scheduler = hooked(euler(), Course(SOUND, exact=(2,), sound=sound), seed=3)

    twin = copy.deepcopy(scheduler)
    sound.prepared(noise())
    loop(twin, noise())

    assert list(sound.path) == [1]


@every_solver
def test_held_frames_are_at_every_step_as_noisy_as_the_rest(solver: Any) -> None:
    """The run's own noise over what is held, and none at the end."""
    first = torch.randn(1, 4, 3, 2, 2, generator=torch.Generator().manual_seed(1))
    held = torch.randn(1, 4, 2, 2, 2, generator=torch.Generator().manual_seed(2))
    course = Course(Layout(name="bcfhw", grid=(3, 2, 2)), exact=tuple(range(STEPS)), held=held)
    latents = first.clone()
    course.prepared(latents)

    final = loop(hooked(solver(), course, seed=3), latents)

    plain = solver()
    plain.set_timesteps(STEPS)
    for step, sigma in enumerate(plain.sigmas[:-1]):
        noisy = (1 - sigma) * held + sigma * first[:, :, :2]
        assert torch.equal(course.path[step].latent[:, :, :2], noisy)
    assert torch.equal(final[:, :, :2], held)


def test_noise_of_a_sampler_is_the_seeds() -> None:
    """Some add noise in each step and are given no generator: it is the run's, and goes on where it
    was when the run is resumed."""
    solver = euler(shift=3.0, stochastic_sampling=True)
    course = Course(SOUND, exact=(3,))
    first = traced(solver, course)
    torch.manual_seed(99)  # of no account

    resumed = Course(SOUND, start=3, state=course.path[3])

    assert torch.equal(traced(solver, Course(SOUND)), first)
    assert torch.equal(traced(solver, resumed), first)


def test_fresh_noise_is_not_what_a_run_begins_with() -> None:
    """Both follow from its seed."""
    begun = torch.randn(4, generator=torch.Generator().manual_seed(7))

    assert torch.equal(*(torch.randn(4, generator=fresh_noise(7)) for _ in range(2)))
    assert not torch.equal(torch.randn(4, generator=fresh_noise(7)), begun)


def test_the_picture_of_a_flow_is_what_noise_was_mixed_with() -> None:
    """x = (1 - s) x0 + s noise, v = noise - x0."""
    scheduler = dynamic_euler()
    scheduler.set_timesteps(STEPS, mu=1.0)
    levels = Levels.of(scheduler)
    clean = torch.ones(1, 7, 4)

    for step in range(STEPS):
        latents = levels.mixed(clean, noise(), step)
        assert torch.allclose(levels.clean(latents, noise() - clean, step), clean, atol=1e-5)
    assert torch.equal(levels.mixed(clean, noise(), STEPS), clean)


def test_the_picture_of_v_is_what_noise_was_mixed_with() -> None:
    """x = sqrt(a) x0 + sqrt(1 - a) noise, v = sqrt(a) noise - sqrt(1 - a) x0."""
    scheduler = tiny("cogvideox").scheduler
    scheduler.set_timesteps(STEPS)
    levels = Levels.of(scheduler)
    clean = torch.ones(1, 7, 4)

    for step in range(STEPS):
        latents = levels.mixed(clean, noise(), step)
        v = levels.signal[step] * noise() - levels.noise[step] * clean
        assert torch.allclose(levels.clean(latents, v, step), clean, atol=1e-5)
    assert torch.equal(levels.mixed(clean, noise(), STEPS), clean)


@pytest.mark.parametrize("name", ["bcfhw", "bfchw", "tokens"])
def test_a_layout_is_only_looked_at(name: Any) -> None:
    """What is written into the view is in the latents."""
    layout = Layout(name=name, grid=(2, 3, 5))
    shape = {"bcfhw": (1, 4, 2, 3, 5), "bfchw": (1, 2, 4, 3, 5), "tokens": (1, 30, 4)}[name]
    latents = torch.zeros(shape)

    view = layout.view(latents)
    view[:, :, 1] = 1

    assert view.shape == (1, 4, 2, 3, 5)
    assert latents.sum() == 4 * 3 * 5

"""One run of a pipeline, by one of four strategies, gives one part.

Which strategy is right, what prompts mean and what becomes of a part is decided elsewhere.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

import torch

from kinora.engines.diffusion import families
from kinora.engines.diffusion.anchored import Anchored
from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.flowedit import FlowEdit
from kinora.engines.diffusion.guidance import Guidance
from kinora.engines.diffusion.latents import Layout
from kinora.engines.diffusion.mask import difference_mask, share
from kinora.engines.diffusion.parts import OutOfRange, Part, Run, StepState, Tensor, Track
from kinora.engines.diffusion.pipeline_call import call_pipeline
from kinora.engines.diffusion.pipelines import Pipelines
from kinora.engines.diffusion.progress import Steps
from kinora.engines.diffusion.scheduler import Course
from kinora.errors import GenerationError

SOUND = Layout(name="sound")


class MaskTooLarge(GenerationError):
    """The change covers too much of the picture for the rest to be kept as it is."""

    def __init__(self, share: float) -> None:
        """`share`: of the picture, 0 to 1."""
        super().__init__()
        self.share = share


class NoTrajectory(GenerationError):
    """The source's trajectory lacks steps that a remix would start from."""


class Denoiser:
    """Runs one resident model; one run at a time. Whatever ends a run, the next is as if it had
    never been.

    A part that comes of a remix is a source itself. After `anchored` and `regenerate` it may be
    resumed from `start` on; of the steps before, the latents alone are true for it and kept, for
    blending. After `flowedit` it has no trajectory: a chain goes on by flowedit, or by regenerating
    from the noise. Where a step cache is on, what is said here to be exact is near.
    """

    def __init__(self, pipelines: Pipelines) -> None:
        self.pipelines = pipelines

    def __repr__(self) -> str:
        return f"Denoiser({self.pipelines.config.name!r})"

    def generate(self, run: Run, follow: Steps) -> Part:
        """Every step from the seed's noise: what the plain pipeline gives, bit for bit."""
        sound = self._sound(Course, run)
        course = Course(self._layout(run), sound=sound, **self._of_course(run, follow))
        return self._part(run, course, follow)

    def regenerate(self, run: Run, source: Part, *, start: int, follow: Steps) -> Part:
        """Go on from the source's latents before step `start`, free to change everything. With the
        source's prompt it is the source again, bit for bit, if that step is kept exactly. Step 0 is
        the noise of the run's seed. Raises NoTrajectory where the step is not kept."""
        if start == 0:
            return self.generate(run, follow)
        sound = self._sound(Course, run, source.sound, start)
        course = Course(
            self._layout(run),
            start=start,
            state=_state(source.video, start),
            sound=sound,
            **self._of_course(run, follow, start),
        )
        return self._part(run, course, follow, source)

    def anchored(
        self, run: Run, source: Part, *, start: int, remix: Remixing, follow: Steps
    ) -> Part:
        """Go on from the source's exact state before step `start`; where the velocity does not
        differ from the source's the picture stays the source's, bit for bit, and so does the sound.
        Needs the source's latents of every further step. Raises MaskTooLarge after the first step,
        and NoTrajectory where a step is not kept."""
        covered: list[float] = []

        def mask_of(new: Tensor, old: Tensor) -> Tensor:
            mask = difference_mask(new, old, remix)
            covered.append(share(mask))
            if covered[0] > remix.most_mask:
                raise MaskTooLarge(covered[0])
            return mask

        sound = self._sound(Anchored, run, source.sound, start, source=source.sound, mask_of=None)
        course = Anchored(
            self._layout(run),
            source=source.video,
            mask_of=mask_of,
            num_given=self._num_given(run),
            start=start,
            state=_anchor(source.video, range(start, run.steps)),
            sound=sound,
            **self._of_course(run, follow, start),
        )
        part = self._part(run, course, follow, source)
        return replace(part, mask_share=covered[0])

    def flowedit(
        self, run: Run, source: Part, *, source_prompt: str, remix: Remixing, follow: Steps
    ) -> Part:
        """Carry the source's final latents over from its prompt to the run's, without a trajectory.
        The sound stays the source's. Equal prompts and guidance give the source bit for bit."""
        pace: dict[str, Any] = {
            "num_last": max(1, round(remix.flow_share * run.steps)),
            "num_average": remix.flow_average,
            "seed": run.seed,
        }
        run = replace(run, exact=(), keeps_path=False)
        final = None if source.sound is None else source.sound.final
        sound = self._sound(FlowEdit, run, source=final, is_fixed=True, **pace)
        told = self._of_course(run, follow)
        course = FlowEdit(self._layout(run), source=source.video.final, sound=sound, **pace, **told)
        if run.guidance > 1:
            run = replace(run, guidance=_pair(run.guidance, remix), guidance_2=None)
        told_of = families.paired(run, self.pipelines, source_prompt=source_prompt)
        part = self._part(run, course, follow, told=told_of)
        return part if source.sound is not None else replace(part, sound=None)

    # -- what a course is made of

    def _layout(self, run: Run) -> Layout:
        return Layout(name=self.pipelines.traits.layout, grid=self._grid(run))

    def _grid(self, run: Run) -> families.Grid:
        return families.grid_of(
            self.pipelines, width=run.width, height=run.height, num_frames=run.num_frames
        )

    def _of_course(self, run: Run, follow: Steps, start: int | None = None) -> dict[str, Any]:
        return {
            "exact": _exact(run, start),
            "keeps_path": run.keeps_path,
            "held": self._held(run),
            "lead": int(self.pipelines.traits.hides_first_frame and run.image is not None),
            "tell": follow.step,
        }

    def _num_given(self, run: Run) -> int:
        """Latent frames that are the picture's own, whatever the sampler makes of them."""
        pipeline = self.pipelines.image
        if run.image is None or pipeline is None:
            return 0
        return int(pipeline.config.get("expand_timesteps", False))

    def _held(self, run: Run) -> Tensor | None:
        """As (1, channels, frames, rows, columns)."""
        if run.held is None:
            return None
        _, rows, columns = self._grid(run)
        name = self.pipelines.traits.layout
        num_frames = run.held.shape[1] // (rows * columns) if name == "tokens" else 0
        return Layout(name=name, grid=(num_frames, rows, columns)).view(run.held.float())

    def _sound(
        self,
        kind: type[Course],
        run: Run,
        track: Track | None = None,
        start: int = 0,
        **more: Any,
    ) -> Course | None:
        """The course of the sound, resumed from `track`; None for a family without."""
        if not self.pipelines.traits.has_sound:
            return None
        if track is not None:
            more |= {"start": start, "state": _state(track, start)}
        exact = _exact(run, start if track is not None else None)
        return kind(SOUND, exact=exact, keeps_path=run.keeps_path, **more)

    # -- the run

    def _part(
        self,
        run: Run,
        course: Course,
        follow: Steps,
        source: Part | None = None,
        told: dict[str, Any] | None = None,
    ) -> Part:
        outcome = call_pipeline(run, self.pipelines, course, follow, told or {})
        streams = [each for each in (outcome.video, outcome.sound) if each is not None]
        if not all(each.isfinite().all() for each in streams):
            raise OutOfRange
        held = self._held(run)
        if held is not None:
            self._layout(run).view(outcome.video)[:, :, : held.shape[2]] = held
        sound = None
        if outcome.sound is not None and course.sound is not None:
            sound = _track(outcome.sound, course.sound, source.sound if source else None)
        return Part(
            video=_track(outcome.video, course, source.video if source else None),
            sound=sound,
            num_steps=run.steps,
            num_frames=run.num_frames,
            overlap=run.overlap,
            grid=self._grid(run),
            num_calls=outcome.num_rows,
        )


def _pair(own: float, remix: Remixing) -> Guidance:
    """Of the source's row and of the target's: what FlowEdit takes goes with the model's own."""
    source, target = remix.source_guidance, remix.target_guidance
    return Guidance(own if source is None else source, 2 * own if target is None else target)


def _exact(run: Run, start: int | None) -> tuple[int, ...]:
    """A resumed run keeps its start exactly too, if it keeps a path: a chain goes on from there."""
    return run.exact if start is None or not run.keeps_path else (*run.exact, start)


def _state(track: Track, start: int) -> StepState:
    try:
        return track.path[start]
    except KeyError:
        raise NoTrajectory(f"The source's trajectory has nothing of step {start}.") from None


def _anchor(track: Track, steps: range) -> StepState:
    """The exact state before the first of the steps, if all of them are there to be anchored to."""
    missing = set(steps) - set(track.path)
    state = _state(track, min(missing, default=steps.start))
    if not state.is_exact:
        raise NoTrajectory(f"The source's trajectory is not exact at step {steps.start}.")
    return state


def _track(final: Tensor, course: Course, source: Track | None) -> Track:
    """What a course left; before its start the source's latents, which are its own too."""
    path = dict(course.path)
    if source is not None and course.keeps_path:
        for step in range(course.order[0]):
            with suppress(KeyError):
                latent = source.path[step].latent.to(torch.bfloat16)
                path[step] = StepState(latent=latent)
    return Track(final=final, path=dict(sorted(path.items())))

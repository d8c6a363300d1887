"""From a plan to parts: one run of the model after another, each going on from the one before it.

Knows nothing of how a change was read or a strategy chosen.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import islice

import numpy as np
from PIL import Image

from kinora.engines.base import Clip
from kinora.engines.diffusion.denoise import MaskTooLarge, NoTrajectory
from kinora.engines.diffusion.negative import Piece, sheet_of
from kinora.engines.diffusion.parts import Part, Run, Track
from kinora.engines.diffusion.pictures import Pixels, fitted, opened
from kinora.engines.diffusion.planning import Plan
from kinora.engines.diffusion.reporting import Reporting
from kinora.engines.diffusion.resident import Resident
from kinora.engines.diffusion.schedule import Span, frame_at, spans, step_of
from kinora.errors import GenerationError
from kinora.video import Size

_SEEDS = 2**63  # torch takes no larger ones


class PartMaker:
    """Makes the parts of one video at its native size; says in `notes` what it had to do otherwise."""

    def __init__(
        self, resident: Resident, plan: Plan, *, native: Size, picture: bytes = b"",
        reporting: Reporting,
    ) -> None:  # fmt: skip
        """`picture`: file of the first frame, b"" for none."""
        self._resident, self._plan, self._native = resident, plan, native
        self._config = resident.config
        self._picture = opened(picture, native) if picture else None
        if picture and resident.pipelines.image is None:
            raise GenerationError(
                f"The model {self._config.name!r} cannot begin with a picture; leave it out, or ask"
                " for a model that can."
            )
        self._reporting = reporting
        self.notes: list[str] = []

    def anew(
        self, runs: Sequence[Span], *, number: int = 0, tail: Pixels | None = None
    ) -> list[Piece]:
        """A part for each span, from noise. `number`: of parts before; `tail`: their last frames."""
        made: list[Piece] = []
        for place, span in enumerate(runs, number):
            if made:
                tail = self.tail(made[-1], span.overlap)
            run = self._run(place, span, self._plan.captions[0], tail)
            make = partial(self._resident.denoiser.generate, run)
            part = self._watched(len(made), run, make)
            made.append(_piece(part, run, shown=span.shown, strategy="generate"))
        return made

    def remade(self, source: Sequence[Piece]) -> list[Piece]:
        """The source's parts by the plan's strategy, each with its own caption, or all with one."""
        captions = self._plan.captions * (len(source) // len(self._plan.captions))
        made: list[Piece] = []
        for place, (old, caption) in enumerate(zip(source, captions, strict=True)):
            span = Span(
                num_frames=old.part.num_frames, overlap=old.part.overlap, shown=old.sheet.shown
            )
            tail = self.tail(made[-1], span.overlap) if made else None
            made.append(self._remade(place, self._run(place, span, caption, tail), old))
        return made

    def given(self, clip: Clip, num_frames: int) -> list[Piece]:
        """The first `num_frames` of a film of the clip, at the model's rate, as parts."""
        made, since = [], 0
        for span in spans(num_frames, self._config.frames):
            first = since - span.overlap
            pixels = self.frames_of(clip, range(first, first + span.num_frames), num_frames)
            made.append(self._encoded(pixels, span))
            since += span.shown
        return made

    def frames_of(self, clip: Clip, places: range, num_frames: int) -> Pixels:
        """Frames of a film of the clip at native size; after `num_frames` the last one stays."""
        fps = self._config.frames.fps
        wanted = [
            frame_at(min(place, num_frames - 1), fps=fps, clip_fps=clip.fps) for place in places
        ]
        frames = enumerate(clip.frames(wanted[0], wanted[-1] + 1), wanted[0])
        kept = {
            place: fitted(frame, self._native).copy() for place, frame in frames if place in wanted
        }
        return np.stack([kept[place] for place in wanted])

    def tail(self, piece: Piece, num_frames: int) -> Pixels:
        """The last frames that are seen of a part, (num_frames, height, width, 3)."""
        part = piece.part
        with self._watched_memory(part.num_frames):
            frames = self._resident.codec.decode(part.video.final, part.grid)
            seen = islice(frames, part.overlap + piece.sheet.shown)
            return np.stack(deque(seen, maxlen=num_frames))

    # -- one part

    def _remade(self, place: int, run: Run, source: Piece) -> Piece:
        strategy = self._plan.strategy
        try:
            return self._by(strategy, place, run, source)
        except MaskTooLarge as error:
            why = f"the change would cover {error.share:.0%} of the picture"
        except NoTrajectory:
            why = "steps of the source's trajectory are no longer there"
        self.notes.append(f"In part {place + 1} {why}: that part was made by flowedit.")
        return self._by("flowedit", place, run, source)

    def _by(self, strategy: str, place: int, run: Run, source: Piece) -> Piece:
        denoiser, remix = self._resident.denoiser, self._config.remix
        start, caption = self._plan.start, source.sheet.caption
        make: Callable[..., Part]
        if strategy == "anchored":
            make = partial(denoiser.anchored, run, source.part, start=start, remix=remix)
        elif strategy == "flowedit":
            make = partial(denoiser.flowedit, run, source.part, source_prompt=caption, remix=remix)
        else:
            start = start if start in source.part.video.path else 0
            make = partial(denoiser.regenerate, run, source.part, start=start)
        part = self._watched(place, run, make)
        return _piece(part, run, shown=source.sheet.shown, strategy=strategy)

    def _run(self, place: int, span: Span, caption: str, tail: Pixels | None) -> Run:
        config, image, held = self._config, None, None
        if tail is not None:
            image = Image.fromarray(tail[0])
            with self._watched_memory(span.overlap):
                held = self._resident.codec.encode(tail)
        elif place == 0:
            image = self._picture
        steps = {step_of(share, config.steps) for share in config.resume_points}
        return Run(
            prompt=caption, negative_prompt=self._plan.negative_prompt,
            seed=(self._plan.seed + place) % _SEEDS,
            width=self._native.width, height=self._native.height, num_frames=span.num_frames,
            steps=config.steps, guidance=config.guidance, guidance_2=config.guidance_2,
            image=image if self._resident.pipelines.image is not None else None,
            held=held, overlap=span.overlap,
            exact=tuple(sorted(steps)) if config.keeps_trajectory else (),
            keeps_path=config.keeps_trajectory,
        )  # fmt: skip

    def _watched(self, number: int, run: Run, make: Callable[..., Part]) -> Part:
        grid = self._resident.grid(self._native, run.num_frames)
        with self._watched_memory(run.num_frames):
            return make(follow=self._reporting.of_run(number, grid))

    def _encoded(self, pixels: Pixels, span: Span) -> Piece:
        with self._watched_memory(span.num_frames):
            final = self._resident.codec.encode(pixels)
        part = Part(
            video=Track(final=final), num_steps=0, num_frames=span.num_frames, overlap=span.overlap,
            grid=self._resident.grid(self._native, span.num_frames),
        )  # fmt: skip
        return Piece(
            part=part, sheet=sheet_of(part, caption="", shown=span.shown, strategy="given")
        )

    def _watched_memory(self, num_frames: int) -> AbstractContextManager[None]:
        native = self._native
        return self._resident.memory.watched(
            width=native.width, height=native.height, num_frames=num_frames
        )


def _piece(part: Part, run: Run, *, shown: int, strategy: str) -> Piece:
    return Piece(
        part=part, sheet=sheet_of(part, caption=run.prompt, shown=shown, strategy=strategy)
    )

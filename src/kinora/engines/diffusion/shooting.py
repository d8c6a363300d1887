"""One shot by its plan, on a resident model: what it starts from, what is made, what is kept.

Knows nothing of how the model came to be resident.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from kinora.engines.base import Shot, Watch
from kinora.engines.diffusion.footage import DiffusionFootage
from kinora.engines.diffusion.negative import About, Negative, Piece, decode
from kinora.engines.diffusion.part_maker import PartMaker
from kinora.engines.diffusion.parts import Track
from kinora.engines.diffusion.pictures import reference_of
from kinora.engines.diffusion.planning import Plan
from kinora.engines.diffusion.reporting import Reporting
from kinora.engines.diffusion.resident import Resident
from kinora.engines.diffusion.scene import scene_of
from kinora.engines.diffusion.schedule import lower, native_size, overlap_of, spans
from kinora.engines.diffusion.trajectory import with_paths
from kinora.errors import GenerationError
from kinora.video import Kind, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """The pieces of a whole video, of which the last `num_new` are this shot's own."""

    pieces: Sequence[Piece]
    num_new: int
    native: Size
    picture: bytes
    notes: Sequence[str]


def source_of(shot: Shot) -> Negative | None:
    """What a shot starts from, with its trajectory if there still is one; None for a create, and
    where only footage was given. Raises GenerationError for what cannot be read."""
    if shot.characters:
        raise GenerationError("This model cannot show characters; leave them out of the request.")
    if shot.kind is Kind.CREATE:
        return None
    if shot.negative is not None:
        return with_paths(decode(shot.negative), shot.negative, shot.trajectory)
    if shot.footage is None:
        raise GenerationError("There is nothing left of what this video starts from.")
    return None


def shot_by(
    plan: Plan, shot: Shot, *, source: Negative | None, resident: Resident, watch: Watch
) -> DiffusionFootage:
    """Make a shot. Raises GenerationError kinds and what `watch` raises."""
    made = _Shooting(plan, shot, source=source, resident=resident, watch=watch).made()
    negative = _negative(plan, shot, made, source=source, resident=resident)
    new = made.pieces[len(made.pieces) - made.num_new :]
    return DiffusionFootage(
        resident, negative, new,
        told=scene_of(resident, plan, negative.about, new, made.notes),
        given=None if shot.kind is Kind.EXTENSION else shot.footage,
    )  # fmt: skip


class _Shooting:
    """One shot in the making."""

    def __init__(
        self, plan: Plan, shot: Shot, *, source: Negative | None, resident: Resident, watch: Watch
    ) -> None:
        self._plan, self._shot, self._source = plan, shot, source
        self._resident, self._watch = resident, watch
        self._frames = resident.config.frames
        self._wanted = shot.seconds * self._frames.fps  # frames that are to be seen

    def made(self) -> _Made:
        if self._shot.kind is Kind.EXTENSION:
            return self._extended()
        if self._shot.kind is Kind.CREATE:
            return self._anew(reference_of(self._shot.references))
        if self._plan.strategy == "generate":
            return self._anew(self._picture())
        return self._remade()

    def _anew(self, picture: bytes) -> _Made:
        runs = spans(self._wanted, self._frames)
        maker = self._maker(self._own_size(), len(runs), picture)
        pieces = maker.anew(runs)
        return _Made(
            pieces=pieces, num_new=len(pieces), native=self._own_size(), picture=picture,
            notes=maker.notes,
        )  # fmt: skip

    def _remade(self) -> _Made:
        native, picture = self._source_size(), self._picture()
        pieces = self._source.pieces if self._source else []
        num_runs = len(pieces) or len(spans(self._wanted, self._frames))
        maker = self._maker(native, num_runs, picture)
        if self._source is None:
            assert self._shot.footage is not None
            pieces = maker.given(self._shot.footage, self._wanted)
        made = pieces if self._plan.strategy == "copy" else maker.remade(pieces)
        return _Made(
            pieces=made, num_new=len(made), native=native, picture=picture, notes=maker.notes
        )

    def _extended(self) -> _Made:
        """What was there, and what goes on from its last frames."""
        clip, source, native = self._shot.footage, self._source, self._source_size()
        before = source.pieces if source else []
        if source is None:
            assert clip is not None
            num_before = clip.num_frames * self._frames.fps // clip.fps
        else:
            num_before = before[-1].part.overlap + before[-1].sheet.shown
        overlap = min(overlap_of(self._frames), lower(num_before, self._frames.multiple))
        frames = msgspec.structs.replace(self._frames, overlap=overlap)
        runs = spans(self._wanted, frames, goes_on=True)
        maker = self._maker(native, len(runs))
        if source is None and clip is not None:
            before = maker.given(clip, num_before)
            tail = maker.frames_of(clip, range(num_before - overlap, num_before), num_before)
        else:
            tail = maker.tail(before[-1], overlap)
            before = [_bare(piece) for piece in before] if self._plan.differences else before
        new = maker.anew(runs, number=len(before), tail=tail)
        return _Made(
            pieces=[*before, *new], num_new=len(new), native=native,
            picture=source.picture if source else b"", notes=maker.notes,
        )  # fmt: skip

    def _maker(self, native: Size, num_runs: int, picture: bytes = b"") -> PartMaker:
        preview = self._resident.codec.preview
        reporting = Reporting(self._watch, num_runs=num_runs, preview=preview)
        return PartMaker(
            self._resident, self._plan, native=native, picture=picture, reporting=reporting
        )

    def _own_size(self) -> Size:
        return native_size(self._shot.size, self._resident.config.sizes)

    def _source_size(self) -> Size:
        return Size(*self._source.about.native) if self._source else self._own_size()

    def _picture(self) -> bytes:
        """That the source began with, where this model can begin with one."""
        can = self._source and self._resident.pipelines.image is not None
        return self._source.picture if self._source and can else b""


def _bare(piece: Piece) -> Piece:
    """Without the trajectory, which was another model's than the video's from now on."""
    part = piece.part
    sound = None if part.sound is None else Track(final=part.sound.final)
    return replace(piece, part=replace(part, video=Track(final=part.video.final), sound=sound))


def _negative(
    plan: Plan, shot: Shot, made: _Made, *, source: Negative | None, resident: Resident
) -> Negative:
    """Of the whole video. What was copied is still the source's own."""
    parts = tuple(piece.part for piece in made.pieces)
    about = _about(plan, shot, made, resident)
    if plan.strategy == "copy" and source is not None:
        about = msgspec.structs.replace(
            source.about, prompt=plan.prompt, width=shot.size.width, height=shot.size.height,
            strategy=plan.strategy, why=plan.why,
        )  # fmt: skip
    return Negative(about=about, parts=parts, picture=made.picture)


def _about(plan: Plan, shot: Shot, made: _Made, resident: Resident) -> About:
    config, frames = resident.config, sum(piece.sheet.shown for piece in made.pieces)
    return About(
        model=config.name, prompt=plan.prompt, negative_prompt=plan.negative_prompt,
        seed=plan.seed, steps=config.steps, guidance=config.guidance, guidance_2=config.guidance_2,
        width=shot.size.width, height=shot.size.height, seconds=frames // config.frames.fps,
        native=(made.native.width, made.native.height), fps=config.frames.fps,
        strategy=plan.strategy, why=plan.why,
        fingerprint=msgspec.to_builtins(resident.fingerprint),
        parts=tuple(piece.sheet for piece in made.pieces),
    )  # fmt: skip

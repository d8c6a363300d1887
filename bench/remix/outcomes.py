"""From one remix and what it should have become to one outcome: words, kept pixels, places.

Knows nothing of how a remix was made.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from bench.remix.edits import Edit
from bench.remix.judging import Question, is_done, others_right, own, renamed
from bench.remix.measures import Kept, drift, kept
from bench.remix.table import Outcome
from bench.remix.truth import changed, widened
from bench.remix.ways import Made
from shapes.reading import Reading, mask_of, read
from shapes.world import Floats, Pixels, Scene

_LOOSE = 3  # pixels around a thing that came, as around what was to change
_NOTHING = Kept(psnr=float("nan"), ssim=float("nan"), gmsd=float("nan"))

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What remixes of one source are measured against: everything that none of the edits so far was
    to change."""

    clip: Pixels  # the first source
    keep: Mask  # (FRAMES, HEIGHT, WIDTH)
    centres: dict[str, Floats]  # (FRAMES, 2) of things that are to stay, by their colours now
    done: frozenset[Question]  # what edits were about
    formerly: dict[str, str] = field(default_factory=dict)  # colours now, and before this edit
    came: tuple[str, ...] = ()  # colours of things that came, for which no place is right

    @classmethod
    def of(cls, clip: Pixels, found: Reading) -> Standard:
        centres = {thing.colour: thing.centres for thing in found.things}
        return cls(clip=clip, keep=np.ones(clip.shape[:3], bool), centres=centres, done=frozenset())

    def after(self, edit: Edit, source: Scene, target: Scene) -> Standard:
        """The standard for what the edit gives, which makes `target` of `source`."""
        return replace(
            self,
            keep=self.keep & ~changed(source, target),
            centres=_centres(self.centres, edit, target),
            done=frozenset(renamed(set(self.done), edit) | own(edit)),
            formerly={edit.colour: edit.subject} if edit.kind == "recolour" else {},
            came=(*_recoloured(self.came, edit), *((edit.subject,) * (edit.kind == "add"))),
        )


def outcome_of(
    made: Made,
    edit: Edit,
    target: Scene,
    standard: Standard,
    *,
    way: str,
    kind: str,
    generation: int,
) -> Outcome:
    """`generation`: rows that the source took."""
    seen, keep = read(made.clip), standard.keep
    for colour in standard.came:
        keep = keep & ~widened(mask_of(made.clip, colour), _LOOSE)
    like = kept(standard.clip, made.clip, keep) if keep.any() else _NOTHING
    centroid, trajectory = _drift(standard, seen)
    return Outcome(
        way=way, kind=kind, half=edit.half, edit=is_done(edit, target, seen),
        others=others_right(target, seen, set(standard.done), standard.formerly), psnr=like.psnr, ssim=like.ssim,
        gmsd=like.gmsd, centroid=centroid, trajectory=trajectory, rows=made.rows,
        generation_rows=generation, seconds=made.seconds, strategy=made.strategy,
        number=edit.number,
    )  # fmt: skip


def _centres(before: dict[str, Floats], edit: Edit, target: Scene) -> dict[str, Floats]:
    """Where things should be: a thing that turns goes as the truth does, about its middle."""
    after = {
        edit.colour if colour == edit.subject else colour: centres
        for colour, centres in before.items()
        if not (edit.kind == "remove" and colour == edit.subject)
    }
    moved = {thing.colour: thing.centres() for thing in target.things}
    if edit.kind == "turn" and edit.colour in after:
        after[edit.colour] = moved[edit.colour]
    return after


def _recoloured(colours: tuple[str, ...], edit: Edit) -> tuple[str, ...]:
    return tuple(edit.colour if colour == edit.subject else colour for colour in colours)


def _drift(standard: Standard, seen: Reading) -> tuple[float, float]:
    """Means over all things that were to stay and are there, in whichever colour; nan where there
    are none."""
    found = {thing.colour: thing.centres for thing in seen.things}
    pairs = []
    for colour, was in standard.centres.items():
        there = found.get(colour, found.get(standard.formerly.get(colour, "")))
        if there is not None:
            pairs.append(drift(was, there))
    pairs = [pair for pair in pairs if np.isfinite(pair).all()]
    if not pairs:
        return float("nan"), float("nan")
    centroid, trajectory = np.mean(pairs, axis=0)
    return float(centroid), float(trajectory)

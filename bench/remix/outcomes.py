"""From one remix and what it should have become to one outcome: words, kept pixels, places.

Knows nothing of how a remix was made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bench.remix.edits import Edit
from bench.remix.judging import Question, is_done, others_right, own, renamed
from bench.remix.measures import drift, kept
from bench.remix.table import Outcome
from bench.remix.truth import changed
from bench.remix.ways import Made
from shapes.reading import Reading, mask_of, read
from shapes.world import Floats, Pixels, Scene

_LOOSE = 3  # pixels around a thing that came, as around what was to change

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What remixes of one source are measured against: everything that none of the edits so far was
    to change."""

    clip: Pixels  # the first source
    keep: Mask  # (FRAMES, HEIGHT, WIDTH)
    centres: dict[str, Floats]  # (FRAMES, 2) of things that are to stay, by their colours now
    done: frozenset[Question]  # what edits were about
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
        keep = keep & ~_widened(mask_of(made.clip, colour))
    like = kept(standard.clip, made.clip, keep)
    centroid, trajectory = _drift(standard.centres, seen)
    return Outcome(
        way=way, kind=kind, half=edit.half, edit=is_done(edit, target, seen),
        others=others_right(target, seen, set(standard.done)), psnr=like.psnr, ssim=like.ssim,
        gmsd=like.gmsd, centroid=centroid, trajectory=trajectory, rows=made.rows,
        generation_rows=generation, seconds=made.seconds, strategy=made.strategy,
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


def _drift(centres: dict[str, Floats], seen: Reading) -> tuple[float, float]:
    """Means over all things that were to stay and are there; nan where there are none."""
    found = {thing.colour: thing.centres for thing in seen.things}
    pairs = [drift(was, found[colour]) for colour, was in centres.items() if colour in found]
    pairs = [pair for pair in pairs if np.isfinite(pair).all()]
    if not pairs:
        return float("nan"), float("nan")
    centroid, trajectory = np.mean(pairs, axis=0)
    return float(centroid), float(trajectory)


def _widened(mask: Mask) -> Mask:
    """With all pixels at most _LOOSE rows and columns away."""
    wide = mask.copy()
    for _ in range(_LOOSE):
        for axis in (1, 2):
            grown = wide.copy()
            after, before = [slice(None)] * 3, [slice(None)] * 3
            after[axis], before[axis] = slice(1, None), slice(None, -1)
            grown[tuple(after)] |= wide[tuple(before)]
            grown[tuple(before)] |= wide[tuple(after)]
            wide = grown
    return wide

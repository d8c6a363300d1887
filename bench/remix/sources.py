"""Sources of edits: videos of the model itself that show what their captions say.

Where a clip has a word wrong, or no room for an edit, the next seed is tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.remix.edits import Edit, target_of
from bench.remix.judging import words_of
from bench.remix.ways import Made, create
from kinora.engines.diffusion.resident import Resident
from shapes.reading import Reading, read, scene_of
from shapes.world import Scene

MOST_TRIES = 12
_SEEDS = 1000  # between edits
_FRESH = 500  # from a source's seed to one that has nothing to do with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A video, what it shows, and what each of the edits after one another should make of it."""

    made: Made
    found: Reading
    scenes: tuple[Scene, ...]  # the source's own, then one for each edit
    seed: int
    tries: int

    @property
    def fresh(self) -> int:
        return self.seed + _FRESH


def source_of(
    resident: Resident, edits: Sequence[Edit], *, first: int, lenient: bool
) -> Source | None:
    """The first source that fits, of seeds from `first` on; None after MOST_TRIES. `lenient` takes
    any clip for what its caption says: to try this with a model that has learned nothing."""
    for number in range(MOST_TRIES):
        seed = first * _SEEDS + number
        made = create(resident, edits[0].before, seed)
        found = read(made.clip)
        scenes = _scenes(edits[0].source if lenient else _seen(found, edits[0]), edits)
        if scenes:
            return Source(made=made, found=found, scenes=scenes, seed=seed, tries=number + 1)
    return None


def _seen(found: Reading, edit: Edit) -> Scene | None:
    return scene_of(found) if words_of(found) == words_of(edit.source) else None


def _scenes(scene: Scene | None, edits: Sequence[Edit]) -> tuple[Scene, ...]:
    """Empty where one of the edits has no place, or moves nothing that a clip could show."""
    found = [scene]
    for edit in edits:
        found.append(target_of(edit, found[-1]) if found[-1] else None)
    whole = tuple(each for each in found if each is not None)
    is_whole = len(whole) == len(found) and all(one != other for one, other in pairwise(whole))
    return whole if is_whole else ()

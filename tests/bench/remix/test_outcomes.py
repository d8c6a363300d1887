"""What is measured of the truth itself is the best there is, and of its source all but the edit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bench.remix.edits import KINDS, chain_of, edits, target_of
from shapes.reading import read
from shapes.world import Pixels, Scene, draw

pytestmark = pytest.mark.extra


def _outcome(clip: Pixels, edit: Any, target: Scene, standard: Any) -> Any:
    from bench.remix.outcomes import outcome_of
    from bench.remix.ways import Made

    made = Made(negative=b"", trajectory=None, clip=clip, rows=8, seconds=1.0, strategy="anchored")
    return outcome_of(made, edit, target, standard, way="kinora", kind=edit.kind, generation=16)


def test_the_truth_keeps_everything() -> None:
    """Equal pixels where the edit changes nothing, and things in their places."""
    from bench.remix.outcomes import Standard

    for edit in edits(2 * len(KINDS)):
        target = target_of(edit, edit.source)
        if target is None:
            continue
        before = draw(edit.source)
        standard = Standard.of(before, read(before)).after(edit, edit.source, target)
        found = _outcome(draw(target), edit, target, standard)
        assert found.edit, edit
        assert found.others == 1, edit
        assert found.psnr == 60, edit
        assert not found.centroid > 1, edit


def test_chains_are_measured_against_the_first_source() -> None:
    """After three links what none of them was to change is the first source's still."""
    from bench.remix.outcomes import Standard

    for number in range(6):
        chain = chain_of(number)
        scene = chain.edits[0].source
        first = draw(scene)
        standard = Standard.of(first, read(first))
        for edit in chain.edits:
            target = target_of(edit, scene)
            if target is None:
                break
            standard = standard.after(edit, scene, target)
            found = _outcome(draw(target), edit, target, standard)
            assert found.edit, edit
            assert found.others == 1, edit
            assert found.psnr == 60 or not standard.keep.any(), edit
            scene = replace(target)

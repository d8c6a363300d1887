"""The truth of an edit is judged right, and its source is not."""

from __future__ import annotations

import pytest

from bench.remix.edits import KINDS, Edit, chains, edits, target_of
from bench.remix.judging import Question, is_done, others_right, own, renamed
from shapes.reading import Reading, read
from shapes.world import Scene, draw


@pytest.fixture(scope="module")
def cases() -> list[tuple[Edit, Scene, Reading, Reading]]:
    """Edits of each kind: the truth, and readings of the source and of the truth."""
    found = [(edit, target_of(edit, edit.source)) for edit in edits(2 * len(KINDS))]
    return [
        (edit, target, read(draw(edit.source)), read(draw(target)))
        for edit, target in found
        if target
    ]


def test_the_truth_is_right(cases: list[tuple[Edit, Scene, Reading, Reading]]) -> None:
    """Its edit is done, and all other words are the source's."""
    for edit, target, _, truth in cases:
        assert is_done(edit, target, truth), edit
        assert others_right(target, truth, own(edit)) == 1, edit


def test_the_source_has_all_but_the_edit(cases: list[tuple[Edit, Scene, Reading, Reading]]) -> None:
    """A remix that changes nothing has failed, though nothing else is wrong with it: a thing that kept
    its old colour is known by that."""
    for edit, target, source, _ in cases:
        assert not is_done(edit, target, source), edit
        assert others_right(target, source, own(edit), {edit.colour: edit.subject}) == 1, edit


def test_chains_excuse_what_their_links_were_about() -> None:
    """Under the colours that things have at the end, and as long as they are there."""
    for chain in chains(20):
        excused: set[Question] = set()
        scene: Scene | None = chain.edits[0].source
        for edit in chain.edits:
            excused = renamed(excused, edit) | own(edit)
            scene = target_of(edit, scene) if scene else None
        if scene is None:
            continue
        colours = {thing.colour for thing in scene.things} | {""}
        gone = {edit.subject for edit in chain.edits if edit.kind == "remove"}
        assert {colour for colour, _ in excused} <= colours | gone
        assert others_right(scene, read(draw(scene)), excused) == 1

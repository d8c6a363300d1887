"""Edits change what they say and nothing else, and every truth is a scene of the world."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from bench.remix.edits import KINDS, LINKS, Edit, applied, chains, edits, target_of
from shapes.sampling import are_apart
from shapes.world import Scene, Thing

COUNT = 112


@pytest.fixture(scope="module")
def some() -> list[Edit]:
    return edits(COUNT)


def test_edits_are_the_same_every_time(some: list[Edit]) -> None:
    """A number means one edit, however many there are."""
    assert edits(20) == some[:20]
    assert chains(3) == chains(5)[:3]


def test_halves_are_balanced(some: list[Edit]) -> None:
    """Each kind is as often in one half as in the other."""
    counts = Counter((edit.kind, edit.half) for edit in some)
    assert set(counts) == {(kind, half) for kind in KINDS for half in ("tune", "report")}
    assert set(counts.values()) == {COUNT // 2 // len(KINDS)}


def test_an_edit_changes_one_word(some: list[Edit]) -> None:
    """Of what has its kind's name; a thing that comes or goes is all that comes or goes."""
    for edit in some:
        before, after = edit.source, applied(edit, edit.source)
        assert _differences(before, after) == {
            "recolour": ["colour"], "reshape": ["shape"], "resize": ["size"], "turn": ["direction"],
            "background": ["background"], "add": ["count"], "remove": ["count"],
        }[edit.kind]  # fmt: skip
        assert len({thing.colour for thing in after.things}) == len(after.things)
        assert edit.before != edit.after


def test_truths_are_inside_the_picture(some: list[Edit]) -> None:
    """Where there is room for the edit, and there mostly is."""
    targets = [target_of(edit, edit.source) for edit in some]
    found = [target for target in targets if target]
    assert len(found) > 0.8 * COUNT
    for target in found:
        assert all(thing.is_inside() for thing in target.things)
        assert are_apart(target.things)


def test_a_turn_keeps_the_middle_where_it_can() -> None:
    """The truth of a turn passes the source's middle; near an edge it moves away from it."""
    thing = Thing(colour="red", shape="circle", size="small", direction="left", x=40, y=32)
    turn = Edit(number=0, kind="turn", source=Scene(things=(thing,)), subject="red", word="up")
    target = target_of(turn, Scene(things=(thing,)))
    assert target == Scene(things=(replace(thing, direction="up"),))
    high = target_of(turn, Scene(things=(replace(thing, y=12),)))
    assert high is not None
    assert high.things[0].is_inside()
    assert high.things[0].x == 40


def test_chains_change_three_different_things() -> None:
    """Each link starts from what the one before gives, and none takes back another's."""
    for chain in chains(40):
        kinds = [edit.kind for edit in chain.edits]
        assert len(set(kinds)) == LINKS
        assert not {"add", "remove"} <= set(kinds)
        for one, other in zip(chain.edits, chain.edits[1:], strict=False):
            assert other.source == applied(one, one.source)
            assert 1 <= len(other.source.things) <= 2


def _differences(before: Scene, after: Scene) -> list[str]:
    found = ["background"] if before.background != after.background else []
    if len(before.things) != len(after.things):
        kept = set(before.things) & set(after.things)
        assert len(kept) == min(len(before.things), len(after.things))
        return [*found, "count"]
    for one, other in zip(before.things, after.things, strict=True):
        found += [
            name
            for name in Thing.__dataclass_fields__
            if getattr(one, name) != getattr(other, name)
        ]
    return found

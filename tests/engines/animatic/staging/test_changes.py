"""Things that change: what their beats do to their picture."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.scene import Beat, Entity
from kinora.engines.animatic.staging.changes import CHANGES, SAME, changes_of


def _changes(action: str, start: float = 2.0, end: float = 8.0):
    return changes_of(Entity(id="a", kind="snowman", beats=(Beat(action, start, end),)))


@pytest.mark.parametrize("action", sorted(CHANGES))
def test_nothing_changes_before_its_beat(action) -> None:
    """Until a change begins the picture is as it always is."""
    assert _changes(action).at(1.99) == SAME


@pytest.mark.parametrize("action", sorted(CHANGES))
def test_a_change_is_seen(action) -> None:
    """At some moment of its beat each change shows."""
    changes = _changes(action)
    assert any(changes.at(2 + 0.1 * step) != SAME for step in range(60))


@pytest.mark.parametrize("action", ["melt", "grow", "shrink", "vanish", "explode", "pop", "topple"])
def test_what_has_happened_stays(action) -> None:
    """What melts, grows or bursts is so for good; what glows stops with its beat."""
    assert _changes(action, 0.0, 4.0).at(7.5) != SAME


def test_melting_ends_as_a_puddle() -> None:
    """What melts is mostly under the ground's row in the end, with a puddle around it."""
    end = _changes("melt").at(8.0)
    assert end.sunk > 0.5
    assert [sign.kind for sign in end.signs] == ["puddle"]

"""The vocabulary promises what cast, props, sets, weather and looks can draw, and all of it."""

from __future__ import annotations

import pytest

from kinora.engines.animatic import cast, looks, props, sets, weather
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.staging.changes import CHANGES

# Not of the cast and no props: staging draws them itself.
_STAGED = {"audience", "spotlight"}
# Begun and ended by staging for every body, not by a movement of its own.
_WAYS = {"enter", "leave", *CHANGES}
# Another name of the ocean's set.
_SAME_SET = {"room", "underwater"}
_BODIES = ("biped", "quadruped", "bird", "swimmer", "vehicle", "serpent", "insect", "drifter")


@pytest.fixture(scope="module")
def tables():
    return lexicon().tables


def test_subjects_are_those_that_can_be_drawn(tables) -> None:
    """Every kind marked drawable has a drawing, and every drawing has a word."""
    said = {key for key, row in tables.subjects.items() if row.drawable}
    assert said == {*cast.kinds(), *props.kinds()} | _STAGED


def test_bodies_are_those_of_the_cast(tables) -> None:
    """Each kind moves with the body it is drawn with, and only those stand up who can."""
    for kind in cast.kinds():
        row, known, standing = tables.subjects[kind], cast.member(kind), cast.member(kind, upright=True)  # fmt: skip
        assert known is not None
        assert standing is not None
        assert (row.body, row.upright) == (known.plan, standing.plan != known.plan), kind


def test_actions_are_those_that_bodies_can_do(tables) -> None:
    """Whoever is let do something has a movement for it."""
    kinds: dict[str, list[str]] = {}
    for kind in cast.kinds():
        kinds.setdefault(cast.member(kind).plan, []).append(kind)  # type: ignore[union-attr]

    def able(plan: str, action: str) -> bool:
        return any(cast.can(kind, action) for kind in kinds[plan])

    for action, row in tables.actions.items():
        if row.drawable and action not in _WAYS:
            assert all(able(plan, action) for plan in row.bodies or _BODIES), action
        elif row.drawn_as:
            assert set(row.bodies) <= set(tables.actions[row.drawn_as].bodies) or not tables.actions[row.drawn_as].bodies  # fmt: skip


def test_places_are_those_there_are_sets_for(tables) -> None:
    """Every place marked drawable has a set, and every set has a word."""
    said = {key for key, row in tables.places.items() if row.drawable}
    assert said == set(sets.place_names()) - _SAME_SET


def test_weathers_and_styles_are_those_there_are(tables) -> None:
    """So it is with weathers and styles."""
    assert {key for key, row in tables.weathers.items() if row.drawable} == set(
        weather.weather_names()
    )
    styles = {key for key, row in tables.styles.items() if row.drawable}
    assert styles == {*looks.style_names(), "storybook"}

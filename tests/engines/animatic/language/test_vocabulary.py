"""The tables hold together: every name they use exists, and every word of theirs is found."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kinora.engines.animatic.language.entries import Category, Row
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.language.words import split
from kinora.engines.animatic.scene import Camera


@pytest.fixture(scope="module")
def tables():
    return lexicon().tables


def test_stand_ins_can_be_drawn(tables) -> None:
    """Whatever is drawn for another kind has a drawing of its own."""
    for rows in (tables.subjects, tables.actions, tables.places, tables.styles):
        for key, row in rows.items():
            for other in (row.drawn_as, row.stand_in):
                assert not other or rows[other].drawable, key


def test_implied_kinds_and_homes_exist(tables) -> None:
    """What comes along with an action or a place, and where kinds are at home, can be drawn."""
    implied = [kind for row in tables.actions.values() for kind in (*row.objects, *row.implies)]
    implied += [kind for row in tables.places.values() for kind in row.implies]
    assert all(tables.subjects[kind].drawable for kind in implied)
    homes = {row.home for row in tables.subjects.values() if row.home}
    assert all(tables.places[home].drawable for home in homes)


def test_times_and_moves_are_those_of_a_scene(tables) -> None:
    """Hours that places and skies ask for exist; camera moves are those a scene can hold."""
    hours = [row.time for row in tables.places.values() if row.time]
    hours += [hour for row in tables.skies.values() for hour in row.needs]
    assert set(hours) <= set(tables.times)
    moves, framings = Camera.__annotations__["move"], Camera.__annotations__["framing"]
    assert (moves, framings) == ("Move", "Framing")
    from kinora.engines.animatic.scene import Framing, Move

    assert set(tables.moves) == set(Move.__args__)
    assert set(tables.framings) == set(Framing.__args__)


def test_colours_are_hex(tables) -> None:
    """Every colour is `#rrggbb`, in lower case."""
    colours = [row.hex for row in tables.colours.values()]
    colours += [hex_ for row in tables.palettes.values() for hex_ in row.colours]
    colours += [row.colour for row in tables.subjects.values() if row.colour]
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)


def test_every_word_is_found(tables) -> None:
    """Each word of each table is found where it stands alone, with the meaning of its row."""
    for category, key, text in _rows(tables):
        words = split(text.removesuffix("."))
        match = lexicon().match(words, 0)
        assert match is not None, text
        assert match.length == len(words), text
        assert any((s.category, s.key) == (category, key) for s in match.senses), (text, match)


def test_vocabulary_is_large(tables) -> None:
    """There are words for far more than can be drawn."""
    assert len(tables.subjects) >= 150
    assert len(tables.actions) >= 45
    assert len(tables.places) >= 18
    assert len(tables.colours) >= 200


def _rows(tables) -> Iterator[tuple[Category, str, str]]:
    named: dict[Category, dict[str, Row]] = {
        Category.SUBJECT: tables.subjects,
        Category.PLACE: tables.places,
        Category.TIME: tables.times,
        Category.WEATHER: tables.weathers,
        Category.SKY: tables.skies,
        Category.MOVE: tables.moves,
        Category.FRAMING: tables.framings,
        Category.COLOUR: tables.colours,
    }
    for category, rows in named.items():
        for key, row in rows.items():
            yield from ((category, key, text) for text in (key, *row.words))
    for key, action in tables.actions.items():
        yield from ((Category.ACTION, key, text) for text in (key, *action.words, *action.verbs))

"""Colours stick to their noun, whatever the nouns and colours are."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinora.engines.animatic.language import edit, read
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.language.words import split
from kinora.engines.animatic.scene import Reading
from kinora.video import Size

QUICK = settings(
    max_examples=80, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def is_plain(text: str, category: Category) -> bool:
    """Whether the words mean that and nothing else."""
    match = lexicon().match(split(text), 0)
    return match is not None and {sense.category for sense in match.senses} == {category}


def kinds() -> list[str]:
    subjects, hues = lexicon().tables.subjects, lexicon().tables.colours
    return sorted(
        key for key, row in subjects.items()
        if row.drawable and key.split()[0] not in hues and row.group in ("people", "animals", "creatures", "robots", "vehicles", "food")
        and is_plain(key, Category.SUBJECT) and is_plain(f"{key}s", Category.SUBJECT)
    )  # fmt: skip


def colours() -> list[str]:
    table = lexicon().tables.colours
    hexes = [row.hex for row in table.values()]
    return sorted(
        key for key, row in table.items()
        if is_plain(key, Category.COLOUR) and hexes.count(row.hex) == 1
    )  # fmt: skip


def made(prompt: str) -> Reading:
    return read(prompt, size=Size(1280, 720), seconds=8, seed=5)


def colour_of(reading: Reading, kind: str) -> str:
    return next(entity.colour for entity in reading.scene.entities if entity.kind == kind)


TWO_KINDS = st.lists(st.sampled_from(kinds()), min_size=2, max_size=2, unique=True)
TWO_COLOURS = st.lists(st.sampled_from(colours()), min_size=2, max_size=2, unique=True)
SENTENCES = ("A {a} {x} and a {b} {y}", "A {b} {y} next to a {a} {x} in a forest", "In the rain a {a} {x} sees a {b} {y}.",
             "A {x} and a {y}. The {x} is {a}. The {y} is {b}.", "The {x}, which is {a}, and a {b} {y}")  # fmt: skip


@QUICK
@given(TWO_KINDS, TWO_COLOURS, st.sampled_from(SENTENCES))
def test_colours_of_two(pair, hues, sentence) -> None:
    """Of two things with a colour each, each has its own."""
    (x, y), (a, b) = pair, hues
    reading = made(sentence.format(x=x, y=y, a=a, b=b))
    table = lexicon().tables.colours
    assert (colour_of(reading, x), colour_of(reading, y)) == (table[a].hex, table[b].hex)


@QUICK
@given(TWO_KINDS, TWO_COLOURS)
def test_recolouring_one(pair, hues) -> None:
    """An edit of one thing's colour changes that and nothing else."""
    (x, y), (a, b) = pair, hues
    source = made(f"A {a} {x} and a {y}")
    after = edit(source, f"Make the {x} {b}")
    assert colour_of(after, x) == lexicon().tables.colours[b].hex
    others = [entity for entity in source.scene.entities if entity.kind != x]
    assert [entity for entity in after.scene.entities if entity.kind != x] == others
    assert [e.id for e in after.scene.entities] == [e.id for e in source.scene.entities]

"""What holds for any text at all, and for any edit of any scene."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinora.engines.animatic.language import edit, read
from kinora.engines.animatic.language.company import MOST_ENTITIES
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.language.words import split
from kinora.engines.animatic.scene import Reading, decode, encode
from kinora.video import Size

GLUE = ("a", "the", "and", "then", "with", "to", "no", "of", "in", ",", ".", "it", "two", "make", "add", "remove",
        "replace", "change", "red", "instead of", "is", "stops", "while", "by", "into", "zibble")  # fmt: skip
QUICK = settings(
    max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def sentences(most: int) -> st.SearchStrategy[str]:
    """Word salad from the whole vocabulary."""
    known = sorted({" ".join(phrase) for terms in lexicon().terms.values() for phrase, _ in terms})
    return st.lists(st.sampled_from(known) | st.sampled_from(GLUE), min_size=1, max_size=most).map(
        " ".join
    )


def made(prompt: str, *, seconds: int = 8) -> Reading:
    return read(prompt, size=Size(720, 1280), seconds=seconds, seed=3)


def check(reading: Reading) -> None:
    """A scene that can be drawn: known kinds, beats in order, nobody related to who is not there."""
    scene, tables = reading.scene, lexicon().tables
    ids = [entity.id for entity in scene.entities]
    assert len(ids) == len(set(ids)) <= MOST_ENTITIES
    assert tables.places[scene.place].drawable
    for entity in scene.entities:
        assert tables.subjects[entity.kind].drawable
        assert 0 <= entity.enters_at < scene.seconds
        assert entity.relation is None or (
            entity.relation.of in ids and entity.relation.of != entity.id
        )
        at = entity.enters_at
        for beat in entity.beats:
            assert at <= beat.start < beat.end <= scene.seconds
            assert tables.actions[beat.action].drawable
            assert not beat.target or beat.target in ids
            at = beat.end
    assert decode(encode(reading)) == reading


@QUICK
@given(st.text(min_size=1, max_size=400))
def test_any_text_is_read(text) -> None:
    """Any text gives a drawable scene, the same each time."""
    reading = made(text)
    check(reading)
    assert made(text) == reading


@QUICK
@given(sentences(25), st.sampled_from((4, 8, 12, 16, 20)))
def test_word_salad_is_read(text, seconds) -> None:
    """So does any jumble of words it knows."""
    check(made(text, seconds=seconds))


@QUICK
@given(sentences(15), sentences(12), sentences(12))
def test_any_edit_is_made(prompt, first, second) -> None:
    """Any edits of any scene give a drawable scene; ids that stay keep their order."""
    source = made(prompt)
    once = edit(source, first)
    twice = edit(once, second)
    check(once)
    check(twice)
    kept = [e.id for e in once.scene.entities if e.id in {o.id for o in source.scene.entities}]
    assert kept == [e.id for e in source.scene.entities if e.id in kept]
    assert edit(source, first) == once


@QUICK
@given(st.text(min_size=1, max_size=200) | sentences(15))
def test_no_word_is_lost(text) -> None:
    """Every word is understood, reported, or a small word of the grammar's tables."""
    reading = made(text)
    told = " ".join((*reading.understood, *reading.not_understood)).split()
    tables = lexicon().tables
    small = {word for texts in tables.functions.values() for text in texts for word in text.split()}
    small |= {word for lists in tables.grammar.values() for texts in lists.values() for text in texts for word in text.split()}  # fmt: skip
    heard = {word.word for piece in told for word in split(piece)}
    for word in split(text):
        assert not word.is_content or word.word in heard | small or _is_inflected(word.word, small)


def _is_inflected(word: str, small: set[str]) -> bool:
    from kinora.engines.animatic.language.lemmas import base_forms

    return bool(set(base_forms(word)) & small)


@QUICK
@given(st.text(alphabet="bcdfgklmpqvwxz ", min_size=4, max_size=60).filter(str.strip))
def test_edit_of_nonsense_changes_nothing(text) -> None:
    """What is not understood changes nothing."""
    source = made("A cat plays the piano on a stage")
    after = edit(source, text)
    assert (after.scene == source.scene) or after.understood


def test_longest_prompt() -> None:
    """A prompt of 32,000 characters is read, with as many in the picture as can be told apart."""
    reading = made(("A red robot and a fluffy cat dance in the rain, zibble. " * 600)[:32_000])
    check(reading)
    assert len(reading.scene.entities) <= MOST_ENTITIES
    assert "zibble" in reading.not_understood

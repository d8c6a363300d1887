"""How a prompt comes apart into words."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.language.lemmas import base_forms, is_plural
from kinora.engines.animatic.language.marks import Marks
from kinora.engines.animatic.language.words import Sort, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A cat.", ["a", "cat", "."]),
        ("close-up", ["close", "up"]),
        ("It doesn't rain", ["it", "does", "not", "rain"]),
        ("there's a dog", ["there", "is", "a", "dog"]),
        ("won't", ["will", "not"]),
        ("\uff43\uff41\uff54", ["cat"]),
        ("#ff8800 kite", ["#ff8800", "kite"]),
        ("(cat)", ["cat"]),
        ("'cat'", ["cat"]),
        ("", []),
        ("…", []),
    ],
)
def test_words(text, words) -> None:
    """Case, hyphens, brackets and contractions make no difference."""
    assert [word.word for word in split(text)] == words


def test_possessives() -> None:
    """A possessive is known as one, in the singular and in the plural."""
    assert [(w.word, w.possessive) for w in split("the dog's and the cats’ kite")] == [
        ("the", False), ("dog", True), ("and", False), ("the", False), ("cats", True), ("kite", False)]  # fmt: skip


def test_places_in_the_text() -> None:
    """Every word knows where it stands in the prompt."""
    text = "Two cats, 3 kites 🐱"
    assert [text[w.start : w.stop].casefold() for w in split(text)] == [w.word for w in split(text)]


def test_symbols_are_content() -> None:
    """An emoji says something, a bracket does not."""
    assert [word.sort for word in split("🐱[")] == [Sort.SYMBOL]


@pytest.mark.parametrize(
    ("word", "base"),
    [("mice", "mouse"), ("flew", "fly"), ("dancing", "dance"), ("children", "child"), ("bigger", "big"), ("wolves", "wolf")],
)  # fmt: skip
def test_base_forms(word, base) -> None:
    """Inflected words have their base forms."""
    assert base in base_forms(word)


def test_plurals() -> None:
    """Plurals are told from singulars."""
    assert [is_plural(word) for word in ("cats", "cat", "children", "grass")] == [
        True,
        False,
        True,
        False,
    ]


def test_marks_account_for_every_word() -> None:
    """Phrases understood come back as written; the rest in runs; small words in neither."""
    prompt = "A red kite zorbs the quux"
    marks = Marks(prompt, split(prompt))
    marks.understand([0, 1, 2])
    marks.pass_over([4])
    assert marks.understood() == ("A red kite",)
    assert marks.not_understood() == ("zorbs", "quux")

"""What a phrase of a prompt is: its category and key, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.language.entries import Category

_C = Category
# Before a noun and part of its phrase.
MODIFIERS = frozenset({_C.DETERMINER, _C.DEFINITE, _C.FRESH, _C.NUMBER, _C.ORDINAL, _C.COLOUR, _C.SIZE, _C.TRAIT, _C.TINT})  # fmt: skip

NOUNS = frozenset({_C.SUBJECT, _C.PLACE, _C.PART, _C.BACKLIGHT, _C.PALETTE, _C.ATTRIBUTE, _C.SKY, _C.WEATHER, _C.EFFECT})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tag:
    """A phrase of the prompt, words `start` to `stop - 1`, and what it is here."""

    category: Category
    key: str
    start: int
    stop: int
    word: str  # its first word
    traits: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()  # for an action: every action the words can mean by themselves
    object_actions: tuple[str, ...] = ()  # … and those they can mean with a fitting object
    possessive: bool = False


def form_of(word: str) -> str:
    """ "ing", "s" or "" (base or past): two verbs of one subject share it."""
    if word.endswith("ing"):
        return "ing"
    return "s" if word.endswith("s") and not word.endswith("ss") else ""

"""Which words of a clip are right: those that an edit was to change, and the others.

Pure: compares words of scenes with words that were read from a clip.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bench.remix.edits import Edit
from shapes.reading import Reading
from shapes.world import Scene

Question = tuple[str, str]  # a thing's colour, "" for the whole picture; what is asked of it
Words = dict[Question, str]

NOTHING: Mapping[str, str] = MappingProxyType({})
_THERE = "there"


def words_of(scene: Scene | Reading) -> Words:
    """The answers that a scene, or a clip as it was read, gives."""
    words: Words = {
        ("", "background"): scene.background, ("", "count"): str(len(scene.things)),
    }  # fmt: skip
    for thing in scene.things:
        words[thing.colour, "colour"] = _THERE
        for name in ("shape", "size", "direction"):
            words[thing.colour, name] = getattr(thing, name)
    return words


def own(edit: Edit) -> set[Question]:
    """What an edit itself is about."""
    names = {
        "recolour": ("colour",), "reshape": ("shape",), "resize": ("size",), "turn": ("direction",),
        "add": ("colour", "shape", "size", "direction"),
    }.get(edit.kind, ())  # fmt: skip
    whole = {"background": "background", "add": "count", "remove": "count"}.get(edit.kind)
    return {(edit.colour, name) for name in names} | ({("", whole)} if whole else set())


def is_done(edit: Edit, target: Scene, read: Reading) -> bool:
    """Whether a clip shows what the edit asked for."""
    wanted, seen = words_of(target), words_of(read)
    goes = edit.kind in ("recolour", "remove") and (edit.subject, "colour") in seen
    return not goes and all(seen.get(question) == wanted[question] for question in own(edit))


def others_right(
    target: Scene, read: Reading, but: set[Question], formerly: Mapping[str, str] = NOTHING
) -> float:
    """The share of all other words that a clip has right, 0 to 1. `formerly`: colours that things
    should have now, and had: one that kept its old colour is asked about under that."""
    seen = words_of(read)
    kept = {new: old for new, old in formerly.items() if (new, "colour") not in seen}
    asked = {question: word for question, word in words_of(target).items() if question not in but}
    right = [
        seen.get((kept.get(colour, colour), name)) == word for (colour, name), word in asked.items()
    ]
    return sum(right) / len(right)


def renamed(questions: set[Question], edit: Edit) -> set[Question]:
    """Questions by the colours that things have after the edit."""
    return {
        (edit.colour if colour and colour == edit.subject else colour, name)
        for colour, name in questions
    }

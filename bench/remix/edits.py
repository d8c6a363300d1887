"""Edits of scenes, one word of one thing at a time, and chains of three; the same for the same numbers.

Pure: knows the world and its words, no model and no clip.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from shapes.captions import caption_of
from shapes.sampling import are_apart, scenes
from shapes.world import (
    BACKGROUNDS,
    COLOURS,
    DIRECTIONS,
    HEIGHT,
    REACH,
    SHAPES,
    SIZES,
    WIDTH,
    Scene,
    Thing,
)  # fmt: skip

Kind = Literal["recolour", "reshape", "resize", "turn", "background", "add", "remove"]
Half = Literal["tune", "report"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LINKS = 3  # edits of a chain
_WORD_OF: dict[str, tuple[str, tuple[str, ...]]] = {
    "recolour": ("colour", tuple(COLOURS)),
    "reshape": ("shape", SHAPES),
    "resize": ("size", tuple(SIZES)),
    "turn": ("direction", tuple(DIRECTIONS)),
}
_TRIES = 300
_SEED = 5000  # of source scenes: the edit's number is added

Chance = np.random.Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of `source`, of which the words alone count: where things are is the model's to say."""

    number: int
    kind: Kind
    source: Scene
    subject: str = ""  # colour of the thing that is changed, comes or goes; "" for the background
    word: str = ""  # what is new; "" where a thing goes
    thing: Thing | None = None  # that comes

    @property
    def half(self) -> Half:
        """What it may be used for: to choose settings, or to report what they give."""
        return "report" if self.number % 2 else "tune"

    @property
    def before(self) -> str:
        """The source's caption."""
        return caption_of(self.source)

    @property
    def after(self) -> str:
        """The remix's caption."""
        return caption_of(applied(self, self.source))

    @property
    def colour(self) -> str:
        """The subject's colour afterwards."""
        return self.word if self.kind == "recolour" else self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Edits after one another: the source of each is what the one before gives."""

    number: int
    edits: tuple[Edit, ...]


def edits(count: int) -> list[Edit]:
    """The first so many, as many of each kind and half as of any other, one more or less."""
    return [edit_of(number) for number in range(count)]


def chains(count: int) -> list[Chain]:
    """The first so many chains of LINKS edits of different kinds."""
    return [chain_of(number) for number in range(count)]


def applied(edit: Edit, scene: Scene) -> Scene:
    """The scene with the edit's words; everything else of it stays, places too."""
    if edit.kind == "background":
        return replace(scene, background=edit.word)
    if edit.kind == "add":
        assert edit.thing is not None
        return replace(scene, things=(*scene.things, edit.thing))
    if edit.kind == "remove":
        left = tuple(thing for thing in scene.things if thing.colour != edit.subject)
        return replace(scene, things=left)
    name, _ = _WORD_OF[edit.kind]
    things = tuple(
        replace(thing, **{name: edit.word}) if thing.colour == edit.subject else thing
        for thing in scene.things
    )
    return replace(scene, things=things)


def target_of(edit: Edit, seen: Scene) -> Scene | None:
    """What the edit should make of a scene that has the source's words: a thing that turns or grows
    stays in its place, moved as little as keeps it in the picture; one that comes gets a free place.
    None where the picture has no room for it."""
    scene = applied(edit, seen)
    if edit.kind == "add":
        return _with_room(scene, np.random.default_rng([_SEED, edit.number]))
    things = tuple(
        _inside(thing) if thing.colour == edit.colour else thing for thing in scene.things
    )
    fits = edit.kind in ("recolour", "background", "remove") or are_apart(things)
    return replace(scene, things=things) if fits else None


# -- which edits


def edit_of(number: int) -> Edit:
    """The edit of this number, whatever others there are."""
    kind = KINDS[number // 2 % len(KINDS)]
    source = _source(number, kind)
    return _of_kind(kind, source, number, np.random.default_rng([_SEED, number, 1]))


def _source(number: int, kind: Kind) -> Scene:
    pairs = {"add": 0.0, "remove": 1.0}.get(kind, 0.5)
    return next(scenes(_SEED + number, pairs=pairs))


def chain_of(number: int) -> Chain:
    """The chain of this number, whatever others there are."""
    chance = np.random.default_rng([_SEED, number, 2])
    scene = next(scenes(2 * _SEED + number))
    found: list[Edit] = []
    for _ in range(LINKS):
        kinds = list(_possible(scene, {edit.kind for edit in found}))
        kind = kinds[int(chance.integers(len(kinds)))]
        edit = _of_kind(kind, scene, number, chance)
        found.append(edit)
        scene = applied(edit, scene)
    return Chain(number=number, edits=tuple(found))


def _possible(scene: Scene, done: set[Kind]) -> Iterator[Kind]:
    """Kinds that a chain may go on with: each once, and nothing goes that has come, or comes again."""
    for kind in KINDS:
        if kind == "add" and (len(scene.things) > 1 or "remove" in done):
            continue
        if kind == "remove" and (len(scene.things) < 2 or "add" in done):
            continue
        if kind not in done:
            yield kind


def _of_kind(kind: Kind, scene: Scene, number: int, chance: Chance) -> Edit:
    used = {thing.colour for thing in scene.things}
    free = [colour for colour in COLOURS if colour not in used]
    if kind == "background":
        others = [name for name in BACKGROUNDS if name != scene.background]
        return Edit(number=number, kind=kind, source=scene, word=_any(chance, others))
    if kind == "add":
        thing = Thing(
            colour=_any(chance, free), shape=_any(chance, SHAPES), size=_any(chance, SIZES),
            direction=_any(chance, DIRECTIONS),
        )  # fmt: skip
        return Edit(number=number, kind=kind, source=scene, subject=thing.colour, thing=thing)
    thing = scene.things[int(chance.integers(len(scene.things)))]
    if kind == "remove":
        return Edit(number=number, kind=kind, source=scene, subject=thing.colour)
    name, words = _WORD_OF[kind]
    others = [word for word in words if word != getattr(thing, name)]
    word = _any(chance, free if kind == "recolour" else others)
    return Edit(number=number, kind=kind, source=scene, subject=thing.colour, word=word)


def _any(chance: Chance, words: object) -> str:
    return str(chance.choice(list(words)))  # type: ignore[call-overload]


# -- places


def _inside(thing: Thing) -> Thing:
    """Moved as little as brings all of it into the picture, in every frame."""
    across, along = DIRECTIONS[thing.direction]
    reach = thing.radius * REACH + 1e-6
    free_x, free_y = reach + abs(across) * thing.way / 2, reach + abs(along) * thing.way / 2
    return replace(
        thing,
        x=float(np.clip(thing.x, free_x, WIDTH - free_x)),
        y=float(np.clip(thing.y, free_y, HEIGHT - free_y)),
    )


def _with_room(scene: Scene, chance: Chance) -> Scene | None:
    """With a place by chance for the last of its things, apart from the others."""
    *others, new = scene.things
    for _ in range(_TRIES):
        moved = replace(new, x=chance.uniform(0, WIDTH), y=chance.uniform(0, HEIGHT))
        things = (*others, moved)
        if moved.is_inside() and are_apart(things):
            return replace(scene, things=things)
    return None

"""Which spot of the picture words like "to the left" and "behind the cat" mean. Knows spots by name only."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from kinora.engines.animatic.scene import Entity, Scene

FROM_LEFT = ("far left", "left", "centre", "right", "far right")
# Spots by what is said, the likeliest first.
_SAID = {
    "left": ("left", "far left", "front left", "back left"),
    "right": ("right", "far right", "front right", "back right"),
    "centre": ("centre", "front right", "front left"),
    "front": ("front right", "front left"),
    "back": ("back right", "back left", "back"),
}
_WORDS = {
    "left": "left", "right": "right", "centre": "centre", "center": "centre", "middle": "centre",
    "front": "front", "foreground": "front", "forward": "front", "closer": "front", "nearer": "front",
    "back": "back", "background": "back", "backwards": "back", "distance": "back", "farther": "back",
    "further": "back",
}  # fmt: skip
_ASIDE = frozenset({"behind", "in front of", "under"})


def is_spot(word: str) -> bool:
    """Whether a word says where in the picture somebody is."""
    return word in _WORDS


def spot_for(word: str, *, now: str, taken: Collection[str]) -> str:
    """The spot a word means for somebody who stands at `now` ("" nowhere yet): free, and another one."""
    said = _WORDS[word]
    if said == "centre" and now == "centre":
        return now
    choices = _SAID[said]
    if said in ("front", "back") and now.endswith("left"):
        choices = (*(spot for spot in choices if spot.endswith("left")), *choices)
    return next((spot for spot in choices if spot not in taken and spot != now), now)


def spot_near(kind: str, other: str, *, taken: Collection[str]) -> str:
    """A free spot behind, in front of or next to a spot; "" when there is none."""
    side = "left" if other.endswith("left") else "right" if other.endswith("right") else ""
    if kind == "behind":
        choices: Sequence[str] = (f"back {side}".strip(), "back right", "back left", "back")
    elif kind == "in front of":
        choices = (f"front {side}" if side else "front right", "front left", "front right")
    else:
        at = FROM_LEFT.index(other) if other in FROM_LEFT else 2
        choices = [FROM_LEFT[i] for i in (at + 1, at - 1, at + 2, at - 2) if 0 <= i < 5]
    return next((spot for spot in choices if spot not in taken), "")


def taken_by_others(scene: Scene, ids: Collection[str]) -> set[str]:
    """The spots that somebody else has."""
    return {entity.mark for entity in scene.entities if entity.mark and entity.id not in ids}


def arranged(scene: Scene, actors: Collection[str], *, fixed: Collection[str]) -> Scene:
    """The scene with those `actors` who are behind, in front of or under something given such spots.

    `fixed`: kinds that have a spot of their own. Whoever has a spot already keeps it.
    """
    for entity in scene.entities:
        relation = entity.relation
        other = scene.entity(relation.of) if relation is not None else None
        if relation is None or other is None or relation.kind not in _ASIDE:
            continue
        if entity.id in actors and not entity.mark and other.kind not in fixed:
            scene = _arranged(scene, entity, other, relation.kind)
    return scene


def _arranged(scene: Scene, entity: Entity, other: Entity, kind: str) -> Scene:
    taken = taken_by_others(scene, ())
    marks = {}
    if other.mark:
        marks[entity.id] = spot_near(
            "in front of" if kind == "under" else kind, other.mark, taken=taken
        )
    elif "centre" not in taken:
        ahead, behind = (other.id, entity.id) if kind == "behind" else (entity.id, other.id)
        back = spot_near("behind", "centre", taken=taken)
        marks = {ahead: "centre", behind: back if kind != "under" or "back" in taken else "back"}
    return with_marks(scene, {id_: mark for id_, mark in marks.items() if mark})


def with_marks(scene: Scene, marks: dict[str, str]) -> Scene:
    """The scene with those entities at those spots."""
    entities = tuple(
        msgspec.structs.replace(entity, mark=marks.get(entity.id, entity.mark))
        for entity in scene.entities
    )
    return msgspec.structs.replace(scene, entities=entities)

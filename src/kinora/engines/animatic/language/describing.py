"""What changed from one scene to another, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from kinora.engines.animatic.language.describing_picture import Named, picture_changes
from kinora.engines.animatic.scene import Entity, Scene

WEARS = "wears "  # opens the traits that are clothes


def changes(before: Scene, after: Scene, name: Named) -> tuple[str, ...]:
    """One sentence per change; none when the scenes are the same."""
    return (*_entities(before, after, name), *picture_changes(before, after, name))


def _entities(before: Scene, after: Scene, name: Named) -> Iterator[str]:
    for old in before.entities:
        new = after.entity(old.id)
        if new is None:
            yield f"{_the(old, before)} was removed."
        else:
            yield from _entity(old, new, after, name)
    for entity in after.entities:
        if before.entity(entity.id) is None:
            when = f", coming in at {entity.enters_at:g} s" if entity.enters_at else ""
            yield f"{_a(entity, name)} was added{when}."


def _entity(old: Entity, new: Entity, scene: Scene, name: Named) -> Iterator[str]:
    the = _the(new, scene)
    if old.kind != new.kind:
        yield f"The {old.kind} was replaced with {_a(new, name).lower()}."
    elif old.colour != new.colour:
        yield f"{the} is now {name(new.colour) if new.colour else 'of its own colour'}."
    if old.scale != new.scale and old.kind == new.kind:
        yield f"{the} is now {'larger' if new.scale > old.scale else 'smaller'}."
    if old.kind == new.kind:
        yield from _qualities(old, new, the, name)
    yield from _deeds(old, new, the)
    if old.kind == new.kind:
        yield from _whereabouts(old, new, the, scene)


def _qualities(old: Entity, new: Entity, the: str, name: Named) -> Iterator[str]:
    """Traits that came, and clothes that came or went."""
    for trait in new.traits:
        if trait in old.traits or trait == "implied":
            continue
        worn = trait.startswith(WEARS)
        yield f"{the} now wears {_garment(trait, name)}." if worn else f"{the} is now {trait}."
    pieces = {trait.partition(" #")[0] for trait in new.traits}
    for trait in old.traits:
        piece = trait.partition(" #")[0]
        if trait.startswith(WEARS) and piece not in pieces:
            yield f"{the} no longer wears {_garment(piece, name)}."


def _garment(trait: str, name: Named) -> str:
    """ "a green scarf", of the trait "wears scarf #2e8b57"."""
    garment, _, colour = trait.removeprefix(WEARS).partition(" #")
    words = f"{name('#' + colour)} {garment}" if colour else garment
    if garment.endswith("s") and garment != "glass":
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _deeds(old: Entity, new: Entity, the: str) -> Iterator[str]:
    """What is done at another time than before, or no longer; a deed cut short by another needs no word."""
    known = {(beat.action, beat.start): beat for beat in old.beats}
    begun = [beat for beat in new.beats if (beat.action, beat.start) not in known]
    yield from (f"{the} does this from {beat.start:g} s on: {beat.action}." for beat in begun)
    left = {beat.action for beat in new.beats}
    ended = dict.fromkeys(beat.action for beat in old.beats if beat.action not in left)
    yield from (f"{the} no longer does this: {action}." for action in ended if action != "idle")
    if not begun and not ended:
        yield from (
            f"{the} does this until {beat.end:g} s: {beat.action}."
            for beat in new.beats
            if beat.end != known[beat.action, beat.start].end
        )
    if old.enters_at != new.enters_at:
        yield f"{the} comes in at {new.enters_at:g} s."


def _whereabouts(old: Entity, new: Entity, the: str, scene: Scene) -> Iterator[str]:
    if old.relation != new.relation and new.relation is not None:
        other = scene.entity(new.relation.of)
        yield f"{the} is now {new.relation.kind} the {other.kind if other else 'other'}."
    elif old.relation is not None and new.relation is None:
        yield f"{the} is no longer {old.relation.kind} something."
    elif old.mark != new.mark and new.mark:
        yield f"{the} now stands at another place: {new.mark}."


def _the(entity: Entity, scene: Scene) -> str:
    """ "The cat"; with its number when there are several."""
    same = [other.id for other in scene.entities if other.kind == entity.kind]
    number = f" {same.index(entity.id) + 1}" if len(same) > 1 and entity.id in same else ""
    return f"The {entity.kind}{number}"


def _a(entity: Entity, name: Named) -> str:
    words = f"{name(entity.colour)} {entity.kind}" if entity.colour else entity.kind
    is_open = words[0] in "aeiou" and not words.startswith(("uni", "ufo", "uku"))
    return f"{'An' if is_open else 'A'} {words}"

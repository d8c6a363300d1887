"""What changed from one scene to another, in plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kinora.engines.animatic.language.describing_picture import Named, picture_changes
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.language.wording import (
    counted,
    done,
    is_several,
    ordinal,
    sentence,
    with_article,
)
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
    arrivals = [_arrival(e, name) for e in after.entities if before.entity(e.id) is None]
    for (words, when), count in Counter(arrivals).items():
        if count == 1:
            yield sentence(f"{with_article(words)} was added{when}")
        else:
            yield sentence(f"{counted(count, words)} were added{when}")


def _arrival(entity: Entity, name: Named) -> tuple[str, str]:
    """What somebody new is, and when they come: "black cat", ", coming in at 4 s"."""
    side = f" from the {entity.comes_from}" if entity.comes_from else ""
    when = f", coming in{side} at {entity.enters_at:g} s" if entity.enters_at else ""
    return _called(entity, name), when


def _entity(old: Entity, new: Entity, scene: Scene, name: Named) -> Iterator[str]:
    the = _the(new, scene)
    if old.kind != new.kind:
        yield f"The {old.kind} was replaced with {with_article(_called(new, name))}."
    elif old.colour != new.colour:
        yield _coloured(the, new, name)
    if old.scale != new.scale and old.kind == new.kind:
        yield f"{the} is now {'larger' if new.scale > old.scale else 'smaller'}."
    if old.kind == new.kind:
        yield from _qualities(old, new, the, name)
    yield from _deeds(old, new, the, scene)
    if old.kind == new.kind:
        yield from _whereabouts(old, new, the, scene)


def _coloured(the: str, entity: Entity, name: Named) -> str:
    """Of people, it is their clothes that have the colour."""
    is_dressed = lexicon().tables.subjects[entity.kind].group == "people"
    what = f"{the}'s clothes are" if is_dressed else f"{the} is"
    return f"{what} now {name(entity.colour) if entity.colour else 'as usual'}."


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
    return words if is_several(garment) else with_article(words)


def _deeds(old: Entity, new: Entity, the: str, scene: Scene) -> Iterator[str]:
    """What is done at another time than before, or no longer; a deed cut short by another needs no word."""
    known = {(beat.action, beat.start): beat for beat in old.beats}
    begun = [beat for beat in new.beats if (beat.action, beat.start) not in known]
    for beat in begun:
        doing = done(beat.action, _kind_of(beat.target, scene))
        yield sentence(f"from {beat.start:g} s on, {the.lower()} {doing}" if beat.start else f"{the} now {doing}")  # fmt: skip
    left = {beat.action for beat in new.beats}
    ended = dict.fromkeys(beat.action for beat in old.beats if beat.action not in left)
    yield from (f"{the} no longer {done(action)}." for action in ended if action != "idle")
    if not begun and not ended:
        yield from (
            f"{the} {done(beat.action, _kind_of(beat.target, scene))} until {beat.end:g} s."
            for beat in new.beats
            if beat.end != known[beat.action, beat.start].end
        )
    if old.enters_at != new.enters_at:
        yield f"{the} comes in at {new.enters_at:g} s."


def _whereabouts(old: Entity, new: Entity, the: str, scene: Scene) -> Iterator[str]:
    if old.relation != new.relation and new.relation is not None:
        yield f"{the} is now {new.relation.kind} the {_kind_of(new.relation.of, scene) or 'other'}."
    elif old.relation is not None and new.relation is None:
        yield f"{the} is no longer {old.relation.kind} anything."
    elif old.mark != new.mark and new.mark:
        yield f"{the} now stands somewhere else ({new.mark})."


def _the(entity: Entity, scene: Scene) -> str:
    """ "The cat"; "the second cat" when there are several."""
    same = [other.id for other in scene.entities if other.kind == entity.kind]
    if len(same) > 1 and entity.id in same:
        return f"The {ordinal(same.index(entity.id) + 1)} {entity.kind}"
    return f"The {entity.kind}"


def _kind_of(id_: str, scene: Scene) -> str:
    entity = scene.entity(id_)
    return entity.kind if entity is not None else ""


def _called(entity: Entity, name: Named) -> str:
    """ "black cat"."""
    return f"{name(entity.colour)} {entity.kind}" if entity.colour else entity.kind

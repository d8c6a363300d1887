"""Characters: who stands where a prompt says their name.

One from a clip of Kinora's own is the hero of that clip's scene, with colours, clothes and what it
wears; one from any other clip is a figure cut out of it. Knows nothing of how prompts are read: to
the language a name is the noun of what the character is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.paper.cutout import cut_out
from kinora.engines.animatic.scene import (
    Cutout,
    Entity,
    Known,
    Reading,
    Relation,
    Scene,
    decode,
)
from kinora.engines.base import Character

PAPER = "person"  # what a cut-out figure is to the language
WORN = ("wearing",)  # relations of things that come along with who has them
ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A character and what it is called in the prompt that the language reads."""

    name: str
    kind: str
    first: str  # at its first mention: "a fox"
    then: str  # "the fox", "the second fox"
    hero: Entity | None = None  # None: cut out, or in the scene already
    home: Scene | None = None  # the hero's own
    character: Character | None = None  # None: in the scene already
    id: str = ""  # of its entity, in the scene already


def roles_of(given: Sequence[Character], scene: Scene | None = None) -> tuple[Role, ...]:
    """The characters that are given, and those of the scene that is edited, those first."""
    roles = [] if scene is None else list(_there(scene))
    known = {role.name.casefold() for role in roles}
    for character in given:
        if character.name.casefold() not in known:
            roles.append(_new(character, [role.kind for role in roles]))
            known.add(character.name.casefold())
    return tuple(roles)


def spoken(prompt: str, roles: Sequence[Role]) -> str:
    """The prompt with what the characters are in place of their names."""
    seen: set[str] = set()
    by_name = {_plain(role.name): role for role in roles}
    if not by_name:
        return prompt

    def said(match: re.Match[str]) -> str:
        role = by_name[_plain(match.group(0))]
        is_again = bool(role.id) or role.name in seen
        seen.add(role.name)
        return role.then if is_again else role.first

    return _pattern(roles).sub(said, prompt)


def present(prompt: str, reading: Reading, roles: Sequence[Role], before: Reading | None = None) -> Reading:  # fmt: skip
    """The reading with the characters in it: looks, clothes and names; and those told of whom the
    prompt says nothing. `prompt`: as it was written; `before`: the reading that was edited."""
    scene, missing, cutouts = reading.scene, [], () if before is None else before.cutouts
    named = {_plain(found) for found in _pattern(roles).findall(prompt)} if roles else set()
    old = frozenset() if before is None else frozenset(e.id for e in before.scene.entities)
    for role in roles:
        if role.character is None:
            continue
        entity = _entity_of(role, scene, old) if _plain(role.name) in named else None
        if entity is None:
            missing.append(_missing(role, is_named=_plain(role.name) in named))
            continue
        known = Known(role.name, entity.id, is_paper=role.hero is None)
        if role.hero is not None and role.home is not None:
            scene, known = _dressed(scene, entity, role.hero, role.home, known)
        else:
            cutouts = (*cutouts, Cutout(role.name, cut_out(role.character.clip)))
        scene = msgspec.structs.replace(scene, characters=(*scene.characters, known))
    ids = {entity.id for entity in scene.entities}
    scene = msgspec.structs.replace(
        scene, characters=tuple(each for each in scene.characters if each.id in ids)
    )
    renamed = {
        field: tuple(_renamed(each, prompt, roles) for each in getattr(reading, field))
        for field in ("understood", "not_understood", "changed", "not_done")
    }
    renamed["not_done"] += tuple(missing)
    return msgspec.structs.replace(reading, scene=scene, prompt=prompt, cutouts=cutouts, **renamed)


def papers_of(reading: Reading) -> dict[str, bytes]:
    """The pictures of those who are cut out, by the ids of their entities."""
    pictures = {each.name: each.picture for each in reading.cutouts}
    return {
        known.id: pictures[known.name]
        for known in reading.scene.characters
        if known.is_paper and known.name in pictures
    }


def _there(scene: Scene) -> list[Role]:
    """The characters of a scene, as the language can speak of them."""
    roles = []
    for known in scene.characters:
        entity = scene.entity(known.id)
        if entity is None:
            continue
        same = [other.id for other in scene.entities if other.kind == entity.kind]
        ordinal = f"{ORDINALS[min(same.index(entity.id), 3)]} " if len(same) > 1 else ""
        name = f"the {ordinal}{entity.kind}"
        roles.append(Role(name=known.name, kind=entity.kind, first=name, then=name, id=entity.id))
    return roles


def _new(character: Character, others: Sequence[str]) -> Role:
    """One that is given: the hero of its own scene, or a figure to be cut out."""
    home = None if character.negative is None else decode(character.negative).scene
    hero = None if home is None else _hero(home)
    kind = PAPER if hero is None else hero.kind
    article = "an" if kind[0] in "aeiou" else "a"
    count = others.count(kind)
    then = f"the {ORDINALS[min(count, 3)]} {kind}" if count else f"the {kind}"
    first = f"another {kind}" if count else f"{article} {kind}"
    return Role(
        name=character.name, kind=kind, first=first, then=then, hero=hero, home=home,
        character=character,
    )  # fmt: skip


def _hero(scene: Scene) -> Entity | None:
    """Who a scene is about: the first of its cast whom the prompt named; one that is on footage or
    a picture counts as well. None where there is nobody."""
    seen = [entity for entity in scene.entities if cast.has(entity.kind)]
    named = [entity for entity in seen if "implied" not in entity.traits]
    return next(iter((*named, *seen)), None)


def _entity_of(role: Role, scene: Scene, old: frozenset[str]) -> Entity | None:
    """The newcomer that the language made of a name."""
    taken = {known.id for known in scene.characters} | old
    fresh = (e for e in scene.entities if e.kind == role.kind and e.id not in taken)
    return next(fresh, None)


def _dressed(
    scene: Scene, entity: Entity, hero: Entity, home: Scene, known: Known
) -> tuple[Scene, Known]:
    """The scene in which an entity looks like the hero of another, and wears what that wears."""
    traits = tuple(dict.fromkeys((*(t for t in hero.traits if t != "implied"), *entity.traits)))
    looks = msgspec.structs.replace(
        entity,
        colour=entity.colour or hero.colour,
        scale=hero.scale if entity.scale == 1 else entity.scale,
        traits=traits,
    )
    entities = [looks if each.id == entity.id else each for each in scene.entities]
    serial = scene.serial
    for thing in home.entities:
        relation = thing.relation
        if relation is not None and relation.of == hero.id and relation.kind in WORN:
            serial += 1
            entities.append(
                Entity(
                    id=f"{thing.kind} {serial}", kind=thing.kind, colour=thing.colour,
                    scale=thing.scale, traits=thing.traits,
                    relation=Relation(relation.kind, entity.id),
                )
            )  # fmt: skip
    scene = msgspec.structs.replace(scene, entities=tuple(entities), serial=serial)
    return scene, msgspec.structs.replace(known, seed=home.look_seed(hero.id))


def _missing(role: Role, *, is_named: bool) -> str:
    if is_named:
        return f"{role.name} could not be brought into the picture by what the prompt says."
    return f"{role.name} is not shown: the prompt does not say that name."


def _renamed(sentence: str, prompt: str, roles: Sequence[Role]) -> str:
    """A sentence with names where the language was given nouns, unless the prompt has that noun."""
    for role in roles:
        if re.search(rf"(?i)\b{re.escape(role.kind)}", prompt):
            continue
        nouns = "|".join(map(re.escape, (role.first, role.then)))
        found = re.fullmatch(rf"(?i)({nouns}|{re.escape(role.kind)})(.*)", sentence)
        sentence = re.sub(rf"(?i)(?<!\w)(?:{nouns})(?!\w)", role.name, sentence)
        if found is not None and sentence.casefold() == role.kind:
            sentence = role.name
    return sentence


def _pattern(roles: Sequence[Role]) -> re.Pattern[str]:
    """Every name, the longest first, in any case and with any space between its words."""
    names = sorted((role.name for role in roles), key=len, reverse=True)
    words = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

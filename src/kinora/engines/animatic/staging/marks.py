"""Spots: which one each entity is given, once, and where that is in a set."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

import msgspec

from kinora.engines.animatic import cast
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.sets.base import Setting

# Who comes first stands where, by how many come together.
TOGETHER = {
    1: ("centre",),
    2: ("left", "right"),
    3: ("left", "centre", "right"),
    4: ("left", "right", "far left", "far right"),
    5: ("left", "centre", "right", "far left", "far right"),
}
LATER = ("centre", "right", "left", "far right", "far left", "back right", "back left", "back",
         "front right", "front left")  # fmt: skip
THINGS = ("right", "left", "far right", "far left", "back right", "back left", "front right")
# A spot as (columns aside, in shares of the spread; size there, next to that at the centre).
SPOTS = {
    "left": (-1.0, 0.96), "right": (1.0, 0.96), "far left": (-1.9, 0.88), "far right": (1.9, 0.88),
    "back": (0.25, 0.70), "back left": (-0.75, 0.74), "back right": (0.75, 0.74),
    "front left": (-1.45, 1.12), "front right": (1.45, 1.12),
}  # fmt: skip
# In an upright frame there is no room side by side: others stand farther back.
UPRIGHT = {
    "left": (-1.0, 0.74), "right": (1.0, 0.74), "far left": (-0.52, 0.5), "far right": (0.52, 0.5),
    "back": (0.2, 0.55), "back left": (-0.7, 0.52), "back right": (0.7, 0.52),
    "front left": (-0.8, 1.14), "front right": (0.8, 1.14),
}  # fmt: skip
ASIDE = 1.35  # widths between the middles of two who stand side by side
EDGE = 0.52  # widths between the middle of somebody and the frame's edge
UNCOVERED = 0.34  # widths of the middle's figure that nobody behind stands behind, on either side
SMALLEST = 0.45  # size of who stands farthest back for want of room
DEEPEST = 0.3  # size of the farthest spot of these tables
FIRST_OF_CROWD = 10  # as many have spots with a name
# Those of a kind who go together do so in file: who is first, second … stands where when they stop.
IN_FILE = ("right", "centre", "left", "far left", "far right", "back right", "back", "back left")
LEAPS = frozenset({"jump", "leap", "hop"})  # over what is in the middle
ABOARD = frozenset({"on", "in", "inside", "riding", "at"})
BUILT = frozenset({"build snowman"})  # stands between those who build it
FILE, FILED = "file ", frozenset({"walk", "march"})
NOT_IN_FILE = 1.2  # metres: people who are taller walk side by side
OWN_MARKS = {"piano": "piano", "kite": "sky", "audience": "house", "spotlight": "lamp"}


def settle(scene: Scene, subjects: frozenset[str]) -> Scene:
    """The scene with a mark for every entity that has none yet; those that have one keep it.

    `subjects`: the kinds that are puppets; the other kinds are things. A mark that is not for such
    a kind was that of what it replaces, and is given up.
    """
    scene = msgspec.structs.replace(
        scene, entities=tuple(_fitting(entity, subjects) for entity in scene.entities)
    )
    taken = {entity.mark for entity in scene.entities if entity.mark}
    newcomers = [e for e in scene.entities if not e.mark and e.kind in subjects]
    aboard = [each for each in newcomers if _is_aboard(each, scene)]
    newcomers = [each for each in newcomers if each not in aboard]
    is_first = not any(e.mark and e.kind in subjects for e in scene.entities)
    together = TOGETHER.get(len(newcomers), TOGETHER[5]) if is_first else ()
    marks: dict[str, str] = _files(scene, newcomers, is_first=is_first)
    taken |= {*marks.values(), *map(standing, marks.values())}
    for entity in (each for each in (*newcomers, *aboard) if each.id not in marks):
        marks[entity.id] = _free((*together, *LATER), taken)
        taken.add(marks[entity.id])
    is_peopled = any(entity.kind in subjects for entity in scene.entities)
    settled = {e.id: e.mark or marks.get(e.id, "") for e in scene.entities}
    for entity in scene.entities:
        if not settled[entity.id]:
            settled[entity.id] = _thing_mark(entity, scene, settled, taken, is_peopled=is_peopled)
            taken.add(settled[entity.id])
    entities = (msgspec.structs.replace(e, mark=settled[e.id]) for e in scene.entities)
    return msgspec.structs.replace(scene, entities=tuple(entities))


def _is_aboard(entity: Entity, scene: Scene) -> bool:
    """Is somebody on or in what carries them? That one has the better place."""
    relation = entity.relation
    other = None if relation is None or relation.kind not in ABOARD else scene.entity(relation.of)
    return other is not None and other.id != entity.id and cast.carries(other.kind)


def _leaps_over(entity: Entity, other: Entity) -> bool:
    relation = entity.relation
    is_over = relation is not None and relation.kind == "over" and relation.of == other.id
    return is_over and any(beat.action in LEAPS for beat in entity.beats)


def _files(scene: Scene, newcomers: list[Entity], *, is_first: bool) -> dict[str, str]:
    """The places in file of those who come: of a kind, all on their way, and nobody else there;
    or of a kind that is in file already."""
    filed = {each.kind for each in scene.entities if each.mark.startswith(FILE)}
    kinds = {each.kind for each in newcomers}
    if is_first and len(newcomers) > 1 and len(kinds) == 1:
        filed |= kinds
    places = (f"{FILE}{number}" for number in count(1))
    free = (each for each in places if all(other.mark != each for other in scene.entities))
    return {each.id: next(free) for each in newcomers if each.kind in filed and _files_along(each)}


def _files_along(entity: Entity) -> bool:
    """Does somebody of a sort that goes in file walk from the beginning?"""
    member = cast.member(entity.kind)
    first = entity.beats[0] if entity.beats else None
    if member is None or first is None or entity.relation is not None or first.target:
        return False
    is_person = member.plan == "biped" and member.height_m > NOT_IN_FILE
    is_beast = member.plan in ("quadruped", "biped") and not is_person
    return is_beast and first.action in FILED and first.start <= entity.enters_at <= 0


def standing(mark: str) -> str:
    """The spot of a mark: those in file have one for when they stop."""
    if not mark.startswith(FILE):
        return mark
    number = int(mark.removeprefix(FILE)) - 1
    return IN_FILE[number] if number < len(IN_FILE) else f"crowd {FIRST_OF_CROWD + number}"


def _fitting(entity: Entity, subjects: frozenset[str]) -> Entity:
    """The entity, without its mark if that is for another sort of thing."""
    own = OWN_MARKS.get(entity.kind)
    if own is not None:
        suits = entity.mark.split(" ")[0] == own
    else:
        relation = "" if entity.relation is None else entity.relation.kind
        is_spot = entity.mark in (*SPOTS, "centre") or entity.mark.startswith(("crowd ", FILE))
        is_thing = entity.kind not in subjects
        suits = is_spot or (is_thing and relation != "" and entity.mark.startswith(relation))
    return entity if suits or not entity.mark else msgspec.structs.replace(entity, mark="")


def _thing_mark(
    entity: Entity, scene: Scene, settled: dict[str, str], taken: set[str], *, is_peopled: bool
) -> str:
    """A thing that is related to another stands, hangs or is held there; a seat is where its
    sitter's spot is; where nobody is, things have the middle."""
    own = OWN_MARKS.get(entity.kind)
    if own is not None:
        return own if own not in taken else f"{own} {entity.id}"
    if any(beat.target == entity.id and beat.action in BUILT for other in scene.entities for beat in other.beats):  # fmt: skip
        return _free(("centre", *THINGS), taken)
    if any(_leaps_over(other, entity) for other in scene.entities):
        return "centre"
    if entity.relation is not None:
        return f"{entity.relation.kind} {entity.relation.of} {entity.id}"
    for other in scene.entities:
        relation = other.relation
        is_base = relation is not None and relation.kind in ("on", "in") and relation.of == entity.id  # fmt: skip
        if is_base and not settled[other.id].startswith(("on ", "in ")):
            return settled[other.id] or _free(THINGS, taken)
    return _free(THINGS if is_peopled else ("centre", *THINGS), taken)


def _free(choices: Iterable[str], taken: set[str]) -> str:
    """The first choice that nobody has, or the first place in the crowd that nobody has."""
    crowd = (f"crowd {number}" for number in count(FIRST_OF_CROWD))
    return next(name for name in chain(choices, crowd) if name not in taken)


def position(mark: str, setting: Setting) -> Point:
    """Column and row of a mark in a set. A name that no set and no table knows gets a spot of its
    own in the crowd behind, always the same for the same name."""
    mark = standing(mark)
    picture, centre = setting.picture, setting.mark("centre")
    known = {each.name: (each.x, each.row) for each in setting.marks}
    is_tight = picture.is_portrait and mark in UPRIGHT
    if mark in known and not is_tight:
        return known[mark]
    aside, size = (UPRIGHT if is_tight else SPOTS).get(mark) or _crowd_spot(mark)
    spread = min((0.28 if is_tight else 0.19) * picture.W, 245.0)
    if size < 1:  # spots farther back share the depth there is
        size = setting.far + (size - DEEPEST) / (1 - DEEPEST) * (1 - setting.far)
    row = setting.ground.row(setting.ground.scale(centre.row) * size)
    return centre.x + aside * spread, row


def roomy(mark: str, setting: Setting, wide: float) -> Point:
    """A mark's column and row for somebody `wide` design units wide at the centre: so far aside
    that a neighbour of the same width has room in the middle, farther back when the frame is too
    narrow for both."""
    mark = standing(mark)
    x, row = position(mark, setting)
    ground, centre, half = setting.ground, setting.mark("centre"), setting.picture.W / 2
    aside = abs(x - centre.x)
    is_between = setting.picture.is_portrait and mark.startswith("far")  # seen through the gaps
    if not mark.endswith(("left", "right")) or aside < 1 or is_between:
        return x, row
    size = ground.scale(row) / ground.scale(centre.row)
    if setting.picture.is_portrait:  # nearly half the middle's figure and the whole of this one
        fits = (half - UNCOVERED * wide) / wide
        size = min(size, max(fits, setting.far, SMALLEST))
    wanted = ASIDE * wide * (1 + size) / 2 * (1.8 if mark.startswith("far") else 1.0)
    most = max(half - EDGE * wide * size, 0.0)
    aside = max(aside, min(wanted, most))
    row = ground.row(ground.scale(centre.row) * size)
    return centre.x + (aside if x > centre.x else -aside), row


def _crowd_spot(mark: str) -> tuple[float, float]:
    """Rows of places behind each other for the many: "crowd 7" is the seventh."""
    digits = "".join(letter for letter in mark if letter in "0123456789")
    number = int(digits[:4] or 0)
    rank, file = divmod(number, 5)
    return (file - 2) * 0.85 + 0.3 * (rank % 2), max(0.80 - 0.09 * (rank % 6), 0.30)

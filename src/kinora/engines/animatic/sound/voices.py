"""Which voices a scene has: its place, its weather, and what each entity is and does.

Each voice has a name that seeds it, so an edit of one thing leaves all others as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.sound import indoors, music, subjects
from kinora.engines.animatic.sound.acts import act, entrance
from kinora.engines.animatic.sound.pacing import joined
from kinora.engines.animatic.sound.places import surroundings
from kinora.engines.animatic.sound.tape import Voice


def voices(scene: Scene) -> Iterator[Voice]:
    """Every voice of the scene, in an order that edits do not shuffle."""
    yield from surroundings(scene)
    yield from _band(scene)
    yield from _requested(scene)
    for entity in scene.entities:
        yield from _presence(scene, entity)
        yield from _doings(scene, entity)


def _band(scene: Scene) -> Iterator[Voice]:
    """One band plays however many dance, from the first step to the last."""
    beats = [beat for entity in scene.entities for beat in entity.beats if beat.action == "dance"]
    if beats:
        start, end = min(beat.start for beat in beats), max(beat.end for beat in beats)
        yield Voice("music/dance", partial(music.dance, start=start, end=end))


def _requested(scene: Scene) -> Iterator[Voice]:
    """The music that the prompt asks for, from the first second to the last."""
    pieces = {
        "music": music.dance,
        "upbeat music": music.dance,
        "piano music": music.piano,
        "calm music": music.piano,
    }
    for sound in scene.sounds:
        if sound in pieces:
            whole = partial(pieces[sound], start=0.0, end=float(scene.seconds))
            yield Voice(f"music/{sound}", whole)


def _presence(scene: Scene, entity: Entity) -> Iterator[Voice]:
    """What is heard of an entity because it is there."""
    start = entity.enters_at
    match entity.kind:
        case "kite":
            yield Voice(f"{entity.id}/kite", partial(subjects.kite, start=start))
        case "spotlight":
            yield Voice(f"{entity.id}/lamp", partial(indoors.lamp, at=start))
        case "robot":
            chatter = partial(subjects.beeps, start=start, end=float(scene.seconds))
            yield Voice(f"{entity.id}/beeps", chatter)


def _doings(scene: Scene, entity: Entity) -> Iterator[Voice]:
    for kind, play in entrance(scene, entity):
        yield Voice(f"{entity.id}/entrance/{kind}", play)
    counted: dict[str, int] = {}
    for beat in joined(entity.beats):
        number = counted[beat.action] = counted.get(beat.action, 0) + 1
        for kind, play in act(scene, entity, beat):
            yield Voice(f"{entity.id}/{beat.action}/{number}/{kind}", play)

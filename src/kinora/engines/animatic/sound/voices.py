"""Which voices a scene has: its place, its weather, and what each entity is and does.

Each voice has a name that seeds it, so an edit of one thing leaves all others as they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kinora.engines.animatic.scene import Beat, Caption, Entity, Scene
from kinora.engines.animatic.sound import (
    engines,
    indoors,
    music,
    requests,
    scenery,
    subjects,
    throat,
)
from kinora.engines.animatic.sound.acts import act, entrance, size_of
from kinora.engines.animatic.sound.cries import calls
from kinora.engines.animatic.sound.given import is_muted
from kinora.engines.animatic.sound.menagerie import cry_of
from kinora.engines.animatic.sound.pacing import joined
from kinora.engines.animatic.sound.places import surroundings
from kinora.engines.animatic.sound.tape import Voice


def voices(scene: Scene) -> Iterator[Voice]:
    """Every voice of the scene, in an order that edits do not shuffle."""
    yield from surroundings(scene)
    yield from doings(scene)


def doings(scene: Scene) -> Iterator[Voice]:
    """Every voice but those of the place and its weather; where it is muted, what was asked for."""
    if is_muted(scene):
        yield from _requested(scene)
        return
    yield from _band(scene)
    yield from _requested(scene)
    yield from _spoken(scene)
    for entity in scene.entities:
        yield from _presence(scene, entity)
        yield from _doings(scene, entity)


def foreground(scene: Scene) -> Iterator[tuple[float, float]]:
    """When there is music or speech, to which all else gives way."""
    for entity in scene.entities:
        for beat in entity.beats:
            if beat.action in ("dance", "sing") or beat.action.startswith("play "):
                yield max(beat.start, entity.enters_at), beat.end
    if any(requests.is_music(sound) for sound in scene.sounds):
        yield 0.0, float(scene.seconds)
    for caption in scene.captions:
        yield caption.start, caption.end


def _band(scene: Scene) -> Iterator[Voice]:
    """One band plays however many dance, from the first step to the last."""
    beats = [beat for entity in scene.entities for beat in entity.beats if beat.action == "dance"]
    if beats:
        start, end = min(beat.start for beat in beats), max(beat.end for beat in beats)
        yield Voice("music/dance", partial(music.dance, start=start, end=end))


def _requested(scene: Scene) -> Iterator[Voice]:
    """What the prompt asks to hear, from the first second to the last."""
    for sound in scene.sounds:
        play = requests.play_of(sound, scene)
        if play is not None:
            yield Voice(f"music/{sound}", play)


def _spoken(scene: Scene) -> Iterator[Voice]:
    """Talk without words under each caption, as high as its speaker is small."""
    for number, caption in enumerate(scene.captions):
        entity = scene.entity(caption.speaker)
        if entity is not None and any(_talks(beat, caption) for beat in entity.beats):
            continue  # is heard already
        size = 1.0 if entity is None else size_of(entity)
        said = partial(throat.chatter, start=caption.start, end=caption.end, size=size)
        yield Voice(f"caption/{number}", said)


def _talks(beat: Beat, caption: Caption) -> bool:
    return beat.action == "talk" and beat.start < caption.end and caption.start < beat.end


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
        case "campfire" | "bonfire" | "fireplace" | "torch":
            yield Voice(f"{entity.id}/fire", partial(scenery.crackle, start=start))
        case "fountain":
            yield Voice(f"{entity.id}/fountain", scenery.stream)
        case _:
            yield from _own_voice(scene, entity)


def _own_voice(scene: Scene, entity: Entity) -> Iterator[Voice]:
    """What drives is heard driving; an animal calls now and then while it is not asleep."""
    running = engines.voice_of(entity.kind)
    if running is not None:
        yield Voice(f"{entity.id}/engine", partial(running, start=entity.enters_at))
    cry, busy = cry_of(entity.kind), {"sleep", "sing", "growl", "meow", "howl", "talk"}
    if cry is not None and not busy & {beat.action for beat in entity.beats}:
        now_and_then = partial(
            calls, start=entity.enters_at, end=float(scene.seconds), cry=cry, size=entity.scale
        )
        yield Voice(f"{entity.id}/cries", now_and_then)


def _doings(scene: Scene, entity: Entity) -> Iterator[Voice]:
    for kind, play in entrance(scene, entity):
        yield Voice(f"{entity.id}/entrance/{kind}", play)
    counted: dict[str, int] = {}
    for beat in joined(entity.beats):
        number = counted[beat.action] = counted.get(beat.action, 0) + 1
        for kind, play in act(scene, entity, beat):
            yield Voice(f"{entity.id}/{beat.action}/{number}/{kind}", play)

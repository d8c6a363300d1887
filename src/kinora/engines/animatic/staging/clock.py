"""The story's clock: a scene with its moments told in seconds of the story, as planning needs them.

In slow motion the story runs slower than the clip; the camera and the written captions stay with
the clip.
"""

from __future__ import annotations

import msgspec

from kinora.engines.animatic.scene import Caption, Entity, Scene


def in_story(scene: Scene) -> Scene:
    """The scene with every beat, entrance and spoken word at its moment of the story instead of the clip."""
    if scene.pace == 1 and all(part.pace == 1 for part in scene.parts):
        return scene
    told = tuple(_told(entity, scene) for entity in scene.entities)
    spoken = tuple(_told_words(caption, scene) for caption in scene.captions)
    return msgspec.structs.replace(scene, entities=told, captions=spoken)


def _told(entity: Entity, scene: Scene) -> Entity:
    beats = (
        msgspec.structs.replace(beat, start=scene.story(beat.start), end=scene.story(beat.end))
        for beat in entity.beats
    )
    enters_at = scene.story(entity.enters_at)
    return msgspec.structs.replace(entity, beats=tuple(beats), enters_at=enters_at)


def _told_words(caption: Caption, scene: Scene) -> Caption:
    start, end = scene.story(caption.start), scene.story(caption.end)
    return msgspec.structs.replace(caption, start=start, end=end)


def cuts(scene: Scene) -> tuple[float, ...]:
    """In the story: where each part of the clip ends, the last with the clip."""
    ends = (*(part.start for part in scene.parts), float(scene.seconds))
    return tuple(scene.story(end) for end in ends)

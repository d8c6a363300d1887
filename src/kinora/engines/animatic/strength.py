"""How far a remix, an edit or an extension departs from its source: what is taken back of what a
prompt asked for, or staged anew beyond it. Knows nothing of how prompts are read."""

from __future__ import annotations

import math
import random

import msgspec

from kinora.engines.animatic.language.describing import changes
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.looks import finish_names
from kinora.engines.animatic.scene import Beat, Caption, Entity, Part, Reading, Scene, seed_from

LIGHTS = frozenset({"sun rays"})  # effects that are light: nothing comes into the picture
PLACES = ("centre", "left", "right", "far left", "far right")
SHIFT = 0.4  # seconds by which what is done may come earlier or later


def limited(baseline: Scene, reading: Reading) -> Reading:
    """A subtle edit: of `reading`, the colours, light, weather, look, mood, sounds and words; all
    else as in `baseline`, where nothing was asked for. What was taken back is told."""
    wanted = reading.scene
    effects = tuple(
        each
        for each in wanted.effects
        if each in baseline.effects or each in LIGHTS or each in finish_names()
    )
    ids = {entity.id for entity in baseline.entities}
    scene = msgspec.structs.replace(
        baseline.under(msgspec.structs.replace(wanted.air(), effects=effects)),
        entities=tuple(_coloured(entity, wanted) for entity in baseline.entities),
        captions=tuple(_spoken(caption, ids) for caption in wanted.captions),
        title=wanted.title,
        sounds=wanted.sounds,
        parts=_parts(baseline, wanted),
        serial=wanted.serial,
    )
    name = lexicon().colour_name
    done, asked = changes(baseline, scene, name), changes(baseline, wanted, name)
    refused = tuple(each for each in asked if each not in done)
    return msgspec.structs.replace(
        reading,
        scene=scene,
        changed=tuple(
            each for each in reading.changed if not any(each.endswith(r) for r in refused)
        ),
        not_done=tuple(f"Not done, because the strength is subtle: {each}" for each in refused),
    )


def anew(source: Scene, reading: Reading, seed: int) -> Reading:
    """A strong edit: what the prompt left open is staged anew with `seed`: other spots, times and
    details of the same cast, place and look."""
    scene = reading.scene
    fresh = seed if seed != source.seed else seed_from(seed, "anew")
    chance = random.Random(seed_from(fresh, "staging"))
    shift = chance.choice((-1, 1)) * chance.uniform(0.5, 1.0) * SHIFT
    marks = _marks(source, scene, chance)
    entities = tuple(
        msgspec.structs.replace(
            entity,
            mark=marks.get(entity.id, entity.mark),
            beats=tuple(
                _shifted(beat, entity, source, shift, scene.seconds) for beat in entity.beats
            ),
        )
        for entity in scene.entities
    )
    scene = msgspec.structs.replace(scene, seed=fresh, entities=entities)
    changed = (*reading.changed, "What was left open was staged anew.")
    return msgspec.structs.replace(reading, scene=scene, changed=changed)


def _coloured(entity: Entity, wanted: Scene) -> Entity:
    new = wanted.entity(entity.id)
    if new is None or new.kind != entity.kind:
        return entity
    return msgspec.structs.replace(entity, colour=new.colour)


def _spoken(caption: Caption, ids: set[str]) -> Caption:
    """What somebody says who is not there is nobody's."""
    if caption.speaker in ids:
        return caption
    return msgspec.structs.replace(caption, speaker="")


def _parts(baseline: Scene, wanted: Scene) -> tuple[Part, ...]:
    """The parts as they were, with the air that they begin in."""
    return tuple(
        msgspec.structs.replace(part, before=new.before)
        for part, new in zip(baseline.parts, wanted.parts, strict=True)
    )


def _marks(source: Scene, scene: Scene, chance: random.Random) -> dict[str, str]:
    """Other spots for those who stand where nobody asked them to."""
    free = [
        entity
        for entity in scene.entities
        if entity.mark in PLACES
        and entity.relation is None
        and (old := source.entity(entity.id)) is not None
        and old.mark == entity.mark
    ]
    taken = {entity.mark for entity in scene.entities} - {entity.mark for entity in free}
    spots = [mark for mark in PLACES[: max(3, len(free) + 1)] if mark not in taken]
    if len(spots) < len(free):
        return {}
    for _ in range(8):
        chosen = chance.sample(spots, len(free))
        if all(mark != entity.mark for mark, entity in zip(chosen, free, strict=True)):
            break
    return {entity.id: mark for mark, entity in zip(chosen, free, strict=True)} if free else {}


def _shifted(beat: Beat, entity: Entity, source: Scene, shift: float, seconds: float) -> Beat:
    """A beat that was there before, a little earlier or later in the middle of the clip: all go
    together, so who acts with another still does."""
    old = source.entity(entity.id)
    if old is None or beat not in old.beats:
        return beat
    start, end = (t + shift * math.sin(math.pi * t / seconds) for t in (beat.start, beat.end))
    return msgspec.structs.replace(beat, start=max(start, 0.0), end=min(end, seconds))

"""When lines are said: captions with times, and the mouths that say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from kinora.engines.animatic.language.moments import ANY_TIME, Span
from kinora.engines.animatic.scene import Beat, Caption, Entity, Scene

TALKS = frozenset({"talk", "sing"})  # actions of a mouth
_LEAST_S, _PER_LETTER_S = 2.0, 0.095  # how long a line is shown, at least and by its letters
_BREATH_S = 0.3  # before the first word of a clip


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A line and its turn among what happens."""

    text: str
    speaker: str  # an id, or "" for nobody in the picture
    slot: int
    span: Span = ANY_TIME


def caption(
    scene: Scene, sayings: Sequence[Saying], *, begins: dict[int, float], start: float
) -> Scene:
    """The scene with its lines as captions, one after the other; who says one talks just then."""
    if not sayings:
        return scene
    start = min([start, *(each.span.start for each in sayings if each.span.start is not None)])
    kept = tuple(each for each in scene.captions if each.start < start)
    free = max((each.end for each in kept), default=start)
    if scene.seconds - free < _LEAST_S:  # no time left: what is being said is broken off
        kept, free = tuple(_until(each, start) for each in kept), start
    later = [each for each in scene.captions if each.start >= start]
    new = [_captioned(saying, scene, begins, start) for saying in sayings]
    captions = (*kept, *_one_by_one([*later, *new], free, float(scene.seconds)))
    spoken = [each for each in captions if each not in scene.captions]
    entities = tuple(_talking(entity, spoken) for entity in scene.entities)
    return msgspec.structs.replace(scene, captions=captions, entities=entities)


def reworded(scene: Scene, caption: Caption, text: str) -> Scene:
    """The scene with other words in a caption, from the same moment on, as long as there is time."""
    ends = [each.start for each in scene.captions if each.start > caption.start]
    end = min([caption.start + _length(text), *ends, float(scene.seconds)])
    new = msgspec.structs.replace(caption, text=text, end=round(end, 3))
    captions = tuple(new if each is caption else each for each in scene.captions)
    entities = tuple(_talking_until(e, caption, new.end) if e.id == new.speaker else e for e in scene.entities)  # fmt: skip
    return msgspec.structs.replace(scene, captions=captions, entities=entities)


def _talking_until(entity: Entity, caption: Caption, end: float) -> Entity:
    others = [beat.start for beat in entity.beats if beat.start >= caption.end]
    beats = tuple(
        msgspec.structs.replace(beat, end=min([end, *others]))
        if beat.action == "talk" and beat.start < caption.end == beat.end
        else beat
        for beat in entity.beats
    )
    return msgspec.structs.replace(entity, beats=beats)


def silenced(scene: Scene, captions: Sequence[Caption]) -> Scene:
    """The scene without those captions, and without the talking that was for them."""
    entities = []
    for entity in scene.entities:
        own = [each for each in captions if each.speaker == entity.id]
        beats = tuple(
            beat
            for beat in entity.beats
            if beat.action != "talk"
            or not any(beat.start < c.end and c.start < beat.end for c in own)
        )
        entities.append(msgspec.structs.replace(entity, beats=beats))
    left = tuple(each for each in scene.captions if each not in captions)
    return msgspec.structs.replace(scene, captions=left, entities=tuple(entities))


def _length(text: str) -> float:
    """Seconds that a line is shown."""
    return max(_LEAST_S, _PER_LETTER_S * len(text))


def _until(caption: Caption, end: float) -> Caption:
    return msgspec.structs.replace(caption, end=min(caption.end, max(end, caption.start + 0.5)))


def _captioned(saying: Saying, scene: Scene, begins: dict[int, float], start: float) -> Caption:
    begin = saying.span.start if saying.span.start is not None else begins.get(saying.slot, start)
    speaker = scene.entity(saying.speaker)
    ends = [each for each in begins.values() if each > begin]
    until = min(ends, default=float(scene.seconds))
    for beat in speaker.beats if speaker is not None else ():
        if beat.action in TALKS and beat.start < until and beat.end > begin:
            begin = max(begin, beat.start)
            break
    begin = max(begin, _BREATH_S)
    length = _length(saying.text)
    if saying.span.end is not None:
        until = saying.span.end
    return Caption(text=saying.text, start=begin, end=min(begin + length, max(until, begin + 0.5)), speaker=saying.speaker)  # fmt: skip


def _one_by_one(captions: Sequence[Caption], free: float, end: float) -> Iterable[Caption]:
    """Lines that overlap wait for one another; too many for the time share it by their length."""
    ordered = sorted(captions, key=lambda each: each.start)
    lengths = [each.end - each.start for each in ordered]
    at = max(free, ordered[0].start)
    room = end - at
    squeeze = min(1.0, room / max(sum(lengths), 1e-6))
    left = sum(lengths) * squeeze
    for each, length in zip(ordered, lengths, strict=True):
        begin = max(at, min(each.start, end - left))
        at = begin + length * squeeze
        left -= length * squeeze
        yield msgspec.structs.replace(each, start=round(begin, 3), end=round(min(at, end), 3))


def _talking(entity: Entity, captions: Sequence[Caption]) -> Entity:
    """Somebody who talks just while there are words of theirs; else at rest."""
    own = [each for each in captions if each.speaker == entity.id]
    if not own or not any(beat.action in TALKS for beat in entity.beats):
        return entity
    first, last = own[0].start, own[-1].end
    beats = [
        _trimmed(beat, first, last) if beat.action == "talk" else beat for beat in entity.beats
    ]
    return msgspec.structs.replace(entity, beats=tuple(b for b in beats if b.end > b.start))


def _trimmed(beat: Beat, first: float, last: float) -> Beat:
    start = min(max(beat.start, first), beat.end)
    return msgspec.structs.replace(beat, start=start, end=max(start, min(beat.end, last)))

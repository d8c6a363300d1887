"""A scene goes on: what an extension's prompt tells begins where the clip ended.

Nothing before that moment changes, but for the colours of those who are in it: of them the added
part alone is ever shown.
"""

from __future__ import annotations

import msgspec

from kinora.engines.animatic.language.reading import edit
from kinora.engines.animatic.scene import Beat, Camera, Caption, Entity, Part, Reading, Scene
from kinora.errors import GenerationError

LONGEST = 120  # seconds of a clip with all its extensions
MOST_PARTS = 6  # extensions of one clip
_NEAR = 0.05  # seconds: who acts until then acts until the end


def extend(source: Reading, prompt: str, seconds: int) -> Reading:
    """The source's scene, longer by `seconds`, with what the prompt tells of in the added part.
    Raises GenerationError when the clip would get too long or has been extended too often."""
    before = source.scene
    whole = before.seconds + seconds
    if whole > LONGEST or len(before.parts) >= MOST_PARTS:
        raise GenerationError(
            f"A video can be extended {MOST_PARTS} times and to {LONGEST} seconds in all; this one "
            f"has been extended {len(before.parts)} times and would be {whole} seconds long."
        )
    cut = float(before.seconds)
    longer = msgspec.structs.replace(
        before, seconds=whole, camera=_resting(before), pace=_pace(before)
    )
    told = edit(msgspec.structs.replace(source, scene=longer, past=()), prompt, since=cut)
    scene = told.scene
    part = Part(
        start=cut,
        camera=scene.camera,
        pace=scene.pace / before.pace,
        before=before.air() if scene.air() != before.air() else None,
    )
    scene = msgspec.structs.replace(
        scene,
        camera=before.camera,
        pace=before.pace,
        parts=(*before.parts, part),
        entities=tuple(_going_on(entity, before, cut, float(whole)) for entity in scene.entities),
        captions=_captions(before, scene, cut),
    )
    changed = (f"{seconds} seconds were added.", *(_dated(each, cut) for each in told.changed))
    return msgspec.structs.replace(told, scene=scene, changed=changed, past=())


def airs(scene: Scene) -> tuple[tuple[float, Scene], ...]:
    """The scene as it is from each moment on at which its air changes, in order; the first from 0."""
    found: list[tuple[float, Scene]] = []
    now = scene
    for part in reversed(scene.parts):
        if part.before is not None:
            found.append((part.start, now))
            now = scene.under(part.before)
    return ((0.0, now), *reversed(found))


def spread(before: Scene, after: Scene) -> Scene:
    """An edited scene in which what the edit did to the air was done to all of the clip's parts."""
    was, now = (msgspec.structs.asdict(scene.air()) for scene in (before, after))
    new = {name: value for name, value in now.items() if value != was[name]}
    if not new:
        return after
    parts = tuple(
        part
        if part.before is None
        else msgspec.structs.replace(part, before=msgspec.structs.replace(part.before, **new))
        for part in after.parts
    )
    return msgspec.structs.replace(after, parts=parts)


def _resting(scene: Scene) -> Camera:
    """What the camera does when nothing more is said: stays where it is; a hand goes on shaking."""
    last = scene.parts[-1].camera if scene.parts else scene.camera
    if last.move == "handheld":
        return last
    return msgspec.structs.replace(last, move="static", amount=1.0)


def _pace(scene: Scene) -> float:
    """How fast the story runs at the end."""
    return scene.pace * (scene.parts[-1].pace if scene.parts else 1.0)


def _going_on(entity: Entity, before: Scene, cut: float, end: float) -> Entity:
    """What somebody did until the cut goes on until there is something new to do."""
    source = before.entity(entity.id)
    if source is None:
        beats = tuple(beat for beat in entity.beats if beat.end > cut)
        return msgspec.structs.replace(entity, beats=beats, enters_at=max(entity.enters_at, cut))
    new = tuple(beat for beat in entity.beats if beat.start >= cut)
    is_halted = len(entity.beats) - len(new) < len(source.beats)
    first = new[0].start if new else end
    beats = source.beats
    if beats and beats[-1].end >= cut - _NEAR and first > cut and not is_halted:
        last = beats[-1]
        beats = (*beats, Beat(last.action, cut, first, last.target))
    return msgspec.structs.replace(entity, beats=beats + new, enters_at=source.enters_at)


def _captions(before: Scene, scene: Scene, cut: float) -> tuple[Caption, ...]:
    """What was said before, and what is said now, in the added part."""
    new = tuple(each for each in scene.captions if each not in before.captions)
    if all(each.start >= cut for each in new):
        return before.captions + new
    share = (scene.seconds - cut) / scene.seconds
    return before.captions + tuple(
        msgspec.structs.replace(each, start=cut + each.start * share, end=cut + each.end * share)
        for each in new
    )


def _dated(sentence: str, cut: float) -> str:
    """A change with its time, unless it says when it is."""
    return sentence if " s on" in sentence or " at " in sentence else f"From {cut:g} s on: {sentence}"  # fmt: skip

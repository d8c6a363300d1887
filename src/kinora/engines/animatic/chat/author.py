"""From a language model's answer to a scene: ids that last, times inside the clip, old values kept."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from kinora.engines.animatic.chat.answer import Answer, Done, Told, names
from kinora.engines.animatic.language.draft import Draft
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import (
    Beat,
    Camera,
    Caption,
    Entity,
    Look,
    Relation,
    Scene,
    within_clip,
)

LEAST_S = 0.2  # seconds of an action that can be seen


def written(answer: Answer, scene: Scene) -> Scene:
    """The scene that the answer tells of, made from `scene`: an empty one, or a source.

    Who keeps its id keeps its mark, so that nobody whom the answer leaves alone moves.
    """
    ids, serial = _ids(answer, scene)
    is_new = not scene.serial
    entities = tuple(_entity(told, ids, scene) for told in answer.entities)
    scene = msgspec.structs.replace(
        scene, entities=entities, serial=serial, place=answer.place,
        time_of_day=answer.time_of_day, weather=answer.weather, sky=answer.sky,
        wet=scene.wet or any(lexicon().tables.weathers[name].wet for name in answer.weather),
        camera=Camera(answer.camera_move, answer.camera_amount, answer.framing, answer.angle),
        look=Look(answer.style, answer.palette, scene.look.backlight), pace=answer.pace,
        effects=answer.effects, lighting=answer.lighting, mood=answer.mood, sounds=answer.sounds,
        captions=_captions(answer, ids, scene.seconds),
    )  # fmt: skip
    draft = Draft(within_clip(scene), lexicon())
    for entity in scene.entities:
        draft.fit(entity.id)  # an animal that plays the piano sits upright
    if is_new:
        _bring_along(draft)
    return draft.scene


def _bring_along(draft: Draft) -> None:
    """What nobody names because it goes without saying: the stool before the piano, the audience."""
    tables = draft.lexicon.tables
    deeds = [beat.action for entity in draft.scene.entities for beat in entity.beats]
    kinds = [kind for deed in deeds for kind in tables.actions[deed].implies]
    for kind in (*kinds, *tables.places[draft.scene.place].implies):
        draft.imply(kind)


def _ids(answer: Answer, scene: Scene) -> tuple[dict[str, str], int]:
    """The lasting id of each that the answer names, and how many were ever given out."""
    ids, serial = {}, scene.serial
    for told in answer.entities:
        if scene.entity(told.id) is not None:
            ids[told.id] = told.id
            continue
        serial += 1
        ids[told.id] = f"{told.kind.replace(' ', '-')}-{serial}"
    return ids, serial


def _entity(told: Told, ids: Mapping[str, str], scene: Scene) -> Entity:
    id_ = ids[told.id]
    old = scene.entity(id_) or Entity(id=id_, kind=told.kind)
    relation = None
    if told.relation and told.relation_of in ids and told.relation_of != told.id:
        relation = Relation(told.relation, ids[told.relation_of])
    told_of = set(names()["trait"])  # others, such as clothes, no model knows of or takes away
    kept = tuple(trait for trait in old.traits if trait not in told_of and old.kind == told.kind)
    return msgspec.structs.replace(
        old, kind=told.kind, colour=told.colour, scale=told.scale, relation=relation,
        traits=(*kept, *told.traits), beats=_beats(told, ids, scene.seconds),
        enters_at=min(told.enters_at, float(scene.seconds)),
    )  # fmt: skip


def _beats(told: Told, ids: Mapping[str, str], seconds: int) -> tuple[Beat, ...]:
    """In order, one after the other, inside the clip; what its body cannot do is left out."""
    beats: list[Beat] = []
    for done in sorted(told.actions, key=lambda done: done.start):
        start = max(done.start, beats[-1].end if beats else 0.0)
        end = min(done.end, float(seconds))
        if end - start >= LEAST_S and _is_able(told, done):
            beats.append(Beat(done.action, start, end, ids.get(done.target, "")))
    return tuple(beats)


def _is_able(told: Told, done: Done) -> bool:
    tables = lexicon().tables
    subject, action = tables.subjects[told.kind], tables.actions[done.action]
    bodies = {subject.body, "biped"} if subject.upright else {subject.body}
    return not action.bodies or bool(bodies & set(action.bodies))


def _captions(answer: Answer, ids: Mapping[str, str], seconds: int) -> tuple[Caption, ...]:
    last = float(seconds)
    return tuple(
        Caption(line.text, min(line.start, last), min(line.end, last), ids.get(line.speaker, ""))
        for line in answer.dialogue
        if line.text.strip() and line.start < min(line.end, last)
    )

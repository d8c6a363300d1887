"""What a language model fills in: a scene without what only Kinora decides (seed, size, marks).

Typed and bounded; whether its names are in the vocabulary is checked here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import msgspec

from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import (
    Amount,
    Angle,
    Framing,
    Hex,
    HexOrNone,
    Line,
    Moment,
    Move,
    Pace,
    Scale,
    Scene,
)

MOST_ENTITIES = 24
Name = Annotated[str, msgspec.Meta(max_length=64)]
Names = Annotated[tuple[Name, ...], msgspec.Meta(max_length=8)]


class Done(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An action of somebody, in seconds of the clip."""

    action: Name
    start: Moment
    end: Moment
    target: Name = ""  # id of whom or what it is done to


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody or something in the picture."""

    id: Name
    kind: Name
    colour: HexOrNone = ""
    scale: Scale = 1.0
    traits: Names = ()
    actions: Annotated[tuple[Done, ...], msgspec.Meta(max_length=12)] = ()
    relation: Name = ""
    relation_of: Name = ""
    enters_at: Moment = 0.0


class Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of dialogue."""

    text: Line
    start: Moment
    end: Moment
    speaker: Name = ""


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole scene as a language model tells it."""

    entities: Annotated[tuple[Told, ...], msgspec.Meta(max_length=MOST_ENTITIES)]
    place: Name
    time_of_day: Name
    weather: Names = ()
    sky: Names = ()
    camera_move: Move = "static"
    camera_amount: Amount = 1.0
    framing: Framing = "medium"
    angle: Angle = "eye level"
    style: Name = ""
    palette: Annotated[tuple[Hex, ...], msgspec.Meta(max_length=8)] = ()
    effects: Names = ()
    lighting: Name = ""
    mood: Name = ""
    sounds: Names = ()
    dialogue: Annotated[tuple[Spoken, ...], msgspec.Meta(max_length=12)] = ()
    pace: Pace = 1.0
    not_understood: Annotated[tuple[Line, ...], msgspec.Meta(max_length=24)] = ()


RELATIONS = ("holding", "at", "on", "in", "next to", "behind", "in front of", "over", "under")


def parse(text: str) -> Answer:
    """The answer in a text. Raises ValueError, with the reason, when it is not one."""
    begin, end = text.find("{"), text.rfind("}")  # some models put it between fences
    try:
        answer = msgspec.json.decode(text[begin : end + 1].encode(), type=Answer)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise ValueError(f"it is no scene: {error}") from error
    unknown = next(_unknown(answer), None)
    if unknown is not None:
        raise ValueError(f"its {unknown[0]} {unknown[1]!r} cannot be drawn")
    ids = [told.id for told in answer.entities]
    if len(set(ids)) < len(ids) or "" in ids:
        raise ValueError("its entities need an id each")
    return answer


def names() -> dict[str, tuple[str, ...]]:
    """What may be named, by what it is."""
    tables = lexicon().tables
    return {
        "kind": _drawable(tables.subjects.items()),
        "action": _drawable(tables.actions.items()),
        "place": _drawable(tables.places.items()),
        "time_of_day": _drawable(tables.times.items()),
        "weather": _drawable(tables.weathers.items()),
        "sky": _drawable(tables.skies.items()),
        "style": _drawable(tables.styles.items()),
        "effect": _drawable(tables.effects.items()),
        "lighting": _drawable(tables.lightings.items()),
        "mood": _drawable(tables.moods.items()),
        "sound": tuple(tables.sounds),
        "trait": tuple(tables.modifiers["traits"]),
        "relation": RELATIONS,
    }


def schema() -> dict[str, Any]:
    """The JSON schema of an answer: every field asked for, every name one of the vocabulary."""
    _, parts = msgspec.json.schema_components((Answer,), ref_template="#/$defs/{name}")
    for part in parts.values():
        part["required"] = list(part["properties"])
        for value in part["properties"].values():
            value.pop("default", None)  # nothing is left to a default, and strict mode forbids them
    known = names()
    for part, field, name in (
        ("Answer", "place", "place"),
        ("Answer", "time_of_day", "time_of_day"),
        ("Told", "kind", "kind"),
        ("Done", "action", "action"),
    ):
        parts[part]["properties"][field] = {"enum": list(known[name])}
    for part, field, name in (
        ("Answer", "style", "style"),
        ("Answer", "lighting", "lighting"),
        ("Answer", "mood", "mood"),
        ("Told", "relation", "relation"),
    ):
        parts[part]["properties"][field] = {"enum": ["", *known[name]]}
    for part, field, name in (
        ("Answer", "weather", "weather"),
        ("Answer", "sky", "sky"),
        ("Answer", "effects", "effect"),
        ("Answer", "sounds", "sound"),
        ("Told", "traits", "trait"),
    ):
        parts[part]["properties"][field]["items"] = {"enum": list(known[name])}
    return {**parts.pop("Answer"), "$defs": parts}


def told_of(scene: Scene) -> Answer:
    """A scene as a language model would have told it, for it to edit."""
    known = set(names()["trait"])
    return Answer(
        entities=tuple(
            Told(
                id=entity.id, kind=entity.kind, colour=entity.colour, scale=entity.scale,
                traits=tuple(trait for trait in entity.traits if trait in known),
                actions=tuple(
                    Done(beat.action, beat.start, beat.end, beat.target) for beat in entity.beats
                ),
                relation=entity.relation.kind if entity.relation else "",
                relation_of=entity.relation.of if entity.relation else "",
                enters_at=entity.enters_at,
            )
            for entity in scene.entities
        ),
        place=scene.place, time_of_day=scene.time_of_day, weather=scene.weather, sky=scene.sky,
        camera_move=scene.camera.move, camera_amount=scene.camera.amount,
        framing=scene.camera.framing, angle=scene.camera.angle, style=scene.look.style,
        palette=scene.look.palette, pace=scene.pace, effects=scene.effects,
        lighting=scene.lighting, mood=scene.mood, sounds=scene.sounds,
        dialogue=tuple(
            Spoken(line.text, line.start, line.end, line.speaker) for line in scene.captions
        ),
    )  # fmt: skip


def _drawable(rows: Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    return tuple(key for key, row in rows if row.drawable)


def _unknown(answer: Answer) -> Iterator[tuple[str, str]]:
    """Every name that is not in the vocabulary, with what it should have been."""
    known = names()
    used = [("place", answer.place), ("time_of_day", answer.time_of_day)]
    used += [("weather", name) for name in answer.weather] + [("sky", name) for name in answer.sky]
    used += [("effect", name) for name in answer.effects]
    used += [("sound", name) for name in answer.sounds]
    choices = {"style": answer.style, "lighting": answer.lighting, "mood": answer.mood}
    used += [(what, name) for what, name in choices.items() if name]
    for told in answer.entities:
        used.append(("kind", told.kind))
        used += [("trait", trait) for trait in told.traits]
        used += [("action", done.action) for done in told.actions]
        used += [("relation", told.relation)] if told.relation else []
    yield from ((what, name) for what, name in used if name not in known[what])

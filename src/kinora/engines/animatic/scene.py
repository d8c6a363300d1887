"""The typed scene: the animatic engine's negative.

Language writes it, staging and drawing read it. Every value is frozen and serialisable; a remix
is a scene made from a scene. Times are seconds from the start of the clip, colours are `#rrggbb`.
Nothing here draws, and nothing here reads English.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

import msgspec

from kinora.errors import GenerationError

SCHEMA = 3
PAST = 8  # scenes that a reading remembers

Move = Literal["static", "pan left", "pan right", "tilt up", "tilt down", "dolly in", "dolly out", "zoom in", "zoom out",
               "truck left", "truck right", "crane up", "crane down", "orbit", "handheld"]  # fmt: skip
Framing = Literal["wide", "medium", "close-up"]
Angle = Literal["eye level", "low angle", "high angle"]
# What a stored scene may hold; anything else was not written by Kinora.
Hex = Annotated[str, msgspec.Meta(pattern=r"\A#[0-9a-fA-F]{6}\Z")]
HexOrNone = Annotated[str, msgspec.Meta(pattern=r"\A(#[0-9a-fA-F]{6})?\Z")]
Moment = Annotated[float, msgspec.Meta(ge=0)]
Scale = Annotated[float, msgspec.Meta(ge=0.05, le=20)]
Amount = Annotated[float, msgspec.Meta(ge=0, le=5)]
Pixels = Annotated[int, msgspec.Meta(ge=16, le=8192)]
Seconds = Annotated[int, msgspec.Meta(ge=1, le=600)]
Count = Annotated[int, msgspec.Meta(ge=0)]
Pace = Annotated[float, msgspec.Meta(ge=0.1, le=8)]
Line = Annotated[str, msgspec.Meta(max_length=400)]


class Beat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One action of an entity, from `start` to `end`."""

    action: (
        str  # a key of the vocabulary's actions: "play piano", "bow", "wave", "walk", "fly kite" …
    )
    start: Moment
    end: Moment
    target: str = ""  # id of the entity it is done to or with


class Relation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an entity is with respect to another."""

    kind: str  # "holding", "at", "on", "next to", "behind", "in front of", "over", "under"
    of: str  # id of the other entity


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing in the picture: a subject, a prop, a crowd or a lamp.

    `id` never changes through remixes (a replacement keeps it), so everything random about an
    entity is keyed by it and survives every edit of the others.
    """

    id: str
    kind: str  # a key of the vocabulary: "cat", "child", "robot", "monster", "piano", "kite", "audience", "spotlight"
    colour: HexOrNone = ""  # main colour; "" leaves the kind's own
    scale: Scale = 1.0
    traits: tuple[
        str, ...
    ] = ()  # "fluffy", "old", "implied" (came with the place, not from the prompt)
    beats: tuple[Beat, ...] = ()  # sorted by start, not overlapping; gaps are idle
    relation: Relation | None = None
    enters_at: Moment = 0.0  # later than 0: comes into the picture then
    comes_from: Literal["", "left", "right"] = ""  # where it comes in; "" from the nearer side
    mark: str = ""  # spot where it stands; staging gives it once and every edit keeps it


class Camera(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the shot is taken."""

    move: Move = "static"
    amount: Amount = 1.0  # 0.5 slow or subtle, 1 plain, 1.5 strong
    framing: Framing = "medium"
    angle: Angle = "eye level"


class Caption(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that are spoken, shown under the picture from `start` to `end`."""

    text: Line
    start: Moment
    end: Moment
    speaker: str = ""  # id of the entity that says them


class Taken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The clip that was given as the picture: so long, and then its last frame."""

    seconds: Seconds
    fps: Annotated[int, msgspec.Meta(ge=1, le=120)] = 30


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is done to the finished picture."""

    style: str = ""  # "", "noir", "watercolour" …
    palette: tuple[Hex, ...] = ()  # dark to bright; empty: as painted
    backlight: HexOrNone = ""  # colour of a backlight, "" for none


class Air(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What lies over a whole picture: its hour, weather, light and look; see `Scene`."""

    time_of_day: str = "noon"
    weather: tuple[str, ...] = ()
    sky: tuple[str, ...] = ()
    wet: bool = False
    look: Look = Look()
    effects: tuple[str, ...] = ()
    lighting: str = ""
    mood: str = ""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a clip was extended by: from `start` on the camera does this, from where it was."""

    start: Moment
    camera: Camera = Camera()
    pace: Pace = 1.0  # how fast the story runs here, next to the scene's own pace
    before: Air | None = None  # the air until then, where the part brought another


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody with a name, who was given with the prompt."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    id: str  # of the entity that it is
    seed: int = -1  # of its looks, where it comes from another scene; -1 for its own
    is_paper: bool = False  # it is cut out of a clip


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that decides the frames."""

    seed: int
    width: Pixels
    height: Pixels
    seconds: Seconds
    place: str = "park"  # "stage", "park", "forest", "neon street" …
    time_of_day: str = "noon"  # "dawn", "morning", "noon", "golden hour", "dusk", "night"
    weather: tuple[str, ...] = ()  # any of "rain", "snow", "fog", "wind", "storm"; empty: clear
    sky: tuple[str, ...] = ()  # "stars", "clouds", "northern lights", "moon"; also "autumn"
    wet: bool = False  # puddles and reflections, also after the rain has stopped
    entities: tuple[Entity, ...] = ()
    camera: Camera = Camera()
    look: Look = Look()
    effects: tuple[
        str, ...
    ] = ()  # laid over the set: "fireworks", "sun rays", "rainbow", "smoke", "confetti" …
    lighting: str = ""  # lamps of the place: "", "dim", "candlelight"
    mood: str = ""  # "cheerful", "eerie", "calm" …
    sounds: tuple[str, ...] = ()  # asked for beyond what the scene brings along: "jazz" …
    captions: tuple[Caption, ...] = ()
    title: Line = ""  # the prompt's own words as a moving title, where nothing of it is known
    pace: Pace = 1.0  # how fast the story's time runs: 0.5 is slow motion
    parts: tuple[Part, ...] = ()  # what the clip was extended by, in order
    reference: str = ""  # SHA-256 of the picture that is the set; "" for a painted one
    footage: Taken | None = None  # the clip that is the set; None for a painted or pictured one
    characters: tuple[Known, ...] = ()  # those of the entities that have names of their own
    serial: Count = 0  # how many entity ids were ever given out; none is used twice
    schema: Count = SCHEMA

    def entity(self, id_: str) -> Entity | None:
        return next((entity for entity in self.entities if entity.id == id_), None)

    def air(self) -> Air:
        """What lies over the picture, at the end of the clip."""
        return Air(*(getattr(self, name) for name in Air.__struct_fields__))

    def under(self, air: Air) -> Scene:
        """The same under another air."""
        return msgspec.structs.replace(self, **msgspec.structs.asdict(air))

    def look_seed(self, id_: str) -> int:
        """The seed of what somebody looks like: of a character, that of the scene it comes from."""
        known = next((each for each in self.characters if each.id == id_), None)
        return self.seed_of(id_) if known is None or known.seed < 0 else known.seed

    def story(self, t: float) -> float:
        """How many seconds of the story have passed after t seconds of the clip."""
        told, since, pace = 0.0, 0.0, self.pace
        for part in self.parts:
            if part.start >= t:
                break
            told, since = told + (part.start - since) * pace, part.start
            pace = self.pace * part.pace
        return told + (t - since) * pace

    def seed_of(self, name: str) -> int:
        """A seed for one entity or effect that no edit of the others changes (0 to 2**32 - 1)."""
        return seed_from(self.seed, name)


def seed_from(seed: int, name: str) -> int:
    """A seed of its own for each name under a seed (0 to 2**32 - 1)."""
    digest = hashlib.blake2s(f"{seed}/{name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big")


class Cutout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The picture of a character that is cut out of a clip."""

    name: str
    picture: bytes


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was made of a prompt: the scene and, for people, what was and was not understood."""

    scene: Scene
    prompt: str
    understood: tuple[str, ...] = ()  # phrases of the prompt that are in the scene
    changed: tuple[str, ...] = ()  # for a remix: one plain sentence per edit
    not_understood: tuple[str, ...] = ()  # words of the prompt that are not in the scene
    not_done: tuple[str, ...] = ()  # what was understood and was not to be done, and why: sentences
    past: tuple[Scene, ...] = ()  # scenes it was edited from, newest last, for "undo"; at most PAST
    picture: bytes = b""  # the reference image, encoded, for the scene's `reference`
    cutouts: tuple[Cutout, ...] = ()  # pictures of the scene's characters, as far as they need any
    answer: str = ""  # what a chat endpoint wrote, when one was asked


def encode(reading: Reading) -> bytes:
    """A reading as the JSON bytes of a negative."""
    return msgspec.json.encode(reading)


def shown(reading: Reading) -> bytes:
    """What `/scene` says of a reading: what it was made of, without what is kept only for edits.

    Lists of what was and was not understood and of what changed are always there; of the scene, and
    of what is in it, only what is not empty.
    """
    report = {
        "prompt": reading.prompt,
        "understood": reading.understood,
        "not_understood": reading.not_understood,
        "changed": reading.changed,
        "not_done": reading.not_done,
        "scene": _told(reading.scene),
    }
    if reading.answer:
        report["answer"] = reading.answer
    return msgspec.json.format(msgspec.json.encode(report), indent=2)


def _told(scene: Scene) -> object:
    """What is not empty of a scene; where footage is the set, no place is said."""
    builtins = msgspec.to_builtins(scene)
    if scene.footage is not None:
        del builtins["place"]
    return _filled(builtins)


def _filled(value: object) -> object:
    """Builtins without empty strings, lists and nulls."""
    if isinstance(value, dict):
        filled = {key: _filled(part) for key, part in value.items()}
        return {key: part for key, part in filled.items() if part not in ("", [], {}, None)}
    if isinstance(value, list | tuple):
        return [_filled(part) for part in value]
    return value


def decode(negative: bytes) -> Reading:
    """A negative's reading. Raises GenerationError when it is damaged or from a newer Kinora."""
    try:
        reading = msgspec.json.decode(negative, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GenerationError(
            "The source's scene is damaged or from another version of Kinora; create it anew."
        ) from error
    if reading.scene.schema > SCHEMA:
        raise GenerationError(
            f"The source's scene has schema {reading.scene.schema}; this version of Kinora reads "
            f"up to {SCHEMA}. Upgrade Kinora, or create the video anew."
        )
    return msgspec.structs.replace(reading, scene=within_clip(reading.scene))


def within_clip(scene: Scene) -> Scene:
    """The scene with every beat inside the clip, so that nothing is planned beyond its end."""
    last = float(scene.seconds)
    entities = tuple(
        msgspec.structs.replace(entity, beats=tuple(_until(beat, last) for beat in entity.beats))
        for entity in scene.entities
    )
    return msgspec.structs.replace(scene, entities=entities)


def _until(beat: Beat, last: float) -> Beat:
    if beat.end <= last:
        return beat
    return msgspec.structs.replace(beat, start=min(beat.start, last), end=last)

"""Which voices a scene has: its place, its weather, and what each entity is doing.

Each voice has a name that seeds it, so an edit of one thing leaves all others as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.sound import crowd, indoors, music, nature, subjects
from kinora.engines.animatic.sound.signal import Rng
from kinora.engines.animatic.sound.tape import Room, Tape

Play = Callable[[Tape, Rng], None]

_ROOMS = {
    "stage": Room(1.9, 0.16),
    "kitchen": Room(0.5, 0.14),
    "room": Room(0.5, 0.14),
    "neon street": Room(0.9, 0.13),
    "city street": Room(0.9, 0.12),
    "forest": Room(0.9, 0.10),
    "space": Room(2.8, 0.22),
    "ocean": Room(1.4, 0.14),
    "mountains": Room(1.6, 0.10),
}
_OPEN_AIR = Room(0.5, 0.06)

_GROUNDS = {
    "stage": "wood",
    "kitchen": "wood",
    "room": "wood",
    "neon street": "stone",
    "city street": "stone",
    "snow": "snow",
    "beach": "sand",
    "desert": "sand",
    "mountains": "stone",
}
_STEPS_EVERY = {"walk": 0.52, "run": 0.31, "enter": 0.52, "leave": 0.52}  # seconds
_INDOORS = frozenset({"stage", "kitchen", "room"})
_BARREN = frozenset({"snow", "desert", "space", "ocean", "beach", "neon street", "city street"})
_CROWDS = frozenset({"audience"})
_SIZES = {"monster": 1.3, "bear": 1.4, "robot": 1.2, "child": 0.6, "cat": 0.3, "dog": 0.5,
          "rabbit": 0.3, "fox": 0.4, "penguin": 0.5, "ballerina": 0.6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """One source of sound; `play` puts it on a tape, with randomness seeded by `name`."""

    name: str
    play: Play


def room_of(scene: Scene) -> Room:
    return _ROOMS.get(scene.place, _OPEN_AIR)


def voices(scene: Scene) -> Iterator[Voice]:
    """Every voice of the scene, in an order that edits do not shuffle."""
    yield from _place(scene)
    yield from _weather(scene)
    yield from _dance(scene)
    for entity in scene.entities:
        yield from _entity(scene, entity)


def _place(scene: Scene) -> Iterator[Voice]:
    beds: dict[str, Play] = {
        "stage": crowd.hush,
        "neon street": indoors.city,
        "city street": indoors.city,
        "kitchen": indoors.room,
        "room": indoors.room,
        "beach": nature.waves,
        "ocean": nature.deep_water,
        "space": nature.void,
        "desert": partial(nature.wind, level=0.07),
        "snow": partial(nature.wind, level=0.06),
        "mountains": partial(nature.wind, level=0.07),
    }
    yield Voice(f"place/{scene.place}", beds.get(scene.place, nature.breeze))
    if scene.place == "neon street":
        yield Voice("place/signs", indoors.neon)
    if scene.place in _INDOORS or scene.place in _BARREN:
        return
    if scene.place != "mountains":
        yield Voice("place/leaves", nature.leaves)
    yield from _wildlife(scene)


def _wildlife(scene: Scene) -> Iterator[Voice]:
    """Birds by day and crickets by night; both shelter from bad weather."""
    if {"rain", "storm", "snow"} & set(scene.weather):
        return
    if scene.time_of_day == "night":
        yield Voice("place/crickets", nature.crickets)
        return
    every = {"dawn": 0.5, "morning": 0.6, "dusk": 1.8}.get(scene.time_of_day, 1.0)
    yield Voice("place/birds", partial(nature.birds, every=every))
    if scene.place == "forest":
        yield Voice("place/cuckoo", nature.cuckoo)


def _weather(scene: Scene) -> Iterator[Voice]:
    if scene.place in ("space", "ocean"):
        return
    weather = set(scene.weather)
    soft = scene.place not in ("neon street", "city street")
    if weather & {"rain", "storm"}:
        yield Voice("weather/rain", partial(nature.rain, soft=soft))
    if weather & {"wind", "storm"}:
        yield Voice("weather/wind", nature.wind)
    if "storm" in weather:
        yield Voice("weather/thunder", nature.thunder)
    if "snow" in weather:
        yield Voice("weather/snow", partial(nature.breeze, level=0.02))


def _dance(scene: Scene) -> Iterator[Voice]:
    """One band plays however many dance, from the first step to the last."""
    beats = [beat for entity in scene.entities for beat in entity.beats if beat.action == "dance"]
    if beats:
        start, end = min(beat.start for beat in beats), max(beat.end for beat in beats)
        yield Voice("music/dance", partial(music.dance, start=start, end=end))


def _entity(scene: Scene, entity: Entity) -> Iterator[Voice]:
    start = entity.enters_at
    if entity.kind == "kite":
        yield Voice(f"{entity.id}/kite", partial(subjects.kite, start=start))
    if entity.kind == "spotlight":
        yield Voice(f"{entity.id}/lamp", partial(indoors.lamp, at=start))
    if entity.kind == "robot":
        chatter = partial(subjects.beeps, start=start, end=float(scene.seconds))
        yield Voice(f"{entity.id}/beeps", chatter)
    counted: dict[str, int] = {}
    for beat in entity.beats:
        number = counted[beat.action] = counted.get(beat.action, 0) + 1
        for kind, play in _beat(scene, entity, beat):
            yield Voice(f"{entity.id}/{beat.action}/{number}/{kind}", play)


def _beat(scene: Scene, entity: Entity, beat: Beat) -> Iterator[tuple[str, Play]]:
    start, end = max(beat.start, entity.enters_at), beat.end
    size = _SIZES.get(entity.kind, 1.0) * entity.scale
    match beat.action:
        case "play piano":
            yield "piano", partial(music.piano, start=start, end=end)
        case "cheer" if entity.kind in _CROWDS:
            yield "applause", partial(crowd.cheer, start=start, end=end)
        case "wave" if entity.kind == "monster":
            yield "grunts", partial(subjects.grunts, size=size, start=start, end=end)
        case "wave" if entity.kind == "robot":
            yield "servos", partial(subjects.servos, every=0.6, start=start, end=end)
        case "sleep":
            yield "snores", partial(subjects.snores, size=size, start=start, end=end)
        case "play ball":
            yield "bounces", partial(subjects.bounces, start=start, end=end)
        case action if action in _STEPS_EVERY:
            yield from _steps(scene, entity, every=_STEPS_EVERY[action], start=start, end=end)


def _steps(
    scene: Scene, entity: Entity, *, every: float, start: float, end: float
) -> Iterator[tuple[str, Play]]:
    ground = _GROUNDS.get(scene.place, "grass")
    if ground == "stone" and scene.wet:
        ground = "wet"
    weight = _SIZES.get(entity.kind, 1.0) * entity.scale
    yield (
        "steps",
        partial(subjects.steps, every=every, ground=ground, weight=weight, start=start, end=end),
    )
    if entity.kind == "robot":
        yield "servos", partial(subjects.servos, every=every, start=start, end=end)

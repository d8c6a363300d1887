"""What a place and its weather sound like, whoever is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from kinora.engines.animatic.paint import flashes
from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.sound import crowd, indoors, nature, scenery
from kinora.engines.animatic.sound.given import is_muted
from kinora.engines.animatic.sound.pacing import clip_time
from kinora.engines.animatic.sound.tape import Play, Room, Voice

_ROOMS = {
    "stage": Room(1.9, 0.16),
    "kitchen": Room(0.5, 0.14),
    "room": Room(0.5, 0.14),
    "neon street": Room(0.9, 0.13),
    "city street": Room(0.9, 0.12),
    "snowy street": Room(0.7, 0.08),
    "forest": Room(0.9, 0.10),
    "space": Room(2.8, 0.22),
    "ocean": Room(1.4, 0.14),
    "underwater": Room(1.4, 0.14),
    "moon surface": Room(2.8, 0.22),
    "mountains": Room(1.6, 0.10),
    "living room": Room(0.5, 0.12),
    "bedroom": Room(0.4, 0.10),
    "café": Room(0.6, 0.14),
    "library": Room(0.9, 0.14),
    "classroom": Room(0.8, 0.16),
    "laboratory": Room(0.8, 0.16),
    "museum": Room(2.2, 0.20),
    "ballroom": Room(2.0, 0.20),
    "gym": Room(2.0, 0.22),
    "spaceship": Room(0.9, 0.16),
    "cave": Room(2.8, 0.26),
    "viaduct": Room(1.4, 0.10),
    "stadium": Room(1.6, 0.16),
    "market": Room(0.8, 0.10),
    "jungle": Room(0.9, 0.10),
}
_OPEN_AIR = Room(0.5, 0.06)

_LEAFY = frozenset(
    {
        "park",
        "forest",
        "river",
        "castle",
        "village",
        "farm",
        "lake",
        "savanna",
        "jungle",
        "viaduct",
        "garden",
        "playground",
        "wheat field",
        "country road",
    }
)
_LIVELY = frozenset({"mountains", "waterfall"})  # no leaves, but birds by day and crickets by night
_PAVED = frozenset(
    {"neon street", "city street", "snowy street", "market", "rooftop", "harbour", "stadium"}
)
_INDOORS = frozenset({"stage", "kitchen", "room", "living room", "bedroom", "café", "library", "classroom",
                      "laboratory", "museum", "ballroom", "gym", "cave"})  # fmt: skip
AIRLESS = frozenset(
    {"space", "moon surface", "ocean", "underwater", "spaceship"}
)  # no weather gets there


def place_names() -> tuple[str, ...]:
    """Every place that has a sound of its own."""
    return (*_beds(), *sorted(_LEAFY))


def room_of(scene: Scene) -> Room:
    """How the place rings."""
    return _ROOMS.get(scene.place, _OPEN_AIR)


def is_indoors(scene: Scene) -> bool:
    """Is there a roof over it?"""
    return scene.place in _INDOORS


def surroundings(scene: Scene) -> Iterator[Voice]:
    """The voices of the place, its wildlife and its weather."""
    if is_muted(scene):
        return
    if scene.footage is None:
        yield from _place(scene)
    yield from _weather(scene)


def _beds() -> dict[str, Play]:
    """What is heard all the time; where nothing is said, a breeze."""
    return {
        "stage": crowd.hush,
        "neon street": indoors.city,
        "city street": indoors.city,
        "kitchen": indoors.room,
        "room": scenery.hearth,
        "beach": nature.waves,
        "coastal road": nature.waves,
        "open sea": nature.waves,
        "lighthouse": nature.waves,
        "ocean": nature.deep_water,
        "underwater": nature.deep_water,
        "space": nature.void,
        "moon surface": nature.void,
        "open sky": partial(nature.wind, level=0.05),
        "desert": partial(nature.wind, level=0.07),
        "snow": partial(nature.wind, level=0.06),
        "snowy village": partial(nature.wind, level=0.05),
        "snowy street": indoors.city,
        "mountains": partial(nature.wind, level=0.07),
        "mars": partial(nature.wind, level=0.05),
        "arctic sea": nature.waves,
        "waterfall": scenery.cascade,
        "cave": scenery.drips,
        "volcano": scenery.rumble,
        "market": scenery.chatter,
        "rooftop": indoors.city,
        "stadium": scenery.crowd,
        "harbour": nature.waves,
        "living room": scenery.hearth,
        "bedroom": indoors.room,
        "library": indoors.room,
        "classroom": indoors.room,
        "laboratory": scenery.machines,
        "spaceship": scenery.machines,
        "café": scenery.chatter,
        "museum": scenery.hall,
        "ballroom": scenery.hall,
        "gym": scenery.hall,
    }


def _place(scene: Scene) -> Iterator[Voice]:
    beds = _beds()
    yield Voice(f"place/{scene.place}", beds.get(scene.place, nature.breeze))
    if scene.place == "neon street":
        yield Voice("place/signs", indoors.neon)
    is_park = scene.place not in beds  # an unknown place is drawn as one
    if is_park:
        yield Voice("place/leaves", nature.leaves)
    if is_park or scene.place in _LIVELY:
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
    """Under a roof it is heard on the roof; where there is no air, not at all."""
    if scene.place in AIRLESS:
        return
    weather = set(scene.weather)
    for name, brought_by, bed in _falls(scene):
        if weather & brought_by:
            yield Voice(f"weather/{name}", bed)
    if "fireworks" in scene.effects:
        yield Voice("weather/fireworks", partial(nature.fireworks, shells=_shells(scene)))


def _falls(scene: Scene) -> tuple[tuple[str, set[str], Play], ...]:
    """Every sound of the weather, and which weathers bring it."""
    surface = "roof" if is_indoors(scene) else "street" if scene.place in _PAVED else "leaves"
    level = 0.05 if "heavy snow" in scene.weather else 0.02
    return (
        ("rain", {"rain", "storm"}, partial(nature.rain, surface=surface)),
        ("hail", {"hail"}, nature.hail),
        ("wind", {"wind", "storm", "sandstorm"}, nature.wind),
        ("thunder", {"storm"}, partial(nature.thunder, strikes=_strikes(scene))),
        ("snow", {"snow", "heavy snow"}, partial(nature.breeze, level=level)),
        ("leaves", {"falling leaves"}, nature.leaves),
    )


def _strikes(scene: Scene) -> tuple[float, ...]:
    """When in the clip its lightning strikes."""
    rng = np.random.default_rng(flashes.lightning_seed(scene.seed_of("storm")))
    return _in_clip(scene, flashes.strikes(rng).tolist())


def _shells(scene: Scene) -> tuple[float, ...]:
    """When in the clip its fireworks open."""
    seed, told = scene.seed_of("fireworks"), scene.story(float(scene.seconds))
    count = int((told + flashes.SHELL_EARLY) / flashes.SHELL_EVERY) + 2
    return _in_clip(scene, [flashes.opens(seed, number) for number in range(count)])


def _in_clip(scene: Scene, moments: Sequence[float]) -> tuple[float, ...]:
    """Moments of what flashes, which keeps its own time where the story is told faster."""
    hurry = max(1.0, scene.pace, *(scene.pace * part.pace for part in scene.parts))
    shown = (clip_time(scene, moment * hurry) for moment in moments if moment > 0)
    return tuple(at for at in shown if at < scene.seconds)

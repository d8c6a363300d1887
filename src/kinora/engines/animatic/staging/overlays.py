"""What lies over a set by the will of the scene: weather, lamps that follow somebody, crowds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import skia

from kinora.engines.animatic import effects, weather
from kinora.engines.animatic.effects.firelight import firelight
from kinora.engines.animatic.effects.lamps import lamps
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.sets.base import Live
from kinora.engines.animatic.show.audience import Audience
from kinora.engines.animatic.show.confetti import Confetti
from kinora.engines.animatic.show.spotlight import Spotlight
from kinora.engines.animatic.staging.staged import Actor, Item
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.vents import fires, vents
from kinora.engines.animatic.staging.world import World

CHEERS = frozenset({"cheer", "clap", "applaud"})
SWELL = 0.5  # seconds for a cheer or a lamp to rise
LAMP = "#ffedc2"
FLASHES = frozenset({"fireworks", "lightning"})


def overlays(scene: Scene, world: World, items: Sequence[Item]) -> tuple[Live, ...]:
    """Live layers, each with a seed of its own."""
    tracks = {item.id: item.track for item in items if isinstance(item, Actor)}
    layers: list[Live] = []
    calm = _calm(scene)
    for name in scene.weather:
        layers += calmed(weather.build(name, world.setting, scene.seed_of(name)), calm)
    for name in scene.effects:
        seed, sources = scene.seed_of(name), vents(name, scene.entities, items, world)
        built = effects.build(name, world.setting, seed, sources)
        layers += calmed(built, calm) if name in FLASHES else built
    for vent in fires(scene.entities, items, world):
        layers += firelight(world.setting, scene.seed_of("firelight"), vent)
    layers += lamps(scene.lighting, world.setting, scene.seed_of("candles"))
    for entity in scene.entities:
        if entity.kind == "audience":
            layers += _crowd(entity, scene, world)
        elif entity.kind == "spotlight":
            layers += _lamp(entity, world, tracks)
    return tuple(layers)


def _calm(scene: Scene) -> float:
    """By how much what flashes is slowed down where the story runs faster than the clip."""
    return 1 / max(1.0, scene.pace, *(scene.pace * part.pace for part in scene.parts))


def calmed(layers: Iterable[Live], share: float) -> Iterable[Live]:
    """The same layers by a slower clock, so that no light flashes faster than it was made to."""
    if share >= 1:
        return layers
    return [Live(each.distance, partial(_slowed, each, share)) for each in layers]


def _slowed(layer: Live, share: float, canvas: skia.Canvas, t: float) -> None:
    layer.draw(canvas, t * share)


def _crowd(entity: Entity, scene: Scene, world: World) -> tuple[Live, ...]:
    picture, seed, cheer = world.setting.picture, scene.seed_of(entity.id), _cheering(entity)
    return Audience(picture, seed, cheer).live(), Confetti(picture, seed, cheer).live()


def _cheering(entity: Entity) -> Callable[[float], float]:
    """How loud the crowd is: rises with each of its cheers and falls when one is over."""
    spans = [(beat.start, beat.end) for beat in entity.beats if beat.action in CHEERS]

    def cheer(t: float) -> float:
        most = 0.0
        for start, end in spans:
            rising = min(max((t - start) / SWELL, 0.0), 1.0) if start > 0 else 1.0
            falling = min(max(1 - (t - end) / SWELL, 0.0), 1.0)
            most = max(most, rising * falling)
        return most

    return cheer


def _lamp(entity: Entity, world: World, tracks: Mapping[str, Track]) -> tuple[Live, ...]:
    """A spotlight on whom it is told to follow, or on the first subject."""
    wanted = entity.relation.of if entity.relation is not None else ""
    track = tracks.get(wanted) or next(iter(tracks.values()), None)
    home = world.home("centre")

    def spot(t: float) -> Point:
        stand = track.at(max(t, track.begins)) if track is not None else None
        return (stand.x, stand.row) if stand is not None else home

    strength, colour = _swelling(entity.enters_at), entity.colour or LAMP
    return Spotlight(world.setting.picture, spot, strength, colour=colour).layers()


def _swelling(enters_at: float) -> Callable[[float], float]:
    """On for the whole clip, or switched on later."""
    if enters_at <= 0:
        return lambda _: 1.0
    return lambda t: min(max((t - enters_at) / SWELL, 0.0), 1.0)

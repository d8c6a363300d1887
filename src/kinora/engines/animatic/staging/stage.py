"""Puts a scene on its set: finds cast and props for its entities, plans each, points the camera."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic import cast, props, weather
from kinora.engines.animatic.cast.base import Puppet
from kinora.engines.animatic.paint.colour import rgb
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.sets.audience import Audience
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.sets.confetti import Confetti
from kinora.engines.animatic.sets.spotlight import Spotlight
from kinora.engines.animatic.staging.floor import Floor
from kinora.engines.animatic.staging.group import piano_posts, piano_size, piano_spot
from kinora.engines.animatic.staging.plan import plan
from kinora.engines.animatic.staging.shot import camera_of
from kinora.engines.animatic.staging.staged import Actor, Flown, Held, Item, Staged, Standing
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.world import World, story_ground, story_size

CHEERS = frozenset({"cheer", "clap", "applaud"})
TALLEST = 0.84  # share of the height between the centre's row and the upper edge
SWELL = 0.5  # seconds for a cheer or a lamp to rise
ON_HEAD = frozenset({"wearing", "on head"})
IN_HAND = frozenset({"holding", "carrying", "with"})


def stage(scene: Scene, setting: Setting, check: Callable[[], None]) -> Staged:
    """The staged scene; pure in the scene and the set. `check` is called between entities."""
    if scene.look.backlight:
        setting = _backlit(setting, scene.look.backlight)
    floor = Floor(story_ground(setting, scene.camera.framing))
    world = World(setting=setting, floor=floor, seconds=float(scene.seconds))
    world = World(
        setting=setting, floor=floor, seconds=world.seconds, posts=piano_posts(scene, world)
    )
    director = _Director(scene, world)
    items: list[Item] = []
    for entity in scene.entities:
        check()
        items += director.items(entity)
    return Staged(
        setting=setting,
        ground=floor.ground,
        items=tuple(items),
        layers=director.layers(),
        shot=camera_of(scene, world, director.hero()),
        seconds=world.seconds,
    )


class _Director:
    """One scene on one set, entity by entity."""

    def __init__(self, scene: Scene, world: World) -> None:
        self.scene, self.world = scene, world

    def items(self, entity: Entity) -> list[Item]:
        """What is drawn for an entity: nothing for crowds and lamps, which are layers."""
        if cast.has(entity.kind):
            return [self._actor(entity)]
        if props.has(entity.kind):
            return [self._thing(entity)]
        return []

    def hero(self) -> Point:
        """Where the first subject is at the beginning."""
        for entity in self.scene.entities:
            if cast.has(entity.kind):
                stand = self._track(entity).at(entity.enters_at)
                return (stand.x, stand.row) if stand else self.world.home(entity.mark)
        return self.world.home("centre")

    def layers(self) -> tuple[Live, ...]:
        """Weather, lamps and crowds, each with a seed of its own."""
        layers: list[Live] = []
        setting, scene = self.world.setting, self.scene
        for name in scene.weather:
            layers += weather.build(name, setting, scene.seed_of(name))
        for entity in scene.entities:
            layers += self._layers_of(entity)
        return tuple(layers)

    def _layers_of(self, entity: Entity) -> tuple[Live, ...]:
        picture, seed = self.world.setting.picture, self.scene.seed_of(entity.id)
        if entity.kind == "audience":
            cheer = _cheering(entity)
            crowd, paper = Audience(picture, seed, cheer), Confetti(picture, seed, cheer)
            return (crowd.live(), paper.live())
        if entity.kind == "spotlight":
            strength, colour = _swelling(entity.enters_at), entity.colour or "#ffedc2"
            return Spotlight(picture, self._lit(entity), strength, colour=colour).layers()
        return ()

    # -- who

    def _actor(self, entity: Entity) -> Actor:
        puppet = self._puppet(entity)
        is_wet = "rain" in self.scene.weather or "storm" in self.scene.weather
        return Actor(
            id=entity.id,
            puppet=puppet,
            track=self._track(entity),
            size=self._story_size(entity, puppet),
            rain=self.scene.seed_of(f"rain on {entity.id}") if is_wet else None,
        )

    def _story_size(self, entity: Entity, puppet: Puppet) -> float:
        """How much larger than life somebody is drawn; nobody outgrows the frame."""
        world, centre = self.world, self.world.home("centre")
        most = TALLEST * centre[1] / world.ground.scale(centre[1]) / puppet.height
        return min(entity.scale * story_size(puppet.height), most)

    def _puppet(self, entity: Entity) -> Puppet:
        seed = self.scene.seed_of(entity.id)
        return cast.puppet(entity.kind, colour=entity.colour, traits=entity.traits, seed=seed)

    def _track(self, entity: Entity) -> Track:
        puppet = self._puppet(entity)
        size = self._story_size(entity, puppet)

        def pace(action: str) -> float:
            return (puppet.pace(action) or 0.8) * size

        seed = self.scene.seed_of(entity.id)
        return plan(entity, self.world, pace=pace, held=self._held_by(entity.id), seed=seed)

    def _held_by(self, holder: str) -> str:
        for other in self.scene.entities:
            relation = other.relation
            if relation is not None and relation.of == holder and relation.kind in IN_HAND:
                return other.kind
        mine = self.scene.entity(holder)
        relation = mine.relation if mine is not None else None
        if relation is not None and relation.kind in IN_HAND:
            other_held = self.scene.entity(relation.of)
            return other_held.kind if other_held is not None else ""
        return ""

    def _holder_of(self, entity: Entity) -> str:
        """The id of who holds a thing: told by the thing, by the holder, or by a beat."""
        if entity.relation is not None and entity.relation.kind in (*IN_HAND, *ON_HEAD):
            return entity.relation.of
        for other in self.scene.entities:
            relation = other.relation
            if relation is not None and relation.of == entity.id and relation.kind in IN_HAND:
                return other.id
            if any(beat.target == entity.id and beat.action == "fly kite" for beat in other.beats):
                return other.id
        return ""

    # -- what

    def _thing(self, entity: Entity) -> Item:
        seed = self.scene.seed_of(entity.id)
        prop = props.make(entity.kind, colour=entity.colour, traits=entity.traits, seed=seed)
        holder = self._holder_of(entity)
        if entity.kind == "kite":
            return self._kite(entity, prop, holder)
        if holder:
            joint = "crown" if entity.kind in ("hat", "crown") else "left hand"
            return Held(id=entity.id, prop=prop, holder=holder, joint=joint, size=entity.scale)
        return Standing(
            id=entity.id, prop=prop, spot=self._spot(entity), size=self._size(entity),
            enters_at=entity.enters_at,
        )  # fmt: skip

    def _spot(self, entity: Entity) -> Point:
        if entity.kind == "piano":
            return piano_spot(entity, self.world)
        if entity.kind == "stool":
            return self._stool(entity)
        relation = entity.relation
        other = self.scene.entity(relation.of) if relation is not None else None
        if relation is None or other is None:
            return self.world.home(entity.mark)
        return self._beside(self.world.home(other.mark), relation.kind)

    def _size(self, entity: Entity) -> float:
        return piano_size(entity, self.world) if entity.kind == "piano" else entity.scale

    def _stool(self, entity: Entity) -> Point:
        for post in self.world.posts.values():
            return post.spot[0] - 0.08 * self.world.ground.scale(post.spot[1]), post.spot[1] - 1.0
        return self.world.home(entity.mark)

    def _beside(self, spot: Point, kind: str) -> Point:
        size = self.world.ground.scale(spot[1])
        aside, ahead = {"behind": (0.35, -0.5), "in front of": (0.3, 0.35)}.get(kind, (0.95, 0.06))
        is_left = spot[0] > self.world.setting.picture.W * 0.6
        row = self.world.ground.row(size * (1 + ahead * 0.3))
        return spot[0] + (-aside if is_left else aside) * size, row

    def _kite(self, entity: Entity, prop: Prop, holder: str) -> Flown:
        owner = self.scene.entity(holder)
        x, row = self.world.home(owner.mark if owner is not None else "centre")
        picture = self.world.setting.picture
        aside = (0.27 if x < picture.W * 0.62 else -0.27) * picture.W
        lean = math.copysign(24.0, aside)
        height = row - (0.68 if not picture.is_portrait else 0.46) * picture.H
        phase = (self.scene.seed_of(entity.id) % 628) / 100

        def path(t: float) -> tuple[float, float, float]:
            sway = math.sin(t * 1.4 + phase)
            column = x + aside + 0.014 * picture.W * sway
            dip = 13.0 * math.sin(t * 1.9 + 1 + phase)
            return column, height + dip, lean + 7 * math.sin(t * 1.4 + 0.6 + phase)

        scale = self.world.ground.scale(row)
        return Flown(
            id=entity.id, prop=prop, holder=holder, path=path, scale=scale, size=entity.scale
        )

    # -- light

    def _lit(self, entity: Entity) -> Callable[[float], Point]:
        """What a spotlight follows: who it is told to, or the first subject."""
        wanted = entity.relation.of if entity.relation is not None else ""
        target = self.scene.entity(wanted)
        if target is None or not cast.has(target.kind):
            target = next((e for e in self.scene.entities if cast.has(e.kind)), None)
        home = self.world.home(target.mark if target is not None else "centre")
        track = self._track(target) if target is not None else None

        def spot(t: float) -> Point:
            stand = track.at(max(t, track.begins)) if track is not None else None
            return (stand.x, stand.row) if stand is not None else home

        return spot


def _backlit(setting: Setting, colour: str) -> Setting:
    """The same set with a lamp of that colour behind whoever stands in it."""
    lamp = replace(setting.light, rim=rgb(colour), rim_strength=1.0)
    return replace(setting, light=lamp)


def _cheering(entity: Entity) -> Callable[[float], float]:
    """How loud the crowd is: rises with each of its cheers and falls when one is over."""
    spans = [(beat.start, beat.end) for beat in entity.beats if beat.action in CHEERS]

    def cheer(t: float) -> float:
        most = 0.0
        for start, end in spans:
            rising = min(max((t - start) / SWELL, 0.0), 1.0) if start > 0 else float(t >= 0)
            falling = min(max(1 - (t - end) / SWELL, 0.0), 1.0)
            most = max(most, rising * falling)
        return most

    return cheer


def _swelling(enters_at: float) -> Callable[[float], float]:
    """A lamp: on for the whole clip, or switched on later."""
    if enters_at <= 0:
        return lambda _: 1.0
    return lambda t: min(max((t - enters_at) / SWELL, 0.0), 1.0)

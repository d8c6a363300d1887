"""Puts a scene on its set: finds cast and props for its entities, plans each, points the camera."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kinora.engines.animatic import cast, props
from kinora.engines.animatic.cast.base import Act, Puppet
from kinora.engines.animatic.cast.paper.puppet import paper_puppet
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.effects.lamps import relit
from kinora.engines.animatic.paint.colour import rgb
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.attention import attentive, faced
from kinora.engines.animatic.staging.building import grown, sites_of
from kinora.engines.animatic.staging.changes import changes_of
from kinora.engines.animatic.staging.clock import cuts, in_story
from kinora.engines.animatic.staging.floor import Floor
from kinora.engines.animatic.staging.focus import close_of
from kinora.engines.animatic.staging.framed import framed
from kinora.engines.animatic.staging.gait import GLIDING, Gait
from kinora.engines.animatic.staging.going import Holding
from kinora.engines.animatic.staging.group import piano_posts
from kinora.engines.animatic.staging.hurdles import hurdles_of, spring
from kinora.engines.animatic.staging.lanes import in_lane
from kinora.engines.animatic.staging.meeting import meetings_of
from kinora.engines.animatic.staging.overlays import overlays
from kinora.engines.animatic.staging.plan import plan
from kinora.engines.animatic.staging.play import kicker_of, player_of
from kinora.engines.animatic.staging.riding import mounted, riders_of, setting_off
from kinora.engines.animatic.staging.seats import HOVERERS, blossoms_of, places_of, seats_of
from kinora.engines.animatic.staging.shot import Close, Face, Shot, camera_of
from kinora.engines.animatic.staging.sizes import glides, lies_in_water, sits, stature, turns
from kinora.engines.animatic.staging.staged import Actor, Item, Staged, Standing
from kinora.engines.animatic.staging.things import (
    held_by,
    holder_of,
    is_climbed,
    played,
    rolling,
    thing,
)
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.waters import berth, draught, immersed, is_afloat
from kinora.engines.animatic.staging.world import World, story_ground

FACE, FACE_ALOFT = 1.25, 0.35  # metres above its spot, or above its height in the air
BEAK = 2.1  # radii of the head to the tip of a beak
AFTER = {"run": 1.7, "chase": 1.7, "walk": 1.0}  # metres between one and who goes after it
# Who is borne by the wind: the share of the usual way it covers, and metres higher by its mark.
BORNE = {"hot air balloon": 0.34, "airship": 0.45, "bubble": 0.3}
LOFTS = {"left": 0.7, "right": -0.6, "far left": -0.2, "far right": 1.0, "back right": 2.1, "back left": 2.3, "back": 0.9}  # fmt: skip
SLOWEST = 0.8  # metres a second of a body that has no pace of its own


def stage(
    scene: Scene,
    setting: Setting,
    check: Callable[[], None],
    *,
    papers: Mapping[str, bytes] = MappingProxyType({}),
) -> Staged:
    """The staged scene; pure in the scene, the set and `papers`: the pictures of those who are cut
    out of one, by id. `check` is called between entities."""
    if scene.look.backlight:
        setting = _backlit(setting, scene.look.backlight)
    setting = relit(setting, scene.lighting)
    clip, scene = scene, setting_off(in_story(scene))
    floor = Floor(story_ground(setting, scene.camera.framing, scene.camera.angle))
    seconds = clip.parts[0].start if clip.parts else float(clip.seconds)
    world = World(setting=setting, floor=floor, seconds=seconds, cuts=cuts(clip), papers=papers)
    world = replace(world, posts=piano_posts(scene, world))
    world = replace(world, seats=seats_of(scene, world), places=places_of(scene, world))
    world = replace(world, hurdles=hurdles_of(scene, world))
    world = replace(world, blossoms=blossoms_of(scene, world), lanes=lanes_of(scene))
    world = replace(world, meetings=sites_of(scene, world) | meetings_of(scene, world))
    actors: dict[str, Actor] = {}
    items: list[Item] = []
    riders = riders_of(scene)
    riding = {rider.id for each in riders.values() for rider in each}
    for entity in scene.entities:
        check()
        if entity.id in riding or is_climbed(entity, scene):
            continue
        if cast.has(entity.kind):
            actors[entity.id] = _actor(entity, scene, world, riders=riders.get(entity.id, ()))
            items.append(actors[entity.id])
        elif props.has(entity.kind):
            items += things_of(entity, scene, world)
    items = [_kicked(item, scene, actors, world) for item in items]
    items = [grown(item, scene) for item in items]
    tracks = {id_: actor.track for id_, actor in actors.items()}
    focus = close_of(items, world)
    close = None if focus is None else lambda t: focus(clip.story(t))
    return Staged(
        setting=setting,
        ground=floor.ground,
        items=tuple(items),
        layers=overlays(scene, world, items),
        shot=_shot(clip, world, lambda t: _face(tracks, world, clip.story(t)), close),
        clock=clip.story,
        captions=clip.captions,
        title=clip.title,
    )


def _shot(clip: Scene, world: World, face: Face, close: Close | None) -> Shot:
    """The camera: free on a set, within the frame of what was filmed already."""
    if clip.footage is not None:
        return framed(clip, world)
    return camera_of(clip, world, face, close=close)


def things_of(entity: Entity, scene: Scene, world: World) -> list[Item]:
    """A prop as it is staged; twice where it is played with only later."""
    waiting = played(entity, scene, world)
    return [*([] if waiting is None else [waiting]), thing(entity, scene, world)]


def _kicked(item: Item, scene: Scene, actors: dict[str, Actor], world: World) -> Item:
    entity = scene.entity(item.id)
    kicker = None if entity is None else kicker_of(entity, scene)
    if entity is None or kicker is None or kicker.id not in actors or not isinstance(item, Standing):  # fmt: skip
        return item
    return rolling(item, entity, actors[kicker.id], world)


def lanes_of(scene: Scene) -> dict[str, float]:
    """Who goes after whom on foot: metres that one of them is ahead."""
    lanes: dict[str, float] = {}
    for entity in scene.entities:
        for beat in entity.beats:
            other = scene.entity(beat.target)
            if beat.action not in AFTER or other is None or not cast.has(other.kind):
                continue
            if not glides(entity.kind) and not glides(other.kind):
                lanes[entity.id] = 0.0
                lanes[other.id] = AFTER[beat.action]
    return lanes


def _face(tracks: dict[str, Track], world: World, t: float) -> Point:
    """Where the first subject's face is at a moment of the story. At the beginning: when it is
    first seen, or half-way when it flies."""
    for track in tracks.values():
        stand = track.at(max(track.begins, t))
        if t <= 0 and stand is not None and stand.lift:
            stand = track.at(max(track.begins, world.seconds / 2))
        if stand is not None:
            high = stand.lift + FACE_ALOFT if stand.lift else FACE
            return stand.x, stand.row - high * world.ground.scale(stand.row)
    return world.home("centre")


def _puppet(entity: Entity, scene: Scene, world: World, *, is_rider: bool = False) -> Puppet:
    if entity.id in world.papers and not is_rider:
        return paper_puppet(world.papers[entity.id], seed=scene.seed_of(entity.id))
    lies = lies_in_water(entity.kind, world.setting.name) or is_afloat(entity, world.setting)
    afloat = (cast.AFLOAT,) if lies else ()
    traits, seed = (*faced(entity, scene.mood), *afloat), scene.look_seed(entity.id)
    return cast.puppet(entity.kind, colour=entity.colour, traits=traits, seed=seed)


def _actor(entity: Entity, scene: Scene, world: World, *, riders: tuple[Entity, ...] = ()) -> Actor:
    seed, puppet = scene.seed_of(entity.id), _puppet(entity, scene, world)
    spot = berth(entity, world) if is_afloat(entity, world.setting) else None
    row = None if spot is None else spot[1]
    stands = stature(entity.kind, puppet, entity.scale, world, place=scene.place, row=row)
    beak = puppet.pose(Act(action="fly", t=2.0), View(GLIDING)).joints()
    metre = puppet.height * stands.size / puppet.units
    meeting = world.meetings.get(entity.id)
    gait = Gait(
        pace=_pace(puppet, stands.size),
        glides=glides(entity.kind) or bool(riders) or spot is not None,
        berth=spot,
        size=stands.away,
        lift=stands.lift + (LOFTS.get(entity.mark, 0.0) if entity.kind in BORNE else 0.0),
        share=BORNE.get(entity.kind, 1.0),
        width=stands.width,
        length=stands.length,
        sits=sits(entity.kind),
        spring=spring(puppet, stands.size) if entity.id in world.hurdles else 0.0,
        hovers=entity.kind in HOVERERS,
        hangs=_hangs(puppet) * metre,
        turns=turns(entity.kind),
        goes=lambda action: (
            puppet.pace(action) > 0 and action != (meeting.action if meeting else "")
        ),
        beak=(
            (beak.head[0] + BEAK * beak.head_radius) * metre,
            -beak.head[1] * metre,
        ),
    )
    size = stands.size
    if riders:
        who = tuple((rider, _puppet(rider, scene, world, is_rider=True)) for rider in riders)
        puppet, size = mounted(puppet, who, scale=entity.scale, size=size)
    held = held_by(entity.id, scene)
    falls = {"rain", "storm"} & set(scene.weather) and not world.setting.sheltered
    is_wet = falls and held != "umbrella"
    holding = Holding(held, _held_since(entity.id, scene))
    track = plan(entity, world, gait, held=holding, seed=seed)
    if spot is not None:
        track = immersed(track, entity, draught(entity, puppet) * size)
    return Actor(
        id=entity.id,
        puppet=puppet,
        track=attentive(
            in_lane(track, entity, metres=puppet.height * size, world=world), entity, scene, world
        ),
        size=size,
        rain=scene.seed_of(f"rain on {entity.id}") if is_wet else None,
        glides=gait.glides,
        width=stands.width,
        hangs=gait.hangs,
        changes=changes_of(entity),
        seed=seed,
    )


def _hangs(puppet: Puppet) -> float:
    """How far a resting body hangs above its ground point, figure units."""
    feet = puppet.pose(Act(), View(GLIDING)).joints().feet
    return min((foot.lift for foot in feet), default=0.0)


def _held_since(holder: str, scene: Scene) -> float:
    """When the first of what somebody holds comes in."""
    for each in scene.entities:
        if holder_of(each, scene) == holder:
            return each.enters_at
        player, since = player_of(each, scene)
        if player == holder:
            return since
    return 0.0


def _pace(puppet: Puppet, size: float) -> Callable[[str], float]:
    """Metres a second by action; larger bodies cover more ground."""

    def pace(action: str) -> float:
        return (puppet.pace(action) or puppet.pace("walk") or SLOWEST) * size

    return pace


def _backlit(setting: Setting, colour: str) -> Setting:
    """The same set with a lamp of that colour behind whoever stands in it."""
    lamp = replace(setting.light, rim=rgb(colour), rim_strength=1.0)
    return replace(setting, light=lamp)

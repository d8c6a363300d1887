"""Where things are: on the ground, in a hand, on a string in the air."""

from __future__ import annotations

import math
from dataclasses import replace

from kinora.engines.animatic import cast, props
from kinora.engines.animatic.cast.games import GAMES
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.staging.bases import Base, base_of, based, fitting_spot, size_of
from kinora.engines.animatic.staging.changes import changes_of
from kinora.engines.animatic.staging.group import piano_spot
from kinora.engines.animatic.staging.play import Kicks, Until, beyond, player_of, players
from kinora.engines.animatic.staging.riding import mount_of
from kinora.engines.animatic.staging.staged import Actor, Flown, Held, Standing
from kinora.engines.animatic.staging.world import World

IN_HAND = frozenset({"holding", "carrying", "with"})
ON_HEAD = frozenset({"wearing", "on head"})
LADDER = "ladder"
PLAYED_AT = frozenset({"play cello", "play harp", "play keyboard", "play drum kit", "play xylophone"})  # fmt: skip
LARGE = frozenset({"balloon"})
TWO_HANDED = frozenset({"flowers", "cake", "gift", "book", "box", "ball", "teddy bear"})
LEAVES = {"autumn": "#d08434", "spring": "#f2a9c6", "winter": "#e3ebf2"}  # of a tree
HATS = frozenset({"hat", "crown"})
# Where something stands next to another: metres aside, share of the size nearer to the viewer.
BESIDE = {"behind": (0.35, -0.15), "in front of": (0.30, 0.10)}
NEXT_TO = (0.95, 0.02)
SKYBORNE = frozenset({"planet", "earth", "mars", "jupiter", "saturn", "asteroid", "comet", "bubble", "paper plane", "gold star"})  # fmt: skip


def thing(entity: Entity, scene: Scene, world: World) -> Held | Flown | Standing:
    """A prop of the scene, placed."""
    seed = scene.seed_of(entity.id)
    is_tree = entity.kind == "tree"
    turned = next((LEAVES[sky] for sky in scene.sky if is_tree and sky in LEAVES), "")
    prop = props.make(entity.kind, colour=entity.colour or turned, traits=entity.traits, seed=seed)
    holder = holder_of(entity, scene)
    if not holder and (player := player_of(entity, scene)[0]):
        return _played(entity, prop, player, scene)
    if entity.kind == "kite":
        return _kite(entity, prop, holder, scene, world)
    if holder:
        joint = "crown" if entity.kind in HATS else "left hand"
        joint = "both hands" if entity.kind in TWO_HANDED else joint
        return Held(
            id=entity.id, prop=prop, holder=holder, joint=joint, size=entity.scale,
            is_behind=entity.kind in LARGE, enters_at=entity.enters_at,
            games=frozenset(GAMES) if players(entity, scene) else frozenset(),
            changes=changes_of(entity), seed=seed,
        )  # fmt: skip
    if entity.kind in SKYBORNE and entity.relation is None:
        return _aloft(entity, prop, scene, world)
    base = base_of(entity, scene)
    if base is not None:
        return _based(entity, prop, base, scene, world)
    return Standing(
        id=entity.id, prop=prop, spot=spot_of(entity, scene, world),
        size=size_of(entity, prop, world), enters_at=entity.enters_at, changes=changes_of(entity), seed=seed,
    )  # fmt: skip


def played(entity: Entity, scene: Scene, world: World) -> Standing | None:
    """What is played with only later: the thing on the ground until then."""
    since = player_of(entity, scene)[1]
    if since <= entity.enters_at or holder_of(entity, scene):
        return None
    prop = props.make(entity.kind, colour=entity.colour, traits=entity.traits, seed=scene.seed_of(entity.id))  # fmt: skip
    return Standing(
        id=entity.id, prop=prop, spot=spot_of(entity, scene, world),
        size=size_of(entity, prop, world), enters_at=entity.enters_at, changes=Until(since, changes_of(entity)),
        seed=scene.seed_of(entity.id),
    )  # fmt: skip


def rolling(thing: Standing, entity: Entity, kicker: Actor, world: World) -> Standing:
    """A thing that somebody kicks."""
    kick = next((span for span in kicker.track.spans if span.action == "kick"), None)
    if kick is None:
        return thing
    high = thing.prop.height * thing.size * world.ground.scale(thing.spot[1])
    far = beyond(thing.spot, world, is_right=kick.facing(kick.start) >= 0) / high
    tall = kicker.puppet.height * kicker.size / (thing.prop.height * thing.size)
    return replace(
        thing, changes=Kicks(track=kicker.track, far=far, tall=tall, changes=thing.changes)
    )


def _played(entity: Entity, prop: Prop, player: str, scene: Scene) -> Held:
    """What somebody throws, tosses, catches: in their hands from when the game begins."""
    other, since = scene.entity(player), player_of(entity, scene)[1]
    assert other is not None
    known = cast.member(other.kind, upright=cast.UPRIGHT in other.traits)
    has_hands = known is not None and known.plan == "biped"
    return Held(
        id=entity.id, prop=prop, holder=player, joint="both hands" if has_hands else "mouth", size=entity.scale,
        enters_at=since, games=frozenset(GAMES), has_hands=has_hands, changes=changes_of(entity), seed=scene.seed_of(entity.id),
    )  # fmt: skip


def is_climbed(entity: Entity, scene: Scene) -> bool:
    """Is it the ladder that somebody climbs? That one is drawn with the climber."""
    beats = (beat for other in scene.entities for beat in other.beats)
    return entity.kind == LADDER and any(
        beat.action == "climb" and beat.target == entity.id for beat in beats
    )


def held_by(holder: str, scene: Scene) -> str:
    """The kind of what somebody holds, "" for nothing."""
    for other in scene.entities:
        if holder in (holder_of(other, scene), player_of(other, scene)[0]):
            return other.kind
    return ""


def holder_of(entity: Entity, scene: Scene) -> str:
    """The id of who of the cast holds a thing: told by the thing, by the holder, or by a beat;
    "" nobody."""
    holder = scene.entity(_said_to_hold(entity, scene))
    return mount_of(holder.id, scene) if holder is not None and cast.has(holder.kind) else ""


def _said_to_hold(entity: Entity, scene: Scene) -> str:
    if not props.has(entity.kind):
        return ""
    if entity.relation is not None and entity.relation.kind in IN_HAND | ON_HEAD:
        return entity.relation.of
    for other in scene.entities:
        relation = other.relation
        if relation is not None and relation.of == entity.id and relation.kind in IN_HAND:
            return other.id
        if any(beat.target == entity.id and beat.action == "fly kite" for beat in other.beats):
            return other.id
    return ""


def spot_of(entity: Entity, scene: Scene, world: World) -> Point:
    """Column and row of a thing on the ground."""
    if entity.kind == "piano":
        return piano_spot(entity, world)
    if entity.kind == "stool" and world.posts:
        post = next(iter(world.posts.values()))
        return post.spot[0] - 0.08 * world.ground.scale(post.spot[1]), post.spot[1] - 1.0
    player = _player_of(entity, scene)
    if player is not None:
        return world.home(player.mark)
    relation = entity.relation
    other = scene.entity(relation.of) if relation is not None else None
    if relation is None or other is None:
        return fitting_spot(entity, world)
    return _beside(world.home(other.mark), relation.kind, world)


def _player_of(entity: Entity, scene: Scene) -> Entity | None:
    """Who plays a large instrument from the first moment on: it stands where the player belongs."""
    for other in scene.entities:
        for beat in other.beats:
            if beat.action in PLAYED_AT and beat.target == entity.id and beat.start <= 0:
                return other
    return None


def _beside(spot: Point, kind: str, world: World) -> Point:
    """Next to, behind or in front of a spot, on its inner side."""
    scale = world.ground.scale(spot[1])
    aside, nearer = BESIDE.get(kind, NEXT_TO)
    is_right = spot[0] > world.setting.picture.W * 0.6
    return (
        spot[0] + (-aside if is_right else aside) * scale,
        world.ground.row(scale * (1 + nearer)),
    )


def _based(entity: Entity, prop: Prop, base: Base, scene: Scene, world: World) -> Standing:
    """On, in, under or over another thing."""
    spot, lift, size = based(entity, prop, base, spot_of(base.thing, scene, world), world)
    return Standing(
        id=entity.id, prop=prop, spot=spot, size=size, lift=lift, is_floating=base.kind == "over",
        enters_at=entity.enters_at, changes=changes_of(entity), seed=scene.seed_of(entity.id),
    )  # fmt: skip


def _aloft(entity: Entity, prop: Prop, scene: Scene, world: World) -> Flown:
    """Hanging in the sky over its mark, drifting a little."""
    picture, (x, _) = world.setting.picture, world.home(entity.mark)
    phase = scene.seed_of(entity.id) % 628 / 100
    high = picture.H * (0.30 + 0.10 * math.sin(phase))

    def path(t: float) -> tuple[float, float, float]:
        return (
            x + 0.010 * picture.W * math.sin(t * 0.5 + phase),
            high + 0.5 * wide + 7.0 * math.sin(t * 0.8 + phase),
            2.0 * math.sin(t * 0.4 + phase),
        )

    scale = world.ground.scale(world.home("centre")[1])
    wide = scale * prop.height * entity.scale
    return Flown(
        id=entity.id, prop=prop, holder="", path=path, scale=scale, size=entity.scale,
        enters_at=entity.enters_at,
    )  # fmt: skip


def _kite(entity: Entity, prop: Prop, holder: str, scene: Scene, world: World) -> Flown:
    """High up before its holder's mark, whoever stands there, swaying in the wind."""
    owner, picture = scene.entity(holder), world.setting.picture
    x, row = world.home(owner.mark if owner is not None else "centre")
    aside = (0.27 if x < picture.W * 0.62 else -0.27) * picture.W
    lean, high = math.copysign(24.0, aside), 0.46 if picture.is_portrait else 0.68
    phase = scene.seed_of(entity.id) % 628 / 100

    def path(t: float) -> tuple[float, float, float]:
        column = x + aside + 0.014 * picture.W * math.sin(t * 1.4 + phase)
        dip = 13.0 * math.sin(t * 1.9 + 1 + phase)
        return column, row - high * picture.H + dip, lean + 7 * math.sin(t * 1.4 + 0.6 + phase)

    return Flown(
        id=entity.id, prop=prop, holder=holder, path=path, scale=world.ground.scale(row),
        size=entity.scale, enters_at=entity.enters_at,
    )  # fmt: skip

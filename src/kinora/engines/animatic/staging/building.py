"""What somebody builds: it stands beside its builders and grows as long as they work on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinora.engines.animatic import cast, props
from kinora.engines.animatic.paint.camera import smooth
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity, Scene
from kinora.engines.animatic.staging.changes import SAME, Altered
from kinora.engines.animatic.staging.play import Changing
from kinora.engines.animatic.staging.staged import Actor, Item, Standing
from kinora.engines.animatic.staging.things import spot_of
from kinora.engines.animatic.staging.world import Meeting, World, story_size

BUILDING = frozenset({"build snowman"})
BEGUN = 0.16  # share of its size that there is at first
DONE = 0.82  # share of the time in which it is finished
LAYERS = 5  # in which it grows
REACH = 0.34  # metres between it and who works on it
# Several builders come from different marks; each has a place of its own in the row.
QUEUE = {
    1.0: {"right": 1, "far left": 2, "far right": 1, "back left": 1, "back right": 2},
    -1.0: {"left": 1, "far right": 2, "far left": 1, "back right": 1, "back left": 2},
}  # by the side it stands on, and its mark
ELBOWS = 0.62  # metres that one takes
SLENDER = 0.32  # half of a body's width, share of its height


@dataclass(frozen=True, slots=True)
class Growth:
    """From a heap to its full size, layer after layer; then whatever else becomes of it."""

    start: float
    end: float
    changes: Changing

    def at(self, t: float) -> Altered:
        if t >= self.end:
            return self.changes.at(t)
        share = min(max((t - self.start) / max((self.end - self.start) * DONE, 0.1), 0.0), 1.0)
        layer = int(share * LAYERS)
        size = BEGUN + (1 - BEGUN) * (layer + smooth(share * LAYERS - layer)) / LAYERS
        return replace(SAME, wide=0.45 + 0.55 * size, tall=size)


def grown(item: Item, scene: Scene) -> Item:
    """An actor or a thing as it is while it is being built."""
    beats = [
        beat
        for other in scene.entities
        for beat in other.beats
        if beat.target == item.id and beat.action in BUILDING
    ]
    if not beats or not isinstance(item, Actor | Standing):
        return item
    first = min(beats, key=lambda beat: beat.start)
    return replace(item, changes=Growth(first.start, first.end, item.changes))


def sites_of(scene: Scene, world: World) -> dict[str, Meeting]:
    """Where builders stand: beside what they build, each on the side it comes from."""
    sites = {}
    for entity in scene.entities:
        for beat in entity.beats:
            built = scene.entity(beat.target) if beat.action in BUILDING else None
            if built is None or not cast.has(entity.kind):
                continue
            place, half = _place(built, scene, world)
            home = world.home(entity.mark)[0]
            side = 1.0 if home < place[0] or (home == place[0] and entity.id < built.id) else -1.0
            queue = QUEUE[side].get(entity.mark, 0) * ELBOWS
            away = (half + REACH + queue) * world.ground.scale(place[1])
            spot = (place[0] - side * away, place[1])
            sites[entity.id] = Meeting(action=beat.action, spot=spot, side=side)
    return sites


def _place(built: Entity, scene: Scene, world: World) -> tuple[Point, float]:
    """Where it stands, and half of its width in metres."""
    if props.has(built.kind):
        prop = props.make(built.kind, colour=built.colour, traits=built.traits, seed=0)
        left, _, right, _ = prop.bounds
        half = (right - left) / 2 * prop.height / prop.units * built.scale
        return spot_of(built, scene, world), half
    member = cast.member(built.kind)
    high = 1.0 if member is None else member.height_m
    return world.home(built.mark), SLENDER * high * story_size(high) * built.scale

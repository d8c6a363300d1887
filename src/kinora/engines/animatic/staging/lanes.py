"""Heights in the water: those who swim together do so one above the other, each on its own."""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic import cast
from kinora.engines.animatic.scene import Entity
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.world import World

UNDER_WATER = "underwater"
LIVES_THERE = frozenset({"swimmer", "drifter"})
LANES = {"left": 1.0, "right": 2.0, "far left": 3.0, "far right": 4.0, "back": 2.5, "back left": 3.5, "back right": 1.5}  # fmt: skip
APART, ROOM = 1.05, 0.62  # body heights between lanes; share of the height above that they take
MOST = 4.0  # lanes


def in_lane(track: Track, entity: Entity, *, metres: float, world: World) -> Track:
    """The track of a body `metres` high, raised to the lane of its mark."""
    member, lane = cast.member(entity.kind), LANES.get(entity.mark, 0.0)
    if member is None or member.plan not in LIVES_THERE or world.setting.name != UNDER_WATER:
        return track
    first = track.spans[0]
    _, row = first.route.floor.spot(first.place(first.start))
    most = max(ROOM * row / world.ground.scale(row) - metres, 0.0)
    lift = lane * min(APART * metres, most / MOST)
    return Track(tuple(replace(span, lift=span.lift + lift) for span in track.spans))

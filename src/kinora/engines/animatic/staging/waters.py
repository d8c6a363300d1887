"""Who is in the water of a set, on which row of it, and how far it goes there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Puppet
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Entity
from kinora.engines.animatic.sets.base import Reach, Setting
from kinora.engines.animatic.staging.floor import Route
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.ways import drift
from kinora.engines.animatic.staging.world import World

AFLOAT = frozenset({"boat", "ship", "pirate ship", "canoe", "raft"})
SWIMMING = frozenset({"swim", "float", "dive", "sail", "surf", "splash", "row"})
ON_LAND = frozenset({"walk", "run", "fly", "sleep", "dance", "chase", "march", "hover"})
FRESH = frozenset({"lake", "river"})  # where whoever can swim is in the water without being told
# Share of the way from the farthest row to the nearest, and across, by mark.
BERTHS = {
    "centre": (0.72, 0.5), "left": (0.50, 0.3), "right": (0.88, 0.68), "far left": (0.98, 0.24),
    "far right": (0.60, 0.8), "back left": (0.28, 0.36), "back": (0.2, 0.56),
    "back right": (0.36, 0.7), "front left": (1.0, 0.4), "front right": (0.94, 0.6),
}  # fmt: skip
ELSEWHERE = (0.66, 0.5)
NEARER = 0.55  # share of the rows, the nearest, that bodies are on
# Share of the height that is under water, by body plan and by who keeps the head up.
DRAUGHTS = {"biped": 0.16, "quadruped": 0.40}
DABBLERS = {"duck": 0.36, "frog": 0.46}
STREAM, SWAY = 0.5, 0.16  # shares: of the width that is narrow; of that, to either side
EDGE = 0.02  # share of the width between who turns round and the frame's edge
GLIDING_YAW = 72.0  # degrees: what crosses the picture shows something of its front
COVERED = 0.62  # share of the width that is covered in a clip
CROSSINGS = 20  # more than there is time for in the longest clip


def is_afloat(entity: Entity, setting: Setting) -> bool:
    """Is somebody in the water of a set that has land as well, at the cut?"""
    member = cast.member(entity.kind)
    if not setting.water or member is None or member.plan == "insect":
        return False
    if entity.kind in AFLOAT or member.plan == "swimmer":
        return True
    first = entity.beats[0] if entity.beats else None
    action = "" if first is None or first.start > entity.enters_at + 0.05 else first.action
    if action in SWIMMING and member.plan != "vehicle":
        return action != "float" or member.floats
    return member.floats and setting.name in FRESH and action not in ON_LAND


def berth(entity: Entity, world: World) -> Point:
    """Column and row of somebody's mark on the water; bodies are nearer than boats."""
    mark = entity.mark
    reaches = world.setting.water
    deep, across = BERTHS.get(mark, ELSEWHERE)
    if (
        entity.kind not in AFLOAT
        and room(world, reaches[-1].row) > STREAM * world.setting.picture.W
    ):
        deep = 1 - NEARER * (1 - deep)
    row = reaches[0].row + (reaches[-1].row - reaches[0].row) * deep
    reach = at_row(row, world)
    left, right = _shown(reach, world)
    if reach.left < 0 and reach.right > world.setting.picture.W:
        return world.home(mark)[0], row
    return left + (right - left) * across, row


def immersed(track: Track, entity: Entity, metres: float) -> Track:
    """The track of a body that is so many metres under water, while it does not fly; who swims
    upright paddles as it walks."""
    if metres <= 0:
        return track
    upright = entity.kind in DABBLERS
    return Track(
        tuple(
            replace(
                span,
                lift=span.lift or -metres,
                action="walk" if upright and span.action == "swim" else span.action,
            )
            for span in track.spans
        )
    )


def at_row(row: float, world: World) -> Reach:
    """The water on a row."""
    reaches = world.setting.water
    for far, near in pairwise(reaches):
        if row <= near.row:
            share = max((row - far.row) / (near.row - far.row), 0.0)
            return Reach(
                row, far.left + (near.left - far.left) * share, far.right + (near.right - far.right) * share
            )  # fmt: skip
    return reaches[-1]


def draught(entity: Entity, puppet: Puppet) -> float:
    """Metres of a body that are under water, as large as in life."""
    member = cast.member(entity.kind)
    if member is None or member.floats or member.plan == "vehicle":
        return 0.0
    if entity.kind not in DABBLERS and member.plan not in DRAUGHTS:
        return 0.0
    return DABBLERS.get(entity.kind, DRAUGHTS.get(member.plan, 0.0)) * puppet.height


def room(world: World, row: float) -> float:
    """Design units of water that are seen on a row."""
    left, right = _shown(at_row(row, world), world)
    return right - left


def paddle(world: World, home: Point, *, begins: float, wide: float, turns: bool) -> Route:
    """Across the water as others cross the land; to and fro where the banks leave no room."""
    x, row = home
    if at_row(row, world).left < 0 and at_row(row, world).right > world.setting.picture.W:
        return drift(world, home, begins=begins, wide=wide, turns=turns)
    left, right = _shown(at_row(row, world), world)
    low, high = left + wide / 2, right - wide / 2
    if right - left < STREAM * world.setting.picture.W:  # each about its own column
        low, high = max(low, x - (right - left) * SWAY), min(high, x + (right - left) * SWAY)
    if high - low < 0.1 * wide:
        middle = (left + right) / 2
        low, high = middle - 0.05 * wide, middle + 0.05 * wide
    length = (high - low) * COVERED
    begin = min(max(x, low), high) if begins > 0 else min(max(x - length / 2, low), high - length)
    columns = (begin, *(high, low) * CROSSINGS)
    pace = world.route((begin, row), (begin + length, row)).length / world.seconds
    route = world.route(*((column, row) for column in columns), arrives=False)
    return Route(route.floor, route.points, pace, arrives=False, most_yaw=GLIDING_YAW)


def _shown(reach: Reach, world: World) -> tuple[float, float]:
    """The part of a reach that the frame shows."""
    wide = world.setting.picture.W
    return max(reach.left, EDGE * wide), min(reach.right, (1 - EDGE) * wide)

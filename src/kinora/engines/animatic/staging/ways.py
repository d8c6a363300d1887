"""The ways people, beasts and vehicles take across the picture."""

from __future__ import annotations

from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.staging.floor import Route, rounded
from kinora.engines.animatic.staging.world import World

ENTRY = 1.9  # seconds in which one comes in from the edge, if that is not running
MOST_HURRY = 1.8  # how much faster than strolling one comes in, if there is time
ARRIVED = 0.5  # share of the time that is left in which one has come in, however short it is
APPROACH = 3.0  # seconds of walking to a thing, for who is under way at the cut
NEAR_ENOUGH = 0.44  # size, next to the centre's, of who comes from far away, at the cut
UNHURRIED = 0.58  # how much slower than strolling one may come, so as not to arrive too early
MARGIN = 0.02  # share of the width between the edge and what drifts in
OUTSIDE = 0.05  # share of the width between the edge and what turns round unseen
CROSSINGS = 20  # more than there is time for in the longest clip
SHORTEST = 0.24  # share of the width that even the longest covers
BESIDE, CONVERGING = 0.06, 0.72  # shares: of the width, and of the way aside when far away
RUN_UP = 0.28  # share of the width, left of the middle, at which those who run begin
FILE, HERD = 1.0, 0.6  # metres that the middle one of a herd is ahead of that; how near they keep
LEADER, MARCH = 0.60, 0.34  # shares of the width: where the first of a file is; how far it gets
LONGEST, LONGEST_UPRIGHT = 0.25, 0.44  # shares of the width: of one in a file
FILE_ROWS = (1.0, 0.94, 0.88, 0.97, 0.91)  # sizes, next to the centre's
FAR_UPRIGHT = 0.74  # size in an upright frame, where there is little room to either side
GLIDING_YAW = 72.0  # degrees: what crosses the picture shows something of its front
CANTER = 0.8  # how much slower than it could one runs, so as not to be across at once
LANE_PACES = {"run": 1.75, "chase": 1.75}  # metres a second
STROLL, LANE = 0.28, 0.36  # shares of the width to either side: of who strolls, of who runs
FARTHEST_STROLL = 0.85  # size, next to the centre's
CORNER = 0.9  # metres before a corner at which one begins to go round it
ROUNDS = 24  # of strolling: more than there is time for in the longest clip
DRIFT = 0.62  # share of the width that a vehicle or a fish covers in a clip


def entry(
    world: World, home: Point, pace: float, *, at: float, wide: float = 0.0, side: str = ""
) -> Route:
    """In from a side, "left", "right" or "" for the nearer one, beginning at that time and early
    enough to be seen standing there; at first all of its `wide` design units are outside."""
    picture = world.setting.picture
    from_left = side == "left" if side else home[0] < picture.W / 2 - 1
    outside = max(0.16 * picture.W, wide * 0.6 + OUTSIDE * picture.W)
    edge = (-outside if from_left else picture.W + outside, home[1])
    length = world.route(edge, home).length
    in_time = length / max((world.until(at) - at) * ARRIVED, 0.1)
    usual = max(pace * 1.15, min(length / ENTRY, pace * MOST_HURRY))
    return world.route(edge, home, pace=max(usual, in_time))


def long_walk(world: World, home: Point, pace: float) -> Route:
    """Already under way at the cut: from far away towards the viewer, arriving at the end of the
    clip, or strolling on from there when the clip is longer."""
    picture, (x, row) = world.setting.picture, home
    side = -1 if x <= picture.W * 0.52 else 1
    size = world.ground.scale(row) / world.ground.scale(world.home("centre")[1])
    far = max(world.setting.far, min(NEAR_ENOUGH, size * 0.8))
    column = x + side * min(picture.W * 0.10, 100.0)
    if abs(x - picture.W / 2) > BESIDE * picture.W:  # who walks at the side comes from the middle
        column = picture.W / 2 + (x - picture.W / 2) * CONVERGING
    begin = world.at_size(column, far)
    end = world.at_size(x - side * 14.0, size * 1.08)
    pace *= min(max(world.route(begin, end).length / (pace * world.seconds), UNHURRIED), 1.0)
    approach = world.route(begin, end, pace=pace, arrives=False)
    spare = approach.length - pace * world.seconds
    if spare > 0:
        begin = approach.floor.spot(approach.at(spare))
        approach = world.route(begin, end, pace=pace, arrives=False)
    return strolling(world, approach)


def coming_to(world: World, place: Point, pace: float) -> Point:
    """Where somebody is at the cut who walks to a place: a few seconds away, farther back."""
    picture = world.setting.picture
    side = -1 if place[0] > picture.W * 0.4 else 1
    far = world.at_size(place[0] + side * picture.W * 0.24, max(world.setting.far, 0.62))
    way = world.route(place, far)
    return way.floor.spot(way.at(min(way.length, pace * APPROACH)))


def running(world: World, home: Point, pace: float, rank: float) -> Route:
    """Already at full speed at the cut, across the picture and round again; those who run together
    do so as a herd, near one another, each on a row of its own by its `rank`."""
    aside = (home[0] - world.setting.picture.W / 2) / world.ground.scale(home[1])
    ahead = max(FILE + aside * HERD, 0.0)
    return _lane(world, pace * CANTER, rank=rank, ahead=ahead)


def lane(world: World, home: Point, action: str, *, ahead: float, begins: float) -> Route:
    """The way that those who go after one another have in common: as fast as each other, one so
    many metres `ahead`."""
    route = _lane(world, LANE_PACES.get(action, 0.9), rank=1.0, ahead=ahead)
    if begins <= 0:
        return route
    points = (route.floor.metres(home), *route.points)
    return Route(route.floor, points, route.pace, arrives=False)


def _lane(world: World, pace: float, *, rank: float, ahead: float) -> Route:
    """To and fro from the left on, at first so many metres ahead."""
    rank *= FAR_UPRIGHT if world.setting.picture.is_portrait else 1.0
    begin = world.at_size((0.5 - RUN_UP) * world.setting.picture.W, 0.97 * rank)
    whole = _looped(world, world.route(begin, pace=pace), 0.0, rank, LANE)
    rest = (point for point, mark in zip(whole.points, whole.marks, strict=True) if mark > ahead)
    return Route(whole.floor, (whole.at(ahead), *rest), pace, arrives=False)


def filing(world: World, number: int, *, pace: float, metres: float) -> Route:
    """One behind the other from left to right, `metres` long each, on rows of their own; farther
    back when they are large, out of the picture and back again when the clip is longer."""
    picture, centre = world.setting.picture, world.home("centre")
    long = max(metres, 0.3) * world.ground.scale(centre[1])
    share = LONGEST_UPRIGHT if picture.is_portrait else LONGEST
    size = max(min(share * picture.W / long, 1.0), world.setting.far)
    column = LEADER * picture.W - number * long * size
    x, row = world.at_size(column, size * FILE_ROWS[number % len(FILE_ROWS)])
    length = min(MARCH * picture.W, world.ground.scale(row) * pace * world.seconds)
    out = long * size * (1 + number)
    columns = (x, *(picture.W + out, -out) * CROSSINGS)
    route = world.route(*((column, row) for column in columns), arrives=False)
    slow = world.route((x, row), (x + length, row)).length / world.seconds
    return Route(route.floor, route.points, slow, arrives=False, most_yaw=GLIDING_YAW)


def strolling(world: World, first: Route) -> Route:
    """On from the end of a route, to and fro across the picture, longer than any clip lasts."""
    x = first.floor.spot(first.points[-1])[0]
    return _looped(world, first, (x - world.setting.picture.W / 2) * 0.3, 1.0)


def _looped(world: World, first: Route, aside: float, rank: float, spread: float = STROLL) -> Route:
    """To and fro: away slantwise, round towards the viewer, away slantwise again, so that no back
    is ever seen. `aside`: design units from the middle; those who go together keep apart. `spread`: share  # fmt: skip
    of the width to either side."""
    picture, x = world.setting.picture, first.floor.spot(first.points[-1])[0]
    spread, column = picture.W * spread, picture.W / 2 + aside
    back = max(FARTHEST_STROLL, world.setting.far + 0.03)
    loop = [
        first.floor.metres(world.at_size(column + spread * share, size * rank))
        for share, size in ((0.9, back), (0.85, 1.04), (-0.85, back), (-0.8, 1.04))
    ]
    if x < picture.W / 2 - 1 and len(first.points) > 1:
        loop = loop[2:] + loop[:2]
    points = rounded((*first.points, *loop * ROUNDS), CORNER)
    return Route(first.floor, points, first.pace, arrives=False)


def drift(
    world: World, home: Point, *, begins: float, wide: float, turns: bool, share: float = 1.0
) -> Route:
    """Straight across at a pace that fits the clip: what flies, swims or rolls; `wide` design
    units of it stay in the picture. A drift that begins later sets out from where one is. Who has
    arrived and `turns` comes back at once; others go on, turn round outside and come back.
    `share` of the usual way is covered."""
    picture, (x, row) = world.setting.picture, home
    margin = wide / 2 + MARGIN * picture.W
    length = share * min(DRIFT * picture.W, max(picture.W - 2 * margin, SHORTEST * picture.W))
    begin = x
    if begins <= 0:  # in the picture from the first frame on
        begin = min(max(x - length / 2, margin), picture.W - margin - length)
    beyond = -0.8 * margin if turns else wide / 2 + OUTSIDE * picture.W
    low, high = min(-beyond, begin), max(picture.W + beyond, begin + length)
    columns = (begin, *(high, low) * CROSSINGS)
    route = world.route(*((column, row) for column in columns), arrives=False)
    pace = world.route((begin, row), (begin + length, row)).length / world.seconds
    return Route(route.floor, route.points, pace, arrives=False, most_yaw=GLIDING_YAW)

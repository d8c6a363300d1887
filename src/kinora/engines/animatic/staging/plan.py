"""From an entity's beats to its track: entries, walks, changes of place, and what is done there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Beat, Entity
from kinora.engines.animatic.staging.floor import Route
from kinora.engines.animatic.staging.track import Seat, Span, Track
from kinora.engines.animatic.staging.world import Post, World

TRAVELS = frozenset({"walk", "run"})
SEATED = frozenset({"play piano"})
ENTERS = frozenset({"enter", "arrive", "come out"})
LEAVES = frozenset({"leave", "exit"})
# Which way one faces, degrees from the viewer; positive is to the right, for the left half.
YAWS = {
    "idle": 24.0, "wave": 6.0, "bow": 46.0, "play piano": 58.0, "fly kite": 54.0, "dance": 12.0,
    "sit": 34.0, "sleep": 34.0, "sing": 20.0, "talk": 26.0, "cheer": 8.0, "jump": 28.0,
    "look around": 14.0, "read": 30.0, "eat": 30.0, "point": 40.0, "hold": 26.0,
}  # fmt: skip
ONCE = {"bow": 2.5}  # seconds of what is done once; the rest goes on
GREETING = 2.4  # seconds that somebody who has come in waves
BRISK = 1.6  # how much faster than strolling one goes to where something is to be done
PAUSE = 1.1  # seconds between two bows
STEP_FORWARD = 1.04  # size, next to the centre's, of who steps towards the audience


@dataclass(slots=True)
class _Walkabout:
    """The plan so far: spans, and where the actor stands after them."""

    spans: list[Span]
    spot: Point  # column, row
    seat: Post | None
    ahead: float  # seconds; keeps twins out of step


def plan(
    entity: Entity, world: World, *, pace: Callable[[str], float], held: str = "", seed: int = 0
) -> Track:
    """The track of one actor. `pace(action)` is metres a second on the ground."""
    home = world.home(entity.mark)
    beats = [beat for beat in entity.beats if beat.end > beat.start]
    now = _Walkabout([], home, None, seed % 128 / 100)
    free = 0.0  # from when on there is time
    if entity.enters_at > 0:
        free = _enter(now, world, entity.enters_at, home, pace)
        beats = [beat for beat in beats if beat.action not in ENTERS]
    elif not beats or beats[0].start > 0:
        _stand(now, world, "idle", 0.0, entity, held)
    for index, beat in enumerate(beats):
        start = max(beat.start, free)
        if start >= beat.end - 0.1:
            continue
        _perform(now, world, beat, start, entity=entity, pace=pace, held=held)
        following = beats[index + 1].start if index + 1 < len(beats) else world.seconds
        if following > beat.end + 0.05:
            _stand(now, world, "idle", beat.end, entity, held)
    return Track(tuple(now.spans))


def _enter(
    now: _Walkabout, world: World, at: float, home: Point, pace: Callable[[str], float]
) -> float:
    """Comes in from the nearer side; gives the time of arrival."""
    picture = world.setting.picture
    from_left = home[0] < picture.W / 2 - 1
    edge = (-0.16 * picture.W if from_left else 1.16 * picture.W, home[1])
    route = world.route(edge, home, pace=pace("walk"))
    brisk = max(pace("walk") * 1.15, min(route.length / 1.9, pace("walk") * 1.8))
    route = world.route(edge, home, pace=brisk)
    now.spans.append(Span(start=at, action="walk", route=route))
    arrival = at + route.seconds
    now.spot = home
    stay, yaw = world.route(home), _inwards(world, home, 12)
    now.spans.append(Span(start=arrival, action="wave", route=stay, yaw=yaw))
    now.spans.append(Span(start=arrival + GREETING, action="idle", route=stay, yaw=yaw))
    return arrival


def _perform(
    now: _Walkabout,
    world: World,
    beat: Beat,
    start: float,
    *,
    entity: Entity,
    pace: Callable[[str], float],
    held: str,
) -> None:
    if beat.action in TRAVELS:
        _travel(now, world, beat, start, pace)
        return
    begun = _change_place(now, world, beat, start, entity, pace)
    if beat.action in ONCE:
        _once(now, world, beat, begun, entity, held)
    else:
        action = "idle" if beat.action in ENTERS else beat.action
        _stand(now, world, action, begun, entity, held)


def _change_place(
    now: _Walkabout,
    world: World,
    beat: Beat,
    start: float,
    entity: Entity,
    pace: Callable[[str], float],
) -> float:
    """Goes to where the beat is done, when that is elsewhere; gives the time of arrival."""
    post = world.posts.get(entity.id) if beat.action in SEATED else None
    if post is not None:
        target = post.spot
    elif now.seat is not None:
        target = _in_front(world, now.seat)
    else:
        target = now.spot
    was_there, now.spot, now.seat = now.spot, target, post
    if start <= 0 or was_there == target:
        return start
    time = (beat.end - start) * 0.42
    route = world.route(was_there, target, pace=pace("walk") * BRISK)
    if route.seconds > time:  # too far for the time there is: comes only part of the way
        share = time / route.seconds
        now.spot = target = (
            was_there[0] + (target[0] - was_there[0]) * share,
            was_there[1] + (target[1] - was_there[1]) * share,
        )
        route = world.route(was_there, target, pace=pace("walk") * BRISK)
    now.spans.append(Span(start=start, action="walk", route=route))
    return start + route.seconds


def _in_front(world: World, seat: Post) -> Point:
    """Where one steps from a seat: towards the audience and the middle."""
    centre = world.setting.mark("centre")
    column = seat.spot[0] + (centre.x - seat.spot[0]) * 0.50
    return world.at_size(column, STEP_FORWARD)


def _once(
    now: _Walkabout, world: World, beat: Beat, start: float, entity: Entity, held: str
) -> None:
    """What is done once is done again after a pause while there is time for all of it."""
    lasts = min(ONCE[beat.action], max(beat.end - start, 1.0))
    at = start
    while at == start or at + lasts <= beat.end:
        _stand(now, world, beat.action, at, entity, held, lasts)
        at += lasts
        if at + PAUSE + lasts > beat.end:
            break
        _stand(now, world, "idle", at, entity, held)
        at += PAUSE


def _stand(
    now: _Walkabout,
    world: World,
    action: str,
    start: float,
    entity: Entity,
    held: str,
    lasts: float = 1.0,
) -> None:
    seat = None
    if now.seat is not None:
        post = now.seat
        seat = Seat(post.seat, post.left_hand, post.right_hand)
        action = "sit" if action == "idle" else action
        yaw = YAWS["play piano"]
    else:
        yaw = _inwards(world, now.spot, YAWS.get(action, 24.0))
    now.spans.append(
        Span(
            start=start, action=action, route=world.route(now.spot), yaw=yaw, lasts=lasts,
            seat=seat, held=held, ahead=0.0 if seat or action in ONCE else now.ahead,
        )
    )  # fmt: skip


def _inwards(world: World, spot: Point, yaw: float) -> float:
    """Turned so far from the viewer, towards the middle of the picture."""
    return yaw if spot[0] <= world.setting.picture.W * 0.52 else -yaw


def _travel(
    now: _Walkabout, world: World, beat: Beat, start: float, pace: Callable[[str], float]
) -> None:
    speed = pace(beat.action) or pace("walk")
    route = _long_walk(now, world, speed) if start <= 0 else _onwards(now, world, speed)
    now.spans.append(Span(start=start, action=beat.action, route=route))
    now.spot = route.floor.spot(route.at(route.walked(beat.end - start)))
    now.seat = None


def _long_walk(now: _Walkabout, world: World, pace: float) -> Route:
    """Already under way at the cut: from far away towards the viewer, arriving at the end of the
    clip, or strolling on from there when the clip is longer."""
    picture, (x, row) = world.setting.picture, now.spot
    side = -1 if x <= picture.W * 0.52 else 1
    begin = world.at_size(x + side * min(picture.W * 0.10, 100.0), world.setting.far)
    size = world.ground.scale(row) / world.ground.scale(world.setting.mark("centre").row)
    end = world.at_size(x - side * 14.0, size * 1.08)
    approach = world.route(begin, end, pace=pace, arrives=False)
    spare = approach.length - pace * world.seconds
    if spare > 0:
        begin = approach.floor.spot(approach.at(spare))
        return world.route(begin, end, pace=pace, arrives=False)
    return _strolling(now, world, pace, approach)


def _onwards(now: _Walkabout, world: World, pace: float) -> Route:
    return _strolling(now, world, pace, world.route(now.spot, pace=pace))


def _strolling(now: _Walkabout, world: World, pace: float, first: Route) -> Route:
    """To and fro across the picture, as long as the clip lasts."""
    picture = world.setting.picture
    spread = min(picture.W * 0.30, 330.0)
    own = (now.spot[0] - picture.W / 2) * 0.3  # those who walk together keep apart
    column = min(max(now.spot[0], spread), picture.W - spread) + own
    turns = [
        world.at_size(column + spread * aside, max(size, world.setting.far + 0.03))
        for aside, size in ((0.9, 0.90), (-0.8, 0.82), (0.1, 1.04))
    ]
    points = [*first.points]
    while Route(first.floor, tuple(points), pace, False).length < pace * world.seconds + 1:
        points += [first.floor.metres(spot) for spot in turns]
    return Route(first.floor, tuple(points), pace, arrives=False)

"""From an entity's beats to its track: entries, walks, changes of place, and what is done there."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Beat, Entity
from kinora.engines.animatic.staging.floor import EASE, Route
from kinora.engines.animatic.staging.track import BLEND, Seat, Span, Track
from kinora.engines.animatic.staging.ways import (
    coming_to,
    drift,
    entry,
    lane,
    long_walk,
    running,
    strolling,
)
from kinora.engines.animatic.staging.world import Meeting, Post, World

TRAVELS = frozenset({"walk", "run", "drive", "fly", "swim", "sail", "float", "hover"})
ALOFT = frozenset({"fly", "float", "hover"})
ON_FOOT = frozenset({"walk", "run"})
FAST = frozenset({"run", "chase"})
IN_THE_AIR = 1.5  # seconds that somebody who flies at the cut has been flying
BY_ITSELF = ON_FOOT | {"fly"}  # what moves somebody on who does not glide
SEATED = frozenset({"play piano"})
SITTING = frozenset({"sit", "sleep", "read", "eat", "talk", "sing", "look around"})
ENTERS = frozenset({"enter", "arrive", "come out"})
LEAVES = frozenset({"leave", "exit"})
# Which way one faces, degrees from the viewer; positive is to the right, for the left half.
YAWS = {
    "idle": 24.0, "wave": 6.0, "bow": 46.0, "play piano": 58.0, "fly kite": 54.0, "dance": 12.0,
    "sit": 34.0, "sleep": 34.0, "sing": 20.0, "talk": 26.0, "cheer": 8.0, "jump": 28.0,
    "hug": 58.0, "kiss": 62.0, "high five": 52.0, "shake hands": 52.0, "box": 50.0, "duel": 56.0, "pet": 52.0, "feed": 52.0, "push": 58.0,
    "pull": 58.0, "dig": 44.0, "sweep": 36.0, "fish": 50.0, "chop": 44.0, "build": 44.0, "build snowman": 52.0, "shoot": 50.0, "karate": 50.0,
    "climb": 64.0, "rear": 56.0, "pounce": 48.0, "buck": 56.0, "howl": 46.0, "dive": 50.0, "cartwheel": 10.0, "fall": 40.0, "open": 44.0,
    "swim": 56.0, "water": 44.0, "plant": 40.0, "moonwalk": -50.0, "yoga": 10.0, "lift weights": 8.0, "meditate": 8.0, "roll over": 50.0,
    "backflip": 52.0, "somersault": 54.0, "kneel": 40.0, "surf": 50.0,
    "look around": 14.0, "read": 30.0, "eat": 30.0, "point": 40.0, "hold": 26.0,
}  # fmt: skip
GLIDING = 62.0  # degrees of who looks along its way across the picture
RANKS = {"left": 0.80, "right": 0.92, "far left": 0.70, "far right": 0.75, "back": 0.62}
ONCE = {"bow": 2.5}  # seconds of what is done once; the rest goes on
PAUSE = 1.1  # seconds between two bows
NEAR = 0.86  # size, next to that at its spot, at which one is near enough to be watched
BRAKING, GLIDE_EASE = 0.5, 1.1  # seconds to come to rest: on foot, for what rolls or swims
GREETING = 2.4  # seconds that somebody who has come in waves
BRISK = 1.9  # how much faster than strolling one goes to where something is to be done
MOST_ON_THE_WAY = 0.42  # share of a beat that may be spent on getting there
OFF_THE_GROUND = 0.15  # metres: whoever flies without gliding, a fairy or a witch
CLEAR, LEAST_ROOM = 0.135, 0.2  # shares of the width: beside the seat, to the frame's edge
STEP_FORWARD = 1.05  # size, next to the centre's, of who steps towards the audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Gait:
    """How a body gets about. `pace(action)`: metres a second on the ground; `glides`: crosses the
    picture in a straight line and looks along it; `size`: how large, next to the centre's, it is
    where it stands; `lift`: metres above the floor when it flies; `width`: metres its body takes; `hovers`: stays in the air before a flower, its `beak` (metres
    aside and up from its spot, in flight) at the blossom."""

    pace: Callable[[str], float]
    glides: bool = False
    size: float = 1.0
    lift: float = 0.0
    width: float = 0.0
    goes: Callable[[str], bool] = ON_FOOT.__contains__  # does an action carry it along?
    hovers: bool = False
    turns: bool = True  # can turn round in the picture; what has wheels or a keel does so outside
    beak: Point = (0.0, 0.0)


def plan(entity: Entity, world: World, gait: Gait, *, held: str = "", seed: int = 0) -> Track:
    """The track of one actor. `held`: the kind of thing in its hands."""
    planner = _Planner(entity, world, gait, held, seed)
    return Track(tuple(planner.spans()))


def is_same(doing: Beat, beat: Beat) -> bool:
    """Is a beat more of what is being done already?"""
    return (doing.action, doing.target) == (beat.action, beat.target) and (
        beat.start <= doing.end + 0.05
    )


class _Planner:
    """One actor's plan so far: its spans, and where it is after them."""

    def __init__(self, entity: Entity, world: World, gait: Gait, held: str, seed: int) -> None:
        self.entity, self.world, self.gait, self.held = entity, world, gait, held
        self.ahead = seed % 128 / 100  # seconds; keeps twins out of step
        wide = 0.0 if gait.glides else gait.width
        self.spot: Point = world.home(entity.mark, width=wide)
        if gait.glides:  # those who cross the picture together do so on rows of their own
            size = gait.size * RANKS.get(entity.mark, 1.0)
            self.spot = world.at_size(self.spot[0], size)
        self.seat: Post | None = None
        if entity.relation is not None and entity.relation.kind == "on":
            self._sit(world.seats.get(entity.id))
        self.blossom = world.blossoms.get(entity.id)
        if self.blossom is not None:
            (x, row), metre = self.blossom.spot, world.ground.scale(self.blossom.spot[1])
            self.spot = (x - gait.beak[0] * metre, row)
        self.done: list[Span] = []
        self.is_out = False  # left the picture

    def _add(self, span: Span) -> None:
        """What begins later than a new span was only meant for the case that nothing came. What
        has just begun gets the time to be taken up, so that no pose is left half-way."""
        while self.done and self.done[-1].start >= span.start - 1e-6:
            self.done.pop()
        earliest = self.done[-1].start + BLEND if len(self.done) > 1 else 0.0
        self.done.append(replace(span, start=max(span.start, earliest)))

    def _sit(self, seat: Post | None) -> None:
        if seat is not None:
            self.seat, self.spot = seat, seat.spot

    def spans(self) -> list[Span]:
        beats = [beat for beat in self.entity.beats if beat.end > beat.start]
        free = 0.0  # from when on there is time
        comes_in = bool(beats) and beats[0].action in ENTERS and beats[0].start <= 0
        if self.entity.enters_at > 0 or comes_in:
            free = self._enter(self.entity.enters_at)
            beats = [beat for beat in beats if beat.action not in ENTERS]
        elif not beats or beats[0].start > 0:
            self._stand("idle", 0.0)
        doing: Beat | None = None
        ends = self.world.cuts[-1] if self.world.cuts else self.world.seconds
        for index, beat in enumerate(beats):
            start = max(beat.start, free)
            if start >= beat.end - 0.1:
                continue
            if doing is not None and is_same(doing, beat):
                self._go_on(beat)
            else:
                self._perform(beat, start)
            doing = beat
            following = beats[index + 1].start if index + 1 < len(beats) else ends
            if following > beat.end + 0.05:
                self._stand("idle", self._brake(beat.end, following))
        if not self.done:  # no beat was long enough to be seen
            self._stand("idle", 0.0)
        return self.done

    def _go_on(self, beat: Beat) -> None:
        """What one is doing already goes on; what is done once is over."""
        if beat.action in ONCE:
            self._stand("idle", beat.start)
        elif len(self.done[-1].route.points) > 1:
            floor, place = self.done[-1].route.floor, self.done[-1].place(beat.end)
            self.spot = floor.spot(place)

    def _enter(self, at: float) -> float:
        """Comes in and waves; gives the time of arrival."""
        wide = self.gait.width * self.world.ground.scale(self.spot[1])
        route = entry(self.world, self.spot, self.gait.pace("walk"), at=at, wide=wide)
        is_flying = self.gait.lift > 0
        lift = self.gait.lift if is_flying else 0.0
        self._add(Span(start=at, action="fly" if is_flying else "walk", route=route, lift=lift))
        arrival = at + route.seconds
        if self.gait.glides:
            self._stand("idle", arrival)
        else:
            self._stand("wave", arrival)
            self._stand("idle", arrival + GREETING)
        return arrival

    def _leave(self, at: float) -> None:
        """Goes out of the picture, on the nearer side or where it is heading, and stays away."""
        wide, action = self.gait.width * self.world.ground.scale(self.spot[1]), "walk"
        way = entry(self.world, self.spot, self.gait.pace("walk"), at=at, wide=wide)
        last, lift = self.done[-1] if self.done else None, 0.0
        out = way.floor.spot(way.points[0])
        if last is not None and last.route.is_way and last.action in TRAVELS:
            action, lift = last.action, last.lift
        if self.gait.glides and last is not None:
            aside = abs(out[0] - self.world.setting.picture.W / 2)
            is_right = last.facing(at) >= 0
            out = (self.world.setting.picture.W / 2 + (aside if is_right else -aside), out[1])
        route = self.world.route(self.spot, out, pace=way.pace, arrives=False)
        self._add(Span(start=at, action=action, route=self._gathering(route), lift=lift))
        self.spot, self.seat, self.is_out = out, None, True

    def _come_back(self, beat: Beat, start: float) -> float:
        """Who has left comes in again to do something; gives the time of arrival."""
        home = self.world.home(self.entity.mark)
        pace = self.gait.pace("walk") * BRISK
        route = self.world.route(self.spot, home, pace=pace)
        self._add(Span(start=start, action="walk", route=route))
        self.spot, self.is_out = home, False
        return min(start + route.seconds, beat.end)

    def _gathering(self, route: Route) -> Route:
        """The route, for one who sets out from rest."""
        is_moving = bool(self.done) and self.done[-1].route.is_way
        if is_moving or not self.done:
            return route
        return replace(route, gathers=GLIDE_EASE if self.gait.glides else EASE)

    def _brake(self, at: float, until: float) -> float:
        """Comes to rest from a way that is cut; gives the time at which it stands."""
        last = self.done[-1] if self.done else None
        if last is None or not last.route.is_way or last.route.arrives or last.start >= at:
            return at
        at = at if self.gait.glides else self._come_near(last, at, until)
        usual = GLIDE_EASE if self.gait.glides else BRAKING
        lasts = min(usual, (until - at) * 0.4)
        self.done[-1] = replace(last, brakes_at=at, braking=lasts)
        self.spot = last.route.floor.spot(self.done[-1].place(at + lasts))
        return at + lasts

    def _come_near(self, last: Span, at: float, until: float) -> float:
        """Until when one who is still far away walks on, so as to be seen doing the next thing."""
        ground, home = self.world.ground, self.world.home(self.entity.mark)
        latest = at + (until - at) * MOST_ON_THE_WAY
        while at < latest:
            _, row = last.route.floor.spot(last.place(at))
            if ground.scale(row) > NEAR * ground.scale(home[1]):
                break
            at += 0.1
        return at

    def _perform(self, beat: Beat, start: float) -> None:
        if self.is_out:
            start = self._come_back(beat, start)
        if self._is_travel(beat.action):
            self._travel(beat, start)
            return
        if beat.action in LEAVES:
            self._leave(start)
            return
        begun = self._change_place(beat, start)
        if beat.action in ONCE:
            self._once(beat, begun)
        else:
            self._stand("idle" if beat.action in ENTERS else beat.action, begun)

    def _is_travel(self, action: str) -> bool:
        if self.gait.glides:
            return action in TRAVELS
        return action in BY_ITSELF or self.gait.goes(action)

    def _travel(self, beat: Beat, start: float) -> None:
        pace, world = self.gait.pace(beat.action), self.world
        if beat.action == "hover" or (self.gait.hovers and beat.action in ALOFT):
            self._hover(beat, start)
            return
        if beat.target in world.places and not self.gait.glides:
            self._go_to(world.places[beat.target], beat, start)
            return
        if self.gait.glides or beat.action == "fly":
            wide = self.gait.width * world.ground.scale(self.spot[1])
            route = drift(world, self.spot, begins=start, wide=wide, turns=self.gait.turns)
        elif self.entity.id in world.lanes:
            route = lane(
                world, self.spot, beat.action, ahead=world.lanes[self.entity.id], begins=start
            )
        elif start <= 0 and beat.action in FAST:
            route = running(world, self.spot, pace, RANKS.get(self.entity.mark, 1.0))
        elif start <= 0:
            route = long_walk(world, self.spot, pace)
        else:
            route = strolling(world, world.route(self.spot, pace=pace))
        lift = self.gait.lift if beat.action in ALOFT else 0.0
        if beat.action == "fly" and not self.gait.glides:
            lift = OFF_THE_GROUND
        route = self._gathering(route) if start > 0 else route
        aloft = IN_THE_AIR if beat.action in ALOFT and start <= 0 else 0.0
        self._add(Span(start=start, action=beat.action, route=route, lift=lift, ahead=aloft))
        self.spot = route.floor.spot(route.at(route.walked(beat.end - start)))
        self.seat = None

    def _hover(self, beat: Beat, start: float) -> None:
        """Stays in the air: before the flower if there is one."""
        high = self.gait.lift
        if self.blossom is not None:
            high = self.blossom.seat - self.gait.beak[1]
        route = self.world.route(self.spot)
        self._add(Span(start=start, action=beat.action, route=route, yaw=GLIDING, lift=high))

    def _go_to(self, place: Point, beat: Beat, start: float) -> None:
        """To a thing, and there one waits."""
        begin = (
            self.spot if start > 0 else coming_to(self.world, place, self.gait.pace(beat.action))
        )
        route = self.world.route(begin, place, pace=self.gait.pace(beat.action))
        self._add(Span(start=start, action=beat.action, route=route))
        self.spot, self.seat = place, None
        if start + route.seconds < beat.end - 0.1:
            self._stand("idle", start + route.seconds)

    def _change_place(self, beat: Beat, start: float) -> float:
        """Goes to where the beat is done, when that is elsewhere; gives the time of arrival."""
        post = self.world.posts.get(self.entity.id) if beat.action in SEATED else None
        if beat.action in SITTING:
            post = self.world.seats.get(self.entity.id)
        target = self.spot
        if post is not None:
            target = post.spot
        elif self.seat is not None:
            target = self._in_front(self.seat)
        meeting = self._meeting(beat.action)
        if meeting is not None:
            target = meeting.spot
        if start <= 0 or self.spot == target:
            self.seat = post
            self.spot = target
            return start if start <= 0 else self._brake(start, beat.end)
        was_there, self.spot, self.seat = self.spot, target, post
        time, pace = (beat.end - start) * MOST_ON_THE_WAY, self.gait.pace("walk") * BRISK
        route = self.world.route(was_there, target, pace=pace)
        if route.seconds > time:  # too far for the time there is: comes only part of the way
            share = time / route.seconds
            self.spot = (
                was_there[0] + (target[0] - was_there[0]) * share,
                was_there[1] + (target[1] - was_there[1]) * share,
            )
            route = self.world.route(was_there, self.spot, pace=pace)
        self._add(Span(start=start, action="walk", route=route))
        return start + route.seconds

    def _in_front(self, seat: Post) -> Point:
        """Where one steps from a seat: clear of the instrument when there is room beside it,
        else before it, towards the middle; always towards the audience."""
        picture, (x, _) = self.world.setting.picture, seat.spot
        clear = x - CLEAR * picture.W
        if clear < LEAST_ROOM * picture.W:
            clear = x + (self.world.home("centre")[0] - x) * 0.5
        return self.world.at_size(clear, STEP_FORWARD)

    def _once(self, beat: Beat, start: float) -> None:
        """What is done once is done again after a pause while there is time for all of it."""
        lasts = min(ONCE[beat.action], max(beat.end - start, 1.0))
        at = start
        while True:
            self._stand(beat.action, at, lasts=lasts)
            if at + lasts + PAUSE + lasts > beat.end:
                return
            self._stand("idle", at + lasts)
            at += lasts + PAUSE

    def _stand(self, action: str, start: float, *, lasts: float = 1.0) -> None:
        seat = None
        if self.seat is not None:
            seat = Seat(self.seat.seat, self.seat.left_hand, self.seat.right_hand)
            action = "sit" if action == "idle" else action
            is_playing = self.seat.left_hand is not None
            yaw = YAWS["play piano"] if is_playing else self._inwards(YAWS["sit"])
        else:
            yaw = self._inwards(YAWS.get(action, 24.0))
            meeting = self._meeting(action)
            if meeting is not None:
                yaw = math.copysign(yaw, meeting.side)
            if self.gait.glides:  # stays as it came
                yaw = math.copysign(GLIDING, self.done[-1].facing(start) if self.done else 1.0)
        in_step = seat is not None or action in ONCE or self._meeting(action) is not None
        self._add(
            Span(
                start=start, action=action, route=self.world.route(self.spot), yaw=yaw,
                lasts=lasts, seat=seat, held=self.held, ahead=0.0 if in_step else self.ahead,
            )
        )  # fmt: skip

    def _meeting(self, action: str) -> Meeting | None:
        meeting = self.world.meetings.get(self.entity.id)
        return meeting if meeting is not None and meeting.action == action else None

    def _inwards(self, yaw: float) -> float:
        """Turned so far from the viewer, towards the middle of the picture."""
        return yaw if self.spot[0] <= self.world.setting.picture.W * 0.52 else -yaw

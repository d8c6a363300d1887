"""One actor on its way through the clip: comes in, goes out, sets out, comes to rest, stands.

Knows nothing of beats; `plan` reads them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Beat, Entity
from kinora.engines.animatic.staging.floor import EASE, Route
from kinora.engines.animatic.staging.gait import GLIDING, IN_STEP, RANKS, TRAVELS, YAWS, Gait
from kinora.engines.animatic.staging.nearing import FRONTAL
from kinora.engines.animatic.staging.track import BLEND, Seat, Span
from kinora.engines.animatic.staging.ways import entry
from kinora.engines.animatic.staging.world import Meeting, Post, World

NEAR = 0.86  # size, next to that at its spot, at which one is near enough to be watched
BRAKING, GLIDE_EASE = 0.5, 1.1  # seconds to come to rest: on foot, for what rolls or swims
GREETING = 2.4  # seconds that somebody who has come in waves
BRISK = 1.9  # how much faster than strolling one goes to where something is to be done
MOST_ON_THE_WAY = 0.42  # share of a beat that may be spent on getting there


@dataclass(frozen=True, slots=True)
class Holding:
    """What an actor has in its hands, and from when on."""

    kind: str = ""
    since: float = 0.0


class Going:
    """One actor's plan so far: its spans, and where it is after them."""

    def __init__(self, entity: Entity, world: World, gait: Gait, held: Holding, seed: int) -> None:
        self.entity, self.world, self.gait, self.held = entity, world, gait, held
        self.ahead = seed % 128 / 100  # seconds; keeps twins out of step
        wide = 0.0 if gait.glides else gait.width
        self.spot: Point = world.home(entity.mark, width=wide)
        if gait.glides:  # those who cross the picture together do so on rows of their own
            size = gait.size * RANKS.get(entity.mark, 1.0)
            self.spot = world.at_size(self.spot[0], size)
        if gait.berth is not None:
            self.spot = gait.berth
        self.seat: Post | None = None
        if entity.relation is not None and entity.relation.kind in ("on", "in"):
            self.sit(world.seats.get(entity.id))
        self.blossom = world.blossoms.get(entity.id)
        if self.blossom is not None:
            (x, row), metre = self.blossom.spot, world.ground.scale(self.blossom.spot[1])
            self.spot = (x - gait.beak[0] * metre, row + 2.0)  # before the flower
        self.done: list[Span] = []
        self.is_out = False  # left the picture

    def add(self, span: Span) -> None:
        """What begins later than a new span was only meant for the case that nothing came. What
        has just begun gets the time to be taken up, so that no pose is left half-way."""
        while self.done and self.done[-1].start >= span.start - 1e-6:
            self.done.pop()
        earliest = self.done[-1].start + BLEND if len(self.done) > 1 else 0.0
        self.done.append(replace(span, start=max(span.start, earliest)))

    def sit(self, seat: Post | None) -> None:
        if seat is not None:
            self.seat, self.spot = seat, seat.spot

    def stand(self, action: str, start: float, *, lasts: float = 1.0) -> None:
        if self.gait.hovers and action == "idle" and self.seat is None:
            self.hover(start)
            return
        seat, is_perched = None, self.seat is not None and not self.gait.sits
        lift = self.seat.seat if self.seat is not None and is_perched else 0.0
        if self.seat is not None and not is_perched:
            seat = Seat(self.seat.seat, self.seat.left_hand, self.seat.right_hand)
            action = "sit" if action == "idle" else action
            is_playing = self.seat.left_hand is not None
            yaw = YAWS["play piano"] if is_playing else self.inwards(YAWS["sit"])
        else:
            yaw = self.inwards(YAWS.get(action, 24.0))
            meeting = self.meeting(action)
            if meeting is not None:
                yaw = math.copysign(yaw, meeting.side)
            elif self.gait.glides:  # stays as it came
                facing = self.done[-1].facing(start) if self.done else GLIDING
                is_frontal = abs(facing) < FRONTAL
                yaw = facing if is_frontal else math.copysign(GLIDING, facing)
        in_step = seat is not None or action in IN_STEP or self.meeting(action) is not None
        self.add(
            Span(
                start=start, action=action, route=self.world.route(self.spot), yaw=yaw,
                lasts=lasts, seat=seat, held=self.held.kind, held_from=self.held.since, lift=lift, ahead=0.0 if in_step else self.ahead,
            )
        )  # fmt: skip

    def hover(self, start: float) -> None:
        """Stays in the air: before the flower if there is one."""
        high = self.gait.lift
        if self.blossom is not None:
            high = self.blossom.seat - self.gait.beak[1]
        route, facing = self.world.route(self.spot), self.done[-1].facing(start) if self.done else 1.0  # fmt: skip
        yaw = math.copysign(GLIDING, 1.0 if self.blossom is not None else facing)
        self.add(Span(start=start, action="hover", route=route, yaw=yaw, lift=high))

    def meeting(self, action: str) -> Meeting | None:
        meeting = self.world.meetings.get(self.entity.id)
        return meeting if meeting is not None and meeting.action == action else None

    def inwards(self, yaw: float) -> float:
        """Turned so far from the viewer, towards the middle of the picture."""
        return yaw if self.spot[0] <= self.world.setting.picture.W * 0.52 else -yaw

    def enter(self, at: float) -> float:
        """Comes in and waves; gives the time of arrival."""
        wide = self.gait.width * self.world.ground.scale(self.spot[1])
        route = entry(
            self.world, self.spot, self.gait.pace("walk"), at=at, wide=wide,
            side=self.entity.comes_from,
        )  # fmt: skip
        is_flying = self.gait.lift > 0
        lift = self.gait.lift if is_flying else 0.0
        self.add(Span(start=at, action="fly" if is_flying else "walk", route=route, lift=lift))
        arrival = at + route.seconds
        if self.gait.glides:
            self.stand("idle", arrival)
        else:
            self.stand("wave", arrival)
            self.stand("idle", arrival + GREETING)
        return arrival

    def leave(self, at: float) -> None:
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
        self.add(Span(start=at, action=action, route=self.gathering(route), lift=lift))
        self.spot, self.seat, self.is_out = out, None, True

    def come_back(self, beat: Beat, start: float) -> float:
        """Who has left comes in again to do something; gives the time of arrival."""
        home = self.world.home(self.entity.mark)
        pace = self.gait.pace("walk") * BRISK
        route = self.world.route(self.spot, home, pace=pace)
        self.add(Span(start=start, action="walk", route=route))
        self.spot, self.is_out = home, False
        return min(start + route.seconds, beat.end)

    def gathering(self, route: Route) -> Route:
        """The route, for one who sets out from rest."""
        is_moving = bool(self.done) and self.done[-1].route.is_way
        if is_moving or not self.done:
            return route
        return replace(route, gathers=GLIDE_EASE if self.gait.glides else EASE)

    def brake(self, at: float, until: float) -> float:
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

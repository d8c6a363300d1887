"""From an entity's beats to its track: what is done, where, and from when to when."""

from __future__ import annotations

from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Beat, Entity
from kinora.engines.animatic.staging.floor import Route
from kinora.engines.animatic.staging.gait import (
    ALOFT,
    BY_ITSELF,
    ENTERS,
    FAST,
    LEAVES,
    ONCE,
    PAUSES,
    RANKS,
    SEATED,
    SITTING,
    TRAVELS,
    Gait,
)
from kinora.engines.animatic.staging.going import BRISK, MOST_ON_THE_WAY, Holding
from kinora.engines.animatic.staging.hurdles import leaps
from kinora.engines.animatic.staging.marks import FILE, LEAPS, standing
from kinora.engines.animatic.staging.nearing import NEARING, nearing
from kinora.engines.animatic.staging.soaring import Soaring
from kinora.engines.animatic.staging.track import Span, Track
from kinora.engines.animatic.staging.waters import paddle
from kinora.engines.animatic.staging.ways import (
    coming_to,
    drift,
    filing,
    lane,
    long_walk,
    running,
    strolling,
)
from kinora.engines.animatic.staging.world import Hurdle, Post, World

IN_THE_AIR = 1.5  # seconds that somebody who flies at the cut has been flying
OFF_THE_GROUND = 0.15  # metres: whoever flies without gliding, a fairy or a witch
CLEAR, LEAST_ROOM = 0.135, 0.2  # shares of the width: beside the seat, to the frame's edge
STEP_FORWARD = 1.05  # size, next to the centre's, of who steps towards the audience


NOTHING = Holding()


def plan(
    entity: Entity, world: World, gait: Gait, *, held: Holding = NOTHING, seed: int = 0
) -> Track:
    """The track of one actor. `held`: the thing in its hands."""
    planner = _Planner(entity, world, gait, held, seed)
    return Track(tuple(planner.spans()))


def is_same(doing: Beat, beat: Beat) -> bool:
    """Is a beat more of what is being done already?"""
    return (doing.action, doing.target) == (beat.action, beat.target) and (
        beat.start <= doing.end + 0.05
    )


class _Planner(Soaring):
    """Reads the beats in order."""

    def spans(self) -> list[Span]:
        beats = [beat for beat in self.entity.beats if beat.end > beat.start]
        free = 0.0  # from when on there is time
        comes_in = bool(beats) and beats[0].action in ENTERS and beats[0].start <= 0
        if self.entity.enters_at > 0 or comes_in:
            free = self.enter(self.entity.enters_at)
            beats = [beat for beat in beats if beat.action not in ENTERS]
        elif not beats or beats[0].start > 0:
            self.stand("idle", 0.0)
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
                self.stand("idle", self.brake(beat.end, following))
        if not self.done:  # no beat was long enough to be seen
            self.stand("idle", 0.0)
        return self.done

    def _go_on(self, beat: Beat) -> None:
        """What one is doing already goes on; what is done once is over."""
        if beat.action in ONCE:
            self.stand("idle", beat.start)
        elif len(self.done[-1].route.points) > 1:
            floor, place = self.done[-1].route.floor, self.done[-1].place(beat.end)
            self.spot = floor.spot(place)

    def _perform(self, beat: Beat, start: float) -> None:
        if self.is_out:
            start = self.come_back(beat, start)
        hurdle = self.world.hurdles.get(self.entity.id)
        if hurdle is not None and beat.action in LEAPS:
            self._leap(hurdle, beat, start)
            return
        if self.soar(beat, start):
            return
        if self._is_travel(beat.action):
            self._travel(beat, start)
            return
        if beat.action in LEAVES:
            self.leave(start)
            return
        begun = self._change_place(beat, start)
        if beat.action in ONCE:
            self._once(beat, begun)
        else:
            self.stand("idle" if beat.action in ENTERS else beat.action, begun)

    def _leap(self, hurdle: Hurdle, beat: Beat, start: float) -> None:
        """Over something, again and again."""
        ends = min(beat.end, self.world.until(start))
        for span in leaps(self.world, hurdle, self.spot, self.gait, start=start, end=ends):
            self.add(span)
        last = self.done[-1]
        self.seat, self.spot = None, last.route.floor.spot(last.place(beat.end))

    def _is_travel(self, action: str) -> bool:
        if self.gait.glides:
            return action in TRAVELS
        return action in BY_ITSELF or self.gait.goes(action)

    def _travel(self, beat: Beat, start: float) -> None:
        world = self.world
        if beat.action == "hover" or (self.gait.hovers and beat.action in ALOFT):
            self.hover(start)
            return
        if beat.target in world.places and not self.gait.glides:
            self._go_to(world.places[beat.target], beat, start)
            return
        route = self._way(beat, start)
        lift = self.gait.lift if beat.action in ALOFT else 0.0
        if beat.action == "fly" and not self.gait.glides:
            lift = OFF_THE_GROUND
        route = self.gathering(route) if start > 0 else route
        aloft = IN_THE_AIR if beat.action in ALOFT and start <= 0 else 0.0
        self.add(Span(start=start, action=beat.action, route=route, lift=lift, ahead=aloft))
        self.spot = route.floor.spot(route.at(route.walked(beat.end - start)))
        self.seat = None

    def _way(self, beat: Beat, start: float) -> Route:
        """Where one goes who is told no place to go to."""
        pace, world, mark = self.gait.pace(beat.action), self.world, self.entity.mark
        if self.gait.glides or beat.action == "fly":
            return self._across(beat, start)
        if self.entity.id in world.lanes:
            ahead = world.lanes[self.entity.id]
            return lane(world, self.spot, beat.action, ahead=ahead, begins=start)
        if start > 0:
            return strolling(world, world.route(self.spot, pace=pace))
        if beat.action in FAST:
            return running(world, self.spot, pace, RANKS.get(standing(mark), 1.0))
        if mark.startswith(FILE):
            number = int(mark.removeprefix(FILE)) - 1
            return filing(world, number, pace=pace, metres=self.gait.length)
        return long_walk(world, self.spot, pace)

    def _across(self, beat: Beat, start: float) -> Route:
        """The way of who sets no foot on the ground."""
        if beat.action in NEARING:
            return nearing(self.world, beat.action, self.spot, start)
        wide = self.gait.width * self.world.ground.scale(self.spot[1])
        turns, share = self.gait.turns, self.gait.share
        if self.gait.berth is not None and beat.action not in ALOFT:
            return paddle(self.world, self.spot, begins=start, wide=wide, turns=turns)
        return drift(self.world, self.spot, begins=start, wide=wide, turns=turns, share=share)

    def _go_to(self, place: Point, beat: Beat, start: float) -> None:
        """To a thing, and there one waits."""
        begin = (
            self.spot if start > 0 else coming_to(self.world, place, self.gait.pace(beat.action))
        )
        route = self.world.route(begin, place, pace=self.gait.pace(beat.action))
        self.add(Span(start=start, action=beat.action, route=route))
        self.spot, self.seat = place, None
        if start + route.seconds < beat.end - 0.1:
            self.stand("idle", start + route.seconds)

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
        meeting = self.meeting(beat.action)
        if meeting is not None:
            target = meeting.spot
        if start <= 0 or self.spot == target:
            self.seat = post
            self.spot = target
            return start if start <= 0 else self.brake(start, beat.end)
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
        self.add(Span(start=start, action="walk", route=route))
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
        """What is done once is done again after a pause, as long as there is time for all of it
        before the clip ends; when the beat ends earlier, the next one cuts it."""
        usual, ends = ONCE[beat.action], self.world.until(start)
        lasts, pause = min(usual, max(ends - start, 1.0)), PAUSES.get(beat.action, 0.0)
        at = start
        while True:
            self.stand(beat.action, at, lasts=lasts)
            following = at + lasts + pause
            if following + lasts > ends + 0.3 or following >= beat.end:
                return
            if pause > 0:
                self.stand("idle", at + lasts)
            at = following

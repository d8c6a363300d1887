"""How the camera takes a scene: the framing it rests in, the moves it makes, part after part.

All in the clip's own time: the camera keeps its pace when the story runs slower.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kinora.engines.animatic.paint.camera import (
    REST,
    Move,
    Pose,
    covers,
    glide,
    handheld,
    move_of,
    smooth,
)
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.scene import Angle, Camera, Framing, Scene
from kinora.engines.animatic.staging.world import HEIGHTS, World

CLOSE = 1.62  # how much a close-up enlarges where it is not known what it shows
FILLED, FILLED_ACROSS = 0.57, 0.74  # shares of the height and width that this takes
LEAST_CLOSE, MOST_CLOSE = 1.3, 2.5  # how much a close-up enlarges
FOLLOWED = 0.08  # share of the width: a close-up goes with who moves farther
LOW = 0.6  # share of the margin below that a resting close-up may use; moves need the rest
REFRAMING = 2.4  # seconds at most to come closer or to draw back
HAND = 5.0  # design units that a camera held by hand sways
STEADYING = 0.8  # seconds for a hand-held camera to come to rest, or to begin
HIGHEST = 66.0  # design units that the camera rises or sinks: plates were painted from one height
AIMING = frozenset({"zoom in", "zoom out", "dolly in", "dolly out"})
AIMED = 0.4  # how much closer the camera comes until it points at whom it comes close to
HEADROOM = 0.42  # share of the height at which a face is that the camera points at
STEPS = (1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1)  # shares of a move that are tried for room

ANGLES: dict[Angle, Pose] = {
    "eye level": Pose(),
    "low angle": Pose(y=46.0, tilt=-96.0, z=0.04),
    "high angle": Pose(y=-42.0, tilt=86.0, z=0.02),
}

Face = Callable[[float], Point]  # of time: column and row of what the camera aims at


@dataclass(frozen=True, slots=True)
class Focus:
    """The middle of what a close-up shows, and how high and wide that is."""

    x: float
    row: float
    high: float
    wide: float


Close = Callable[[float], Focus]  # of time


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """What the camera does from `start` on, for so many seconds, and then stays."""

    start: float
    seconds: float
    path: Move  # of 0 to 1
    shake: float = 0.0  # strength of the hand that holds it
    is_still: bool = False

    def pose(self, t: float) -> Pose:
        return self.path(min(max((t - self.start) / self.seconds, 0.0), 1.0))


@dataclass(frozen=True, slots=True)
class Shot:
    """Where the camera is at any time: leg after leg, each from where the last one ended."""

    legs: tuple[Leg, ...]
    shaking: Move  # of time in seconds: a hand of strength 1

    @property
    def rest(self) -> Pose | None:
        """Where the camera rests in the first leg; None when it moves there."""
        first = self.legs[0]
        return first.pose(0.0) if first.is_still else None

    @property
    def seconds(self) -> float:
        """How long the first leg is: the clip, before it was extended."""
        return self.legs[0].seconds

    def pose(self, t: float) -> Pose:
        """At t seconds of the clip."""
        index = max(i for i, leg in enumerate(self.legs) if leg.start <= t or i == 0)
        pose, shake = self.legs[index].pose(t), self._shake(index, t)
        return pose if shake == 0 else pose.plus(REST.towards(self.shaking(t), shake))

    def _shake(self, index: int, t: float) -> float:
        leg = self.legs[index]
        if index == 0:
            return leg.shake
        before = self._shake(index - 1, leg.start)
        return before + (leg.shake - before) * smooth((t - leg.start) / STEADYING)


def camera_of(scene: Scene, world: World, face: Face, *, close: Close | None = None) -> Shot:
    """The camera of a scene; `face` is what it aims at, `close` what a close-up shows, both at a
    time of the clip."""
    close = close or (lambda t: Focus(*face(t), 0.0, 0.0))
    ends = (*(part.start for part in scene.parts), float(scene.seconds))
    legs = [_first(scene, world, face, close, ends[0])]
    before = scene.camera
    for part, end in zip(scene.parts, ends[1:], strict=True):
        seconds = end - part.start
        legs.append(_next(legs[-1], before, part.camera, world, face, close, part.start, seconds))
        before = part.camera
    return Shot(tuple(legs), handheld(1.0, HAND, scene.seed_of("camera")))


def _first(scene: Scene, world: World, face: Face, close: Close, seconds: float) -> Leg:
    camera, picture = scene.camera, world.setting.picture
    rest = _framed(camera.framing, camera.framing, world, close(0.0)).plus(
        lean_of(camera.angle, picture)
    )
    if camera.framing == "close-up" and camera.move == "static" and not scene.reference:
        following = _following(world, close, seconds)
        if following is not None:
            lean = lean_of(camera.angle, picture)
            return Leg(start=0.0, seconds=seconds, path=lambda u: following(u).plus(lean))
    if scene.reference:
        rest = REST  # the first frame is the picture, whole
    if camera.move == "handheld":
        return Leg(start=0.0, seconds=seconds, path=lambda _: rest, shake=camera.amount)
    move = _move(camera, world, face, seconds)
    if scene.reference:
        move = partial(_from_rest, move)
    share = _share(picture, lambda u, part: rest.plus(REST.towards(move(u), part)))
    return Leg(
        start=0.0,
        seconds=seconds,
        path=lambda u: rest.plus(REST.towards(move(u), share)),
        is_still=camera.move == "static",
    )


def _following(world: World, close: Close, seconds: float) -> Move | None:
    """A close-up that goes with who moves on, always near enough; None when nobody does."""
    moments = [close(seconds * i / 8) for i in range(9)]
    way = max(each.x for each in moments) - min(each.x for each in moments)
    if way < FOLLOWED * world.setting.picture.W:
        return None
    zoom = min(_enlarged(world, each) for each in moments)
    return lambda u: _close_up(world, close(u * seconds), zoom)


def _from_rest(move: Move, u: float) -> Pose:
    """The move, begun where the camera rests."""
    return move(u).since(move(0.0))


def _move(camera: Camera, world: World, face: Face, seconds: float) -> Move:
    """The named move; what comes closer does so to the face, unless that is in the middle anyway."""
    picture = world.setting.picture
    move = move_of(camera.move, camera.amount, picture, seconds=seconds, seed=0)
    is_aimed = camera.move in AIMING and camera.framing != "close-up"
    return _aimed(move, world, face, seconds) if is_aimed else move


def _aimed(move: Move, world: World, face: Face, seconds: float) -> Move:
    """The move, held on whom it comes close to."""
    picture = world.setting.picture

    def aimed(u: float) -> Pose:
        pose = move(u)
        closer = max(pose.zoom / (1 - pose.z) - 1, 0.0)
        x, row = face(u * seconds)
        share, cut = min(closer / AIMED, 1.0), (1 - 1 / pose.zoom) / 2
        room = 0.3 * picture.margin
        pan = _limited((x - picture.W / 2) * share, room + cut * picture.W)
        tilt = _limited((row - HEADROOM * picture.H) * share, room + cut * picture.H)
        return pose.plus(Pose(pan=pan, tilt=tilt))

    return aimed


def _limited(value: float, most: float) -> float:
    return min(max(value, -most), most)


def _share(picture: Picture, way: Callable[[float, float], Pose]) -> float:
    """As much of a move as there is painting for, 0 to 1."""
    moments = [i / 6 for i in range(7)]
    return next(
        (part for part in STEPS if all(_holds(picture, way(u, part)) for u in moments)), 0.0
    )


def _holds(picture: Picture, pose: Pose) -> bool:
    """Is the picture whole: painted to its edges, no plate lifted off the one behind it?"""
    return abs(pose.y) <= HIGHEST and covers(picture, pose)


def _next(
    last: Leg,
    before: Camera,
    camera: Camera,
    world: World,
    face: Face,
    close: Close,
    start: float,
    seconds: float,
) -> Leg:
    """From where the camera is at `start`: its move, and the way to another framing or angle."""
    picture, begin = world.setting.picture, last.path(1.0)
    old, new = (_framed(each.framing, "medium", world, close(start)) for each in (before, camera))
    aim = begin.plus(new.since(old)).plus(
        lean_of(camera.angle, picture).since(lean_of(before.angle, picture))
    )
    shake = camera.amount if camera.move == "handheld" else 0.0
    if camera.move not in ("static", "handheld"):
        move = _move(camera, world, lambda t: face(start + t), seconds)
        aim = aim.plus(move(1.0).since(move(0.0)))
    elif aim != begin:
        seconds = min(seconds, REFRAMING)
    aim = _within(picture, begin, aim)
    return Leg(
        start=start, seconds=seconds, path=lambda u: begin.towards(aim, glide(u)), shake=shake
    )


def _within(picture: Picture, begin: Pose, aim: Pose) -> Pose:
    """As much of a move as there is painting for."""
    ways = (begin.towards(aim, share) for share in STEPS)
    return next((way for way in ways if _holds(picture, way)), begin)


def _framed(framing: Framing, painted: Framing, world: World, focus: Focus) -> Pose:
    """A framing as a pose, where the picture is painted for another one."""
    if framing == "close-up":
        return _close_up(world, focus, _enlarged(world, focus))
    landscape, portrait = (HEIGHTS[framing][i] / HEIGHTS[painted][i] for i in (0, 1))
    return Pose(zoom=portrait if world.setting.picture.is_portrait else landscape)


def _enlarged(world: World, focus: Focus) -> float:
    """How much a close-up enlarges what it shows."""
    picture = world.setting.picture
    if focus.high <= 0 or focus.wide <= 0:
        return CLOSE
    zoom = min(FILLED * picture.H / focus.high, FILLED_ACROSS * picture.W / focus.wide)
    return min(max(zoom, LEAST_CLOSE), MOST_CLOSE)


def _close_up(world: World, focus: Focus, zoom: float) -> Pose:
    """Enlarged around what it shows, as far as there is painting at the edges."""
    picture = world.setting.picture
    slack_x = (picture.W + picture.margin) / 2 - picture.W / 2 / zoom
    slack_y = (picture.H + picture.margin * LOW) / 2 - picture.H / 2 / zoom
    pan = min(max(focus.x - picture.W / 2, -slack_x), slack_x)
    tilt = min(max(focus.row - picture.H / 2, -slack_y), slack_y)
    return Pose(pan=pan, tilt=tilt, zoom=zoom)


def lean_of(angle: Angle, picture: Picture) -> Pose:
    """Looking up from low down, or down from high up, as far as there is painting."""
    return REST.towards(ANGLES[angle], min(picture.margin / 166.0, 1.0))

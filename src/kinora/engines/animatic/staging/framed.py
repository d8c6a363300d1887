"""The camera of a given clip: what is filmed already can only be looked at more closely.

Every pose stays within the clip's own frame; nothing is known of what lies beyond it.
"""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.paint.camera import Move, Pose, glide, handheld
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.scene import Camera, Scene
from kinora.engines.animatic.staging.shot import HAND, REFRAMING, Leg, Shot
from kinora.engines.animatic.staging.world import World

CLOSER = 1.55  # how much a close-up enlarges
NEARING = 0.30  # of a plain move towards the picture
ROOM = 0.17  # how much a move aside enlarges, to have somewhere to go
HELD = 1.05  # how much a camera held by hand enlarges
EYES = 0.46  # share of the height that is in the middle of a close-up
ASIDE: dict[str, tuple[float, float]] = {  # which way: across, down
    "pan left": (-1, 0), "pan right": (1, 0), "truck left": (-1, 0), "truck right": (1, 0),
    "tilt up": (0, -1), "tilt down": (0, 1), "crane up": (0, -1), "crane down": (0, 1),
    "orbit": (0.6, 0),
}  # fmt: skip
TOWARDS = {"zoom in": 1, "dolly in": 1, "zoom out": -1, "dolly out": -1}


def framed(scene: Scene, world: World) -> Shot:
    """The camera of a scene that is played on footage: leg after leg, as its parts are."""
    picture = world.setting.picture
    ends = (*(part.start for part in scene.parts), float(scene.seconds))
    begin, end = _ends(scene.camera, picture)
    legs = [_leg(scene.camera, begin, end, 0.0, ends[0])]
    before = scene.camera
    for part, until in zip(scene.parts, ends[1:], strict=True):
        begin = legs[-1].path(1.0)
        end = _onward(begin, before, part.camera, picture)
        span = until - part.start
        is_moved = part.camera.move in ASIDE or part.camera.move in TOWARDS
        legs.append(
            _leg(part.camera, begin, end, part.start, span if is_moved else min(span, REFRAMING))
        )
        before = part.camera
    return Shot(tuple(legs), _shaking(handheld(1.0, HAND, scene.seed_of("camera"))))


def _shaking(move: Move) -> Move:
    """A hand that only pans and tilts: the frame's corners stay full."""
    return lambda u: Pose(pan=move(u).pan, tilt=move(u).tilt)


def _leg(camera: Camera, begin: Pose, end: Pose, start: float, seconds: float) -> Leg:
    shake = camera.amount if camera.move == "handheld" else 0.0
    is_still = begin == end and shake == 0
    path: Callable[[float], Pose] = lambda u: begin.towards(end, glide(u))  # noqa: E731
    return Leg(start=start, seconds=seconds, path=path, shake=shake, is_still=is_still)


def _ends(camera: Camera, picture: Picture) -> tuple[Pose, Pose]:
    """Where the camera of a whole clip begins and ends."""
    rest, move = _rest(camera, picture), camera.move
    way = TOWARDS.get(move, 0)
    closer = rest.zoom * (1 + NEARING * camera.amount)
    near = inside(Pose(pan=rest.pan, tilt=rest.tilt, zoom=closer), picture)
    if way:
        return (rest, near) if way > 0 else (near, rest)
    if move in ASIDE:
        across, down = ASIDE[move]
        roomy = rest.zoom * (1 + ROOM * camera.amount)
        return (
            _aside(rest, picture, roomy, -across, -down),
            _aside(rest, picture, roomy, across, down),
        )
    return rest, rest


def _onward(begin: Pose, before: Camera, camera: Camera, picture: Picture) -> Pose:
    """Where the camera of an added part ends that begins where the one before ended."""
    if camera.framing != before.framing:
        begin = begin.plus(_rest(camera, picture).since(_rest(before, picture)))
    way = TOWARDS.get(camera.move, 0)
    if camera.move == "handheld":
        begin = Pose(pan=begin.pan, tilt=begin.tilt, zoom=max(begin.zoom, HELD))
    elif way:
        nearer = 1 + NEARING * camera.amount
        zoom = begin.zoom * nearer if way > 0 else begin.zoom / nearer
        begin = Pose(pan=begin.pan, tilt=begin.tilt, zoom=zoom)
    elif camera.move in ASIDE:
        across, down = ASIDE[camera.move]
        return _aside(begin, picture, max(begin.zoom, 1 + ROOM * camera.amount), across, down)
    return inside(begin, picture)


def _rest(camera: Camera, picture: Picture) -> Pose:
    """How the framing shows the clip."""
    zoom = CLOSER if camera.framing == "close-up" else 1.0
    if camera.move == "handheld":
        zoom *= HELD
    tilt = (EYES - 0.5) * picture.H if camera.framing == "close-up" else 0.0
    return inside(Pose(tilt=tilt, zoom=zoom), picture)


def _aside(rest: Pose, picture: Picture, zoom: float, across: float, down: float) -> Pose:
    far = Pose(
        pan=across * picture.W if across else rest.pan,
        tilt=down * picture.H if down else rest.tilt,
        zoom=zoom,
    )
    limited = inside(far, picture)
    share = max(abs(across), abs(down))
    return Pose(
        pan=limited.pan * share if across else limited.pan,
        tilt=limited.tilt * share if down else limited.tilt,
        zoom=zoom,
    )


def inside(pose: Pose, picture: Picture) -> Pose:
    """The nearest pose that shows nothing beyond the frame."""
    zoom = max(pose.zoom, 1.0)
    across, down = (side / 2 * (1 - 1 / zoom) for side in (picture.W, picture.H))
    return Pose(
        pan=min(max(pose.pan, -across), across), tilt=min(max(pose.tilt, -down), down), zoom=zoom
    )

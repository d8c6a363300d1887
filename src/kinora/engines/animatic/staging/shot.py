"""How the camera takes a scene: the framing it rests in and the move it makes."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.paint.camera import Move, Pose, move_of
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Scene
from kinora.engines.animatic.staging.world import World

CLOSE = 1.62  # how much a close-up enlarges
LOW = 0.6  # share of the margin below that a resting close-up may use; moves need the rest


@dataclass(frozen=True, slots=True)
class Shot:
    """Where the camera is at any time. `move` None: it rests for the whole clip."""

    rest: Pose
    move: Move | None
    seconds: float

    def pose(self, t: float) -> Pose:
        """At t seconds."""
        if self.move is None:
            return self.rest
        return self.rest.plus(self.move(t / self.seconds))


def camera_of(scene: Scene, world: World, hero: Point) -> Shot:
    """The camera of a scene; `hero` is the column and row of the face that a close-up shows."""
    picture, camera = world.setting.picture, scene.camera
    rest = _close_up(world, hero) if camera.framing == "close-up" else Pose()
    is_still = camera.move == "static"
    seed = scene.seed_of("camera")
    move = move_of(camera.move, camera.amount, picture, seconds=scene.seconds, seed=seed)
    return Shot(rest, None if is_still else move, float(scene.seconds))


def _close_up(world: World, hero: Point) -> Pose:
    """Enlarged around the face, as far as there is painting at the edges."""
    picture = world.setting.picture
    slack_x = (picture.W + picture.margin) / 2 - picture.W / 2 / CLOSE
    slack_y = (picture.H + picture.margin * LOW) / 2 - picture.H / 2 / CLOSE
    pan = min(max(hero[0] - picture.W / 2, -slack_x), slack_x)
    tilt = min(max(hero[1] - picture.H * 0.46, -slack_y), slack_y)
    return Pose(pan=pan, tilt=tilt, zoom=CLOSE)

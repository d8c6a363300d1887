"""A four-legged member of the cast, behind the protocol that staging uses."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import cast

import skia

from kinora.engines.animatic.cast.base import Act, Foot, Joints
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.pose import blend_poses
from kinora.engines.animatic.cast.quadruped.actions import action_named
from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.quadruped.bounds import bounds_of
from kinora.engines.animatic.cast.quadruped.gaits import advance, cadence, stand
from kinora.engines.animatic.cast.quadruped.painter import flame_of, paint_beast
from kinora.engines.animatic.cast.quadruped.pose import STAND, QuadrupedPose
from kinora.engines.animatic.cast.quadruped.rig import LEGS, Bones, solve
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.tumble import turned, turned_box
from kinora.engines.animatic.cast.vectors import Point, Vector, clamp
from kinora.engines.animatic.cast.view import FRONT, View
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.subject import painted_layer

RIM_WIDTH = 4.5
FLIGHT = 0.6  # body heights a second
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class QuadrupedPosed:
    """A beast in one pose and one view."""

    style: QuadrupedStyle
    body_pose: QuadrupedPose
    view: View
    bones: Bones

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        area = skia.Rect.MakeLTRB(*self.extent())
        with painted_layer(canvas, area, light, rim_width=RIM_WIDTH) as layer:
            if self._turn:
                layer.rotate(self._turn, 0, -self._pivot)
                light = light.turned(-self._turn)
            easel = Easel(cast(skia.Canvas, layer), light, self.view)
            paint_beast(Beast(easel, self.style, self.body_pose, self.bones))

    def extent(self) -> Bounds:
        left, top, right, bottom = bounds_of(self.style, self.body_pose, self.bones, self.view)
        if self.style.wings:
            far = self.style.body * 2.2
            high = self.bones.chest.origin[1] + self.style.body * 2.1
            left, right, top = min(left, -far), max(right, far), min(top, -high)
        if self.body_pose.fire > 0:
            for spot, r in flame_of(self.style, self.body_pose, self.bones).reach():
                x, y = self.view.project(spot)
                left, right = min(left, x - r), max(right, x + r)
                top, bottom = min(top, y - r), max(bottom, y + r)
        return turned_box((left, top, right, bottom), self._turn, self._pivot)

    @property
    def _turn(self) -> float:
        """Degrees clockwise in the picture; forwards is to where the beast faces."""
        return self.body_pose.tumble if self.view.yaw >= 0 else -self.body_pose.tumble

    @property
    def _pivot(self) -> float:
        return self.body_pose.pivot * self.style.leg

    def _at(self, place: Vector) -> Point:
        return turned(self.view.project(place), self._turn, self._pivot)

    def joints(self) -> Joints:
        at, bones, r = self._at, self.bones, self.style.head.radius
        return Joints(
            head=at(bones.head.origin), crown=at(bones.head.point(0, r * self.style.head.shape[1])),
            left_hand=at(bones.left_front[3]), right_hand=at(bones.right_front[3]),
            feet=tuple(self._foot(name) for name in LEGS), head_radius=r,
            anchors=(("saddle", at(bones.middle.point(self.style.body * 0.06, self.style.belly[0] * 0.92))),),
        )  # fmt: skip

    def _foot(self, name: str) -> Foot:
        sole, (long, high, _) = self.bones.leg(name)[3], self.style.paw
        under = self.view.project((sole[0] + long * 0.2, 0, sole[2]))
        return Foot(at=under, lift=max(sole[1] - high * 0.8, 0.0), length=long * 1.6)


@dataclass(frozen=True, slots=True)
class QuadrupedPuppet:
    """A figure on four legs; style, colour and traits are decided, `seed` sets its own breath."""

    style: QuadrupedStyle
    height: float
    seed: int = 0

    @property
    def units(self) -> float:
        """Figure units of the standing body, from the ground to the crown."""
        head = self.style.head
        return solve(self.style, STAND, FRONT).head.point(0, head.radius * head.shape[1])[1]

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> QuadrupedPosed:  # fmt: skip
        pose = self._acting(act, view)
        if before is not None and amount < 1:
            pose = blend_poses(self._acting(before, view), pose, amount)
        return QuadrupedPosed(self.style, pose, view, solve(self.style, pose, view))

    def pace(self, action: str) -> float:
        if action == "fly":
            return FLIGHT * self.height if self.style.wings else 0.0
        return cadence(action) * self._stride(action) if cadence(action) else 0.0

    def _stride(self, action: str) -> float:
        """Metres that one cycle of steps covers."""
        return advance(action) * self.style.leg * self.height / self.units

    def _acting(self, act: Act, view: View) -> QuadrupedPose:
        steps = act.t * cadence(act.action)
        if act.walked is not None and cadence(act.action):
            steps = act.walked / self._stride(act.action)
        cue = Cue(t=act.t, span=act.span, steps=steps, leg=self.style.leg, shift=self.seed % 97 * 0.13)  # fmt: skip
        pose = (action_named(act.action) or stand)(cue)
        if act.seat:
            pose = replace(pose, perch=act.seat)
        if act.voice is not None:
            pose = replace(pose, face=pose.face.speaking(act.voice))
        return pose if act.look is None else self._looking(pose, act.look, view)

    def _looking(self, pose: QuadrupedPose, spot: tuple[float, float], view: View) -> QuadrupedPose:
        x, y = view.project(solve(self.style, pose, view).head.origin)
        dx, dy = spot[0] - x, spot[1] - y
        far = max(math.hypot(dx, dy), 1.0)
        facing = math.sin(math.radians(view.yaw + view.head_turn))
        yaw = clamp((dx / far - facing) * 38, -42, 42)
        return replace(pose, head=(yaw, dy / far * 22, pose.head[2]))

"""A two-legged member of the cast, behind the protocol that staging uses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import skia

from kinora.engines.animatic.cast.base import Act, Foot, Joints
from kinora.engines.animatic.cast.biped.actions import action_named
from kinora.engines.animatic.cast.biped.actions.locomotion import (
    advance,
    cadence,
    idle,
)
from kinora.engines.animatic.cast.biped.actions.travelling import Stride, stride_of
from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.gear import GEAR_ROOM, gear_of
from kinora.engines.animatic.cast.biped.holding import (
    holding,
    looking,
    reaching,
    speaking,
    treading,
)
from kinora.engines.animatic.cast.biped.painter import paint_body
from kinora.engines.animatic.cast.biped.rig import (
    LEFT,
    RIGHT,
    Bones,
    ankle_height,
    solve,
)
from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.pose import STAND, BipedPose, blend_poses
from kinora.engines.animatic.cast.tumble import turned, turned_box
from kinora.engines.animatic.cast.vectors import Point, Vector, halfway
from kinora.engines.animatic.cast.view import FRONT, View
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.subject import painted_layer

RIM_WIDTH = 4.5
ARMED = frozenset({"knight", "samurai", "pirate", "viking", "soldier", "prince", "ninja"})
BLADES = frozenset({"sword", "spear", "shield", "axe"})
FLIGHT = 1.4  # body heights a second
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class BipedPosed:
    """A body in one pose and one view."""

    style: BipedStyle
    body_pose: BipedPose
    view: View
    bones: Bones
    gear: str = ""  # what the action needs in its hands or under its feet, where nothing is held
    clock: float = 0.0  # seconds since the action began

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        with painted_layer(canvas, skia.Rect.MakeLTRB(*self.extent()), light, rim_width=RIM_WIDTH) as layer:  # fmt: skip
            turn = self._turn
            if turn:
                layer.rotate(turn, 0, -self._pivot)
                light = light.turned(-turn)
            easel = Easel(cast(skia.Canvas, layer), light, self.view)
            paint_body(Body(easel, self.style, self.body_pose, self.bones, self.gear, self.clock))

    @property
    def _turn(self) -> float:
        """Degrees clockwise in the picture; forwards is to where the figure faces."""
        return self.body_pose.tumble if self.view.yaw >= 0 else -self.body_pose.tumble

    @property
    def _pivot(self) -> float:
        return self.body_pose.pivot * self.style.leg

    def extent(self) -> Bounds:
        """A box around this pose (left, top, right, bottom), roomy enough for hair, hats, tails and
        what is in its hands."""
        left, top, right, bottom = self._upright_extent()
        more = GEAR_ROOM.get(self.gear, 0.0) * self.style.leg
        box = (left - more, top - more, right + more, bottom + min(more, 30.0))
        return turned_box(box, self._turn, self._pivot)

    def _upright_extent(self) -> Bounds:
        style, bones = self.style, self.bones
        joints = [*bones.left_leg, *bones.right_leg, *bones.left_arm, *bones.right_arm, bones.pelvis.origin, bones.chest.origin]  # fmt: skip
        joints += _cloth(style, bones)
        spots = [self.view.project(place) for place in joints]
        head = self.view.project(bones.head.origin)
        r = style.head.radius * (1 + style.head.fluff / 60)
        side, above = r * 1.25 * _reach(style), r * 1.25 * _tall(style)
        wide = max(style.foot[0], style.belly[1], style.skirt_length * 1.2 if style.skirt else 0, style.tail * 0.95) + 26  # fmt: skip
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        return (
            min(min(xs) - wide, head[0] - side),
            min(min(ys) - 60, head[1] - above),
            max(max(xs) + wide, head[0] + side),
            max(max(ys) + style.foot[0] * 0.85 + 24, head[1] + r * 1.9),
        )

    def joints(self) -> Joints:
        at, bones, style = self._at, self.bones, self.style
        r = style.head.radius
        return Joints(
            head=at(bones.head.origin),
            crown=at(bones.head.point(0, r * style.head.shape[1])),
            left_hand=self._hand(LEFT),
            right_hand=self._hand(RIGHT),
            feet=tuple(self._foot(side) for side in (LEFT, RIGHT)),
            head_radius=r,
        )

    def _hand(self, side: int) -> Point:
        _, elbow, wrist = self.bones.arm(side)
        reach = 1 + 0.45 * self.style.hand / (self.style.arm * 0.5)
        return halfway(self._at(elbow), self._at(wrist), reach)

    def _at(self, place: Vector) -> Point:
        return turned(self.view.project(place), self._turn, self._pivot)

    def _foot(self, side: int) -> Foot:
        ankle, long = self.bones.leg(side)[2], self.style.foot[0]
        under = self.view.project((ankle[0] + long * 0.25, 0, ankle[2]))
        lift = max(ankle[1] - ankle_height(self.style), 0.0)
        if self._turn:
            lift = max(-self._at(ankle)[1] - ankle_height(self.style), 0.0)
        return Foot(at=under, lift=lift, length=long * 0.95)


def _cloth(style: BipedStyle, bones: Bones) -> list[Vector]:
    """The far corners of skirts and capes."""
    corners = []
    if style.skirt and style.skirt != "tutu":
        long, wide = style.skirt_length + 14, style.hips[1] * 1.7
        corners = [bones.pelvis.point(f * wide, -long, s * wide) for f in (-1, 1) for s in (-1, 1)]
    if "cape" in style.extras:
        low = style.torso + style.leg * 0.7 + 10
        corners += [bones.chest.point(-style.chest[0] - 80, -low, s * style.chest[1] * 1.6) for s in (-1, 1)]  # fmt: skip
    return corners


def _reach(style: BipedStyle) -> float:
    """How far hair, ears or a brim stand out sideways, also when the head bows; 1: not at all."""
    head = style.head
    if head.ears == "long":
        return 2.3
    if head.hair == "pigtails" or head.hat in ("wizard", "rain", "crown") or head.ears in ("floppy", "elephant"):  # fmt: skip
        return 1.7
    return 1.35 if head.hat or head.ears or head.horns else 1.0


def _tall(style: BipedStyle) -> float:
    """How far hats, ears or horns stand out upwards."""
    head = style.head
    if head.ears == "long" or head.hat == "wizard":
        return 2.4
    return 1.7 if head.hat or head.horns or head.ears or head.hair == "bun" else 1.2


@dataclass(frozen=True, slots=True)
class BipedPuppet:
    """A figure on two legs; style, colour and traits are decided, `seed` sets its own breath."""

    style: BipedStyle
    height: float
    seed: int = 0

    @property
    def units(self) -> float:
        """Figure units of the standing body, from the ground to the crown."""
        bones = solve(self.style, STAND, FRONT)
        return bones.head.point(0, self.style.head.radius * self.style.head.shape[1])[1]

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> BipedPosed:  # fmt: skip
        pose = self._acting(act, view)
        if before is not None and amount < 1:
            pose = blend_poses(self._acting(before, view), pose, amount)
        seen = replace(view, yaw=view.yaw + pose.spin) if pose.spin else view
        gear = gear_of(self._done(act), act.held)
        return BipedPosed(self.style, pose, seen, solve(self.style, pose, seen), gear, act.t)

    def pace(self, action: str) -> float:
        if action == "fly":
            return FLIGHT * self.height
        rhythm = _rhythm(action)
        return rhythm.rate * self._stride(rhythm)

    def _stride(self, rhythm: Stride) -> float:
        """Metres that one cycle of steps covers."""
        return rhythm.advance * self.style.leg * self.height / self.units

    def _acting(self, act: Act, view: View) -> BipedPose:
        """The pose of an act alone: the action, then what is held, reached for and looked at."""
        cue = self._cue(act)
        action = action_named(self._done(act)) or idle
        pose = holding(action(cue), act, cue)
        pose = reaching(self.style, pose, act, view)
        pose = speaking(treading(self.style, pose, act, view), act)
        return looking(self.style, pose, act, view)

    def _done(self, act: Act) -> str:
        """What is done in fact: whoever is armed fights with a sword."""
        is_armed = self.style.name in ARMED or act.held in BLADES
        return "duel" if act.action == "box" and is_armed else act.action

    def _cue(self, act: Act) -> Cue:
        rhythm = _rhythm(act.action)
        steps = act.t * rhythm.rate
        if act.walked is not None and rhythm.rate:
            steps = act.walked / self._stride(rhythm)
        return Cue(
            t=act.t, span=act.span, steps=steps, leg=self.style.leg, hips=self.style.torso * 0.20,
            perch=act.seat or 0.0, shift=self.seed % 97 * 0.13,
        )  # fmt: skip


def _rhythm(action: str) -> Stride:
    """The stride of any action; its rate is 0 for what is done on the spot."""
    return stride_of(action) or Stride(advance(action), cadence(action))

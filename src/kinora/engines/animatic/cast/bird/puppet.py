"""A bird behind the protocol that staging uses. Its ground point is its perch."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import cast

import skia

from kinora.engines.animatic.cast.base import Act, Foot, Joints
from kinora.engines.animatic.cast.bird.painter import Bird, frames, paint_bird
from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.pose import ASLEEP, BRIGHT, CALM, Face, blend_poses
from kinora.engines.animatic.cast.vectors import clamp, ease, wave
from kinora.engines.animatic.cast.view import FRONT, View
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.subject import painted_layer

Bounds = tuple[float, float, float, float]
ACTIONS = ("idle", "perch", "fly", "hover", "walk", "run", "jump", "dance", "sleep", "sing", "talk", "look around", "eat", "wave", "cheer")  # fmt: skip
FLYING = ("fly", "hover", "run", "wave", "cheer")
HOP_S, FLIGHT_HEIGHT = 0.5, 120.0


@dataclass(frozen=True, slots=True)
class BirdPosed:
    """A bird in one pose and one view."""

    style: BirdStyle
    body_pose: BirdPose
    view: View

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        with painted_layer(canvas, skia.Rect.MakeLTRB(*self.extent()), light, rim_width=4.0) as layer:  # fmt: skip
            easel = Easel(cast(skia.Canvas, layer), light, self.view)
            body, head = frames(self.style, self.body_pose, self.view)
            paint_bird(Bird(easel, self.style, self.body_pose, body, head))

    def extent(self) -> Bounds:
        style, pose = self.style, self.body_pose
        reach = style.wing_size * 1.3 if pose.spread > 0 else 60.0
        aside = max(reach, style.body[0] + style.tail, style.head.radius * (2.2 + style.head.muzzle[0])) + 30  # fmt: skip
        top = pose.rise + style.legs + style.body[0] * 1.9 + style.neck + style.head.radius * 2.4
        if pose.spread > 0:
            top = max(top, pose.rise + style.legs + style.body[0] + style.wing_size * 1.2)
        return (-aside, -top, aside, 40.0 + style.tail * 0.4)

    def joints(self) -> Joints:
        at, r = self.view.project, self.style.head.radius
        body, head = frames(self.style, self.body_pose, self.view)
        wings = [at(body.point(0, 0, side * self.style.body[2] * 1.4)) for side in (1, -1)]
        rise = self.body_pose.rise if self.body_pose.feet < 0.5 else self.body_pose.rise * 0.9
        foot = Foot(at=(0.0, 0.0), lift=rise, length=self.style.body[2] * 2)
        return Joints(
            head=at(head.origin), crown=at(head.point(0, r)), left_hand=wings[0], right_hand=wings[1], feet=(foot,),
            head_radius=r,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class BirdPuppet:
    """A bird; style, colour and traits are decided, `seed` sets its own rhythm."""

    style: BirdStyle
    height: float
    seed: int = 0

    @property
    def units(self) -> float:
        _, head = frames(self.style, BirdPose(), FRONT)
        return head.origin[1] + self.style.head.radius

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> BirdPosed:  # fmt: skip
        pose = self._acting(act)
        if before is not None and amount < 1:
            pose = blend_poses(self._acting(before), pose, amount)
        return BirdPosed(self.style, pose, view)

    def pace(self, action: str) -> float:
        return {"walk": 0.9, "fly": 3.4, "run": 3.4}.get(action, 0.0) * self.height

    def _acting(self, act: Act) -> BirdPose:
        if act.action in FLYING:
            return self._flying(act)
        shift = self.seed % 97 / 97
        perched = self._perched(act.t + shift * 5)
        match act.action:
            case "walk" | "jump" | "dance":
                hop = abs(math.sin(math.pi * act.t / HOP_S))
                return replace(perched, face=BRIGHT, rise=(16 if act.action == "walk" else 34) * hop, turn=18 * wave(act.t * 0.5) if act.action == "dance" else 0.0, tail_pitch=10 * hop)  # fmt: skip
            case "sleep":
                return replace(perched, face=ASLEEP, head=(-30, 14, 6))
            case "sing" | "talk":
                voice = max(0.0, wave(act.t * 2.6) * (0.6 + 0.4 * wave(act.t * 0.7)))
                return replace(perched, face=Face(smile=1, mouth=voice, squint=0.7 * voice), head=(0, -10 * voice, 0))  # fmt: skip
            case "eat":
                peck = ease(clamp(2 * wave(act.t * 0.6)))
                return replace(perched, pitch=-55 + 50 * peck, head=(0, 34 * peck, 0))
            case _:
                return perched

    def _perched(self, t: float) -> BirdPose:
        """Small quick turns of the head, a held look between them."""
        steps = (0.0, 26.0, 26.0, -18.0, -18.0, 0.0)
        at = t * 0.25 % 1.0 * len(steps)
        now, then = steps[int(at)], steps[(int(at) + 1) % len(steps)]
        turn = now + (then - now) * ease((at % 1 - 0.75) * 4)
        lid = max(0.0, 1 - abs(t % 2.7 - 2.5) / 0.09)
        return BirdPose(
            face=replace(CALM, blink=lid), head=(turn, 0, 0), tail_pitch=3 * wave(t * 0.5)
        )

    def _flying(self, act: Act) -> BirdPose:
        """Wings down fast, up slowly; the outer feathers late; the body rises on the downstroke."""
        phase = act.t * self.style.rate + self.seed % 97 / 97
        skewed = phase + 0.06 * wave(phase)
        lift = ease(act.t / 0.7)
        upright = act.action != "fly" and act.action != "run"
        return BirdPose(
            face=BRIGHT, rise=lift * (FLIGHT_HEIGHT + 9 * wave(skewed, 0.28)), pitch=-55 + (31 + 3 * wave(skewed, 0.2)) * lift * (0.2 if upright else 1.0),
            spread=lift, flap=14 + 46 * wave(skewed), tip_lag=30 * wave(skewed, 0.2) - 6, tail_fan=0.42 + 0.1 * wave(skewed),
            tail_pitch=-6, feet=1 - lift,
        )  # fmt: skip

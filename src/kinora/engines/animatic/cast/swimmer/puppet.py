"""A swimmer behind the protocol that staging uses. Its ground point lies under its belly."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import cast

import skia

from kinora.engines.animatic.cast.base import Act, Joints
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.pose import ASLEEP, BRIGHT, CALM, HAPPY, blend_poses
from kinora.engines.animatic.cast.swimmer.breach import breaching, seams, splashes
from kinora.engines.animatic.cast.swimmer.painter import paint_swimmer
from kinora.engines.animatic.cast.swimmer.shoal import Swimmer, spine
from kinora.engines.animatic.cast.swimmer.splash import paint_splash
from kinora.engines.animatic.cast.swimmer.style import SwimmerStyle, SwimPose
from kinora.engines.animatic.cast.vectors import clamp, ease, wave
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.cast.water import above_water, paint_foam
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.subject import painted_layer

Bounds = tuple[float, float, float, float]
ACTIONS = (
    "idle",
    "swim",
    "walk",
    "run",
    "jump",
    "dance",
    "sleep",
    "look around",
    "float",
    "breach",
    "play",
)
CRUISE_M_S = 0.9  # of a metre-long swimmer


@dataclass(frozen=True, slots=True)
class SwimmerPosed:
    """A swimmer in one pose and one view."""

    style: SwimmerStyle
    body_pose: SwimPose
    view: View

    def paint(self, canvas: skia.Canvas, light: Light) -> None:
        with painted_layer(canvas, skia.Rect.MakeLTRB(*self.extent()), light, rim_width=4.0) as layer:  # fmt: skip
            easel = Easel(cast(skia.Canvas, layer), light, self.view)
            frame, joints = spine(self.style, self.body_pose)
            swimmer = Swimmer(easel, self.style, self.body_pose, frame, joints)
            if self.body_pose.surface > 0.5:
                self._at_surface(swimmer)
            else:
                paint_swimmer(swimmer)

    def _at_surface(self, swimmer: Swimmer) -> None:
        """Only what is out of the water, its seam of foam, and what it throws up."""
        left, top, right, _ = self.extent()
        pose, style = self.body_pose, self.style
        with clipped(swimmer.easel.canvas, above_water(left, right, top, pose.clock)):
            paint_swimmer(swimmer)
        for x, wide in seams(swimmer):
            paint_foam(swimmer.easel, x, wide, pose.clock)
        for splash in splashes(style, pose):
            paint_splash(swimmer.easel, splash)

    def extent(self) -> Bounds:
        left, top, right, bottom = _extent(self.style, self.body_pose.rise)
        if self.body_pose.surface > 0.5:
            return (left, min(top, -self.style.spine * 1.25), right, 40.0)
        return (left, top, right, bottom)

    def joints(self) -> Joints:
        _, joints = spine(self.style, self.body_pose)
        at, r = self.view.project, self.style.radii[0]
        head, middle = joints[0], joints[2]
        fins = [at(middle.point(0, -r * 0.4, side * r)) for side in (1, -1)]
        return Joints(
            head=at(head.origin), crown=at(head.point(0, r)), left_hand=fins[0], right_hand=fins[1], feet=(),
            head_radius=r,
        )  # fmt: skip


def hover_height(style: SwimmerStyle) -> float:
    """Of the middle of the body above its ground point, figure units."""
    return max(style.radii) * 1.5


def _extent(style: SwimmerStyle, rise: float) -> Bounds:
    long = style.spine * 0.62 + style.tail * 1.4 + 20
    high = max(style.radii) * 1.9 + style.back_fin + style.side_fin * 0.5
    return (-long, -rise - high - style.spine * 0.35, long, max(high - rise, 20.0))


@dataclass(frozen=True, slots=True)
class SwimmerPuppet:
    """A swimmer; style, colour and traits are decided, `seed` sets its own rhythm."""

    style: SwimmerStyle
    height: float
    seed: int = 0
    is_afloat: bool = False  # in water that is seen from above

    @property
    def units(self) -> float:
        return max(self.style.radii) * 2

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> SwimmerPosed:  # fmt: skip
        pose = self._acting(act, view)
        if before is not None and amount < 1:
            pose = blend_poses(self._acting(before, view), pose, amount)
        return SwimmerPosed(self.style, pose, view)

    def pace(self, action: str) -> float:
        swims = {"swim": 1.0, "walk": 1.0, "run": 2.2}.get(action, 0.0)
        return swims * CRUISE_M_S * self.height * 1.6

    def _acting(self, act: Act, view: View) -> SwimPose:
        style, shift = self.style, self.seed % 97 / 97
        phase = act.t * style.rate * {"run": 1.8, "sleep": 0.3, "idle": 0.6}.get(act.action, 1.0) + shift  # fmt: skip
        drift = wave(act.t * 0.24 + shift)
        pose = SwimPose(
            face=BRIGHT if act.action in ("swim", "walk", "run") else CALM, phase=phase, pitch=3 * wave(phase * 0.5, 0.3),
            rise=hover_height(style) + 6 * drift, effort=0.55 if act.action in ("idle", "sleep") else 1.0,
        )  # fmt: skip
        if self.is_afloat:
            low = style.radii[1] * (0.36 + 0.12 * wave(act.t * 0.3 + shift))
            pose = replace(pose, rise=low, pitch=pose.pitch - 5, surface=1.0, clock=act.t)
        match act.action:
            case "jump" | "breach":
                return _breaching(pose, act, style)
            case "dance" | "play":
                return replace(pose, face=HAPPY, turn=24 * wave(act.t * 0.5), roll=14 * wave(act.t * 0.5, 0.2), pitch=12 * wave(act.t))  # fmt: skip
            case "sleep":
                return replace(pose, face=ASLEEP, roll=8)
            case "look around":
                return replace(pose, turn=30 * clamp(1.5 * wave(act.t * 0.28), -1, 1))
            case _:
                return pose


def _breaching(pose: SwimPose, act: Act, style: SwimmerStyle) -> SwimPose:
    """Out of the water in an arc, once in two and a half seconds, nose up and then nose down."""
    if pose.surface > 0.5:
        return breaching(pose, act.t, style)
    u = act.t / 2.5 % 1.0
    arc = math.sin(math.pi * clamp((u - 0.15) / 0.7))
    tilt = -46 * ease(u / 0.25) + 92 * ease((u - 0.3) / 0.45) - 46 * ease((u - 0.8) / 0.2)
    return replace(pose, face=HAPPY, rise=pose.rise + style.spine * 0.5 * arc, pitch=tilt)

"""A bird behind the protocol that staging uses. Its ground point is its perch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import skia

from kinora.engines.animatic.cast.base import Act, Foot, Joints
from kinora.engines.animatic.cast.bird.actions import Moment, acting
from kinora.engines.animatic.cast.bird.bird import Bird
from kinora.engines.animatic.cast.bird.legs import STRIDE, sole
from kinora.engines.animatic.cast.bird.neck import frames
from kinora.engines.animatic.cast.bird.painter import paint_bird
from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.cue import STANCE
from kinora.engines.animatic.cast.easel import Easel
from kinora.engines.animatic.cast.pose import blend_poses
from kinora.engines.animatic.cast.view import FRONT, View
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.subject import painted_layer

Bounds = tuple[float, float, float, float]
ON_WATER = frozenset({"idle", "perch", "walk", "run", "look around", "smile"})  # done swimming
CADENCE = 1.5  # steps a second, of what walks


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
        beak = style.head.radius * (2.2 + max(style.head.muzzle[0], style.bill_size[0]))
        behind = style.body[0] + style.tail * (1.3 if style.arched else 1.0)
        if style.fan:
            behind = max(behind, style.fan_size * (1.15 if pose.display > 0 else 1.0) + style.body[0])  # fmt: skip
        ahead = beak + (style.neck + style.body[0] if style.is_long_necked else 0.0)
        aside = max(reach, behind, ahead) + 30
        top = pose.rise + style.legs + style.body[0] * 1.9 + style.neck + style.head.radius * 2.4
        if style.fan:
            top = max(top, style.legs + style.body[0] + style.fan_size * 1.2)
        if pose.spread > 0:
            top = max(top, pose.rise + style.legs + style.body[0] + style.wing_size * 1.2)
        return (-aside, -max(top, 40.0), aside, 40.0 + style.tail * 0.4 + style.legs * 0.2)

    def joints(self) -> Joints:
        at, r = self.view.project, self.style.head.radius
        body, head = frames(self.style, self.body_pose, self.view)
        wings = [at(body.point(0, 0, side * self.style.body[2] * 1.4)) for side in (1, -1)]
        feet: tuple[Foot, ...] = (self._under(),)
        if self.style.walks and self.body_pose.feet > 0.5:
            feet = (self._foot(1), self._foot(-1))
        return Joints(
            head=at(head.origin), crown=at(head.point(0, r)), left_hand=wings[0], right_hand=wings[1], feet=feet,
            head_radius=r,
        )  # fmt: skip

    def _under(self) -> Foot:
        rise = self.body_pose.rise if self.body_pose.feet < 0.5 else self.body_pose.rise * 0.9
        return Foot(at=(0.0, 0.0), lift=max(rise, 0.0), length=self.style.body[2] * 2)

    def _foot(self, side: int) -> Foot:
        body, _ = frames(self.style, self.body_pose, self.view)
        spot, lift = sole(self.style, self.body_pose, body, side)
        under = self.view.project((spot[0], 0.0, spot[2]))
        return Foot(at=under, lift=lift + max(self.body_pose.rise, 0.0), length=34.0)


@dataclass(frozen=True, slots=True)
class BirdPuppet:
    """A bird; style, colour and traits are decided, `seed` sets its own rhythm."""

    style: BirdStyle
    height: float
    seed: int = 0
    is_afloat: bool = False  # on water that is seen from above

    @property
    def units(self) -> float:
        _, head = frames(self.style, BirdPose(pitch=self.style.stance), FRONT)
        return head.origin[1] + self.style.head.radius

    def pose(self, act: Act, view: View, *, before: Act | None = None, amount: float = 1.0) -> BirdPosed:  # fmt: skip
        pose = self._acting(act)
        if before is not None and amount < 1:
            pose = blend_poses(self._acting(before), pose, amount)
        return BirdPosed(self.style, pose, view)

    def pace(self, action: str) -> float:
        if self.style.walks and action in ("walk", "run") and not (action == "run" and self.style.flies):  # fmt: skip
            return CADENCE * self._step() * (1.0 if action == "walk" else 2.0)
        return {"walk": 0.9, "fly": 3.4, "run": 3.4, "swim": 0.6}.get(action, 0.0) * self.height

    def _step(self) -> float:
        """Metres that one cycle of the legs covers."""
        return STRIDE / STANCE * self.style.legs * self.height / self.units

    def _acting(self, act: Act) -> BirdPose:
        steps = act.t * CADENCE if act.walked is None else act.walked / max(self._step(), 1e-6)
        action = "swim" if self.is_afloat and act.action in ON_WATER else act.action
        return acting(self.style, action, Moment(act.t, steps, self.seed % 97 / 97))

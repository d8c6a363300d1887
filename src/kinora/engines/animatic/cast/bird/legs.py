"""A bird's legs: thin, with a heel that bends back, and toes or webs."""

from __future__ import annotations

from kinora.engines.animatic.cast.bird.bird import Bird
from kinora.engines.animatic.cast.bird.style import BirdPose, BirdStyle
from kinora.engines.animatic.cast.cue import foot_path
from kinora.engines.animatic.cast.skeleton import Frame
from kinora.engines.animatic.cast.vectors import Vector, add, between
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.paths import smooth_closed

STRIDE, LIFT = 0.55, 0.30  # of a walking leg, in its length
SHORT = 60.0  # legs below this are drawn without a thigh


def sole(style: BirdStyle, pose: BirdPose, body: Frame, side: int) -> tuple[Vector, float]:
    """Where a foot is, and how far it is lifted; it stays when the body tips over it."""
    still = Frame(body.origin).turned(yaw=pose.turn, pitch=style.stance)
    hip = _hip(style, still, side)
    ahead, up, _ = foot_path(pose.steps + (0.5 if side > 0 else 0.0), stride=STRIDE, lift=LIFT)
    lift = up * pose.stride * style.legs
    ground = (hip[0] + 4 + ahead * pose.stride * style.legs, pose.rise + 3 + lift, hip[2])
    trailing = body.point(-style.body[0] - style.legs * 0.7, -style.body[1] * 0.4, side * style.body[2] * 0.3)  # fmt: skip
    return between(trailing, ground, pose.feet), lift


def _hip(style: BirdStyle, body: Frame, side: int) -> Vector:
    back = 0.25 if style.stance <= -40 else 0.08
    return body.point(-style.body[0] * back, -style.body[1] * 0.7, side * style.body[2] * 0.42)


def paint_foot(bird: Bird, side: int) -> None:
    style, easel, body = bird.style, bird.easel, bird.body
    hip = _hip(style, body, side)
    ground, _ = sole(style, bird.pose, body, side)
    is_near = side < 0 if easel.view.yaw >= 0 else side > 0
    tone = brighten(style.feet, 0.0 if is_near else -0.12)
    colour, wide = easel.light.shaded(tone, 0.3), style.leg_radius * 2
    heel = between(hip, ground, 0.5)
    if style.legs > SHORT:
        heel = add(heel, (-1.0, 0.0, 0.0), style.legs * 0.08 * (1 + bird.pose.stride))
        thigh = [hip, between(hip, heel, 0.4)]
        easel.limb(style.colour, [*thigh, between(hip, heel, 0.62)], style.body[1] * 0.34, wide * 1.2, wide * 0.7, softness=4)  # fmt: skip
    easel.line([easel.at(hip), easel.at(heel)], colour, wide)
    easel.line([easel.at(heel), easel.at(ground)], colour, wide)
    _toes(bird, ground, tone)


def _toes(bird: Bird, ground: Vector, tone: tuple[float, float, float]) -> None:
    easel, style = bird.easel, bird.style
    colour = easel.light.shaded(tone, 0.3)
    toes = [(ground[0] + dx, ground[1] - 1, ground[2] + dz) for dx, dz in ((20, -9), (22, 1), (18, 10), (-12, 0))]  # fmt: skip
    if style.webbed:
        web = [easel.at(ground), *(easel.at(toe) for toe in toes[:3])]
        easel.shade(smooth_closed(web, 0.4), tone, 3)
    for toe in toes:
        easel.line([easel.at(ground), easel.at(toe)], colour, style.leg_radius * 1.8)

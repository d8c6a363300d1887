"""Large things that belong to a body: a diver's tank, a sack over the shoulder, wings, a mermaid's tail."""

from __future__ import annotations

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, limb
from kinora.engines.animatic.cast.vectors import add, between, wave
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, stroke
from kinora.engines.animatic.paint.paths import smooth_closed, smooth_open


def paint_tank(body: Body) -> None:
    style, easel, chest = body.style, body.easel, body.bones.chest
    for side in (-1, 1):
        ends = [ball(chest.moved(-style.chest[0] * 1.3, up * style.torso, side * style.chest[1] * 0.42), style.torso * 0.15) for up in (0.2, -0.6)]  # fmt: skip
        easel.solid("#e8b83c", *ends, softness=10)
        easel.dot(chest.point(-style.chest[0] * 1.3, style.torso * 0.4, side * style.chest[1] * 0.42), 6, "#5a6672")  # fmt: skip


def paint_sack(body: Body) -> None:
    """A full sack on the back; its neck goes over the shoulder."""
    style, easel, chest = body.style, body.easel, body.bones.chest
    big = Ellipsoid(chest.moved(-style.chest[0] * 1.7, -style.torso * 0.25), (style.chest[0] * 1.3, style.torso * 0.52, style.chest[1] * 1.35))  # fmt: skip
    neck = ball(chest.moved(-style.chest[0] * 0.6, style.torso * 0.3, -style.chest[1] * 0.6), 12)
    easel.solid("#a9713f", big, neck, softness=24)


def paint_wings(body: Body) -> None:
    """Two feathered wings from the shoulder blades, breathing slowly."""
    style, easel, chest = body.style, body.easel, body.bones.chest
    lift = 0.12 * body.pose.lag + 0.06 * wave(body.pose.tail * 0.25)
    root = chest.point(-style.chest[0] * 0.9, style.torso * 0.1)
    for side in (-1, 1):
        for step, (out, up, size) in enumerate(
            ((0.75, -0.62, 17), (1.05, -0.25, 20), (1.25, 0.18, 22), (1.15, 0.66, 20))
        ):
            tip = add(
                chest.point(
                    -style.chest[0] * 1.4, style.torso * (up + lift), side * style.torso * out
                ),
                root,
                0.0,
            )
            path = limb(
                easel.view, [root, between(root, tip, 0.6), tip], size * 0.8, size, size * 0.4
            )
            easel.shade(path, brighten("#fdfcf8", -0.05 * (3 - step)), 8)


def paint_fish_tail(body: Body) -> None:
    """From the hips to a fluke that swings after the body."""
    style, easel, bones = body.style, body.easel, body.bones
    hip = bones.pelvis.point(0, style.torso * 0.05)
    knee = between(bones.left_leg[1], bones.right_leg[1], 0.5)
    ankle = between(bones.left_leg[2], bones.right_leg[2], 0.5)
    swing = 16 * wave(body.pose.tail * 0.2) + 10 * body.pose.tail
    end = add(add(ankle, bones.ground.left, swing), bones.ground.forward, -6)
    path = limb(
        easel.view,
        [hip, knee, end],
        style.hips[1] * 0.98,
        style.hips[1] * 0.62,
        style.leg_radius[1] * 0.8,
    )
    easel.shade(path, style.fish_tail, style.hips[0] * 0.6)
    tone = easel.light.shaded(style.fish_tail, 1.1)
    with clipped(easel.canvas, path):
        for step in range(7):
            x, y = easel.at(between(hip, end, 0.12 + step * 0.13))
            w = style.hips[1] * (0.95 - step * 0.09)
            for k in (-1.0, -0.34, 0.34, 1.0):
                scale = [(x + w * (k - 0.33), y), (x + w * k, y + 9), (x + w * (k + 0.33), y)]
                stroke(easel.canvas, smooth_open(scale), tone, 1.8, 0.55)
    x, y = easel.at(end)
    for side in (-1, 1):
        fluke = [
            (x, y - 14),
            (x + side * 34, y - 4),
            (x + side * 62, y + 16),
            (x + side * 30, y + 20),
            (x, y + 10),
        ]
        easel.shade(smooth_closed(fluke, 0.8), brighten(style.fish_tail, 0.12), 9)

"""Tails and bat wings of a beast."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import skia

from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.quadruped.pose import QuadrupedPose
from kinora.engines.animatic.cast.quadruped.ridge import paint_spike
from kinora.engines.animatic.cast.quadruped.rig import Bones
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.skeleton import Frame, limb
from kinora.engines.animatic.cast.vectors import Vector, add, halfway, scaled, wave
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped, stroke
from kinora.engines.animatic.paint.paths import smooth_closed, smooth_open, tube

NUM_LINKS = 7


def paint_beast_tail(beast: Beast) -> None:
    style, easel = beast.style, beast.easel
    spine = tail_spine(style, beast.pose, beast.bones)
    path = limb(easel.view, spine, *style.tail_radius, samples=22)
    easel.shade(path, style.mane if style.tail_hair else style.fur, style.tail_radius[1] * 0.8)
    if style.tail_tip:
        with clipped(easel.canvas, path):
            radius = max(style.tail_radius)
            easel.limb(style.tail_tip, spine[5:], radius * 1.3, radius, softness=6)
    if style.tail_rings:
        with clipped(easel.canvas, path):
            _rings(beast, spine)
    if style.spikes:
        for i in range(1, 6):
            paint_spike(beast, add(spine[i], beast.bones.base.up, style.tail_radius[0] * 0.5 * (1 - i / 8)), 16 - i * 1.8)  # fmt: skip
        x, y = easel.at(spine[-1])
        easel.shade(smooth_closed([(x + 10, y + 8), (x - 2, y - 16), (x - 24, y - 4), (x - 8, y + 12)], 0.5), style.spikes, 6)  # fmt: skip


def _rings(beast: Beast, spine: list[Vector]) -> None:
    """Bands across the tail."""
    easel, radius = beast.easel, max(beast.style.tail_radius) * 1.3
    tone = easel.light.shaded(beast.style.tail_rings, 0.3)
    flat = [easel.at(place) for place in spine]
    for a, b in itertools.pairwise(flat[1:]):
        (x, y), far = halfway(a, b), max(math.dist(a, b), 1e-3)
        dx, dy = (b[0] - a[0]) / far * radius, (b[1] - a[1]) / far * radius
        stroke(easel.canvas, smooth_open([(x - dy, y + dx), (x, y), (x + dy, y - dx)]), tone, far * 0.45)  # fmt: skip


def tail_spine(style: QuadrupedStyle, pose: QuadrupedPose, bones: Bones) -> list[Vector]:
    """A chain whose links read the same wave later, one after the other."""
    base = bones.base
    root = bones.pelvis.point(-style.body * 0.30, style.rump[0] * 0.35)
    joint = Frame(root, scaled(base.forward, -1), base.up, scaled(base.left, -1))
    joint = joint.turned(pitch=-(style.tail_rise + pose.tail_lift))
    spine = [root]
    for i in range(NUM_LINKS):
        swing = pose.tail_swing * wave(pose.tail, 0.09 * i) * (6 + 3 * i)
        bend = style.tail_curve * (1 if i < 4 else -1.1)
        joint = joint.turned(pitch=bend, yaw=swing).moved(style.tail / NUM_LINKS)
        lying = pose.perch + style.tail_radius[-1] - joint.origin[1]
        if lying > 0:  # it rests on the ground
            joint = replace(joint, origin=add(joint.origin, base.up, lying))
        spine.append(joint.origin)
    return spine


def paint_wing(beast: Beast, side: int) -> None:
    """Bat wing: an arm, three fingers and a scalloped membrane between them."""
    style, easel, bones = beast.style, beast.easel, beast.bones
    places = _wing_places(beast, side)
    flat = [easel.at(place) for place in places]
    root, wrist, *tips = flat
    path = skia.Path()
    path.moveTo(*root)
    path.quadTo(*halfway(halfway(root, wrist), (root[0], wrist[1]), 0.25), *wrist)
    path.lineTo(*tips[0])
    for a, b in itertools.pairwise(tips):
        path.quadTo(*halfway(halfway(a, b), wrist, 0.38), *b)
    path.close()
    far = easel.view.depth(places[1]) < easel.view.depth(bones.chest.origin)
    easel.shade(path, brighten(style.wings, -0.18 if far else 0), style.body * 0.17)
    bone = easel.light.shaded(style.fur, 0.7)
    for tip in tips[:3]:
        stroke(easel.canvas, smooth_open([wrist, halfway(wrist, tip), tip]), bone, 4.5, 0.9)
    easel.shade(tube([root, halfway(root, wrist), wrist], 10, 8, 7), brighten(style.fur, -0.15 if far else 0), 5)  # fmt: skip


def _wing_places(beast: Beast, side: int) -> list[Vector]:
    """Root, wrist, three finger tips and the heel of a wing."""
    style, pose, bones = beast.style, beast.pose, beast.bones
    open_, size = pose.wings, style.body * 1.15
    root = bones.chest.point(-style.body * 0.12, style.chest[0] * 0.72, side * style.chest[1] * 0.5)
    up = 44 + 36 * pose.flap * open_ + 6 * (1 - open_)
    lag = 0.28 * wave(pose.tail, 0.1) * open_

    def reach(out: float, rise: float, back: float) -> Vector:
        place = add(add(root, bones.base.left, side * out * size), bones.base.up, rise * size)
        return add(place, bones.base.forward, -back * size)

    c, s = math.cos(math.radians(up)), math.sin(math.radians(up))
    places = [root, reach(0.62 * c * (0.45 + 0.55 * open_), 0.62 * s + 0.18, 0.12 + 0.2 * (1 - open_))]  # fmt: skip
    for spread, far in ((0.0, 1.0), (0.38, 0.92), (0.78, 0.78)):
        angle = math.radians(up - 34 * spread - 16 * lag)
        out = (0.62 + 0.95 * far * (1 - spread * 0.4)) * (0.30 + 0.70 * open_)
        back = 0.15 + 0.9 * spread * far + 0.45 * (1 - open_)
        places.append(reach(out * math.cos(angle), out * math.sin(angle) * 0.9 + 0.05 - 0.12 * spread, back))  # fmt: skip
    places.append(bones.pelvis.point(style.body * 0.1, style.rump[0] * 0.7, side * style.rump[1] * 0.6))  # fmt: skip
    return places

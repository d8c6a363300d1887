"""Legs, paws and hooves of a beast."""

from __future__ import annotations

from kinora.engines.animatic.cast.quadruped.beast import Beast
from kinora.engines.animatic.cast.quadruped.coat import paint_spots_on
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, ball, limb
from kinora.engines.animatic.cast.vectors import Vector, add, between
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import clipped

FAR = 0.14  # how much darker the far legs are


def paint_beast_leg(beast: Beast, name: str, *, near: bool) -> None:
    style, easel, up = beast.style, beast.easel, beast.bones.base.up
    joint, knee, ankle, sole = beast.bones.leg(name)
    tone = 0.0 if near else FAR
    upper = style.cloth if style.cloth and name.endswith("front") else style.fur
    coat, lower = brighten(upper, -tone), brighten(style.sock or style.fur, -tone)
    big, small = style.leg_radius
    foot = add(sole, up, max(style.paw[1] * 0.4, small * 0.9 - style.paw[1] * 0.5))
    shank = limb(easel.view, [between(joint, knee, 0.5), knee, ankle, foot], big, big * 0.95, small, small)  # fmt: skip
    easel.shade(shank, coat, big * 0.7)
    if style.sock:
        with clipped(easel.canvas, shank):
            easel.limb(lower, [between(knee, ankle, 0.62), ankle, sole], small * 1.5, small * 1.4, softness=small * 0.7)  # fmt: skip
    if name.endswith("hind"):
        thigh = [ball(joint, style.haunch * 0.92), ball(between(joint, knee, 0.85), big * 1.05)]
        easel.solid(coat, *thigh, softness=style.haunch * 0.6, depth=0.8)
        if near:
            paint_spots_on(beast, between(joint, knee, 0.4), style.haunch * 0.8)
    _paw(beast, sole, tone)


def _paw(beast: Beast, sole: Vector, tone: float) -> None:
    style, easel, base = beast.style, beast.easel, beast.bones.base
    long, high, wide = style.paw
    frame = Frame(sole, base.forward, base.up, base.left)
    colour = brighten(style.hoof or style.paw_colour or style.sock or style.fur, -tone)
    if style.hoof:
        top = Ellipsoid(frame.moved(0, high * 0.8), (wide * 0.85, high * 0.4, wide * 0.85))
        low = Ellipsoid(frame.moved(long * 0.15, -high * 0.45), (long * 0.62, high * 0.3, wide))
        easel.solid(colour, top, low, softness=high * 0.7)
        return
    toe = Ellipsoid(frame.moved(long * 0.35, -high * 0.1), (long * 0.75, high * 0.8, wide))
    easel.solid(colour, toe, softness=high * 0.8)
    tint = easel.light.shaded(colour, 1.8)
    for azimuth in (-22, 22):
        if toe.facing(easel.view, azimuth, 5) > 0.1:
            x, y = easel.at(toe.surface(azimuth, 4))
            easel.line([(x, y - high * 0.25), (x, y + high * 0.35)], tint, 2, 0.6)

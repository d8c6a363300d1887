"""What stands out of a face: snout, nose, whiskers, beak and trunk."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.head.mouth import OPEN, paint_cat_mouth, paint_mouth
from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid, ball, hull
from kinora.engines.animatic.cast.vectors import Point, add, halfway
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import fill
from kinora.engines.animatic.paint.paths import oval, smooth_closed


def paint_muzzle(head: Head) -> None:
    """Snout: a hull from the face to a smaller solid in front of it, with nose and mouth."""
    style, r = head.style, head.r
    long, high, wide = style.muzzle
    root = Ellipsoid(head.inside(0.60, style.muzzle_drop), head.sized(0.34, high, wide))
    droop = style.muzzle_drop - 0.10 - 0.16 * max(long - 0.4, 0)
    k = style.taper
    tip = Ellipsoid(head.inside(0.62 + long, droop), head.sized(0.28 * k, high * k, wide * k))
    if head.face.mouth > OPEN and long >= 0.3:
        _jaw(head, droop)
    colour = style.muzzle_colour or style.skin
    head.easel.solid(colour, root, tip, softness=r * 0.2, depth=0.5)
    _snout_nose(head, tip)
    if style.mouth == "cat":
        paint_cat_mouth(head, tip)
    elif style.mouth != "none" and (head.face.mouth <= OPEN or long < 0.3):
        paint_mouth(head, tip, -30, 46)
    if style.whiskers:
        _whiskers(head, tip)


def _jaw(head: Head, droop: float) -> None:
    """The lower jaw of a long snout, dropped as far as the mouth is open."""
    long, high, wide = head.style.muzzle
    colour = head.style.muzzle_colour or head.style.skin
    low = droop - high * 0.55 - 0.36 * head.face.mouth
    jaw = Ellipsoid(head.inside(0.5 + long * 0.86, low), head.sized(0.3, high * 0.5, wide * head.style.taper * 0.8))  # fmt: skip
    root = ball(head.inside(0.5, head.style.muzzle_drop - high * 0.5), head.r * wide * 0.5)
    head.easel.solid(brighten(colour, -0.12), jaw, root, softness=head.r * 0.1)
    inner = Ellipsoid(
        jaw.frame.moved(0, head.r * 0.14),
        head.sized(0.26, 0.1 + 0.06 * head.face.mouth, wide * 0.6),
    )
    fill(head.canvas, hull(head.easel.view, inner), "#7a2230")


def _snout_nose(head: Head, tip: Ellipsoid) -> None:
    r, easel, colour = head.r, head.easel, head.style.nose_colour
    x, y = easel.at(tip.surface(0, 28))
    push = easel.at(head.frame.forward)[0] * r * 0.05
    match head.style.nose:
        case "triangle":
            w = r * 0.15
            shape = smooth_closed([(x - w, y - w * 0.55), (x + w, y - w * 0.55), (x, y + w * 0.75)], 0.8)  # fmt: skip
            easel.shade(shape, colour, r * 0.08)
            fill(head.canvas, oval(x - w * 0.3, y - w * 0.25, w * 0.28, w * 0.16), "#ffffff", 0.55)
        case "button":
            easel.shade(oval(x + push, y - r * 0.02, r * 0.17, r * 0.13), colour)
            fill(head.canvas, oval(x - r * 0.05, y - r * 0.07, r * 0.05, r * 0.03), "#ffffff", 0.7)
        case "snout":
            for side in (-1, 1):
                if tip.facing(easel.view, side * 38, 25) > 0.05:
                    nx, ny = easel.at(tip.surface(side * 38, 25))
                    fill(head.canvas, oval(nx, ny, r * 0.05, r * 0.075), easel.light.shaded(colour, 0.8))  # fmt: skip
        case _:
            pass


def _whiskers(head: Head, tip: Ellipsoid) -> None:
    r, easel = head.r, head.easel
    for side in (-1, 1):
        if tip.facing(easel.view, side * 60, 0) < -0.15:
            continue
        x, y = easel.at(tip.surface(side * 62, 0))
        dx = easel.at(head.frame.left)[0] * side
        reach = math.copysign(r * (0.35 + 0.5 * abs(dx)), dx)
        for j in (-1, 0, 1):
            bend = (x + reach * 0.55, y + j * r * 0.12 - r * 0.05)
            end = (x + reach, y + j * r * 0.19 + r * 0.03)
            easel.line([(x, y + j * r * 0.06), bend, end], "#fff7ea", r * 0.02, 0.75)


def paint_nose(head: Head) -> None:
    """The nose of a face without a snout."""
    if head.style.nose == "button":
        x, y = head.on(0, -13, 1.03)
        push = head.easel.at(head.frame.forward)[0] * head.r * 0.05
        head.easel.shade(oval(x + push, y, head.r * 0.105, head.r * 0.085), head.style.nose_colour)
    elif head.style.nose == "beak":
        _beak(head)


def _beak(head: Head) -> None:
    """A cone of three points on the face and a tip; the lower half drops with the mouth."""
    r, style, easel = head.r, head.style, head.easel
    elevation, gape = style.muzzle_drop * 60, max(head.face.mouth, 0.4 * head.face.wonder)
    place = head.inside(0.86 + style.muzzle[0], style.muzzle_drop * 1.05 - 0.10).origin
    corners = [head.on(a, elevation + e, 0.98) for a, e in ((17, 0), (0, 15), (-17, 0))]
    if gape > OPEN:
        low = easel.at(add(add(place, head.frame.up, -r * 0.34 * gape), head.frame.forward, -r * 0.12))  # fmt: skip
        chin = head.on(0, elevation - 16, 0.98)
        under = smooth_closed([corners[0], chin, corners[2], low], 0.55)
        easel.shade(under, brighten(style.nose_colour, -0.25), r * 0.08)
    outline = _beak_outline(head, corners, easel.at(place), head.on(0, elevation - 9))
    easel.shade(smooth_closed(outline, 0.6), style.nose_colour, r * 0.1)


def _beak_outline(head: Head, corners: list[Point], tip: Point, base: Point) -> list[Point]:
    left, top, right = corners
    if math.dist(tip, base) <= head.r * 0.3:  # seen from the front
        return [right, top, left, (tip[0], tip[1] + head.r * 0.1)]
    x, y = halfway(top, tip, 0.55)
    return [right, top, (x, y - head.r * 0.05), tip, base, left]


def paint_trunk(head: Head) -> None:
    """An elephant's trunk: a chain that hangs and curls at the end."""
    r, style, easel = head.r, head.style, head.easel
    joint = head.inside(0.80, -0.22).turned(pitch=58)
    spine = [joint.origin]
    for i in range(6):
        curl = 24 - i * (7 + 13 * style.trunk_curl) + head.lag * 12
        joint = joint.turned(pitch=curl).moved(r * style.trunk / 6)
        spine.append(joint.origin)
    easel.limb(style.skin, spine, r * 0.36, r * 0.27, r * 0.17, r * 0.14, softness=r * 0.2)
    flat = [easel.at(place) for place in spine]
    tone = easel.light.shaded(style.skin, 1.5)
    for i in (1, 2, 3, 4):
        (x, y), w = flat[i], r * (0.26 - 0.03 * i)
        dx, dy = flat[i + 1][0] - flat[i - 1][0], flat[i + 1][1] - flat[i - 1][1]
        n = math.hypot(dx, dy) or 1.0
        dx, dy = dx / n * w, dy / n * w
        fold = [(x - dy * 0.7, y + dx * 0.7), (x + dx * 0.3, y + dy * 0.3), (x + dy * 0.7, y - dx * 0.7)]  # fmt: skip
        easel.line(fold, tone, r * 0.025, 0.5)

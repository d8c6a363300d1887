"""What is worn on a face beside plain glasses: patch, goggles, sunglasses, cloth, a clown's nose."""

from __future__ import annotations

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.paint.colour import brighten, mix
from kinora.engines.animatic.paint.marks import fill, stroke
from kinora.engines.animatic.paint.paths import box, oval, smooth_closed, smooth_open, tube


def paint_facewear(head: Head) -> None:
    """Everything in the style's list, in its order."""
    for name in head.style.facewear:
        match name:
            case "eyepatch":
                _eyepatch(head)
            case "sunglasses":
                _lenses(head, head.style.face_colour, 0.94)
            case "goggles":
                _goggles(head)
            case "cloth":
                _cloth(head)
            case "red nose":
                _red_nose(head)
            case "pacifier":
                _pacifier(head)
            case _:
                pass


def _eyepatch(head: Head) -> None:
    azimuth, r = head.style.eye_azimuth, head.r
    strap = [head.on(a, e, 1.03) for a, e in ((80, -6), (azimuth, 8), (-10, 40), (-50, 58)) if head.facing(a, e) > -0.1]  # fmt: skip
    if len(strap) > 1:
        stroke(head.canvas, smooth_open(strap), head.style.face_colour, r * 0.06)
    if head.facing(azimuth, 0) > 0.05:
        x, y = head.on(azimuth, head.style.eye_elevation + 1, 1.05)
        fill(head.canvas, oval(x, y, r * 0.25 * head.narrowing(azimuth), r * 0.25), head.style.face_colour)  # fmt: skip


def _lenses(head: Head, colour: str, alpha: float) -> None:
    r, spots = head.r, []
    for side in (-1, 1):
        azimuth = side * head.style.eye_azimuth
        if head.facing(azimuth, 0) > 0.02:
            x, y = head.on(azimuth, head.style.eye_elevation, 1.08)
            wide = r * 0.60 * head.narrowing(azimuth)
            fill(head.canvas, box(x, y, wide, r * 0.42, r * 0.15), colour, alpha)
            shine = smooth_open([(x - wide * 0.28, y + r * 0.04), (x - wide * 0.02, y - r * 0.12)])
            stroke(head.canvas, shine, "#ffffff", r * 0.05, 0.6)
            spots.append((x, y))
    if len(spots) == 2:
        head.easel.line(spots, colour, r * 0.08)
    for side in (-1, 1):
        arm = [head.on(side * a, head.style.eye_elevation + 4, 1.05) for a in (44, 66, 84) if head.facing(side * a, 0) > 0]  # fmt: skip
        if len(arm) > 1:
            head.easel.line(arm, colour, r * 0.06)


def _goggles(head: Head) -> None:
    """One wide glass with a strap around the head."""
    r, style, easel = head.r, head.style, head.easel
    e = style.eye_elevation + 2
    band = [head.on(a, e, 1.06) for a in range(-90, 91, 15) if head.facing(a, e) > 0]
    if len(band) > 2:
        stroke(head.canvas, smooth_open(band), brighten(style.face_colour, -0.25), r * 0.18)
    spots = [head.on(a, e, 1.08) for a in range(-46, 47, 4) if head.facing(a, e) > 0.15]
    if len(spots) < 3:
        return
    glass = tube([spots[0], spots[len(spots) // 2], spots[-1]], r * 0.25)
    fill(head.canvas, glass, mix("#bfe6ff", style.face_colour, 0.25), 0.55)
    stroke(head.canvas, glass, easel.light.surface(style.face_colour), r * 0.09)
    x, y = spots[len(spots) // 3]
    easel.line([(x - r * 0.08, y + r * 0.1), (x + r * 0.08, y - r * 0.1)], "#ffffff", r * 0.05, 0.8)


def _cloth(head: Head) -> None:
    """Over nose and mouth."""
    edge = ((-70, -6), (-36, -8), (0, -4), (36, -8), (70, -6), (64, -46), (30, -66), (0, -72), (-30, -66), (-64, -46))  # fmt: skip
    spots = [head.on(a, e, 1.05) for a, e in edge if head.facing(a, e) > -0.2]
    if len(spots) > 3:
        head.easel.shade(smooth_closed(spots, 0.8), head.style.face_colour, head.r * 0.12)


def _red_nose(head: Head) -> None:
    if head.facing(0, -12) > -0.1:
        x, y = head.on(0, -12, 1.12)
        head.easel.shade(oval(x, y, head.r * 0.19, head.r * 0.18), "#e0323a")
        fill(head.canvas, oval(x - head.r * 0.06, y - head.r * 0.07, head.r * 0.05, head.r * 0.035), "#ffffff", 0.8)  # fmt: skip


def _pacifier(head: Head) -> None:
    if head.facing(0, -28) > 0.05:
        x, y = head.on(0, -30, 1.08)
        head.easel.shade(oval(x, y, head.r * 0.20 * head.narrowing(0), head.r * 0.14), head.style.face_colour)  # fmt: skip
        stroke(head.canvas, oval(x, y + head.r * 0.06, head.r * 0.09, head.r * 0.10), "#fff6e0", head.r * 0.04)  # fmt: skip

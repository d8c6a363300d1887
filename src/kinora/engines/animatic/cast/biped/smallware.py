"""Small things in the hands that say at once what is done: gloves, a bell, a book, a cup."""

from __future__ import annotations

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.rig import LEFT, RIGHT
from kinora.engines.animatic.cast.vectors import Point, halfway, wave
from kinora.engines.animatic.paint.marks import fill, line, soft_spot
from kinora.engines.animatic.paint.paths import box, oval, polygon, smooth_closed


def palm(body: Body, side: int) -> Point:
    """The middle of a hand in the picture."""
    _, elbow, wrist = body.bones.arm(side)
    return halfway(body.easel.at(elbow), body.easel.at(wrist), 1.15)


def _between(body: Body) -> Point:
    return halfway(palm(body, LEFT), palm(body, RIGHT))


def _side(body: Body) -> int:
    """Where the body faces in the picture: 1 to the right."""
    return 1 if body.easel.at(body.bones.chest.forward)[0] >= 0 else -1


def paint_gloves(body: Body) -> None:
    """Red boxing gloves."""
    size = body.style.hand * 1.75
    for side in (LEFT, RIGHT):
        x, y = palm(body, side)
        body.easel.shade(oval(x, y, size, size * 0.92), "#d8302c", size * 0.6)
        body.easel.shade(oval(x - size * 0.1, y - size * 0.62, size * 0.5, size * 0.38), "#d8302c", size * 0.3)  # fmt: skip
        fill(body.easel.canvas, oval(x - size * 0.3, y - size * 0.3, size * 0.22, size * 0.16), "#ffffff", 0.5)  # fmt: skip


def paint_bell(body: Body) -> None:
    """A hand bell and the arcs of its sound."""
    x, y = palm(body, RIGHT)
    unit, swing = body.style.hand, wave(body.clock * 1.4)
    easel = body.easel
    line(easel.canvas, [(x, y + unit * 0.4), (x, y - unit * 0.9)], easel.light.surface("#6a4228"), unit * 0.5)  # fmt: skip
    tilt = swing * unit * 0.8
    cup = [(x - unit * 0.5 + tilt * 0.2, y - unit), (x + unit * 0.5 + tilt * 0.2, y - unit), (x + unit * 1.5 + tilt, y - unit * 3.0), (x - unit * 1.5 + tilt, y - unit * 3.0)]  # fmt: skip
    easel.shade(smooth_closed(cup, 0.35), "#f0bc3c", unit * 0.6)
    easel.shade(oval(x + tilt * 1.5, y - unit * 3.1, unit * 0.4, unit * 0.4), "#c88a20", 3)
    for ring in (1, 2):
        for side in (-1, 1):
            far = unit * (1.7 + 0.8 * ring)
            arc = [(x + side * far, y - unit * (3.4 + 0.4 * ring)), (x + side * (far + unit * 0.5), y - unit * 2.4), (x + side * far, y - unit * (1.4 - 0.4 * ring))]  # fmt: skip
            line(easel.canvas, arc, "#fff2c0", 3, 0.8)


def paint_pages(body: Body) -> None:
    """A note pad in one hand, a pencil in the other."""
    easel, unit = body.easel, body.style.hand
    x, y = palm(body, LEFT)
    sheet = box(x, y - unit * 0.5, unit * 3.4, unit * 4.2, 4)
    easel.shade(sheet, "#fffaf0", 4)
    for row in range(5):
        at = y - unit * (1.9 - 0.7 * row)
        line(easel.canvas, [(x - unit * 1.2, at), (x + unit * (1.2 if row < 3 else 0.1), at)], "#6a7a9a", 2.4, 0.8)  # fmt: skip
    px, py = palm(body, RIGHT)
    line(easel.canvas, [(px + unit * 1.2, py - unit * 2.0), (px - unit * 0.6, py + unit * 0.7)], easel.light.surface("#f2b632"), unit * 0.42)  # fmt: skip


def paint_book(body: Body) -> None:
    """An open book between both hands, its cover to the viewer."""
    easel, unit = body.easel, body.style.hand
    x, y = _between(body)
    for side in (-1, 1):
        page = [(x, y - unit * 2.0), (x + side * unit * 2.9, y - unit * 2.6), (x + side * unit * 2.9, y + unit * 0.9), (x, y + unit * 1.5)]  # fmt: skip
        easel.shade(polygon(page), "#fffaf0", 3)
        cover = [(px + side * 1.5, py + unit * 0.5) for px, py in page]
        easel.shade(polygon(cover), "#b8343f" if side < 0 else "#c8434c", 5)
    line(easel.canvas, [(x, y - unit * 1.5), (x, y + unit * 2.0)], easel.light.shaded("#8a2430", 0.5), 4)  # fmt: skip


def paint_snack(body: Body) -> None:
    """A sandwich in the hand that feeds."""
    easel, unit = body.easel, body.style.hand
    x, y = palm(body, RIGHT)
    side = _side(body)
    for dy, colour in ((-0.1, "#e0b06a"), (-0.6, "#6fae4a"), (-0.9, "#e2574c"), (-1.3, "#e9bd78")):
        easel.shade(box(x + side * unit * 0.4, y + dy * unit, unit * 2.6, unit * 0.62, unit * 0.3), colour, 3)  # fmt: skip


def paint_cup(body: Body) -> None:
    """A steaming cup."""
    easel, unit = body.easel, body.style.hand
    x, y = palm(body, RIGHT)
    x += _side(body) * unit * 0.7
    line(easel.canvas, [(x + unit, y - unit * 0.9), (x + unit * 1.8, y - unit * 0.4), (x + unit, y + unit * 0.2)], easel.light.surface("#4f9fd8"), unit * 0.32)  # fmt: skip
    easel.shade(box(x, y - unit * 0.4, unit * 2.1, unit * 2.2, unit * 0.4), "#4f9fd8", 5)
    easel.shade(oval(x, y - unit * 1.45, unit * 1.05, unit * 0.3), "#7a4a2c", 2)
    for puff in range(2):
        u = (body.clock * 0.5 + puff / 2) % 1.0
        soft_spot(easel.canvas, x + unit * 0.4 * wave(u + puff * 0.5), y - unit * (1.8 + 1.8 * u), unit * 0.7, unit * 0.7, "#ffffff", 0.55 * (1 - u))  # fmt: skip


def paint_sponge(body: Body) -> None:
    """A sponge, its foam and bubbles."""
    easel, unit = body.easel, body.style.hand
    x, y = palm(body, RIGHT)
    easel.shade(box(x, y, unit * 2.6, unit * 1.5, unit * 0.4), "#f2d04e", 5)
    for bubble in range(7):
        u = (body.clock * 0.35 + bubble / 7) % 1.0
        bx, by = (
            x + unit * (2.4 * wave(bubble * 0.37) + wave(u + bubble)),
            y + unit * (1.0 - 3.6 * u),
        )
        size = unit * (0.35 + 0.3 * (bubble % 3))
        fill(easel.canvas, oval(bx, by, size, size), "#dff2ff", 0.55 * (1 - u))
        fill(easel.canvas, oval(bx - size * 0.3, by - size * 0.3, size * 0.25, size * 0.25), "#ffffff", 0.9 * (1 - u))  # fmt: skip

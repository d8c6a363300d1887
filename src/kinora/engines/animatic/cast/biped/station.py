"""What somebody works at: things that stand on the ground ahead while an action needs them."""

from __future__ import annotations

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.rig import LEFT
from kinora.engines.animatic.cast.easel import Paint
from kinora.engines.animatic.cast.skeleton import limb
from kinora.engines.animatic.cast.vectors import Point, Vector, wave
from kinora.engines.animatic.paint.marks import fill, line, soft_spot
from kinora.engines.animatic.paint.paths import box, oval, polygon, smooth_closed

WOOD, BARK, STEEL = "#a9713f", "#7a5236", "#c3ccd6"
RUNG = 0.42  # leg lengths between two rungs of a ladder
LADDER = 9  # rungs


def paint_ladder(body: Body) -> None:
    """A ladder that leans against nothing seen, from the ground to far above the head."""
    leg = body.style.leg
    rise = (LADDER + 0.6) * RUNG
    rails = [
        ((0.40 * leg, 0.0, side * 0.30 * leg), (0.78 * leg, rise * leg, side * 0.26 * leg))
        for side in (1, -1)
    ]
    _post(body, *rails[0], 5.0)
    for step in range(1, LADDER + 1):
        share = step * RUNG / rise
        left, right = (_along(foot, top, share) for foot, top in rails)
        _post(body, left, right, 3.6)
    _post(body, *rails[1], 5.0)


def paint_canvas(body: Body) -> None:
    """A painter's easel with a picture that is coming along."""
    leg, easel = body.style.leg, body.easel
    far = 1.12 * leg
    for side in (0.34, -0.34):
        _post(body, (far, 0, side * leg), (far + 0.10 * leg, 2.3 * leg, side * 0.25 * leg), 4.2)
    _post(body, (far + 0.55 * leg, 0, 0), (far + 0.12 * leg, 2.2 * leg, 0), 4.0)
    left, right, low, high = far + 0.06 * leg, far - 0.06 * leg, 1.02 * leg, 2.12 * leg
    corners = [(left, low, 0.50 * leg), (left, high, 0.50 * leg), (right, high, -0.50 * leg), (right, low, -0.50 * leg)]  # fmt: skip
    shape = [easel.at(corner) for corner in corners]
    easel.shade(polygon(shape), "#fbf5e6", 4)
    a, b, c, d = shape
    sky = polygon([_mid(a, b, 0.48), _mid(a, b, 0.93), _mid(d, c, 0.93), _mid(d, c, 0.48)])
    land = polygon([_mid(a, b, 0.07), _mid(a, b, 0.50), _mid(d, c, 0.42), _mid(d, c, 0.07)])
    fill(easel.canvas, sky, "#8fc8ea")
    fill(easel.canvas, land, "#7ab05c")
    sun = _mid(_mid(a, b, 0.74), _mid(d, c, 0.74), 0.68)
    fill(easel.canvas, oval(*sun, 9, 11), "#f6c445")
    _post(body, (far - 0.04 * leg, low, 0.52 * leg), (far - 0.04 * leg, low, -0.52 * leg), 4.0)


def paint_block(body: Body) -> None:
    """Planks on two trestles, and a nail."""
    leg, easel = body.style.leg, body.easel
    far, high = 0.98 * leg, 0.50 * leg
    for ahead in (-0.30, 0.42):
        for side in (0.26, -0.26):
            _post(body, (far + ahead * leg, 0, side * leg), (far + ahead * leg, high, side * 0.6 * leg), 4.0)  # fmt: skip
    _slab(body, far - 0.52 * leg, far + 0.66 * leg, high, 11, "#c98f55")
    x, y = easel.at((far - 0.02 * leg, high + 11, -0.08 * leg))
    line(easel.canvas, [(x, y), (x, y - 13)], easel.light.surface(STEEL), 4)


def paint_stump(body: Body) -> None:
    """A chopping block with a log on it and split ones beside it."""
    leg, easel = body.style.leg, body.easel
    far = 1.05 * leg
    for ahead, side in ((0.55, 0.25), (0.72, -0.12)):
        a = (far + ahead * leg, 9, side * leg)
        _post(body, a, (a[0] + 0.05 * leg, 9, a[2] - 0.42 * leg), 9, BARK)
        easel.dot((a[0] + 0.05 * leg, 9, a[2] - 0.44 * leg), 7, "#e2bd86")
    _round(body, far, 0.0, 0.36 * leg, 0.30 * leg, BARK)
    _round(body, far, 0.36 * leg, 0.30 * leg, 0.13 * leg, BARK)


def paint_stove(body: Body) -> None:
    """A pot over its flame on a little stove, and its steam."""
    leg, easel = body.style.leg, body.easel
    far, high = 0.92 * leg, 0.80 * leg
    _slab(body, far - 0.42 * leg, far + 0.48 * leg, high, high, "#e8ecee")
    x, y = easel.at((far, high, 0))
    easel.shade(oval(x, y - 4, 0.36 * leg, 7), "#4a4a54", 3)
    easel.shade(box(x, y - 0.19 * leg, 0.62 * leg, 0.36 * leg, 9), "#d8493c", 8)
    easel.shade(oval(x, y - 0.37 * leg, 0.31 * leg, 8), "#8a2c26", 3)
    fill(easel.canvas, oval(x, y - 0.37 * leg, 0.26 * leg, 6), "#f0b45a")
    for puff in range(3):
        u = (body.clock * 0.45 + puff / 3) % 1.0
        drift = 0.10 * leg * wave(body.clock * 0.3 + puff * 0.3)
        soft_spot(easel.canvas, x + drift, y - (0.5 + 0.9 * u) * leg, 15 + 15 * u, 15 + 15 * u, "#ffffff", 0.5 * (1 - u))  # fmt: skip


def paint_desk(body: Body) -> None:
    """A laptop on a small table, its lid towards whoever types."""
    leg, easel = body.style.leg, body.easel
    far = 0.86 * leg
    high = max(body.bones.arm(LEFT)[2][1] - 0.20 * leg, 0.5 * leg)
    for ahead in (-0.30, 0.45):
        for side in (0.30, -0.30):
            _post(body, (far + ahead * leg, 0, side * leg), (far + ahead * leg, high, side * leg), 3.6)  # fmt: skip
    _slab(body, far - 0.40 * leg, far + 0.56 * leg, high, 8, "#b98350")
    hinge, wide = far + 0.26 * leg, 0.30 * leg
    lid = [(hinge, high + 2, wide), (hinge + 0.12 * leg, high + 0.44 * leg, wide), (hinge + 0.12 * leg, high + 0.44 * leg, -wide), (hinge, high + 2, -wide)]  # fmt: skip
    keys = [(far - 0.16 * leg, high + 3, wide), (hinge, high + 3, wide), (hinge, high + 3, -wide), (far - 0.16 * leg, high + 3, -wide)]  # fmt: skip
    easel.shade(polygon([easel.at(spot) for spot in lid]), "#aab4c0", 5)
    easel.shade(polygon([easel.at(spot) for spot in keys]), "#8d98a6", 4)


def _post(body: Body, start: Vector, end: Vector, radius: float, colour: Paint = WOOD) -> None:
    middle = _along(start, end, 0.5)
    body.easel.shade(limb(body.easel.view, [start, middle, end], radius), colour, radius)


def _slab(body: Body, near: float, far: float, top: float, thick: float, colour: Paint) -> None:
    """A board or a box across the way of whoever stands at it: upper face and nearer side."""
    easel, wide = body.easel, 0.30 * body.style.leg
    side = [(near, top, -wide), (far, top, -wide), (far, top - thick, -wide), (near, top - thick, -wide)]  # fmt: skip
    end = [(near, top, -wide), (near, top, wide), (near, top - thick, wide), (near, top - thick, -wide)]  # fmt: skip
    face = [(near, top, -wide), (far, top, -wide), (far, top, wide), (near, top, wide)]
    for corners, tone in ((end, 0.0), (side, 0.0), (face, 0.0)):
        easel.shade(polygon([easel.at(corner) for corner in corners]), easel.far(colour, tone), 5)


def _round(body: Body, far: float, low: float, tall: float, radius: float, colour: Paint) -> None:
    """A round piece of wood that stands on its end."""
    x, y = body.easel.at((far, low, 0))
    top = y - tall
    side = smooth_closed([(x - radius, top), (x + radius, top), (x + radius * 1.04, y), (x, y + radius * 0.22), (x - radius * 1.04, y)], 0.35)  # fmt: skip
    body.easel.shade(side, colour, radius * 0.5)
    body.easel.shade(oval(x, top, radius, radius * 0.3), "#e2bd86", 4)


def _along(start: Vector, end: Vector, share: float) -> Vector:
    a, b, c = (x + (y - x) * share for x, y in zip(start, end, strict=True))
    return a, b, c


def _mid(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

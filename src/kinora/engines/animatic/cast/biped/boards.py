"""What one slides and rolls on: skis, blades, boards."""

from __future__ import annotations

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.biped.rig import LEFT, RIGHT
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, limb
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import line, soft_spot

STEEL = "#c3ccd6"


def paint_boards(body: Body) -> None:
    """What one stands on, before the body."""
    painter = {"skis": _skis, "board": _board, "surfboard": _surfboard, "blades": _blades}.get(body.gear)  # fmt: skip
    if painter is not None:
        painter(body)


def _under_foot(body: Body, side: int) -> Frame:
    """The ground under a foot."""
    ankle = body.bones.leg(side)[2]
    ground = body.bones.ground
    low = ankle[1] - body.style.foot[1] * 1.2
    return Frame(
        (ankle[0] + body.style.foot[0] * 0.25, low, ankle[2]),
        ground.forward,
        ground.up,
        ground.left,
    )


def _skis(body: Body) -> None:
    for side in (LEFT, RIGHT):
        frame = _under_foot(body, side)
        ends = [frame.point(-0.95 * body.style.leg), frame.point(0.2 * body.style.leg), frame.point(1.0 * body.style.leg), frame.point(1.25 * body.style.leg, 17)]  # fmt: skip
        body.easel.shade(
            limb(body.easel.view, ends, 7), "#e0483c" if side == LEFT else "#c83a30", 4
        )


def _blades(body: Body) -> None:
    for side in (LEFT, RIGHT):
        frame = _under_foot(body, side)
        body.easel.shade(
            limb(body.easel.view, [frame.point(-28, -5), frame.point(30, -5)], 3.4), STEEL, 2
        )
        for along in (-16, 14):
            body.easel.shade(
                limb(body.easel.view, [frame.point(along, -4), frame.point(along, 8)], 3),
                brighten(STEEL, -0.2),
                2,
            )


def _board(body: Body) -> None:
    z = body.bones.left_leg[2][2] * 0.4
    deck = [(-0.62 * body.style.leg, 17.0, z), (-0.5 * body.style.leg, 11.0, z), (0.5 * body.style.leg, 11.0, z), (0.66 * body.style.leg, 18.0, z)]  # fmt: skip
    for along in (-0.40, 0.42):
        body.easel.dot((along * body.style.leg, 4.0, z), 7, "#f4ecd8")
    body.easel.shade(limb(body.easel.view, deck, 5.5), "#e8643c", 4)


def _surfboard(body: Body) -> None:
    high = min(body.bones.left_leg[2][1], body.bones.right_leg[2][1]) - body.style.foot[1] * 1.1
    frame = Frame(
        (0.0, high, 0.0), body.bones.ground.forward, body.bones.ground.up, body.bones.ground.left
    )
    board = Ellipsoid(frame, (1.35 * body.style.leg, 8, 30))
    easel = body.easel
    for side in (-1, 1):
        x, y = easel.at((side * 0.7 * body.style.leg - 40, 0, 0))
        soft_spot(easel.canvas, x, y, 70, 18, "#f4fbff", 0.8)
    easel.solid("#f2d24a", board, softness=8)
    stripe = [easel.at(frame.point(along * body.style.leg, 7)) for along in (-1.2, 0, 1.2)]
    line(easel.canvas, stripe, "#e0483c", 6, 0.9)

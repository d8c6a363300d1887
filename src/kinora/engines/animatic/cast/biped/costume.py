"""What is sewn onto the trunk by trade: lapels, aprons, kimonos, breastplates, ribs, bandages."""

from __future__ import annotations

import math
from collections.abc import Callable

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.skeleton import Ellipsoid, Frame, hull
from kinora.engines.animatic.cast.vectors import Point, Vector
from kinora.engines.animatic.paint.colour import brighten
from kinora.engines.animatic.paint.marks import fill, stroke
from kinora.engines.animatic.paint.paths import oval, polygon, smooth_closed, smooth_open


def costume_named(name: str) -> Callable[[Body], None] | None:
    """The painter of a pattern of that name, or None. The caller clips to the trunk."""
    return {
        "suit": _suit, "apron": _apron, "wrap": _wrap, "plate": _plate, "reflect": _reflect, "ribs": _ribs, "bandage": _bandage,
        "cross": _cross, "star": _star, "dots": _dots, "vest": _vest, "patches": _patches, "stethoscope": _stethoscope, "sash": _sash, "shells": _shells,
    }.get(name)  # fmt: skip


def _front(body: Body, up: float, left: float) -> Vector:
    """A spot on the front of the trunk: `up` from -1 at the hips to 1 at the neck, `left` -1 to 1."""
    style, bones = body.style, body.bones
    frame, size = (bones.chest, style.chest) if up > 0.3 else (bones.waist, style.belly) if up > -0.5 else (bones.pelvis, style.hips)  # fmt: skip
    middle = {id(bones.chest): 0.62, id(bones.waist): -0.1, id(bones.pelvis): -0.8}[id(frame)]
    across = math.sqrt(max(1 - left * left, 0.0))
    return frame.point(size[0] * 1.02 * across, (up - middle) * style.torso * 0.5, size[1] * left)


def _spots(body: Body, *places: tuple[float, float]) -> list[Point]:
    return [body.easel.at(_front(body, up, left)) for up, left in places]


def _seen(body: Body) -> bool:
    return body.easel.view.depth(body.bones.chest.forward) > 0.05


def _suit(body: Body) -> None:
    """Shirt and tie between the lapels of a jacket."""
    if not _seen(body):
        return
    style, easel = body.style, body.easel
    shirt = _spots(body, (1.05, 0.40), (1.05, -0.40), (0.0, 0.0))
    fill(easel.canvas, polygon(shirt), easel.light.surface("#fbf8f2"))
    tie = _spots(body, (0.98, 0.09), (0.98, -0.09), (0.30, -0.13), (0.12, 0.0), (0.30, 0.13))
    easel.shade(polygon(tie), style.pattern_colour, 3)
    lapel = easel.light.shaded(style.top, 1.0)
    for side in (-1, 1):
        edge = _spots(body, (1.05, side * 0.40), (0.62, side * 0.50), (0.0, 0.02 * side))
        stroke(easel.canvas, smooth_open(edge, 0.3), lapel, style.torso * 0.05)
    seam = _spots(body, (0.0, 0.0), (-0.5, 0.0), (-1.0, 0.0))
    stroke(easel.canvas, smooth_open(seam), lapel, 2.4)
    for up in (-0.2, -0.5):
        easel.dot(_front(body, up, 0.06), 3.4, brighten(style.top, -0.4))


def _vest(body: Body) -> None:
    """Two open fronts over a shirt."""
    if not _seen(body):
        return
    for side in (-1, 1):
        edge = [(1.1, side * 0.30), (0.3, side * 0.34), (-0.7, side * 0.44), (-0.85, side * 0.98), (0.2, side * 1.0), (1.1, side * 0.95)]  # fmt: skip
        body.easel.shade(smooth_closed(_spots(body, *edge), 0.5), body.style.pattern_colour, 8)


def _apron(body: Body) -> None:
    """From the chest to the knees, tied at the waist."""
    style, easel, bones = body.style, body.easel, body.bones
    bib = Ellipsoid(bones.waist.moved(style.belly[0] * 0.72, style.torso * 0.12), (style.belly[0] * 0.35, style.torso * 0.26, style.belly[1] * 0.6))  # fmt: skip
    lap = Ellipsoid(bones.pelvis.moved(style.hips[0] * 0.72, -style.torso * 0.12), (style.hips[0] * 0.35, style.torso * 0.16, style.hips[1] * 0.92))  # fmt: skip
    if _seen(body):
        easel.shade(hull(easel.view, bib, lap), style.pattern_colour, 10, 0.8)


def _wrap(body: Body) -> None:
    """The crossed collar of a kimono or a fighter's jacket, with a broad belt."""
    style, easel, bones = body.style, body.easel, body.bones
    tone = easel.light.surface(style.pattern_colour)
    if _seen(body):
        for side in (1, -1):
            edge = _spots(body, (1.1, side * 0.50), (0.55, side * 0.12), (-0.15, -side * 0.55))
            stroke(easel.canvas, smooth_open(edge), tone, style.torso * 0.09)
    belt = Ellipsoid(bones.waist.moved(0, -style.torso * 0.16), (style.belly[0] * 1.03, style.torso * 0.10, style.belly[1] * 1.03))  # fmt: skip
    easel.solid(style.extra_colour, belt, softness=6)


def _plate(body: Body) -> None:
    """A breastplate: a keel, a bright side and rivets."""
    style, easel = body.style, body.easel
    if not _seen(body):
        return
    keel = _spots(body, (1.0, 0.0), (0.4, 0.0), (-0.2, 0.0), (-0.6, 0.0))
    stroke(easel.canvas, smooth_open(keel), easel.light.lit(style.top, 2.2), 4, 0.85)
    waist = _spots(
        body, *[(-0.35 - 0.10 * math.cos(a), math.sin(a) * 0.98) for a in (-1.4, -0.7, 0, 0.7, 1.4)]
    )
    stroke(easel.canvas, smooth_open(waist), easel.light.shaded(style.top, 1.6), 3.2, 0.9)
    arm = _spots(body, (0.92, 0.85), (0.55, 0.66), (0.25, 0.9))
    stroke(easel.canvas, smooth_open(arm), easel.light.shaded(style.top, 1.3), 2.4, 0.8)
    for left in (-0.7, -0.35, 0.35, 0.7):
        easel.spot(_front(body, -0.2, left), 2.6, easel.light.shaded(style.top, 1.8))


def _hoop(body: Body, frame: Frame, size: tuple[float, float], up: float, colour: str, wide: float) -> None:  # fmt: skip
    """A band around the trunk."""
    easel = body.easel
    slab = Ellipsoid(frame.moved(0, up * body.style.torso), (size[0] * 1.01, 8, size[1] * 1.01))
    arc = sorted(easel.at(slab.surface(a, 0)) for a in range(-170, 171, 20) if slab.facing(easel.view, a, 0) > -0.1)  # fmt: skip
    if len(arc) > 2:
        stroke(easel.canvas, smooth_open(arc), easel.light.surface(colour), wide)


def _reflect(body: Body) -> None:
    """The bright bands of a firefighter's coat."""
    style, bones = body.style, body.bones
    for frame, size, up in ((bones.chest, style.chest, -0.05), (bones.waist, style.belly, -0.22)):
        _hoop(body, frame, size, up, style.extra_colour, style.torso * 0.11)
        _hoop(body, frame, size, up, "#f4f4ec", style.torso * 0.045)


def _ribs(body: Body) -> None:
    style, easel = body.style, body.easel
    if not _seen(body):
        return
    bone = easel.light.surface(style.pattern_colour)
    for step, up in enumerate((0.86, 0.56, 0.26, -0.02)):
        for side in (-1, 1):
            rib = _spots(
                body,
                (up, side * 0.05),
                (up + 0.04, side * 0.45),
                (up - 0.14, side * (0.84 - 0.06 * step)),
            )
            stroke(easel.canvas, smooth_open(rib), bone, style.torso * 0.075)
    stroke(easel.canvas, smooth_open(_spots(body, (1.0, 0), (0.2, 0), (-0.6, 0), (-0.9, 0))), bone, style.torso * 0.09)  # fmt: skip
    fill(easel.canvas, smooth_closed(_spots(body, (-0.62, 0.62), (-0.62, -0.62), (-1.05, -0.3), (-0.9, 0), (-1.05, 0.3))), bone)  # fmt: skip


def _bandage(body: Body) -> None:
    style, easel = body.style, body.easel
    tone = easel.light.shaded(style.top, 1.3)
    for step in range(9):
        up, lean = 1.0 - step * 0.24, 0.16 * (1 if step % 2 else -1)
        line = _spots(body, (up - lean, -0.98), (up, 0.0), (up + lean, 0.98))
        stroke(easel.canvas, smooth_open(line), tone, 2.6, 0.8)


def _cross(body: Body) -> None:
    style, easel = body.style, body.easel
    if _seen(body):
        tone = easel.light.surface(style.pattern_colour)
        for line in (
            _spots(body, (0.9, 0), (0.2, 0), (-0.4, 0)),
            _spots(body, (0.42, 0.5), (0.44, 0), (0.42, -0.5)),
        ):
            stroke(easel.canvas, smooth_open(line), tone, style.torso * 0.13)


def _star(body: Body) -> None:
    """Pockets, buttons and a badge."""
    style, easel = body.style, body.easel
    if not _seen(body):
        return
    dark = easel.light.shaded(style.top, 1.2)
    stroke(easel.canvas, smooth_open(_spots(body, (1.0, 0), (0, 0), (-0.9, 0))), dark, 2.2, 0.8)
    x, y = easel.at(_front(body, 0.5, 0.45))
    size = style.torso * 0.11
    points = [(x + math.sin(k * math.pi / 5) * size * (1 if k % 2 == 0 else 0.48), y - math.cos(k * math.pi / 5) * size * (1 if k % 2 == 0 else 0.48)) for k in range(10)]  # fmt: skip
    easel.shade(polygon(points), "#f2c14e", 2)
    pocket = smooth_closed(
        _spots(body, (0.58, -0.3), (0.58, -0.66), (0.28, -0.66), (0.28, -0.3)), 0.2
    )
    stroke(easel.canvas, pocket, dark, 2.2, 0.8)
    for up in (0.6, 0.2, -0.2):
        easel.dot(_front(body, up, 0.0), 3.2, "#f2c14e")


def _dots(body: Body) -> None:
    style, easel = body.style, body.easel
    colours = (style.pattern_colour, "#f2c14e", "#4fae7a", "#e2574c")
    for step, (up, left) in enumerate(((0.75, 0.35), (0.7, -0.4), (0.25, 0.0), (0.15, 0.68), (0.1, -0.7), (-0.35, 0.35), (-0.4, -0.38), (-0.85, 0.0))):  # fmt: skip
        x, y = easel.at(_front(body, up, left))
        fill(easel.canvas, oval(x, y, style.torso * 0.085, style.torso * 0.085), easel.light.surface(colours[step % 4]))  # fmt: skip


def _patches(body: Body) -> None:
    """Sewn-on squares and stitches."""
    style, easel = body.style, body.easel
    for (up, left), colour in (
        ((0.4, 0.4), style.pattern_colour),
        ((-0.45, -0.35), "#4a7fb0"),
        ((-0.55, 0.5), "#6f8f4a"),
    ):
        corners = _spots(
            body,
            (up + 0.2, left + 0.18),
            (up + 0.16, left - 0.18),
            (up - 0.18, left - 0.16),
            (up - 0.16, left + 0.2),
        )
        easel.shade(polygon(corners), colour, 2)
        stroke(easel.canvas, polygon(corners), "#fff3da", 1.6, 0.7)


def _stethoscope(body: Body) -> None:
    """An open white coat and what hangs around a doctor's neck."""
    _suit(body)
    if _seen(body):
        tube = _spots(body, (1.1, 0.42), (0.5, 0.36), (0.15, 0.10), (0.42, -0.25), (1.1, -0.42))
        stroke(body.easel.canvas, smooth_open(tube), "#33404c", 4.4)
        body.easel.dot(_front(body, 0.02, 0.14), 7, "#c8d2da")


def _sash(body: Body) -> None:
    if _seen(body):
        band = _spots(body, (1.05, 0.62), (0.3, 0.1), (-0.75, -0.75))
        stroke(body.easel.canvas, smooth_open(band), body.easel.light.surface(body.style.pattern_colour), body.style.torso * 0.15)  # fmt: skip


def _shells(body: Body) -> None:
    """A mermaid's top."""
    style, easel = body.style, body.easel
    if not _seen(body):
        return
    for side in (-1, 1):
        x, y = easel.at(_front(body, 0.5, side * 0.42))
        wide = style.chest[1] * 0.42 * max(easel.width_of(body.bones.chest.left), 0.4)
        easel.shade(oval(x, y, wide, style.torso * 0.14), style.pattern_colour, 5)
        for k in (-0.5, 0.0, 0.5):
            rib = smooth_open(
                [(x, y + style.torso * 0.12), (x + wide * k * 1.5, y - style.torso * 0.08)]
            )
            stroke(easel.canvas, rib, easel.light.lit(style.pattern_colour, 1.4), 2, 0.7)

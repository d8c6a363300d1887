"""Eyes, lids and brows. Every expression is a blend: eyes close through a squint, never at a cut."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.head.style import INK
from kinora.engines.animatic.cast.vectors import blend, clamp
from kinora.engines.animatic.paint.colour import brighten, mix
from kinora.engines.animatic.paint.marks import clipped, fill, line, placed, soft_spot
from kinora.engines.animatic.paint.paths import oval, smooth_closed, transformed

WIDE_SHUT = 0.8  # the same for eyes with a white
JOY = 0.4  # a squint beyond this is a happy arc: half-closed dots look sly
BROWS_SEEN = 0.1  # anger or grief from which brows show on a face that has none
SHUT = 0.66  # from here on a closing eye is drawn as an arc
WHITE = "#ffffff"


def paint_eyes(head: Head) -> None:
    """Both eyes that can be seen, squeezed as the head turns them away."""
    style = head.style
    size = style.eye_size * head.r
    for side in (-1, 1):
        azimuth = side * style.eye_azimuth
        if head.facing(azimuth, style.eye_elevation) < 0.08:
            continue
        nx, ny = head.easel.at(head.skull.normal(azimuth, style.eye_elevation))
        sx, sy = math.sqrt(max(1 - nx * nx, 0.14)), math.sqrt(max(1 - ny * ny, 0.16))
        x, y = head.on(azimuth, style.eye_elevation, 0.98)
        with placed(head.canvas, x, y, head.roll, sx, sy):
            _paint_eye(head, size, side)


def _paint_eye(head: Head, size: float, side: int) -> None:
    if head.style.brow or max(head.face.anger, head.face.grief) > BROWS_SEEN:
        _brow(head, size, side)
    match head.style.eyes:
        case "dot":
            _dot_eye(head, size, side)
        case "big":
            _big_eye(head, size, side)
        case "lamp":
            _lamp_eye(head, size)


def _lid(head: Head) -> float:
    """How far the upper lid covers the eye, 0 to 1."""
    face = head.face
    return max(blend(0.06, 0.0, face.wonder), 0.55 * face.drowsy)


def _arc(head: Head, size: float) -> None:
    """A closed eye: arched up for joy, down for sleep."""
    happy = head.face.squint >= head.face.blink or head.face.smile > 0.9
    bow = -0.55 if happy else 0.42
    arc = [(-size, 0.0), (-size * 0.5, size * bow * 0.75), (0.0, size * bow), (size * 0.5, size * bow * 0.75), (size, 0.0)]  # fmt: skip
    line(head.canvas, arc, INK, size * 0.26)


def _brow(head: Head, size: float, side: int) -> None:
    face = head.face
    lift = 0.4 + 0.2 * face.squint + 0.75 * face.wonder - 0.3 * face.drowsy - 0.5 * face.anger
    inner = 0.25 * face.drowsy - 0.15 * face.wonder + 0.85 * face.anger - 0.55 * face.grief
    y = -size * (1.45 + lift * 0.7)
    high, low = size * (0.32 - 0.3 * face.anger + 0.4 * face.grief), size * (0.1 + inner)
    ends = (high, low) if side < 0 else (low, high)
    points = [(-size * 0.95, y + ends[0]), (0.0, y - size * 0.12), (size * 0.95, y + ends[1])]
    line(head.canvas, points, head.easel.light.shaded(head.style.brow or INK, 0.4), size * 0.34)


def _dot_eye(head: Head, size: float, side: int) -> None:
    """Tall dark oval with two highlights: the classic picture-book eye."""
    face, canvas = head.face, head.canvas
    if face.blink > SHUT or face.squint > JOY:
        return _arc(head, size * 0.98)
    grow, open_ = (
        1 + 0.18 * face.wonder,
        1 - max(0.85 * face.blink / SHUT, 0.45 * face.squint / JOY),
    )
    x, y = face.look[0] * size * 0.3, -face.look[1] * size * 0.3
    w, h = size * 0.76 * grow, size * 1.04 * grow * open_
    eye = oval(x, y, w, h)
    fill(canvas, eye, INK)
    with clipped(canvas, eye):
        soft_spot(canvas, x, y + h * 0.85, w * 1.3, h * 0.9, "#8a5f48", 0.9)
    fill(canvas, oval(x - w * 0.3, y - h * 0.4, w * 0.38, w * 0.40 * open_), WHITE)
    fill(canvas, oval(x + w * 0.35, y + h * 0.3, w * 0.17, w * 0.18 * open_), WHITE, 0.8)
    if head.style.lashes:
        _lashes(head, w, h, side)
    if _lid(head) > 0.3:
        _upper_lid(head, eye, size, h, _lid(head))
    return None


def _lashes(head: Head, w: float, h: float, side: int) -> None:
    for k in (0.35, 0.75):
        x, y = side * w * (0.45 + 0.5 * k), -h * (0.95 - 0.5 * k)
        line(head.canvas, [(x, y), (x + side * w * 0.5, y - h * 0.22)], INK, w * 0.22)


def _upper_lid(head: Head, eye: skia.Path, size: float, height: float, lid: float) -> None:
    edge = -height + 2 * height * lid
    with clipped(head.canvas, transformed(eye, sx=1.06, sy=1.04)):
        cover = [(-size * 1.6, -height * 1.7), (size * 1.6, -height * 1.7), (size * 1.5, edge), (0.0, edge + size * 0.16), (-size * 1.5, edge)]  # fmt: skip
        fill(head.canvas, smooth_closed(cover, 0.5), head.easel.light.shaded(head.style.skin, 0.18))
    wide = size * 1.02
    rim = [(-wide, edge - size * 0.02), (0.0, edge + size * 0.17), (wide, edge - size * 0.02)]
    line(head.canvas, rim, INK, size * 0.17)


def _big_eye(head: Head, size: float, side: int) -> None:
    """White, iris, pupil, highlights, lids and a soft line above."""
    face, canvas, light = head.face, head.canvas, head.easel.light
    if max(face.blink, face.squint) > WIDE_SHUT:
        return _arc(head, size)
    grow = 1 + 0.14 * face.wonder
    joy, lid = clamp((face.squint - 0.4) / (WIDE_SHUT - 0.4)), clamp(face.blink / WIDE_SHUT)
    narrow = max(0.6 * joy, 0.85 * lid)  # a squeezed eye is friendlier than half a lid
    w, h = size * grow, size * 1.12 * grow * (1 - narrow)
    eye = oval(0, 0, w, h)
    soft_spot(canvas, 0, size * 0.08, w * 1.35, h * 1.35, light.shade, 0.42)
    fill(canvas, eye, light.surface(mix("#fffaf0", light.key, 0.1)))
    with clipped(canvas, eye):
        _iris(head, w, h, side)
        if face.squint > 0:
            cheek = oval(0, h * blend(1.9, 1.02, face.squint), w * 1.5, h * 0.8)
            fill(canvas, cheek, light.shaded(head.style.skin, 0.4))
    if _lid(head) > 0.25:
        _upper_lid(head, eye, size, h, _lid(head))
    else:
        above = [(-w, -h * 0.28), (-w * 0.62, -h * 0.82), (0.0, -h * 1.03), (w * 0.62, -h * 0.82), (w, -h * 0.28)]  # fmt: skip
        line(canvas, above, INK, size * 0.12, 0.85)
    return None


def _iris(head: Head, w: float, h: float, side: int) -> None:
    style, face, canvas = head.style, head.face, head.canvas
    x, y = face.look[0] * w * 0.32 - side * w * 0.06, -face.look[1] * h * 0.3 + h * 0.03
    size = blend(0.82, 0.64, face.wonder)
    fill(canvas, oval(x, y, w * size, h * size), brighten(style.iris, -0.35))
    fill(canvas, oval(x, y + h * 0.08, w * size * 0.88, h * size * 0.86), style.iris)
    soft_spot(canvas, x, y + h * 0.42, w * 0.6, h * 0.36, brighten(style.iris, 0.55), 0.9)
    wide, tall = (0.31, 0.66) if style.pupil == "slit" else (0.48, 0.50)
    fill(canvas, oval(x, y, w * wide, h * tall), INK)
    soft_spot(canvas, 0, -h * 1.05, w * 1.4, h * 0.75, head.easel.light.shade, 0.5)
    fill(canvas, oval(x - w * 0.28, y - h * 0.34, w * 0.26, w * 0.27), WHITE)
    fill(canvas, oval(x + w * 0.3, y + h * 0.3, w * 0.12, w * 0.12), WHITE, 0.85)


def _lamp_eye(head: Head, size: float) -> None:
    """A robot's lamp; joy cuts the disc from below, sleep from above."""
    face, canvas, iris = head.face, head.canvas, head.style.iris
    fill(canvas, oval(0, 0, size * 1.22, size * 1.22), "#1c2430")
    open_ = max(1 - max(_lid(head), face.blink), 0.15)
    with clipped(canvas, oval(0, 0, size, size)):
        fill(canvas, oval(0, 0, size * 1.1, size * 1.1), brighten(iris, -0.55))
        x, y = face.look[0] * size * 0.2, size * (1 - open_) - face.look[1] * size * 0.2
        core = oval(x, y, size * 0.86, size * 0.86 * open_)
        fill(canvas, core, iris)
        soft_spot(canvas, x, y, size * 0.75, size * 0.75 * open_, mix(iris, WHITE, 0.7), 0.95)
        if face.squint > 0:
            low = oval(0, size * blend(1.9, 0.95, face.squint), size * 1.2, size * 0.95)
            fill(canvas, low, "#1c2430")
    glow = 0.28 + 0.4 * head.easel.light.glow
    soft_spot(canvas, 0, 0, size * 2.3, size * 2.3, iris, glow, blend=skia.BlendMode.kScreen)

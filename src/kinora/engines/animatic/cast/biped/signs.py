"""What is in the air around somebody: notes of a song, tears, letters of sleep."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.biped.body import Body
from kinora.engines.animatic.cast.vectors import Point, clamp, wave
from kinora.engines.animatic.paint.marks import fill, line
from kinora.engines.animatic.paint.paths import oval, smooth_closed

INK, PAPER = "#3a2c4a", "#fffaf0"


def paint_notes(body: Body) -> None:
    """Notes that rise from a singer's mouth."""
    (x, y), r, side = _head(body)
    for note in range(3):
        u = (body.clock * 0.36 + note / 3) % 1.0
        nx = x + side * r * (1.2 + 1.9 * u) + 0.12 * r * wave(body.clock * 0.6 + note * 0.4)
        ny = y - r * (0.0 + 1.9 * u)
        _note(body, (nx, ny), r * 0.20, alpha=clamp(min(u * 6, (1 - u) * 3)))


def _note(body: Body, at: Point, size: float, *, alpha: float) -> None:
    x, y = at
    canvas = body.easel.canvas
    for colour, grow in ((PAPER, 1.35), (INK, 1.0)):
        thick = size * 0.34 + size * 0.5 * (grow - 1)
        fill(canvas, oval(x, y, size * grow * 0.95, size * grow * 0.72, -18), colour, alpha)
        line(canvas, [(x + size * 0.8, y - size * 0.2), (x + size * 0.8, y - size * 2.9)], colour, thick, alpha)  # fmt: skip
        flag = [(x + size * 0.8, y - size * 2.8), (x + size * 1.5, y - size * 2.1), (x + size * 1.7, y - size * 1.3)]  # fmt: skip
        line(canvas, flag, colour, thick * 1.3, alpha)


def paint_sleep(body: Body) -> None:
    """Three letters that float up from a sleeper, each larger than the one before."""
    (x, y), r, side = _head(body)
    for letter in range(3):
        u = (body.clock * 0.28 + letter / 3) % 1.0
        size = r * (0.16 + 0.20 * u)
        zx, zy = x + side * r * (0.6 + 1.5 * u), y - r * (0.95 + 2.1 * u)
        zed = [(zx - size, zy - size), (zx + size, zy - size), (zx - size, zy + size), (zx + size, zy + size)]  # fmt: skip
        alpha = clamp(min(u * 6, (1 - u) * 3))
        line(body.easel.canvas, zed, INK, size * 0.62, alpha)
        line(body.easel.canvas, zed, PAPER, size * 0.36, alpha)


def paint_tears(body: Body) -> None:
    """Drops that spring from the eyes and fall."""
    (x, y), r, _ = _head(body)
    for drop in range(6):
        u = (body.clock * 0.9 + drop / 6) % 1.0
        way = 1 if drop % 2 else -1
        dx = x + way * r * (0.45 + 0.75 * u)
        dy = y + r * (-0.25 * math.sin(math.pi * u) + 1.1 * u * u)
        size = r * 0.11
        shape = smooth_closed([(dx, dy - size * 1.7), (dx + size, dy + size * 0.2), (dx, dy + size), (dx - size, dy + size * 0.2)], 0.8)  # fmt: skip
        fill(body.easel.canvas, shape, "#8fd4ff", 0.95)
        fill(body.easel.canvas, oval(dx - size * 0.3, dy, size * 0.26, size * 0.4), "#ffffff", 0.9)


def paint_thought(body: Body) -> None:
    """A cloud with a question in it, and the bubbles that lead there."""
    (x, y), r, side = _head(body)
    canvas = body.easel.canvas
    bob = 0.05 * r * wave(body.clock * 0.4)
    for share, size in ((0.0, 0.09), (0.4, 0.14)):
        fill(canvas, oval(x + side * r * (0.85 + 0.5 * share), y - r * (0.85 + 0.6 * share) + bob, r * size, r * size), PAPER, 0.95)  # fmt: skip
    cx, cy = x + side * r * 1.55, y - r * 1.65 + bob
    for dx, dy, size in ((-0.42, 0.08, 0.36), (0.42, 0.08, 0.36), (0, -0.18, 0.46), (0, 0.2, 0.42)):
        fill(canvas, oval(cx + dx * r, cy + dy * r, size * r * 1.1, size * r), PAPER, 0.97)
    hook = [(cx - 0.15 * r, cy - 0.18 * r), (cx - 0.02 * r, cy - 0.36 * r), (cx + 0.16 * r, cy - 0.22 * r), (cx + 0.02 * r, cy), (cx, cy + 0.12 * r)]  # fmt: skip
    line(canvas, hook, INK, r * 0.10)
    fill(canvas, oval(cx, cy + 0.30 * r, r * 0.065, r * 0.065), INK)


def _head(body: Body) -> tuple[Point, float, int]:
    """The middle of the head, its radius, and the side it looks to in the picture."""
    side = 1 if body.easel.at(body.bones.head.forward)[0] >= 0 else -1
    return body.easel.at(body.bones.head.origin), body.style.head.radius, side

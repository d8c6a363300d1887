"""What the sea leaves on a beach: shells, starfish, a spiral conch. Knows light, not places."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.brush import fill, plain, soft_spot, stroke
from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.paint.paths import polyline, smooth_closed
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.trees import Stand

STARFISH = ((0.285, 0.945, 19, "#e0703f"), (0.735, 0.965, 24, "#d9557a"))  # shares, size, colour
SHELLS = ((0.40, 0.97, 15, "#f3d7c0"), (0.62, 0.935, 12, "#f0b8b0"), (0.685, 0.945, 10, "#f6e6c8"))


def flotsam(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Small things strewn over the sand before the feet of whoever stands there."""
    picture, rng = diorama.picture, diorama.rng("flotsam")
    wide, high = picture.W, picture.H
    shade = as_colour(diorama.palette.ambient * 0.3)
    crumb = plain(as_colour(diorama.palette.ramp("#f0d9c4")[2]))
    for u, v in rng.random((18, 2)).tolist():
        x, y = wide * u, high * (0.87 + 0.13 * v)
        soft_spot(canvas, x, y + 2, 6, 2, shade, 0.4)
        canvas.drawOval(skia.Rect.MakeXYWH(x - 4, y - 4, 8, 5), crumb)
    for i, (u, v, size, colour) in enumerate(STARFISH):
        starfish(canvas, diorama.stand(f"starfish {i}", wide * u, high * v), size, colour)
    for i, (u, v, size, colour) in enumerate(SHELLS):
        shell(canvas, diorama.stand(f"shell {i}", wide * u, high * v), size, colour)


def starfish(canvas: skia.Canvas, stand: Stand, size: float, colour: ColourLike) -> None:
    """Five plump arms, lying flat."""
    tones = [as_colour(step) for step in stand.palette.upright(colour)]
    turn = float(stand.rng.uniform(0, 1.2))
    rim, spine = [], []
    for k in range(10):
        angle, reach = turn + k * math.pi / 5, size * (1.0 if k % 2 else 0.42)
        rim.append((stand.x + math.cos(angle) * reach, stand.base + math.sin(angle) * reach * 0.55))
        if k % 2:
            spine.append(rim[-1])
    soft_spot(canvas, stand.x, stand.base + 3, size, size * 0.5, as_colour(
        stand.palette.ambient * 0.25), 0.5)  # fmt: skip
    fill(canvas, smooth_closed(rim), tones[1])
    canvas.save()
    canvas.translate(0, -1.5)
    fill(canvas, smooth_closed(rim), tones[2])
    canvas.restore()
    for x, y in spine:
        for share in (0.25, 0.5, 0.75):
            at = (stand.x + (x - stand.x) * share, stand.base - 1.5 + (y - stand.base) * share)
            canvas.drawCircle(*at, size * 0.05, plain(tones[3]))


def shell(canvas: skia.Canvas, stand: Stand, size: float, colour: ColourLike) -> None:
    """A ribbed scallop."""
    tones = [as_colour(step) for step in stand.palette.upright(colour)]
    x, y = stand.x, stand.base
    soft_spot(canvas, x, y, size * 1.1, size * 0.35, as_colour(stand.palette.ambient * 0.25), 0.55)
    fan = [
        (x + math.cos(a) * size, y - size * 0.15 - math.sin(a) * size * 0.8)
        for a in (0.15, 0.6, 1.1, 1.57, 2.04, 2.54, 2.99)
    ]
    fill(canvas, smooth_closed([(x - size * 0.2, y), (x + size * 0.2, y), *fan]), tones[2])
    for tip in fan:
        stroke(canvas, polyline([(x, y), tip]), tones[1], max(size * 0.07, 0.8), 0.6)

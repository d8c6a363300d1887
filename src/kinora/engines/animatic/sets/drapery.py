"""Theatre cloth: velvet curtains, side drapes, swags, fringes, cords and tassels. For baking."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, linear, plain, stroke
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.native import LINEAR, image_from_float
from kinora.engines.animatic.paint.noise import noise_field
from kinora.engines.animatic.paint.paths import Point, polyline, smooth_open
from kinora.engines.animatic.sets.palette import Array, tone
from kinora.engines.animatic.sets.washes import rect, shaded_by, wash


def velvet(
    size: tuple[int, int],
    colour: ColourLike,
    pleats: float,
    seed: int,
    light: Array,
    *,
    lean: float = 0.0,
) -> skia.Image:
    """Velvet of (height, width): deep in the valleys, saturated on the slopes, cool on crests.

    `light` multiplies the cloth, same shape; `lean` slants the pleats.
    """
    fold = _pleats(size, pleats, seed, lean)[..., None]
    base = tone(colour)
    deep = base * tone((0.30, 0.10, 0.34))
    sheen = np.minimum(base * 1.25 + tone((0.10, 0.06, 0.07)), 1)
    slope = deep + (base - deep) * (fold / 0.6) ** 1.1
    crest = base + (sheen - base) * np.clip(fold / 0.4 - 1.5, 0, 1) ** 2
    cloth = np.where(fold < 0.6, slope, crest) * light[..., None]
    return image_from_float(np.asarray(cloth, np.float32))


def _pleats(size: tuple[int, int], count: float, seed: int, lean: float) -> Array:
    """0 to 1, brightness of hanging cloth with irregular pleats."""
    height, width = size
    x, y = np.linspace(0, 1, width)[None, :], np.linspace(0, 1, height)[:, None]
    noise = noise_field(height, width, 5, seed % 97, stretch=0.4, octaves=2)
    phase = (x + lean * y) * count + 0.8 * np.sin(x * 5.1 + seed % 7)
    phase = phase + noise * 0.35 * (1 - 0.4 * y)
    wave = np.sin(phase * 2 * math.pi) * 0.5 + 0.5
    minor = np.sin(phase * 6 * math.pi + 2 * np.sin(x * 9)) * 0.5 + 0.5
    return np.asarray(np.clip(wave**0.8 * 0.82 + minor * 0.18, 0, 1), np.float32)


def back_curtain(canvas: skia.Canvas, area: skia.Rect, middle: float, seed: int) -> None:
    """The closed curtain, lit in the middle; `middle` is the column of the light."""
    height, width = int(area.height() / 2), int(area.width() / 2)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    centre = (middle - area.left()) / area.width()
    pool = np.exp(-(((x / width - centre) / 0.27) ** 2)) * (0.45 + 0.75 * (y / height) ** 1.4)
    image = velvet((height, width), "#a8182a", area.width() / 82, seed, 0.20 + pool * 0.95)
    canvas.drawImageRect(image, area, LINEAR)
    shade = rect(area.left(), area.top(), area.right(), area.top() + area.height() * 0.62)
    wash(canvas, shade, ["#12031a", "#12031a"], alphas=(0.92, 0.0))
    columns = np.linspace(area.left(), area.right(), 160).tolist()
    hem = polyline([(x, area.bottom() - 14 + 4 * math.sin(x / 17)) for x in columns])
    stroke(canvas, hem, "#d9a441", 9)
    stroke(canvas, hem, "#ffe39a", 2.4, 0.7)


def side_drape(
    canvas: skia.Canvas, edge: float, reach: float, bottom: float, top: float, side: int, seed: int
) -> None:
    """One drape tied back with a gold cord. `side` -1 hangs left; `reach` is its width."""
    tall = bottom - top

    def row(share: float) -> float:
        return top + tall * share

    shares = ((1, 0), (0.92, 0.27), (0.62, 0.52), (0.43, 0.66), (0.54, 0.83), (0.56, 0.98))
    points = [(edge, top), *((edge - side * reach * out, row(down)) for out, down in shares)]
    points.append((edge, bottom))
    cloth = smooth_open(points)
    cloth.close()
    width, height = int(reach / 1.5), int(tall / 1.5)
    v, u = np.linspace(0, 1, height)[:, None], np.linspace(0, 1, width)[None, :]
    u = u if side > 0 else u[:, ::-1]
    light = (0.30 + 0.85 * np.exp(-((u / 0.55) ** 2))) * (0.62 + 0.38 * v)
    image = velvet((height, width), "#b01a2c", 6.5, seed, light, lean=0.55 * side)
    left, right = sorted((edge, edge - side * reach))
    with clipped(canvas, cloth):
        canvas.drawImageRect(image, rect(left, top, right, bottom), LINEAR)
    fringe = smooth_open(points[1:7])
    for colour, thick, alpha in (("#7a4a14", 11, 1.0), ("#e2b04c", 7, 1.0), ("#fff0b8", 2, 0.7)):
        stroke(canvas, fringe, colour, thick, alpha)
    _cord(canvas, (edge - side * reach * 0.45, row(0.66)), (edge, row(0.63)))


def _cord(canvas: skia.Canvas, start: Point, end: Point) -> None:
    """The rope that ties a drape back, its tassel hanging from it."""
    (x, y), (end_x, end_y) = start, end
    middle = (x + end_x) / 2
    stroke(canvas, smooth_open([(x, y), (middle, y + 26), (end_x, end_y)]), "#8a5a1c", 16)
    stroke(canvas, smooth_open([(x, y - 2), (middle, y + 23), (end_x, end_y - 2)]), "#f0c25c", 9)
    tassel(canvas, x + (end_x - x) * 0.3, y + 22, 1.5)


def tassel(canvas: skia.Canvas, x: float, y: float, size: float = 1.0) -> None:
    for k in range(7):
        tint = "#c48a30" if k % 2 else "#f2c75e"
        thread = polyline([(x + (k - 3) * 2 * size, y), (x + (k - 3) * 3.6 * size, y + 44 * size)])
        stroke(canvas, thread, tint, 3.4 * size)
    canvas.drawCircle(x, y - 2 * size, 10 * size, plain("#dca63e"))
    canvas.drawCircle(x - 3 * size, y - 5 * size, 4 * size, plain("#fff2c0", 0.8))


def valance(canvas: skia.Canvas, area: skia.Rect, across: tuple[float, float], drop: float) -> None:
    """Two rows of swags with fringe and tassels between two columns; cloth fills what is above."""
    left, right = across
    canvas.drawRect(rect(area.left(), area.top(), area.right(), 8), plain("#4a0a18"))
    wide = right - left > 1000
    for row, (share, tint) in enumerate(((1.0, "#7c1022"), (0.73, "#a81a2c"))):
        count = (6 if wide else 4) + row
        width = (right - left) / count
        for i in range(count):
            _swag(canvas, left + i * width, width, drop * share, tint)
        for i in range(count + 1):
            tassel(canvas, left + i * width, drop * share * 0.42)


def _swag(canvas: skia.Canvas, left: float, width: float, drop: float, tint: ColourLike) -> None:
    top, full = -30.0, drop + 30

    def droop(start: float, sag: float) -> skia.Path:
        path = skia.Path()
        path.moveTo(left, start)
        path.cubicTo(
            left + width * 0.25, sag, left + width * 0.75, sag, left + width, start
        )  # fmt: skip
        return path

    hem = droop(top + full * 0.5, top + full * 1.15)
    cloth = skia.Path(hem)
    cloth.lineTo(left + width, top)
    cloth.lineTo(left, top)
    cloth.close()
    tones = ["#2c0414", tint, mix(tint, "#ff6a5a", 0.25)]
    canvas.drawPath(cloth, shaded_by(linear((0, top), (0, top + full), tones, stops=(0, 0.55, 1))))
    with clipped(canvas, cloth):
        for k in range(9):
            start, sag = top + full * 0.06 * k, top + full * (0.16 + k * 0.10)
            stroke(canvas, droop(start, sag), "#23020f", 7, 0.5, blur=2.4)
            stroke(canvas, droop(start - 6, sag - 6), "#ff8a70", 7, 0.16, blur=2.4)
    for colour, thick, alpha in (("#8a5a1c", 11, 1.0), ("#e8b850", 7, 1.0), ("#fff2bc", 2, 0.8)):
        stroke(canvas, hem, colour, thick, alpha)

"""Under the sea: blue distance, coral gardens at three depths, shafts of light, moving caustics."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import (
    clipped,
    fill,
    linear,
    plain,
    soft_spot,
    stroke,
    strokes,
)
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import hours, underwater_light
from kinora.engines.animatic.paint.native import LINEAR, image_from_float
from kinora.engines.animatic.paint.paths import Point, smooth_closed, smooth_open, tube
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.corals import TINTS, anemone, brain, branches, coral
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.finish import finish
from kinora.engines.animatic.sets.palette import tone
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import SCREEN, glow, rect, shaded_by, wash
from kinora.engines.animatic.sets.waterlight import Bubbles, Caustics, School, caustic_web, shafts

DEEP = "#0b4a7c"
BED = 0.80  # share of the height where the sand begins


def underwater(order: Order, check: Check) -> Setting:
    day, light = underwater_light()
    dim = _dimness(order.time_of_day)
    picture = order.picture
    diorama = Diorama(
        View.over(picture, picture.H * 0.46, 3.0, 900), day, order.seed, check, shelf=order.shelf
    )
    diorama.plate("water", 40, lambda canvas: _water(canvas, diorama), texture=0.10)
    diorama.plate("far reef", 4, lambda canvas: _far(canvas, diorama), wobble=1.6, soft=1.6)
    diorama.plate("reef", 1.6, lambda canvas: _middle(canvas, diorama), wobble=1.6)
    diorama.plate("near", 0.62, lambda canvas: _near(canvas, diorama), wobble=1.6, soft=4)
    diorama.live(1.7, School(diorama).draw)
    for shaft in shafts(diorama):
        diorama.live(0.97, shaft.draw)
    diorama.live(1.25, Caustics(diorama).draw)
    diorama.live(0.9, Bubbles(diorama).draw)
    sheet = _darkened(finish(picture, "#04121f", 0.30), dim)
    row = picture.H * (0.60 if picture.is_portrait else 0.72)
    return Setting(
        name="underwater",
        picture=picture,
        day=day,
        light=replace(light, ambient=_dimmed(light.ambient, dim)),
        ground=Ground(picture.H * 0.46, 3.0 / 2.0, 900, (-0.2, 0.98, 0.1), picture.W / 2),
        haze=day.haze,
        layers=diorama.layers(),
        sheet=sheet,
        marks=_marks(picture.W, row),
        spill=0.4,
        shadow=0.20,
        depth=14.0,
        sheltered=True,
    )


def _dimness(hour: str) -> float:
    """How dark the water is: the surface light of the hour, 0 (noon) to about .6 (night)."""
    day = hours().get(hour, hours()["noon"])
    return min(0.62, 1.6 * max(0.0, 1 - max(day.key) / 1.1))


def _dimmed(colour: Colour, dim: float) -> Colour:
    return mix(colour, (0.10, 0.22, 0.42), dim)


def _darkened(sheet: skia.Image, dim: float) -> skia.Image:
    """The finish with the blue of a late hour in it."""
    if dim <= 0.02:
        return sheet
    surface = skia.Surface(sheet.width(), sheet.height())
    canvas = surface.getCanvas()
    canvas.drawPaint(plain("#03122e", min(dim * 1.05, 0.62)))
    canvas.drawImage(sheet, 0, 0)
    return surface.makeImageSnapshot()


def _marks(wide: float, row: float) -> tuple[Mark, ...]:
    spots = (
        ("centre", 0.50, row), ("left", 0.27, row + 20), ("right", 0.73, row + 10),
        ("far left", 0.14, row - 60), ("far right", 0.86, row - 50),
        ("back left", 0.36, row - 70), ("back", 0.54, row - 84), ("back right", 0.66, row - 70),
    )  # fmt: skip
    return tuple(Mark(name, wide * x, y) for name, x, y in spots)


def _water(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng("water")
    wide, high = picture.W, picture.H
    tones = ["#c4fff0", "#5fe0dc", "#1fa6c4", "#0f6ea6", "#0a3f78"]
    wash(canvas, area, tones, (0, 0.2, 0.45, 0.72, 1))
    glow(canvas, wide * 0.58, -high * 0.05, max(wide, high) * 0.60, "#eafff0", 0.7, squash=0.8)
    for u, v, a, b, alpha in rng.random((80, 5)).tolist():
        x, y = area.left() + area.width() * u, area.top() + 40 + 150 * v * v
        soft_spot(canvas, x, y, 50 + 110 * a, 4 + 10 * b, "#ffffff", 0.10 + 0.25 * alpha)
    for u, v, a, b, alpha in rng.random((40, 5)).tolist():
        x, y = area.left() + area.width() * u, high * (0.3 + 0.7 * v)
        soft_spot(canvas, x, y, 130 + 180 * a, 26 + 36 * b, "#0d5f98", 0.06 + 0.10 * alpha)


def _ridge(diorama: Diorama, name: str, base: float, height: float) -> list[Point]:
    """A rocky outline, low in the middle so that swimmers have room."""
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng(name)
    points = []
    tall = min(picture.H, 900)
    for x in np.linspace(area.left(), area.right(), 22).tolist():
        side = min(1.0, abs(x - picture.W * 0.52) / (picture.W * 0.5))
        rise = height * side**1.6 + height * 0.30 * float(rng.random())
        points.append((x, picture.H * base - tall * rise))
    return points


def _garden(
    canvas: skia.Canvas,
    diorama: Diorama,
    name: str,
    points: list[Point],
    form: tuple[int, float, str, float],
) -> None:
    """Rocks along a ridge with corals on them; form is (count, size, stone, fade into blue)."""
    count, size, stone, fade = form
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng(f"{name} corals")
    body = smooth_open(points)
    body.lineTo(area.right(), area.bottom())
    body.lineTo(area.left(), area.bottom())
    body.close()
    pale, dark = mix(stone, "#c8fff0", 0.35), mix(stone, "#06264a", 0.6)
    tones = [mix(pale, DEEP, fade), mix(stone, DEEP, fade), mix(dark, DEEP, fade * 0.8)]
    top = min(y for _, y in points)
    canvas.drawPath(body, shaded_by(linear((0, top), (0, picture.H), tones)))
    strokes(canvas, body, tones[1], seed=diorama.seed_of(name) % 997, count=160, length=46, width=15,
            angle=0.5, spread=0.06, alpha=0.28)  # fmt: skip
    stroke(canvas, smooth_open(points), mix("#d8fff0", DEEP, fade), 4, 0.35, blur=2)
    light = underwater_light()[1]
    count = round(count * max(picture.W / 1280, 0.62))
    for u in sorted(rng.random(count).tolist(), key=lambda u: -abs(u - 0.5)):
        i = u * (len(points) - 1)
        a, b = points[int(i)], points[min(int(i) + 1, len(points) - 1)]
        x = a[0] + (b[0] - a[0]) * (i % 1)
        y = a[1] + (b[1] - a[1]) * (i % 1) + size * float(rng.uniform(0.05, 0.5))
        tint = mix(TINTS[int(rng.integers(0, len(TINTS)))], DEEP, fade)
        coral(canvas, (x, y), size * float(rng.uniform(0.7, 1.2)), tint, rng, light)


def _far(canvas: skia.Canvas, diorama: Diorama) -> None:
    points = _ridge(diorama, "far", 0.74, 0.30)
    _garden(canvas, diorama, "far", points, (34, 84.0, "#3a7f96", 0.60))


def _middle(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture = diorama.picture
    points = _ridge(diorama, "middle", 0.86, 0.27)
    _garden(canvas, diorama, "middle", points, (30, 138.0, "#4f6f86", 0.16))
    _bed(canvas, diorama)
    rng, light = diorama.rng("bed corals"), underwater_light()[1]
    for u, v, size in ((0.10, 0.88, 96), (0.86, 0.90, 110), (0.27, 0.86, 54), (0.73, 0.85, 60)):
        x, y = picture.W * (u + float(rng.uniform(-0.03, 0.03))), picture.H * v
        tints = [mix(TINTS[int(k)], DEEP, 0) for k in rng.integers(0, len(TINTS), 3)]
        branches(canvas, (x, y), size * 1.2, tints[0], rng, light)
        anemone(canvas, (x + 60, y + 16), size * 0.5, tints[1], rng, light)
        brain(canvas, (x - 60, y + 18), size * 0.5, tints[2], rng, light)


def _bed(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Rippled sand with a still web of light."""
    picture, area = diorama.picture, diorama.picture.area()
    top = picture.H * BED
    columns = np.linspace(area.left(), area.right(), 30).tolist()
    sand = smooth_open([(x, top + 12 * math.sin(x / 130)) for x in columns])
    sand.lineTo(area.right(), area.bottom())
    sand.lineTo(area.left(), area.bottom())
    sand.close()
    tones = ["#7fd0c4", "#d9d6a0", "#a3a884", "#3f6f7c"]
    shader = linear((0, top), (0, area.bottom()), tones, stops=(0, 0.28, 0.6, 1))
    canvas.drawPath(sand, shaded_by(shader))
    strokes(canvas, sand, "#c9cf9c", seed=2, count=160, length=70, width=7, spread=0.06, alpha=0.3)
    for k in range(16):
        y = top + 10 + (k / 15) ** 1.6 * (area.bottom() - top)
        wave = [
            (x, y + (3 + k * 0.6) * math.sin(x / (24 + 5 * k) + k * 1.7))
            for x in np.linspace(area.left(), area.right(), 90).tolist()
        ]
        stroke(canvas, smooth_open(wave), "#5a8f8c", 1.5 + k * 0.28, 0.38)
    web = caustic_web(240, 800, 6) * np.linspace(0.05, 1, 240)[:, None] ** 0.6 * 0.55
    colour = np.ones((240, 800, 3), np.float32) * tone((0.9, 1, 0.86))
    lights = image_from_float(np.asarray(colour, np.float32), np.asarray(web, np.float32))
    with clipped(canvas, sand):
        area = rect(area.left(), top, area.right(), area.bottom())
        canvas.drawImageRect(lights, area, LINEAR, skia.Paint(BlendMode=SCREEN))


def _near(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Dark weeds and corals that frame the picture."""
    picture, rng, light = diorama.picture, diorama.rng("near"), underwater_light()[1]
    wide, high, tall = picture.W, picture.H, min(picture.H, 900)
    dark = mix("#06304f", "#7a2f5c", 0.25)
    for u, v, size in ((-0.02, 1.03, 250), (1.02, 1.05, 280), (0.11, 1.11, 120), (0.89, 1.11, 110)):
        branches(canvas, (wide * u, high * v), size, dark, rng, light)
    for k in range(7):
        x = wide * (0.01 + 0.012 * k) if k % 2 else wide * (0.955 + 0.012 * k)
        reach = tall * float(rng.uniform(0.35, 0.7))
        points = [(x + 22 * math.sin(j * 1.2 + k), high * 1.06 - reach * j / 6) for j in range(7)]
        fill(canvas, tube(points, 9, 2), "#0a4a50")
        for j in range(1, 6):
            side, (px, py) = (1 if j % 2 else -1), points[j]
            leaf = [
                (px, py),
                (px + side * 34, py - 14),
                (px + side * 52, py - 34),
                (px + side * 18, py - 20),
            ]
            fill(canvas, smooth_closed(leaf), "#0f6660")

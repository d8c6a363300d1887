"""A clearing among old trees: hazy trunks behind trunks, shafts of light, ferns in front."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import scaled
from kinora.engines.animatic.paint.brush import linear, radial
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import fractal, smoothstep
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.clearing import clearing
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.live import Breath
from kinora.engines.animatic.sets.outdoors import leafy_air, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import as_colour, between, tone
from kinora.engines.animatic.sets.plants import fern
from kinora.engines.animatic.sets.trees import crown, trunk
from kinora.engines.animatic.sets.undergrowth import bough
from kinora.engines.animatic.sets.washes import SCREEN, shaded_by


def forest(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.53, eye=2.0)
    leafy_air(diorama)
    diorama.plate("backdrop", 7, lambda canvas: _backdrop(canvas, diorama), texture=0.06)
    clearing(diorama)
    if diorama.palette.day.glow > 0.2:
        diorama.live(1.02, _shafts(diorama).draw)
    diorama.plate("frame", 0.74, lambda canvas: _frame_trees(canvas, diorama), soft=1.2)
    _ferns(diorama)
    wide = diorama.picture.W
    for x, width, drop in ((0.08, 460, 130), (0.92, 500, 150)):
        bough(diorama, wide * x, (width, drop), "#4f8238")
    return outdoor_setting(
        diorama, "forest", story=1.75, stand=0.885, spill=0.6, vignette=0.40, veil=0.0
    )


def _backdrop(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The depth of the wood: light between two rows of hazy trunks, leaves above and below."""
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    area, day = picture.area(), palette.day
    wide, high = picture.W, picture.H
    green = palette.surface(tone("#9fc46a"), 0.55)
    air = between(palette.haze, palette.horizon, 0.45)
    tones = [
        as_colour(between(palette.middle, green, 0.55) * 0.8),
        as_colour(between(air, green, 0.18)), as_colour(green * 0.6),
    ]  # fmt: skip
    canvas.drawRect(area, shaded_by(linear((0, area.top()), (0, high), tones, stops=(0, 0.62, 1))))
    x = wide * (0.5 + (day.sun_x - 0.5) * 0.6)
    light = radial(
        x, high * 0.36, max(wide, high) * 0.42, [day.sun] * 2, (0.8 * max(day.glow, 0.3), 0)
    )
    canvas.drawRect(area, shaded_by(light, SCREEN))
    for row, (haze, count, size) in enumerate(((0.80, 30, 1.0), (0.64, 20, 1.5))):
        _row_of_trunks(canvas, diorama, row, haze, round(count * max(wide / 1280, 0.62)), size)
    _canopy_and_brush(canvas, diorama, view.horizon)


def _row_of_trunks(
    canvas: skia.Canvas, diorama: Diorama, row: int, haze: float, count: int, size: float
) -> None:
    picture, area = diorama.picture, diorama.picture.area()
    rng = diorama.rng(f"trunks {row}")
    foot = diorama.view.horizon + 0.03 * picture.H
    for i in range(count):
        x = area.left() + area.width() * (i + rng.uniform(0.05, 0.95)) / count
        stand = diorama.stand(f"trunk {row} {i}", x, foot, haze=haze)
        width, lean = 15 * size * rng.uniform(0.6, 1.4), float(rng.normal(0, 0.02))
        trunk(canvas, stand, foot - area.top(), width, lean=lean)


def _canopy_and_brush(canvas: skia.Canvas, diorama: Diorama, horizon: float) -> None:
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng("canopy")
    stretch = area.width() / 1400
    for haze, drop in ((0.78, 0.10), (0.62, 0.16)):
        blobs = [
            (
                float(rng.uniform(area.left(), area.right())),
                float(rng.uniform(area.top(), picture.H * drop)), float(rng.uniform(45, 90)),
            )
            for _ in range(round(30 * stretch * (area.height() / 1050)))
        ]  # fmt: skip
        stand = diorama.stand(f"canopy {haze}", 0, 0, haze=haze)
        crown(canvas, stand, blobs, tone("#6f9d46"), dab=18, density=0.55)
        low = [
            (
                float(rng.uniform(area.left(), area.right())),
                float(horizon + picture.H * rng.uniform(-0.02, 0.03)), float(rng.uniform(26, 52)),
            )
            for _ in range(round(26 * stretch))
        ]  # fmt: skip
        stand = diorama.stand(f"brush {haze}", 0, 0, haze=haze - 0.06)
        crown(canvas, stand, low, tone("#5c8c40"), dab=13, density=0.6)
    _hem(canvas, diorama, round(34 * stretch))


def _hem(canvas: skia.Canvas, diorama: Diorama, count: int) -> None:
    """Shrubs where the floor of the clearing ends, so that no air shows between."""
    picture, rng = diorama.picture, diorama.rng("hem")
    area, row = picture.area(), diorama.view.horizon + picture.H * 0.06
    shade = diorama.palette.flat("#5c8c40", 0.25, 0.42)
    behind = linear((0, row - 16), (0, row + 6), [shade] * 2, (0, 1))
    ground = skia.Rect.MakeLTRB(area.left(), row - 16, area.right(), area.bottom())
    canvas.drawRect(ground, shaded_by(behind))
    blobs = [
        (
            float(area.left() + area.width() * (i + rng.uniform(0, 1)) / count),
            float(row + picture.H * rng.uniform(-0.02, 0.02)), float(rng.uniform(24, 44)),
        )
        for i in range(count)
    ]  # fmt: skip
    stand = diorama.stand("hem leaves", 0, 0, haze=0.46)
    crown(canvas, stand, blobs, tone("#5c8c40"), dab=12, density=0.6)


def _frame_trees(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Two dark trunks at the edges."""
    picture, area = diorama.picture, diorama.picture.area()
    for i, (x, width) in enumerate(((-0.02, 120), (1.03, 140))):
        stand = diorama.stand(f"frame {i}", picture.W * x, picture.H * 1.08)
        bark = as_colour(tone("#6b4a36") * 0.5)
        trunk(canvas, stand, stand.base - area.top(), width, bark=bark)


def _ferns(diorama: Diorama) -> None:
    picture = diorama.picture
    for i, at in enumerate((-0.04, 0.09, 0.22, 0.80, 0.92, 1.04)):
        size = (210 - 60 * (i % 3)) * (0.8 if picture.is_portrait else 1.0)

        def draw(canvas: skia.Canvas, i: int = i, size: float = size) -> None:
            fern(canvas, diorama.stand(f"fern {i}", 0, 0), size)

        diorama.clump(picture.W * at, picture.H * 1.03, (size * 2, size * 1.05), draw)


def _shafts(diorama: Diorama) -> Breath:
    """Slanting beams, one soft additive picture that breathes; behind the cast, whose faces stay clear."""
    picture, palette, day = diorama.picture, diorama.palette, diorama.palette.day
    width, height = picture.width // 4, int(picture.height * 0.9) // 4
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slant = -0.45 * math.copysign(1, day.direction[0])
    across = (x - y * slant) / width
    noise = fractal(1, 4 * width, width * 0.10, diorama.seed_of("shafts") % 9973, 4, 0.6)[0]
    beams = smoothstep(
        0.50, 0.78, np.interp(across * width + width, np.arange(4 * width), noise)
    )  # fmt: skip
    centre = 0.5 + (day.sun_x - 0.5) * 0.5
    fade = smoothstep(1.0, 0.45, y / height) * np.exp(-(((x / width - centre) / 0.34) ** 2))
    level = np.clip(beams * fade * 0.58 * day.glow, 0, 1)[..., None]
    colour = np.clip(palette.sun * 0.9 + palette.key * 0.1, 0, 1)
    pixels = np.concatenate([np.broadcast_to(colour, (height, width, 3)), level], 2)
    soft = native_image(pixels.astype(np.float32), tooth=0)
    return Breath(scaled(soft, picture.width, height * 4), 0, 0)

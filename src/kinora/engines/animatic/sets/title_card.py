"""A calm place for words: a paper sky in the hour's colours, slow light, mist between low hills."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import linear, radial
from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.light import Daylight
from kinora.engines.animatic.paint.native import native_image
from kinora.engines.animatic.paint.noise import fractal
from kinora.engines.animatic.paint.paths import polygon
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.live import Breath, Drift
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import between, tone
from kinora.engines.animatic.sets.sky import bake_clouds, cloud_area
from kinora.engines.animatic.sets.twinkle import Twinkle
from kinora.engines.animatic.sets.washes import shaded_by

PAPER: Colour = (0.985, 0.955, 0.895)
HORIZON = 0.80
# Distance, row of the crests and height of the waves as shares of the height, share of air.
RIDGES = ((9.0, 0.735, 0.10, 0.80), (4.5, 0.795, 0.085, 0.58), (2.4, 0.865, 0.075, 0.32),
          (1.5, 0.945, 0.06, 0.08))  # fmt: skip


def title_card(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=HORIZON, eye=6.0)
    day, picture = diorama.palette.day, diorama.picture
    diorama.plate("paper", 80, lambda canvas: _paper(canvas, diorama), texture=0.10)
    if day.stars >= 0.5:
        twinkle = Twinkle(picture, diorama.seed_of("twinkle"), picture.H * 0.7, day.stars * 0.8)
        diorama.live(75, twinkle.draw)
    clouds = bake_clouds(diorama.view, diorama.palette, diorama.seed_of("clouds"), 0.35)
    faint = _faint(clouds, 0.5)
    diorama.live(60, Drift(faint, cloud_area(diorama.view), 7).draw)
    diorama.live(55, _glow(diorama).draw)
    for number, ridge in enumerate(RIDGES):
        diorama.plate(
            f"ridge {number}", ridge[0],
            partial(_ridge, diorama=diorama, number=number), wobble=1.2,
        )  # fmt: skip
    setting = outdoor_setting(diorama, "title card", story=3.0, stand=0.92, vignette=0.16, veil=0)
    return replace(setting, shadow=0.2)


def _paper(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The sky's colours laid thinly on paper, with the blooms of wet paint."""
    picture, palette = diorama.picture, diorama.palette
    area, scale = picture.area(), 0.5 * min(1.0, picture.unit)
    width, height = int(area.width() * scale), int(area.height() * scale)
    y = np.linspace(area.top(), area.bottom(), height, dtype=np.float32)[:, None]
    blooms = (
        fractal(height, width, height / 2.2, diorama.seed_of("blooms"), 5, 0.5, stretch=1.8) - 0.5
    )
    sky = palette.sky(1 - y / (picture.H * HORIZON) + blooms * 0.45)
    thin = _thinness(palette.day) + blooms[..., None] * 0.30
    colour = between(sky, tone(PAPER), np.clip(thin, 0, 1))
    opaque = np.dstack([np.clip(colour, 0, 1), np.ones((height, width), np.float32)])
    image = native_image(opaque.astype(np.float32), diorama.seed_of("paper") % 997, tooth=0.012)
    smooth = skia.SamplingOptions(skia.CubicResampler.Mitchell())
    canvas.drawImageRect(image, area, smooth)


def _thinness(day: Daylight) -> float:
    """How much paper shows through: much by day, little by night."""
    return 0.04 if day.moon else 0.14 if day.stars else 0.46


def _faint(image: skia.Image, alpha: float) -> skia.Image:
    surface = skia.Surface(image.width(), image.height())
    surface.getCanvas().drawImage(image, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=alpha))
    return surface.makeImageSnapshot()


def _glow(diorama: Diorama) -> Breath:
    """The light of sun or moon, breathing slowly."""
    picture, day = diorama.picture, diorama.palette.day
    radius = 0.62 * max(picture.W, picture.H)
    size = int(2 * radius * picture.unit)
    surface = skia.Surface(size, size)
    half = size / 2
    alphas = (0.34, 0.16, 0.05, 0)
    shader = radial(
        half, half, half, [mix(day.sun, day.horizon, 0.35)] * 4, alphas, (0, 0.25, 0.6, 1)
    )
    surface.getCanvas().drawCircle(half, half, half, shaded_by(shader))
    x, y = picture.W * day.sun_x, picture.H * min(day.sun_y, 0.62)
    return Breath(
        surface.makeImageSnapshot(), x - radius, y - radius, depth=0.45, rate=0.55, strength=0.9
    )


def _ridge(canvas: skia.Canvas, *, diorama: Diorama, number: int) -> None:
    """A line of hills that dissolves in mist at its foot."""
    picture, day = diorama.picture, diorama.palette.day
    _, row, tall, air = RIDGES[number]
    area, count = picture.area(), 160
    wave = fractal(1, count, 46, diorama.seed_of(f"ridge {number}"), 4, 0.5)[0] - 0.5
    xs = np.linspace(area.left() - 4, area.right() + 4, count)
    crest = picture.H * row - wave * picture.H * tall * 2
    points = list(zip(xs.tolist(), crest.tolist(), strict=True))
    outline = polygon(
        [*points, (area.right() + 4, area.bottom()), (area.left() - 4, area.bottom())]
    )
    mist = mix(mix(day.haze, day.horizon, 0.4), PAPER, 0.0 if day.stars else 0.25)
    hill = mix(diorama.palette.flat("#52705f", 0.30), mist, air)
    foot = mix(hill, mist, 0.72)
    top, low = picture.H * (row - tall), picture.H * (row + 0.14)
    canvas.drawPath(
        outline, shaded_by(linear((0, top), (0, low), [hill, hill, foot], stops=(0, 0.35, 1)))
    )

"""Waves that roll: strips of swell sliding past each other, and foam washing up a shore.

Strips are seamless sideways and drawn at whole pixels, the cheap path.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import scaled
from kinora.engines.animatic.paint.native import NEAREST, native_image
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.fields import ripples
from kinora.engines.animatic.sets.palette import Array, Palette, between, tone
from kinora.engines.animatic.sets.sea import SEA, SHALLOW, reflection
from kinora.engines.animatic.sets.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One row of waves. `nearness` 0 at the horizon to 1 in front; `shallow` 0 to 1 (green)."""

    row: float
    nearness: float
    shallow: float
    phase: float
    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Swell:
    """A baked row of waves; a pure function of time."""

    image: skia.Image
    row: float
    nearness: float
    phase: float
    unit: float
    storm: float

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        pace = 7 + 31 * self.nearness
        speed = pace * (1 if self.phase % 4.2 < 2.1 else 0.72) * self.storm**0.5
        rate = (1.5 - 0.55 * self.nearness) * self.storm**0.3
        lift = math.sin(t * rate + self.phase) * (1.5 + 7.5 * self.nearness) * self.storm
        width = self.image.width()
        at = canvas.getTotalMatrix().mapXY(0, self.row + lift)
        x = (-(t * speed + self.phase * 97) * self.unit + at.x()) % width - width
        right = canvas.getBaseLayerSize().width()
        canvas.save()
        canvas.resetMatrix()
        while x < right:
            canvas.drawImage(self.image, round(x), round(at.y()), NEAREST)
            x += width
        canvas.restore()


@dataclass(frozen=True, slots=True)
class Wave:
    """A row of waves before it is painted."""

    view: View
    palette: Palette
    form: Form
    storm: float

    def paint(self) -> skia.Image:
        """Its picture, a strip that repeats."""
        return _bake(self.view, self.palette, self.form)

    def draw(self, image: skia.Image) -> Callable[[skia.Canvas, float], None]:
        """What draws it with its picture."""
        form, unit = self.form, self.view.picture.unit
        return Swell(image, form.row, form.nearness, form.phase, unit, self.storm).draw


def swells(
    view: View,
    palette: Palette,
    rows: tuple[float, float],
    count: int,
    seed: int,
    *,
    shallow: float = 0.0,
    storm: float = 1.0,
) -> list[Wave]:
    """Rows of waves between two rows of the picture, far to near."""
    result = []
    for i in range(count):
        t = i / max(count - 1, 1)
        nearness = (0.10 + 0.90 * t**1.25) * (0.42 if shallow else 1)
        row = rows[0] + (rows[1] - rows[0]) * t**1.5
        form = Form(
            row=row, nearness=nearness, shallow=shallow * t, phase=i * 2.1 + seed % 7,
            seed=seed % 1009 + i,
        )  # fmt: skip
        result.append(Wave(view, palette, form, storm))
    return result


def _bake(view: View, palette: Palette, form: Form) -> skia.Image:
    picture, near = view.picture, form.nearness
    scale = min(1.0, picture.unit)
    width = max(int(picture.W * 1.15 * scale), 8)
    amplitude = (3 + 23 * near) * scale
    height = max(int(amplitude * 2.2 + (26 + 124 * near) * scale), 4)
    crest, wave, profile, face = _profile(picture.W, width, amplitude, form)
    x = np.arange(width, dtype=np.float32)[None] / width
    y = np.arange(height, dtype=np.float32)[:, None]
    depth = (y - crest) / (height - amplitude)
    noise, v, shift = ripples(), y / width, form.seed * 0.13
    grain = noise.sample(x * 2 + shift, depth * 0.55 + v * 2 + form.seed * 0.3)
    grain = grain + 0.8 * noise.sample(x * 6, depth * 1.5 + form.seed * 0.7)
    grain = grain + 0.5 * noise.sample(x * 16, depth * 3.6)
    colour = _water(palette, form, (depth, wave, face / scale, grain))
    lace = noise.sample(x * 9 + 0.2, depth * 1.6 + form.seed * 0.19)
    lace = lace + 0.55 * noise.sample(x * 28, depth * 5) + 0.42 * wave**3 - 0.26 - depth * 1.5
    foam = smoothstep(0.12, 0.34, lace) * smoothstep(0.35, 0.75, profile)
    white = palette.surface(tone((0.93, 0.97, 0.98)), 0.85)
    colour = between(colour, white, (np.clip(foam, 0, 1) * 0.9)[..., None])
    haze = (1 - near) ** 2 * 0.26 * min(palette.day.haze_density, 2.6)
    colour = between(colour, palette.haze, haze)
    alpha = np.clip((y - crest) + 0.5, 0, 1) * smoothstep(1.0, 0.55, depth)
    pixels = np.dstack([np.clip(colour, 0, 1), alpha]).astype(np.float32)
    image = native_image(pixels, form.seed, tooth=0.008)
    if picture.unit <= 1:
        return image
    return scaled(image, int(width * picture.unit), int(height * picture.unit))


def _profile(
    wide: float, width: int, amplitude: float, form: Form
) -> tuple[Array, Array, Array, Array]:
    """Crest line, wave, profile and slope along a strip, each (1, width) and periodic."""
    rng = np.random.default_rng(form.seed)
    x = np.arange(width, dtype=np.float32) / width * 2 * math.pi
    cycles = max(1, round((22 - 16 * form.nearness) * wide / 1280))
    phase = rng.random(4) * 6.28
    warp = x + 0.35 / cycles * np.sin(cycles * x + phase[0]) + 0.06 * np.sin(2 * x + phase[3])
    wave = 0.5 + 0.5 * np.sin(cycles * warp + phase[0])
    profile = wave**1.7 * (0.68 + 0.32 * np.sin(x * 2 + phase[1]))
    profile = profile + 0.10 * np.sin(x * cycles * 3 + phase[2])
    crest = amplitude * (1.35 - profile * 1.25)
    face = np.gradient(-crest)
    return crest[None], wave[None], profile[None], face[None]


def _water(palette: Palette, form: Form, field: tuple[Array, Array, Array, Array]) -> Array:
    depth, wave, face, grain = field
    shallow, aside = form.shallow, palette.day.direction[0]
    sunny = np.clip(0.45 + face * aside * 0.5, 0, 1)
    upper = between(tone(SEA), tone(SHALLOW), 0.25 + 0.7 * shallow)
    lower = between(tone(SEA) * 0.82, tone(SHALLOW) * 0.8, shallow * 0.5)
    material = between(upper, lower, smoothstep(0.05, 0.5, depth)[..., None])
    lit = np.clip(0.62 * sunny + 0.30 - depth * 0.35 + grain * 0.45, 0, 1)
    colour = palette.surface(material, lit)
    mirror = reflection(palette, 0.40 + 0.45 * depth + grain * 0.5)
    sheen = np.clip(0.42 - depth * 0.25 + grain * 0.8, 0, 0.75) * (0.9 - 0.15 * form.nearness)
    colour = between(colour, mirror, sheen[..., None])
    through = np.exp(-np.maximum(depth, 0) * 16) * (0.35 + 0.65 * wave)  # the thin crest shines
    green = palette.surface(between(tone(SHALLOW), tone((0.8, 1, 0.9)), 0.35), 0.95)
    return between(colour, green, (through * 0.55)[..., None])


class Wash:
    """Two sheets of foam sliding up the sand in turn and draining back."""

    def __init__(self, view: View, palette: Palette, line: float, seed: int) -> None:
        """`line`: the row where water meets sand."""
        self.left, self.unit = view.picture.area().left(), view.picture.unit
        self.sheets = [
            (_foam(view, palette, seed % 1009 + i), line - 74.0, i * math.pi) for i in range(2)
        ]

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        for image, row, phase in self.sheets:
            swing = math.sin(t * 0.95 + phase)
            reach = swing + 0.25 * math.sin(2 * (t * 0.95 + phase))
            alpha = 0.55 + 0.45 * math.cos(t * 0.95 + phase - 0.6)
            at = canvas.getTotalMatrix().mapXY(self.left, row + reach * 21)
            canvas.save()
            canvas.resetMatrix()
            canvas.drawImage(image, round(at.x()), round(at.y()), NEAREST, skia.Paint(Alphaf=alpha))
            canvas.restore()


def _foam(view: View, palette: Palette, seed: int) -> skia.Image:
    picture, noise = view.picture, ripples()
    scale = min(1.0, picture.unit)
    width, height = int(picture.area().width() * scale), max(int(120 * scale), 2)
    x = (np.arange(width, dtype=np.float32)[None] + 0.5) / width
    y = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / scale
    a, n = np.random.default_rng(seed).random(4) * 6.28, picture.area().width() / 1400
    waves = 13 * np.sin(x * 9 * n + a[0]) + 8 * np.sin(x * 23 * n + a[1])
    edge = 89 + waves + 3.5 * np.sin(x * 61 * n + a[2])
    behind = (edge - y) / 84
    u, v, shift = x * n, y / 120, seed % 5 * 0.4
    lace = noise.sample(u * 3.5 + shift, v * 0.77) + 0.7 * noise.sample(u * 9, v * 1.9 + shift)
    net = np.maximum(1 - smoothstep(0.03, 0.10, np.abs(lace)), smoothstep(0.16, 0.3, lace) * 0.5)
    rim = np.exp(-((behind * 84 / 3.0) ** 2))
    foam = np.clip(np.clip(net * np.exp(-behind * 2.4) * 1.1, 0, 1) + rim, 0, 1) * (y < edge)
    film = smoothstep(0.0, 0.05, behind) * smoothstep(1.0, 0.35, behind) * 0.55
    mirror = reflection(palette, np.array(0.35, np.float32))
    water = between(palette.surface(tone(SHALLOW) * 1.05, 0.6), mirror, 0.45)
    lip = np.exp(-(((y - edge - 3) / 4) ** 2)) * (y >= edge) * 0.30
    alpha = np.maximum(np.maximum(film, foam * 0.92), lip)
    white = palette.surface(tone((0.97, 0.98, 0.97)), 0.9)
    colour = between(np.broadcast_to(water, (height, width, 3)), white, foam[..., None])
    colour = np.where((y >= edge)[..., None], palette.ambient * 0.45, colour)
    pixels = np.dstack([np.clip(colour, 0, 1), alpha]).astype(np.float32)
    image = native_image(pixels, seed, tooth=0.006)
    if picture.unit <= 1:
        return image
    return scaled(image, int(width * picture.unit), int(height * picture.unit))

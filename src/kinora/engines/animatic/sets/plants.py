"""Grass, flowers, bushes, ferns, cacti and rocks, painted with dabs. Knows light, not places."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear
from kinora.engines.animatic.paint.colour import ColourLike, colour_int, mix
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.paths import smooth_closed
from kinora.engines.animatic.sets.palette import Array, Palette, as_colour, tone
from kinora.engines.animatic.sets.seasons import leaf, turf
from kinora.engines.animatic.sets.trees import LEAVES, Stand, crown, ground_shadow

TONE_SHARES = (0.10, 0.20, 0.25, 0.22, 0.16, 0.07)


def grass(
    canvas: skia.Canvas,
    palette: Palette,
    blades: tuple[Array, Array, Array],
    albedo: ColourLike | Array,
    rng: np.random.Generator,
    *,
    bend: float = 0.25,
) -> None:
    """Blades at (xs, rows, lengths), drawn as curved slivers batched by tone into few paths."""
    local = albedo if isinstance(albedo, np.ndarray) else tone(albedo)
    local = turf(local, palette.season)
    deep, low, middle, bright = (as_colour(step) for step in palette.ramp(local, warm=0.10))
    shades = (deep, mix(deep, low, 0.6), low, mix(low, middle, 0.5), middle, bright)
    xs, ys, lengths = blades
    if palette.season == "winter":  # few look out of the snow
        xs, ys, lengths = xs[::3], ys[::3], lengths[::3]
    paths = [skia.Path() for _ in shades]
    picks = rng.choice(len(shades), len(xs), p=TONE_SHARES)
    leans, widths = rng.normal(0, bend, len(xs)), lengths * rng.uniform(0.035, 0.07, len(xs))
    rows = np.stack([xs, ys, lengths, leans, widths], 1).tolist()
    for pick, (x, y, length, lean, width) in zip(picks.tolist(), rows, strict=True):
        path, bow = paths[pick], lean * length
        path.moveTo(x - width, y)
        path.quadTo(x - width * 0.4 + bow * 0.2, y - length * 0.6, x + bow, y - length)
        path.quadTo(x + width * 0.6 + bow * 0.3, y - length * 0.5, x + width, y)
    for path, colour in zip(paths, shades, strict=True):
        fill(canvas, path, colour)


def flowers(
    canvas: skia.Canvas,
    palette: Palette,
    blossoms: tuple[Array, Array, Array],
    colours: Sequence[ColourLike],
    rng: np.random.Generator,
) -> None:
    """Small blossoms at (xs, rows, sizes): a few petals and a warm heart. None under snow."""
    if palette.day.snow_cover:
        return
    ramps = [palette.ramp(colour) for colour in colours]
    heart = skia.Paint(AntiAlias=True, Color=colour_int(as_colour(palette.ramp("#f2b632")[2])))
    picks = rng.integers(len(ramps), size=len(blossoms[0]))
    for x, y, size, pick in zip(*(part.tolist() for part in blossoms), picks, strict=True):
        turn = rng.random() * 2
        near, far = (
            skia.Paint(AntiAlias=True, Color=colour_int(as_colour(ramps[pick][step])))
            for step in (2, 3)
        )
        if size < 2.6:
            canvas.drawCircle(x, y, size * 0.8, far)
            continue
        for petal in range(5):
            a = turn + petal * 1.257
            px, py = x + math.cos(a) * size * 0.55, y + math.sin(a) * size * 0.42
            bounds = skia.Rect.MakeLTRB(
                px - size * 0.42, py - size * 0.34, px + size * 0.42, py + size * 0.34
            )
            canvas.drawOval(bounds, near if math.sin(a) > 0.2 else far)
        canvas.drawCircle(x, y, size * 0.28, heart)


def bush(
    canvas: skia.Canvas, stand: Stand, width: float, *, albedo: ColourLike | None = None
) -> None:
    """Low rounded shrub."""
    rng = stand.rng
    green = LEAVES[int(rng.integers(len(LEAVES)))] if albedo is None else albedo
    ground_shadow(canvas, stand, width * 0.55)
    blobs = [
        (
            stand.x + rng.uniform(-0.36, 0.36) * width,
            stand.base - width * rng.uniform(0.12, 0.30),
            width * rng.uniform(0.14, 0.22),
        )
        for _ in range(7)
    ]
    crown(canvas, stand, blobs, tone(green), dab=max(width * 0.05, 2.4))


def fern(canvas: skia.Canvas, stand: Stand, size: float, *, albedo: ColourLike = "#5f9740") -> None:
    """Arching fronds from one root."""
    local = leaf(tone(albedo), stand.palette.season)
    rng, tones = stand.rng, stand.palette.ramp(local, stand.haze)
    for angle in np.linspace(-2.75, -0.40, 7):
        t = np.linspace(0.06, 1, 26)
        length = size * rng.uniform(0.75, 1.05)
        xs = stand.x + np.cos(angle) * length * t
        ys = stand.base + np.sin(angle) * length * t + length * 0.45 * t**2.4
        heading = np.arctan2(np.gradient(ys), np.gradient(xs))
        blade = length * 0.34 * (1 - t) ** 0.7 + 3
        for side in (-1, 1):
            angles = heading + side * 1.1
            stamp(
                canvas, "blade", xs + np.cos(angles) * blade * 0.45,
                ys + np.sin(angles) * blade * 0.45, blade, angles,
                ramp(tones, 0.3 + 0.25 * t + rng.normal(0, 0.08, 26)),
            )  # fmt: skip


def rock(
    canvas: skia.Canvas, stand: Stand, width: float, *, albedo: ColourLike = "#8a8078"
) -> None:
    """Faceted boulder."""
    x, base, rng, palette = stand.x, stand.base, stand.rng, stand.palette
    tones = palette.ramp(albedo, stand.haze)
    deep, _, middle, bright = (as_colour(step) for step in tones)
    ground_shadow(canvas, stand, width * 0.6)
    h = width * rng.uniform(0.5, 0.7)
    outline = [(-0.50, 0), (-0.46, 0.5), (-0.20, 0.95), (0.15, 1.0), (0.42, 0.6), (0.52, 0)]
    wobble = rng.normal(0, 0.03, (len(outline), 2)).tolist()
    path = smooth_closed([
        (x + width * (u + du), base - h * (v + dv if v else 0))
        for (u, v), (du, dv) in zip(outline, wobble, strict=True)
    ])  # fmt: skip
    aside, down = palette.screen()
    lit = (x + aside * width * 0.5, base - h * 0.5 + down * h * 0.5)
    shader = linear(
        lit, (x - aside * width * 0.4, base), [bright, middle, deep], stops=(0, 0.35, 1)
    )
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))
    count = 60
    u, v = rng.random(count), rng.random(count)
    value = 0.35 + ((u - 0.5) * aside + (v - 0.5) * down * -1) * 0.8 + rng.normal(0, 0.15, count)
    with clipped(canvas, path):
        stamp(
            canvas, "dab", x + (u - 0.5) * width, base - v * h,
            rng.uniform(0.08, 0.2, count) * width, rng.normal(-0.5, 0.5, count),
            [(colour & 0xFFFFFF) | 0x88000000 for colour in ramp(tones, value)],
        )  # fmt: skip


def cactus(canvas: skia.Canvas, stand: Stand, height: float) -> None:
    """Saguaro with ribbed arms."""
    x, base, rng = stand.x, stand.base, stand.rng
    ground_shadow(canvas, stand, height * 0.3)
    width = height * 0.13
    for side in (-1, 1):
        y, reach = base - height * rng.uniform(0.32, 0.5), height * rng.uniform(0.19, 0.26)
        up, out = height * rng.uniform(0.2, 0.38), x + side * reach
        elbow = [(x, y), (out, y + width * 0.2), (out, y - up * 0.4), (out, y - up)]
        _limb(canvas, stand, elbow, width * 0.68)
    _limb(canvas, stand, [(x, base), (x, base - height * 0.5), (x, base - height)], width)


def _limb(
    canvas: skia.Canvas, stand: Stand, points: list[tuple[float, float]], width: float
) -> None:
    """One ribbed arm: lighter strokes towards the lit side, dark ribs, pale spines."""
    tones = [as_colour(step) for step in stand.palette.ramp("#5f8a55", stand.haze)]
    side = 1 if stand.palette.from_right else -1
    path = skia.Path()
    path.moveTo(*points[0])
    path.quadTo(*points[1], *points[2])
    for point in points[3:]:
        path.lineTo(*point)

    def along(shift: float, lift: float, colour: int, thick: float) -> None:
        canvas.save()
        canvas.translate(shift, lift)
        canvas.drawPath(path, skia.Paint(
            AntiAlias=True, Color=colour, Style=skia.Paint.kStroke_Style, StrokeWidth=thick,
            StrokeCap=skia.Paint.kRound_Cap,
        ))  # fmt: skip
        canvas.restore()

    for offset, share, step in ((0, 1, 0), (0.14, 0.70, 1), (0.24, 0.42, 2), (0.28, 0.12, 3)):
        along(side * offset * width, -offset * width * 0.2, colour_int(tones[step]), width * share)
    for rib in (-0.28, -0.08, 0.12, 0.30):
        along(rib * width, 0, colour_int(tones[0], 0.5), max(width * 0.05, 0.9))

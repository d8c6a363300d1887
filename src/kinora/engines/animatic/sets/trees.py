"""Trees built from hundreds of tinted brush dabs lit as volumes. Knows light, not places."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, soft_spot, stroke
from kinora.engines.animatic.paint.colour import Colour, ColourLike
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.paths import polygon
from kinora.engines.animatic.sets.palette import Array, Palette, as_colour, tone
from kinora.engines.animatic.sets.seasons import BLOSSOM, leaf

BARK = "#6b4a36"
LEAVES = ("#6fa844", "#86b04a", "#5a9a56", "#a8b84c")
SMALL_BLOB = 17.0  # too small for its outline to be seen as an oval
Blob = tuple[float, float, float]  # x, y, radius


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """Where one plant stands, how much air is before it, and its own random numbers."""

    x: float
    base: float  # row of its foot
    palette: Palette
    rng: np.random.Generator
    haze: float = 0.0
    shadow: bool = True


def ground_shadow(canvas: skia.Canvas, stand: Stand, half: float, strength: float = 0.45) -> None:
    """A touch of dark under a plant and a longer shadow thrown away from the light."""
    aside, up, _ = stand.palette.day.direction
    reach = min(abs(aside) / max(up, 0.2), 1.8) * half
    shade = as_colour(stand.palette.ambient * 0.28)
    away = -math.copysign(reach * 0.6, aside)
    strength *= 1 - stand.haze * 0.7
    soft_spot(
        canvas, stand.x + away, stand.base + half * 0.05, half * 0.95 + reach * 0.85, half * 0.27,
        shade, strength * 0.75,
    )  # fmt: skip
    soft_spot(canvas, stand.x, stand.base, half * 0.66, half * 0.17, shade, strength)


def tree_shadow(canvas: skia.Canvas, stand: Stand, height: float) -> None:
    """The shadow of a trunk and its crown, laid over the ground away from a low or high sun."""
    aside, up, away = stand.palette.day.direction
    reach = max(-1.15, min(1.15, -aside / max(up, 0.2))) * height
    fall = height * (0.07 + 0.05 * max(away, 0.0))
    shade = as_colour(stand.palette.ambient * 0.22)
    strength = 1.1 * (1 - stand.haze) * min(1.0, max(stand.palette.day.key))
    x, y, width = stand.x, stand.base, height * 0.03
    stem = polygon([
        (x - width, y), (x + width, y), (x + reach * 0.6 + width, y + fall * 0.7),
        (x + reach * 0.6 - width, y + fall * 0.7),
    ])  # fmt: skip
    fill(canvas, stem, shade, strength * 0.75, blur=max(height * 0.008, 0.6))
    for dx, dy, size in ((0.62, 0.62, 0.30), (0.82, 0.92, 0.34), (1.02, 1.05, 0.26)):
        soft_spot(
            canvas, x + reach * dx, y + fall * dy, height * size, height * size * 0.20, shade,
            strength * 0.55,
        )  # fmt: skip


def across(palette: Palette, left: float, right: float, tones: list[Colour]) -> skia.Shader:
    """A gradient over a round thing's width, dark to lit `tones` turned to the light."""
    ends = ((left, 0.0), (right, 0.0)) if palette.from_right else ((right, 0.0), (left, 0.0))
    return linear(*ends, tones)


def trunk(
    canvas: skia.Canvas,
    stand: Stand,
    height: float,
    width: float,
    *,
    bark: ColourLike = BARK,
    lean: float = 0.0,
) -> None:
    """Tapered trunk with roots, a lit side and bark strokes."""
    x, base = stand.x, stand.base
    top = x + lean * height
    path = skia.Path()
    path.moveTo(x - width * 0.95, base + width * 0.12)
    path.quadTo(x - width * 0.52, base - width * 0.2, x - width * 0.5, base - height * 0.10)
    path.lineTo(top - width * 0.30, base - height)
    path.lineTo(top + width * 0.30, base - height)
    path.lineTo(x + width * 0.5, base - height * 0.10)
    path.quadTo(x + width * 0.52, base - width * 0.2, x + width * 0.95, base + width * 0.12)
    path.quadTo(x, base + width * 0.28, x - width * 0.95, base + width * 0.12)
    tones = stand.palette.upright(bark, stand.haze)
    order = [as_colour(tones[0]), as_colour(tones[1]), as_colour(tones[3])]
    shader = across(stand.palette, x - width * 0.6, x + width * 0.6, order)
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))
    if width < 3:
        return
    with clipped(canvas, path):
        _bark(canvas, stand, (height, width, lean), [as_colour(step) for step in tones[:3]])


def _bark(
    canvas: skia.Canvas, stand: Stand, form: tuple[float, float, float], tones: list[Colour]
) -> None:
    """Upright strokes in three tones, one path each."""
    (height, width, lean), rng = form, stand.rng
    count = int(np.clip(width * 2, 8, 90))
    for colour in tones:
        path = skia.Path()
        xs = (stand.x + rng.normal(0, width * 0.33, count)).tolist()
        ys = (stand.base - rng.random(count) * height).tolist()
        lengths = (rng.uniform(0.02, 0.09, count) * height).tolist()
        for x, y, length in zip(xs, ys, lengths, strict=True):
            x += lean * (stand.base - y)
            path.moveTo(x, y)
            path.quadTo(x + width * 0.05, y - length / 2, x + lean * length, y - length)
        stroke(canvas, path, colour, max(width * 0.055, 0.8), 0.42)


def crown(
    canvas: skia.Canvas,
    stand: Stand,
    blobs: list[Blob],
    albedo: Array,
    *,
    dab: float,
    density: float = 1.0,
    brush: str = "leaf",
) -> None:
    """A leafy mass: each blob is dabbed as a lit ball, so light rolls over the whole volume."""
    aside, down = stand.palette.screen()
    blobs = sorted(blobs, key=lambda blob: blob[1] * 0.6 - blob[0] * aside * 0.2)
    cx = sum(blob[0] for blob in blobs) / len(blobs)
    cy = sum(blob[1] for blob in blobs) / len(blobs)
    extent = max(1.0, *(math.hypot(x - cx, y - cy) + r for x, y, r in blobs))
    albedo = leaf(albedo, stand.palette.season)
    tones = np.array(stand.palette.ramp(albedo, stand.haze), np.float32)
    rng = stand.rng
    for x, y, r in blobs:
        under = 0.14 + ((x - cx) * aside + (y - cy) * down) / extent * 0.34
        shade = ramp(tones, np.array([under]))[0]
        rim = _body(canvas, (x, y, r), dab, shade, rng)
        count = int(density * max(14, 6.0 * (r / dab) ** 2))
        angle, reach = rng.random(count) * 2 * math.pi, rng.random(count) ** 0.42 * 1.08
        nx, ny = np.cos(angle) * reach, np.sin(angle) * reach * 0.9
        xs, ys = x + nx * r, y + ny * r
        whole = (xs - cx) / extent * aside + (ys - cy) / extent * down
        value = 0.40 + (nx * aside + ny * down) * 0.30 + whole * 0.36 + rng.normal(0, 0.09, count)
        order = np.argsort(value)
        sizes = dab * rng.uniform(0.8, 1.6, count)
        angles = angle + rng.normal(0, 0.7, count)
        dabs = np.stack([xs[order], ys[order], sizes[order], angles[order]])
        dark = [shade] * rim.shape[1]
        xs, ys, sizes, angles = np.hstack([rim, dabs])
        stamp(canvas, brush, xs, ys, sizes, angles, dark + ramp(tones, value[order]))


def _body(
    canvas: skia.Canvas, blob: Blob, dab: float, colour: int, rng: np.random.Generator
) -> Array:
    """The dark body of a blob, an oval; and the leaves that break its rim, so that it is never a
    disc: rows of columns, rows, sizes and angles."""
    x, y, r = blob
    share = 1.0 if r > SMALL_BLOB else 1.13
    body = skia.Rect.MakeLTRB(
        x - r * 0.74 * share, y - r * 0.64 * share, x + r * 0.74 * share, y + r * 0.68 * share
    )
    canvas.drawOval(body, skia.Paint(AntiAlias=True, Color=colour))
    if r <= SMALL_BLOB:
        return np.empty((4, 0))
    count = int(np.clip(6.0 * r / dab, 8, 40))
    angle = rng.random(count) * 2 * math.pi
    reach = r * rng.uniform(0.62, 0.92, count)
    return np.stack([
        x + np.cos(angle) * reach, y + np.sin(angle) * reach * 0.9,
        dab * rng.uniform(1.0, 1.6, count), angle + rng.normal(0, 0.8, count),
    ])  # fmt: skip


def broadleaf(
    canvas: skia.Canvas, stand: Stand, height: float, *, albedo: ColourLike | None = None
) -> None:
    """Round-crowned tree; wide, tall or two-storeyed by its own random numbers."""
    rng = stand.rng
    foliage = _foliage(stand) if albedo is None else albedo
    if stand.shadow:
        tree_shadow(canvas, stand, height)
        ground_shadow(canvas, stand, height * 0.20)
    lean, spread = float(rng.normal(0, 0.03)), float(rng.uniform(0.23, 0.31))
    rise = 0.44 - spread
    trunk(canvas, stand, height * 0.58, height * 0.065, lean=lean)
    large = height > 110
    top_x, top_y = stand.x + lean * height * 0.6, stand.base - height * 0.66
    blobs = []
    count = 15 if large else 7
    for i in range(count):
        angle, reach = i * 2.4 + rng.normal(0, 0.3), ((i + 0.6) / count) ** 0.5
        size = height * rng.uniform(0.11, 0.15) * (1.25 - 0.35 * reach) * (1 if large else 1.28)
        blobs.append((
            top_x + math.cos(angle) * reach * height * spread,
            top_y + math.sin(angle) * reach * height * (rise + 0.04),
            float(size),
        ))  # fmt: skip
    if stand.palette.season == "winter":
        bare(canvas, stand, height, blobs)
    else:
        crown(canvas, stand, blobs, tone(foliage), dab=max(height * 0.036, 3.6))


def _foliage(stand: Stand) -> str:
    """A tree's own green; in spring many are in blossom."""
    pick = int(stand.rng.integers(len(LEAVES)))
    return BLOSSOM.get(pick, LEAVES[pick]) if stand.palette.season == "spring" else LEAVES[pick]


def bare(canvas: skia.Canvas, stand: Stand, height: float, blobs: list[Blob]) -> None:
    """Limbs and twigs without leaves, reaching where the crown would be; snow lies on them."""
    palette, rng = stand.palette, stand.rng
    bark, lit = (as_colour(step) for step in palette.upright(BARK, stand.haze)[0:3:2])
    snow = as_colour(palette.ramp("#f4f8fc", stand.haze)[3])
    fork = stand.base - height * 0.40
    limbs, twigs, caps = skia.Path(), skia.Path(), skia.Path()
    for x, y, r in blobs:
        knee = ((stand.x * 2 + x) / 3, (fork * 2 + y) / 3 - height * 0.02)
        limbs.moveTo(stand.x, fork + height * 0.05)
        limbs.quadTo(*knee, x, y)
        caps.moveTo(*knee)
        caps.lineTo(x, y - height * 0.006)
        for angle in rng.uniform(-2.9, -0.2, 5).tolist():
            reach = r * float(rng.uniform(0.8, 1.3))
            twigs.moveTo(x, y)
            twigs.lineTo(x + math.cos(angle) * reach, y + math.sin(angle) * reach)
    stroke(canvas, limbs, bark, max(height * 0.016, 1.0))
    stroke(canvas, twigs, bark, max(height * 0.006, 0.7))
    stroke(canvas, twigs, lit, max(height * 0.003, 0.4), 0.5)
    stroke(canvas, caps, snow, max(height * 0.010, 0.8), 0.85)

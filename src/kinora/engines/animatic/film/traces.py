"""What a change leaves about a thing: puddle, burst, flames, halo, glitter, dust. In pixels."""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np
import skia

from kinora.engines.animatic.paint.colour import mix, multiply
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import fill, linear, soft_spot
from kinora.engines.animatic.paint.paths import oval, smooth_closed
from kinora.engines.animatic.staging.changes import Sign

BITS, PUFFS, SPARKS, TONGUES = 34, 14, 26, 13
BIT_TINTS = ("#ff5d4f", "#ffd23f", "#4ecdc4", "#fff2d8", "#8c7bff", "#ff9f45")
GRAVITY = 2.6  # heights a second squared


class Place(Protocol):
    """Where what changes is: foot, width and height in pixels."""

    @property
    def x(self) -> float: ...
    @property
    def row(self) -> float: ...
    @property
    def wide(self) -> float: ...
    @property
    def tall(self) -> float: ...
    @property
    def seed(self) -> int: ...
    @property
    def ground(self) -> float: ...
    @property
    def faces(self) -> float: ...


def trace_behind(canvas: skia.Canvas, light: Light, place: Place, sign: Sign) -> None:
    """What lies under or behind it."""
    if sign.kind == "puddle":
        _puddle(canvas, light, place, sign.strength)
    elif sign.kind == "exhaust":
        _exhaust(canvas, light, place, sign)
    elif sign.kind == "halo":
        _halo(canvas, place, sign.strength)
    elif sign.kind == "fire":
        _fire(canvas, place, sign, range(0, TONGUES, 2))


def trace_before(canvas: skia.Canvas, light: Light, place: Place, sign: Sign) -> None:
    """What is before it."""
    if sign.kind == "burst":
        _burst(canvas, light, place, sign.t)
    elif sign.kind == "fire":
        _fire(canvas, place, sign, range(1, TONGUES, 2))
    elif sign.kind == "glitter":
        _glitter(canvas, place, sign)
    elif sign.kind == "dust":
        dust(canvas, light, place, sign.t)
    elif sign.kind == "water":
        _water(canvas, place, sign)
    elif sign.kind == "halo":
        _shine(canvas, place, sign.strength)


def _puddle(canvas: skia.Canvas, light: Light, place: Place, strength: float) -> None:
    """Water that spreads on the ground, with the sky in it."""
    half = place.wide * (0.35 + 0.72 * strength)
    deep = half * 0.24
    rng = np.random.default_rng(place.seed)
    bumps = (0.84 + 0.26 * rng.random(12)).tolist()
    rim = [
        (place.x + half * bump * math.cos(k * math.tau / 12), place.row + deep * bump * math.sin(k * math.tau / 12))
        for k, bump in enumerate(bumps)
    ]  # fmt: skip
    wet = multiply("#a9cfe8", light.ambient)
    fill(canvas, smooth_closed(rim), mix(light.shade, wet, 0.55), 0.50 * strength, blur=deep * 0.10)
    inner = [((x - place.x) * 0.93 + place.x, (y - place.row) * 0.86 + place.row) for x, y in rim]
    ramp = linear(
        (place.x, place.row - deep), (place.x, place.row + deep),
        [mix(wet, "#ffffff", 0.55), mix(wet, "#5f93bd", 0.35)], (0.92 * strength, 0.88 * strength),
    )  # fmt: skip
    canvas.drawPath(smooth_closed(inner), skia.Paint(AntiAlias=True, Shader=ramp))
    for aside, down, long in ((-0.42, -0.25, 0.22), (0.36, 0.30, 0.16)):
        glint = oval(place.x + aside * half, place.row + down * deep, long * half, deep * 0.07)
        fill(canvas, glint, "#ffffff", 0.75 * strength)


def _halo(canvas: skia.Canvas, place: Place, strength: float) -> None:
    x, y = place.x, place.row - place.tall * 0.5
    size = max(place.wide, place.tall)
    screen = skia.BlendMode.kScreen
    soft_spot(canvas, x, y, size * 1.15, size * 1.15, "#ffd873", 0.60 * strength, blend=screen)
    soft_spot(canvas, x, y, size * 0.75, size * 0.75, "#fff3b8", 0.75 * strength, blend=screen)
    soft_spot(
        canvas, x, place.row, size * 0.95, size * 0.2, "#ffd873", 0.4 * strength, blend=screen
    )


def _shine(canvas: skia.Canvas, place: Place, strength: float) -> None:
    x, y = place.x, place.row - place.tall * 0.5
    screen = skia.BlendMode.kScreen
    rx, ry = place.wide * 0.62, place.tall * 0.62
    soft_spot(canvas, x, y, rx, ry, "#ffe9a0", 0.42 * strength, blend=screen)


def _burst(canvas: skia.Canvas, light: Light, place: Place, age: float) -> None:
    """A flash, a ring of fire, bits that fly and fall, smoke that thins out."""
    x, y, size = place.x, place.row - place.tall * 0.5, max(place.wide, place.tall)
    rng = np.random.default_rng((place.seed, 5))
    _smoke(canvas, light, (x, y), size, age, rng.random((PUFFS, 4)).tolist())
    flash = math.exp(-age * 5.5)
    if flash > 0.03:
        r = size * (0.5 + 1.1 * min(age * 5, 1))
        soft_spot(canvas, x, y, r, r, "#ff9a2e", 0.95 * flash)
        soft_spot(canvas, x, y, r * 0.62, r * 0.62, "#fff6d0", flash)
    for u, v, w, s in rng.random((BITS, 4)).tolist():
        angle, speed = math.tau * u, size * (0.7 + 1.5 * v)
        px = x + math.cos(angle) * speed * (1 - math.exp(-age * 2.2)) / 1.4
        py = y + math.sin(angle) * speed * 0.8 * (1 - math.exp(-age * 2.2)) / 1.4
        py = min(py + GRAVITY * size * 0.5 * age * age * 0.6, place.row + size * 0.1 * w)
        fade = min(max(2.6 - age, 0.0), 1.0)
        r = size * (0.018 + 0.035 * s)
        tint = multiply(BIT_TINTS[int(w * 5.99)], mix(light.ambient, "#ffffff", 0.5))
        turn = age * (4 + 8 * w)
        bit = [
            (px + r * math.cos(turn + k * 2.1), py + r * 0.8 * math.sin(turn + k * 2.1))
            for k in range(3)
        ]
        fill(canvas, smooth_closed(bit), tint, fade)


def _smoke(
    canvas: skia.Canvas,
    light: Light,
    at: tuple[float, float],
    size: float,
    age: float,
    puffs: list[list[float]],
) -> None:
    dark, bright = mix(light.shade, "#6a6470", 0.6), multiply("#e8e2dc", light.ambient)
    for u, v, w, s in puffs:
        angle = math.tau * u
        far = size * (0.15 + 0.55 * v) * (1 - math.exp(-age * 2.0))
        r = size * (0.20 + 0.20 * s) * (0.5 + 1.0 * (1 - math.exp(-age * 1.8)))
        x = at[0] + far * math.cos(angle)
        y = at[1] + 0.75 * far * math.sin(angle) - 0.22 * size * age
        alpha = 0.72 * min(age * 8, 1.0) * max(1 - age / 2.8, 0.0)
        soft_spot(canvas, x, y, r, r, mix(dark, bright, 0.35 + 0.5 * w), alpha)


def _fire(canvas: skia.Canvas, place: Place, sign: Sign, which: range) -> None:
    """Tongues that lick up from all over it."""
    rng = np.random.default_rng((place.seed, 9))
    spots = rng.random((TONGUES, 3)).tolist()
    for number in which:
        u, v, w = spots[number]
        x = place.x + place.wide * (number / (TONGUES - 1) - 0.5) * (0.95 - 0.5 * v)
        y = place.row - place.tall * 0.72 * v
        own = sign.t * (3.0 + 1.6 * w) + number * 2.1
        tall = place.tall * (0.34 + 0.26 * u) * (1 + 0.16 * math.sin(own * 1.7)) * sign.strength
        half, lean = place.wide * (0.10 + 0.05 * w), place.wide * 0.10 * math.sin(own)
        for share, low, high in ((1.0, "#ff7a1c", "#d8281a"), (0.66, "#ffd24a", "#ff8c1c"), (0.36, "#fff8cc", "#ffe070")):  # fmt: skip
            _tongue(canvas, (x, y), half * share, tall * share, lean * share, (low, high))


def _tongue(
    canvas: skia.Canvas,
    foot: tuple[float, float],
    half: float,
    tall: float,
    lean: float,
    tones: tuple[str, str],
) -> None:
    x, y = foot
    path = skia.Path()
    path.moveTo(x - half * 0.6, y)
    path.cubicTo(x - half * 1.5, y - tall * 0.28, x - half * 0.9 - lean * 0.5, y - tall * 0.52, x + lean, y - tall)  # fmt: skip
    path.cubicTo(x + half * 0.35 + lean * 0.2, y - tall * 0.66, x + half * 1.6, y - tall * 0.34, x + half * 0.6, y)  # fmt: skip
    path.quadTo(x, y + half * 0.35, x - half * 0.6, y)
    ramp = linear((x, y), (x, y - tall), [tones[0], tones[0], tones[1]], (0.95, 0.95, 0.7), (0, 0.3, 1))  # fmt: skip
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=ramp))


def _glitter(canvas: skia.Canvas, place: Place, sign: Sign) -> None:
    rng = np.random.default_rng((place.seed, 3))
    for u, v, w in rng.random((SPARKS, 3)).tolist():
        age = (sign.t * 0.8 + w) % 1.0
        x = place.x + (u - 0.5) * place.wide * 1.4
        y = place.row - place.tall * (1.1 * v + 0.25 * age)
        glint = math.sin(math.pi * age) * sign.strength
        r = place.tall * 0.05 * glint * (0.5 + w)
        soft_spot(canvas, x, y, r * 1.6, r * 1.6, "#ffe680", 0.6 * glint)
        for wide, tall in ((r * 1.7, r * 0.13), (r * 0.13, r * 1.7)):
            fill(canvas, oval(x, y, wide, tall), "#fffbe0", glint)


def dust(canvas: skia.Canvas, light: Light, place: Place, age: float) -> None:
    """What is whirled up to both sides where something comes down."""
    tint = multiply("#d8c8ac", mix(light.ambient, "#ffffff", 0.3))
    rng = np.random.default_rng((place.seed, 11))
    for number, (u, v) in enumerate(rng.random((12, 2)).tolist()):
        side = -1 if number % 2 else 1
        far = place.wide * (0.25 + 0.55 * u) * (1 - math.exp(-age * 2.6)) + place.wide * 0.2
        r = place.wide * (0.07 + 0.09 * v) * (0.5 + 0.8 * min(age * 2, 1.0))
        y = place.row - r * 0.5 - place.wide * 0.10 * v * age
        alpha = 0.55 * min(age * 10, 1.0) * max(1 - age / 1.3, 0.0)
        soft_spot(canvas, place.x + side * far, y, r, r * 0.7, tint, alpha)


def _exhaust(canvas: skia.Canvas, light: Light, place: Place, sign: Sign) -> None:
    """A jet of fire under it, and smoke that rolls away over the ground."""
    rng = np.random.default_rng((place.seed, 13))
    tint = multiply("#f2ece4", mix(light.ambient, "#ffffff", 0.3))
    dark, wide = mix(light.shade, tint, 0.45), place.wide
    for number, (u, v, w) in enumerate(rng.random((30, 3)).tolist()):
        age = sign.t - 0.10 * number
        if not 0 < age < 5.0:
            continue
        side = -1 if number % 2 else 1
        far = wide * (0.2 + 1.9 * u) * (1 - math.exp(-age * 1.1))
        r = wide * (0.22 + 0.25 * v) * (0.4 + 1.0 * (1 - math.exp(-age * 1.2)))
        y = place.ground - r * 0.45 - wide * 0.16 * w * age
        alpha = 0.62 * min(age * 5, 1.0) * max(1 - age / 5.0, 0.0)
        soft_spot(canvas, place.x + side * far, y, r, r * 0.8, mix(dark, tint, w), alpha)
    flicker = 1 + 0.12 * math.sin(sign.t * 41) + 0.06 * math.sin(sign.t * 67)
    long = place.tall * 0.85 * sign.strength * flicker
    for share, tone, alpha in ((1.0, "#ff7a1c", 0.7), (0.7, "#ffc23a", 0.85), (0.42, "#fff6d0", 0.95)):  # fmt: skip
        half, reach = wide * 0.17 * share, long * share
        x, y = place.x, place.row - place.tall * 0.04
        flame = [(x - half, y), (x, y - half * 0.6), (x + half, y), (x + half * 0.6, y + reach * 0.5), (x, y + reach), (x - half * 0.6, y + reach * 0.5)]  # fmt: skip
        fill(canvas, smooth_closed(flame), tone, alpha * sign.strength, blur=half * 0.25)
    glow = wide * 0.8
    soft_spot(canvas, place.x, place.row, glow, glow, "#ffb04a", 0.45 * sign.strength, blend=skia.BlendMode.kScreen)  # fmt: skip


def _water(canvas: skia.Canvas, place: Place, sign: Sign) -> None:
    """An arc of drops from the front, high up, down to the ground."""
    rng = np.random.default_rng((place.seed, 17))
    x, y = place.x + place.faces * place.wide * 0.52, place.row - place.tall * 0.52
    ahead, high, fall = place.wide * 1.0, place.tall * 1.3, place.tall * 1.35
    for u, v, w in rng.random((110, 3)).tolist():
        k = (sign.t * (0.85 + 0.2 * u) + w) % 1.0
        spread = 1 + 0.45 * (u - 0.5)
        px = x + place.faces * ahead * k * spread
        py = y - high * k + fall * k * k * 1.35 + (v - 0.5) * place.tall * 0.16 * k
        r = place.tall * (0.010 + 0.016 * v) * (0.7 + 0.5 * k)
        fill(canvas, oval(px, min(py, place.row), r, r * 1.5), mix("#ffffff", "#8fd0f4", v), 0.85 * sign.strength)  # fmt: skip

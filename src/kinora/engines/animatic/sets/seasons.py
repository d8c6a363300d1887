"""The seasons: what they do to the colours of leaves and grass. Knows nothing of who asks for them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.palette import Array, Season, between, tone

RED, ORANGE, YELLOW = "#b4452a", "#d98530", "#e6bd45"
STRAW, FRESH, LUSH = "#c2a04e", "#8fd048", "#3f8a34"
BLOSSOM = {0: "#f4a6c4", 1: "#f8e4ea", 3: "#f7bcd2"}  # which of a tree's greens is in flower
FROST, WITHERED = "#c4d0d8", "#c6b68c"
LYING = 0.92  # how much of the ground fallen snow covers in winter


def season_of(sky: Iterable[str]) -> Season:
    """The season among the wishes for the sky; none is a day without one."""
    named: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
    wishes = set(sky)
    return next((season for season in named if season in wishes), "")


def leaf(albedo: Array, season: Season) -> Array:
    """Leaves in a season; blossoms, which are not green, stay."""
    if season == "autumn":
        return turned(albedo)
    if season == "spring":
        return _greener(albedo, FRESH, 0.50)
    if season == "summer":
        return _greener(albedo, LUSH, 0.50)
    if season == "winter":
        return between(albedo, tone(FROST), 0.72)
    return albedo


def turf(albedo: Array, season: Season) -> Array:
    """Grass in a season; what is not green stays. Snow is laid by the light, not here."""
    if season == "autumn":
        return dried(albedo)
    if season == "spring":
        return _greener(albedo, FRESH, 0.60)
    if season == "summer":
        return _greener(albedo, LUSH, 0.42)
    if season == "winter":
        straw = tone(WITHERED) * albedo.mean(-1, keepdims=True) * 1.7
        return between(albedo, straw, _greenness(albedo) * 0.8)
    return albedo


def turned(albedo: Array) -> Array:
    """Leaves in autumn: bluish greens turn red, fresh ones orange, yellowish ones yellow; the
    lightness stays."""
    share = albedo[..., 0:1] / np.maximum(albedo[..., 1:2], 1e-3)
    warm = between(tone(RED), tone(ORANGE), smoothstep(0.52, 0.70, share))
    colour = between(warm, tone(YELLOW), smoothstep(0.76, 0.94, share))
    light = albedo.mean(-1, keepdims=True) / np.maximum(colour.mean(-1, keepdims=True), 1e-3)
    return np.asarray(colour * (0.35 + 0.65 * light) * 1.06, np.float32)


def dried(albedo: Array, amount: float = 0.55) -> Array:
    """Grass in autumn: half of the green is straw; what is not green stays."""
    straw = tone(STRAW) * albedo.mean(-1, keepdims=True) / tone(STRAW).mean()
    return between(albedo, straw, _greenness(albedo) * amount)


def _greener(albedo: Array, green: str, amount: float) -> Array:
    light = albedo.mean(-1, keepdims=True) / tone(green).mean()
    tint = tone(green) * (0.5 * light + 0.5)
    return between(albedo, tint, _greenness(albedo) * amount)


def _greenness(albedo: Array) -> Array:
    green = albedo[..., 1:2] - np.maximum(albedo[..., 0:1] * 0.92, albedo[..., 2:3])
    return smoothstep(0.0, 0.12, green)

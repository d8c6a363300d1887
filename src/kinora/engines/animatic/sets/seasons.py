"""Autumn: what it does to the colours of leaves and grass. Knows nothing of who asks for it."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.palette import Array, between, tone

RED, ORANGE, YELLOW = "#b4452a", "#d98530", "#e6bd45"
STRAW = "#c2a04e"


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
    green = albedo[..., 1:2] - np.maximum(albedo[..., 0:1] * 0.92, albedo[..., 2:3])
    light = albedo.mean(-1, keepdims=True) / tone(STRAW).mean()
    straw = tone(STRAW) * light
    return between(albedo, straw, smoothstep(0.0, 0.12, green) * amount)

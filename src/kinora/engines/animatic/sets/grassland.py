"""Colours of living ground: meadow with patches of fresh, dry and deep green. Knows no place."""

from __future__ import annotations

from collections.abc import Sequence

from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.palette import Array, between, tone
from kinora.engines.animatic.sets.terrain import Colours, Slopes


def meadow_colours(tint: ColourLike = "#6f9a3c") -> Colours:
    """Local colour of a meadow around one green."""
    fresh, dry, deep = tone(tint) * 1.12, tone("#d0bf62"), tone("#568a44")

    def colours(land: Slopes) -> Array:
        noise = fields()
        patch = noise.soft.sample(land.x / 46, land.z / 46)
        fleck = noise.fine.sample(land.x / 9, land.z / 16)
        colour = between(fresh, dry, smoothstep(0.05, 0.45, patch + fleck * 0.25)[..., None] * 0.75)
        colour = between(colour, deep, smoothstep(0.0, 0.4, fleck * 0.4 - patch)[..., None] * 0.8)
        return colour * (1 + 0.34 * fleck[..., None])

    return colours


def earth(land: Slopes, colour: ColourLike = "#b98f5e") -> Array:
    """Trodden ground."""
    grain: Array = 1 + 0.3 * fields().fine.sample(land.x / 3, land.z / 5)[..., None]
    return tone(colour) * grain


def blooming(green: Array, land: Slopes, drifts: Sequence[tuple[str, float]]) -> Array:
    """Carpets of flowers on grass: (colour, where the noise begins) for each kind."""
    soft, fine = fields().soft, fields().fine
    specks = smoothstep(-0.05, 0.30, fine.sample(land.x / 3.5, land.z / 5))
    for tint, shift in drifts:
        patch = smoothstep(0.02, 0.20, soft.sample(land.x / 38 + shift, land.z / 52 + shift))
        green = between(green, tone(tint), (patch * specks)[..., None] * 0.38)
    return green


def hollows(land: Slopes, colour: Array) -> Array:
    """The hollows of a snowfield hold the blue of the sky."""
    soft = fields().soft
    low = soft.sample(land.x / 11, land.z / 7 + 0.3) + 0.35 * soft.sample(land.x / 4, land.z / 2)
    blue: Array = colour * (0.82, 0.90, 1.0)
    return between(colour, blue, smoothstep(0.25, -0.32, low)[..., None])

"""The noise that land is made of, built once per process on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kinora.engines.animatic.paint.noise import NoiseField


@dataclass(frozen=True, slots=True)
class Fields:
    """Three tileable noises; one tile spans 1.0 of what is passed in."""

    soft: NoiseField  # rolling
    fine: NoiseField  # rough
    crags: NoiseField  # ridges


@lru_cache(maxsize=1)
def fields() -> Fields:
    return Fields(
        soft=NoiseField(21, octaves=6, gain=0.5),
        fine=NoiseField(23, octaves=7, gain=0.72),
        crags=NoiseField(27, ridged=True, octaves=7, gain=0.52),
    )


@lru_cache(maxsize=1)
def ripples() -> NoiseField:
    """Water."""
    return NoiseField(11, octaves=5, gain=0.6)

"""Fish, whales and their like, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.swimmer.style import SwimmerStyle


def swimmers() -> dict[str, Callable[[], SwimmerStyle]]:
    """Every swimmer by kind."""
    return {
        "fish": fish,
        "blue fish": blue_fish,
        "whale": whale,
        "dolphin": dolphin,
        "shark": shark,
    }


def fish() -> SwimmerStyle:
    head = HeadStyle(
        radius=58,
        skin="#f58b35",
        eyes="big",
        eye_size=0.27,
        eye_azimuth=52,
        eye_elevation=14,
        iris="#3f8fb8",
        blush="#f2604a",
    )
    return SwimmerStyle(
        "fish", head, ("#f58b35", "#ee6a2c"), height_m=0.34, spine=190, radii=(48, 62, 52, 30, 14), colour="#f58b35", under="#ffe9c9", fin="#ee6a2c",
        bands="#fff6e8", tail=62, back_fin=46, side_fin=56, rate=1.6,
    )  # fmt: skip


def blue_fish() -> SwimmerStyle:
    base = fish()
    return replace(base, name="blue fish", coat=("#3fa0d8",), colour="#3fa0d8", fin="#f2c14e", bands="", head=replace(base.head, skin="#3fa0d8", iris="#6a4a9c"), radii=(42, 50, 44, 26, 12))  # fmt: skip


def whale() -> SwimmerStyle:
    head = HeadStyle(
        radius=92, skin="#4a7fb5", eye_size=0.085, eye_azimuth=62, eye_elevation=-4, blush="#f2a0a0"
    )
    return SwimmerStyle(
        "whale", head, ("#4a7fb5", "#3d6da0"), height_m=1.5, spine=310, radii=(84, 98, 84, 48, 17), narrow=.86, colour="#4a7fb5", under="#dcebf2",
        fin="#3d6da0", grooves="#8fb4cc", beats_up=True, tail=92, back_fin=26, side_fin=82, bend=11, rate=0.4,
    )  # fmt: skip


def dolphin() -> SwimmerStyle:
    head = HeadStyle(
        radius=56, skin="#7f9ab5", eye_size=0.12, eye_azimuth=58, eye_elevation=6, blush="#f0a8b0"
    )
    return SwimmerStyle(
        "dolphin", head, ("#7f9ab5", "#6a86a2"), height_m=0.75, spine=250, radii=(34, 56, 54, 32, 11), narrow=.78, colour="#7f9ab5", under="#eef4f8",
        fin="#6a86a2", beats_up=True, tail=66, back_fin=52, side_fin=58, bend=13, rate=0.8,
    )  # fmt: skip


def shark() -> SwimmerStyle:
    head = HeadStyle(
        radius=60,
        skin="#6f7f92",
        eye_size=0.11,
        eye_azimuth=56,
        eye_elevation=14,
        brow="#4a5766",
        mouth="grin",
    )
    return SwimmerStyle(
        "shark", head, ("#6f7f92", "#5d6c7e"), height_m=0.9, spine=290, radii=(40, 66, 60, 32, 12), narrow=.72, colour="#6f7f92", under="#eef2f4", fin="#5d6c7e",
        tail=92, back_fin=74, side_fin=84, bend=12, rate=0.9, teeth=True,
    )  # fmt: skip

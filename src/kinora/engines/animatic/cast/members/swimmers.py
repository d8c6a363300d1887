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
        "orca": orca,
        "goldfish": goldfish,
        "clownfish": clownfish,
        "angelfish": angelfish,
        "koi": koi,
        "swordfish": swordfish,
        "pufferfish": pufferfish,
        "salmon": salmon,
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
        fin="#3d6da0", grooves="#8fb4cc", beats_up=True, tail=104, back_fin=26, side_fin=82, bend=11, rate=0.4,
    )  # fmt: skip


def dolphin() -> SwimmerStyle:
    head = HeadStyle(
        radius=56, skin="#7f9ab5", eye_size=0.12, eye_azimuth=58, eye_elevation=6, blush="#f0a8b0"
    )
    return SwimmerStyle(
        "dolphin", head, ("#7f9ab5", "#6a86a2"), height_m=0.75, spine=250, radii=(34, 56, 54, 32, 11), narrow=.78, colour="#7f9ab5", under="#eef4f8",
        fin="#6a86a2", beats_up=True, tail=70, back_fin=52, side_fin=58, bend=13, rate=0.8, snout=.95,
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


def orca() -> SwimmerStyle:
    base = whale()
    head = replace(
        base.head,
        radius=74,
        skin="#2b2d38",
        blush="",
        eye_size=0.07,
        eye_azimuth=56,
        eye_elevation=8,
        mouth="grin",
    )
    return replace(
        base, name="orca", head=head, coat=("#2b2d38", "#24262f"), height_m=1.1, spine=300, radii=(62, 80, 74, 42, 14), narrow=.8, colour="#2b2d38", under="#f4f6f8",
        fin="#24262f", grooves="", tail=96, back_fin=96, side_fin=84, rate=.6, eye_patch="#ffffff",
    )  # fmt: skip


def goldfish() -> SwimmerStyle:
    base = fish()
    head = replace(base.head, skin="#f7a02c", iris="#33282c", eye_size=0.3)
    return replace(
        base, name="goldfish", head=head, coat=("#f7a02c", "#f2871e"), colour="#f7a02c", fin="#f2871e", under="#ffe6a8", bands="", radii=(44, 60, 54, 30, 12), spine=160,
        tail=84, veil=.75, back_fin=58, belly_fin=40, side_fin=56, rate=1.2,
    )  # fmt: skip


def clownfish() -> SwimmerStyle:
    base = fish()
    head = replace(base.head, skin="#f5762b", iris="#33282c")
    return replace(base, name="clownfish", head=head, coat=("#f5762b", "#e85f1c"), colour="#f5762b", fin="#e85f1c", belly_fin=26)  # fmt: skip


def angelfish() -> SwimmerStyle:
    base = fish()
    head = replace(base.head, skin="#f4e6a8", iris="#c8803a", blush="", eye_size=0.3)
    return replace(
        base, name="angelfish", head=head, coat=("#f4e6a8", "#eed98a"), colour="#f4e6a8", fin="#eed98a", under="#fffaf0", bands="", stripes="#33303c", radii=(36, 78, 78, 40, 12),
        narrow=.36, spine=150, tail=58, back_fin=128, belly_fin=118, side_fin=40, rate=.9, bend=9,
    )  # fmt: skip


def koi() -> SwimmerStyle:
    base = fish()
    head = replace(
        base.head, radius=44, skin="#fbf6ee", iris="#33282c", eye_size=0.22, blush="#f2805a"
    )
    return replace(
        base, name="koi", head=head, coat=("#fbf6ee",), height_m=.4, colour="#fbf6ee", fin="#f6ece0", under="#ffffff", bands="", patches="#ee5a24", radii=(38, 48, 44, 28, 11),
        spine=250, tail=72, veil=.3, back_fin=36, side_fin=58, rate=.9, bend=18,
    )  # fmt: skip


def swordfish() -> SwimmerStyle:
    base = shark()
    head = replace(base.head, radius=48, skin="#4a6a9a", brow="", mouth="smile", eye_size=0.2)
    return replace(
        base, name="swordfish", head=head, coat=("#4a6a9a", "#3c5886"), colour="#4a6a9a", fin="#3c5886", radii=(34, 54, 50, 26, 9), tail=84, back_fin=104, side_fin=62, sword=3.4,
        height_m=.7, rate=1.2,
    )  # fmt: skip


def pufferfish() -> SwimmerStyle:
    base = fish()
    head = replace(base.head, skin="#e8c85a", iris="#3f8fb8", eye_size=0.3)
    return replace(
        base, name="pufferfish", head=head, coat=("#e8c85a", "#d8b040"), colour="#e8c85a", fin="#d8b040", under="#fffaf0", bands="", puffed="#8a6a2a", radii=(64, 82, 72, 30, 10),
        narrow=.9, spine=150, tail=44, back_fin=30, side_fin=44, rate=1.4,
    )  # fmt: skip


def salmon() -> SwimmerStyle:
    base = fish()
    head = replace(
        base.head, radius=42, skin="#8fa3b4", iris="#33282c", eye_size=0.2, blush="#e88a7a"
    )
    return replace(
        base, name="salmon", head=head, coat=("#8fa3b4", "#74899c"), colour="#8fa3b4", fin="#74899c", under="#f2d8d0", bands="", radii=(34, 46, 42, 25, 10), spine=250, tail=70,
        back_fin=38, side_fin=42, height_m=.42, rate=1.6, bend=17,
    )  # fmt: skip

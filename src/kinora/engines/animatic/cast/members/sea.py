"""Octopus, squid, jellyfish and starfish, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.drifter.style import DrifterStyle
from kinora.engines.animatic.cast.head.style import HeadStyle


def drifters() -> dict[str, Callable[[], DrifterStyle]]:
    """Every soft body by kind."""
    return {
        "octopus": octopus,
        "squid": squid,
        "jellyfish": jellyfish,
        "starfish": starfish,
        "manta ray": manta,
        "stingray": stingray,
    }


def octopus() -> DrifterStyle:
    head = HeadStyle(radius=58, skin="#d8604e", eyes="big", eye_size=.25, eye_azimuth=31, eye_elevation=16, iris="#f2b632", blush="#f0907a")  # fmt: skip
    return DrifterStyle(
        "octopus", head, ("#d8604e",), colour="#d8604e", under="#f8cdb4", spots="#c04c3e", mantle=(68, 76, 68), arm=150, arm_radius=(18, 14, 9, 3.5),
        height_m=1.0, units=220,
    )  # fmt: skip


def squid() -> DrifterStyle:
    head = HeadStyle(radius=46, skin="#e08a9a", eyes="big", eye_size=.30, eye_azimuth=40, eye_elevation=10, iris="#3a5a9a", blush="#f0a0a8")  # fmt: skip
    return DrifterStyle(
        "squid", head, ("#e08a9a",), shape="squid", colour="#e08a9a", under="#fbe0e0", spots="#cf7486", mantle=(46, 96, 46), arms=8, arm=130, arm_radius=(11, 9, 6, 2.5),
        height_m=1.1, units=280, rate=.75, pace=.9,
    )  # fmt: skip


def jellyfish() -> DrifterStyle:
    head = HeadStyle(
        radius=58, skin="#b48ae0", eye_size=0.15, eye_azimuth=24, eye_elevation=0, blush="#f09ac8"
    )
    return DrifterStyle(
        "jellyfish", head, ("#b48ae0",), shape="jellyfish", colour="#b48ae0", under="#f6d8f6", mantle=(78, 74, 78), arms=14, arm=190, height_m=1.0, units=230,
        rate=.5, pace=.4,
    )  # fmt: skip


def starfish() -> DrifterStyle:
    head = HeadStyle(
        radius=50, skin="#f28a4a", eye_size=0.16, eye_azimuth=20, eye_elevation=10, blush="#f2604a"
    )
    return DrifterStyle(
        "starfish", head, ("#f28a4a",), shape="star", colour="#f28a4a", under="#ffd8a0", arm=112, arm_radius=(14,), mantle=(40, 40, 50), height_m=.6, units=200, pace=.3,
    )  # fmt: skip


def manta() -> DrifterStyle:
    head = HeadStyle(
        radius=52, skin="#3f5068", eye_size=0.16, eye_azimuth=42, eye_elevation=22, blush="#8fa2b8"
    )
    return DrifterStyle(
        "manta ray", head, ("#3f5068",), shape="ray", colour="#3f5068", under="#eef2f6", mantle=(92, 32, 190), arm=150, horns=True, height_m=1.1, units=150, rate=.45,
        pace=.8, tilt=26,
    )  # fmt: skip


def stingray() -> DrifterStyle:
    return replace(
        manta(), name="stingray", head=replace(manta().head, skin="#b08a5e", blush="#d8a080"), coat=("#b08a5e",), colour="#b08a5e", under="#f4e6cc", spots="#7ac0d8",
        mantle=(92, 28, 128), arm=190, horns=False, rate=.7, height_m=.8,
    )  # fmt: skip

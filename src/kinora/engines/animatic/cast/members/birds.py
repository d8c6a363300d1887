"""Birds that fly, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.bird.style import BirdStyle
from kinora.engines.animatic.cast.head.style import HeadStyle


def birds() -> dict[str, Callable[[], BirdStyle]]:
    """Every flying bird by kind."""
    return {"bird": bird, "hummingbird": hummingbird, "owl": owl, "eagle": eagle, "parrot": parrot, "seagull": seagull}  # fmt: skip


def bird() -> BirdStyle:
    head = HeadStyle(
        radius=46,
        shape=(1, 0.95, 0.95),
        cheeks=0.4,
        skin="#4a8fd0",
        eye_size=0.18,
        eye_azimuth=46,
        eye_elevation=8,
        nose="beak",
        nose_colour="#f0a030",
        muzzle=(0.5, 0.14, 0.14),
        muzzle_drop=-0.14,
        blush="#f08a7a",
    )
    return BirdStyle(
        "bird", head, ("#4a8fd0", "#3a74b0", "#5aa0e0"), height_m=0.36, body=(58, 42, 40), colour="#4a8fd0", under="#f6ead2", wing="#3a74b0", covert="#5aa0e0",
        wing_size=150, feather_width=14, tail=66, tail_colour="#3a74b0", neck=0, rate=2.6,
    )  # fmt: skip


def hummingbird() -> BirdStyle:
    head = HeadStyle(
        radius=42,
        shape=(1.0, 0.94, 0.94),
        cheeks=0,
        skin="#1f9c82",
        eye_size=0.21,
        eye_azimuth=50,
        eye_elevation=10,
        nose="beak",
        nose_colour="#3a3440",
        muzzle=(1.7, 0.1, 0.1),
        muzzle_drop=-0.06,
        blush="#e86a92",
    )
    return BirdStyle(
        "hummingbird", head, ("#22a884", "#1f9c82", "#2bb597"), height_m=0.3, body=(58, 36, 33), colour="#22a884", under="#f5efe2", wing="#3d6fb0",
        covert="#2bb597", wing_size=150, feather_width=12, pointed=1.0, tail=66, tail_colour="#355f9e", throat="#d93a6a", neck=2, rate=5.5,
    )  # fmt: skip


def owl() -> BirdStyle:
    head = HeadStyle(
        radius=66, shape=(.88, .88, 1.04), cheeks=.58, jaw=-.22, skin="#8a6244", eyes="big", eye_size=.27, eye_azimuth=29, eye_elevation=4, iris="#f2a52e",
        nose="beak", nose_colour="#e8b04a", muzzle=(.16, .1, .1), muzzle_drop=-.22, ears="pointed", ear_size=-.1, ear_inner="#8a6244", marking="discs",
        marking_colour="#eddcc0", fluff=5,
    )  # fmt: skip
    return BirdStyle(
        "owl", head, ("#8a6244", "#9c7250", "#6b4630"), height_m=0.6, body=(72, 56, 54), colour="#8a6244", under="#eddcc0", wing="#6b4630", covert="#9c7250",
        wing_size=210, feathers=9, feather_width=18, pointed=.35, tail=62, tail_colour="#6b4630", speckles="#8a6244", neck=-8, rate=1.3,
    )  # fmt: skip


def eagle() -> BirdStyle:
    head = HeadStyle(
        radius=50,
        shape=(1.02, 0.92, 0.9),
        cheeks=0.3,
        skin="#f6f0e4",
        eyes="big",
        eye_size=0.2,
        eye_azimuth=44,
        eye_elevation=10,
        iris="#e8a52e",
        brow="#5a3f2e",
        nose="beak",
        nose_colour="#f0a830",
        muzzle=(0.62, 0.16, 0.16),
        muzzle_drop=-0.16,
    )
    return BirdStyle(
        "eagle", head, ("#5a3f2e", "#6e4e38", "#48301f"), height_m=0.9, body=(74, 50, 48), colour="#5a3f2e", under="#6e4e38", wing="#48301f", covert="#6e4e38",
        wing_size=270, feathers=9, feather_width=20, pointed=.4, tail=80, tail_colour="#f0e8da", feet="#f0a830", neck=2, rate=0.9,
    )  # fmt: skip


def parrot() -> BirdStyle:
    base = bird()
    head = replace(
        base.head,
        skin="#e2402f",
        nose_colour="#3a3038",
        muzzle=(0.42, 0.2, 0.2),
        marking="",
        blush="",
        hair="tuft",
        hair_colour="#f2b832",
    )
    return replace(base, name="parrot", head=head, coat=("#e2402f",), colour="#e2402f", under="#f2b832", wing="#2f6fc0", covert="#3fae5a", tail=110, tail_colour="#2f6fc0", height_m=0.5)  # fmt: skip


def seagull() -> BirdStyle:
    base = bird()
    head = replace(
        base.head, skin="#f6f4f0", blush="", nose_colour="#f0a830", muzzle=(0.66, 0.14, 0.14)
    )
    return replace(base, name="seagull", head=head, coat=("#f6f4f0",), colour="#f6f4f0", under="#ffffff", wing="#9aa6b4", covert="#b8c2cc", tail_colour="#e8e8e8", wing_size=190, height_m=0.5, rate=1.6)  # fmt: skip

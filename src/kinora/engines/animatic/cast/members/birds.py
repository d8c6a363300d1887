"""Birds that fly, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.bird.style import BirdStyle
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.members.fowl import long_necked_birds


def birds() -> dict[str, Callable[[], BirdStyle]]:
    """Every flying bird by kind."""
    return {
        "bird": bird, "hummingbird": hummingbird, "owl": owl, "eagle": eagle, "parrot": parrot, "seagull": seagull, "crow": crow,
        "pigeon": pigeon, "dove": dove, "robin": robin, "canary": canary, "toucan": toucan, "vulture": vulture, "bat": bat,
    } | long_necked_birds()  # fmt: skip


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


def crow() -> BirdStyle:
    base = bird()
    head = replace(
        base.head,
        skin="#33323f",
        blush="",
        nose_colour="#22212b",
        muzzle=(0.8, 0.18, 0.16),
        eyes="big",
        eye_size=0.2,
        iris="#d8d4c0",
    )
    return replace(base, name="crow", head=head, coat=("#33323f", "#2b2a36", "#3e3d4c"), colour="#33323f", under="#3e3d4c", wing="#2b2a36", covert="#3e3d4c", tail_colour="#2b2a36", feet="#22212b", wing_size=185, height_m=0.5, stance=-38, walks=True, legs=40, rate=1.8)  # fmt: skip


def pigeon() -> BirdStyle:
    base = bird()
    head = replace(
        base.head,
        radius=36,
        skin="#8a94a8",
        blush="",
        nose_colour="#5a5460",
        muzzle=(0.42, 0.12, 0.12),
        eye_size=0.2,
        eyes="big",
        iris="#e8803a",
    )
    return replace(base, name="pigeon", head=head, coat=("#8a94a8", "#747e92"), body=(66, 46, 42), colour="#8a94a8", under="#a8b0c0", throat="#5a9a86", wing="#747e92", covert="#9aa4b6", tail_colour="#5f687a", feet="#e0705a", wing_size=165, height_m=0.44, stance=-30, walks=True, legs=36, neck=14)  # fmt: skip


def dove() -> BirdStyle:
    base = pigeon()
    head = replace(base.head, skin="#fbf8f2", nose_colour="#e8a08a", iris="#4a3a34")
    return replace(base, name="dove", head=head, coat=("#fbf8f2", "#ece8e0"), colour="#fbf8f2", under="#ffffff", throat="", wing="#ece8e0", covert="#fbf8f2", tail_colour="#f2eee6")  # fmt: skip


def robin() -> BirdStyle:
    base = bird()
    head = replace(
        base.head, skin="#7a6250", nose_colour="#4a3a30", muzzle=(0.36, 0.12, 0.12), blush="#e8703a"
    )
    return replace(base, name="robin", head=head, coat=("#7a6250", "#6a5444", "#8a7260"), colour="#7a6250", under="#f4ead8", throat="#e8602e", wing="#6a5444", covert="#8a7260", tail_colour="#6a5444", body=(54, 44, 42))  # fmt: skip


def canary() -> BirdStyle:
    base = bird()
    head = replace(base.head, skin="#f6cf3a", nose_colour="#f0a06a", muzzle=(0.3, 0.14, 0.14))
    return replace(base, name="canary", head=head, coat=("#f6cf3a", "#e8b82e", "#fbdc5e"), colour="#f6cf3a", under="#fbe68a", wing="#e8b82e", covert="#fbdc5e", tail_colour="#e8b82e", height_m=0.34)  # fmt: skip


def toucan() -> BirdStyle:
    base = bird()
    head = replace(
        base.head,
        skin="#2b2a34",
        blush="",
        nose="",
        mouth="none",
        muzzle=(0.0, 0.0, 0.0),
        eyes="big",
        eye_size=0.24,
        iris="#3a7ac0",
    )
    return replace(base, name="toucan", head=head, coat=("#2b2a34", "#22212a", "#383744"), colour="#2b2a34", under="#2b2a34", throat="#fbf2c8", wing="#22212a", covert="#383744", tail_colour="#22212a", tail=90, height_m=0.55, bill="#f2a02e", bill_size=(1.75, 0.42), bill_tip="#2b2a34")  # fmt: skip


def vulture() -> BirdStyle:
    base = eagle()
    head = replace(base.head, radius=38, skin="#d8a08a", brow="#a8705c", nose_colour="#5a4a44")
    return replace(base, name="vulture", head=head, coat=("#4a3c38", "#5a4a44", "#3a2f2c"), colour="#4a3c38", under="#5a4a44", wing="#3a2f2c", covert="#5a4a44", tail_colour="#3a2f2c", neck=38, neck_radius=12, neck_lean=34, collar="#e8ddd0", stance=-48)  # fmt: skip


def bat() -> BirdStyle:
    head = HeadStyle(
        radius=44, shape=(.94, .92, 1), cheeks=.5, skin="#7d688a", eyes="big", eye_size=.24, eye_azimuth=28, eye_elevation=8, iris="#e8a83a", muzzle=(.16, .2, .26),
        muzzle_drop=-.3, muzzle_colour="#95809f", nose="button", nose_colour="#2b2430", ears="pointed", ear_size=.85, ear_inner="#d88a9a", mouth="grin", fluff=5, blush="#c86a8a",
    )  # fmt: skip
    return BirdStyle(
        "bat", head, ("#7d688a", "#665274"), height_m=0.45, body=(50, 40, 38), colour="#7d688a", under="#b09cba", wing="#665274", covert="#7d688a", wing_size=215, tail=4,
        tail_colour="#7d688a", feather_width=4, feet="#3a3040", legs=18, neck=-6, leather="#665274", rate=2.4,
    )  # fmt: skip

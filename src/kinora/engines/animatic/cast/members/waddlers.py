"""Birds that stand upright and use their wings as arms, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.head.style import HeadStyle


def waddlers() -> dict[str, Callable[[], BipedStyle]]:
    """Every waddling bird by kind."""
    return {"penguin": penguin, "duck": duck, "chicken": chicken, "owl": owl}


def penguin() -> BipedStyle:
    return BipedStyle(
        "penguin",
        HeadStyle(radius=66, skin="#2f3a55", marking="penguin", marking_colour="#fff8ec", nose="beak", nose_colour="#f39a3a",
                  muzzle=(.38, .2, .2), muzzle_drop=-.22, eye_size=.13, blush="#f6a58a", cheeks=.6),
        coat=("#2f3a55",), height_m=1.1, neck=-16, torso=104, chest=(50, 54), belly=(64, 68), hips=(52, 56), shoulder=54, hip_width=26,
        arm=92, arm_radius=(15, 13), hand=4, leg=38, leg_radius=(18, 16), foot=(56, 15, 25), top="#2f3a55", bottom="#2f3a55",
        skin="#2f3a55", shoe="#f39a3a", finish="feather", pattern="tuxedo", pattern_colour="#fff8ec", extras=("scarf",),
        extra_colour="#d9483b", wing_arms=True,
    )  # fmt: skip


def owl() -> BipedStyle:
    base = penguin()
    head = replace(base.head, skin="#8a6a4a", marking="discs", marking_colour="#f0e0c0", eyes="big", eye_size=.24, iris="#e8a52e", ears="pointed", ear_size=-.1, ear_inner="#6a4e36", fluff=6, muzzle=(.18, .2, .2))  # fmt: skip
    return replace(base, name="owl", head=head, coat=("#8a6a4a",), top="#8a6a4a", bottom="#8a6a4a", skin="#8a6a4a", pattern="belly", pattern_colour="#ead6b0", extras=(), height_m=1.0)  # fmt: skip


def duck() -> BipedStyle:
    base = penguin()
    head = replace(
        base.head,
        skin="#f6d34a",
        marking="",
        muzzle=(0.52, 0.2, 0.2),
        nose_colour="#f08a2a",
        eye_size=0.12,
    )
    return replace(base, name="duck", head=head, coat=("#f6d34a",), top="#f6d34a", bottom="#f6d34a", skin="#f6d34a", pattern="belly", pattern_colour="#fdeeb0", extras=("scarf",), extra_colour="#4a8fc0", height_m=0.9, neck=-2, torso=88)  # fmt: skip


def chicken() -> BipedStyle:
    base = penguin()
    head = replace(
        base.head,
        skin="#f8f2e6",
        marking="",
        muzzle=(0.36, 0.2, 0.2),
        hair="tuft",
        hair_colour="#d8343c",
        eye_size=0.11,
    )
    return replace(base, name="chicken", head=head, coat=("#f8f2e6",), top="#f8f2e6", bottom="#f8f2e6", skin="#f8f2e6", pattern="", extras=(), height_m=0.9, torso=90)  # fmt: skip

"""Insects, spiders, crabs and lobsters, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.insect.style import InsectStyle


def insects() -> dict[str, Callable[[], InsectStyle]]:
    """Every body on many legs by kind."""
    return {
        "butterfly": butterfly, "moth": moth, "bee": bee, "wasp": wasp, "dragonfly": dragonfly, "ladybug": ladybug, "beetle": beetle,
        "ant": ant, "fly insect": fly, "mosquito": mosquito, "grasshopper": grasshopper, "cricket": cricket, "spider": spider,
        "scorpion": scorpion, "crab": crab, "lobster": lobster, "shrimp": shrimp,
    }  # fmt: skip


def _head(colour: str, radius: float, *, iris: str = "#4a3226", eye: float = 0.27) -> HeadStyle:
    return HeadStyle(
        radius=radius, shape=(.94, .94, 1), cheeks=.45, skin=colour, eyes="big", eye_size=eye, eye_azimuth=32, eye_elevation=8, iris=iris, blush="#f08a7a", ear_size=0,
    )  # fmt: skip


def butterfly() -> InsectStyle:
    return InsectStyle(
        "butterfly", _head("#5a4238", 25), ("#f08a2e",), head_at=(44, 8), thorax=(14, 0, 24, 15, 15), abdomen=(-34, -3, 44, 12, 12), colour="#4a3630",
        belly="#4a3630", stand=34, leg=26, leg_radius=2.6, knee=8, wings="butterfly", wing=128, wing_colour="#f08a2e", wing_edge="#33242a", antennae="clubs",
        tilt=42, beat=1.7, units=130, height_m=.5,
    )  # fmt: skip


def moth() -> InsectStyle:
    return replace(
        butterfly(), name="moth", coat=("#b89a78",), head=_head("#d8c4a4", 26), colour="#d8c4a4", belly="#c8b08c", wing_colour="#b89a78", wing_edge="#8a6f52",
        wing_spot="#5a4434", antennae="feathers", fur=5, thorax=(14, 0, 27, 20, 20), abdomen=(-34, -3, 42, 18, 18), beat=2.6,
    )  # fmt: skip


def bee() -> InsectStyle:
    return InsectStyle(
        "bee", _head("#f6c22e", 32), ("#f6c22e",), head_at=(50, 10), thorax=(10, 2, 30, 30, 30), abdomen=(-44, -4, 50, 38, 38), colour="#f6c22e", belly="#f6c22e",
        stripes="#33282c", num_stripes=3, fur=4, stand=46, leg=34, leg_radius=3.6, knee=10, wings="clear", wing=92, antennae="clubs", tail="sting", tilt=18,
        beat=9, units=125, height_m=.42,
    )  # fmt: skip


def wasp() -> InsectStyle:
    return replace(
        bee(),
        name="wasp",
        fur=0,
        thorax=(12, 2, 26, 22, 22),
        abdomen=(-56, -8, 58, 26, 26),
        num_stripes=4,
        colour="#33282c",
        leg=44,
    )


def dragonfly() -> InsectStyle:
    return InsectStyle(
        "dragonfly", _head("#2f9fb0", 27, eye=.42, iris="#1f6a3a"), ("#2f9fb0", "#3fb0a0"), head_at=(44, 6), thorax=(12, 2, 28, 22, 20), abdomen=(-98, 0, 92, 9, 9),
        colour="#2f9fb0", belly="#3fb0a0", stripes="#1f5a6a", num_stripes=7, stand=38, leg=28, leg_radius=2.8, knee=8, wings="dragonfly", wing=138,
        antennae="", tilt=34, beat=8, units=130, height_m=.5,
    )  # fmt: skip


def ladybug() -> InsectStyle:
    return InsectStyle(
        "ladybug", _head("#33282c", 30, iris="#5a4632", eye=.32), ("#e0302a",), head_at=(56, -2), thorax=(30, 0, 24, 26, 32), abdomen=(-14, 0, 58, 50, 52), colour="#33282c",
        belly="#33282c", stand=36, leg=44, leg_radius=4.6, knee=4, wings="cases", wing=104, wing_colour="#e0302a", spots="#2b2228", antennae="clubs", tilt=26, beat=8,
        units=115, height_m=.42, pace=.8,
    )  # fmt: skip


def beetle() -> InsectStyle:
    return replace(
        ladybug(), name="beetle", coat=("#2f7a5a",), head=_head("#2b3a34", 29, iris="#e8b03a", eye=.3), head_at=(64, -2), thorax=(36, 0, 28, 28, 36), abdomen=(-18, 0, 66, 42, 48),
        wing_colour="#2f7a5a", spots="", colour="#2b3a34", leg=50, antennae="long",
    )  # fmt: skip


def ant() -> InsectStyle:
    return InsectStyle(
        "ant", _head("#7a3a2a", 36, iris="#2b2228"), ("#7a3a2a", "#6a3024"), head_at=(70, 20), thorax=(14, 4, 28, 19, 18), abdomen=(-50, 8, 44, 34, 34), colour="#7a3a2a", belly="#6a3024",
        stand=50, leg=56, leg_radius=4, leg_colour="#5a2a20", knee=22, antennae="clubs", tilt=14, units=125, height_m=.42, pace=1.4,
    )  # fmt: skip


def fly() -> InsectStyle:
    return InsectStyle(
        "fly insect", _head("#4a5058", 32, iris="#c8302a", eye=.46), ("#4a5058",), head_at=(48, 8), thorax=(10, 4, 32, 28, 28), abdomen=(-40, -2, 44, 30, 30), colour="#4a5058", belly="#3f6a5a",
        stand=42, leg=44, leg_radius=3.4, knee=16, wings="clear", wing=88, antennae="", tilt=20, beat=10, units=115, height_m=.4,
    )  # fmt: skip


def mosquito() -> InsectStyle:
    head = replace(
        _head("#5a5048", 22, eye=0.4),
        nose="beak",
        nose_colour="#33282c",
        muzzle=(1.8, 0.08, 0.08),
        muzzle_drop=-0.1,
    )
    return replace(fly(), name="mosquito", head=head, coat=("#5a5048",), colour="#5a5048", belly="#5a5048", stripes="#d8ccb8", num_stripes=5, thorax=(12, 4, 22, 20, 18), abdomen=(-46, -4, 50, 12, 12), leg=66, leg_radius=2.4, knee=34, antennae="feathers")  # fmt: skip


def grasshopper() -> InsectStyle:
    return InsectStyle(
        "grasshopper", _head("#7fbf3f", 30, iris="#5a3a24", eye=.32), ("#7fbf3f", "#6aa832"), head_at=(62, 16), thorax=(26, 6, 32, 26, 22), abdomen=(-48, -2, 74, 21, 19), colour="#7fbf3f",
        belly="#8fce52", stripes="#6aa832", num_stripes=6, stand=48, leg=46, leg_radius=4, leg_colour="#4f8424", knee=24, jumper=True, wings="folded", wing=112,
        wing_colour="#6aa832", antennae="long", tilt=14, beat=8, units=130, height_m=.45,
    )  # fmt: skip


def cricket() -> InsectStyle:
    return replace(grasshopper(), name="cricket", coat=("#5a4030", "#4a3226"), head=_head("#5a4030", 31, iris="#e8b03a", eye=.3), colour="#5a4030", belly="#6a4e3a", stripes="#4a3226", wing_colour="#4a3226", leg_colour="#4a3226", abdomen=(-40, -2, 60, 24, 22))  # fmt: skip


def spider() -> InsectStyle:
    return InsectStyle(
        "spider", replace(_head("#4a3f52", 34, iris="#c83a3a", eye=.30), mouth="grin"), ("#4a3f52",), head_at=(34, 4), thorax=(14, 0, 30, 25, 28), abdomen=(-46, 12, 52, 46, 48), colour="#4a3f52",
        belly="#4a3f52", stripes="#8a5f9a", num_stripes=2, fur=4, stand=48, legs=4, leg=88, leg_radius=5.2, leg_colour="#3a3142", knee=58, antennae="", tilt=20, units=130,
        height_m=.48, pace=1.2,
    )  # fmt: skip


def scorpion() -> InsectStyle:
    return InsectStyle(
        "scorpion", _head("#b5702e", 27, iris="#2b2228", eye=.28), ("#b5702e", "#9a5c24"), head_at=(50, 6), thorax=(22, 0, 40, 20, 32), abdomen=(-42, 0, 48, 20, 32), colour="#b5702e", belly="#b5702e",
        stripes="#9a5c24", num_stripes=5, stand=34, legs=4, leg=54, leg_radius=5, leg_colour="#9a5c24", knee=20, antennae="", claws=62, tail="scorpion", tilt=20, units=130, height_m=.5,
    )  # fmt: skip


def crab() -> InsectStyle:
    head = replace(
        _head("#e2492e", 34, eye=0.01), eyes="dot", eye_size=0.001, blush="#f8a07a", cheeks=0.3
    )
    return InsectStyle(
        "crab", head, ("#e2492e", "#d03c24"), head_at=(28, 4), thorax=(0, 0, 46, 34, 72), abdomen=(-14, -4, 40, 30, 66), colour="#e2492e", belly="#e2492e", stand=40, legs=4,
        leg=62, leg_radius=6.4, leg_colour="#d03c24", knee=26, antennae="", eyes_on_stalks=True, claws=72, sideways=True, tilt=17, units=130, height_m=.5, pace=1.1,
    )  # fmt: skip


def lobster() -> InsectStyle:
    return InsectStyle(
        "lobster", replace(_head("#c8362a", 28, eye=.01), eyes="dot", eye_size=.001), ("#c8362a", "#b02c22"), head_at=(62, 8), thorax=(22, 4, 54, 30, 32), abdomen=(-28, 2, 32, 24, 27), colour="#c8362a",
        belly="#c8362a", stand=36, legs=4, leg=46, leg_radius=4.4, leg_colour="#b02c22", knee=16, antennae="long", eyes_on_stalks=True, claws=84, tail="fan", tilt=26, units=130,
        height_m=.5, pace=.7,
    )  # fmt: skip


def shrimp() -> InsectStyle:
    return replace(lobster(), name="shrimp", coat=("#f29a7a", "#e07f60"), head=replace(_head("#f29a7a", 24, eye=.01), eyes="dot", eye_size=.001), colour="#f29a7a", belly="#f29a7a", leg_colour="#e07f60", claws=0, leg=32, leg_radius=3)  # fmt: skip

"""Birds with long necks or grand tails, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.bird.style import BirdStyle
from kinora.engines.animatic.cast.head.style import HeadStyle


def long_necked_birds() -> dict[str, Callable[[], BirdStyle]]:
    """Swans, waders, runners and the fowl of the farm by kind."""
    return {
        "swan": swan, "black swan": black_swan, "flamingo": flamingo, "stork": stork, "crane": crane, "heron": heron, "pelican": pelican,
        "ostrich": ostrich, "peacock": peacock, "turkey": turkey, "rooster": rooster, "phoenix": phoenix,
    }  # fmt: skip


def _head(colour: str, radius: float, beak: str, muzzle: tuple[float, float, float]) -> HeadStyle:
    return HeadStyle(
        radius=radius, shape=(1.04, .92, .88), cheeks=.3, skin=colour, eye_size=.2, eye_azimuth=50, eye_elevation=12, nose="beak", nose_colour=beak,
        muzzle=muzzle, muzzle_drop=-.14,
    )  # fmt: skip


def swan() -> BirdStyle:
    return BirdStyle(
        "swan", _head("#fbf9f4", 26, "#f08a2e", (.95, .22, .22)), ("#fbf9f4", "#f0ece4", "#e6e2da"), height_m=1.0, body=(96, 54, 52), colour="#fbf9f4", under="#ffffff",
        wing="#f0ece4", covert="#fbf9f4", wing_size=250, feathers=10, feather_width=20, tail=46, tail_colour="#f0ece4", feet="#4a4650", legs=44, leg_radius=5,
        neck=128, neck_radius=15, neck_lean=2, stance=-12, walks=True, webbed=True, rate=1.3,
    )  # fmt: skip


def black_swan() -> BirdStyle:
    base = swan()
    return replace(base, name="black swan", head=replace(base.head, skin="#33323c", nose_colour="#e0382e"), coat=("#33323c", "#2b2a34", "#45444f"), colour="#33323c", under="#45444f", wing="#2b2a34", covert="#3c3b46", tail_colour="#2b2a34")  # fmt: skip


def flamingo() -> BirdStyle:
    return BirdStyle(
        "flamingo", _head("#f59ab0", 25, "#3a3038", (.8, .3, .24)), ("#f58aa4", "#f59ab0", "#ee6f8e"), height_m=1.35, body=(66, 44, 38), colour="#f58aa4", under="#fbc0cc",
        wing="#ee6f8e", covert="#f9a4b6", wing_size=190, feather_width=16, tail=34, tail_colour="#ee6f8e", feet="#e86a86", legs=150, leg_radius=3.6, neck=138,
        neck_radius=10, neck_lean=6, stance=-20, walks=True,  rate=1.4,
    )  # fmt: skip


def stork() -> BirdStyle:
    return BirdStyle(
        "stork", _head("#fbf9f4", 25, "#e8482e", (2.0, .16, .14)), ("#fbf9f4",), height_m=1.2, body=(72, 46, 40), colour="#fbf9f4", under="#ffffff", wing="#2f2d38",
        covert="#fbf9f4", wing_size=230, feathers=9, feather_width=18, tail=40, tail_colour="#fbf9f4", feet="#e8482e", legs=118, leg_radius=3.8, neck=76, neck_radius=13,
        neck_lean=14, stance=-26, walks=True, rate=1.2,
    )  # fmt: skip


def crane() -> BirdStyle:
    base = stork()
    head = replace(base.head, skin="#f4f2ee", nose_colour="#6a6a5a", muzzle=(1.4, 0.14, 0.14))
    return replace(base, name="crane", head=head, coat=("#f4f2ee",), colour="#f4f2ee", collar="#33323c", comb="#d8342c", tail_colour="#33323c", neck=104, neck_radius=11, legs=126, feet="#4a4650")  # fmt: skip


def heron() -> BirdStyle:
    base = stork()
    head = replace(base.head, skin="#dfe6ee", nose_colour="#e8b03a")
    return replace(base, name="heron", head=head, coat=("#8fa2b8", "#74889e"), colour="#8fa2b8", under="#dfe6ee", wing="#5a6a80", covert="#8fa2b8", collar="#dfe6ee", tail_colour="#74889e", neck=112, neck_radius=10, crest="#33424f", feet="#9a8a5a")  # fmt: skip


def pelican() -> BirdStyle:
    base = swan()
    head = replace(
        base.head,
        radius=32,
        nose="",
        mouth="none",
        muzzle=(0.0, 0.0, 0.0),
        skin="#fbf7ee",
    )
    return replace(base, name="pelican", head=head, height_m=.9, neck=70, neck_radius=18, neck_lean=4, body=(82, 56, 52), wing="#4a4650", feet="#f0a83a", stance=-26, legs=40, bill="#f2b24a", bill_size=(2.5, 0.2), pouch="#f0953a")  # fmt: skip


def ostrich() -> BirdStyle:
    return BirdStyle(
        "ostrich", _head("#e8b8a0", 30, "#d8906a", (.7, .2, .3)), ("#33303a", "#2b2832"), height_m=1.9, body=(84, 66, 60), colour="#33303a", under="#45424e", wing="#2b2832",
        covert="#45424e", wing_size=130, feather_width=22, tail=52, tail_colour="#f4f0e8", feet="#d8a08a", legs=150, leg_radius=8, neck=140, neck_radius=12, neck_lean=8,
        collar="#e8b8a0", stance=-10, walks=True, flies=False, rate=2.0,
    )  # fmt: skip


def peacock() -> BirdStyle:
    return BirdStyle(
        "peacock", _head("#2456b8", 26, "#c8b89a", (.5, .14, .14)), ("#2456b8", "#1f4a9e"), height_m=1.1, body=(66, 46, 42), colour="#2456b8", under="#1f6a9a", wing="#8a7a5a",
        covert="#2a7aa0", wing_size=170, feather_width=15, tail=40, tail_colour="#2a6a4a", feet="#9a8a6a", legs=66, leg_radius=4, neck=76, neck_radius=13, neck_lean=6,
        stance=-30, walks=True, fan="#2f8a5a", fan_eye="#2f9ad0", fan_size=200, crest="#2f7ad0", rate=1.6,
    )  # fmt: skip


def turkey() -> BirdStyle:
    return BirdStyle(
        "turkey", _head("#7a9ac0", 30, "#e8b86a", (.5, .18, .18)), ("#6a4630", "#5a3a28"), height_m=.95, body=(72, 66, 60), colour="#6a4630", under="#e8c89a", wing="#5a3a28",
        covert="#8a5e40", wing_size=150, feather_width=16, tail=30, tail_colour="#5a3a28", feet="#d8885a", legs=58, leg_radius=5, neck=46, neck_radius=16, neck_lean=10,
        collar="#d8463a", wattle="#d8342c", stance=-36, walks=True, fan="#8a5636", fan_size=150, flies=False, rate=2.4,
    )  # fmt: skip


def rooster() -> BirdStyle:
    return BirdStyle(
        "rooster", replace(_head("#e8a03a", 34, "#f2c04a", (.44, .18, .16)), eye_size=.2), ("#c8642e", "#b0521f"), height_m=.75, body=(64, 52, 46), colour="#c8642e", under="#8a3f22",
        wing="#b0521f", covert="#e8a03a", wing_size=150, feather_width=17, tail=120, tail_colour="#1f5a4a", arched="#2a3a5a", feet="#f0b83a", legs=54, leg_radius=4,
        neck=32, neck_radius=24, neck_lean=6, collar="#e8a03a", comb="#d8302c", wattle="#d8302c", stance=-30, walks=True, flies=False, rate=3.0,
    )  # fmt: skip


def phoenix() -> BirdStyle:
    head = replace(
        _head("#f06a2a", 34, "#f6c84a", (0.56, 0.16, 0.16)),
        eyes="big",
        eye_size=0.24,
        iris="#f6e04a",
    )
    return BirdStyle(
        "phoenix", head, ("#f06a2a", "#e0461f", "#f6963a"), height_m=1.5, body=(72, 50, 46), colour="#f06a2a", under="#f6c84a", wing="#e0461f", covert="#f6963a", wing_size=290,
        feathers=10, feather_width=21, pointed=.8, tail=230, tail_colour="#f6b03a", feet="#f6c84a", legs=44, neck=44, neck_radius=20, neck_lean=14, crest="#f6d84a", stance=-36,
        walks=True, rate=1.1,
    )  # fmt: skip

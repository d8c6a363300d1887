"""Snakes, worms, snails, lizards, turtles, seals and long dragons, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.serpent.style import SerpentStyle


def serpents() -> dict[str, Callable[[], SerpentStyle]]:
    """Every long body by kind."""
    return {
        "snake": snake, "cobra": cobra, "worm": worm, "caterpillar": caterpillar, "snail": snail, "slug": slug, "eel": eel, "seahorse": seahorse,
        "sea serpent": sea_serpent, "eastern dragon": eastern_dragon, "crocodile": crocodile, "lizard": lizard,
        "chameleon": chameleon, "salamander": salamander, "turtle": turtle, "tortoise": tortoise, "seal": seal, "walrus": walrus,
    }  # fmt: skip


def snake() -> SerpentStyle:
    head = HeadStyle(
        radius=31, shape=(1.12, .76, .94), cheeks=.5, jaw=-.2, skin="#5fa84a", eyes="big", eye_size=.30, eye_azimuth=48, eye_elevation=24,
        iris="#f2b632", pupil="slit", muzzle=(.30, .26, .50), muzzle_drop=-.12, muzzle_colour="#6fb85a", taper=.9, nose="snout", nose_colour="#3f7a34",
        ear_size=0,
    )  # fmt: skip
    return SerpentStyle(
        "snake", head, ("#5fa84a", "#6fb85a"), height_m=0.62, units=96, long=520, radii=(19, 23, 26, 25, 20, 12, 3), colour="#5fa84a", under="#f2e6a0",
        pattern="diamonds", pattern_colour="#2f6a2c", wave=58, waves=1.7, rear=.42, forked=True, pace=.9, lift=.34, tilt=34,
    )  # fmt: skip


def cobra() -> SerpentStyle:
    base = snake()
    head = replace(
        base.head, skin="#b5883e", muzzle_colour="#c49a52", iris="#e8402a", nose_colour="#7a5a24"
    )
    return replace(
        base, name="cobra", head=head, coat=("#b5883e", "#c49a52"), colour="#b5883e", under="#f4e2b0", pattern="rings", pattern_colour="#8a642a",
        hood=66, rear=.95, lift=.44, steep=84,
    )  # fmt: skip


def worm() -> SerpentStyle:
    head = HeadStyle(radius=27, shape=(1.0, .96, .98), cheeks=.4, skin="#e58a86", eye_size=.20, eye_azimuth=30, eye_elevation=14, blush="#d8585c", ear_size=0)  # fmt: skip
    return SerpentStyle(
        "worm", head, ("#e58a86", "#d2706e"), height_m=0.5, units=100, long=270, radii=(24, 24, 25, 25, 23, 20, 12), colour="#e58a86", under="",
        pattern="rings", pattern_colour="#d2706e", wave=16, waves=1.0, hump=52, rear=.55, lift=.4, steep=70, tilt=16, pace=.45,
    )  # fmt: skip


def caterpillar() -> SerpentStyle:
    head = HeadStyle(
        radius=40, shape=(.96, .96, 1), cheeks=.5, skin="#a8d04a", eyes="big", eye_size=.24, eye_azimuth=27, eye_elevation=8, iris="#4a3a2a",
        hat="stalks", hat_colour="#e8653a", blush="#f0896a", ear_size=.5,
    )  # fmt: skip
    return SerpentStyle(
        "caterpillar", head, ("#8cc63f", "#a8d04a", "#b9dc62"), height_m=0.5, units=100, long=300, radii=(30, 33, 34, 34, 32, 27, 18), colour="#8cc63f",
        under="#e8c24a", pattern="beads", pattern_colour="#b9dc62", wave=6, waves=1.0, hump=58, rear=.42, lift=.3, steep=60, legs="stub", leg_colour="#e8a03a",
        tilt=14, pace=.45,
    )  # fmt: skip


def snail() -> SerpentStyle:
    head = HeadStyle(
        radius=30, shape=(.96, .96, .94), cheeks=.5, skin="#e2b98a", eyes="big", eye_size=.26, eye_azimuth=30, eye_elevation=12, iris="#5a4632",
        hat="stalks", hat_colour="#c9905a", blush="#f0896a", ear_size=.6,
    )  # fmt: skip
    return SerpentStyle(
        "snail", head, ("#c9703a",), height_m=0.5, units=130, long=250, radii=(20, 23, 27, 30, 26, 18, 5), wide=1.2, colour="#e2b98a",
        under="#f6e2c0", wave=3, waves=1.0, rear=.6, lift=.36, steep=64, shell="spiral", shell_size=(66, 62, 40), shell_colour="#c9703a",
        shell_place=.55, tilt=12, pace=.25,
    )  # fmt: skip


def slug() -> SerpentStyle:
    base = snail()
    head = replace(base.head, skin="#c8973a", hat_colour="#a8772a")
    return replace(base, name="slug", head=head, coat=("#c8973a", "#a8772a"), colour="#c8973a", shell="", pattern="spots", pattern_colour="#7a5520", radii=(22, 28, 34, 34, 28, 19, 5))  # fmt: skip


def eel() -> SerpentStyle:
    base = snake()
    head = replace(
        base.head,
        radius=32,
        skin="#4f6f4a",
        muzzle=(0.42, 0.3, 0.5),
        muzzle_colour="#5c7f56",
        iris="#e8d85a",
        pupil="round",
        nose_colour="#33502f",
    )
    return replace(
        base, name="eel", head=head, coat=("#4f6f4a", "#5c7f56"), colour="#4f6f4a", under="#d8d89a", pattern="spots", pattern_colour="#c8c86a", lives="water",
        radii=(22, 27, 28, 26, 21, 14, 3), fin="#3f5f4a", spike=20, wave=52, waves=1.5, rear=0, forked=False, swell=14, tilt=24, rate=.7, height_m=.6,
    )  # fmt: skip


def sea_serpent() -> SerpentStyle:
    head = HeadStyle(
        radius=44, shape=(1.05, .9, .92), cheeks=.5, skin="#2f8f9a", eyes="big", eye_size=.26, eye_azimuth=40, eye_elevation=22, iris="#f2c14e", pupil="slit",
        muzzle=(.62, .30, .40), muzzle_drop=-.24, muzzle_colour="#3fa3ac", nose="snout", nose_colour="#1f636c", horns="#f3e2b8", mouth="grin", ear_size=.3,
    )  # fmt: skip
    return SerpentStyle(
        "sea serpent", head, ("#2f8f9a", "#3fa3ac"), height_m=1.6, units=190, lives="water", long=620, radii=(26, 32, 36, 36, 30, 19, 4), colour="#2f8f9a",
        under="#d8eec2", pattern="rings", pattern_colour="#287d88", wave=20, waves=1.9, swell=70, spikes="#f0a94e", spike=24, rear=.6, lift=.22, steep=70,
        tilt=12, rate=.45,
    )  # fmt: skip


def eastern_dragon() -> SerpentStyle:
    head = HeadStyle(
        radius=52, shape=(1.0, .92, .96), cheeks=.58, skin="#d8342c", eyes="big", eye_size=.25, eye_azimuth=36, eye_elevation=22, iris="#f2c14e",
        muzzle=(.60, .30, .44), muzzle_drop=-.26, muzzle_colour="#e2503a", taper=.95, nose="snout", nose_colour="#8a1a1a", horns="#f6d98a",
        hair="tuft", hair_colour="#f2b632", mouth="grin", brow="#f2b632", ear_size=.5,
    )  # fmt: skip
    return SerpentStyle(
        "eastern dragon", head, ("#d8342c", "#e2503a", "#c42a26"), height_m=2.0, units=210, lives="air", long=760,
        radii=(29, 34, 37, 36, 31, 21, 5), colour="#d8342c", under="#f6d98a", pattern="rings", pattern_colour="#c42a26", wave=36, waves=1.8, swell=66,
        legs="paw", leg=52, leg_radius=12, leg_colour="#d8342c", fore=.2, hind=.6, spikes="#f2b632", spike=24, whiskers="#f6d98a", rear=.25, lift=.2,
        tilt=12, rate=.4, pace=1.2,
    )  # fmt: skip


def crocodile() -> SerpentStyle:
    head = HeadStyle(
        radius=42, shape=(1.0, .66, .92), cheeks=.5, jaw=-.2, skin="#5d7f45", eyes="big", eye_size=.22, eye_azimuth=38, eye_elevation=46, iris="#e8c23a", pupil="slit",
        muzzle=(1.75, .26, .50), muzzle_drop=-.18, muzzle_colour="#698c50", taper=.78, nose="snout", nose_colour="#3c5730", mouth="grin", ear_size=0,
    )  # fmt: skip
    return SerpentStyle(
        "crocodile", head, ("#5d7f45", "#698c50", "#4d6d39"), height_m=0.8, units=96, long=430, radii=(33, 44, 48, 44, 28, 16, 4), wide=1.35, colour="#5d7f45",
        under="#e2dca0", pattern="rings", pattern_colour="#4d6d39", wave=16, waves=.8, legs="paw", leg=46, leg_radius=15, fore=.16, hind=.52,
        spikes="#4d6d39", spike=17, stance=12, tilt=15, pace=.8, lift=.16, steep=26,
    )  # fmt: skip


def lizard() -> SerpentStyle:
    head = HeadStyle(
        radius=36, shape=(1.1, .78, .94), cheeks=.55, skin="#6fbf4a", eyes="big", eye_size=.30, eye_azimuth=46, eye_elevation=28, iris="#e88a2e",
        muzzle=(.50, .28, .48), muzzle_drop=-.16, muzzle_colour="#82cc5e", nose="snout", nose_colour="#3f7f2c", ear_size=0,
    )  # fmt: skip
    return SerpentStyle(
        "lizard", head, ("#6fbf4a", "#82cc5e"), height_m=0.55, units=96, long=400, radii=(21, 30, 33, 27, 16, 9, 2.5), wide=1.15, colour="#6fbf4a", under="#eef0b4",
        pattern="spots", pattern_colour="#f2c14e", stance=12, wave=26, waves=1.0, legs="paw", leg=44, leg_radius=9, fore=.14, hind=.42, tilt=26, pace=.95,
        rear=.2, lift=.2, steep=40, forked=True,
    )  # fmt: skip


def chameleon() -> SerpentStyle:
    base = lizard()
    head = replace(
        base.head,
        radius=40,
        skin="#4fae6a",
        muzzle_colour="#5fbd7a",
        horns="#8fd06a",
        eye_size=0.36,
        nose_colour="#2c7a46",
    )
    return replace(
        base, name="chameleon", head=head, coat=("#4fae6a", "#5fbd7a"), colour="#4fae6a", pattern="bands", pattern_colour="#8fd06a", radii=(24, 36, 40, 34, 18, 10, 3),
        spikes="#8fd06a", spike=12, leg=50, rear=.4,
    )  # fmt: skip


def salamander() -> SerpentStyle:
    base = lizard()
    head = replace(
        base.head,
        skin="#33303c",
        muzzle_colour="#3d3a48",
        nose_colour="#1f1d26",
        iris="#f2c14e",
        shape=(1.05, 0.8, 1.05),
    )
    return replace(base, name="salamander", head=head, coat=("#33303c", "#3d3a48"), colour="#33303c", pattern_colour="#f2a52e", under="#f2a52e", leg=34)  # fmt: skip


def turtle() -> SerpentStyle:
    head = HeadStyle(
        radius=37, shape=(1.06, .9, .92), cheeks=.5, skin="#7fae52", eyes="big", eye_size=.25, eye_azimuth=40, eye_elevation=16, iris="#5a3a24",
        muzzle=(.2, .3, .42), muzzle_drop=-.2, muzzle_colour="#8fbd62", blush="#e8a05a", ear_size=0,
    )  # fmt: skip
    return SerpentStyle(
        "turtle", head, ("#7fae52", "#8fbd62"), height_m=0.75, units=140, lives="water", long=290, radii=(22, 36, 46, 40, 18, 9, 3), colour="#7fae52", under="#f0e2a8",
        wave=4, waves=.5, legs="flipper", leg=118, leg_colour="#7fae52", fore=.26, hind=.62, shell="dome", shell_size=(98, 60, 82), shell_colour="#7a5a34",
        shell_place=.46, tilt=18, rate=.6, rear=.25, lift=.2, steep=40,
    )  # fmt: skip


def tortoise() -> SerpentStyle:
    base = turtle()
    head = replace(base.head, skin="#a8a05a", muzzle_colour="#b8b06a")
    return replace(
        base, name="tortoise", head=head, coat=("#a8a05a", "#b8b06a"), lives="ground", colour="#a8a05a", leg_colour="#a8a05a", legs="paw", leg=46, leg_radius=20,
        fore=.24, hind=.62, shell_size=(104, 84, 84), shell_colour="#8a6a3a", stance=26, rear=.45, lift=.26, steep=50, tilt=13, pace=.35, height_m=.75, units=150,
    )  # fmt: skip


def seal() -> SerpentStyle:
    head = HeadStyle(
        radius=48, shape=(.98, .94, .96), cheeks=.55, skin="#8b97a8", eye_size=.19, eye_azimuth=30, eye_elevation=12, muzzle=(.20, .26, .42),
        muzzle_drop=-.24, muzzle_colour="#aab4c2", nose="button", nose_colour="#2b2833", mouth="cat", whiskers=True, blush="#e0a0a8", ear_size=0,
    )  # fmt: skip
    return SerpentStyle(
        "seal", head, ("#8b97a8", "#7a8698"), height_m=1.0, units=190, long=330, radii=(38, 48, 56, 52, 38, 22, 10), wide=1.05, colour="#8b97a8", under="#d8dee6",
        wave=3, waves=.7, hump=16, rear=.62, lift=.5, steep=62, legs="flipper", leg=84, fore=.26, fluke=74, tilt=10,
        pace=.5,
    )  # fmt: skip


def walrus() -> SerpentStyle:
    base = seal()
    head = replace(
        base.head,
        radius=54,
        skin="#9a6a4c",
        muzzle=(0.26, 0.34, 0.56),
        muzzle_colour="#b88868",
        horns="",
        moustache="",
        nose_colour="#4a2f26",
        eye_size=0.13,
    )
    return replace(
        base, name="walrus", head=head, coat=("#9a6a4c", "#8a5c40"), colour="#9a6a4c", under="#c09070", pattern="", radii=(52, 70, 76, 66, 46, 26, 12), height_m=1.5,
        units=220, long=360, tusks="#fff6e0",
    )  # fmt: skip


def seahorse() -> SerpentStyle:
    head = HeadStyle(
        radius=34, shape=(1.0, .94, .86), cheeks=.5, skin="#f2b23e", eyes="big", eye_size=.32, eye_azimuth=46, eye_elevation=12, iris="#4a3a7a", muzzle=(1.15, .17, .2),
        muzzle_drop=-.2, muzzle_colour="#f6c25a", taper=1.1, blush="#f0805a", mouth="none", ear_size=0,
    )  # fmt: skip
    return SerpentStyle(
        "seahorse", head, ("#f2b23e", "#f6c25a"), height_m=.8, units=260, lives="water", long=400, radii=(19, 30, 34, 22, 13, 8, 3), colour="#f2b23e", under="#fbe6b0",
        pattern="rings", pattern_colour="#eca832", wave=0, spikes="#e8782e", spike=13, upright=True, tilt=8, rate=.5,
    )  # fmt: skip

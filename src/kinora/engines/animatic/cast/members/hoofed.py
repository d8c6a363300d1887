"""Hoofed beasts of farm, mountain, desert and forest, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle


def hoofed() -> dict[str, Callable[[], QuadrupedStyle]]:
    """Every one of them by kind."""
    return {
        "horse": horse, "unicorn": unicorn, "zebra": zebra, "donkey": donkey, "camel": camel, "llama": llama, "giraffe": giraffe,
        "cow": cow, "bull": bull, "ox": ox, "bison": bison, "sheep": sheep, "ram": ram, "goat": goat, "deer": deer, "reindeer": reindeer,
        "moose": moose, "antelope": antelope, "pig": pig, "boar": boar,
    }  # fmt: skip


def horse() -> QuadrupedStyle:
    head = HeadStyle(
        radius=44, shape=(1.08, .96, .82), cheeks=.62, jaw=-.30, skin="#a8643c", eye_size=.18, eye_azimuth=52, eye_elevation=24,
        muzzle=(1.30, .42, .38), muzzle_drop=-.46, taper=.80, muzzle_colour="#b87850", nose="snout", nose_colour="#5a3428", ears="horse",
        ear_size=.32, ear_inner="#d9a184", marking="blaze", marking_colour="#fff3e0",
    )  # fmt: skip
    return QuadrupedStyle(
        "horse", head, ("#a8643c", "#b87850"), height_m=1.9, body=124, leg=126, chest=(46, 36), belly=(42, 38), rump=(47, 38), neck=84, neck_angle=58,
        neck_radius=(36, 25), leg_radius=(18, 11), haunch=36, paw=(20, 13, 12), fur="#a8643c", sock="#fff3e0", hoof="#4a3630", mane="#4d2b20",
        tail=125, tail_radius=(10, 17, 15, 4), tail_rise=14, tail_curve=24, tail_hair=True,
    )  # fmt: skip


def unicorn() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head, skin="#f4eef4", muzzle_colour="#fbf4f4", nose_colour="#c8909a", marking="", horns="#f2c14e", horn_shape="unicorn",
        ear_inner="#f0c0d0", lashes=True,
    )  # fmt: skip
    return replace(base, name="unicorn", head=head, coat=("#f4eef4",), fur="#f4eef4", sock="", hoof="#f2c14e", mane="#d877c0")  # fmt: skip


def zebra() -> QuadrupedStyle:
    base = horse()
    head = replace(base.head, skin="#f2ece2", muzzle_colour="#5a4e50", nose_colour="#2c2428", marking="tabby", marking_colour="#2c2830")  # fmt: skip
    return replace(
        base, name="zebra", head=head, coat=("#f2ece2",), fur="#f2ece2", sock="", hoof="#2c2830", mane="#2c2830", pattern="stripes",
        pattern_colour="#2c2830", height_m=1.7,
    )  # fmt: skip


def donkey() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head, radius=48, skin="#9a938e", muzzle=(1.0, .42, .42), muzzle_colour="#efe6da", nose_colour="#4a4040", ear_size=.95,
        ear_inner="#d8b8ac", marking="", eye_size=.17,
    )  # fmt: skip
    return replace(
        base, name="donkey", head=head, coat=("#9a938e",), height_m=1.35, body=112, leg=90, neck=52, neck_angle=50, fur="#9a938e", under="#efe6da",
        sock="#efe6da", mane="#4a4446", tail=84, tail_radius=(6, 5, 11), tail_rise=-28, tail_curve=6, tail_hair=False, tail_tip="#4a4446",
    )  # fmt: skip


def camel() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head, radius=42, skin="#cf9f62", muzzle=(.92, .40, .40), muzzle_drop=-.34, muzzle_colour="#dcb47c", nose_colour="#7a5230", ears="round",
        ear_size=.24, ear_inner="#a8784a", marking="", lashes=True, hair="wool", hair_colour="#a8763e",
    )  # fmt: skip
    return replace(
        base, name="camel", head=head, coat=("#cf9f62", "#dcb47c"), height_m=2.1, body=132, leg=124, neck=104, neck_angle=46, neck_radius=(32, 23),
        fur="#cf9f62", sock="", hoof="#8a6238", mane="", tail=70, tail_radius=(6, 5, 10), tail_rise=-34, tail_curve=6, tail_hair=False,
        tail_tip="#8a5c30", humps=((-0.26, 62, 32), (0.24, 60, 31)), leg_radius=(17, 11),
    )  # fmt: skip


def llama() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head, radius=40, skin="#f3e8d6", muzzle=(.62, .36, .36), muzzle_drop=-.30, muzzle_colour="#fbf4e8", nose="button", nose_colour="#6a4a40",
        ear_size=.55, ear_inner="#e8b8a8", marking="", lashes=True, hair="wool", hair_colour="#e6d4b8", eye_azimuth=40,
    )  # fmt: skip
    return replace(
        base, name="llama", head=head, coat=("#f3e8d6",), height_m=1.7, body=100, leg=88, neck=104, neck_angle=74, neck_radius=(34, 27),
        chest=(50, 42), belly=(52, 44), rump=(50, 42), fur="#f3e8d6", sock="#e0cdb0", hoof="#5a4438", mane="", tail=34, tail_radius=(12, 14, 8),
        tail_rise=20, tail_hair=False, wool=17, ruff=14,
    )  # fmt: skip


def giraffe() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head, radius=40, skin="#e8b860", muzzle=(.95, .34, .36), muzzle_colour="#f4dcb0", ears="floppy", ear_size=-.2, ear_colour="#e8b860",
        horns="#9a6234", horn_shape="ossicones", marking="",
    )  # fmt: skip
    return replace(
        base, name="giraffe", head=head, coat=("#e8b860",), fur="#e8b860", sock="#f4dcb0", hoof="#6a4a34", mane="#9a6234", neck=170, neck_angle=70,
        neck_radius=(32, 20), leg=140, body=100, pattern="giraffe", pattern_colour="#a8642e", tail_radius=(5, 5, 9), height_m=3.0,
    )  # fmt: skip


def cow() -> QuadrupedStyle:
    head = HeadStyle(
        radius=56, shape=(.96, .94, .92), cheeks=.58, jaw=-.32, skin="#f4efe6", eye_size=.14, eye_azimuth=36, eye_elevation=16, muzzle=(.46, .32, .44),
        muzzle_drop=-.36, taper=.95, muzzle_colour="#f2b8ac", nose="snout", nose_colour="#b86a64", ears="floppy", ear_size=-.1, horns="#e8d8b8",
        marking="patch", marking_colour="#3a2f30", blush="#f0a0a0",
    )  # fmt: skip
    return QuadrupedStyle(
        "cow", head, ("#f4efe6",), height_m=1.5, body=128, leg=82, chest=(52, 44), belly=(56, 48), rump=(52, 44), neck=20, neck_angle=36,
        neck_radius=(40, 34), leg_radius=(20, 15), haunch=36, paw=(20, 13, 14), fur="#f4efe6", hoof="#4a3a36", tail=96, tail_radius=(6, 5, 11),
        tail_rise=-30, tail_curve=8, tail_tip="#3a2f30", pattern="patches", pattern_colour="#3a2f30", collar="#c92f45",
    )  # fmt: skip


def bull() -> QuadrupedStyle:
    base = cow()
    head = replace(
        base.head, skin="#6a4030", muzzle_colour="#a8785c", nose_colour="#3a2420", ear_colour="#6a4030", horns="#ece0c4", horn_shape="bull",
        marking="", blush="", brow="#3a2018", hair="wool", hair_colour="#4a2a1e",
    )  # fmt: skip
    return replace(
        base, name="bull", head=head, coat=("#6a4030",), height_m=1.65, chest=(62, 52), belly=(54, 46), rump=(48, 42), fur="#6a4030", pattern="",
        collar="", tail_tip="#3a2018", humps=((.34, 30, 36),), neck_radius=(50, 40),
    )  # fmt: skip


def ox() -> QuadrupedStyle:
    base = bull()
    head = replace(base.head, skin="#4a4346", muzzle_colour="#7a6e70", ear_colour="#4a4346", horn_shape="buffalo", horns="#8a8078", hair="", brow="")  # fmt: skip
    return replace(base, name="ox", head=head, coat=("#4a4346",), fur="#4a4346", tail_tip="#2c282c", humps=())  # fmt: skip


def bison() -> QuadrupedStyle:
    base = bull()
    head = replace(
        base.head, radius=60, skin="#4a2e22", muzzle_colour="#3a2620", ear_colour="#4a2e22", horns="#d8ccb4", horn_shape="stub", brow="",
        hair="wool", hair_colour="#38221a", beard="#38221a", fluff=6,
    )  # fmt: skip
    return replace(
        base, name="bison", head=head, coat=("#7a5034", "#4a2e22"), height_m=1.8, chest=(72, 58), belly=(58, 50), rump=(46, 40), fur="#7a5034",
        sock="#38221a", humps=((.30, 46, 50),), shag=9, ruff=16, under="", neck=6, neck_angle=14,
    )  # fmt: skip


def sheep() -> QuadrupedStyle:
    head = HeadStyle(
        radius=46, cheeks=.5, skin="#4a4048", eyes="big", eye_size=.17, iris="#c8963a", eye_azimuth=34, eye_elevation=10, muzzle=(.42, .28, .34),
        muzzle_drop=-.34, muzzle_colour="#5a4e56", nose="button", nose_colour="#2a2028", ears="floppy", ear_size=-.1, ear_colour="#4a4048",
        hair="wool", hair_colour="#f2ece0",
    )  # fmt: skip
    return QuadrupedStyle(
        "sheep", head, ("#f2ece0",), height_m=1.0, body=92, leg=54, chest=(54, 50), belly=(60, 56), rump=(56, 52), neck=10, neck_radius=(40, 34),
        leg_radius=(14, 11), haunch=30, paw=(17, 11, 12), fur="#f2ece0", sock="#4a4048", hoof="#2c262c", tail=30, tail_radius=(15, 16, 12),
        tail_rise=-10, ruff=12, wool=24,
    )  # fmt: skip


def ram() -> QuadrupedStyle:
    base = sheep()
    head = replace(base.head, skin="#c9b08e", muzzle_colour="#d8c4a6", nose_colour="#5a4438", ears="", horns="#b08a56", horn_shape="ram", brow="#7a6246")  # fmt: skip
    return replace(base, name="ram", head=head, coat=("#d8c6a4",), fur="#d8c6a4", sock="#c9b08e", wool=0, shag=10)  # fmt: skip


def goat() -> QuadrupedStyle:
    head = HeadStyle(
        radius=46, shape=(1.0, .94, .86), cheeks=.52, jaw=-.34, skin="#f0e9dc", eye_size=.15, eye_azimuth=42, eye_elevation=16, muzzle=(.70, .30, .32),
        muzzle_drop=-.36, taper=.78, muzzle_colour="#f7f1e6", nose="button", nose_colour="#a86a64", ears="floppy", ear_size=-.15, ear_colour="#d8cab4",
        horns="#8a7458", horn_shape="goat", beard="#fffaf0", blush="#f0b0a4",
    )  # fmt: skip
    return QuadrupedStyle(
        "goat", head, ("#f0e9dc",), height_m=1.05, body=98, leg=72, chest=(42, 36), belly=(46, 40), rump=(43, 36), neck=44, neck_angle=56,
        neck_radius=(32, 25), leg_radius=(14, 10), haunch=29, paw=(17, 11, 11), fur="#f0e9dc", hoof="#4a3a34", tail=30, tail_radius=(11, 12, 5),
        tail_rise=58, collar="#4a7fb8", pattern="patches", pattern_colour="#b08a62",
    )  # fmt: skip


def deer() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head, radius=44, skin="#b27a48", muzzle=(.72, .30, .32), muzzle_colour="#d8b088", nose="button", nose_colour="#3a2622", ears="pointed",
        ear_size=.2, ear_inner="#f2dcc0", horns="#8a6a48", horn_shape="antlers", marking="",
    )  # fmt: skip
    return replace(
        base, name="deer", head=head, coat=("#b27a48",), fur="#b27a48", under="#f2e2c8", sock="", mane="", hoof="#3a2a26", tail=34,
        tail_radius=(10, 11, 6), tail_rise=20, tail_hair=False, leg_radius=(14, 8), body=108, pattern="spots", pattern_colour="#e8d0a8", height_m=1.7,
    )  # fmt: skip


def reindeer() -> QuadrupedStyle:
    base = deer()
    head = replace(base.head, skin="#7d5a44", muzzle=(.66, .36, .40), muzzle_colour="#cdb49a", nose_colour="#d8343c", horns="#d9c09a", ear_size=.05, ears="pointed")  # fmt: skip
    return replace(
        base, name="reindeer", head=head, coat=("#7d5a44",), fur="#7d5a44", under="#e6d6c0", pattern="", height_m=1.65, leg=108, ruff=15, neck=66,
        collar="#c92f45", body=112,
    )  # fmt: skip


def moose() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head, radius=50, skin="#5c4132", muzzle=(1.15, .46, .48), muzzle_drop=-.36, taper=1.0, muzzle_colour="#6e5242", nose_colour="#2c201c",
        ears="pointed", ear_size=-.05, ear_inner="#a88a70", horns="#c8a878", horn_shape="moose", marking="",
    )  # fmt: skip
    return replace(
        base, name="moose", head=head, coat=("#5c4132", "#6e5242"), fur="#5c4132", sock="#a8957f", mane="", hoof="#2c221e", height_m=2.2, body=124,
        leg=122, chest=(60, 46), belly=(48, 42), rump=(44, 38), neck=42, neck_angle=44, neck_radius=(46, 36), tail=26, tail_radius=(10, 9, 5),
        tail_hair=False, humps=((.34, 34, 36),), ruff=16, under="",
    )  # fmt: skip


def antelope() -> QuadrupedStyle:
    base = deer()
    head = replace(base.head, skin="#c9904e", muzzle_colour="#f2e2c8", horns="#3f342e", horn_shape="antelope", marking="blaze", marking_colour="#fff3e0")  # fmt: skip
    return replace(base, name="antelope", head=head, coat=("#c9904e",), fur="#c9904e", under="#fff3e0", pattern="", height_m=1.6)  # fmt: skip


def pig() -> QuadrupedStyle:
    head = HeadStyle(
        radius=58, cheeks=.6, skin="#f0a8a4", eye_size=.13, eye_azimuth=28, eye_elevation=14, muzzle=(.34, .24, .28), muzzle_drop=-.22, taper=1.0,
        muzzle_colour="#f4b8b0", nose="snout", nose_colour="#c86a70", ears="pointed", ear_size=.05, ear_inner="#e88a8a", blush="#e87a80",
    )  # fmt: skip
    return QuadrupedStyle(
        "pig", head, ("#f0a8a4", "#f4b8b0"), height_m=0.85, body=104, leg=48, chest=(48, 44), belly=(54, 48), rump=(50, 46), neck=8, neck_radius=(44, 40),
        leg_radius=(18, 15), haunch=32, paw=(18, 11, 14), fur="#f0a8a4", hoof="#b86a6c", tail=46, tail_radius=(6, 5, 4), tail_rise=40, tail_curve=44,
    )  # fmt: skip


def boar() -> QuadrupedStyle:
    base = pig()
    head = replace(
        base.head, skin="#5e4a40", muzzle=(.62, .27, .29), muzzle_drop=-.28, taper=.9, muzzle_colour="#75604f", nose_colour="#2c2220", ear_inner="#3c2e28",
        ear_size=.15, blush="", horns="#f6efdc", horn_shape="tusks", hair="tuft", hair_colour="#33261f", fluff=5,
    )  # fmt: skip
    return replace(
        base, name="boar", head=head, coat=("#5e4a40",), height_m=1.0, fur="#5e4a40", hoof="#2c2220", chest=(58, 48), belly=(52, 46), rump=(44, 40),
        shag=9, pattern="line", pattern_colour="#33261f", tail=52, tail_radius=(6, 5, 7), tail_rise=-20, tail_curve=6, leg=54,
    )  # fmt: skip

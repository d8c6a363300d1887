"""Beasts on four legs, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle


def beasts() -> dict[str, Callable[[], QuadrupedStyle]]:
    """Every beast by kind."""
    return {"dog": dog, "puppy": puppy, "horse": horse, "unicorn": unicorn, "zebra": zebra, "elephant": elephant, "fox": fox, "wolf": wolf,
            "dragon": dragon, "cow": cow, "deer": deer, "sheep": sheep, "pig": pig, "lion": lion, "tiger": tiger, "giraffe": giraffe}  # fmt: skip


def dog() -> QuadrupedStyle:
    head = HeadStyle(
        radius=60, shape=(.92, .90, .98), cheeks=.58, jaw=-.3, skin="#d9a766", eye_size=.14, eye_azimuth=27, eye_elevation=14,
        muzzle=(.34, .25, .33), muzzle_drop=-.28, muzzle_colour="#fff7ea", nose="button", nose_colour="#33262a", ears="floppy", ear_size=.5,
        marking="blaze", marking_colour="#fff7ea", ear_colour="#8a5430", blush="#f0a68a",
    )  # fmt: skip
    return QuadrupedStyle(
        "dog", head, ("#d9a766",), height_m=0.95, body=104, leg=76, chest=(42, 34), belly=(37, 33), rump=(39, 33), neck=26, neck_radius=(31, 27),
        leg_radius=(17, 13), haunch=30, paw=(20, 11, 14), fur="#d9a766", under="#fff7ea", sock="#fff7ea", tail=76, tail_radius=(11, 9, 5),
        tail_rise=48, tail_curve=-12, collar="#c92f45",
    )  # fmt: skip


def puppy() -> QuadrupedStyle:
    base = dog()
    return replace(base, name="puppy", height_m=0.6, body=82, leg=54, tail=50, neck=16)


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
        base.head,
        skin="#f4eef4",
        muzzle_colour="#fbf4f4",
        nose_colour="#c8909a",
        marking="",
        horns="#f2c14e",
        ear_inner="#f0c0d0",
        lashes=True,
    )
    return replace(
        base,
        name="unicorn",
        head=head,
        coat=("#f4eef4",),
        fur="#f4eef4",
        sock="",
        hoof="#f2c14e",
        mane="#d877c0",
    )


def zebra() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head,
        skin="#f2ece2",
        muzzle_colour="#5a4e50",
        nose_colour="#2c2428",
        marking="tabby",
        marking_colour="#2c2830",
    )
    return replace(
        base,
        name="zebra",
        head=head,
        coat=("#f2ece2",),
        fur="#f2ece2",
        sock="",
        hoof="#2c2830",
        mane="#2c2830",
        pattern="stripes",
        pattern_colour="#2c2830",
        height_m=1.7,
    )


def elephant() -> QuadrupedStyle:
    head = HeadStyle(
        radius=66, shape=(.95, 1.0, .98), cheeks=.60, jaw=-.30, skin="#93a2b8", eye_size=.125, eye_azimuth=36, eye_elevation=10, ears="elephant",
        ear_size=.44, ear_inner="#d99aa8", trunk=2.0, trunk_curl=.7, blush="#d98a9a", mouth="none",
    )  # fmt: skip
    return QuadrupedStyle(
        "elephant", head, ("#93a2b8",), height_m=2.3, body=112, leg=92, chest=(64, 54), belly=(70, 58), rump=(66, 54), neck=12, neck_angle=40,
        neck_radius=(50, 46), leg_radius=(27, 25), haunch=40, paw=(18, 12, 25), fur="#93a2b8", paw_colour="#b9c3d0", tail=70,
        tail_radius=(7, 5, 4), tail_rise=-10, tail_curve=10, pattern="blanket", pattern_colour="#c9463f",
    )  # fmt: skip


def fox() -> QuadrupedStyle:
    head = HeadStyle(
        radius=58, shape=(.92, .84, 1.06), cheeks=.54, jaw=-.24, skin="#d9652b", eye_size=.135, eye_azimuth=27, eye_elevation=10,
        muzzle=(.48, .18, .24), muzzle_drop=-.30, taper=.5, muzzle_colour="#fff1e0", nose="button", nose_colour="#2c2026", ears="pointed",
        ear_size=.5, ear_inner="#4a2a2a", marking="mask", marking_colour="#fff1e0",
    )  # fmt: skip
    return QuadrupedStyle(
        "fox", head, ("#d9652b",), height_m=0.95, body=98, leg=76, chest=(36, 30), belly=(33, 30), rump=(35, 30), neck=18, neck_radius=(29, 25),
        leg_radius=(14, 10), haunch=27, paw=(18, 9, 11), fur="#d9652b", under="#fff1e0", sock="#4a2f2c", tail=128, tail_radius=(9, 25, 27, 6),
        tail_rise=12, tail_curve=-9, tail_tip="#fff1e0", ruff=7,
    )  # fmt: skip


def wolf() -> QuadrupedStyle:
    base = fox()
    head = replace(
        base.head,
        skin="#7d8592",
        marking_colour="#eceef0",
        muzzle_colour="#eceef0",
        ear_inner="#4a505c",
        muzzle=(0.56, 0.22, 0.27),
    )
    return replace(
        base,
        name="wolf",
        head=head,
        coat=("#7d8592",),
        fur="#7d8592",
        under="#eceef0",
        sock="#5c6370",
        tail_tip="#eceef0",
        height_m=1.15,
        leg=88,
        tail_rise=-16,
    )


def dragon() -> QuadrupedStyle:
    head = HeadStyle(
        radius=54, shape=(.98, .90, .96), cheeks=.60, jaw=-.30, skin="#4fa866", eyes="big", eye_size=.24, eye_azimuth=34, eye_elevation=20,
        iris="#f0a92e", pupil="slit", muzzle=(.58, .30, .40), muzzle_drop=-.32, taper=.84, muzzle_colour="#5cb574", nose="snout",
        nose_colour="#2c6a44", horns="#f3e2b8", blush="#e8a05a", mouth="grin",
    )  # fmt: skip
    return QuadrupedStyle(
        "dragon", head, ("#4fa866", "#5cb574"), height_m=2.6, body=118, leg=64, chest=(46, 40), belly=(52, 46), rump=(47, 41), neck=74, neck_angle=62,
        neck_radius=(34, 25), leg_radius=(22, 17), haunch=36, paw=(24, 12, 18), fur="#4fa866", under="#f0dc9a", tail=190,
        tail_radius=(30, 18, 10, 5), tail_rise=-12, tail_curve=-8, wings="#e8873c", spikes="#f0a92e",
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


def deer() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head,
        radius=44,
        skin="#b27a48",
        muzzle=(0.72, 0.30, 0.32),
        muzzle_colour="#d8b088",
        nose="button",
        nose_colour="#3a2622",
        ears="pointed",
        ear_size=0.3,
        ear_inner="#f2dcc0",
        horns="#8a6a48",
        marking="",
    )
    return replace(
        base, name="deer", head=head, coat=("#b27a48",), fur="#b27a48", under="#f2e2c8", sock="", mane="", hoof="#3a2a26", tail=34,
        tail_radius=(10, 11, 6), tail_rise=20, tail_hair=False, leg_radius=(14, 8), body=108, pattern="spots", pattern_colour="#e8d0a8", height_m=1.7,
    )  # fmt: skip


def sheep() -> QuadrupedStyle:
    head = HeadStyle(
        radius=48, cheeks=.5, skin="#4a4048", eyes="big", eye_size=.17, iris="#c8963a", eye_azimuth=34, eye_elevation=10, muzzle=(.42, .28, .34),
        muzzle_drop=-.34, muzzle_colour="#5a4e56", nose="button", nose_colour="#2a2028", ears="floppy", ear_size=-.1, ear_colour="#4a4048",
    )  # fmt: skip
    return QuadrupedStyle(
        "sheep", head, ("#f2ece0",), height_m=1.0, body=92, leg=54, chest=(54, 50), belly=(60, 56), rump=(56, 52), neck=10, neck_radius=(40, 34),
        leg_radius=(14, 11), haunch=30, paw=(17, 11, 12), fur="#f2ece0", sock="#4a4048", hoof="#2c262c", tail=30, tail_radius=(15, 16, 12),
        tail_rise=-10, ruff=12,
    )  # fmt: skip


def pig() -> QuadrupedStyle:
    head = HeadStyle(
        radius=58, cheeks=.6, skin="#f0a8a4", eye_size=.13, eye_azimuth=28, eye_elevation=14, muzzle=(.34, .24, .28), muzzle_drop=-.22, taper=1.0,
        muzzle_colour="#f4b8b0", nose="snout", nose_colour="#c86a70", ears="pointed", ear_size=.05, ear_inner="#e88a8a", blush="#e87a80",
    )  # fmt: skip
    return QuadrupedStyle(
        "pig", head, ("#f0a8a4", "#f4b8b0"), height_m=0.85, body=104, leg=48, chest=(48, 44), belly=(54, 48), rump=(50, 46), neck=8, neck_radius=(44, 40),
        leg_radius=(18, 15), haunch=32, paw=(18, 11, 14), fur="#f0a8a4", hoof="#b86a6c", tail=46, tail_radius=(6, 5, 4), tail_rise=40, tail_curve=44,
    )  # fmt: skip


def lion() -> QuadrupedStyle:
    head = HeadStyle(
        radius=56, cheeks=.58, skin="#dfa34a", eye_size=.14, eye_azimuth=27, eye_elevation=12, muzzle=(.26, .26, .38), muzzle_drop=-.32,
        muzzle_colour="#faeacc", nose="triangle", nose_colour="#6a3a30", mouth="cat", ears="round", ear_size=.26, ear_inner="#faeacc", whiskers=True,
        hair="ring", hair_colour="#9a5420",
    )  # fmt: skip
    return QuadrupedStyle(
        "lion", head, ("#dfa34a",), height_m=1.25, body=118, leg=80, chest=(46, 38), belly=(40, 36), rump=(42, 36), neck=18, neck_radius=(42, 44),
        leg_radius=(19, 15), haunch=33, paw=(22, 12, 16), fur="#dfa34a", under="#faeacc", tail=128, tail_radius=(7, 6, 13), tail_rise=-20, tail_curve=-14,
        tail_tip="#9a5420", mane="#9a5420", ruff=14,
    )  # fmt: skip


def tiger() -> QuadrupedStyle:
    base = lion()
    head = replace(
        base.head,
        skin="#e8862e",
        hair="",
        marking="tabby",
        marking_colour="#2c2024",
        ear_inner="#fdeed6",
    )
    return replace(
        base, name="tiger", head=head, coat=("#e8862e",), fur="#e8862e", under="#fdeed6", tail_tip="#2c2024", tail_radius=(9, 9, 8), mane="",
        ruff=0, pattern="stripes", pattern_colour="#2c2024",
    )  # fmt: skip


def giraffe() -> QuadrupedStyle:
    base = horse()
    head = replace(
        base.head,
        radius=40,
        skin="#e8b860",
        muzzle=(0.95, 0.34, 0.36),
        muzzle_colour="#f4dcb0",
        ears="floppy",
        ear_size=-0.2,
        ear_colour="#e8b860",
        horns="#9a6234",
        marking="",
    )
    return replace(
        base, name="giraffe", head=head, coat=("#e8b860",), fur="#e8b860", sock="#f4dcb0", hoof="#6a4a34", mane="#9a6234", neck=170, neck_angle=70,
        neck_radius=(32, 20), leg=140, body=100, pattern="spots", pattern_colour="#a8642e", tail_radius=(5, 5, 9), height_m=3.0,
    )  # fmt: skip

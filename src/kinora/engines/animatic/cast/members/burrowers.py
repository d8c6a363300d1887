"""Small beasts of burrows, rivers and trees, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle


def burrowers() -> dict[str, Callable[[], QuadrupedStyle]]:
    """Every one of them by kind."""
    return {
        "otter": otter, "beaver": beaver, "badger": badger, "skunk": skunk, "hamster": hamster, "guinea pig": guinea_pig, "red panda": red_panda,
        "rat": rat, "lemur": lemur,
    }  # fmt: skip


def otter() -> QuadrupedStyle:
    head = HeadStyle(
        radius=48, shape=(.94, .82, 1.02), cheeks=.58, jaw=-.28, skin="#7a5640", eye_size=.13, eye_azimuth=28, eye_elevation=14, muzzle=(.24, .24, .36),
        muzzle_drop=-.26, muzzle_colour="#e4ceb0", nose="button", nose_colour="#2c2026", ears="round", ear_size=.18, ear_inner="#5a3e2e",
        whiskers=True, mouth="cat", blush="#d88a70",
    )  # fmt: skip
    return QuadrupedStyle(
        "otter", head, ("#7a5640",), height_m=0.6, body=132, leg=34, chest=(33, 29), belly=(35, 31), rump=(34, 30), neck=34, neck_angle=46,
        neck_radius=(31, 27), leg_radius=(13, 11), haunch=25, paw=(18, 8, 13), fur="#7a5640", under="#e4ceb0", tail=128, tail_radius=(22, 13, 4),
        tail_rise=-8, tail_curve=-4,
    )  # fmt: skip


def beaver() -> QuadrupedStyle:
    base = otter()
    head = replace(
        base.head, radius=56, skin="#8a5a34", muzzle=(.26, .27, .36), muzzle_colour="#c89a6a", mouth="teeth", cheeks=.64, whiskers=False, ear_size=.24,
    )  # fmt: skip
    return replace(
        base, name="beaver", head=head, coat=("#8a5a34",), height_m=0.65, body=98, leg=30, chest=(44, 40), belly=(50, 46), rump=(48, 44), neck=10,
        fur="#8a5a34", under="#c89a6a", paw_colour="#4a382e", tail=98, tail_radius=(11, 26, 30, 24), tail_tip="#4a3a34", tail_rise=2, tail_curve=0, shag=6,
    )  # fmt: skip


def badger() -> QuadrupedStyle:
    base = otter()
    head = replace(
        base.head, radius=50, skin="#f4f1ec", muzzle=(.50, .20, .25), taper=.66, muzzle_colour="#f4f1ec", marking="badger", marking_colour="#2c2a32",
        whiskers=False, mouth="smile", ear_inner="#f4f1ec", ear_colour="#2c2a32", ear_size=.2,
    )  # fmt: skip
    return replace(
        base, name="badger", head=head, coat=("#8c8d94",), height_m=0.65, body=108, leg=34, chest=(42, 38), belly=(45, 42), rump=(44, 40), neck=12,
        fur="#8c8d94", under="#34323a", sock="#34323a", tail=36, tail_radius=(12, 12, 8), tail_tip="#f4f1ec", shag=7,
    )  # fmt: skip


def skunk() -> QuadrupedStyle:
    base = otter()
    head = replace(
        base.head, radius=48, skin="#302d38", muzzle=(.40, .19, .24), taper=.6, muzzle_colour="#302d38", marking="blaze", marking_colour="#fbfaf6",
        whiskers=False, mouth="smile", eyes="big", eye_size=.15, iris="#7a5a3a",
    )  # fmt: skip
    return replace(
        base, name="skunk", head=head, coat=("#302d38",), height_m=0.6, body=92, leg=38, fur="#302d38", under="", pattern="line", pattern_colour="#fbfaf6",
        tail=136, tail_radius=(12, 28, 32, 18), tail_rise=72, tail_curve=14, tail_tip="#fbfaf6", chest=(34, 31),
    )  # fmt: skip


def hamster() -> QuadrupedStyle:
    head = HeadStyle(
        radius=58, shape=(.92, .86, 1.08), cheeks=.66, jaw=-.32, skin="#dda25c", eye_size=.14, eye_azimuth=32, eye_elevation=10, muzzle=(.14, .22, .32),
        muzzle_drop=-.28, muzzle_colour="#fdf3e2", nose="triangle", nose_colour="#e08a8e", ears="round", ear_size=.28, ear_inner="#f0b4a8",
        whiskers=True, mouth="cat", blush="#f0906a",
    )  # fmt: skip
    return QuadrupedStyle(
        "hamster", head, ("#dda25c",), height_m=0.42, body=58, leg=18, chest=(42, 40), belly=(48, 45), rump=(46, 44), neck=2, neck_radius=(40, 40),
        leg_radius=(10, 9), haunch=24, paw=(13, 6, 9), fur="#dda25c", under="#fdf3e2", paw_colour="#f2b8a8", tail=14, tail_radius=(6, 5, 4),
        shag=5,
    )  # fmt: skip


def guinea_pig() -> QuadrupedStyle:
    base = hamster()
    head = replace(
        base.head, radius=50, skin="#5a3c2e", muzzle=(.30, .28, .34), muzzle_colour="#fdf3e2", marking="blaze", marking_colour="#fdf3e2", ears="floppy",
        ear_size=-.25, ear_colour="#5a3c2e", whiskers=False, nose="button", nose_colour="#c8807a",
    )  # fmt: skip
    return replace(
        base, name="guinea pig", head=head, coat=("#c8823e",), fur="#c8823e", under="#fdf3e2", body=92, height_m=0.42, tail=0, pattern="patches",
        pattern_colour="#fdf3e2", shag=8, chest=(42, 40), belly=(46, 44), rump=(46, 44),
    )  # fmt: skip


def red_panda() -> QuadrupedStyle:
    head = HeadStyle(
        radius=56, shape=(.90, .82, 1.10), cheeks=.60, jaw=-.26, skin="#c0562a", eye_size=.13, eye_azimuth=27, eye_elevation=6, muzzle=(.22, .20, .28),
        muzzle_drop=-.30, muzzle_colour="#fdf3e4", nose="button", nose_colour="#2c2026", ears="pointed", ear_size=.12, ear_inner="#fdf3e4",
        marking="brows", marking_colour="#fdf3e4", fluff=5,
    )  # fmt: skip
    return QuadrupedStyle(
        "red panda", head, ("#c0562a",), height_m=0.8, body=100, leg=52, chest=(37, 33), belly=(38, 34), rump=(39, 34), neck=12, neck_radius=(31, 28),
        leg_radius=(16, 13), haunch=29, paw=(18, 9, 13), fur="#c0562a", under="#33221f", sock="#33221f", tail=140, tail_radius=(12, 22, 23, 15),
        tail_rise=8, tail_curve=-6, tail_rings="#f0b878", shag=6,
    )  # fmt: skip


def rat() -> QuadrupedStyle:
    base = hamster()
    head = replace(
        base.head, radius=44, skin="#7d7680", muzzle=(.50, .20, .24), taper=.55, muzzle_colour="#a8a0a8", ears="round", ear_size=.40, marking="", cheeks=.5,
        nose="button", nose_colour="#e08a92",
    )  # fmt: skip
    return replace(
        base, name="rat", head=head, coat=("#7d7680",), fur="#7d7680", under="#b8b0b4", body=78, leg=24, chest=(30, 28), belly=(36, 34), rump=(38, 36),
        tail=150, tail_radius=(6, 5, 2), tail_rise=8, tail_curve=10, shag=0,
    )  # fmt: skip


def lemur() -> QuadrupedStyle:
    head = HeadStyle(
        radius=48, shape=(.90, .86, 1.0), cheeks=.5, jaw=-.26, skin="#f2eee6", eyes="big", eye_size=.19, eye_azimuth=28, eye_elevation=8, iris="#e8922e",
        muzzle=(.34, .19, .24), taper=.7, muzzle_drop=-.32, muzzle_colour="#4a4650", nose="button", nose_colour="#241e24", ears="round", ear_size=.32,
        ear_inner="#d8d0c8", marking="discs", marking_colour="#34303a",
    )  # fmt: skip
    return QuadrupedStyle(
        "lemur", head, ("#9a948e",), height_m=0.85, body=88, leg=62, chest=(30, 26), belly=(31, 27), rump=(33, 28), neck=20, neck_radius=(25, 22),
        leg_radius=(12, 9), haunch=26, paw=(17, 8, 10), fur="#9a948e", under="#f2eee6", tail=190, tail_radius=(9, 14, 14, 9), tail_rise=70, tail_curve=18,
        tail_rings="#2c2830", tail_tip="#2c2830",
    )  # fmt: skip

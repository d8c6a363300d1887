"""Cats, dogs and their wild kin on four legs, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle


def prowlers() -> dict[str, Callable[[], QuadrupedStyle]]:
    """Every one of them by kind."""
    return {
        "cat": cat, "kitten": kitten, "lion": lion, "lioness": lioness, "tiger": tiger, "leopard": leopard, "cheetah": cheetah, "panther": panther,
        "lynx": lynx, "dog": dog, "puppy": puppy, "corgi": corgi, "dachshund": dachshund, "husky": husky, "poodle": poodle, "dalmatian": dalmatian,
        "fox": fox, "wolf": wolf, "hyena": hyena,
    }  # fmt: skip


def cat() -> QuadrupedStyle:
    head = HeadStyle(
        radius=56, shape=(.90, .86, 1.06), cheeks=.58, jaw=-.28, skin="#e08a3a", eyes="big", eye_size=.225, eye_azimuth=27, eye_elevation=8,
        iris="#5aa83a", pupil="slit", muzzle=(.12, .23, .36), muzzle_drop=-.34, muzzle_colour="#fdeed6", taper=.86, nose="triangle",
        nose_colour="#d8707a", mouth="cat", ears="pointed", ear_size=.34, ear_inner="#f0aaa0", whiskers=True, marking="tabby",
        marking_colour="#a3541a", blush="#f0906a",
    )  # fmt: skip
    return QuadrupedStyle(
        "cat", head, ("#e08a3a", "#a3541a"), height_m=0.85, body=98, leg=60, chest=(33, 28), belly=(33, 29), rump=(35, 30), neck=18, neck_angle=52,
        neck_radius=(28, 25), leg_radius=(13, 10), haunch=28, paw=(15, 9, 11), fur="#e08a3a", under="#fdeed6", sock="#fdeed6", tail=138,
        tail_radius=(9, 9, 8), tail_rise=62, tail_curve=16, tail_tip="", pattern="tabby", pattern_colour="#a3541a",
    )  # fmt: skip


def kitten() -> QuadrupedStyle:
    base = cat()
    return replace(base, name="kitten", height_m=0.55, body=76, leg=42, tail=86, neck=10, head=replace(base.head, eye_size=.25))  # fmt: skip


def lion() -> QuadrupedStyle:
    head = HeadStyle(
        radius=54, cheeks=.58, skin="#dfa34a", eye_size=.14, eye_azimuth=27, eye_elevation=12, muzzle=(.26, .26, .38), muzzle_drop=-.32,
        muzzle_colour="#faeacc", nose="triangle", nose_colour="#6a3a30", mouth="cat", ears="round", ear_size=.26, ear_inner="#faeacc", whiskers=True,
        hair="mane", hair_colour="#9a5420",
    )  # fmt: skip
    return QuadrupedStyle(
        "lion", head, ("#dfa34a",), height_m=1.25, body=118, leg=80, chest=(46, 38), belly=(40, 36), rump=(42, 36), neck=18, neck_radius=(42, 44),
        leg_radius=(19, 15), haunch=33, paw=(22, 12, 16), fur="#dfa34a", under="#faeacc", tail=128, tail_radius=(7, 6, 13), tail_rise=-20, tail_curve=-14,
        tail_tip="#9a5420", mane="#9a5420", ruff=14,
    )  # fmt: skip


def lioness() -> QuadrupedStyle:
    base = lion()
    return replace(base, name="lioness", head=replace(base.head, hair=""), mane="", ruff=0, chest=(42, 36), neck_radius=(36, 32))  # fmt: skip


def tiger() -> QuadrupedStyle:
    base = lioness()
    head = replace(base.head, skin="#e8862e", marking="tabby", marking_colour="#2c2024", ear_inner="#fdeed6")  # fmt: skip
    return replace(
        base, name="tiger", head=head, coat=("#e8862e",), fur="#e8862e", under="#fdeed6", tail_tip="#2c2024", tail_radius=(9, 9, 8),
        tail_rings="#2c2024", pattern="stripes", pattern_colour="#2c2024",
    )  # fmt: skip


def leopard() -> QuadrupedStyle:
    base = lioness()
    head = replace(
        base.head, skin="#e8b45a", marking="tears", marking_colour="#4a3020", iris="#b8a83a"
    )
    return replace(
        base, name="leopard", head=head, coat=("#e8b45a",), fur="#e8b45a", under="#fdf0d8", tail_tip="#4a3020", tail_radius=(9, 9, 8), tail_rings="#4a3020",
        pattern="rosettes", pattern_colour="#4a3020", height_m=1.1, leg=72,
    )  # fmt: skip


def cheetah() -> QuadrupedStyle:
    base = leopard()
    head = replace(base.head, radius=44, skin="#ecc070", marking_colour="#2c2024")
    return replace(
        base, name="cheetah", head=head, coat=("#ecc070",), fur="#ecc070", pattern="cheetah", pattern_colour="#2c2024", tail_tip="#2c2024",
        tail_rings="#2c2024", leg=94, leg_radius=(14, 10), chest=(42, 32), belly=(31, 29), rump=(37, 30), body=124, neck=26,
    )  # fmt: skip


def panther() -> QuadrupedStyle:
    base = leopard()
    head = replace(
        base.head, skin="#34323e", muzzle_colour="#45424f", nose_colour="#1e1c26", ear_inner="#55505e", marking="", eyes="big", eye_size=.19,
        iris="#e8c83a", pupil="slit",
    )  # fmt: skip
    return replace(
        base, name="panther", head=head, coat=("#34323e", "#45424f"), fur="#34323e", under="", tail_tip="", tail_rings="", pattern="", tail=140,
    )  # fmt: skip


def lynx() -> QuadrupedStyle:
    base = leopard()
    head = replace(
        base.head, skin="#c4a482", marking="", ears="pointed", ear_size=.42, ear_inner="#2c2428", eyes="big", eye_size=.17, iris="#d8a83a", pupil="slit",
        fluff=5, beard="#f2e6d4",
    )  # fmt: skip
    return replace(
        base, name="lynx", head=head, coat=("#c4a482",), fur="#c4a482", pattern="cheetah", pattern_colour="#6a5038", tail=36, tail_radius=(11, 10, 9),
        tail_tip="#2c2428", tail_rings="", ruff=12, height_m=0.95, leg=80, body=100,
    )  # fmt: skip


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


def corgi() -> QuadrupedStyle:
    base = dog()
    head = replace(
        base.head, skin="#dd9348", muzzle=(.40, .22, .28), ears="pointed", ear_size=.42, ear_colour="", ear_inner="#f6d4b4", marking="husky",
    )  # fmt: skip
    return replace(
        base, name="corgi", head=head, coat=("#dd9348",), fur="#dd9348", height_m=0.7, leg=36, body=112, tail=24, tail_radius=(12, 11, 8), ruff=10,
        chest=(40, 34), collar="#3f7fc0",
    )  # fmt: skip


def dachshund() -> QuadrupedStyle:
    base = dog()
    head = replace(base.head, radius=46, skin="#8a4a2c", muzzle=(.78, .24, .26), muzzle_colour="#9c5a38", marking="", ear_colour="#6a3420", ear_size=.7)  # fmt: skip
    return replace(
        base, name="dachshund", head=head, coat=("#8a4a2c", "#9c5a38"), fur="#8a4a2c", under="#b4703e", sock="#b4703e", height_m=0.55, leg=30, body=164,
        chest=(34, 29), belly=(30, 27), rump=(32, 28), neck=30, tail=92, tail_radius=(8, 6, 3), tail_rise=20, collar="#2f8f8a",
    )  # fmt: skip


def husky() -> QuadrupedStyle:
    base = wolf()
    head = replace(
        base.head, skin="#4c525e", muzzle=(.42, .23, .29), taper=.7, muzzle_colour="#fbfaf8", marking="husky", marking_colour="#fbfaf8", eyes="big",
        eye_size=.15, iris="#5ab4e8", ear_inner="#f0d4cc", nose_colour="#241e24",
    )  # fmt: skip
    return replace(
        base, name="husky", head=head, coat=("#4c525e",), fur="#fbfaf8", under="", sock="", pattern="saddle", pattern_colour="#4c525e", tail=104,
        tail_radius=(12, 21, 19, 8), tail_rise=72, tail_curve=34, tail_tip="#4c525e", ruff=11, height_m=1.0, collar="#c92f45",
    )  # fmt: skip


def poodle() -> QuadrupedStyle:
    base = dog()
    head = replace(
        base.head, radius=46, skin="#f0d8d4", muzzle=(.74, .20, .22), muzzle_colour="#f4e2de", marking="", hair="wool", hair_colour="#f8e8e4",
        ear_colour="#f8e8e4", ear_size=.55,
    )  # fmt: skip
    return replace(
        base, name="poodle", head=head, coat=("#f8e8e4", "#f0d8d4"), fur="#f8e8e4", under="", sock="", wool=15, height_m=0.9, leg=82, leg_radius=(14, 11),
        tail=58, tail_radius=(5, 5, 17), tail_rise=70, tail_curve=0, body=90, chest=(44, 38), belly=(34, 30), rump=(36, 32), collar="#e8649a", ruff=13,
    )  # fmt: skip


def dalmatian() -> QuadrupedStyle:
    base = dog()
    head = replace(
        base.head, skin="#f6f2ec", marking="tears", marking_colour="#2c2830", ear_colour="#2c2830"
    )
    return replace(
        base, name="dalmatian", head=head, coat=("#f6f2ec",), fur="#f6f2ec", under="", sock="", pattern="spots", pattern_colour="#2c2830", height_m=1.0,
        leg=84,
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
    head = replace(base.head, skin="#7d8592", marking_colour="#eceef0", muzzle_colour="#eceef0", ear_inner="#4a505c", muzzle=(.56, .22, .27))  # fmt: skip
    return replace(
        base, name="wolf", head=head, coat=("#7d8592",), fur="#7d8592", under="#eceef0", sock="#5c6370", tail_tip="#eceef0", height_m=1.15, leg=88,
        tail_rise=-16,
    )  # fmt: skip


def hyena() -> QuadrupedStyle:
    base = wolf()
    head = replace(
        base.head, skin="#a88e6a", marking="", muzzle=(.50, .26, .30), taper=.8, muzzle_colour="#4a3c34", ears="round", ear_size=.34, ear_inner="#5a4838",
        mouth="grin", hair="tuft", hair_colour="#4a3828",
    )  # fmt: skip
    return replace(
        base, name="hyena", head=head, coat=("#a88e6a",), fur="#a88e6a", under="", sock="#4a3c34", pattern="spots", pattern_colour="#54402e",
        chest=(46, 36), belly=(38, 32), rump=(33, 28), mane="#4a3828", tail=66, tail_radius=(7, 10, 12), tail_tip="#3a2c22", ruff=0, height_m=1.05,
    )  # fmt: skip

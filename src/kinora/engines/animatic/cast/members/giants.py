"""The largest beasts, living and long gone, and the dragon, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle


def giants() -> dict[str, Callable[[], QuadrupedStyle]]:
    """Every one of them by kind."""
    return {
        "elephant": elephant, "mammoth": mammoth, "hippo": hippo, "rhino": rhino, "triceratops": triceratops, "stegosaurus": stegosaurus,
        "brontosaurus": brontosaurus, "dragon": dragon,
    }  # fmt: skip


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


def mammoth() -> QuadrupedStyle:
    base = elephant()
    head = replace(
        base.head, skin="#8a5636", ear_size=.12, ear_inner="#6a3e26", blush="", hair="wool", hair_colour="#6a3e26", horns="#f6ecd4",
        horn_shape="long tusks", fluff=10,
    )  # fmt: skip
    return replace(
        base, name="mammoth", head=head, coat=("#8a5636", "#6a3e26"), fur="#8a5636", paw_colour="#5a3a2a", pattern="", height_m=2.6, shag=20,
        humps=((.30, 44, 44),), ruff=18, under="",
    )  # fmt: skip


def hippo() -> QuadrupedStyle:
    head = HeadStyle(
        radius=58, shape=(.96, .84, .94), cheeks=.60, jaw=-.32, skin="#9a8a9c", eye_size=.12, eye_azimuth=38, eye_elevation=34, muzzle=(.62, .46, .60),
        muzzle_drop=-.34, taper=1.08, muzzle_colour="#b098a4", nose="snout", nose_colour="#5a4a58", ears="round", ear_size=.17, ear_inner="#d8a0a8",
        blush="#d88a98",
    )  # fmt: skip
    return QuadrupedStyle(
        "hippo", head, ("#9a8a9c", "#b098a4"), height_m=1.5, body=124, leg=46, chest=(64, 56), belly=(72, 62), rump=(66, 58), neck=6, neck_angle=24,
        neck_radius=(54, 50), leg_radius=(24, 22), haunch=38, paw=(18, 11, 22), fur="#9a8a9c", under="#c8b0b8", tail=30, tail_radius=(7, 5, 4),
        tail_rise=-20,
    )  # fmt: skip


def rhino() -> QuadrupedStyle:
    head = HeadStyle(
        radius=54, shape=(1.0, .88, .90), cheeks=.56, jaw=-.32, skin="#8e9298", eye_size=.12, eye_azimuth=44, eye_elevation=14, muzzle=(.86, .36, .40),
        muzzle_drop=-.36, taper=.88, muzzle_colour="#9ca0a6", nose="snout", nose_colour="#5a5e64", ears="horse", ear_size=.05, ear_inner="#c8a8a4",
        horns="#ded6c2", horn_shape="rhino",
    )  # fmt: skip
    return QuadrupedStyle(
        "rhino", head, ("#8e9298", "#9ca0a6"), height_m=1.7, body=126, leg=62, chest=(62, 52), belly=(64, 54), rump=(62, 52), neck=18, neck_angle=14,
        neck_radius=(48, 42), leg_radius=(24, 21), haunch=38, paw=(18, 11, 21), fur="#8e9298", tail=56, tail_radius=(7, 5, 7), tail_rise=-30,
        humps=((.36, 26, 30),),
    )  # fmt: skip


def triceratops() -> QuadrupedStyle:
    base = rhino()
    head = replace(
        base.head, radius=58, skin="#5f9a86", muzzle=(.60, .34, .36), taper=.62, muzzle_colour="#7cb09a", nose_colour="#3a6a58", ears="", horns="#f6ecd4",
        horn_shape="three", hair="frill", hair_colour="#d98a4a", eye_elevation=12, eye_azimuth=36, eye_size=.14,
    )  # fmt: skip
    return replace(
        base, name="triceratops", head=head, coat=("#5f9a86", "#7cb09a"), fur="#5f9a86", under="#dfe6c0", height_m=1.45, humps=(), tail=150,
        tail_radius=(40, 24, 8), tail_rise=-16, tail_curve=-4, pattern="stripes", pattern_colour="#3f7a68",
    )  # fmt: skip


def stegosaurus() -> QuadrupedStyle:
    base = rhino()
    head = replace(
        base.head, radius=36, skin="#7a9a4a", muzzle=(.80, .36, .38), muzzle_colour="#8cac5a", ears="", horns="", eye_size=.17, nose_colour="#4a6a2a",
    )  # fmt: skip
    return replace(
        base, name="stegosaurus", head=head, coat=("#7a9a4a", "#8cac5a"), fur="#7a9a4a", under="#e6e6b8", height_m=1.2, humps=(), plates="#e0813c",
        chest=(50, 44), belly=(66, 54), rump=(60, 50), neck=46, neck_angle=16, neck_radius=(36, 24), tail=170, tail_radius=(42, 24, 8), tail_rise=-10,
        tail_curve=-3,
    )  # fmt: skip


def brontosaurus() -> QuadrupedStyle:
    base = stegosaurus()
    head = replace(
        base.head,
        radius=38,
        skin="#6f93b4",
        muzzle=(0.62, 0.36, 0.40),
        muzzle_colour="#84a6c4",
        nose="snout",
        nose_colour="#3f5f80",
        blush="#c89ab0",
    )
    return replace(
        base, name="brontosaurus", head=head, coat=("#6f93b4", "#84a6c4"), fur="#6f93b4", under="#d8e2e6", height_m=3.2, plates="", body=120, leg=74,
        chest=(56, 46), belly=(66, 54), rump=(60, 50), neck=210, neck_angle=60, neck_radius=(40, 22), tail=230, tail_radius=(42, 20, 5), pattern="spots",
        pattern_colour="#577a9c",
    )  # fmt: skip


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

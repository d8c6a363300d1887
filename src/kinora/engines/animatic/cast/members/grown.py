"""People without a trade: children, grown-ups, old people, and two who are all costume."""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.head.style import HeadStyle


def child() -> BipedStyle:
    return BipedStyle(
        "child",
        HeadStyle(radius=70, skin="#f4c9a0", hair="bob", hair_colour="#7a3b22", blush="#f08a78", nose="button",
                  nose_colour="#eaa886", brow="#6b3420", eye_size=.15, eye_elevation=-2, cheeks=.64),
        coat=("#f2b632",), height_m=1.3, torso=78, chest=(27, 31), belly=(31, 36), hips=(30, 36), shoulder=31, hip_width=17,
        arm=86, arm_radius=(13, 11), hand=15.5, leg=78, leg_radius=(12, 11), foot=(44, 17, 16), top="#f2b632", sleeve="#f2b632",
        bottom="#f4c9a0", skin="#f4c9a0", shoe="#d5453c", skirt="dress", skirt_colour="#f2b632", skirt_length=18, pattern="buttons",
        pattern_colour="#fff3da", extras=("boots", "collar"), extra_colour="#fff6e6",
    )  # fmt: skip


def girl() -> BipedStyle:
    base = child()
    head = replace(base.head, hair="pigtails", hair_colour="#d8a23c", lashes=True, brow="#8a5a20")
    return replace(in_dress(base, "#f2b632", "#e8648c"), name="girl", head=head, shoe="#7a4bb0", extra_colour="#fff0f4")  # fmt: skip


def boy() -> BipedStyle:
    base = child()
    head = replace(
        base.head, hair="fringe", hair_colour="#4a2c1c", brow="#3a2014", ears="human", ear_size=0.36
    )
    return replace(
        base, name="boy", head=head, coat=("#3f8fc8",), top="#3f8fc8", sleeve="#3f8fc8", bottom="#5b4a6a", shoe="#c8503c",
        skirt="", pattern="stripes", pattern_colour="#f6efe0", extras=("collar",), extra_colour="#f6efe0",
    )  # fmt: skip


def woman() -> BipedStyle:
    return BipedStyle(
        "woman",
        HeadStyle(radius=54, skin="#e9b48c", hair="long", hair_colour="#5a2f22", blush="#e8806c", nose="button", nose_colour="#dc9a76",
                  brow="#4a2418", eye_size=.145, lashes=True, cheeks=.6),
        coat=("#2f8f8a",), height_m=1.68, neck=9, torso=86, chest=(24, 29), belly=(24, 28), hips=(29, 34), shoulder=30, hip_width=16,
        arm=90, arm_radius=(11, 9), hand=13.5, leg=106, leg_radius=(14, 10), foot=(42, 13, 13), top="#2f8f8a", sleeve="#2f8f8a",
        bottom="#e9b48c", skin="#e9b48c", shoe="#7a3b3a", skirt="dress", skirt_colour="#2f8f8a", skirt_length=44, pattern_colour="#f4e2c0",
        extras=("collar",), extra_colour="#f4e2c0",
    )  # fmt: skip


def man() -> BipedStyle:
    return BipedStyle(
        "man",
        HeadStyle(radius=56, skin="#d9a077", hair="fringe", hair_colour="#33201a", blush="#d0735c", nose="button", nose_colour="#c98762",
                  brow="#2c1a14", eye_size=.13, ears="human", ear_size=.38),
        coat=("#3d6fb0",), height_m=1.78, neck=10, torso=94, chest=(33, 40), belly=(33, 38), hips=(31, 36), shoulder=42, hip_width=19,
        arm=94, arm_radius=(15, 12), hand=16, leg=104, leg_radius=(18, 14), foot=(50, 15, 17), top="#3d6fb0", bottom="#4a4458",
        skin="#d9a077", shoe="#4a2f26", pattern="buttons", pattern_colour="#f2ead8", extras=("collar", "belt"), extra_colour="#33283a",
    )  # fmt: skip


def old_man() -> BipedStyle:
    return BipedStyle(
        "old man",
        HeadStyle(radius=58, skin="#eebd97", hair="ring", hair_colour="#f1ede4", beard="#ddd6cc", moustache="#fffdf8", nose="button",
                  nose_colour="#e08f78", glasses="#5a4632", ears="human", ear_size=.42, brow="#f4f0e8", blush="#e88a74", hat="cap",
                  hat_colour="#6f7f52", eye_size=.12, eye_azimuth=24),
        coat=("#7d4a3c",), height_m=1.66, neck=2, torso=92, chest=(34, 40), belly=(42, 44), hips=(36, 40), shoulder=40, arm=88, leg=88,
        leg_radius=(18, 15), top="#7d4a3c", sleeve="#7d4a3c", bottom="#4d5566", skin="#eebd97", shoe="#3e2a22", pattern="buttons",
        pattern_colour="#e8c27a", extras=("scarf", "cane"), extra_colour="#c9563f", skirt="coat", skirt_colour="#7d4a3c", skirt_length=14,
        stoop=7,
    )  # fmt: skip


def old_woman() -> BipedStyle:
    base = woman()
    head = replace(base.head, radius=57, skin="#eebd97", hair="bun", hair_colour="#e6e0d8", brow="#d8d0c4", glasses="#8a5a3a", lashes=False)  # fmt: skip
    return replace(
        in_dress(base, "#2f8f8a", "#7a5aa0"), name="old woman", head=head, height_m=1.58, leg=84, belly=(34, 38), hips=(36, 40),
        chest=(30, 34), skin="#eebd97", bottom="#eebd97", extras=("scarf",), extra_colour="#d8a06a", stoop=7,
    )  # fmt: skip


def astronaut() -> BipedStyle:
    return BipedStyle(
        "astronaut",
        HeadStyle(radius=50, skin="#b97a50", hair="fringe", hair_colour="#2c1d1a", blush="#d8674e", nose="button", nose_colour="#a5673f",
                  brow="#2c1d1a", hat="helmet", eye_size=.15),
        coat=("#e8894a",), height_m=1.8, neck=8, torso=92, chest=(38, 44), belly=(40, 46), hips=(36, 42), shoulder=44, arm=86,
        arm_radius=(20, 17), hand=16, leg=88, leg_radius=(24, 22), foot=(50, 20, 22), top="#eef1f4", bottom="#eef1f4", skin="#e8894a",
        shoe="#9fb0c0", finish="suit", pattern="panel", extras=("backpack", "collar"), extra_colour="#e8894a",
    )  # fmt: skip


def ballerina() -> BipedStyle:
    return BipedStyle(
        "ballerina",
        HeadStyle(radius=52, skin="#8d5a3c", hair="bun", hair_colour="#2a1813", blush="#c8553f", nose="button", nose_colour="#7d4c30",
                  brow="#2a1813", eye_size=.15, lashes=True, ears="human", ear_size=.36, cheeks=.6),
        coat=("#e86a92", "#fbc3d4"), height_m=1.66, neck=11, torso=82, chest=(20, 25), belly=(18, 21), hips=(23, 27), shoulder=26,
        hip_width=13, arm=92, arm_radius=(9.5, 7.5), hand=11.5, leg=118, leg_radius=(14, 8.5), foot=(38, 11, 10), top="#e86a92",
        sleeve="#8d5a3c", bottom="#f6cdb8", skin="#8d5a3c", shoe="#e86a92", skirt="tutu", skirt_colour="#fbc3d4", skirt_length=72,
    )  # fmt: skip


def in_dress(style: BipedStyle, old: str, new: str) -> BipedStyle:
    """The same person in a dress of another colour."""
    return replace(
        style, coat=(new,), top=new if style.top == old else style.top, sleeve=new if style.sleeve == old else style.sleeve,
        skirt_colour=new if style.skirt_colour == old else style.skirt_colour,
    )  # fmt: skip

"""Robots, monsters and other invented bodies, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.members.tales import tales


def creatures() -> dict[str, Callable[[], BipedStyle]]:
    """Every invented body by kind."""
    return {"robot": robot, "monster": monster, "alien": alien, "ghost": ghost, "yeti": yeti, "dinosaur": dinosaur,
            "fairy": fairy, "snowman": snowman} | tales()  # fmt: skip


def robot() -> BipedStyle:
    return BipedStyle(
        "robot",
        HeadStyle(radius=58, shape=(.86, .78, 1.08), cheeks=.5, jaw=-.30, skin="#8fb7c4", eyes="lamp", eye_size=.22, eye_azimuth=27,
                  eye_elevation=4, iris="#ffd35c", hat="antenna", marking="plates"),
        coat=("#8fb7c4",), height_m=1.85, neck=12, torso=96, chest=(36, 46), belly=(34, 42), hips=(30, 36), shoulder=56, arm=88,
        arm_radius=(14, 12), hand=13, leg=90, leg_radius=(16, 15), foot=(50, 20, 22), top="#8fb7c4", bottom="#c8895a", skin="#6c7684",
        shoe="#8fb7c4", finish="metal", extra_colour="#7cf5c8",
    )  # fmt: skip


def monster() -> BipedStyle:
    return BipedStyle(
        "monster",
        HeadStyle(radius=78, shape=(.86, .88, 1.0), cheeks=.68, jaw=-.30, skin="#7a63c9", eyes="big", eye_size=.24, eye_azimuth=22,
                  eye_elevation=10, iris="#2fa58f", mouth="grin", horns="#f3e2b8", fluff=9, hair="tuft", hair_colour="#5fd0c0", blush="#e07ab8"),
        coat=("#7a63c9", "#6a55b8"), height_m=2.0, neck=-24, torso=92, chest=(54, 60), belly=(62, 68), hips=(52, 58), shoulder=56,
        hip_width=30, arm=100, arm_radius=(20, 18), hand=20, leg=64, leg_radius=(24, 22), foot=(58, 22, 28), top="#7a63c9",
        bottom="#6a55b8", skin="#5fd0c0", shoe="#5fd0c0", finish="fur", pattern="belly", pattern_colour="#b8e8d8", tail=90,
        tail_radius=(17, 10), tail_tip="#5fd0c0",
    )  # fmt: skip


def yeti() -> BipedStyle:
    base = monster()
    head = replace(
        base.head,
        skin="#e6edf4",
        horns="",
        hair_colour="#c8d6e6",
        iris="#3f8fd0",
        fluff=11,
        blush="#f0a0b0",
    )
    return replace(base, name="yeti", head=head, coat=("#e6edf4", "#d6e0ec"), top="#e6edf4", bottom="#d6e0ec", skin="#8fb0d0", shoe="#8fb0d0", pattern_colour="#f6fafc", tail=0, height_m=2.2)  # fmt: skip


def alien() -> BipedStyle:
    return BipedStyle(
        "alien",
        HeadStyle(radius=76, shape=(.90, 1.0, 1.04), cheeks=.46, jaw=-.42, skin="#8fcf5a", eyes="big", eye_size=.30, eye_azimuth=27,
                  eye_elevation=2, iris="#3a2a5a", hat="stalks", hat_colour="#d86ad0", blush="#5fae4a"),
        coat=("#8fcf5a",), height_m=1.4, neck=2, torso=76, chest=(26, 29), belly=(32, 35), hips=(27, 31), shoulder=29, hip_width=16,
        arm=86, arm_radius=(10, 9), hand=12, leg=74, leg_radius=(12, 11), foot=(44, 14, 18), top="#5a6ad0", sleeve="#8fcf5a",
        bottom="#5a6ad0", skin="#8fcf5a", shoe="#8fcf5a", extras=("belt", "collar"), extra_colour="#f2d25a",
    )  # fmt: skip


def ghost() -> BipedStyle:
    return BipedStyle(
        "ghost",
        HeadStyle(radius=72, shape=(.92, .98, 1.0), cheeks=.70, jaw=-.36, skin="#eef2fa", eye_size=.15, eye_azimuth=21, blush="#f4b8c8"),
        coat=("#eef2fa",), height_m=1.35, neck=-20, torso=96, chest=(44, 48), belly=(48, 52), hips=(46, 50), shoulder=46, hip_width=16,
        arm=74, arm_radius=(16, 11), hand=11, leg=40, leg_radius=(10, 8), foot=(14, 6, 8), top="#eef2fa", bottom="#eef2fa",
        skin="#eef2fa", shoe="#d8e0f0", finish="feather", skirt="dress", skirt_colour="#eef2fa", skirt_length=44, pattern_colour="#ffffff",
    )  # fmt: skip


def dinosaur() -> BipedStyle:
    base = monster()
    head = replace(base.head, skin="#5faa5a", fluff=0, horns="", hair="tuft", hair_colour="#e8a83a", muzzle=(.42, .30, .44), taper=.95, nose="snout", nose_colour="#3f7a3f", mouth="smile", eye_size=.19, eye_elevation=22, muzzle_drop=-.24, muzzle_colour="#5faa5a", iris="#e8b03a")  # fmt: skip
    return replace(base, name="dinosaur", head=head, coat=("#5faa5a", "#4f964c"), top="#5faa5a", bottom="#4f964c", skin="#5faa5a", shoe="#4f964c", pattern_colour="#dcecaa", tail=180, tail_radius=(30, 8), tail_tip="", arm=70, arm_radius=(13, 11), hand=13)  # fmt: skip


def fairy() -> BipedStyle:
    return BipedStyle(
        "fairy",
        HeadStyle(radius=64, skin="#f4cba6", hair="bun", hair_colour="#e86a3a", blush="#f08a78", nose="button", nose_colour="#eaa886", brow="#b04a24", eye_size=.16, lashes=True, ears="human", ear_size=.4),
        coat=("#8fd06a", "#c8f0a8"), height_m=1.0, neck=4, torso=70, chest=(21, 25), belly=(20, 23), hips=(23, 26), shoulder=25, hip_width=13,
        arm=76, arm_radius=(9, 7.5), hand=9.5, leg=90, leg_radius=(11, 8), foot=(34, 11, 10), top="#8fd06a", sleeve="#f4cba6", bottom="#f4cba6",
        skin="#f4cba6", shoe="#8fd06a", skirt="tutu", skirt_colour="#c8f0a8", skirt_length=52,
    )  # fmt: skip


def snowman() -> BipedStyle:
    return BipedStyle(
        "snowman",
        HeadStyle(radius=62, shape=(1, .96, 1), cheeks=0, skin="#f6f8fc", eye_size=.11, eye_azimuth=22, eye_elevation=12, nose="beak", nose_colour="#f08a2e",
                  muzzle=(.55, .2, .2), muzzle_drop=-.08, hat="top", hat_colour="#33303c", hat_trim="#d8343c", blush="#f4c0c8"),
        coat=("#f6f8fc",), height_m=1.5, neck=-14, torso=118, chest=(52, 54), belly=(72, 74), hips=(78, 80), shoulder=52, hip_width=22, arm=92,
        arm_radius=(5, 4), hand=8, leg=26, leg_radius=(20, 20), foot=(30, 14, 22), top="#f6f8fc", sleeve="#6a4a34", bottom="#f6f8fc", skin="#6a4a34",
        shoe="#e6ecf6", finish="feather", pattern="buttons", pattern_colour="#33303c", extras=("scarf",), extra_colour="#d8343c",
    )  # fmt: skip

"""Further upright animals, of forest, jungle and outback, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.members.animals import bear, monkey, two_toned


def wildlife() -> dict[str, Callable[[], BipedStyle]]:
    """Every one of them by kind."""
    return {
        "koala": koala, "frog": frog, "raccoon": raccoon, "hedgehog": hedgehog, "squirrel": squirrel, "gorilla": gorilla, "chimpanzee": chimpanzee,
        "kangaroo": kangaroo, "sloth": sloth, "meerkat": meerkat,
    }  # fmt: skip


def koala() -> BipedStyle:
    style = two_toned(
        "koala",
        "#9aa0aa",
        "#eceae6",
        ears="round",
        ear_size=0.46,
        muzzle=(0.10, 0.2, 0.2),
        ear_inner="#f4e6e6",
    )
    return replace(
        style, head=replace(style.head, nose="button", nose_colour="#3a3440"), height_m=1.05, tail=0
    )


def frog() -> BipedStyle:
    style = two_toned("frog", "#6aa84a", "#d8e8a8")
    head = replace(
        style.head,
        ears="",
        muzzle=(0, 0, 0),
        muzzle_colour="",
        nose="",
        mouth="grin",
        eyes="big",
        eye_size=0.24,
        eye_azimuth=30,
        eye_elevation=44,
        iris="#e0b03a",
        cheeks=0.72,
        shape=(0.9, 0.74, 1.08),
    )
    return replace(style, head=replace(head, mouth="smile"), height_m=1.0, tail=0, foot=(60, 12, 26), leg=78, finish="feather", extra_colour="#c8443c")  # fmt: skip


def raccoon() -> BipedStyle:
    style = two_toned(
        "raccoon",
        "#8a8790",
        "#e8e4e0",
        ears="round",
        ear_size=0.28,
        muzzle=(0.34, 0.2, 0.26),
        taper=0.66,
    )
    return replace(style, head=replace(style.head, marking="discs", marking_colour="#3a3640", eyes="big", eye_size=.14, iris="#5a3a22"), height_m=1.2, shoe="#4a4650", skin="#4a4650", tail=140, tail_radius=(18, 12), tail_tip="#3a3640", extra_colour="#4a8f6a")  # fmt: skip


def hedgehog() -> BipedStyle:
    style = two_toned(
        "hedgehog",
        "#7a5c48",
        "#f0dcc0",
        ears="round",
        ear_size=0.22,
        muzzle=(0.36, 0.18, 0.24),
        taper=0.55,
    )
    head = replace(
        style.head, skin="#e0c09a", fluff=0, hair="ring", hair_colour="#6a4c3a", ear_inner="#c89a7a"
    )
    return replace(style, head=replace(head, fluff=9), height_m=0.9, tail=0, coat=("#7a5c48", "#6a4c3a"), extra_colour="#4a8f6a")  # fmt: skip


def squirrel() -> BipedStyle:
    style = two_toned(
        "squirrel",
        "#b8623a",
        "#f8e6cc",
        ears="pointed",
        ear_size=0.25,
        muzzle=(0.2, 0.2, 0.28),
        taper=0.7,
    )
    return replace(style, height_m=0.9, tail=175, tail_radius=(26, 18), extra_colour="#5a7fb0")


def gorilla() -> BipedStyle:
    base = bear()
    head = replace(
        base.head, radius=60, skin="#3f3d48", marking="penguin", marking_colour="#6e6a74", muzzle=(.22, .27, .40), muzzle_colour="#6e6a74", nose="snout",
        nose_colour="#26242c", ears="human", ear_size=.36, brow="#26242c", blush="", ear_inner="#6e6a74",
    )  # fmt: skip
    return replace(
        base, name="gorilla", head=head, coat=("#3f3d48",), height_m=1.9, chest=(60, 68), belly=(56, 60), shoulder=70, arm=126, arm_radius=(29, 24), hand=23,
        leg=58, leg_radius=(28, 25), top="#3f3d48", bottom="#3f3d48", skin="#5a5660", shoe="#5a5660", pattern="belly", pattern_colour="#5c5964", extras=(),
        neck=-16, stoop=9,
    )  # fmt: skip


def chimpanzee() -> BipedStyle:
    base = monkey()
    head = replace(
        base.head,
        skin="#4a3a34",
        marking_colour="#e0b894",
        muzzle_colour="#e0b894",
        ears="human",
        ear_size=0.62,
        ear_inner="#e0b894",
    )
    return replace(
        base, name="chimpanzee", head=head, coat=("#4a3a34",), top="#4a3a34", bottom="#4a3a34", skin="#d8ac88", shoe="#d8ac88", tail=0, arm=112, leg=58,
        pattern="", extras=(),
    )  # fmt: skip


def kangaroo() -> BipedStyle:
    style = two_toned(
        "kangaroo",
        "#b87a4a",
        "#f2dcbc",
        ears="long",
        ear_size=0.05,
        muzzle=(0.52, 0.24, 0.26),
        taper=0.7,
    )
    return replace(
        style, head=replace(style.head, radius=56, nose="button"), height_m=1.6, torso=112, chest=(30, 32), belly=(46, 46), hips=(52, 52), shoulder=32,
        hip_width=30, arm=66, arm_radius=(12, 9), hand=11, leg=82, leg_radius=(30, 15), foot=(92, 14, 18), tail=210, tail_radius=(26, 8), skin="#8a5634",
        shoe="#a06a40", extras=(), neck=6, stoop=6,
    )  # fmt: skip


def sloth() -> BipedStyle:
    style = two_toned("sloth", "#9a8468", "#e8d8bc", muzzle=(0.16, 0.22, 0.30), ears="")
    head = replace(
        style.head, marking="sloth", marking_colour="#5a4636", skin="#e8d8bc", muzzle_colour="#e8d8bc", hair="bob", hair_colour="#8a7458", temper="sleepy",
        eye_size=.11,
    )  # fmt: skip
    return replace(style, head=head, height_m=1.1, arm=118, leg=58, tail=0, skin="#7a6650", shoe="#7a6650", extras=(), hand=17)  # fmt: skip


def meerkat() -> BipedStyle:
    style = two_toned(
        "meerkat",
        "#cfae80",
        "#f4e6cc",
        ears="round",
        ear_size=0.2,
        muzzle=(0.40, 0.18, 0.22),
        taper=0.6,
    )
    head = replace(
        style.head,
        radius=50,
        marking="discs",
        marking_colour="#5a4636",
        eyes="big",
        eye_size=0.13,
        iris="#3a2a22",
    )
    return replace(
        style, head=head, height_m=0.8, torso=130, chest=(26, 28), belly=(32, 34), hips=(32, 34), shoulder=26, arm=62, leg=46, arm_radius=(10, 8), hand=9,
        leg_radius=(16, 11), tail=110, tail_radius=(8, 5), tail_tip="#5a4636", extras=(), skin="#a88860", shoe="#a88860",
    )  # fmt: skip

"""Upright storybook animals, as data: they walk, wave, bow and play the piano."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.head.style import HeadStyle


def animals() -> dict[str, Callable[[], BipedStyle]]:
    """Every upright animal by kind."""
    return {
        "cat": cat, "kitten": kitten, "dog": dog, "puppy": puppy, "bear": bear, "panda": panda, "polar bear": polar_bear,
        "rabbit": rabbit, "fox": fox, "wolf": wolf, "mouse": mouse, "pig": pig, "lion": lion, "tiger": tiger, "monkey": monkey,
        "koala": koala, "frog": frog, "raccoon": raccoon, "hedgehog": hedgehog, "squirrel": squirrel,
        "gorilla": gorilla, "chimpanzee": chimpanzee, "kangaroo": kangaroo, "sloth": sloth, "meerkat": meerkat,
    }  # fmt: skip


def cat() -> BipedStyle:
    head = HeadStyle(
        radius=72, shape=(.90, .88, 1.04), cheeks=.60, jaw=-.28, skin="#e08a3a", eyes="big", eye_size=.235, eye_azimuth=26,
        eye_elevation=6, iris="#5aa83a", pupil="slit", muzzle=(.12, .23, .36), muzzle_drop=-.34, muzzle_colour="#fdeed6", taper=.86,
        nose="triangle", nose_colour="#d8707a", mouth="cat", ears="pointed", ear_size=.42, ear_inner="#f0aaa0", whiskers=True,
        marking="tabby", marking_colour="#a3541a", blush="#f0906a",
    )  # fmt: skip
    return BipedStyle(
        "cat", head, coat=("#e08a3a", "#d9822f", "#a3541a"), height_m=1.45, neck=-12, torso=88, chest=(32, 34), belly=(42, 45),
        hips=(38, 42), shoulder=34, hip_width=20, arm=88, arm_radius=(15, 13), hand=15, leg=66, leg_radius=(20, 16), foot=(44, 15, 19),
        top="#e08a3a", bottom="#d9822f", skin="#fdeed6", shoe="#fdeed6", finish="fur", pattern="tuxedo", pattern_colour="#fdeed6",
        extras=("bow tie",), extra_colour="#c92f45", tail=160, tail_radius=(12, 8),
    )  # fmt: skip


def kitten() -> BipedStyle:
    base = cat()
    return replace(base, name="kitten", height_m=0.85, torso=66, leg=46, arm=66, extras=("scarf",), tail=110, head=replace(base.head, eye_size=.26))  # fmt: skip


def _beast(name: str, coat: str, light: str, *, dark: str = "", **head: object) -> BipedStyle:
    """An upright animal of two tones, from the cat's build with a round head."""
    base = cat()
    face = replace(
        base.head, skin=coat, muzzle_colour=light, marking="", marking_colour=dark or coat, eyes="dot", eye_size=.13, eye_azimuth=24,
        eye_elevation=2, whiskers=False, mouth="smile", nose="button", nose_colour="#3a2426", blush="#f0906a", pupil="round",
        **head,  # type: ignore[arg-type]  # fields of the head style, named by the callers below
    )  # fmt: skip
    return replace(
        base, name=name, head=face, coat=(coat, dark) if dark else (coat,), top=coat, bottom=coat, skin=coat, shoe=dark or coat,
        pattern="belly", pattern_colour=light, extras=("scarf",), extra_colour="#3f8f9a",
    )  # fmt: skip


def dog() -> BipedStyle:
    style = _beast("dog", "#c98f52", "#f6e6cc", dark="#7a4a26", ears="floppy", ear_size=.42, muzzle=(.38, .26, .36), muzzle_drop=-.26, taper=.8)  # fmt: skip
    return replace(
        style, head=replace(style.head, marking="patch", marking_colour="#7a4a26"), shoe="#f6e6cc", skin="#f6e6cc", coat=("#c98f52",),
        tail=80, tail_radius=(11, 7), extra_colour="#c8443c", height_m=1.4,
    )  # fmt: skip


def puppy() -> BipedStyle:
    base = dog()
    return replace(base, name="puppy", height_m=0.85, torso=66, leg=46, arm=66, tail=60)


def bear() -> BipedStyle:
    style = _beast("bear", "#8a5a36", "#d9b48a", ears="round", ear_size=.34, muzzle=(.26, .26, .38), ear_inner="#d9b48a")  # fmt: skip
    return replace(
        style, height_m=1.85, torso=104, chest=(46, 50), belly=(58, 62), hips=(50, 54), shoulder=50, hip_width=26, arm=92,
        arm_radius=(21, 18), hand=19, leg=68, leg_radius=(26, 22), foot=(52, 18, 25), tail=0, extra_colour="#c8443c",
    )  # fmt: skip


def panda() -> BipedStyle:
    base = bear()
    head = replace(base.head, skin="#f4f0e8", muzzle_colour="#fffaf2", ear_colour="#2f2b36", ear_inner="#3d3846", marking="discs", marking_colour="#2f2b36", eyes="big", eye_size=.13, iris="#5a3a22")  # fmt: skip
    return replace(
        base, name="panda", head=head, coat=("#f4f0e8",), height_m=1.6, top="#f4f0e8", sleeve="#2f2b36", bottom="#2f2b36", skin="#2f2b36",
        shoe="#2f2b36", pattern="", extra_colour="#5a9a4a",
    )  # fmt: skip


def polar_bear() -> BipedStyle:
    base = bear()
    head = replace(base.head, skin="#f1eee6", muzzle_colour="#fffcf4", ear_inner="#d8c8c0")
    return replace(base, name="polar bear", head=head, coat=("#f1eee6",), top="#f1eee6", bottom="#f1eee6", skin="#f1eee6", shoe="#e4ded4", pattern_colour="#fffcf4", extra_colour="#3f7fc0", height_m=2.0)  # fmt: skip


def rabbit() -> BipedStyle:
    style = _beast(
        "rabbit",
        "#b9a08a",
        "#f8efe2",
        ears="long",
        ear_size=0.55,
        muzzle=(0.10, 0.22, 0.34),
        muzzle_drop=-0.32,
    )
    head = replace(
        style.head,
        mouth="cat",
        nose="triangle",
        nose_colour="#e08a92",
        whiskers=True,
        eye_size=0.15,
    )
    return replace(style, head=head, height_m=1.2, skin="#f8efe2", shoe="#f8efe2", foot=(54, 14, 18), tail=26, tail_radius=(17, 15), extra_colour="#6a8fd0")  # fmt: skip


def fox() -> BipedStyle:
    style = _beast(
        "fox",
        "#d9652a",
        "#fdf0dc",
        dark="#3d2a2a",
        ears="pointed",
        ear_size=0.45,
        muzzle=(0.46, 0.20, 0.26),
        muzzle_drop=-0.28,
        taper=0.62,
    )
    head = replace(
        style.head,
        marking="mask",
        marking_colour="#fdf0dc",
        muzzle_colour="#fdf0dc",
        ear_inner="#fdf0dc",
    )
    return replace(
        style, head=head, coat=("#d9652a",), height_m=1.4, skin="#3d2a2a", shoe="#3d2a2a", pattern="tuxedo", tail=165, tail_radius=(22, 9),
        tail_tip="#fdf0dc", extra_colour="#4a7f5a",
    )  # fmt: skip


def wolf() -> BipedStyle:
    base = fox()
    head = replace(
        base.head,
        skin="#7d8592",
        marking_colour="#e6e8ea",
        muzzle_colour="#e6e8ea",
        ear_inner="#e6e8ea",
        muzzle=(0.50, 0.23, 0.28),
    )
    return replace(base, name="wolf", head=head, coat=("#7d8592",), top="#7d8592", bottom="#7d8592", skin="#5c6370", shoe="#5c6370", pattern_colour="#e6e8ea", tail_tip="#e6e8ea", height_m=1.7, extra_colour="#a83a44")  # fmt: skip


def mouse() -> BipedStyle:
    style = _beast(
        "mouse",
        "#a89a9a",
        "#f2e8e4",
        ears="round",
        ear_size=0.52,
        muzzle=(0.28, 0.18, 0.24),
        taper=0.6,
        ear_inner="#eeb4b0",
    )
    return replace(style, head=replace(style.head, whiskers=True, nose_colour="#e08a92"), height_m=0.8, tail=150, tail_radius=(6, 3), skin="#eeb4b0", shoe="#eeb4b0", extra_colour="#e0a83c")  # fmt: skip


def pig() -> BipedStyle:
    style = _beast(
        "pig",
        "#f0a8a4",
        "#f8c4bc",
        ears="pointed",
        ear_size=0.1,
        muzzle=(0.24, 0.22, 0.26),
        taper=1.0,
        ear_inner="#e88a8a",
    )
    return replace(style, head=replace(style.head, nose="snout", nose_colour="#c86a70"), height_m=1.2, belly=(52, 55), hips=(46, 50), shoe="#c87a78", tail=40, tail_radius=(6, 4), extra_colour="#4a8fc0")  # fmt: skip


def lion() -> BipedStyle:
    style = _beast(
        "lion",
        "#dfa34a",
        "#faeacc",
        dark="#9a5420",
        ears="round",
        ear_size=0.28,
        muzzle=(0.22, 0.25, 0.38),
    )
    head = replace(
        style.head,
        hair="ring",
        hair_colour="#9a5420",
        mouth="cat",
        nose="triangle",
        nose_colour="#6a3a30",
        whiskers=True,
        fluff=0,
    )
    return replace(style, head=replace(head, beard="#9a5420"), coat=("#dfa34a",), height_m=1.7, shoe="#dfa34a", tail=150, tail_radius=(9, 8), tail_tip="#9a5420", extras=(), skin="#dfa34a")  # fmt: skip


def tiger() -> BipedStyle:
    base = cat()
    head = replace(
        base.head,
        skin="#e8862e",
        marking_colour="#2c2024",
        iris="#d8a83a",
        ears="round",
        ear_size=0.3,
        muzzle=(0.18, 0.25, 0.40),
    )
    return replace(base, name="tiger", head=head, coat=("#e8862e",), top="#e8862e", bottom="#e8862e", height_m=1.75, chest=(38, 42), shoulder=42, extra_colour="#2f6fa0", extras=("scarf",))  # fmt: skip


def monkey() -> BipedStyle:
    style = _beast(
        "monkey",
        "#8a5c3c",
        "#ecc8a0",
        ears="round",
        ear_size=0.32,
        muzzle=(0.20, 0.28, 0.42),
        ear_inner="#ecc8a0",
    )
    return replace(style, head=replace(style.head, marking="penguin", marking_colour="#ecc8a0"), height_m=1.25, skin="#ecc8a0", shoe="#ecc8a0", arm=98, tail=170, tail_radius=(8, 6), extra_colour="#e0b03c")  # fmt: skip


def koala() -> BipedStyle:
    style = _beast(
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
    style = _beast("frog", "#6aa84a", "#d8e8a8")
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
    style = _beast(
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
    style = _beast(
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
    style = _beast(
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
    style = _beast(
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
    style = _beast("sloth", "#9a8468", "#e8d8bc", muzzle=(0.16, 0.22, 0.30), ears="")
    head = replace(
        style.head, marking="sloth", marking_colour="#5a4636", skin="#e8d8bc", muzzle_colour="#e8d8bc", hair="bob", hair_colour="#8a7458", temper="sleepy",
        eye_size=.11,
    )  # fmt: skip
    return replace(style, head=head, height_m=1.1, arm=118, leg=58, tail=0, skin="#7a6650", shoe="#7a6650", extras=(), hand=17)  # fmt: skip


def meerkat() -> BipedStyle:
    style = _beast(
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

"""Upright storybook animals, as data: they walk, wave, bow and play the piano."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.head.style import HeadStyle


def animals() -> dict[str, Callable[[], BipedStyle]]:
    """Pets, farm animals and the best known wild ones by kind."""
    return {
        "cat": cat, "kitten": kitten, "dog": dog, "puppy": puppy, "bear": bear, "panda": panda, "polar bear": polar_bear,
        "rabbit": rabbit, "fox": fox, "wolf": wolf, "mouse": mouse, "pig": pig, "lion": lion, "tiger": tiger, "monkey": monkey,
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


def two_toned(name: str, coat: str, light: str, *, dark: str = "", **head: object) -> BipedStyle:
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
    style = two_toned("dog", "#c98f52", "#f6e6cc", dark="#7a4a26", ears="floppy", ear_size=.42, muzzle=(.38, .26, .36), muzzle_drop=-.26, taper=.8)  # fmt: skip
    return replace(
        style, head=replace(style.head, marking="patch", marking_colour="#7a4a26"), shoe="#f6e6cc", skin="#f6e6cc", coat=("#c98f52",),
        tail=80, tail_radius=(11, 7), extra_colour="#c8443c", height_m=1.4,
    )  # fmt: skip


def puppy() -> BipedStyle:
    base = dog()
    return replace(base, name="puppy", height_m=0.85, torso=66, leg=46, arm=66, tail=60)


def bear() -> BipedStyle:
    style = two_toned("bear", "#8a5a36", "#d9b48a", ears="round", ear_size=.34, muzzle=(.26, .26, .38), ear_inner="#d9b48a")  # fmt: skip
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
    style = two_toned(
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
    style = two_toned(
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
    style = two_toned(
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
    style = two_toned(
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
    style = two_toned(
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
    style = two_toned(
        "monkey",
        "#8a5c3c",
        "#ecc8a0",
        ears="round",
        ear_size=0.32,
        muzzle=(0.20, 0.28, 0.42),
        ear_inner="#ecc8a0",
    )
    return replace(style, head=replace(style.head, marking="penguin", marking_colour="#ecc8a0"), height_m=1.25, skin="#ecc8a0", shoe="#ecc8a0", arm=98, tail=170, tail_radius=(8, 6), extra_colour="#e0b03c")  # fmt: skip

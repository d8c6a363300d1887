"""People of stage, sport and feast, and a baby, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.members.grown import ballerina, child, man, woman


def performers() -> dict[str, Callable[[], BipedStyle]]:
    """Every one of them by kind."""
    return {
        "bride": bride, "groom": groom, "teacher": teacher, "singer": singer, "musician": musician, "dancer": dancer, "painter": painter,
        "magician": magician, "student": student, "jester": jester, "clown": clown, "waiter": waiter, "athlete": athlete, "skier": skier,
        "skateboarder": skateboarder, "baby": baby, "thief": thief, "businessman": businessman,
    }  # fmt: skip


def bride() -> BipedStyle:
    base = woman()
    head = replace(
        base.head,
        hat="veil",
        hat_colour="#ffffff",
        hat_trim="#f4a6c0",
        hair="bun",
        hair_colour="#6a3a24",
        brow="#4a2a18",
    )
    return replace(
        base, name="bride", head=head, coat=("#fdfbf8",), top="#fdfbf8", sleeve=base.skin, skirt="gown", skirt_colour="#fdfbf8", skirt_length=92,
        pattern_colour="#ffffff", extras=("necklace",), extra_colour="#f2e2c8", shoe="#fdfbf8",
    )  # fmt: skip


def groom() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="top", hat_colour="#2c2a34", hat_trim="#8a8a98")
    return replace(
        base, name="groom", head=head, coat=("#33313c",), top="#33313c", sleeve="#33313c", bottom="#33313c", shoe="#1c1a22", pattern="suit",
        pattern_colour="#fbf8f2", skirt="coat", skirt_colour="#33313c", skirt_length=30, extras=("bow tie",), extra_colour="#d8343c",
    )  # fmt: skip


def teacher() -> BipedStyle:
    base = woman()
    head = replace(base.head, hair="bun", hair_colour="#5a3a2a", glasses="#4a3a6a", brow="#3a241a")
    return replace(
        base, name="teacher", head=head, coat=("#8a4a6a",), top="#8a4a6a", sleeve="#8a4a6a", skirt_colour="#4a4a6a", skirt_length=60, pattern="suit",
        pattern_colour="#8a4a6a", extras=("collar", "necklace"), extra_colour="#f6ecd8",
    )  # fmt: skip


def singer() -> BipedStyle:
    base = woman()
    head = replace(
        base.head,
        skin="#8d5a3c",
        hair="afro",
        hair_colour="#2a1813",
        brow="#2a1813",
        nose_colour="#7d4c30",
        blush="#c8553f",
    )
    return replace(
        base, name="singer", head=head, coat=("#c8303c",), top="#c8303c", sleeve="#8d5a3c", skin="#8d5a3c", bottom="#8d5a3c", skirt="gown",
        skirt_colour="#c8303c", skirt_length=92, pattern_colour="#f2c14e", extras=("necklace",), extra_colour="#f2c14e", shoe="#c8303c",
    )  # fmt: skip


def musician() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        hat="fedora",
        hat_colour="#33313c",
        hat_trim="#8a2f38",
        facewear=("sunglasses",),
        skin="#a8704a",
        nose_colour="#935c3a",
        blush="#b8604a",
    )
    return replace(
        base, name="musician", head=head, skin="#a8704a", coat=("#6a3f7a",), top="#6a3f7a", sleeve="#6a3f7a", bottom="#33313c", shoe="#241f24", pattern="suit",
        pattern_colour="#33313c", extras=("collar",), extra_colour="#fbf8f2",
    )  # fmt: skip


def dancer() -> BipedStyle:
    base = ballerina()
    head = replace(
        base.head,
        skin="#e0ac7c",
        hair="long",
        hair_colour="#2c1c16",
        nose_colour="#cf9566",
        facewear=(),
        brow="#2c1c16",
    )
    return replace(
        base, name="dancer", head=head, coat=("#d8303c",), top="#d8303c", sleeve="#e0ac7c", bottom="#e0ac7c", skin="#e0ac7c", shoe="#2c2428", skirt="dress",
        skirt_colour="#d8303c", skirt_length=74, pattern_colour="#2c2428", extras=("necklace",), extra_colour="#f2c14e",
    )  # fmt: skip


def painter() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="beret", hat_colour="#c8343c", moustache="#2c1a14", beard="")
    return replace(base, name="painter", head=head, coat=("#e8e0d0",), top="#e8e0d0", sleeve="#e8e0d0", bottom="#4a5a7a", pattern="dots", pattern_colour="#3f7fd0", extras=("scarf",), extra_colour="#3f7fd0", skirt="coat", skirt_colour="#e8e0d0", skirt_length=34)  # fmt: skip


def magician() -> BipedStyle:
    base = groom()
    return replace(
        base, name="magician", head=replace(base.head, hat_trim="#c8303c", moustache="#1f1714"), extras=("cape", "bow tie"), extra_colour="#b8283a",
    )  # fmt: skip


def student() -> BipedStyle:
    base = woman()
    head = replace(base.head, hat="mortarboard", hat_colour="#2f2d3a", hat_trim="#f2c14e")
    return replace(base, name="student", head=head, coat=("#2f2d3a",), top="#2f2d3a", sleeve="#2f2d3a", skirt="gown", skirt_colour="#2f2d3a", skirt_length=76, extra_colour="#fbf8f2", pattern_colour="#f2c14e")  # fmt: skip


def jester() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="jester", hat_colour="#c8303c", hat_trim="#3f8f4a")
    return replace(base, name="jester", head=head, coat=("#c8303c",), top="#c8303c", sleeve="#3f8f4a", bottom="#3f8f4a", shoe="#f2c14e", pattern="dots", pattern_colour="#f2c14e", extras=("ruff", "belt"), extra_colour="#f2c14e")  # fmt: skip


def clown() -> BipedStyle:
    base = man()
    head = replace(
        base.head, skin="#fbe9dc", hair="ring", hair_colour="#f0742e", hat="bowler", hat_colour="#3f7fd0", hat_trim="#f2c14e", facewear=("red nose",),
        marking="clown", marking_colour="#3f7fd0", mouth="smile", blush="#e8505a", ears="", nose="",
    )  # fmt: skip
    return replace(
        base, name="clown", head=head, coat=("#f2d24a",), belly=(44, 48), hips=(42, 46), leg_radius=(24, 20), arm_radius=(19, 17), top="#f2d24a",
        sleeve="#e2574c", bottom="#4f8fd8", skin="#fbe9dc", shoe="#d8343c", foot=(78, 20, 24), pattern="dots", pattern_colour="#3f7fd0", extras=("ruff",),
        extra_colour="#fff6ec",
    )  # fmt: skip


def waiter() -> BipedStyle:
    base = man()
    return replace(
        base, name="waiter", coat=("#2f2d38",), top="#fbf8f2", sleeve="#fbf8f2", bottom="#2f2d38", shoe="#1c1a22", pattern="vest", pattern_colour="#2f2d38",
        extras=("bow tie",), extra_colour="#2c2a34", head=replace(base.head, moustache="#2c1a14"),
    )  # fmt: skip


def athlete() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        hat="headband",
        hat_colour="#f4f4f4",
        skin="#8d5a3c",
        nose_colour="#7d4c30",
        blush="#a8503c",
        hair_colour="#1f1714",
    )
    return replace(
        base, name="athlete", head=head, coat=("#e2473c",), top="#e2473c", sleeve="#8d5a3c", bottom="#8d5a3c", skin="#8d5a3c", shoe="#f4f4f4", pattern="sash",
        pattern_colour="#fbf6ee", skirt="coat", skirt_colour="#f4f4f4", skirt_length=22, extras=(),
    )  # fmt: skip


def skier() -> BipedStyle:
    base = woman()
    head = replace(
        base.head, hat="beanie", hat_colour="#e8505a", hat_trim="#fbf6ee", facewear=("goggles",), face_colour="#f2a83c", hair="long",
    )  # fmt: skip
    return replace(
        base, name="skier", head=head, coat=("#2f8fd0",), top="#2f8fd0", sleeve="#2f8fd0", bottom="#33405a", skirt="", skin="#e8505a", arm_radius=(16, 14),
        leg_radius=(18, 15), chest=(30, 35), belly=(30, 34), hips=(30, 35), shoe="#e8e8ee", extras=("scarf", "boots"), extra_colour="#f2c14e", hand=13,
        pattern="buttons", neck=4,
    )  # fmt: skip


def skateboarder() -> BipedStyle:
    base = man()
    head = replace(
        base.head, hat="cap", hat_colour="#e8643c", hair_colour="#6a4424", brow="#4a2f18"
    )
    return replace(
        base, name="skateboarder", head=head, height_m=1.6, coat=("#5fae62",), top="#5fae62", sleeve="#5fae62", bottom="#5a4a6a", shoe="#f4f4f4",
        belly=(36, 41), leg_radius=(22, 20), pattern="stripes", pattern_colour="#f6efe0", extras=(),
    )  # fmt: skip


def baby() -> BipedStyle:
    base = child()
    head = replace(
        base.head,
        radius=66,
        hair="tuft",
        hair_colour="#b07a3c",
        facewear=("pacifier",),
        face_colour="#5ab0d8",
        eye_size=0.16,
        ears="human",
        ear_size=0.34,
        mouth="none",
    )
    return replace(
        base, name="baby", head=head, height_m=0.75, torso=62, arm=52, leg=34, chest=(28, 31), belly=(36, 39), hips=(36, 40), hip_width=20, neck=-4,
        leg_radius=(17, 15), foot=(32, 15, 17), coat=("#9fd0e8",), top="#9fd0e8", sleeve="#9fd0e8", bottom="#9fd0e8", shoe="#9fd0e8", skirt="",
        pattern="buttons", extras=("collar",), extra_colour="#fbfcfd",
    )  # fmt: skip


def businessman() -> BipedStyle:
    base = man()
    return replace(
        base, name="businessman", coat=("#4a5468",), top="#4a5468", sleeve="#4a5468", bottom="#4a5468", shoe="#241f24", pattern="suit",
        pattern_colour="#c8343c", extras=("collar",), extra_colour="#fbf8f2",
    )  # fmt: skip


def thief() -> BipedStyle:
    base = man()
    head = replace(
        base.head, hat="beanie", hat_colour="#2a2832", hat_trim="#3a3846", marking="discs", marking_colour="#2a2832", eyes="big", eye_size=.13, iris="#5a3a22",
    )  # fmt: skip
    return replace(
        base, name="thief", head=head, coat=("#2f2d38",), top="#f4f0e8", sleeve="#2f2d38", bottom="#2f2d38", shoe="#1c1a22", pattern="stripes",
        pattern_colour="#2f2d38", extras=("sack",),
    )  # fmt: skip

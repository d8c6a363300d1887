"""Beings of tales and of the night, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.members.grown import child, man, old_man, woman


def tales() -> dict[str, Callable[[], BipedStyle]]:
    """Every one of them by kind."""
    return {
        "santa": santa, "elf": elf, "dwarf": dwarf, "giant": giant, "cyclops": cyclops, "vampire": vampire, "zombie": zombie, "skeleton": skeleton,
        "mummy": mummy, "scarecrow": scarecrow, "mermaid": mermaid, "angel": angel, "devil": devil, "doll": doll, "goblin": goblin,
        "ogre": ogre, "werewolf": werewolf,
    }  # fmt: skip


def santa() -> BipedStyle:
    base = old_man()
    head = replace(
        base.head,
        hat="santa",
        hat_colour="#d3222e",
        hat_trim="#fbf8f2",
        beard="#fbf8f2",
        glasses="",
        cheeks=0.66,
        blush="#e86a60",
    )
    return replace(
        base, name="santa", head=head, height_m=1.75, coat=("#d3222e",), belly=(54, 58), hips=(46, 50), chest=(42, 46), top="#d3222e", sleeve="#d3222e",
        bottom="#d3222e", skin="#fbf8f2", shoe="#2a2428", pattern="buttons", pattern_colour="#f2c14e", skirt="coat", skirt_colour="#d3222e",
        skirt_length=26, extras=("belt", "boots", "sack"), extra_colour="#2a2428", stoop=0,
    )  # fmt: skip


def elf() -> BipedStyle:
    base = child()
    head = replace(
        base.head, hat="gnome", hat_colour="#3f9a4a", hat_trim="#d8343c", ears="pointed", ear_size=-.05, ear_inner="#eaa890", hair="fringe",
        hair_colour="#c8742e", brow="#8a4a1e",
    )  # fmt: skip
    return replace(
        base, name="elf", head=head, height_m=1.15, coat=("#3f9a4a",), top="#3f9a4a", sleeve="#3f9a4a", bottom="#d8343c", shoe="#f2c14e", skirt="dress",
        skirt_colour="#3f9a4a", skirt_length=20, extras=("belt", "ruff"), extra_colour="#d8343c", leg_radius=(11, 9), pattern_colour="#f2c14e",
    )  # fmt: skip


def dwarf() -> BipedStyle:
    base = old_man()
    head = replace(
        base.head,
        radius=64,
        hat="gnome",
        hat_colour="#c8343c",
        hat_trim="#a82630",
        glasses="",
        nose_colour="#e8806c",
        cheeks=0.66,
    )
    return replace(
        base, name="dwarf", head=head, height_m=1.0, torso=70, leg=46, arm=70, belly=(46, 50), hips=(42, 46), coat=("#3f6fb0",), top="#3f6fb0",
        sleeve="#3f6fb0", bottom="#6a4a30", skirt_colour="#3f6fb0", skirt_length=20, extras=("belt", "boots"), extra_colour="#3a2a22", stoop=0, neck=-6,
    )  # fmt: skip


def giant() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        radius=50,
        skin="#d9a884",
        beard="#6a4228",
        moustache="#6a4228",
        hair="fringe",
        hair_colour="#6a4228",
        mouth="smile",
        brow="#4a2e1c",
    )
    return replace(
        base, name="giant", head=head, height_m=3.2, chest=(52, 62), belly=(58, 64), hips=(50, 56), shoulder=64, arm=112, arm_radius=(26, 21), hand=22, leg=100,
        leg_radius=(32, 27), hip_width=28, foot=(66, 24, 28), coat=("#8a7a4a",), top="#8a7a4a", sleeve="#d9a884", bottom="#6a5238", skin="#d9a884",
        pattern="patches", pattern_colour="#a8503c", extras=("belt",), extra_colour="#4a3424", skirt="coat", skirt_colour="#8a7a4a", skirt_length=34,
        torso=118,
    )  # fmt: skip


def cyclops() -> BipedStyle:
    base = giant()
    head = replace(
        base.head, radius=62, skin="#7fae6a", hair="tuft", beard="", moustache="", eyes="big", eye_size=.36, eye_azimuth=0, eye_elevation=12,
        iris="#c8742e", horns="#f3e2b8", mouth="grin", nose="", brow="#3f6a34", ears="human", ear_size=.4,
    )  # fmt: skip
    return replace(
        base,
        name="cyclops",
        head=head,
        skin="#7fae6a",
        sleeve="#7fae6a",
        coat=("#7fae6a",),
        neck=2,
        extras=(),
        shoe="#7fae6a",
    )


def vampire() -> BipedStyle:
    base = man()
    head = replace(
        base.head, skin="#e6e2ea", hair="fringe", hair_colour="#1f1a24", brow="#1f1a24", mouth="fangs", blush="", nose_colour="#cfc8d6", ears="pointed",
        ear_size=-.15, ear_inner="#cfc0cc", iris="#c8303c",
    )  # fmt: skip
    return replace(
        base, name="vampire", head=head, skin="#e6e2ea", coat=("#2c2833",), top="#2c2833", sleeve="#2c2833", bottom="#2c2833", shoe="#17141c", pattern="suit",
        pattern_colour="#c8303c", extras=("cape", "bow tie"), extra_colour="#a81f30",
    )  # fmt: skip


def zombie() -> BipedStyle:
    base = man()
    head = replace(
        base.head, skin="#9ab87a", hair="tuft", hair_colour="#4a4a34", brow="#4a5a34", mouth="teeth", blush="#6a8a5a", nose_colour="#84a266", eyes="big",
        eye_size=.19, iris="#d8d85a", temper="sleepy",
    )  # fmt: skip
    return replace(
        base, name="zombie", head=head, skin="#9ab87a", coat=("#6a6478",), top="#6a6478", sleeve="#9ab87a", bottom="#54504a", shoe="#9ab87a", pattern="patches",
        pattern_colour="#8a5a4a", extras=(), stoop=8, skirt="coat", skirt_colour="#6a6478", skirt_length=14,
    )  # fmt: skip


def skeleton() -> BipedStyle:
    base = man()
    head = replace(
        base.head, skin="#f4efe2", hair="", eyes="lamp", eye_size=.10, iris="#8fe8ff", marking="skull", marking_colour="#2a2630", mouth="grin", nose="",
        ears="", brow="", blush="", cheeks=.52,
    )  # fmt: skip
    return replace(
        base, name="skeleton", head=head, coat=("#f4efe2",), chest=(30, 36), belly=(20, 24), hips=(24, 30), shoulder=38, arm_radius=(8, 6), leg_radius=(9, 7),
        hand=11, top="#3a3642", sleeve="#f4efe2", bottom="#f4efe2", skin="#f4efe2", shoe="#f4efe2", pattern="ribs", pattern_colour="#f4efe2", extras=(),
        foot=(44, 12, 14),
    )  # fmt: skip


def mummy() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        hat="wraps",
        hat_colour="#ece2c6",
        hat_trim="#c8b890",
        hair="",
        ears="",
        nose="",
        blush="",
        skin="#6a5a48",
        eyes="big",
        eye_size=0.17,
        iris="#e8c83a",
        mouth="none",
        brow="",
    )
    return replace(
        base, name="mummy", head=head, coat=("#ece2c6",), top="#ece2c6", sleeve="#ece2c6", bottom="#ece2c6", skin="#ece2c6", shoe="#ece2c6", finish="suit",
        pattern="bandage", extras=(), extra_colour="#cdbf98",
    )  # fmt: skip


def scarecrow() -> BipedStyle:
    base = man()
    head = replace(
        base.head, skin="#e8cf98", hair="ring", hair_colour="#e0b040", hat="straw", hat_colour="#b88a48", hat_trim="#8a5a2a", nose="triangle",
        nose_colour="#d8642e", mouth="grin", ears="", blush="#e0886a", brow="",
    )  # fmt: skip
    return replace(
        base, name="scarecrow", head=head, coat=("#b8503c",), top="#b8503c", sleeve="#b8503c", bottom="#5a6a8a", skin="#e8c860", shoe="#6a4a30", hand=16,
        pattern="patches", pattern_colour="#f2c14e", extras=("scarf", "ruff"), extra_colour="#e8c860",
    )  # fmt: skip


def mermaid() -> BipedStyle:
    base = woman()
    head = replace(
        base.head,
        hair_colour="#d8482e",
        brow="#8a2f1e",
        skin="#f2c6a2",
        nose_colour="#e8a886",
        iris="#3f8fa0",
    )
    return replace(
        base, name="mermaid", head=head, skin="#f2c6a2", coat=("#2fa58f",), top="#f2c6a2", sleeve="#f2c6a2", bottom="#2fa58f", skirt="", pattern="shells",
        pattern_colour="#9a6fc8", extras=("necklace",), extra_colour="#f6efe0", fish_tail="#2fa58f", leg=96, neck=8,
    )  # fmt: skip


def angel() -> BipedStyle:
    base = woman()
    head = replace(
        base.head,
        hat="halo",
        hair="bob",
        hair_colour="#f0d080",
        brow="#a8843a",
        skin="#f4cfae",
        nose_colour="#e8ae90",
    )
    return replace(
        base, name="angel", head=head, skin="#f4cfae", coat=("#fbfaf6",), top="#fbfaf6", sleeve="#fbfaf6", skirt="gown", skirt_colour="#fbfaf6", skirt_length=88,
        pattern_colour="#f2c14e", extras=("wings", "belt"), extra_colour="#f2d27a",
    )  # fmt: skip


def devil() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        skin="#d8403a",
        horns="#3a2428",
        horn_shape="imp",
        beard="",
        moustache="#3a1a1c",
        hair="tuft",
        hair_colour="#3a1a1c",
        brow="#3a1a1c",
        ears="pointed",
        ear_size=-0.1,
        ear_inner="#a82a2a",
        nose_colour="#b82f2c",
        mouth="fangs",
        blush="",
    )
    return replace(
        base, name="devil", head=head, skin="#d8403a", coat=("#d8403a",), top="#d8403a", sleeve="#d8403a", bottom="#3a2428", shoe="#2a181c", pattern="", tail=150,
        tail_radius=(7, 5), tail_tip="#3a2428", extras=("belt", "cape"), extra_colour="#2c1a1e",
    )  # fmt: skip


def doll() -> BipedStyle:
    base = child()
    head = replace(
        base.head,
        hair="pigtails",
        hair_colour="#d8482e",
        eyes="dot",
        eye_size=0.17,
        blush="#f0605a",
        cheeks=0.66,
        skin="#fbe6d4",
        nose_colour="#f0a890",
        lashes=True,
    )
    return replace(
        base, name="doll", head=head, height_m=0.8, skin="#fbe6d4", coat=("#5a8fd8",), top="#5a8fd8", sleeve="#fbf6ee", bottom="#fbf6ee", skirt_colour="#5a8fd8",
        skirt_length=34, pattern="apron", pattern_colour="#fbf6ee", shoe="#2c2428", extras=("bow tie",), extra_colour="#d8343c", leg_radius=(13, 12),
    )  # fmt: skip


def goblin() -> BipedStyle:
    base = dwarf()
    head = replace(
        base.head, skin="#84a84a", beard="", moustache="", hat="", hair="tuft", hair_colour="#3a4a24", eyes="big", eye_size=.2, iris="#e8d03a", pupil="slit",
        ears="pointed", ear_size=.1, ear_inner="#a8784a", mouth="grin", nose_colour="#6f943a", brow="#3a4a24", blush="",
    )  # fmt: skip
    return replace(
        base, name="goblin", head=head, skin="#84a84a", coat=("#84a84a",), top="#6a4a34", sleeve="#84a84a", bottom="#54402e", shoe="#84a84a", skirt_colour="#6a4a34",
        belly=(34, 38), hips=(32, 36), chest=(28, 32), extras=("belt",), arm=84, stoop=6,
    )  # fmt: skip


def ogre() -> BipedStyle:
    base = giant()
    head = replace(
        base.head,
        skin="#8fae4a",
        hair="",
        beard="",
        moustache="",
        ears="human",
        ear_size=0.5,
        horns="#f6efdc",
        horn_shape="tusks",
        nose_colour="#7a983c",
        brow="#4a5a24",
        mouth="grin",
    )
    return replace(
        base,
        name="ogre",
        head=head,
        height_m=2.6,
        skin="#8fae4a",
        sleeve="#8fae4a",
        coat=("#8fae4a",),
        top="#7a5a3a",
        skirt_colour="#7a5a3a",
        shoe="#4a3424",
    )


def werewolf() -> BipedStyle:
    base = man()
    head = replace(
        base.head, radius=62, skin="#6a5e5a", fluff=8, hair="tuft", hair_colour="#4a403c", ears="pointed", ear_size=.3, ear_inner="#3a302e", muzzle=(.48, .24, .30),
        muzzle_drop=-.28, muzzle_colour="#7d706a", taper=.75, nose="button", nose_colour="#241e20", mouth="grin", eyes="big", eye_size=.18, iris="#f0c83a",
        blush="", brow="#3a302e", temper="angry",
    )  # fmt: skip
    return replace(
        base, name="werewolf", head=head, neck=-6, chest=(42, 50), shoulder=52, arm=108, arm_radius=(20, 17), hand=18, coat=("#6a5e5a",), top="#6a5e5a",
        sleeve="#6a5e5a", bottom="#4a5a7a", skin="#6a5e5a", shoe="#6a5e5a", finish="fur", pattern="", extras=(), tail=110, tail_radius=(18, 8), stoop=8,
    )  # fmt: skip

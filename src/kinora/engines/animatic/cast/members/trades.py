"""People by trade, in uniforms and working clothes, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.members.grown import man, old_man, woman


def trades() -> dict[str, Callable[[], BipedStyle]]:
    """Every one of them by kind."""
    return {
        "knight": knight, "pirate": pirate, "firefighter": firefighter, "police officer": police_officer, "doctor": doctor, "nurse": nurse,
        "samurai": samurai, "ninja": ninja, "cowboy": cowboy, "viking": viking, "soldier": soldier, "detective": detective, "diver": diver,
        "monk": monk, "builder": builder, "scientist": scientist, "fisherman": fisherman, "traveller": traveller,
    }  # fmt: skip


def knight() -> BipedStyle:
    base = man()
    head = replace(
        base.head, hat="helm", hat_colour="#aeb8c4", hat_trim="#dfe6ee", horns="#d8343c", ears=""
    )
    return replace(
        base, name="knight", head=head, coat=("#aeb8c4",), chest=(37, 45), shoulder=47, arm_radius=(18, 15), leg_radius=(20, 17), hand=15, top="#aeb8c4",
        sleeve="#aeb8c4", bottom="#97a2b0", skin="#8c97a6", shoe="#7d8896", finish="suit", pattern="plate", extras=("pauldrons", "belt", "cape"),
        extra_colour="#b8343f", foot=(50, 18, 19),
    )  # fmt: skip


def pirate() -> BipedStyle:
    base = man()
    head = replace(
        base.head, hat="tricorn", hat_colour="#2b2830", hat_trim="#e8c25a", facewear=("eyepatch",), beard="#2f201a", hair_colour="#2f201a",
    )  # fmt: skip
    return replace(
        base, name="pirate", head=head, coat=("#9a2f38",), top="#f4ecdc", sleeve="#9a2f38", bottom="#4a3a30", shoe="#2c2422", pattern="vest",
        pattern_colour="#9a2f38", extras=("belt", "boots"), extra_colour="#2c2422",
    )  # fmt: skip


def firefighter() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="fire", hat_colour="#d8342c", moustache="#33201a")
    return replace(
        base, name="firefighter", head=head, coat=("#3f3a44",), chest=(38, 44), belly=(40, 44), hips=(37, 41), leg_radius=(22, 20), arm_radius=(18, 16),
        top="#3f3a44", sleeve="#3f3a44", bottom="#3f3a44", shoe="#241f24", finish="suit", pattern="reflect", extras=("boots",), extra_colour="#e8e83c",
    )  # fmt: skip


def police_officer() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="peaked", hat_colour="#24346a", hat_trim="#1a2448")
    return replace(
        base, name="police officer", head=head, coat=("#2f4486",), top="#2f4486", sleeve="#2f4486", bottom="#24325e", shoe="#1c1c24", pattern="star",
        extras=("collar", "belt"), extra_colour="#1c1c24",
    )  # fmt: skip


def doctor() -> BipedStyle:
    base = man()
    head = replace(base.head, hair_colour="#4a3a34", brow="#3a2c28", glasses="#3a3a44")
    return replace(
        base, name="doctor", head=head, coat=("#f4f6f8",), top="#f4f6f8", sleeve="#f4f6f8", bottom="#5a7f9a", shoe="#3a3a44", skirt="coat",
        skirt_colour="#f4f6f8", skirt_length=52, pattern="stethoscope", pattern_colour="#3f8fc0", extras=("collar",), extra_colour="#f4f6f8",
    )  # fmt: skip


def nurse() -> BipedStyle:
    base = woman()
    head = replace(
        base.head,
        hat="nurse",
        hat_colour="#fbfcfd",
        hat_trim="#e0323a",
        hair="bun",
        hair_colour="#6a3a20",
        brow="#4a2a18",
    )
    return replace(
        base, name="nurse", head=head, coat=("#6fb8d0",), top="#6fb8d0", sleeve="#6fb8d0", skirt_colour="#6fb8d0", skirt_length=56, pattern="apron",
        pattern_colour="#fbfcfd", extra_colour="#fbfcfd", shoe="#f4f4f4",
    )  # fmt: skip


def samurai() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        hat="kabuto",
        hat_colour="#3a2f3a",
        hat_trim="#b8343f",
        skin="#e6bd92",
        moustache="#241a18",
        nose_colour="#d6a67a",
    )
    return replace(
        base, name="samurai", head=head, coat=("#a82f38",), skin="#e6bd92", chest=(38, 46), shoulder=48, top="#a82f38", sleeve="#3a3440", bottom="#33303c",
        leg_radius=(24, 18), shoe="#e8e0d0", pattern="wrap", pattern_colour="#f2c14e", extras=("pauldrons",), extra_colour="#2c2830", skirt="coat",
        skirt_colour="#7d2430", skirt_length=36,
    )  # fmt: skip


def ninja() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        hat="ninja",
        hat_colour="#2f2f3c",
        hat_trim="#44445a",
        ears="",
        hair="",
        nose="",
        mouth="none",
        blush="",
    )
    return replace(
        base, name="ninja", head=head, coat=("#2f2f3c",), top="#2f2f3c", sleeve="#2f2f3c", bottom="#2a2a36", skin="#3a3a48", shoe="#1f1f28", pattern="wrap",
        pattern_colour="#4a4a60", extra_colour="#b8303a", extras=(),
    )  # fmt: skip


def cowboy() -> BipedStyle:
    base = man()
    head = replace(
        base.head, hat="cowboy", hat_colour="#8a5a34", hat_trim="#4a2f1e", moustache="#4a3020"
    )
    return replace(
        base, name="cowboy", head=head, coat=("#c85a3a",), top="#c85a3a", sleeve="#c85a3a", bottom="#3f5f96", shoe="#5a3420", pattern="vest",
        pattern_colour="#6a4228", extras=("scarf", "belt", "boots"), extra_colour="#f0e2c0",
    )  # fmt: skip


def viking() -> BipedStyle:
    base = man()
    head = replace(
        base.head, hat="viking", hat_colour="#9aa4ae", hat_trim="#c89a4a", horns="#f3e8cc", horn_shape="bull", beard="#d8742e", moustache="#e0843c",
        hair_colour="#d8742e", brow="#a8501e", skin="#f0c4a0", nose_colour="#e0a080",
    )  # fmt: skip
    return replace(
        base, name="viking", head=head, coat=("#7a5a3c",), chest=(40, 47), belly=(42, 46), shoulder=48, arm_radius=(19, 15), top="#7a5a3c", sleeve="#a8865a",
        bottom="#5a4a44", skin="#f0c4a0", shoe="#4a3428", extras=("belt", "boots", "ruff"), extra_colour="#c8b090",
    )  # fmt: skip


def soldier() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="hard", hat_colour="#5c6a42")
    return replace(
        base, name="soldier", head=head, coat=("#6a7848",), top="#6a7848", sleeve="#6a7848", bottom="#5c6a42", shoe="#33302a", pattern="star",
        extras=("belt", "boots", "backpack"), extra_colour="#4a4632",
    )  # fmt: skip


def detective() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="fedora", hat_colour="#a8865a", hat_trim="#4a3a2a")
    return replace(
        base, name="detective", head=head, coat=("#b8966a",), top="#b8966a", sleeve="#b8966a", bottom="#4a4450", skirt="coat", skirt_colour="#b8966a",
        skirt_length=70, pattern="suit", pattern_colour="#8a2f38", extras=("belt",), extra_colour="#7a5c3a",
    )  # fmt: skip


def diver() -> BipedStyle:
    base = man()
    head = replace(
        base.head,
        hat="dive",
        hat_colour="#2a3a4a",
        hat_trim="#e8b83c",
        facewear=("goggles",),
        face_colour="#e8b83c",
        ears="",
        hair="",
    )
    return replace(
        base, name="diver", head=head, coat=("#2f4658",), top="#2f4658", sleeve="#2f4658", bottom="#2f4658", shoe="#e8b83c", foot=(86, 9, 24), finish="suit",
        extras=("tank", "belt"), extra_colour="#e8b83c", pattern="",
    )  # fmt: skip


def monk() -> BipedStyle:
    base = old_man()
    head = replace(
        base.head,
        hair="ring",
        hair_colour="#6a4428",
        beard="",
        moustache="",
        glasses="",
        hat="",
        brow="#5a3a22",
    )
    return replace(
        base, name="monk", head=head, coat=("#8a6238",), height_m=1.7, top="#8a6238", sleeve="#8a6238", bottom="#8a6238", skirt="gown",
        skirt_colour="#8a6238", skirt_length=82, pattern="", pattern_colour="#8a6238", extras=("belt", "collar"), extra_colour="#e8dcc0", stoop=0,
    )  # fmt: skip


def builder() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="hard", hat_colour="#f2c02e")
    return replace(
        base, name="builder", head=head, coat=("#f0842e",), top="#f0842e", sleeve="#5a7fb0", bottom="#3f5f96", shoe="#6a4428", pattern="reflect",
        extra_colour="#f4f04a", extras=("boots",),
    )  # fmt: skip


def scientist() -> BipedStyle:
    base = doctor()
    head = replace(
        base.head,
        hair="ring",
        hair_colour="#f0ece4",
        moustache="#f4f0e8",
        facewear=("goggles",),
        face_colour="#5a6672",
        glasses="",
    )
    return replace(base, name="scientist", head=head, pattern="suit", pattern_colour="#4fae7a")


def fisherman() -> BipedStyle:
    base = old_man()
    head = replace(base.head, hat="rain", hat_colour="#f2c02e", glasses="")
    return replace(
        base, name="fisherman", head=head, coat=("#f2c02e",), top="#f2c02e", sleeve="#f2c02e", bottom="#4a5a7a", skirt_colour="#f2c02e", skirt_length=40,
        shoe="#3f5f4a", extras=("boots",), stoop=3, pattern_colour="#5a4a3a",
    )  # fmt: skip


def traveller() -> BipedStyle:
    base = man()
    head = replace(base.head, hat="straw", hat_colour="#d8b878", beard="")
    return replace(
        base, name="traveller", head=head, coat=("#5f8f5a",), top="#5f8f5a", sleeve="#5f8f5a", bottom="#b89a68", shoe="#6a4428", pattern="star",
        extras=("backpack", "boots", "scarf"), extra_colour="#d8643c",
    )  # fmt: skip

"""People, as data: children, grown-ups, and what they are by costume."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.members.grown import (
    astronaut,
    ballerina,
    boy,
    child,
    girl,
    in_dress,
    man,
    old_man,
    old_woman,
    woman,
)
from kinora.engines.animatic.cast.members.performers import performers
from kinora.engines.animatic.cast.members.trades import trades


def people() -> dict[str, Callable[[], BipedStyle]]:
    """Every person by kind."""
    ordinary: dict[str, Callable[[], BipedStyle]] = {
        "child": child, "girl": girl, "boy": boy, "woman": woman, "man": man, "person": person,
        "old man": old_man, "old woman": old_woman, "astronaut": astronaut, "ballerina": ballerina,
        "princess": princess, "prince": prince, "king": king, "queen": queen, "wizard": wizard,
        "witch": witch, "chef": chef, "farmer": farmer, "superhero": superhero, "sailor": sailor,
    }  # fmt: skip
    return ordinary | trades() | performers()


def person() -> BipedStyle:
    """Anybody: a man or a woman, as the seed has it."""
    return replace(man(), name="person")


def princess() -> BipedStyle:
    base = woman()
    head = replace(base.head, radius=58, hair_colour="#e0a84a", brow="#9a6a2a", hat="crown", hat_colour="#f0bc3c", skin="#f2c6a2", nose_colour="#e8a886")  # fmt: skip
    return replace(
        in_dress(base, "#2f8f8a", "#d877b0"), name="princess", head=head, height_m=1.6, skirt="gown", skirt_length=84,
        skin="#f2c6a2", bottom="#f2c6a2", extra_colour="#ffe9a8", extras=("collar", "belt"),
    )  # fmt: skip


def queen() -> BipedStyle:
    base = princess()
    return replace(in_dress(base, "#d877b0", "#8f2f4f"), name="queen", head=replace(base.head, hair="bun", hair_colour="#4a2a20", brow="#3a2018"), extras=("collar", "belt", "cape"), height_m=1.72)  # fmt: skip


def prince() -> BipedStyle:
    base = man()
    return replace(
        base, name="prince", head=replace(base.head, hat="crown", hat_colour="#f0bc3c", hair_colour="#6a4424", brow="#5a3a1e"),
        coat=("#3f58b8",), top="#3f58b8", bottom="#e8e0d0", extras=("collar", "belt", "cape"), extra_colour="#b8343f",
    )  # fmt: skip


def king() -> BipedStyle:
    base = old_man()
    return replace(
        base, name="king", head=replace(base.head, hat="crown", hat_colour="#f0bc3c", glasses=""), coat=("#8f2433",), top="#8f2433",
        sleeve="#8f2433", skirt_colour="#8f2433", skirt_length=50, extras=("collar", "belt", "cape"), extra_colour="#f2e6d0", stoop=0,
    )  # fmt: skip


def wizard() -> BipedStyle:
    base = old_man()
    return replace(
        base, name="wizard", head=replace(base.head, hat="wizard", hat_colour="#4a3f9a", glasses="", hair="ring"), coat=("#4a3f9a",),
        top="#4a3f9a", sleeve="#4a3f9a", skirt="gown", skirt_colour="#4a3f9a", skirt_length=78, pattern="", pattern_colour="#ffe08a",
        extras=("belt", "cane"), extra_colour="#ffe08a", stoop=3,
    )  # fmt: skip


def witch() -> BipedStyle:
    base = woman()
    return replace(
        in_dress(base, "#2f8f8a", "#5a3f7a"), name="witch", head=replace(base.head, hat="wizard", hat_colour="#3a2a4a", hair_colour="#c8642a", brow="#8a4420"),
        skirt_length=70, pattern_colour="#8fd05a", extras=("belt",), extra_colour="#8fd05a",
    )  # fmt: skip


def chef() -> BipedStyle:
    base = man()
    return replace(
        base, name="chef", head=replace(base.head, hat="toque", hat_colour="#fbf6ee", moustache="#33201a"), coat=("#c8443c",), top="#f6f0e6",
        bottom="#4a4458", belly=(42, 46), hips=(36, 42), pattern_colour="#c8443c", extras=("scarf",), extra_colour="#c8443c",
    )  # fmt: skip


def farmer() -> BipedStyle:
    base = man()
    return replace(
        base, name="farmer", head=replace(base.head, hat="rain", hat_colour="#d8b46a"), coat=("#4a6fa8",), top="#c8503c", sleeve="#c8503c",
        bottom="#4a6fa8", pattern="bib", extras=("boots",),
    )  # fmt: skip


def superhero() -> BipedStyle:
    base = man()
    return replace(
        base, name="superhero", coat=("#2f5fc0",), top="#2f5fc0", bottom="#2f5fc0", chest=(38, 48), shoulder=50, arm_radius=(19, 14),
        shoe="#d8343c", pattern="belly", pattern_colour="#f2c14e", extras=("belt", "cape", "boots"), extra_colour="#d8343c",
    )  # fmt: skip


def sailor() -> BipedStyle:
    base = man()
    return replace(
        base, name="sailor", head=replace(base.head, hat="cap", hat_colour="#f4f0e8", beard="#8a5a34"), coat=("#2f4f8a",), top="#f4f0e8",
        sleeve="#f4f0e8", bottom="#2f4f8a", pattern="stripes", pattern_colour="#2f4f8a", extras=("scarf",), extra_colour="#2f4f8a",
    )  # fmt: skip

"""Nobody is a copy of another: skin, hair, clothes and height of people by the seed.

Seed 0 leaves everybody as the style says. What a prompt names is put on afterwards and wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from types import MappingProxyType
from typing import TypeVar

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.dyes import hexed
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.members.grown import boy, child, girl, man, woman
from kinora.engines.animatic.paint.colour import brighten, luminance, mix

# Skin, nose, and the hair that goes with it.
COMPLEXIONS = (
    ("#f4c9a0", "#eaa886", ("#7a3b22", "#b0512a", "#4a2c1c", "#c8923c")),
    ("#e0ac7c", "#cf9566", ("#2c1c16", "#4a2c1c", "#5a3420")),
    ("#7c4f34", "#6a4028", ("#201410", "#2a1a14")),
    ("#f6d2b0", "#eaae90", ("#d8a23c", "#8a5a2c", "#33201a", "#a8642c")),
    ("#a8704a", "#935c3a", ("#241814", "#2c1c16")),
    ("#c98d60", "#b67a4e", ("#2a1a14", "#3a241a")),
)
CHILDREN = ("#f2b632", "#4a9fd8", "#e8648c", "#5fae62", "#9a6fc8", "#e8743c", "#3fb0a8")
SHIRTS = ("#3d6fb0", "#c8503c", "#5f9a58", "#e0a83c", "#7a5aa0", "#4f9fa8", "#f0e6d4", "#b85a7a")
TROUSERS = ("#4a4458", "#3f5f8a", "#6a5440", "#5a6a4a", "#7a7068")
DRESSES = ("#2f8f8a", "#d0586a", "#e8b04a", "#7a6ab8", "#4f8fc8", "#6a9f58", "#e8846a")
COATS = ("#7d4a3c", "#5a6a52", "#4a5a78", "#8a6a3c")
HAIRCUTS = MappingProxyType({
    "man": ("fringe", "fringe", "short", "afro", "short"), "woman": ("long", "bun", "bob", "afro", "long"),
    "boy": ("fringe", "short", "afro", "fringe"), "girl": ("pigtails", "bob", "bun", "long"), "child": ("bob", "fringe", "pigtails", "afro"),
    "old man": ("ring", "short"), "old woman": ("bun", "bob"),
})  # fmt: skip
WARDROBES = MappingProxyType({
    "man": SHIRTS, "woman": DRESSES, "boy": CHILDREN, "girl": CHILDREN, "child": CHILDREN, "old man": COATS, "old woman": DRESSES,
})  # fmt: skip
SHADES = (0.0, -0.14, 0.10, -0.07, 0.05, -0.20, 0.16)  # of animals' coats, next to their kind's
WARMTH = ("#e8904a", "#8a8078", "#c8682a")
DARK = 0.3  # luminance of a coat that stays as it is, so that the face on it does
LIGHT = 0.7  # luminance of a white coat, which is not to become grey
OLD = ("old man", "old woman")
SHORTEST, TALLEST = 0.955, 1.05  # share of the kind's own height
Choice = TypeVar("Choice")


class _Dice:
    """Choices out of one seed, each by a digit of its own."""

    def __init__(self, seed: int) -> None:
        self.left = seed

    def pick(self, choices: tuple[Choice, ...]) -> Choice:
        self.left, digit = divmod(self.left, len(choices))
        return choices[digit]


def varied(style: BipedStyle, seed: int) -> BipedStyle:
    """One of many of a kind. `seed` is the entity's own, so it looks the same in every remix."""
    if seed == 0:
        return style
    dice = _Dice(seed)
    if style.name in ("child", "person"):
        style = _somebody(style.name, dice)
    if style.name not in WARDROBES:
        return _in_other_skin(style, dice) if _is_bare(style) else style
    style = _in_other_skin(style, dice, haircuts=HAIRCUTS[style.name])
    style = _in_other_clothes(style, dice)
    share = SHORTEST + (TALLEST - SHORTEST) * dice.pick(tuple(range(8))) / 7
    return replace(style, height_m=style.height_m * share)


def coat_of(coat: str, seed: int) -> str:
    """The main colour of one of many animals: a little lighter or darker, warmer or greyer."""
    if seed == 0 or luminance(coat) < DARK:
        return coat
    dice = _Dice(seed)
    shade, warmth = dice.pick(SHADES), dice.pick(WARMTH)
    amount = 0.35 if luminance(coat) > LIGHT else 1.0
    return hexed(mix(brighten(coat, shade * amount), warmth, 0.10 * amount))


def _somebody(kind: str, dice: _Dice) -> BipedStyle:
    """A child is a boy or a girl, a person a man or a woman."""
    bodies: dict[str, tuple[Callable[[], BipedStyle], ...]] = {
        "child": (child, boy, girl),
        "person": (man, woman),
    }
    return dice.pick(bodies[kind])()


def _is_bare(style: BipedStyle) -> bool:
    """Is it a person's own face, and not a mask, fur or paint, and are these its own hands?"""
    is_person = style.finish in ("cloth", "suit") and style.skin == style.head.skin
    return is_person and style.head.blush != "" and luminance(style.skin) < 0.8  # fmt: skip


def _in_other_skin(style: BipedStyle, dice: _Dice, *, haircuts: tuple[str, ...] = ()) -> BipedStyle:
    skin, nose, hairs = dice.pick(COMPLEXIONS)
    hair, head = dice.pick(hairs), style.head
    changes: dict[str, str] = {"skin": skin, "nose_colour": nose}
    if style.name not in OLD and (haircuts or luminance(skin) < 0.5):
        changes |= {"hair_colour": hair, "brow": hair if head.brow else ""}
    if haircuts:
        changes["hair"] = dice.pick(haircuts)
    dye = {style.skin: skin}
    style = replace(style, head=replace(head, **changes), **_dyed(style, dye))  # type: ignore[arg-type]  # all are colours and cuts
    return _with_moustache(style, hair, dice) if style.name == "man" else style


def _with_moustache(style: BipedStyle, hair: str, dice: _Dice) -> BipedStyle:
    """Some men have a moustache or glasses."""
    extra = dice.pick(("", "", "moustache", "", "glasses", ""))
    if not extra:
        return style
    colour = "#4a3a30" if extra == "glasses" else hair
    return replace(style, head=replace(style.head, **{extra: colour}))  # type: ignore[arg-type]  # all are colours


def _in_other_clothes(style: BipedStyle, dice: _Dice) -> BipedStyle:
    colour = dice.pick(WARDROBES[style.name])
    dye = {style.coat[0]: colour}
    style = replace(style, coat=(colour,), **_dyed(style, dye))  # type: ignore[arg-type]  # all are colours
    if style.name in ("man", "boy"):
        return replace(style, bottom=dice.pick(TROUSERS), pattern=dice.pick(("buttons", "stripes", "")))  # fmt: skip
    return style


def _dyed(style: BipedStyle | HeadStyle, dye: dict[str, str]) -> dict[str, str]:
    """The fields of a style that hold one of the colours, with the new ones."""
    values = {field.name: getattr(style, field.name) for field in fields(style)}
    return {name: dye[value] for name, value in values.items() if isinstance(value, str) and value in dye}  # fmt: skip

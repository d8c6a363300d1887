"""Giving a figure another main colour, and the traits that change its looks.

Only the colours a style lists as its coat follow; eyes, muzzles and light bellies stay, so that a
black cat still has a face.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.bird.style import BirdStyle
from kinora.engines.animatic.cast.drifter.style import DrifterStyle
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.insect.style import InsectStyle
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.serpent.style import SerpentStyle
from kinora.engines.animatic.cast.swimmer.style import SwimmerStyle
from kinora.engines.animatic.cast.wardrobe import dressed_beast, dressed_biped
from kinora.engines.animatic.paint.colour import Colour, ColourLike, brighten, luminance, mix, rgb

BLACKEST, WHITEST = "#2b2833", "#f0ece4"  # what black and white cloth and fur look like in paint
TEMPERS = ("happy", "sad", "angry", "surprised", "sleepy", "scared", "proud")  # traits of a face
DARKEST = 0.16  # luminance below which a colour is lifted
DARK = 0.22  # a coat darker than this needs eyes with a white
Style = (
    BipedStyle
    | QuadrupedStyle
    | SwimmerStyle
    | BirdStyle
    | SerpentStyle
    | InsectStyle
    | DrifterStyle
)
StyleKind = TypeVar(
    "StyleKind",
    BipedStyle,
    QuadrupedStyle,
    SwimmerStyle,
    BirdStyle,
    SerpentStyle,
    InsectStyle,
    DrifterStyle,
)


def dyed(style: StyleKind, colour: str) -> StyleKind:
    """The figure in another main colour (`#rrggbb`)."""
    main = style.coat[0]
    dye = {old: tint(old, main, colour) for old in style.coat}
    head = replace(style.head, **_changes(style.head, dye))  # type: ignore[arg-type]  # all are colours
    if main == style.head.skin and luminance(head.skin) < DARK:
        head = _seen_in_the_dark(head)
    changes = _changes(style, dye)
    return replace(style, head=head, coat=tuple(dye.values()), **changes)  # type: ignore[arg-type]  # all are colours


def _changes(style: Style | HeadStyle, dye: dict[str, str]) -> dict[str, str]:
    """The fields of a style that hold one of the dyed colours."""
    values = {field.name: getattr(style, field.name) for field in fields(style)}
    return {name: dye[value] for name, value in values.items() if isinstance(value, str) and value in dye}  # fmt: skip


def tint(old: str, main: str, new: str) -> str:
    """`old`, a shade of `main`, as the same shade of `new`. Shades of a very dark colour go lighter."""
    target = _paintable(new)
    step = luminance(old) - luminance(main)
    if abs(step) < 0.005:
        return hexed(target)
    factor = luminance(old) / max(luminance(main), 0.01)
    if step < 0 and luminance(target) < DARK:
        return hexed(brighten(target, 0.45 * (1 - factor)))
    return hexed(brighten(target, factor - 1) if factor < 1 else brighten(target, min(1 - 1 / factor, 0.6)))  # fmt: skip


def _paintable(colour: str) -> Colour:
    """Neither blacker nor whiter than paint: shade and rim must still show."""
    shade, parts = luminance(colour), rgb(colour)
    if shade < DARKEST:
        grey = mix(BLACKEST, colour, shade / DARKEST)
        return mix(grey, brighten(colour, 0.14), max(parts) - min(parts))
    return mix(colour, WHITEST, max(shade - 0.80, 0.0) / 0.20 * 0.9)


def hexed(colour: ColourLike) -> str:
    """A colour as `#rrggbb`."""
    return "#" + "".join(f"{round(min(max(c, 0.0), 1.0) * 255):02x}" for c in rgb(colour))


def _seen_in_the_dark(head: HeadStyle) -> HeadStyle:
    if head.eyes != "dot" or head.marking == "penguin":
        return head
    return replace(head, eyes="big", eye_size=head.eye_size * 1.55, iris="#d8a23c")


def beast_with_traits(style: QuadrupedStyle, traits: tuple[str, ...]) -> QuadrupedStyle:
    """The beast with the traits that can be seen; others leave it as it is."""
    if {"fluffy", "furry", "shaggy"} & set(traits):
        style = replace(style, ruff=max(style.ruff, 10), head=replace(style.head, fluff=8))
    if {"small", "young", "baby"} & set(traits):
        style = replace(style, body=style.body * 0.84, leg=style.leg * 0.78, neck=style.neck * 0.8)
    style = replace(style, head=in_temper(style.head, traits))
    return dressed_beast(style, traits)


def with_traits(style: BipedStyle, traits: tuple[str, ...]) -> BipedStyle:
    """The figure with the traits that can be seen; others leave it as it is."""
    for trait in traits:
        style = _with_trait(style, trait)
    style = replace(style, head=in_temper(style.head, traits))
    return dressed_biped(style, traits)


def in_temper(head: HeadStyle, traits: tuple[str, ...]) -> HeadStyle:
    """The face that goes with a trait of mind; the last one said counts."""
    for trait in traits:
        if trait in TEMPERS:
            head = replace(head, temper=trait)  # type: ignore[arg-type]  # one of those above
    return head


def _with_trait(style: BipedStyle, trait: str) -> BipedStyle:
    head = style.head
    match trait:
        case "fluffy" | "furry" | "shaggy" if style.finish in ("fur", "feather"):
            return replace(style, finish="fur", head=replace(head, fluff=max(head.fluff + 2, 8)))
        case "old":
            grey = replace(head, brow="#e6e2da", glasses="#5a4632", hair_colour="#e8e4dc" if head.hair else head.hair_colour)  # fmt: skip
            return replace(style, head=grey, stoop=max(style.stoop, 7))
        case "young" | "baby" | "cute":
            return replace(style, head=replace(head, eye_size=head.eye_size * 1.12, eye_elevation=head.eye_elevation - 3))  # fmt: skip
        case "fat" | "chubby" | "round":
            return replace(style, belly=(style.belly[0] * 1.25, style.belly[1] * 1.25), hips=(style.hips[0] * 1.15, style.hips[1] * 1.15))  # fmt: skip
        case "thin" | "tall":
            return replace(style, leg=style.leg * 1.15, belly=(style.belly[0] * 0.9, style.belly[1] * 0.9))  # fmt: skip
        case _:
            return style

"""Clothes put on a member of the cast: traits "wears GARMENT" or "wears GARMENT #rrggbb"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle

WEARS = "wears "
Dressed = TypeVar("Dressed", BipedStyle, QuadrupedStyle)
COLOURS = MappingProxyType({
    "scarf": "#c9343c", "bow tie": "#c92f45", "tie": "#c8343c", "necklace": "#f2c14e", "collar": "#c92f45", "cape": "#c8303c", "backpack": "#3f7fc0",
    "glasses": "#3a3440", "sunglasses": "#1f1c24", "goggles": "#e8b83c", "eyepatch": "#2a262c", "mask": "#dfe8ee", "coat": "#8a5a3c",
    "raincoat": "#f2c02e", "sweater": "#c8503c", "dress": "#d877b0", "tutu": "#fbc3d4", "suit": "#3f4658", "space suit": "#eef1f4", "boots": "#d8a02e",
    "gloves": "#c8343c", "cap": "#c8343c", "beanie": "#c8343c", "helmet": "#f2c02e", "santa hat": "#d3222e", "cowboy hat": "#8a5a34",
    "wizard hat": "#4a3f9a", "pirate hat": "#2b2830", "chef hat": "#fbf8f2", "straw hat": "#e0c07a", "party hat": "#e8648c", "beret": "#c8343c",
    "flower crown": "#f4a6c0", "headband": "#e2473c", "hood": "#c8303c", "armour": "#aeb8c4", "apron": "#fbf8f2", "sombrero": "#d8a84a",
    "halo": "#ffe08a", "bandana": "#c8343c", "police hat": "#24346a", "firefighter helmet": "#d8342c", "crown of flowers": "#f4a6c0",
})  # fmt: skip
HATS = MappingProxyType({
    "cap": "cap", "beanie": "beanie", "helmet": "hard", "santa hat": "santa", "cowboy hat": "cowboy", "wizard hat": "wizard", "pirate hat": "tricorn",
    "chef hat": "toque", "straw hat": "straw", "party hat": "gnome", "beret": "beret", "flower crown": "veil", "headband": "headband", "hood": "hood",
    "sombrero": "sombrero", "halo": "halo", "bandana": "bandana", "police hat": "peaked", "firefighter helmet": "fire",
})  # fmt: skip
ON_FACES = MappingProxyType({"sunglasses": "sunglasses", "goggles": "goggles", "eyepatch": "eyepatch", "mask": "cloth"})  # fmt: skip
COATS = frozenset({"coat", "raincoat", "sweater", "dress", "tutu", "suit", "space suit", "armour", "apron"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Garment:
    """One piece of clothing."""

    name: str
    colour: str


def garments_of(traits: tuple[str, ...]) -> tuple[Garment, ...]:
    """The clothes among the traits, each in its own or the usual colour; unknown ones are left out."""
    worn = []
    for trait in traits:
        if trait.startswith(WEARS):
            name, _, colour = trait.removeprefix(WEARS).partition(" #")
            if name in COLOURS:
                worn.append(Garment(name, f"#{colour}" if colour else COLOURS[name]))
    return tuple(worn)


def dressed_biped(style: BipedStyle, traits: tuple[str, ...]) -> BipedStyle:
    """The figure in its clothes."""
    for garment in garments_of(traits):
        style = replace(style, head=_on_head(style.head, garment))
        style = _on_body(style, garment) if garment.name in COATS else _with_piece(style, garment)
    return style


def dressed_beast(style: QuadrupedStyle, traits: tuple[str, ...]) -> QuadrupedStyle:
    """The beast in its clothes."""
    for garment in garments_of(traits):
        style = replace(style, head=_on_head(style.head, garment))
        match garment.name:
            case "scarf" | "bow tie" | "tie" | "bandana":
                style = replace(style, scarf=garment.colour)
            case "necklace" | "collar":
                style = replace(style, collar=garment.colour)
            case "boots" | "gloves":
                style = replace(style, sock=garment.colour, paw_colour=garment.colour, hoof="")
            case "cape" | "backpack":
                style = replace(style, cloth=garment.colour)
            case name if name in COATS:
                style = replace(style, cloth=garment.colour, sock=garment.colour, collar="")
            case _:
                pass
    return style


def _on_head(head: HeadStyle, garment: Garment) -> HeadStyle:
    name, colour = garment.name, garment.colour
    if name in HATS:
        return replace(head, hat=HATS[name], hat_colour=colour)  # type: ignore[arg-type]  # names of hats
    if name in ON_FACES:
        return replace(head, facewear=(*head.facewear, ON_FACES[name]), face_colour=colour)
    if name == "glasses":
        return replace(head, glasses=colour)
    if name == "space suit":
        return replace(head, hat="helmet")
    if name == "armour":
        return replace(head, hat="helm", hat_colour=colour, hat_trim="#dfe6ee", horns="#d8343c")
    return head


def _with_piece(style: BipedStyle, garment: Garment) -> BipedStyle:
    """Something small, over whatever else is worn."""
    match garment.name:
        case "boots":
            return replace(style, shoe=garment.colour, extras=(*style.extras, "boots"))
        case "gloves":
            return replace(style, skin=garment.colour)
        case "scarf" | "bow tie" | "necklace" | "cape" | "backpack" | "collar" | "tie":
            name = "scarf" if garment.name == "tie" else garment.name
            rest = tuple(extra for extra in style.extras if extra != name)
            return replace(style, extras=rest, worn=(*style.worn, (name, garment.colour)))
        case _:
            return style


def _on_body(style: BipedStyle, garment: Garment) -> BipedStyle:
    """Cloth over the trunk and the arms, in the place of fur or of what was worn there."""
    colour = garment.colour
    plain = tuple(e for e in style.extras if e not in ("scarf", "collar", "belt", "bow tie"))
    cut = replace(
        style, finish="metal" if style.finish == "metal" else "cloth", top=colour, sleeve=colour, pattern="buttons", pattern_colour="#f6f0e2",
        extras=plain, wing_arms=style.wing_arms,
    )  # fmt: skip
    if garment.name in ("space suit", "armour"):
        return _in_armour(cut, garment)
    if garment.name == "apron":
        return replace(style, pattern="apron", pattern_colour=colour)
    if garment.name == "suit":
        return replace(
            cut,
            bottom=colour,
            pattern="suit",
            pattern_colour="#c8343c",
            extras=(*plain, "collar"),
            extra_colour="#fbf8f2",
            skirt="",
        )
    if garment.name == "sweater":
        return replace(cut, pattern="stripes")
    return _with_skirt(cut, garment)


def _in_armour(style: BipedStyle, garment: Garment) -> BipedStyle:
    """All of the body in one hard or padded shell."""
    shell = replace(style, finish="suit", bottom=garment.colour, skin=garment.colour, skirt="")
    if garment.name == "armour":
        return replace(shell, pattern="plate", extras=("pauldrons", "belt"), extra_colour="#b8343f")
    return replace(
        shell, shoe="#9fb0c0", pattern="panel", extra_colour="#e8894a", extras=("backpack", "collar"), tail=style.tail * 0.6,
    )  # fmt: skip


def _with_skirt(style: BipedStyle, garment: Garment) -> BipedStyle:
    """What hangs below the waist, of a dress, a tutu or a coat."""
    cut = replace(style, skirt_colour=garment.colour)
    if garment.name == "dress":
        return replace(cut, skirt="dress", skirt_length=max(style.leg * 0.5, 30))
    if garment.name == "tutu":
        return replace(cut, skirt="tutu", skirt_length=style.hips[1] * 1.7)
    return replace(cut, skirt="coat", skirt_length=max(style.leg * 0.34, 16))

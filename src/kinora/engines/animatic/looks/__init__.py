"""Looks: what is done to the finished picture, by name. Knows nothing of who is in it."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.looks import crafted, grades, inked, lens, styles, taped
from kinora.engines.animatic.looks.base import AsPainted, Both, Look
from kinora.engines.animatic.paint.picture import Picture

_STYLES: dict[str, Callable[[Picture], Look]] = {
    "noir": lambda picture: styles.black_and_white(picture, hard=True),
    "black and white": lambda picture: styles.black_and_white(picture, hard=False),
    "old film": styles.old_film,
    "watercolour": styles.watercolour,
    "pixel art": styles.pixel_art,
    "anime": styles.anime,
    "neon glow": styles.neon_glow,
    "comic": inked.comic,
    "cel shading": inked.cel_shading,
    "pencil sketch": inked.pencil,
    "coloured pencil": inked.coloured_pencil,
    "charcoal": inked.charcoal,
    "chalk": inked.chalk,
    "oil painting": crafted.oil_painting,
    "claymation": crafted.claymation,
    "paper cut-out": crafted.paper_cutout,
    "stained glass": crafted.stained_glass,
    "mosaic": crafted.mosaic,
    "vhs": taped.vhs,
    "sepia": taped.sepia,
    "vintage photo": taped.vintage_photo,
    "vaporwave": taped.vaporwave,
    "night vision": taped.night_vision,
}


_FINISHES: dict[str, Callable[[Picture], lens.Finish]] = {  # in the order they are laid on
    "warm grade": grades.warm,
    "cool grade": grades.cool,
    "brighter picture": grades.brighter,
    "more contrast": grades.contrast,
    "muted colours": grades.muted,
    "vivid colours": lens.vivid,
    "vignette": grades.vignette,
    "lens flare": lens.lens_flare,
    "film grain": lens.film_grain,
    "letterbox": lens.letterbox,
}


def style_names() -> tuple[str, ...]:
    """Every style there is a look for."""
    return tuple(_STYLES)


def finish_names() -> tuple[str, ...]:
    """Every effect that is laid over the finished picture."""
    return tuple(_FINISHES)


def make_look(
    picture: Picture,
    *,
    style: str = "",
    palette: tuple[str, ...] = (),
    backlight: str = "",
    effects: tuple[str, ...] = (),
) -> Look:
    """The look of a scene: its style, its palette over that, and those of its effects that the
    camera makes; a style there is no look for leaves the picture as it is painted."""
    look = _graded(picture, style, palette, backlight)
    finishes = tuple(make(picture) for name, make in _FINISHES.items() if name in effects)
    return lens.Finished(look, finishes) if finishes else look


def _graded(picture: Picture, style: str, palette: tuple[str, ...], backlight: str) -> Look:
    factory = _STYLES.get(style)
    styled = factory(picture) if factory is not None else None
    if not palette and not backlight:
        return styled or AsPainted()
    graded = styles.palette(picture, palette, backlight or None)
    return graded if styled is None else Both(styled, graded)

"""Looks: what is done to the finished picture, by name. Knows nothing of who is in it."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.looks import styles
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
}


def style_names() -> tuple[str, ...]:
    """Every style there is a look for."""
    return tuple(_STYLES)


def make_look(
    picture: Picture, *, style: str = "", palette: tuple[str, ...] = (), backlight: str = ""
) -> Look:
    """The look of a scene: its style, and its palette over that; a style there is no look for
    leaves the picture as it is painted."""
    factory = _STYLES.get(style)
    styled = factory(picture) if factory is not None else None
    if not palette and not backlight:
        return styled or AsPainted()
    graded = styles.palette(picture, palette, backlight or None)
    return graded if styled is None else Both(styled, graded)

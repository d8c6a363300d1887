"""The pieces that hats are made of: discs, towers, badges."""

from __future__ import annotations

from kinora.engines.animatic.cast.head.skull import Head
from kinora.engines.animatic.cast.skeleton import Ellipsoid
from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.paint.paths import oval

GOLD = "#f2c14e"


def disc(head: Head, up: float, wide: float, colour: ColourLike, *, thick: float = 0.06, forward: float = -0.04) -> None:  # fmt: skip
    plate = Ellipsoid(head.inside(forward, up), head.sized(wide, thick, wide))
    head.easel.solid(paint(colour), plate, softness=head.r * 0.1)


def tower(head: Head, low: float, high: float, wide: tuple[float, float], colour: ColourLike) -> None:  # fmt: skip
    """A round tower from one height to another, `wide` below and above."""
    solids = [Ellipsoid(head.inside(-0.05, up), head.sized(size, 0.06, size)) for up, size in ((low, wide[0]), (high, wide[1]))]  # fmt: skip
    head.easel.solid(paint(colour), *solids, softness=head.r * 0.26)


def paint(colour: ColourLike) -> str | tuple[float, float, float]:
    return colour if isinstance(colour, str) else (colour[0], colour[1], colour[2])


def badge(head: Head, elevation: float, size: float, colour: str = GOLD) -> None:
    if head.facing(0, 20) > 0.1:
        x, y = head.on(0, elevation, 1.16)
        head.easel.shade(
            oval(x, y, head.r * size * head.narrowing(0), head.r * size * 1.15), colour
        )

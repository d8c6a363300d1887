"""The members of the cast: every figure as data, by kind."""

from __future__ import annotations

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.members.animals import animals
from kinora.engines.animatic.cast.members.creatures import creatures
from kinora.engines.animatic.cast.members.people import people


def biped_kinds() -> tuple[str, ...]:
    """The kinds that stand on two legs."""
    return (*people(), *animals(), *creatures())


def biped_style(kind: str) -> BipedStyle | None:
    """The style of a kind that stands on two legs, or None."""
    for table in (people(), animals(), creatures()):
        if kind in table:
            return table[kind]()
    return None

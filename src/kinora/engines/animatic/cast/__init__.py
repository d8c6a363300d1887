"""The cast: who can be drawn, and a puppet for any of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.animatic.cast.base import Puppet
from kinora.engines.animatic.cast.biped.puppet import BipedPuppet
from kinora.engines.animatic.cast.dyes import dyed, with_traits
from kinora.engines.animatic.cast.members import biped_kinds, biped_style

Plan = Literal["biped", "quadruped", "bird", "swimmer"]


@dataclass(frozen=True, slots=True)
class Member:
    """What is known of a kind without drawing it."""

    kind: str
    plan: Plan
    height_m: float
    colour: str  # its own main colour


def kinds() -> tuple[str, ...]:
    """Every kind that can be drawn."""
    return biped_kinds()


def has(kind: str) -> bool:
    return member(kind) is not None


def member(kind: str) -> Member | None:
    """What is known of a kind, or None when there is no drawing of it."""
    style = biped_style(kind)
    return None if style is None else Member(kind, "biped", style.height_m, style.coat[0])


def puppet(kind: str, *, colour: str = "", traits: tuple[str, ...] = (), scale: float = 1.0, seed: int = 0) -> Puppet:  # fmt: skip
    """A member of the cast. `kind` must be one of `kinds()`; `colour` is `#rrggbb` or '' for its own."""
    style = biped_style(kind)
    if style is None:
        raise KeyError(kind)
    style = with_traits(style, traits)
    if colour:
        style = dyed(style, colour)
    return BipedPuppet(style, style.height_m * scale, seed)

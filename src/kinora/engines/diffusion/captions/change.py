"""What a remix changes: the new caption, how far the change reaches, and how the prompt was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How far a change reaches, from least to most."""

    NONE = "none"  # the caption says the same
    LOCAL = "local"  # something comes, goes or looks different; all else can stay as it is
    GLOBAL = (
        "global"  # style, palette, light, hour, weather, season, mood: every place of the picture
    )
    LAYOUT = "layout"  # motion, action, camera, framing, place, number, speed: places move


ORDER = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Change:
    """What `caption` is to be made, and why: `told` is one sentence."""

    caption: str
    scope: Scope
    told: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A caption after one instruction."""

    caption: str
    scope: Scope
    told: str  # a part of a sentence: "the ball becomes blue"
    about: str = ""  # the thing it was about, which "it" means from now on


def widest(scopes: list[Scope]) -> Scope:
    """The scope of several changes at once."""
    return max(scopes, key=ORDER.index, default=Scope.NONE)

"""Props: what can be drawn besides the cast, by the vocabulary's kinds."""

from __future__ import annotations

from functools import lru_cache

from kinora.engines.animatic.props import (
    bags,
    blooms,
    buildings,
    devices,
    food,
    fruit,
    furniture,
    handheld,
    heavens,
    household,
    landmarks,
    lights,
    music,
    orchestra,
    outdoors,
    piano,
    playthings,
    toys,
    trees,
    yard,
)
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.props.design import Design
from kinora.engines.animatic.props.thing import Thing


@lru_cache(maxsize=1)
def _designs() -> dict[str, Design]:
    """Every design by kind; they are values, so one table serves all."""
    tables = (household, music, outdoors, piano, toys, food, fruit, trees, blooms, orchestra, furniture, lights, handheld, devices, bags, playthings, buildings, landmarks, yard, heavens)  # fmt: skip
    return {kind: design for table in tables for kind, design in table.designs().items()}


def kinds() -> tuple[str, ...]:
    """Every kind that can be drawn."""
    return tuple(_designs())


def has(kind: str) -> bool:
    return kind in _designs()


def make(kind: str, *, colour: str = "", traits: tuple[str, ...] = (), seed: int = 0) -> Prop:
    """A prop. `kind` must be one of `kinds()`; `colour` is `#rrggbb` or '' for its own.

    No trait changes a prop's drawing yet; size is the scene's business.
    """
    return Thing(_designs()[kind], colour=colour, seed=seed)

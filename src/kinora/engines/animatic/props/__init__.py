"""Props: what can be drawn besides the cast, by the vocabulary's kinds."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.props import household, music, outdoors, piano, toys
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.props.design import Design
from kinora.engines.animatic.props.thing import Thing


def _designs() -> dict[str, Callable[[], Design]]:
    return {
        "piano": piano.grand_piano, "stool": piano.stool, "kite": toys.kite, "balloon": toys.balloon, "ball": toys.ball,
        "umbrella": toys.umbrella, "guitar": music.guitar, "violin": music.violin, "drum": music.drum, "trumpet": music.trumpet,
        "microphone": music.microphone, "chair": household.chair, "table": household.table, "bench": household.bench_seat, "lamp": household.lamp_post,
        "book": household.book, "cake": household.cake, "gift": household.gift, "hat": household.hat, "crown": household.crown,
        "clock": household.clock, "tree": outdoors.tree, "flower": outdoors.flower, "flowers": outdoors.bouquet, "fire": outdoors.campfire,
        "rock": outdoors.rock, "mushroom": outdoors.mushroom, "house": outdoors.house, "lighthouse": outdoors.lighthouse, "flag": outdoors.flag,
    }  # fmt: skip


def kinds() -> tuple[str, ...]:
    """Every kind that can be drawn."""
    return tuple(_designs())


def has(kind: str) -> bool:
    return kind in _designs()


def make(kind: str, *, colour: str = "", traits: tuple[str, ...] = (), seed: int = 0) -> Prop:
    """A prop. `kind` must be one of `kinds()`; `colour` is `#rrggbb` or '' for its own.

    No trait changes a prop's drawing yet; size is the scene's business.
    """
    return Thing(_designs()[kind](), colour=colour, seed=seed)

"""Places that a prompt names under snow: the same place in winter, whatever season the sky is in."""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.hamlet import village
from kinora.engines.animatic.sets.street import city_street

SEASONS = frozenset({"spring", "summer", "autumn", "winter"})


def snowy_village(order: Order, check: Check) -> Setting:
    """Cottages around a church, snow on their roofs."""
    return replace(village(in_winter(order), check), name="snowy village")


def snowy_street(order: Order, check: Check) -> Setting:
    """The city street with bare trees and snow on the pavements."""
    return replace(city_street(in_winter(order), check), name="snowy street")


def in_winter(order: Order) -> Order:
    """The same wishes with winter for a season."""
    rest = tuple(wish for wish in order.sky if wish not in SEASONS)
    return replace(order, sky=(*rest, "winter"))

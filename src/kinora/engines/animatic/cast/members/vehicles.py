"""Vehicles by kind."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.cast.vehicle import air_and_sea, cycles, flyers, road, vessels, works
from kinora.engines.animatic.cast.vehicle.model import Model


def vehicles() -> dict[str, Callable[[], Model]]:
    """Every vehicle by kind."""
    tables = (cycles, works, vessels, flyers)
    more = {kind: _given(model) for table in tables for kind, model in table.models().items()}
    return more | {
        "car": road.car, "bus": road.bus, "truck": road.truck, "train": road.train, "boat": air_and_sea.boat, "rocket": air_and_sea.rocket,
        "plane": air_and_sea.plane, "hot air balloon": air_and_sea.hot_air_balloon,
    }  # fmt: skip


def _given(model: Model) -> Callable[[], Model]:
    return lambda: model

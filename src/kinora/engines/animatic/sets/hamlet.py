"""Villages and farms: country buildings among the groves behind a meadow."""

from __future__ import annotations

import skia

from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.countryside import Path, far_hills, groves, lawn
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.houses import Build, barn, church, cottage, fence
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.undergrowth import tufts

WALLS = ("#dcc9a2", "#d6b887", "#cf9f74", "#d8cdb8", "#b98d70")
ROOFS = ("#a8523e", "#8a4a3c", "#6a5a4e", "#b5643e")


def village(order: Order, check: Check) -> Setting:
    """Timbered cottages around a church."""
    diorama = _country(order, check)
    diorama.plate("village", 2.0, lambda canvas: _cottages(canvas, diorama), wobble=1.0)
    return _finished(diorama, "village")


def farm(order: Order, check: Check) -> Setting:
    """A red barn with its silo, a farmhouse and a fence."""
    diorama = _country(order, check)
    diorama.plate("farm", 2.0, lambda canvas: _farmyard(canvas, diorama), wobble=1.0)
    return _finished(diorama, "farm")


def _country(order: Order, check: Check) -> Diorama:
    diorama = open_diorama(order, check, horizon=0.50, eye=2.4, low_sun_x=0.60)
    diorama.sky()
    far_hills(diorama)
    groves(diorama)
    return diorama


def _finished(diorama: Diorama, name: str) -> Setting:
    rng = diorama.rng("path")
    lawn(diorama, Path(float(rng.uniform(1.8, 2.8)), float(rng.uniform(0.1, 1.1))))
    tufts(diorama, "#6f9a3c", blossoms=("#fff4e0", "#e8657e", "#f7d046"))
    return outdoor_setting(diorama, name, story=2.3, stand=0.845)


def _cottages(canvas: skia.Canvas, diorama: Diorama) -> None:
    rng, picture, horizon = diorama.rng("village"), diorama.picture, diorama.view.horizon
    steeple = diorama.stand("church", picture.W * 0.60, horizon + 47, haze=0.14)
    church(canvas, steeple, 150)
    places = [
        (-0.02, 55), (0.12, 62), (0.25, 50), (0.38, 58), (0.76, 60), (0.90, 52), (1.04, 60)
    ]  # fmt: skip
    for i, (at, down) in enumerate(sorted(places, key=lambda place: place[1])):
        x = picture.W * (at + float(rng.uniform(-0.02, 0.02)))
        stand = diorama.stand(f"cottage {i}", x, horizon + down, haze=0.10)
        build = Build(
            wall=WALLS[int(rng.integers(len(WALLS)))], roof=ROOFS[int(rng.integers(len(ROOFS)))],
            timbered=bool(rng.random() < 0.6),
        )  # fmt: skip
        cottage(canvas, stand, float(rng.uniform(112, 150)), build)


def _farmyard(canvas: skia.Canvas, diorama: Diorama) -> None:
    picture, horizon = diorama.picture, diorama.view.horizon
    side = 0.70 if not picture.is_portrait else 0.66
    yard = diorama.stand("farmhouse", picture.W * (side - 0.42), horizon + 50, haze=0.10)
    cottage(canvas, yard, 150, Build(wall="#dcd0b8", roof="#7a5a52"))
    barn(canvas, diorama.stand("barn", picture.W * side, horizon + 62, haze=0.08), 230)
    area = picture.area()
    line = [(area.left() + area.width() * i / 18, horizon + 63 + 3 * (i % 2)) for i in range(19)]
    fence(canvas, diorama.stand("fence", 0, 0, haze=0.06), line, 26)

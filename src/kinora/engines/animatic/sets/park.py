"""The park: rolling grass with a winding path, groves on the hills, trees, a bench and flowers."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.countryside import Path, far_hills, groves, lawn
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.furniture import bench, lamp_post
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.undergrowth import bough, tufts


def park(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.50, eye=2.4, low_sun_x=0.60)
    diorama.sky()
    far_hills(diorama)
    groves(diorama)
    rng = diorama.rng("path")
    path = Path(float(rng.uniform(1.8, 2.8)), float(rng.uniform(0.1, 1.1)))
    lawn(diorama, path, furniture=lambda canvas: _furniture(canvas, diorama, path))
    tufts(diorama, "#6f9a3c", blossoms=("#fff4e0", "#e8657e", "#f7d046"))
    bough(diorama, diorama.picture.W * 0.04, (420, 170), "#5c8f38")
    return outdoor_setting(diorama, "park", story=2.3, stand=0.845)


def _furniture(canvas: skia.Canvas, diorama: Diorama, path: Path) -> None:
    """A bench and lamps beside the path."""
    for z, side in ((30.0, -1), (20.0, 1)):
        x, row = _beside(diorama, path, z, side, 1.7)
        stand = diorama.stand(f"lamp {z}", x, row, haze=diorama.palette.haze_at(z))
        lamp_post(canvas, stand, diorama.view.size(3.4, z))
    x, row = _beside(diorama, path, 24.0, -1, 2.4)
    stand = diorama.stand("bench", x, row, haze=diorama.palette.haze_at(24.0))
    bench(canvas, stand, diorama.view.size(1.9, 24.0))


def _beside(diorama: Diorama, path: Path, z: float, side: int, away: float) -> tuple[float, float]:
    """A spot beside the path, kept clear of the spots where actors stand."""
    picture = diorama.picture
    clear = (0.42 if picture.is_portrait else 0.275) * picture.W
    x, row = diorama.view.project(float(path.centre(np.array(z))) + side * away, 0.1, z)
    return picture.W / 2 + side * max(side * (x - picture.W / 2), clear), row

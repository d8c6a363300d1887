"""What frames a landscape in front: swaying tufts along the lower edge, boughs from above."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import plain
from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.palette import as_colour, tone
from kinora.engines.animatic.sets.plants import flowers, grass
from kinora.engines.animatic.sets.seasons import BLOSSOM
from kinora.engines.animatic.sets.trees import crown

SUNK = 44.0  # roots lie below the frame, where a camera that looks down may see them


def tufts(
    diorama: Diorama,
    colour: ColourLike,
    *,
    blossoms: Sequence[ColourLike] = (),
    count: int = 9,
    dim: float = 0.80,
    tall: float = 1.0,
    gap: float = 0.0,
) -> None:
    """Swaying grass along the lower edge, thickest in the corners, darkened to frame the picture.

    `gap` (0 to 1) keeps the middle free.
    """
    picture, albedo = diorama.picture, tone(colour) * dim
    reach = picture.W + 2 * picture.margin * 0.8
    count = max(5, round(count * reach / 1500))
    for i in range(count):
        at = (i + 0.5) / count
        side = abs(at - 0.5) * 2
        if side < gap:
            continue
        high = (60 + 110 * side**1.4) * tall + SUNK
        rng = diorama.rng(f"tuft {i}")

        def draw(canvas: skia.Canvas, high: float = high, rng: np.random.Generator = rng) -> None:
            blades = 150
            xs = rng.normal(0, 53, blades).clip(-120, 120)
            rise = 0.3 + 0.7 * np.exp(-((xs / 78) ** 2))  # a rounded clump has no cut edges
            grass(
                canvas, diorama.palette,
                (
                    xs.astype(np.float32),
                    rng.uniform(0, high * 0.08, blades).astype(np.float32),
                    (high * rise * rng.uniform(0.35, 1.0, blades)).astype(np.float32),
                ),
                albedo, rng, bend=0.3,
            )  # fmt: skip
            if blossoms:
                _blossoms(canvas, diorama, high, blossoms, rng)

        x = picture.W / 2 + (at - 0.5) * reach
        diorama.clump(x, picture.H * 1.02 + SUNK, (290, high), draw)


def _blossoms(
    canvas: skia.Canvas,
    diorama: Diorama,
    high: float,
    colours: Sequence[ColourLike],
    rng: np.random.Generator,
) -> None:
    """A few flowers on stalks within a tuft."""
    if diorama.palette.day.snow_cover:
        return
    count = 5
    xs = rng.normal(0, 48, count).astype(np.float32)
    ys = (-high * rng.uniform(0.4, 0.85, count)).astype(np.float32)
    stalk = plain(as_colour(diorama.palette.ramp("#5a7d32")[1]))
    stalk.setStyle(skia.Paint.kStroke_Style)
    stalk.setStrokeWidth(2)
    for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
        canvas.drawLine(x * 0.8, 0, x, y, stalk)
    flowers(canvas, diorama.palette, (xs, ys, np.full(count, 9, np.float32)), colours, rng)


def bough(
    diorama: Diorama, x: float, size: tuple[float, float], colour: ColourLike, *, dim: float = 0.75
) -> None:
    """A leafy bough of (width, drop) entering from above; it reaches up out of the picture."""
    rng, headroom = diorama.rng(f"bough {x:.0f}"), diorama.picture.margin
    width, drop = size

    def draw(canvas: skia.Canvas) -> None:
        blobs = []
        for across in np.linspace(-0.5, 0.5, 15):
            reach = drop * (0.25 + 0.75 * (1 - abs(across) * 2)) * rng.uniform(0.5, 1.0)
            for share in (-0.1, 0.4, 0.8):
                blobs.append((
                    float(across * width + rng.normal(0, 9)), float(headroom + reach * share),
                    float(rng.uniform(26, 44) * (1.15 - 0.4 * share)),
                ))  # fmt: skip
            for lift in np.arange(0, headroom, 46):
                spread = 1 - 0.25 * lift / headroom
                blobs.append((
                    float(across * width * spread + rng.normal(0, 12)), float(lift),
                    float(rng.uniform(34, 50)),
                ))  # fmt: skip
        stand = diorama.stand(f"bough {x:.0f} leaves", 0, 0)
        blossoming = diorama.palette.season == "spring"
        local = tone(BLOSSOM[0]) if blossoming else tone(colour) * dim
        crown(canvas, stand, blobs, local, dab=15, density=0.7)

    tall = drop + headroom
    diorama.clump(x, -headroom, (width * 1.1, tall), draw, distance=0.75, amplitude=4, hanging=True)

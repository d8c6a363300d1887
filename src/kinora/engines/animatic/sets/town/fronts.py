"""What towns are made of: rows of house fronts, towers far away, paving. Knows light, not places."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, stroke
from kinora.engines.animatic.paint.colour import Colour, jitter, mix
from kinora.engines.animatic.paint.paths import polygon, polyline
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab

WALLS = ("#e2b98a", "#d88f6c", "#e6d4a8", "#a8b8b0", "#c8a0a0", "#8fa8c0", "#d8c8b0")
ROOFS = ("#9a5040", "#7a4a44", "#5f6670", "#a8603c")
LIT = "#ffd27a"


def row_of_fronts(
    canvas: skia.Canvas,
    diorama: Diorama,
    name: str,
    row: float,
    sizes: tuple[float, float],
    *,
    haze: float = 0.15,
) -> None:
    """Gabled houses side by side from edge to edge, their feet on a row; `sizes`: least and most
    width in design units."""
    area, rng, x = diorama.picture.area(), diorama.rng(name), diorama.picture.area().left()
    while x < area.right():
        wide = float(rng.uniform(*sizes))
        high = wide * float(rng.uniform(1.15, 1.75))
        _front(canvas, diorama, rng, rect(x, row - high, x + wide - 2, row + 4), haze)
        x += wide


def _front(
    canvas: skia.Canvas, diorama: Diorama, rng: np.random.Generator, area: skia.Rect, haze: float
) -> None:
    palette = diorama.palette
    wall, roof = WALLS[int(rng.integers(len(WALLS)))], ROOFS[int(rng.integers(len(ROOFS)))]
    tones = [as_colour(step) for step in palette.upright(wall, haze)]
    ends = ((area.right(), 0.0), (area.left(), 0.0))
    if not palette.from_right:
        ends = ends[::-1]
    canvas.drawRect(area, shaded_by(linear(*ends, [mix(tones[2], tones[3], 0.3), tones[1]])))
    tiles = [as_colour(step) for step in palette.ramp(roof, haze)]
    top, rise = area.top(), area.width() * float(rng.uniform(0.22, 0.5))
    inset = area.width() * (0.5 if rng.random() < 0.5 else 0.14)
    gable = polygon(
        [
            (area.left() - 4, top + 2),
            (area.left() + inset, top - rise),
            (area.right() - inset, top - rise),
            (area.right() + 4, top + 2),
        ]
    )
    canvas.drawPath(gable, shaded_by(linear((0, top - rise), (0, top), [tiles[3], tiles[1]])))
    bays, pane = max(round(area.width() / 44), 1), area.width() / max(round(area.width() / 44), 1)
    for y in np.arange(top + 14, area.bottom() - 56, 46).tolist():
        for i in range(bays):
            x = area.left() + pane * (i + 0.5)
            _window(
                canvas,
                diorama,
                (x, y),
                (pane * 0.40, 27.0),
                lit=bool(rng.random() < 0.45),
                haze=haze,
            )
    _door(canvas, diorama, rng, area, haze)


def _window(
    canvas: skia.Canvas,
    diorama: Diorama,
    at: tuple[float, float],
    size: tuple[float, float],
    *,
    lit: bool,
    haze: float,
) -> None:
    (x, y), (wide, high), palette = at, size, diorama.palette
    shines = palette.dark and lit
    glass: Colour | str = LIT if shines else palette.flat("#6f8fa8", 0.4, haze)
    frame = palette.flat("#f4ece0", 0.5, haze)
    pane = slab(x - wide / 2, y, x + wide / 2, y + high, 1)
    fill(canvas, pane, glass)
    stroke(canvas, pane, frame, 2.4)
    stroke(canvas, polyline([(x, y), (x, y + high)]), frame, 1.6)
    ledge = as_colour(palette.ramp("#efe6d4", haze)[3])
    fill(canvas, slab(x - wide / 2 - 3, y + high, x + wide / 2 + 3, y + high + 4, 1), ledge)
    if shines:
        glow(canvas, x, y + high / 2, 30, "#ffb84a", 0.22)


def _door(
    canvas: skia.Canvas, diorama: Diorama, rng: np.random.Generator, area: skia.Rect, haze: float
) -> None:
    palette, foot = diorama.palette, area.bottom()
    x = area.left() + area.width() * float(rng.uniform(0.25, 0.7))
    tint = ("#6a3f30", "#3f5f5a", "#5a4a6a", "#8a3a34")[int(rng.integers(4))]
    fill(canvas, slab(x - 11, foot - 42, x + 11, foot, 4), palette.flat(tint, 0.3, haze))
    fill(canvas, slab(x - 8, foot - 39, x + 8, foot - 27, 3), palette.flat("#b8d0d8", 0.4, haze))


def towers(
    canvas: skia.Canvas,
    diorama: Diorama,
    name: str,
    foot: float,
    form: tuple[float, float],
    *,
    haze: float,
) -> None:
    """A skyline: blocks with rows of windows; `form`: least and most height in design units."""
    area, palette, rng = diorama.picture.area(), diorama.palette, diorama.rng(name)
    x = area.left()
    while x < area.right():
        wide, high = float(rng.uniform(54, 120)), float(rng.uniform(*form))
        tint = jitter(
            ("#8a94a8", "#a89a90", "#7f8fa0", "#b0a498", "#6f7a90")[int(rng.integers(5))], rng, 0.03
        )
        block = rect(x, foot - high, x + wide - 4, foot)
        tones = [palette.flat(tint, 0.55, haze), palette.flat(tint, 0.22, min(haze + 0.18, 0.9))]
        ends = (
            ((block.right(), 0.0), (block.left(), 0.0))
            if palette.from_right
            else ((block.left(), 0.0), (block.right(), 0.0))
        )
        canvas.drawRect(block, shaded_by(linear(*ends, tones)))
        _cap(canvas, diorama, rng, block, tones[1])
        _lights(canvas, diorama, rng, block, haze)
        x += wide


def _cap(
    canvas: skia.Canvas, diorama: Diorama, rng: np.random.Generator, block: skia.Rect, tint: Colour
) -> None:
    """What stands on a tower: a step, a spire, a mast."""
    kind, middle, top = float(rng.random()), block.centerX(), block.top()
    if kind < 0.35:
        fill(
            canvas,
            slab(middle - block.width() * 0.3, top - 18, middle + block.width() * 0.3, top + 2),
            tint,
        )
    elif kind < 0.55:
        fill(
            canvas,
            polygon(
                [
                    (middle - block.width() * 0.3, top + 1),
                    (middle, top - 60),
                    (middle + block.width() * 0.3, top + 1),
                ]
            ),
            tint,
        )
    elif kind < 0.75:
        stroke(canvas, polyline([(middle, top), (middle, top - 46)]), tint, 3)
        if diorama.palette.dark:
            glow(canvas, middle, top - 46, 16, "#ff4a4a", 0.9)


def _lights(
    canvas: skia.Canvas, diorama: Diorama, rng: np.random.Generator, block: skia.Rect, haze: float
) -> None:
    palette = diorama.palette
    glass = palette.flat("#d8e6f0" if not palette.dark else "#2c3648", 0.5, haze)
    for y in np.arange(block.top() + 12, block.bottom() - 8, 15).tolist():
        for x in np.arange(block.left() + 8, block.right() - 10, 13).tolist():
            lit = rng.random() < 0.42 and palette.dark
            canvas.drawRect(
                rect(x, y, x + 7, y + 8), plain(LIT if lit else glass, 0.9 if lit else 0.55)
            )


def paving(
    canvas: skia.Canvas,
    diorama: Diorama,
    top: float,
    colours: tuple[str, str],
    *,
    size: float = 0.9,
) -> None:
    """Flagstones from a row down to the lower edge, in two colours of stone; wet when it rains."""
    view, palette, area = diorama.view, diorama.palette, diorama.picture.area()
    rng, far, near = diorama.rng("paving"), view.depth(top), view.depth(area.bottom()) * 0.95
    ground = rect(area.left(), top, area.right(), area.bottom())
    dim = 0.82 if diorama.wet else 1.0
    snowy = palette.season == "winter"
    tones = [
        palette.flat("#eef4fa" if snowy else code, 0.5 * dim, air)
        for code, air in ((colours[1], 0.25), (colours[0], 0.08), (colours[0], 0.0))
    ]
    canvas.drawRect(
        ground, shaded_by(linear((0, top), (0, area.bottom()), tones, stops=(0, 0.4, 1)))
    )
    half = area.width() / 2 * far / view.focal * 1.1
    joints = skia.Path()
    with clipped(canvas, slab(ground.left(), ground.top(), ground.right(), ground.bottom())):
        z, row = near, 0
        while z < far:
            deep = size * (1 + z * 0.02)
            across = min(half, area.width() / 2 * (z + deep) / view.focal * 1.1)
            for i, x in enumerate(np.arange(-across, across, size).tolist()):
                x += (row % 2) * size / 2
                if rng.random() < 0.3 and not snowy:
                    stone = view.ground.quad(
                        (x, 0, z + deep), (x + size, 0, z + deep), (x + size, 0, z), (x, 0, z)
                    )
                    fill(
                        canvas,
                        stone,
                        palette.flat(colours[i % 2], float(rng.uniform(0.3, 0.6)) * dim),
                        0.5,
                    )
                joints.addPath(polyline([view.ground.at(x, 0, z), view.ground.at(x, 0, z + deep)]))
            joints.addPath(polyline([view.ground.at(-across, 0, z), view.ground.at(across, 0, z)]))
            z, row = z + deep, row + 1
        stroke(canvas, joints, palette.flat(colours[1], 0.05), 1.6, 0.16 if snowy else 0.34)
    wash_ = linear((0, top), (0, top + 30), [palette.flat("#2a2430", 0.1)] * 2, (0.35, 0))
    canvas.drawRect(rect(area.left(), top, area.right(), top + 30), shaded_by(wash_))

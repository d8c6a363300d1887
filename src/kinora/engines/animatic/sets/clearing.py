"""The floor of a wood: moss and fallen leaves in dappled light, a path, old trees, mushrooms."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, plain, soft_spot
from kinora.engines.animatic.paint.colour import colour_int
from kinora.engines.animatic.paint.dabs import ramp, stamp
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import earth, meadow_colours
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import bush, fern, flowers, grass, rock
from kinora.engines.animatic.sets.terrain import Heights, Land, Slopes
from kinora.engines.animatic.sets.trees import Stand, crown, ground_shadow, trunk


def clearing(diorama: Diorama) -> None:
    """The near ground of a wood with everything that stands on it."""
    soft, fine, palette = fields().soft, fields().fine, diorama.palette
    moss = meadow_colours("#6c9440")

    def heights(x: Array, z: Array) -> Array:
        return 0.5 * soft.sample(x / 14, z / 14) + 0.9 * smoothstep(3.5, 9, np.abs(x))

    def colours(land: Slopes) -> Array:
        fallen = smoothstep(0.06, 0.36, fine.sample(land.x / 5 + 0.3, land.z / 5) + 0.06)
        leaf = tone("#9a7444") * (1 + 0.4 * fine.sample(land.x / 2, land.z / 2)[..., None])
        ground = between(moss(land), leaf, fallen[..., None] * 0.26)
        edge = np.abs(land.x - _path(land.z)) + fine.sample(land.x / 3, land.z / 3) * 0.7
        worn = smoothstep(1.25, 0.5, edge)[..., None]
        return between(ground, earth(land, "#b08a5c"), worn * 0.8)

    def dappled(land: Slopes, colour: Array) -> Array:
        spot = np.exp(-(((land.x - 0.3) / 4.4) ** 2) - ((land.z - 10) / 5) ** 2)
        play = smoothstep(-0.05, 0.22, soft.sample(land.x / 7 + 0.6, land.z / 12 + 0.2))
        dapple = play * 0.55 + 0.45
        least = 0.70 if palette.season == "winter" else 0.50  # snow shines in the shade
        shade = least + (1 - least) * np.clip(spot * 1.25 * dapple + 0.14 * dapple, 0, 1)
        lit: Array = colour * shade[..., None] + palette.key * (spot * dapple * 0.12)[..., None]
        return lit

    def detail(canvas: skia.Canvas) -> None:
        _old_trees(canvas, diorama)
        _litter(canvas, diorama, heights)
        _growth(canvas, diorama, heights)

    land = Land(
        heights=heights, colours=colours, near=diorama.view.near, far=34, haze_length=80,
        finish=dappled, shadow_slope=4, detail=0.55,
    )  # fmt: skip
    diorama.land("floor", 1.05, land, decorate=detail)


def _path(z: Array) -> Array:
    """Where the footpath runs, metres aside."""
    at: Array = 0.5 + 1.5 * np.sin(z / 6.5 + 0.7) * smoothstep(4, 15, z)
    return at


def _old_trees(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Seven old trees around the clearing; each stands a little elsewhere in every forest."""
    picture, view, rng = diorama.picture, diorama.view, diorama.rng("old trees")
    wide = min(1.0, picture.W / picture.H / 1.4)
    places = [
        (-6.6, 17.0, 0.75), (-3.6, 24.0, 0.70), (4.4, 23.0, 0.70), (8.2, 18.0, 0.80),
        (-8.4, 12.5, 1.00), (8.8, 12.0, 1.10), (1.2, 30.0, 0.70),
    ]  # fmt: skip
    shifts = rng.uniform(-1, 1, (len(places), 2)).tolist()
    moved = [
        (x + dx * 0.7, z + dz * 1.2, thick)
        for (x, z, thick), (dx, dz) in zip(places, shifts, strict=True)
    ]
    for i, (x, z, thick) in enumerate(sorted(moved, key=lambda place: -place[1])):
        at, row = view.project(x * wide, 0.4, z)
        haze = diorama.palette.haze_at(z, 62)
        stand = diorama.stand(f"old tree {i}", at, row, haze=haze)
        width = view.size(thick, z)
        ground_shadow(canvas, stand, width)
        lean = float(stand.rng.normal(0, 0.015))
        trunk(canvas, stand, row + picture.margin, width, lean=lean)
        bush(
            canvas, diorama.stand(f"tree bush {i}", at + 40, row + 3, haze=haze), view.size(1.5, z)
        )
        _leaves(canvas, diorama, stand, at + lean * row)


def _leaves(canvas: skia.Canvas, diorama: Diorama, stand: Stand, x: float) -> None:
    """The crown of one old tree, high up and out of the picture."""
    picture, rng = diorama.picture, stand.rng
    top = picture.area().top()
    blobs = [
        (
            float(x + rng.normal(0, 140)),
            float(rng.uniform(top, 0.17 * picture.H)), float(rng.uniform(36, 72)),
        )
        for _ in range(13)
    ]  # fmt: skip
    leaf = Stand(stand.x, stand.base, stand.palette, rng, stand.haze * 0.9)
    crown(canvas, leaf, blobs, tone("#4f8238"), dab=16, density=0.6)


def _litter(canvas: skia.Canvas, diorama: Diorama, heights: Heights) -> None:
    """Thin grass and fallen leaves."""
    picture, view = diorama.picture, diorama.view
    rng = diorama.rng("litter")
    spots = diorama.scatter(
        "blades", 1900, (view.near, 20), heights,
        lambda x, z: (np.abs(x - _path(z)) > 1.1) | (np.sin(x * 91 + z * 57) > 0.8),
    )  # fmt: skip
    table = np.array(spots, np.float32)
    lengths = np.minimum(view.focal / table[:, 2], 190) * rng.uniform(0.08, 0.26, len(table))
    blades = (table[:, 0], table[:, 1], lengths)
    grass(canvas, diorama.palette, blades, tone("#5f8f3c") * 0.85, rng, bend=0.4)
    area = picture.area()
    xs = rng.uniform(area.left(), area.right(), 190)
    down = rng.random(190)
    ys = view.horizon + picture.H * 0.07 + (area.bottom() - view.horizon) * down
    tones = diorama.palette.ramp("#c98a3c")
    shades = ramp(tones, rng.random(190) * 0.7)
    stamp(canvas, "leaf", xs, ys, 3 + 8 * down, rng.normal(0, 0.4, 190), shades)


def _growth(canvas: skia.Canvas, diorama: Diorama, heights: Heights) -> None:
    """Ferns, mossy stones and mushrooms at the sides, small white flowers in the light."""
    view, rng, palette = diorama.view, diorama.rng("growth"), diorama.palette
    spots = [
        ("fern", -5.4, 13.0), ("stone", -4.3, 11.5), ("fern", 5.8, 13.5), ("stone", 5.0, 10.6),
        ("mushrooms", -3.2, 11.0), ("mushrooms", 4.4, 12.6), ("fern", -6.6, 10.5),
        ("fern", 6.7, 10.0), ("mushrooms", 5.9, 9.0), ("mushrooms", -5.5, 8.6),
    ]  # fmt: skip
    for i, (kind, x, z) in enumerate(sorted(spots, key=lambda spot: -spot[2])):
        x, z = x + float(rng.uniform(-0.4, 0.4)), z + float(rng.uniform(-0.4, 0.4))
        stand = diorama.stand(
            f"growth {i}", *diorama.standing(x, z, heights), haze=palette.haze_at(z, 90)
        )
        if kind == "fern":
            fern(canvas, stand, view.size(1.15, z), albedo="#5a9440")
        elif kind == "stone":
            rock(canvas, stand, view.size(0.75, z), albedo="#7f8a68")
        elif palette.season != "winter":
            mushrooms(canvas, stand, view.size(0.42, z))
    table = np.array(
        diorama.scatter("stars", 150, (view.near, 22), heights, lambda x, z: np.abs(x) > 1.6),
        np.float32,
    )
    sizes = np.clip(view.focal / table[:, 2] * 0.028, 1.2, 5).astype(np.float32)
    flowers(canvas, palette, (table[:, 0], table[:, 1] - sizes * 2, sizes),
            ("#fdf8ea", "#fdf8ea", "#d9c8f4"), rng)  # fmt: skip


def mushrooms(canvas: skia.Canvas, stand: Stand, tall: float) -> None:
    """Three red caps with white dots."""
    palette = stand.palette
    stems, caps = palette.ramp("#f0e6d0", stand.haze), palette.upright("#cf3f30", stand.haze)
    soft_spot(canvas, stand.x, stand.base, tall * 0.8, tall * 0.18,
              as_colour(palette.ambient * 0.25), 0.5)  # fmt: skip
    for across, share in ((-0.55, 0.6), (0.52, 0.72), (0.0, 1.0)):
        x, y, high = stand.x + across * tall, stand.base + tall * 0.05 * share, tall * share
        stem = skia.Rect.MakeLTRB(x - high * 0.11, y - high * 0.75, x + high * 0.11, y)
        canvas.drawRoundRect(stem, high * 0.1, high * 0.1, plain(as_colour(stems[2])))
        cap = skia.Path()
        cap.addArc(
            skia.Rect.MakeLTRB(x - high * 0.42, y - high, x + high * 0.42, y - high * 0.34),
            180, 180,
        )  # fmt: skip
        fill(canvas, cap, as_colour(caps[1]))
        side = high * 0.1 * (1 if palette.from_right else -1)
        light = skia.Rect.MakeLTRB(
            x + side - high * 0.22, y - high * 0.95, x + side + high * 0.22, y - high * 0.74
        )
        canvas.drawOval(light, plain(as_colour(caps[2]), 0.8))
        dot = skia.Paint(AntiAlias=True, Color=colour_int(as_colour(stems[3])))
        for dx, dy in ((-0.24, 0.74), (0.05, 0.86), (0.26, 0.73)):
            canvas.drawOval(
                skia.Rect.MakeXYWH(x + dx * high - high * 0.06, y - dy * high - high * 0.04,
                                   high * 0.12, high * 0.08), dot,
            )  # fmt: skip

"""A given picture as a set: the first frame is the picture, then it moves in depth.

Depth is a guess: what is low in the picture is near, and what stands out in its middle a little
nearer than what is around it. The light on the cast is read from the picture's colours.
"""

from __future__ import annotations

import math

import numpy as np
import skia
from numpy.typing import NDArray

from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.light import light_of
from kinora.engines.animatic.paint.native import LINEAR, NEAREST, Bytes, Floats, image_from
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.photograph import pixels
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.appraisal import daylight_of, depth_of, relit
from kinora.engines.animatic.sets.base import Check, Live, Mark, Order, Setting

Grid = NDArray[np.float64]
# Shares of the height: the horizon of a ground that nobody knows, and the cast's feet on it.
HORIZON, STAND = 0.46, 0.86
EYE, FOCAL = 1.05, 1000.0
EDGE = 0.15  # share of a side in which the picture comes to rest towards its edge
CELL = 44.0  # design units of the mesh that bends the picture
SWAY, PUSH = 30.0, 0.075  # design units aside, and growth, between the nearest and the farthest
SLOW, SLOWER = 11.0, 17.0  # seconds of one sway and of one push, there and back


def photo(order: Order, check: Check) -> Setting:
    """The set of `order.photo`; an hour that a remix asked for tints it."""
    picture = order.picture
    taken = relit(pixels(order.photo), order.time_of_day)
    check()
    depth = depth_of(taken)
    check()
    day = daylight_of(taken)
    sky = Bent(picture, taken, depth)
    rim_from = (math.copysign(0.8, day.direction[0]), -0.5)
    return Setting(
        name="photo",
        picture=picture,
        day=day,
        light=light_of(day, rim_from=rim_from),
        ground=Ground(HORIZON * picture.H, EYE, FOCAL, day.direction, picture.W / 2),
        haze=day.haze,
        layers=(Live(1.0, sky.draw),),
        sheet=clear_sheet(picture),
        marks=marks_of(picture),
        spill=0.45,
        spill_from=rim_from,
        shadow=0.40,
        depth=60.0,
    )


class Bent:
    """The picture on a mesh whose corners move by their depth; the cast's ground holds still."""

    def __init__(self, picture: Picture, taken: Bytes, depth: Floats) -> None:
        self.picture, unit = picture, picture.unit
        margin = math.ceil(picture.margin * unit)
        self.margin = margin
        wide = np.pad(taken, ((margin, margin), (margin, margin), (0, 0)), mode="symmetric")
        height, width = wide.shape[:2]
        self.image = image_from(np.dstack([wide, np.full((height, width), 255, np.uint8)]))
        xs, ys = _corners(picture.width, margin, unit), _corners(picture.height, margin, unit)
        columns, rows = len(xs), len(ys)
        self.x, self.y = np.meshgrid(xs, ys)
        near = np.pad(depth, margin, mode="edge")
        index = np.ix_(
            np.minimum(ys.astype(int), height - 1), np.minimum(xs.astype(int), width - 1)
        )
        ground = float(depth[int(STAND * (depth.shape[0] - 1))].mean())
        self.near = (near[index] - ground) * self._pinned(xs, ys)
        corner = (np.arange(rows - 1)[:, None] * columns + np.arange(columns - 1)[None]).reshape(
            -1, 1
        )
        self.indices = (
            (corner + np.array([0, 1, columns, 1, columns + 1, columns])).ravel().tolist()
        )
        self.texture = _points(self.x, self.y)
        clamp = skia.TileMode.kClamp
        self.shader = self.image.makeShader(clamp, clamp, LINEAR)

    def _pinned(self, xs: Grid, ys: Grid) -> Grid:
        """0 at the picture's edges and outside, so that nothing beyond them comes in; 1 inside."""
        picture = self.picture
        u, v = (xs - self.margin) / picture.width, (ys - self.margin) / picture.height
        across = smoothstep(0, EDGE, u) * smoothstep(1, 1 - EDGE, u)
        down = smoothstep(0, EDGE, v) * smoothstep(1, 1 - EDGE, v)
        return np.asarray(across[None] * down[:, None], np.float64)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        sway, push = _eased(t, SLOW) * SWAY * self.picture.unit, _eased(t, SLOWER) * PUSH
        matrix, unit = canvas.getTotalMatrix(), self.picture.unit
        is_whole = abs(matrix.getScaleX() - unit) < 1e-6 and abs(matrix.getSkewX()) < 1e-9
        canvas.save()
        canvas.scale(1 / unit, 1 / unit)
        if sway == push == 0 and is_whole:
            canvas.drawImage(self.image, -self.margin, -self.margin, NEAREST)
        else:
            self._bent(canvas, sway, push)
        canvas.restore()

    def _bent(self, canvas: skia.Canvas, sway: float, push: float) -> None:
        middle, low = (
            self.picture.width / 2 + self.margin,
            self.picture.height * STAND + self.margin,
        )
        x = self.x + self.near * (sway + push * (self.x - middle)) - self.margin
        y = self.y + self.near * push * (self.y - low) - self.margin
        white = [0xFFFFFFFF] * len(self.texture)
        mesh = skia.Vertices(
            skia.Vertices.kTriangles_VertexMode, _points(x, y), self.texture, white, self.indices
        )
        canvas.drawVertices(mesh, skia.Paint(Shader=self.shader), skia.BlendMode.kModulate)


def _eased(t: float, period: float) -> float:
    """There and back, 0 to 1, with no speed at the start."""
    return 0.5 - 0.5 * math.cos(2 * math.pi * t / period)


def _corners(length: int, margin: int, unit: float) -> Grid:
    """Where the mesh has corners along one side: on the frame's edges, between them, at the ends."""
    inside = np.linspace(margin, margin + length, math.ceil(length / (CELL * unit)) + 1)
    return np.asarray([0.0, *inside, length + 2 * margin])


def _points(x: Grid, y: Grid) -> list[skia.Point]:
    return [skia.Point(a, b) for a, b in zip(x.ravel().tolist(), y.ravel().tolist(), strict=True)]


def marks_of(picture: Picture) -> tuple[Mark, ...]:
    """Where the cast may stand on a ground that nobody knows."""
    row, back = picture.H * STAND, picture.H * (HORIZON + (STAND - HORIZON) * 0.74)
    spots = (
        ("centre", 0.50, row), ("left", 0.30, row), ("right", 0.70, row),
        ("far left", 0.14, row), ("far right", 0.86, row),
        ("back left", 0.36, back), ("back", 0.54, back), ("back right", 0.66, back),
    )  # fmt: skip
    return tuple(Mark(name, picture.W * x, y) for name, x, y in spots)


def clear_sheet(picture: Picture) -> skia.Image:
    """No finish at all: the picture stays as it was given."""
    return skia.Surface(picture.width, picture.height).makeImageSnapshot()

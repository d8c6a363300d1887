"""A given picture as a set: the first frame is the picture, then it moves in depth.

Depth is a guess: what is low in the picture is near, and what stands out in its middle a little
nearer than what is around it. The light on the cast is read from the picture's colours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from kinora.engines.animatic.paint.colour import Colour, mix
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import hours, light_for
from kinora.engines.animatic.paint.light import Daylight, light_of
from kinora.engines.animatic.paint.native import LINEAR, NEAREST, Bytes, Floats, image_from
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.photograph import pixels
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Check, Live, Mark, Order, Setting

Grid = NDArray[np.float64]
HORIZON, STAND = (
    0.46,
    0.86,
)  # shares of the height: of a ground nobody knows, and of the cast's feet
EYE, FOCAL = 1.05, 1000.0
EDGE = 0.15  # share of a side in which the picture comes to rest towards its edge
CELL = 44.0  # design units of the mesh that bends the picture
SWAY, PUSH = 30.0, 0.075  # design units aside, and growth, between the nearest and the farthest
SLOW, SLOWER = 11.0, 17.0  # seconds of one sway and of one push, there and back


def photo(order: Order, check: Check) -> Setting:
    """The set of `order.photo`; an hour that a remix asked for tints it."""
    picture = order.picture
    taken = _relit(pixels(order.photo), order.time_of_day)
    check()
    depth = _depth(taken)
    check()
    day = _daylight(taken)
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
        sheet=_clear(picture),
        marks=_marks(picture),
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


def _relit(taken: Bytes, hour: str) -> Bytes:
    """The picture at another hour; as it is for the hour it was taken at ("")."""
    if hour not in hours():
        return taken
    then, now = light_for("noon"), light_for(hour)
    before, after = (
        np.array(day.ambient, np.float32) + 0.6 * np.array(day.key, np.float32)
        for day in (then, now)
    )
    return np.asarray(np.clip(taken * (after / before), 0, 255).astype(np.uint8))


def _depth(taken: Bytes) -> Floats:
    """How near each pixel is, 0 to 1, smooth all over."""
    height, width = taken.shape[:2]
    small = Image.fromarray(taken).convert("L").resize((96, 96), Image.Resampling.BOX)
    grey = np.asarray(small, np.float32) / 255
    soft = np.asarray(small.filter(ImageFilter.GaussianBlur(9)), np.float32) / 255
    contrast = np.abs(grey - soft)
    contrast /= max(float(contrast.max()), 1e-3)
    y, x = np.mgrid[0:96, 0:96].astype(np.float32) / 95
    middle = np.exp(-(((x - 0.5) / 0.30) ** 2) - ((y - 0.58) / 0.30) ** 2)
    near = 0.78 * smoothstep(0.30, 1.05, y) + 0.34 * middle * (0.35 + contrast)
    rough = Image.fromarray((np.clip(near, 0, 1) * 255).astype(np.uint8))
    smooth = rough.filter(ImageFilter.GaussianBlur(7)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    return np.asarray(np.asarray(smooth, np.float32) / 255, np.float32)


@dataclass(frozen=True, slots=True)
class _Tones:
    """What is read from a picture's colours."""

    mean: Colour
    bright: Colour
    level: float  # mean luminance, 0 to 1
    aside: float  # which side is brighter: -1 left, 1 right
    high: float  # how much brighter the upper half is, -1 to 1


def _tones(taken: Bytes) -> _Tones:
    small = (
        np.asarray(Image.fromarray(taken).resize((48, 48), Image.Resampling.BOX), np.float32) / 255
    )
    level = small @ np.array((0.2126, 0.7152, 0.0722), np.float32)
    chosen = small[level >= np.quantile(level, 0.92)]
    x = np.linspace(-1, 1, 48, dtype=np.float32)
    weight = level - level.min() + 1e-3
    aside, high = (
        float((weight * x[None]).sum() / weight.sum()),
        float(-(weight * x[:, None]).sum() / weight.sum()),
    )
    red, green, blue = small.reshape(-1, 3).mean(0).tolist()
    bright = chosen.mean(0).tolist()
    return _Tones(
        (red, green, blue),
        (bright[0], bright[1], bright[2]),
        float(level.mean()),
        max(-1.0, min(1.0, aside * 5)),
        max(-1.0, min(1.0, high * 5)),
    )


def _daylight(taken: Bytes) -> Daylight:
    """A day whose light falls on the cast as it falls in the picture."""
    tones = _tones(taken)
    base = light_for("noon" if tones.level > 0.16 else "night")
    target = min(0.32 + 0.95 * tones.level, 1.0)
    tint, lamp = _tint(tones.mean, 0.55), _tint(tones.bright, 0.60)
    ambient = (tint[0] * target * 0.58, tint[1] * target * 0.58, tint[2] * target * 0.58)
    key = (lamp[0] * target * 0.78, lamp[1] * target * 0.78, lamp[2] * target * 0.78)
    return replace(
        base, name="photo", key=key, ambient=ambient, haze=tones.mean, sun=mix(tones.bright, "#ffffff", 0.3),
        direction=(tones.aside if abs(tones.aside) > 0.15 else 0.3, 0.75 + 0.2 * tones.high, 0.1),
        sun_x=0.5 + 0.4 * tones.aside, sun_y=0.1, stars=0.0,
    )  # fmt: skip


def _tint(colour: Colour, fade: float) -> Colour:
    """A colour at full brightness, paled."""
    most = max(*colour, 0.05)
    return mix((colour[0] / most, colour[1] / most, colour[2] / most), (1, 1, 1), fade)


def _marks(picture: Picture) -> tuple[Mark, ...]:
    row, back = picture.H * STAND, picture.H * (HORIZON + (STAND - HORIZON) * 0.74)
    spots = (
        ("centre", 0.50, row), ("left", 0.30, row), ("right", 0.70, row),
        ("far left", 0.14, row), ("far right", 0.86, row),
        ("back left", 0.36, back), ("back", 0.54, back), ("back right", 0.66, back),
    )  # fmt: skip
    return tuple(Mark(name, picture.W * x, y) for name, x, y in spots)


def _clear(picture: Picture) -> skia.Image:
    """No finish at all: the picture stays as it was given."""
    return skia.Surface(picture.width, picture.height).makeImageSnapshot()

"""Windows and what is seen through them: holes in the back wall, frames, the hour outside, beams."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import clipped, fill, linear, plain, stroke, strokes
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.paths import polygon, polyline
from kinora.engines.animatic.sets.indoors.shell import Shell
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.washes import PLUS, glow, rect, shaded_by, slab, wash


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """An opening in the back wall, metres; `x` is its middle."""

    x: float
    sill: float
    wide: float
    high: float
    arched: bool = False
    bars: tuple[int, int] = (2, 3)  # panes across and down
    frame: ColourLike = "#f4ead8"

    def path(self) -> skia.Path:
        """Its outline in centimetres around the middle of the sill, y down."""
        wide, high = self.wide * 100, self.high * 100
        if not self.arched:
            return slab(-wide / 2, -high, wide / 2, 0)
        path = skia.Path()
        path.moveTo(-wide / 2, 0)
        path.lineTo(-wide / 2, -high + wide / 2)
        path.arcTo(rect(-wide / 2, -high, wide / 2, -high + wide), 180, 180, False)
        path.lineTo(wide / 2, 0)
        path.close()
        return path


def paint_outside(canvas: skia.Canvas, room: Shell, *, town: bool = False) -> None:
    """The sky of the hour over soft hills, or over the roofs of a town."""
    day, ground, picture = room.day, room.ground, room.picture
    rng, area = room.diorama.rng("outside"), picture.area()
    foot = ground.at(0, 0.4, room.back)[1]
    sky = rect(area.left(), ground.at(0, room.height, room.back)[1] - 160, area.right(), foot + 120)
    wash(canvas, sky, [day.zenith, day.middle, day.horizon], (0, 0.4, 0.8))
    if day.stars > 0.5:
        for u, v, size in rng.random((60, 3)).tolist():
            spot = sky.left() + sky.width() * u, sky.top() + sky.height() * 0.6 * v
            canvas.drawCircle(*spot, 0.8 + size, plain("#ffffff", 0.8))
    glow(canvas, picture.W * 0.4, foot - 170, 380, day.sun, 0.6 * day.glow)
    if town:
        _town(canvas, room, sky)
    else:
        _hills(canvas, room, sky)


def _hills(canvas: skia.Canvas, room: Shell, sky: skia.Rect) -> None:
    palette = room.diorama.palette
    for row, (tint, y) in enumerate((("#a9cfa0", 0.56), ("#86b878", 0.66), ("#5f9a58", 0.78))):
        top = [
            (x, sky.top() + sky.height() * (y + 0.04 * math.sin(x / 90 + row * 2)))
            for x in np.linspace(sky.left(), sky.right(), 26).tolist()
        ]
        hill = polygon([*top, (sky.right(), sky.bottom()), (sky.left(), sky.bottom())])
        snowy = palette.season == "winter"
        colour = palette.flat("#e6eef6" if snowy else tint, 0.6, 0.35 - 0.15 * row)
        fill(canvas, hill, colour)
        strokes(canvas, hill, colour, seed=row, count=60, length=34, width=10, angle=-0.3)


def _town(canvas: skia.Canvas, room: Shell, sky: skia.Rect) -> None:
    palette, rng = room.diorama.palette, room.diorama.rng("town")
    for row, (tint, low) in enumerate((("#9fb0c8", 0.42), ("#b98f7c", 0.58))):
        x = sky.left()
        while x < sky.right():
            wide, lift = float(rng.uniform(60, 120)), float(rng.uniform(0, 0.16))
            top = sky.top() + sky.height() * (low + lift)
            wall = palette.flat(tint, 0.4 + lift, 0.45 - 0.25 * row)
            canvas.drawRect(rect(x, top, x + wide, sky.bottom()), plain(wall))
            for wy in np.arange(top + 14, sky.bottom(), 26).tolist():
                for wx in np.arange(x + 10, x + wide - 14, 22).tolist():
                    lit = rng.random() < 0.5 and palette.dark
                    pane = "#ffd58a" if lit else mix(wall, "#1c2438", 0.35)
                    canvas.drawRect(rect(wx, wy, wx + 11, wy + 14), plain(pane))
            x += wide + 3


def cut(canvas: skia.Canvas, room: Shell, windows: tuple[Window, ...]) -> None:
    """Open the painted back wall."""
    for each in windows:
        with room.flat(canvas, each.x, room.back, high=each.sill):
            paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear)
            canvas.drawPath(each.path(), paint)


def paint_frames(canvas: skia.Canvas, room: Shell, windows: tuple[Window, ...]) -> None:
    """Frames, bars and sills."""
    for each in windows:
        with room.flat(canvas, each.x, room.back, high=each.sill):
            _frame(canvas, room, each)


def _frame(canvas: skia.Canvas, room: Shell, window: Window) -> None:
    outline, wide, high = window.path(), window.wide * 100, window.high * 100
    pale, dark = room.seen(window.frame, 0.2), room.seen(window.frame, 0.8)
    with clipped(canvas, outline):
        across, down = window.bars
        for i in range(1, across):
            x = -wide / 2 + wide * i / across
            stroke(canvas, polyline([(x, -high), (x, 0)]), dark, 7)
            stroke(canvas, polyline([(x - 1, -high), (x - 1, 0)]), pale, 4)
        for j in range(1, down):
            y = -high * j / down
            stroke(canvas, polyline([(-wide / 2, y), (wide / 2, y)]), dark, 7)
            stroke(canvas, polyline([(-wide / 2, y - 1), (wide / 2, y - 1)]), pale, 4)
        tint = linear((-wide / 2, -high), (wide / 2, 0), ["#ffffff"] * 3, (0.20, 0.0, 0.10))
        canvas.drawPath(outline, shaded_by(tint))
    stroke(canvas, outline, dark, 13)
    stroke(canvas, outline, pale, 8)
    fill(canvas, slab(-wide / 2 - 12, 0, wide / 2 + 12, 9, 2), pale)
    fill(canvas, slab(-wide / 2 - 8, 9, wide / 2 + 8, 18, 2), room.seen("#3a2626", 0.3), 0.35)


def paint_drapes(
    canvas: skia.Canvas, room: Shell, window: Window, colour: ColourLike, *, drop: float = 0.25
) -> None:
    """Curtains at both sides of a window, hanging `drop` metres below its sill."""
    wide, high, low = window.wide * 100, window.high * 100, drop * 100
    with room.flat(canvas, window.x, room.back, high=window.sill):
        top = -high - 16
        for side in (-1, 1):
            edge, reach = side * (wide / 2 + 20), side * (wide / 2 - wide * 0.14)
            cloth = polygon([
                (edge, top), (reach, top), (side * (wide / 2 - wide * 0.05), -high * 0.4),
                (side * (wide / 2 - wide * 0.12), low), (edge + side * 4, low),
            ])  # fmt: skip
            tones = [room.seen(colour, 0.1), room.seen(colour, 0.55)]
            canvas.drawPath(cloth, shaded_by(linear((edge, 0), (reach, 0), tones)))
            for k in range(5):
                x = edge + (reach - edge) * (k + 0.5) / 5
                fold = polyline([(x, top), (x - side * 3, low)])
                stroke(canvas, fold, room.seen(colour, 0.9 if k % 2 else 0.0), 4, 0.35)
        stroke(
            canvas, polyline([(-wide / 2 - 34, top), (wide / 2 + 34, top)]), room.seen("#6a4630"), 6
        )


class Sunbeams:
    """Window light falling into a room: one additive sprite a window, breathing slowly."""

    def __init__(self, room: Shell, windows: tuple[Window, ...], strength: float = 0.75) -> None:
        ground, tint = room.ground, mix("#ffe8b8", room.day.sun, 0.5)
        tint = mix(tint, room.day.haze, 0.35)
        self.strength, self.beams = strength, []
        for each in windows:
            left, top = ground.at(each.x - each.wide / 2, each.sill + each.high, room.back)
            wide, high = ground.size(each.wide, room.back), ground.size(each.high, room.back)
            self.beams.append((left, top, self._image(room, wide, high, tint)))

    @staticmethod
    def _image(room: Shell, wide: float, high: float, tint: ColourLike) -> skia.Image:
        fall = high * 1.9

        def paint(canvas: skia.Canvas) -> None:
            shaft = polygon([
                (0, 0), (wide, high * 0.1), (wide + fall * 0.62, fall), (fall * 0.30, fall),
            ])  # fmt: skip
            shader = linear((0, 0), (fall * 0.45, fall), [tint] * 3, (0.20, 0.10, 0.0))
            paint_ = shaded_by(shader, PLUS)
            paint_.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 8))
            canvas.drawPath(shaft, paint_)

        return sprite(wide + fall * 0.7, fall + 20, room.picture.unit, paint, wobble=0, texture=0)

    def draw(self, canvas: skia.Canvas, t: float) -> None:
        strength = self.strength * (0.85 + 0.15 * math.sin(t * 0.8))
        for left, top, image in self.beams:
            lay(canvas, image, left, top, alpha=strength, blend=PLUS)

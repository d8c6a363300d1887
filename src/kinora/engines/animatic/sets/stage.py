"""The theatre stage: curtain, boards, drapes, gilded frame, footlights and breathing beams."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import fill, linear, plain, stroke
from kinora.engines.animatic.paint.colour import jitter
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import stage_lamps
from kinora.engines.animatic.paint.paths import polygon, polyline, smooth_closed
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.drapery import back_curtain, side_drape, valance
from kinora.engines.animatic.sets.finish import Veil, finish
from kinora.engines.animatic.sets.live import Breath
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import glow, rect, shaded_by, slab, smudge, wash

EYE, STORY, FOCAL = 1.9, 1.25, 700.0


@dataclass(frozen=True, slots=True)
class House:
    """The rows of a theatre in one picture: a tall picture shows more curtain and more seats."""

    picture: Picture

    def _row(self, wide: float, tall: float) -> float:
        return self.picture.H * (tall if self.picture.is_portrait else wide)

    @property
    def horizon(self) -> float:
        return self._row(0.36, 0.425)

    @property
    def floor(self) -> float:
        """Where the curtain meets the boards."""
        return self._row(0.68, 0.60)

    @property
    def stand(self) -> float:
        """Where performers put their feet."""
        return self._row(0.80, 0.705)

    @property
    def lip(self) -> float:
        """The front edge of the boards."""
        return self._row(0.955, 0.83)


def stage(order: Order, check: Check) -> Setting:
    day, light = stage_lamps()
    house = House(order.picture)
    view = View.over(order.picture, house.horizon, EYE, FOCAL)
    diorama = Diorama(view, day, order.seed, check, wet=order.wet, shelf=order.shelf)
    picture = order.picture
    wide, high = picture.W, picture.H

    def curtain(canvas: skia.Canvas) -> None:
        area = picture.area()
        below = rect(area.left(), house.floor - 4, area.right(), house.floor + 110)
        canvas.drawRect(below, plain("#1c080c"))  # seen under the hem when the camera comes nearer
        cloth = rect(area.left(), area.top(), area.right(), house.floor + 10)
        back_curtain(canvas, cloth, wide / 2, diorama.seed_of("curtain"))

    diorama.plate("curtain", 2.2, curtain, wobble=1.2)
    diorama.plate("boards", 1.25, lambda canvas: _boards(canvas, diorama, house), wobble=1.2)
    diorama.plate("drapes", 1.2, lambda canvas: _drapes(canvas, diorama, house), wobble=1.4)
    diorama.plate("proscenium", 0.95, lambda canvas: _frame(canvas, house), wobble=1.0)
    for beam in _beams(house):
        diorama.live(1.15, beam.draw)
    return Setting(
        name="stage",
        picture=picture,
        day=day,
        light=light,
        ground=Ground(house.horizon, EYE / STORY, FOCAL, (-0.30, 0.90, -0.22), wide / 2),
        haze=day.haze,
        layers=diorama.layers(),
        sheet=finish(picture, "#07040f", 0.62, Veil(wide / 2, high / 2, 560, (1, 0.85, 0.6), 0.12)),
        marks=_marks(house),
        depth=60.0,
        sheltered=True,
    )


def _marks(house: House) -> tuple[Mark, ...]:
    picture, row = house.picture, house.stand
    tall = picture.is_portrait
    spots = (
        ("centre", 0.50, row), ("left", 0.34, row), ("right", 0.66, row),
        ("far left", 0.22, row), ("far right", 0.78, row),
        ("front", 0.50, row + 14), ("back left", 0.36, row - 40), ("back", 0.54, row - 44),
        ("back right", 0.66, row - 40),
        ("piano", 0.62 if tall else 0.59, row), ("piano aside", 0.76, row - 52),
    )  # fmt: skip
    return tuple(Mark(name, picture.W * x, y) for name, x, y in spots)


def _boards(canvas: skia.Canvas, diorama: Diorama, house: House) -> None:
    picture, area = house.picture, house.picture.area()
    wide, high, floor, lip = picture.W, picture.H, house.floor, house.lip
    view = Ground(house.horizon, EYE, FOCAL, vanish=wide / 2)
    rng = diorama.rng("boards")
    ground = rect(area.left(), floor, area.right(), area.bottom())
    wash(canvas, ground, ["#2e130e", "#a05a2c", "#7a3f1e"], (0, 0.5, 1))
    near, far, step = view.depth(area.bottom()), view.depth(floor), 0.36
    for j in range(-26, 27):
        cuts = np.sort(np.append(rng.uniform(near, far, 2), (near, far))).tolist()
        for z0, z1 in pairwise(cuts):
            left, right = j * step, (j + 1) * step
            board = view.quad((left, 0, z0), (left, 0, z1), (right, 0, z1), (right, 0, z0))
            fill(canvas, board, jitter("#a8622f", rng, 0.055), 0.55)
            stroke(canvas, board, "#240d08", 1.7, 0.55)
    dark = rect(area.left(), floor - 2, area.right(), floor + 46)
    wash(canvas, dark, ["#0b0208"] * 2, alphas=(0.85, 0))
    pool, depth = house.stand + (lip - house.stand) * 0.25, (lip - floor) * 0.34
    half = min(wide * 0.36, 460.0)
    for alpha, k in ((0.42, 1.0), (0.36, 0.72), (0.30, 0.46)):
        smudge(canvas, wide / 2, pool, (half * k, depth * k), "#ffd592", alpha, 22 * k + 6)
    for side in (-1, 1):
        corner = wide / 2 + side * max(wide * 0.52, 400)
        smudge(canvas, corner, pool + 14, (wide * 0.22, depth * 1.6), "#14030f", 0.75, 50)
    edge = rect(area.left(), lip, area.right(), lip + 7)
    canvas.drawRect(edge, shaded_by(linear((0, lip), (0, lip + 7), ["#ffdf9a", "#8a5a22"])))
    apron = rect(area.left(), lip + 7, area.right(), area.bottom())
    wash(canvas, apron, ["#4a1420", "#1c0610", "#0c0308"], (0, 0.35, 1))
    if lip < high * 0.9:
        _panels(canvas, house)


def _panels(canvas: skia.Canvas, house: House) -> None:
    """The front of the stage below its edge, where a tall picture shows it."""
    picture, top = house.picture, house.lip + 22
    for x in np.arange(-picture.margin, picture.W + picture.margin, 150).tolist():
        stroke(canvas, slab(x + 10, top, x + 140, top + 84, 6), "#c48a34", 3, 0.30)


def _drapes(canvas: skia.Canvas, diorama: Diorama, house: House) -> None:
    picture, area = house.picture, house.picture.area()
    wide, high = picture.W, picture.H
    reach = min(max(wide * 0.27, 250), 340) + 90
    for side in (-1, 1):
        edge = wide / 2 + side * (wide / 2 + 90)
        bottom = house.floor + (house.lip - house.floor) * 0.95
        side_drape(
            canvas, edge, reach, bottom, -area.height() * 0.1, side, diorama.seed_of(f"{side}")
        )
    valance(canvas, area, (-120, wide + 120), min(high * 0.185, 150))


def _frame(canvas: skia.Canvas, house: House) -> None:
    """The gilded frame around the opening, dark enough to stay a frame, and the footlights."""
    picture, area = house.picture, house.picture.area()
    band = 45.0
    tones = ["#2a1008", "#7a4a1c", "#e8b95c", "#8a5520", "#2c1208"]
    for side in (-1, 1):
        x = 0.0 if side < 0 else picture.W
        inner = x - side * band
        column = rect(min(x, inner), area.top(), max(x, inner), area.bottom())
        shader = linear((x, 0), (inner, 0), tones, stops=(0, 0.3, 0.62, 0.8, 1))
        canvas.drawRect(column, shaded_by(shader))
        _auditorium(canvas, house, x, area.left() if side < 0 else area.right())
        for y in np.arange(area.top(), area.bottom(), 58).tolist():
            _ornament(canvas, x - side * band * 0.55, y, band * 0.22)
    count = 6 if picture.is_portrait else 9
    for x in np.linspace(picture.W * 0.09, picture.W * 0.91, count).tolist():
        _footlight(canvas, x, house.lip)


def _auditorium(canvas: skia.Canvas, house: House, edge: float, beyond: float) -> None:
    """The wall beside the opening, where a camera that moves aside looks: damask panels in gilt."""
    area = house.picture.area()
    left, right = sorted((edge, beyond))
    tones = ["#5a1a24", "#3a0f1c"] if edge < beyond else ["#3a0f1c", "#5a1a24"]
    wall = rect(left, area.top(), right, area.bottom())
    canvas.drawRect(wall, shaded_by(linear((left, 0), (right, 0), tones)))
    width = right - left
    for x in np.arange(left + 13, right, 26).tolist():
        canvas.drawRect(rect(x, area.top(), x + 12, area.bottom()), plain("#6e222c", 0.45))
    for y in np.arange(area.top() + 30, area.bottom(), 330).tolist():
        panel = slab(left + width * 0.2, y, right - width * 0.2, y + 290, 10)
        stroke(canvas, panel, "#c48a34", 5, 0.75)
        middle = (left + right) / 2
        glow(canvas, middle, y + 130, 130, "#ffb75a", 0.42)
        stroke(canvas, polyline([(middle, y + 175), (middle, y + 140)]), "#d9a441", 6)
        canvas.drawCircle(middle, y + 130, 11, plain("#fff0c0"))


def _ornament(canvas: skia.Canvas, x: float, y: float, half: float) -> None:
    leaf = smooth_closed([(x, y), (x + half, y + 24), (x, y + 50), (x - half, y + 24)])
    shader = linear((x - half, y), (x + half, y + 50), ["#fff0b4", "#c48a34", "#5a300e"])
    canvas.drawPath(leaf, shaded_by(shader))
    canvas.drawCircle(x, y - 4, 4.4, plain("#ffe9a8"))


def _footlight(canvas: skia.Canvas, x: float, y: float) -> None:
    glow(canvas, x, y - 6, 120, "#ffcf7a", 0.46, squash=0.8)
    shell = [(-20, 4), (-17, -5), (0, -9), (17, -5), (20, 4)]
    shader = linear((0, y - 20), (0, y + 6), ["#fff0c0", "#d9a441", "#5a3414"])
    canvas.drawPath(smooth_closed([(x + dx, y + dy) for dx, dy in shell]), shaded_by(shader))


def _beams(house: House) -> list[Breath]:
    """Three beams as additive sprites, never turned: that would leave the fast path."""
    picture = house.picture
    wide, tall = picture.W, house.lip * 0.96
    spread = 1.0 if not picture.is_portrait else 0.75

    def beam(lean: float, tint: str) -> skia.Image:
        def draw(canvas: skia.Canvas) -> None:
            top, foot = 190 - lean * 130, 190 + lean * 40
            for share, alpha in ((1.0, 0.22), (0.55, 0.20)):
                half = 135 * share * spread
                shape = polygon([
                    (top - 12, 0), (top + 12, 0), (foot + half, tall * 0.96),
                    (foot - half, tall * 0.96),
                ])  # fmt: skip
                fade = (alpha, alpha * 0.5, 0)
                paint = shaded_by(
                    linear((top, 0), (foot, tall * 0.96), [tint] * 3, fade, (0, 0.55, 1))
                )
                paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 10))
                canvas.drawPath(shape, paint)

        return sprite(380, tall, picture.unit, draw, wobble=0, texture=0)

    parts = ((1, "#ffd9a0", 0.30, 0.0), (0, "#fff1d0", 0.50, 2.1), (-1, "#ffb8d8", 0.70, 4.2))
    return [
        Breath(beam(lean, tint), wide * x - 190, -16.0, depth=0.30, rate=1.6, phase=phase)
        for lean, tint, x, phase in parts
    ]

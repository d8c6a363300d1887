"""A theatre spotlight: a cone of light from above and its pool around somebody's feet.

Two layers, so that whoever stands in it is lit by the cone and stands on the pool; nothing else of
the picture changes.
"""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.brush import linear, radial
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.sets.base import Amount, Live, Spot
from kinora.engines.animatic.sets.live import lay
from kinora.engines.animatic.sets.washes import PLUS, shaded_by

Place = tuple[int, int]


class Spotlight:
    """A lamp that follows `target` (column and row of the feet over time)."""

    def __init__(
        self,
        picture: Picture,
        target: Spot,
        strength: Amount,
        *,
        colour: ColourLike = "#ffedc2",
        reach: float = 150.0,
    ) -> None:
        """`strength`: 0 to 1 over time; `reach`: half the pool's width in design units."""
        self.picture, self.target, self.strength = picture, target, strength
        self.colour, self.reach, self.flat = colour, reach, 0.24
        self._cone: tuple[Place, skia.Image] | None = None  # baked for where the clip begins

    def layers(self) -> tuple[Live, ...]:
        """The pool under the cast, the cone over it."""
        return (Live(1.001, self.draw_pool), Live(0.999, self.draw_cone))

    def draw_pool(self, canvas: skia.Canvas, t: float) -> None:
        strength = self.strength(t)
        if strength <= 0:
            return
        x, row = self.target(t)
        tints = [mix(self.colour, "#ffffff", 0.35), self.colour, self.colour, self.colour]
        alphas = [strength * share for share in (0.36, 0.32, 0.24, 0.0)]
        shader = radial(0, 0, self.reach, tints, alphas, (0, 0.55, 0.86, 1))
        canvas.save()
        canvas.translate(x, row)
        canvas.scale(1, self.flat)
        canvas.drawCircle(0, 0, self.reach, shaded_by(shader, PLUS))
        canvas.restore()

    def draw_cone(self, canvas: skia.Canvas, t: float) -> None:
        strength = self.strength(t)
        if strength <= 0:
            return
        if self._cone is None:
            place = _whole(self.target(0.0))
            self._cone = (place, self._bake(place))
        (place, image), target = self._cone, self.target(t)
        left, top = self._corner(place)
        if _whole(target) == place:
            lay(canvas, image, left, top, alpha=strength, blend=PLUS, scale=self.picture.unit)
            return
        unit = self.picture.unit
        area = skia.Rect.MakeXYWH(left, top, image.width() / unit, image.height() / unit)
        canvas.save()
        canvas.concat(self._leaning(place, target))
        paint = skia.Paint(Alphaf=min(max(strength, 0.0), 1.0), BlendMode=PLUS)
        canvas.drawImageRect(image, area, LINEAR, paint)
        canvas.restore()

    def _leaning(self, place: Place, target: tuple[float, float]) -> skia.Matrix:
        """From the cone on one place to the cone on another: leaning and longer, as wide."""
        (x, row), (lamp_x, lamp_row) = target, self._lamp(target)
        (x0, row0), (lamp_x0, _) = place, self._lamp(place)
        longer = (row - lamp_row) / (row0 - lamp_row)
        lean = ((x - lamp_x) - (x0 - lamp_x0)) / (row0 - lamp_row)
        across, down = lamp_x - lamp_x0 - lean * lamp_row, lamp_row * (1 - longer)
        return skia.Matrix.MakeAll(1, lean, across, 0, longer, down, 0, 0, 1)

    def _lamp(self, place: tuple[float, float]) -> tuple[float, float]:
        """Where the lamp hangs: above, towards the middle and a little to the left."""
        middle = self.picture.W / 2
        return place[0] + (middle - place[0]) * 0.55 - self.picture.W * 0.10, -40.0

    def _corner(self, place: Place) -> tuple[float, float]:
        lamp = self._lamp(place)
        return min(place[0] - self.reach, lamp[0]) - 40, lamp[1] - 40

    def _bake(self, place: Place) -> skia.Image:
        """The cone as a soft sprite."""
        (x, row), lamp, (left, top) = place, self._lamp(place), self._corner(place)
        unit, half, deep = self.picture.unit, self.reach, self.reach * self.flat
        right = max(x + half, lamp[0]) + 40
        surface = skia.Surface(
            math.ceil((right - left) * unit), math.ceil((row + deep + 40 - top) * unit)
        )
        canvas = surface.getCanvas()
        canvas.scale(unit, unit)
        canvas.translate(-left, -top)
        for share, alpha in ((1.0, 0.24), (0.72, 0.19)):
            cone = skia.Path()
            cone.moveTo(lamp[0] - 14, lamp[1])
            cone.lineTo(x - half * share, row)
            cone.cubicTo(
                x - half * share, row + deep * share * 1.3,
                x + half * share, row + deep * share * 1.3, x + half * share, row,
            )  # fmt: skip
            cone.lineTo(lamp[0] + 14, lamp[1])
            cone.close()
            fade = (alpha, alpha * 0.75, alpha * 0.30)
            paint = shaded_by(linear(lamp, (x, row), [self.colour] * 3, fade, (0, 0.5, 1)))
            blur = skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 7 + 10 * (1 - share))
            paint.setMaskFilter(blur)
            canvas.drawPath(cone, paint)
        return surface.makeImageSnapshot()


def _whole(target: tuple[float, float]) -> Place:
    return round(target[0]), round(target[1])

"""A prop ready to be painted: its still part is baked once for a light and a size."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.native import LINEAR
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.paint.subject import painted_layer
from kinora.engines.animatic.paint.texture import roughen
from kinora.engines.animatic.props.design import Bench, Design, Moving

RIM_WIDTH = 4.0
MARGIN = 6.0  # units around the box, for the rim and the wobble
MOST_BAKED = 4  # pictures kept, by light and size
STEPS = 4  # sizes baked per doubling


class Thing:
    """One prop in one colour."""

    def __init__(self, design: Design, *, colour: str = "", seed: int = 0) -> None:
        self.design, self.tone = design, colour or design.tone
        self.phase = seed % 101 / 101
        self.baked: dict[tuple[Light, int], skia.Image] = {}

    @property
    def height(self) -> float:
        return self.design.metres

    @property
    def units(self) -> float:
        return self.design.height

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        design, (x, y) = self.design, self.design.stands
        left, top, right, bottom = design.spread
        return (
            -x - left - MARGIN,
            -y - top - MARGIN,
            design.width - x + right + MARGIN,
            design.height - y + bottom + MARGIN,
        )

    @property
    def is_still(self) -> bool:
        return self.design.behind is None and self.design.before is None

    def anchor(self, name: str, t: float = 0.0) -> Point | None:
        for known, (x, y) in self.design.anchors:
            if known == name:
                return (x - self.design.stands[0], y - self.design.stands[1])
        return None

    def paint(self, canvas: skia.Canvas, light: Light, t: float) -> None:
        matrix = canvas.getTotalMatrix()
        scale = max(math.hypot(matrix.getScaleX(), matrix.getSkewY()), 0.02)
        design = self.design
        canvas.save()
        canvas.translate(-design.stands[0], -design.stands[1])
        self._move(design.behind, canvas, light, t)
        area = skia.Rect.MakeLTRB(-MARGIN, -MARGIN, design.width + MARGIN, design.height + MARGIN)
        canvas.drawImageRect(self._image(light, scale), area, LINEAR)
        self._move(design.before, canvas, light, t)
        canvas.restore()

    def _move(self, moving: Moving | None, canvas: skia.Canvas, light: Light, t: float) -> None:
        if moving is not None:
            moving(Bench(canvas, light, self.tone), t, self.phase)

    def _image(self, light: Light, scale: float) -> skia.Image:
        """The still part, at the next larger of a few sizes, so that a slow zoom bakes seldom."""
        step = math.ceil(math.log2(scale) * STEPS - 1e-6)
        if (light, step) not in self.baked:
            if len(self.baked) >= MOST_BAKED:
                self.baked.clear()
            self.baked[light, step] = self._bake(light, 2 ** (step / STEPS))
        return self.baked[light, step]

    def _bake(self, light: Light, scale: float) -> skia.Image:
        design = self.design
        width, height = design.width + 2 * MARGIN, design.height + 2 * MARGIN
        surface = skia.Surface(math.ceil(width * scale), math.ceil(height * scale))
        canvas = surface.getCanvas()
        canvas.scale(surface.width() / width, surface.height() / height)
        canvas.translate(MARGIN, MARGIN)
        area = skia.Rect.MakeLTRB(-MARGIN, -MARGIN, design.width + MARGIN, design.height + MARGIN)
        with painted_layer(canvas, area, light, rim_width=RIM_WIDTH) as layer:
            design.still(Bench(layer, light, self.tone))
        return roughen(surface.makeImageSnapshot(), design.wobble * scale, cell=16)

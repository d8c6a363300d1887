"""How a prop is described: a still drawing, what moves about it, and where it is touched.

Boxes are prop units with the origin at the top left; knows nothing of scenes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import skia

from kinora.engines.animatic.paint.brush import shaded
from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import fill, line, linear, soft_spot, stroke
from kinora.engines.animatic.paint.paths import Point, oval, taper


@dataclass(frozen=True, slots=True)
class Bench:
    """The prop painter's tools: every colour is seen in the scene's light."""

    canvas: skia.Canvas
    light: Light
    tone: str  # the prop's main colour

    def shade(self, path: skia.Path, colour: ColourLike, softness: float = 0.0, rim: float = 0.0) -> None:  # fmt: skip
        """A soft volume."""
        shaded(self.canvas, path, colour, self.light, softness=softness, rim=rim)

    def flat(self, path: skia.Path, colour: ColourLike, alpha: float = 1.0) -> None:
        fill(self.canvas, path, self.light.surface(colour), alpha)

    def line(self, points: Sequence[Point], colour: ColourLike, width: float, alpha: float = 1.0) -> None:  # fmt: skip
        line(self.canvas, points, self.light.surface(colour), width, alpha)

    def ramp(
        self, path: skia.Path, start: Point, end: Point, colours: Sequence[ColourLike]
    ) -> None:
        """A plain gradient."""
        tones = [self.light.surface(colour) for colour in colours]
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=linear(start, end, tones)))

    def outline(self, path: skia.Path, colour: ColourLike, width: float, alpha: float = 1.0) -> None:  # fmt: skip
        stroke(self.canvas, path, self.light.surface(colour), width, alpha)

    def stem(self, points: Sequence[Point], start: float, end: float, colour: ColourLike) -> None:
        """A stick, a stalk, a branch: half as wide as said at either end."""
        self.shade(taper(points, start, end), colour, 0.9 * max(start, end))

    def gloss(self, x: float, y: float, rx: float, ry: float, degrees: float = 0.0, alpha: float = 0.6) -> None:  # fmt: skip
        """What a smooth skin mirrors of the sky."""
        fill(self.canvas, oval(x, y, rx, ry, degrees), self.light.lit("#f4f4f4"), alpha, blur=min(rx, ry) * 0.3)  # fmt: skip

    def halo(self, x: float, y: float, radius: float, colour: ColourLike, strength: float) -> None:
        """Light around a lamp or a flame, seen best in the dark."""
        shown = strength * (0.35 + 0.65 * self.light.glow)
        soft_spot(self.canvas, x, y, radius, radius, colour, shown, blend=skia.BlendMode.kScreen)

    def lit(self, path: skia.Path, colour: ColourLike) -> None:
        """What shines by itself, whatever the hour."""
        fill(self.canvas, path, colour)


Still = Callable[[Bench], None]
Moving = Callable[[Bench, float, float], None]  # bench, seconds, phase (0 to 1, from the seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """One kind of prop."""

    width: float
    height: float
    metres: float  # of the height
    tone: str
    still: Still
    stands: Point  # the ground (or hold) point in the box
    anchors: tuple[tuple[str, Point], ...] = ()  # places in the box
    behind: Moving | None = None
    before: Moving | None = None
    spread: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # how far what moves leaves the box: left, top, right, bottom  # fmt: skip
    wobble: float = 0.8  # units by which the hand wobbles

"""What a vehicle's painters are given: a canvas, a light, a moment, and the marks they share.
Units: the ground is at y 0, y down."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import skia

from kinora.engines.animatic.paint.brush import shaded
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.light import Light
from kinora.engines.animatic.paint.marks import clipped, fill, line, linear, soft_spot, stroke
from kinora.engines.animatic.paint.paths import Point, oval, polygon

DEGREES_A_METRE = 185.0  # that a wheel of the cars turns


@dataclass(frozen=True, slots=True)
class Ride:
    """One moment of a vehicle on a canvas: seconds, and metres rolled, for what turns."""

    canvas: skia.Canvas
    light: Light
    tone: str
    t: float
    rolled: float

    @property
    def screen(self) -> skia.BlendMode:
        """How light adds up."""
        return skia.BlendMode.kScreen

    def shade(self, path: skia.Path, colour: ColourLike, softness: float = 0.0) -> None:
        shaded(self.canvas, path, colour, self.light, softness=softness)

    def flat(self, path: skia.Path, colour: ColourLike, alpha: float = 1.0) -> None:
        fill(self.canvas, path, self.light.surface(colour), alpha)

    def line(self, points: Sequence[Point], colour: ColourLike, width: float, alpha: float = 1.0) -> None:  # fmt: skip
        line(self.canvas, points, self.light.surface(colour), width, alpha)

    def glass(self, path: skia.Path) -> None:
        """A pane that mirrors the sky by day and is lit from inside by night."""
        b, glow = path.getBounds(), self.light.glow
        tones = [mix(c, "#ffdf9a", 0.75 * glow) for c in ("#f2fbff", "#a8d4e4", "#4f7a9a")]
        shown = [mix(self.light.surface(tone), tone, glow) for tone in tones]
        shader = linear((b.left(), b.top()), (b.right(), b.bottom()), shown)
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))
        with clipped(self.canvas, path):
            x, w = b.left(), b.width()
            streak = polygon([(x + w * 0.2, b.top()), (x + w * 0.42, b.top()), (x + w * 0.16, b.bottom()), (x - w * 0.06, b.bottom())])  # fmt: skip
            fill(self.canvas, streak, "#ffffff", 0.4)
        stroke(self.canvas, path, self.light.surface("#2c2434"), 3)

    def outline(self, path: skia.Path, colour: ColourLike, width: float, alpha: float = 1.0) -> None:  # fmt: skip
        stroke(self.canvas, path, self.light.surface(colour), width, alpha)

    def lamp(self, x: float, y: float, r: float, colour: str = "#ffe9ae") -> None:
        """A head light that shines ahead when it is dark."""
        self.flat(oval(x, y, r, r), colour)
        glow = self.light.glow
        if glow > 0:
            soft_spot(self.canvas, x + r * 2, y, r * 6, r * 4, colour, 0.5 * glow, blend=skia.BlendMode.kScreen)  # fmt: skip

    def siren(self, x: float, y: float, colour: str, *, is_on: bool) -> None:
        """A lamp on the roof that turns, once a second at most."""
        shine = (0.5 + 0.5 * math.sin(self.t * 6.0 + (math.pi if is_on else 0.0))) ** 2
        self.shade(oval(x, y, 9, 8), colour, 4)
        soft_spot(self.canvas, x, y - 2, 34, 26, colour, 0.55 * shine, blend=skia.BlendMode.kScreen)

    def spoked(self, x: float, y: float, r: float, *, spokes: int = 10) -> None:
        """A thin wheel that one sees through, turned by the metres rolled."""
        self.outline(oval(x, y, r - 3, r - 3), "#221c28", 6)
        self.outline(oval(x, y, r - 7.5, r - 7.5), "#d8d0c8", 1.8)
        turn = math.radians(self.rolled * DEGREES_A_METRE * 26 / r)
        for k in range(spokes):
            a = turn + k * 2 * math.pi / spokes
            self.line([(x, y), (x + (r - 8) * math.cos(a), y + (r - 8) * math.sin(a))], "#e8e0d8", 1.3, 0.85)  # fmt: skip
        self.flat(oval(x, y, 4, 4), "#8a8690")

    def foam(self, half: float) -> None:
        """Waves that lap along a hull from -`half` to `half`."""
        for k in range(2):
            crest: list[Point] = [(x * half / 10, -2 + 7 * k + 4 * math.sin(x * half / 170 + self.t * (3 - k) + k)) for x in range(-11, 12)]  # fmt: skip
            self.line(crest, ("#e8fbff", "#7fc4d8")[k], 4 - k, 0.8)

    def wheel(self, x: float, y: float, r: float, hub: ColourLike = "#e8dcc8") -> None:
        """A tyre with a spoked hub, turned by the metres rolled."""
        self.flat(oval(x, y, r, r), "#1f1a24")
        self.shade(oval(x, y, r * 0.62, r * 0.62), hub, r * 0.2)
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.rotate(self.rolled * DEGREES_A_METRE)
        for _ in range(3):
            self.canvas.rotate(60)
            self.line([(-r * 0.52, 0), (r * 0.52, 0)], "#4a4050", r * 0.10)
        self.canvas.restore()
        self.flat(oval(x, y, r * 0.17, r * 0.17), "#3a3040")


def pedal_turn(rolled: float) -> float:
    """Radians that the pedals have gone round after so many metres; nearly as fast as the wheels."""
    return math.radians(rolled * DEGREES_A_METRE * 26 / 44 / 0.9)

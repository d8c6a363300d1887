"""What the camera adds to any look: grain, flare, bars above and below, richer colours.

Each is laid over the finished picture, so it goes with every style and goes away again.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from kinora.engines.animatic.looks.base import Look
from kinora.engines.animatic.looks.grade import saturation
from kinora.engines.animatic.paint.native import NEAREST, image_from
from kinora.engines.animatic.paint.picture import Picture

Finish = Callable[[skia.Surface, int], None]
SPARE = 64  # pixels by which the sheet of grain is larger than the picture
BAR = 0.085  # of the height, above and below


class Finished:
    """A look with what the lens, the film and the format do to it afterwards."""

    def __init__(self, look: Look, finishes: tuple[Finish, ...]) -> None:
        self.look, self.finishes, self.step = look, finishes, look.step

    def surface_for(self, final: skia.Surface) -> skia.Surface:
        return self.look.surface_for(final)

    def apply(self, final: skia.Surface, painted: skia.Surface, index: int) -> None:
        """The look's own frame, then each finish."""
        self.look.apply(final, painted, index)
        for finish in self.finishes:
            finish(final, index)


def film_grain(picture: Picture) -> Finish:
    """Fine silver grain that is new with every second frame."""
    shape = (picture.height + SPARE, picture.width + SPARE)
    noise = np.random.default_rng(31).standard_normal(shape, np.float32) * 0.075
    alpha = (np.clip(np.abs(noise), 0, 0.3) * 255).astype(np.uint8)
    light = np.where(noise > 0, alpha, 0).astype(np.uint8)
    sheet = image_from(np.dstack([light, light, light, alpha]))

    def finish(final: skia.Surface, index: int) -> None:
        left, top = np.random.default_rng(index // 2).integers(0, SPARE, 2).tolist()
        final.getCanvas().drawImage(sheet, -left, -top)

    return finish


def lens_flare(picture: Picture) -> Finish:
    """A light just out of the picture: a streak across it and ghosts towards the far corner."""
    surface = skia.Surface(picture.width, picture.height)
    canvas, unit = surface.getCanvas(), picture.unit
    canvas.clear(skia.ColorBLACK)
    x, y = picture.width * 0.80, picture.height * 0.15
    far_x, far_y = picture.width * 0.22, picture.height * 0.86
    _glow(canvas, (x, y), 520 * unit, (1.0, 0.80, 0.45), 1.0)
    _glow(canvas, (x, y), 90 * unit, (1.0, 0.98, 0.9), 1.0)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, 0.030)
    _glow(canvas, (0, 0), picture.width * 0.8, (0.50, 0.72, 1.0), 1.0)
    canvas.restore()
    ghosts = (
        (0.30, 26, (0.9, 0.6, 0.3)), (0.52, 52, (0.3, 0.8, 0.6)), (0.66, 20, (0.9, 0.5, 0.5)),
        (0.84, 84, (0.5, 0.6, 1.0)), (1.0, 44, (0.9, 0.7, 0.4)),
    )  # fmt: skip
    for along, size, colour in ghosts:
        at = (x + (far_x - x) * along, y + (far_y - y) * along)
        paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kPlus)
        paint.setColor4f(skia.Color4f(*colour, 0.34))
        canvas.drawCircle(*at, size * unit, paint)
    sheet = surface.makeImageSnapshot()
    screen = skia.Paint(BlendMode=skia.BlendMode.kScreen)

    def finish(final: skia.Surface, index: int) -> None:
        final.getCanvas().drawImage(sheet, 0, 0, NEAREST, screen)

    return finish


def _glow(
    canvas: skia.Canvas,
    at: tuple[float, float],
    radius: float,
    colour: tuple[float, float, float],
    strength: float,
) -> None:
    inner = skia.Color4f(*colour, strength).toColor()
    middle = skia.Color4f(*colour, strength * 0.22).toColor()
    outer = skia.Color4f(*colour, 0).toColor()
    shader = skia.GradientShader.MakeRadial(
        skia.Point(*at), radius, [inner, middle, outer], [0.0, 0.32, 1.0]
    )
    paint = skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kPlus)
    canvas.drawCircle(*at, radius, paint)


def letterbox(picture: Picture) -> Finish:
    """Black bars of the wide screen."""
    bar = round(picture.height * BAR)
    black = skia.Paint(Color=skia.ColorBLACK)
    top = skia.Rect.MakeWH(picture.width, bar)
    foot = skia.Rect.MakeXYWH(0, picture.height - bar, picture.width, bar)

    def finish(final: skia.Surface, index: int) -> None:
        final.getCanvas().drawRect(top, black)
        final.getCanvas().drawRect(foot, black)

    return finish


def vivid(picture: Picture) -> Finish:
    """Every colour richer."""
    paint = skia.Paint(ColorFilter=saturation(1.55, 1.03))

    def finish(final: skia.Surface, index: int) -> None:
        final.getCanvas().drawImage(final.makeImageSnapshot(), 0, 0, NEAREST, paint)

    return finish

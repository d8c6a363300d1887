"""Large soft marks that sets share: rectangles, gradients over an area, pools of light, mist.

Design units throughout; for baking, not for every frame.
"""

from __future__ import annotations

from collections.abc import Sequence

import skia

from kinora.engines.animatic.paint.brush import linear, plain, radial
from kinora.engines.animatic.paint.colour import ColourLike
from kinora.engines.animatic.paint.paths import box

PLUS = skia.BlendMode.kPlus
SCREEN = skia.BlendMode.kScreen
MULTIPLY = skia.BlendMode.kMultiply


def rect(left: float, top: float, right: float, bottom: float) -> skia.Rect:
    return skia.Rect.MakeLTRB(left, top, right, bottom)


def slab(left: float, top: float, right: float, bottom: float, corner: float = 0.0) -> skia.Path:
    """A rounded rectangle between its edges."""
    return box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top, corner)


def wash(
    canvas: skia.Canvas,
    area: skia.Rect,
    colours: Sequence[ColourLike],
    stops: Sequence[float] = (),
    alphas: Sequence[float] = (),
) -> None:
    """A vertical gradient over an area."""
    shader = linear((0, area.top()), (0, area.bottom()), colours, alphas, stops)
    canvas.drawRect(area, skia.Paint(AntiAlias=True, Shader=shader, Dither=True))


def glow(
    canvas: skia.Canvas,
    x: float,
    y: float,
    radius: float,
    colour: ColourLike,
    alpha: float,
    *,
    squash: float = 1.0,
) -> None:
    """An additive pool of light."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, squash)
    alphas = (alpha, alpha * 0.42, alpha * 0.12, 0)
    shader = radial(0, 0, radius, [colour] * 4, alphas, (0, 0.28, 0.6, 1))
    canvas.drawCircle(0, 0, radius, skia.Paint(Shader=shader, BlendMode=PLUS, Dither=True))
    canvas.restore()


def smudge(
    canvas: skia.Canvas,
    x: float,
    y: float,
    half: tuple[float, float],
    colour: ColourLike,
    alpha: float,
    blur: float,
) -> None:
    """A blurred oval: contact shadow, mist, patch of light."""
    canvas.drawOval(
        rect(x - half[0], y - half[1], x + half[0], y + half[1]), plain(colour, alpha, blur=blur)
    )


def shaded_by(shader: skia.Shader, blend: skia.BlendMode | None = None) -> skia.Paint:
    """A paint of one gradient."""
    paint = skia.Paint(AntiAlias=True, Shader=shader, Dither=True)
    if blend is not None:
        paint.setBlendMode(blend)
    return paint

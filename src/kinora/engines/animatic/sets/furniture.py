"""Things people have put outdoors: a bench, a lamp post. Knows light, not places."""

from __future__ import annotations

import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, soft_spot, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import polyline, smooth_open
from kinora.engines.animatic.sets.palette import as_colour
from kinora.engines.animatic.sets.trees import Stand, across, ground_shadow
from kinora.engines.animatic.sets.washes import glow, rect, slab


def bench(canvas: skia.Canvas, stand: Stand, width: float) -> None:
    """A park bench seen from the front, wooden slats on iron legs."""
    wood = [as_colour(step) for step in stand.palette.ramp("#9a6236", stand.haze)]
    iron = as_colour(stand.palette.upright("#3c4048", stand.haze)[1])
    x, y = stand.x, stand.base
    ground_shadow(canvas, stand, width * 0.6)
    for side in (-0.42, 0.42):
        leg = [(x + side * width, y), (x + side * width, y - width * 0.5)]
        stroke(canvas, polyline(leg), iron, width * 0.035)
    for row, tint in ((0.46, 2), (0.37, 3), (0.215, 3), (0.18, 1)):
        top = y - width * row
        fill(canvas, slab(x - width / 2, top, x + width / 2, top + width * 0.06, 1), wood[tint])


def lamp_post(canvas: skia.Canvas, stand: Stand, height: float) -> None:
    """An old street lamp; lit when the hour is dark."""
    palette = stand.palette
    tones = [as_colour(step) for step in palette.upright("#33404a", stand.haze)]
    x, y, thick = stand.x, stand.base, max(height * 0.020, 1.0)
    top = y - height
    ground_shadow(canvas, stand, height * 0.06)
    shader = across(palette, x - thick, x + thick, [tones[0], tones[1], tones[2]])
    post = rect(x - thick, top + height * 0.12, x + thick, y)
    canvas.drawRect(post, skia.Paint(AntiAlias=True, Shader=shader))
    fill(canvas, slab(x - thick * 2.4, y - height * 0.05, x + thick * 2.4, y, thick), tones[1])
    glass = mix(palette.flat("#c8d4d8", 0.6, stand.haze), "#ffdf96", 1.0 if palette.dark else 0.25)
    lantern = skia.Path()
    lantern.addPoly([
        skia.Point(x - thick * 2.6, top), skia.Point(x + thick * 2.6, top),
        skia.Point(x + thick * 1.5, top + height * 0.12),
        skia.Point(x - thick * 1.5, top + height * 0.12),
    ], True)  # fmt: skip
    canvas.drawPath(lantern, skia.Paint(AntiAlias=True, Shader=linear(
        (x, top), (x, top + height * 0.12), [mix(glass, "#ffffff", 0.3), glass]
    )))  # fmt: skip
    stroke(canvas, lantern, tones[0], thick * 0.5)
    roof = smooth_open([(x - thick * 3.4, top), (x, top - height * 0.06), (x + thick * 3.4, top)])
    fill(canvas, roof, tones[1])
    canvas.drawCircle(x, top - height * 0.06, thick * 0.8, plain(tones[1]))
    if palette.dark:
        glow(canvas, x, top + height * 0.06, height * 0.75, "#ffcf7a", 0.5)
        soft_spot(canvas, x, y, height * 0.8, height * 0.10, "#ffd890", 0.22)

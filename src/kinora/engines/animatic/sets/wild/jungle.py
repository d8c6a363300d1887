"""The jungle: green depths behind palms and giant leaves, vines from above, damp light."""

from __future__ import annotations

import math

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, radial, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import smooth_closed, smooth_open
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import palm
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import earth, meadow_colours
from kinora.engines.animatic.sets.outdoors import leafy_air, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import bush, fern, grass
from kinora.engines.animatic.sets.terrain import Land, Slopes
from kinora.engines.animatic.sets.trees import Stand, crown, trunk
from kinora.engines.animatic.sets.washes import SCREEN, rect, shaded_by

ORCHIDS = ("#e85a9a", "#f0a03c", "#c86af0", "#f2e24a")


def jungle(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.52, eye=2.0)
    leafy_air(diorama)
    diorama.plate("depth", 8, lambda canvas: _depth(canvas, diorama), texture=0.06)
    diorama.plate(
        "far palms", 4, lambda canvas: _palms(canvas, diorama, 0.46, 0.56, 9), texture=0.06
    )
    diorama.plate("thicket", 2.6, lambda canvas: _thicket(canvas, diorama), texture=0.06)
    _floor(diorama)
    diorama.plate("giants", 1.5, lambda canvas: _giants(canvas, diorama))
    for i, (at, drop) in enumerate(((0.17, 300), (0.30, 210), (0.72, 250), (0.87, 330))):
        _vine(diorama, i, diorama.picture.W * at, drop)
    _leaves(diorama)
    return outdoor_setting(
        diorama, "jungle", story=1.75, stand=0.875, spill=0.6, vignette=0.44, veil=0.0
    )


def _depth(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Bright haze in the middle, a canopy of leaves all around it."""
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    area, rng, day = picture.area(), diorama.rng("depth"), palette.day
    green = palette.surface(tone("#8fcf6a"), 0.6)
    air = between(palette.haze, palette.horizon, 0.5)
    tones = [as_colour(green * 0.45), as_colour(between(air, green, 0.35)), as_colour(green * 0.5)]
    canvas.drawRect(
        area, shaded_by(linear((0, area.top()), (0, picture.H), tones, stops=(0, 0.5, 1)))
    )
    x = picture.W * (0.5 + (day.sun_x - 0.5) * 0.4)
    light = radial(
        x,
        picture.H * 0.30,
        max(picture.W, picture.H) * 0.40,
        [day.sun] * 2,
        (0.7 * max(day.glow, 0.3), 0),
    )
    canvas.drawRect(area, shaded_by(light, SCREEN))
    stretch = area.width() / 1400
    for haze, low, size, count in ((0.66, 0.30, 70, 34), (0.42, 0.16, 92, 30)):
        blobs = []
        for _ in range(round(count * stretch)):
            u, v = float(rng.random()), float(rng.random())
            edge = abs(u - 0.5) * 2
            depth = picture.H * (low + 0.22 * edge**2) * v
            blobs.append(
                (
                    area.left() + area.width() * u,
                    area.top() + (depth - area.top()) * v,
                    size * float(rng.uniform(0.7, 1.2)),
                )
            )
        crown(
            canvas,
            diorama.stand(f"canopy {haze}", 0, 0, haze=haze),
            blobs,
            tone("#5f9a48"),
            dab=20,
            density=0.42,
        )
    row = view.horizon + 14
    shade = [palette.flat("#4f8f48", 0.25, 0.5), palette.flat("#4f8f48", 0.15, 0.15)]
    ground = rect(area.left(), row - 22, area.right(), area.bottom())
    canvas.drawRect(ground, shaded_by(linear((0, row - 22), (0, row + 90), shade)))
    brush = [
        (
            area.left() + area.width() * float(rng.random()),
            row - float(rng.uniform(0, 50)),
            float(rng.uniform(30, 62)),
        )
        for _ in range(round(36 * stretch))
    ]
    crown(
        canvas, diorama.stand("brush", 0, 0, haze=0.46), brush, tone("#4f8f48"), dab=15, density=0.5
    )


def _palms(canvas: skia.Canvas, diorama: Diorama, haze: float, tall: float, count: int) -> None:
    area, rng, row = diorama.picture.area(), diorama.rng("palms"), diorama.view.horizon + 26
    for i in range(count):
        x = area.left() + area.width() * (i + float(rng.uniform(0.1, 0.9))) / count
        stand = diorama.stand(f"palm {i}", x, row, haze=haze * float(rng.uniform(0.7, 1.0)))
        high = diorama.picture.H**0.5 * 26.8 * tall * float(rng.uniform(0.7, 1.1))
        palm(canvas, stand, high, lean=float(rng.uniform(-0.22, 0.22)))


def _thicket(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Bushes, ferns and banana leaves where the floor begins."""
    picture, area, rng = diorama.picture, diorama.picture.area(), diorama.rng("thicket")
    row, stretch = diorama.view.horizon + 40, area.width() / 1600
    for i in range(round(22 * stretch)):
        x = area.left() + area.width() * (i + float(rng.random())) / (22 * stretch)
        stand = diorama.stand(f"thicket {i}", x, row + float(rng.uniform(-10, 16)), haze=0.24)
        kind = float(rng.random())
        middle = abs(x - picture.W / 2) / (picture.W / 2)
        if kind < 0.4 or middle < 0.35:
            bush(
                canvas, stand, float(rng.uniform(90, 150)) * (0.7 + 0.5 * middle), albedo="#4f9040"
            )
        elif kind < 0.65:
            fern(canvas, stand, float(rng.uniform(80, 120)), albedo="#5aa048")
        else:
            _banana(canvas, stand, float(rng.uniform(190, 270)))


def _banana(canvas: skia.Canvas, stand: Stand, height: float) -> None:
    """A plant of broad arching leaves with a pale rib."""
    rng, tones = stand.rng, [as_colour(step) for step in stand.palette.ramp("#5fae4a", stand.haze)]
    angles = np.linspace(-1.15, 1.15, 8)
    for a in angles[np.argsort(-np.abs(angles))].tolist():
        a += float(rng.normal(0, 0.08))
        reach = height * float(rng.uniform(0.8, 1.0))
        tip = (
            stand.x + math.sin(a) * reach,
            stand.base - math.cos(a) * reach * 0.86 + abs(a) * height * 0.18,
        )
        knee = (stand.x + math.sin(a) * reach * 0.5, stand.base - math.cos(a * 0.5) * reach * 0.68)
        _blade(
            canvas,
            (stand.x, stand.base),
            knee,
            tip,
            (height * 0.085, tones[1 if a < 0 else 2], tones[3]),
        )


def _blade(
    canvas: skia.Canvas,
    root: tuple[float, float],
    knee: tuple[float, float],
    tip: tuple[float, float],
    form: tuple[float, tuple[float, float, float], tuple[float, float, float]],
) -> None:
    wide, colour, rib = form
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    length = math.hypot(dx, dy) or 1
    nx, ny = -dy / length * wide, dx / length * wide
    leaf = smooth_closed([
        root, (knee[0] * 0.6 + root[0] * 0.4 + nx * 0.8, knee[1] * 0.6 + root[1] * 0.4 + ny * 0.8),
        (knee[0] + nx, knee[1] + ny), tip, (knee[0] - nx, knee[1] - ny),
        (knee[0] * 0.6 + root[0] * 0.4 - nx * 0.8, knee[1] * 0.6 + root[1] * 0.4 - ny * 0.8),
    ])  # fmt: skip
    dark = mix(colour, "#0a2018", 0.35)
    shader = linear((knee[0] + nx, knee[1] + ny), (knee[0] - nx, knee[1] - ny), [colour, dark])
    canvas.drawPath(leaf, shaded_by(shader))
    stroke(canvas, smooth_open([root, knee, tip]), rib, max(wide * 0.12, 1.2), 0.75)


def _floor(diorama: Diorama) -> None:
    soft, fine, view = fields().soft, fields().fine, diorama.view
    moss = meadow_colours("#5a9440")

    def heights(x: Array, z: Array) -> Array:
        return np.asarray(
            0.4 * soft.sample(x / 12, z / 12) + 0.6 * smoothstep(3, 8, np.abs(x)), np.float32
        )

    def colours(land: Slopes) -> Array:
        path = np.abs(land.x - 0.9 * np.sin(land.z / 5)) + 0.7 * fine.sample(land.x / 3, land.z / 3)
        return between(
            moss(land), earth(land, "#8a6a44"), smoothstep(1.7, 0.8, path)[..., None] * 0.85
        )

    def shade(land: Slopes, colour: Array) -> Array:
        spot = np.exp(-((land.x / 4.0) ** 2) - ((land.z - 9) / 5) ** 2)
        play = smoothstep(-0.05, 0.22, soft.sample(land.x / 6, land.z / 10))
        level = 0.50 + 0.50 * np.clip(spot * (0.6 + 0.6 * play), 0, 1)
        return np.asarray(colour * level[..., None], np.float32)

    def detail(canvas: skia.Canvas) -> None:
        spots = diorama.scatter(
            "blades", 1500, (view.near, 18), heights, lambda x, z: np.abs(x) > 1.6
        )
        table, rng = np.array(spots, np.float32), diorama.rng("blade shapes")
        lengths = np.minimum(view.focal / table[:, 2], 190) * rng.uniform(0.08, 0.26, len(table))
        grass(
            canvas,
            diorama.palette,
            (table[:, 0], table[:, 1], lengths),
            tone("#5f9a40") * 0.85,
            rng,
            bend=0.4,
        )

    land = Land(heights=heights, colours=colours, near=view.near, far=26, slices=160, haze_length=90,
                finish=shade, shadow_slope=4, detail=0.5)  # fmt: skip
    diorama.land("floor", 1.05, land, decorate=detail)


def _giants(canvas: skia.Canvas, diorama: Diorama) -> None:
    """Two giant trees with buttress roots and orchids, the palms beside them."""
    picture, view, rng = diorama.picture, diorama.view, diorama.rng("giants")
    for i, (u, width) in enumerate(((0.04, 96), (0.95, 112))):
        x, row = picture.W * u, view.horizon + 120
        stand = diorama.stand(f"giant {i}", x, row, haze=0.06)
        trunk(canvas, stand, row + picture.margin, width, bark="#6a5240")
        for k in range(6):
            at = row - 90 - k * 80
            spot = x + width * 0.42 * (1 if u < 0.5 else -1) + float(rng.uniform(-20, 12))
            blobs = [
                (spot + dx, at + dy, r)
                for dx, dy, r in ((-18.0, 4.0, 15.0), (4.0, -4.0, 19.0), (22.0, 6.0, 13.0))
            ]
            crown(canvas, stand, blobs, tone("#4f9440"), dab=10, density=0.7)
            tint = diorama.palette.flat(ORCHIDS[int(rng.integers(4))], 0.7)
            for dx in (-8, 6, 14):
                canvas.drawCircle(
                    spot + dx,
                    at + float(rng.uniform(-6, 8)),
                    4.5,
                    skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*tint, 1)),
                )
        fern(
            canvas,
            diorama.stand(f"root fern {i}", x + (70 if u < 0.5 else -70), row + 10),
            110,
            albedo="#4f9a44",
        )


def _vine(diorama: Diorama, number: int, x: float, drop: float) -> None:
    """A liana with leaves, hanging from above and swaying."""
    rng, room = diorama.rng(f"vine {number}"), diorama.picture.margin
    tall = drop + room
    knots = [(float(rng.normal(0, 7)), tall * k / 7) for k in range(8)]

    def draw(canvas: skia.Canvas) -> None:
        bark = diorama.palette.flat("#5f6a3a", 0.3)
        stroke(canvas, smooth_open(knots), bark, 5)
        tones = [as_colour(step) for step in diorama.palette.ramp("#5fa846")]
        for k in range(round(tall / 15)):
            y = tall * (k + 0.5) / (tall / 15)
            bx = float(np.interp(y, [p[1] for p in knots], [p[0] for p in knots]))
            side = 1 if k % 2 else -1
            tip = (bx + side * float(rng.uniform(14, 26)), y + float(rng.uniform(4, 16)))
            knee = ((bx + tip[0]) / 2, y - 4)
            _blade(canvas, (bx, y), knee, tip, (6.5, tones[1 + k % 2], tones[3]))

    diorama.clump(x, -room, (90, tall), draw, distance=1.3, amplitude=7, hanging=True)


def _leaves(diorama: Diorama) -> None:
    """Giant leaves at the edges of the picture, close to the eye."""
    picture = diorama.picture
    for i, (at, high) in enumerate(((-0.03, 300), (0.12, 170), (0.88, 190), (1.03, 320))):
        size = high * (0.8 if picture.is_portrait else 1.0)

        def draw(canvas: skia.Canvas, i: int = i, size: float = size) -> None:
            stand = diorama.stand(f"leaf {i}", 0, 0)
            _banana(canvas, Stand(0, 0, stand.palette, stand.rng), size)
            fill(
                canvas,
                smooth_closed([(-9, 0), (0, -26), (9, 0)]),
                diorama.palette.flat("#3a5a2c", 0.2),
            )

        diorama.clump(picture.W * at, picture.H * 1.04, (size * 2, size), draw, amplitude=5)

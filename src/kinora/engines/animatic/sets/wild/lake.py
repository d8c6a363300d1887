"""A still lake: mountains and firs in its mirror, a wooden landing, reeds along the near bank."""

from __future__ import annotations

import numpy as np
import skia

from kinora.engines.animatic.paint.brush import fill, linear, plain, stroke
from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.paint.paths import polyline
from kinora.engines.animatic.sets.base import Check, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import conifer
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import earth, meadow_colours
from kinora.engines.animatic.sets.outdoors import broad_water, open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import grass, rock
from kinora.engines.animatic.sets.river import ranges
from kinora.engines.animatic.sets.sea import Glints, paint_sea
from kinora.engines.animatic.sets.terrain import Land, Slopes
from kinora.engines.animatic.sets.trees import broadleaf
from kinora.engines.animatic.sets.undergrowth import tufts
from kinora.engines.animatic.sets.washes import shaded_by

SHORE = 0.74  # share of the height where the near bank begins
FAR_SHORE = 26.0  # design units below the horizon


def lake(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.44, eye=3.0, sun_x=0.45)
    diorama.sky()
    ranges(diorama)
    _far_shore(diorama)
    diorama.plate("water", 2.2, lambda canvas: _water(canvas, diorama), texture=0.04)
    diorama.live(2.1, _glints(diorama).draw)
    _bank(diorama)
    diorama.plate("landing", 1.15, lambda canvas: _landing(canvas, diorama), wobble=1.2)
    _reeds(diorama)
    tufts(diorama, "#6f9a3c", blossoms=("#f7d046", "#fff4e0"), count=8, gap=0.35)
    return outdoor_setting(
        diorama,
        "lake",
        story=2.6,
        stand=0.87,
        water=broad_water(diorama, 0.50, SHORE - 0.02, left=0.34),
    )


def _waterline(diorama: Diorama) -> float:
    return diorama.view.horizon + FAR_SHORE


def _far_shore(diorama: Diorama) -> None:
    """Wooded slopes that come down to the water on both sides."""
    soft, fine = fields().soft, fields().fine
    shift = float(diorama.rng("far shore").uniform(0, 1))

    def heights(x: Array, z: Array) -> Array:
        valley = smoothstep(10, 260, np.abs(x + 30))
        roll = 0.5 + soft.sample(x / 420 + shift, z / 420)
        return np.asarray(58 * valley * roll * smoothstep(105, 300, z), np.float32)

    def colours(land: Slopes) -> Array:
        rough = fine.sample(land.x / 26, land.z / 26)
        leaf = tone("#47744a") * (1 + 0.4 * rough[..., None])
        open_ = smoothstep(0.05, 0.3, soft.sample(land.x / 120 + 0.4, land.z / 120))
        return between(leaf, meadow_colours("#8fae54")(land), open_[..., None] * 0.8)

    def woods(canvas: skia.Canvas) -> None:
        for i, (x, row, z) in enumerate(diorama.scatter("far woods", 110, (118, 330), heights)):
            haze = diorama.palette.haze_at(z, 520)
            stand = diorama.stand(f"far tree {i}", x, row, haze=haze, shadow=False)
            tree = broadleaf if stand.rng.random() < 0.25 else conifer
            tree(canvas, stand, diorama.view.size(float(stand.rng.uniform(8, 14)), z))

    land = Land(heights=heights, colours=colours, near=108, far=460, slices=170, haze_length=620,
                mist=14, detail=0.5)  # fmt: skip
    diorama.land("far shore", 4, land, decorate=woods)


def _water(canvas: skia.Canvas, diorama: Diorama) -> None:
    """The mirror: open water, and what stands beyond it upside down, paler and longer."""
    view, palette, picture = diorama.view, diorama.palette, diorama.picture
    line, area = _waterline(diorama), picture.area()
    bottom = picture.H * (SHORE + 0.14)
    below = skia.Rect.MakeLTRB(area.left(), line + 8, area.right(), area.bottom())
    canvas.drawRect(below, plain(palette.flat("#3f6f5a", 0.3)))  # never seen but in seams
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(area.left(), line, area.right(), bottom))
    paint_sea(canvas, view, palette, bottom, seed=diorama.seed_of("water"), shallow_from=1.4)
    canvas.saveLayer(None, skia.Paint(Alphaf=0.62))
    canvas.translate(0, line)
    canvas.scale(1, -1.0)
    canvas.translate(0, -line)
    blur = skia.ImageFilters.Blur(1.5, 5.0, skia.TileMode.kDecal)
    canvas.saveLayer(None, skia.Paint(ImageFilter=blur))
    tones = [as_colour(palette.sky(np.array(share))) for share in (0.1, 0.42, 0.8)]
    air = linear((0, line), (0, line - picture.H * 0.42), tones)
    canvas.drawRect(skia.Rect.MakeLTRB(area.left(), area.top(), area.right(), line), shaded_by(air))
    for plate in diorama.plates("ranges", "far shore"):
        plate.draw(canvas)
    canvas.restore()
    canvas.restore()
    for k, row in enumerate(np.geomspace(6, bottom - line, 11).tolist()):
        tint = as_colour(palette.sky(np.array(0.18 + 0.05 * k)))
        wide = 0.6 + row * 0.012
        streak = [(area.left(), line + row), (area.right(), line + row)]
        stroke(canvas, polyline(streak), tint, wide, 0.22)
    sheet = skia.Rect.MakeLTRB(area.left(), line, area.right(), line + 16)
    air = linear((0, line), (0, line + 16), [palette.day.haze] * 2, (0.6, 0))
    canvas.drawRect(sheet, shaded_by(air))
    canvas.restore()


def _glints(diorama: Diorama) -> Glints:
    palette, picture, rng = diorama.palette, diorama.picture, diorama.rng("glints")
    count, line = 110, _waterline(diorama)
    down = rng.random(count) ** 1.4
    ys = line + 4 + down * (picture.H * SHORE - line)
    xs = rng.random(count) * picture.W
    sizes = (6 + 34 * down) * rng.uniform(0.5, 1.2, count)
    tint = as_colour(between(palette.horizon, palette.sun, 0.5))
    return Glints((xs, ys, sizes), tint, diorama.seed_of("glints"), strength=0.5)


def _bank(diorama: Diorama) -> None:
    """Grass where one stands, with a pebbly rim."""
    soft, fine, view, picture = fields().soft, fields().fine, diorama.view, diorama.picture
    line, green = picture.H * SHORE, meadow_colours()
    phase = float(diorama.rng("bank").uniform(0, 6.28))

    def rim(x: Array) -> Array:
        bend = 16 * np.sin(x / 240 + phase) + 7 * np.sin(x / 83 + 1 + phase)
        return np.asarray(line + bend * view.wide, np.float32)

    def colours(land: Slopes) -> Array:
        row = view.horizon + view.focal * view.eye / land.z
        column = picture.W / 2 + view.focal * land.x / land.z
        damp = smoothstep(46, 8, row - rim(column) + 14 * fine.sample(land.x / 3, land.z / 3))
        return between(green(land), earth(land, "#a8987e"), damp[..., None])

    def heights(x: Array, z: Array) -> Array:
        return np.asarray(0.2 * soft.sample(x / 14, z / 14) * smoothstep(7, 4, z), np.float32)

    def detail(canvas: skia.Canvas) -> None:
        spots = diorama.scatter("blades", 2000, (view.near, view.depth(line + 30)), heights)
        table = np.array([s for s in spots if s[1] > float(rim(np.array(s[0]))) + 24], np.float32)
        rng = diorama.rng("blade shapes")
        lengths = view.focal / table[:, 2] * rng.uniform(0.06, 0.20, len(table))
        grass(canvas, diorama.palette, (table[:, 0], table[:, 1], lengths), "#7ba43e", rng)
        for i in range(18):
            x = picture.W * float(rng.uniform(-0.1, 1.1))
            stand = diorama.stand(
                f"stone {i}", x, float(rim(np.array(x))) + float(rng.uniform(2, 16))
            )
            rock(canvas, stand, float(rng.uniform(14, 44)))

    land = Land(heights=heights, colours=colours, near=view.near, far=view.depth(line - 32),
                slices=170, haze_length=500, detail=0.6)  # fmt: skip
    diorama.land("bank", 1.05, land, decorate=detail,
                 mask=lambda x, y: smoothstep(-3, 3, y - rim(x)))  # fmt: skip


def _landing(canvas: skia.Canvas, diorama: Diorama) -> None:
    """A plank landing that runs out over the water on the left."""
    view, palette, rng = diorama.view, diorama.palette, diorama.rng("landing")
    left, right = -5.4 * view.wide, -3.4 * view.wide
    line = diorama.picture.H * SHORE
    near, far = view.depth(line + 26), view.depth(line - 78)
    wood = [as_colour(step) for step in palette.ramp("#a07a54")]
    for z in np.arange(far, near, -3.0).tolist():
        for x in (left + 0.1, right - 0.1):
            top, foot = view.project(x, 0.55, z), view.project(x, -0.55, z)
            stroke(canvas, polyline([top, foot]), wood[0], max(view.size(0.16, z), 2))
    for z in np.arange(far, near, -0.42).tolist():
        plank = view.ground.quad(
            (left, 0.3, z), (right, 0.3, z), (right, 0.3, z - 0.38), (left, 0.3, z - 0.38)
        )
        fill(canvas, plank, wood[2 if rng.random() < 0.6 else 1])
        stroke(canvas, plank, wood[0], 1, 0.5)
        edge = view.ground.quad(
            (left, 0.3, z - 0.38), (right, 0.3, z - 0.38), (right, 0.22, z - 0.38), (left, 0.22, z - 0.38)
        )  # fmt: skip
        fill(canvas, edge, wood[0])


def _reeds(diorama: Diorama) -> None:
    """Clumps of reed with brown heads that sway."""
    picture = diorama.picture
    for i, at in enumerate((0.01, 0.80, 0.90, 1.0)):
        rng, high = diorama.rng(f"reed {i}"), 150 - 22 * (i % 3)

        def draw(canvas: skia.Canvas, rng: np.random.Generator = rng, high: float = high) -> None:
            xs = rng.normal(0, 26, 44).astype(np.float32)
            lengths = (high * rng.uniform(0.5, 1.0, 44)).astype(np.float32)
            roots = rng.uniform(-7, 3, 44).astype(np.float32)
            grass(canvas, diorama.palette, (xs, roots, lengths), "#6f8a44", rng, bend=0.10)
            brown = as_colour(diorama.palette.ramp("#6a4428")[2])
            for x, tall in zip(xs[:7].tolist(), lengths[:7].tolist(), strict=True):
                head = polyline([(x * 1.05, -tall * 1.02), (x * 1.05, -tall * 0.84)])
                stroke(canvas, head, brown, 6)

        row = picture.H * (SHORE + 0.012)
        diorama.clump(picture.W * at, row, (130, high), draw, distance=1.04, amplitude=4)

"""A river winding down a wooded valley from blue mountains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from kinora.engines.animatic.paint.noise import smoothstep
from kinora.engines.animatic.sets.base import Check, Order, Reach, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.evergreens import conifer
from kinora.engines.animatic.sets.fields import fields
from kinora.engines.animatic.sets.grassland import meadow_colours
from kinora.engines.animatic.sets.outdoors import open_diorama, outdoor_setting
from kinora.engines.animatic.sets.palette import Array, as_colour, between, tone
from kinora.engines.animatic.sets.plants import grass, rock
from kinora.engines.animatic.sets.sea import Glints, reflection
from kinora.engines.animatic.sets.terrain import Finish, Land, Slopes
from kinora.engines.animatic.sets.trees import broadleaf
from kinora.engines.animatic.sets.undergrowth import tufts


@dataclass(frozen=True, slots=True)
class Course:
    """Where the river runs; it passes on the right, so that there is a bank to stand on."""

    bend: float

    def centre(self, z: Array) -> Array:
        near = 11 * np.sin(z / 34 + self.bend) * smoothstep(8, 60, z)
        far = 22 * np.sin(z / 130) * smoothstep(60, 200, z)
        return np.asarray(near + far + 5.2, np.float32)

    def reach(self, z: Array) -> Array:
        """Half of its width."""
        return np.asarray(3.0 + z * 0.018, np.float32)

    def inside(self, x: Array, z: Array) -> Array:
        """Metres from the water's edge, positive on land."""
        return np.asarray(np.abs(x - self.centre(z)) - self.reach(z), np.float32)

    def bed(self, x: Array, z: Array) -> Array:
        """Height of the valley, below 0 under water."""
        soft = fields().soft
        away = self.inside(x, z) + 0.8 * soft.sample(x / 12, z / 12)
        bank = smoothstep(-0.6, 1.6, away) - 0.45
        roll = 0.6 + soft.sample(x / 240 + 0.3, z / 240) * 1.3
        return np.asarray(
            bank + 66 * smoothstep(12, 210, away) * roll * smoothstep(20, 260, z), np.float32
        )

    def heights(self, x: Array, z: Array) -> Array:
        return np.asarray(np.maximum(self.bed(x, z), 0), np.float32)


def river(order: Order, check: Check) -> Setting:
    diorama = open_diorama(order, check, horizon=0.46, eye=4.2, sun_x=0.475)
    course = Course(0.4 + float(diorama.rng("course").uniform(-0.25, 0.25)))
    diorama.sky()
    ranges(diorama)
    _valley(diorama, course)
    _banks(diorama, course)
    diorama.live(1.2, _glints(diorama, course).draw)
    tufts(diorama, "#6f9a3c", blossoms=("#f7d046", "#a98be0"), count=8, gap=0.25)
    return outdoor_setting(diorama, "river", story=3.4, stand=0.86, water=_reaches(diorama, course))


def _reaches(diorama: Diorama, course: Course) -> tuple[Reach, ...]:
    """The water between the banks, as far as one can tell what is on it."""
    view, reaches = diorama.view, []
    for z in (60.0, 44.0, 32.0, 24.0, 18.0, 14.0):
        middle, half = float(course.centre(np.array(z))), float(course.reach(np.array(z))) * 0.84
        (left, row), (right, _) = (view.project(middle + side * half, 0.0, z) for side in (-1, 1))
        reaches.append(Reach(row, left, right))
    return tuple(reaches)


def ranges(diorama: Diorama) -> None:
    """Blue mountains far away."""
    crags, fine = fields().crags, fields().fine

    def heights(x: Array, z: Array) -> Array:
        gap = 0.45 + 0.55 * smoothstep(0, 900, np.abs(x + 100))
        rise = crags.sample(x / 6200 + 0.55, z / 6200 + 0.15) * 640
        return np.asarray(rise * smoothstep(1500, 3800, z) * gap - 20, np.float32)

    def colours(land: Slopes) -> Array:
        rough = fine.sample(land.x / 300, land.height / 300)
        stone = smoothstep(100, 350, land.height + rough * 150)[..., None]
        snow = smoothstep(330, 480, land.height + rough * 160)
        snow = snow * smoothstep(0.75, 0.4, land.steepness)
        rock_ = between(tone("#5f6f62"), tone("#7d756e"), stone)
        return between(rock_, tone((0.92, 0.94, 0.98)), snow[..., None])

    land = Land(
        heights=heights, colours=colours, near=1500, far=5200, slices=260, haze_length=4200,
        mist=120, detail=0.5,
    )  # fmt: skip
    diorama.land("ranges", 12, land)


def _colours(land: Slopes) -> Array:
    """Banks of earth, meadow, and woods on the slopes."""
    soft, fine = fields().soft, fields().fine
    bed = smoothstep(0.45, 0.1, land.height)
    woods = soft.sample(land.x / 110, land.z / 110) + 0.1 * fine.sample(land.x / 30, land.z / 30)
    wooded = smoothstep(0.02, 0.16, woods) * smoothstep(4, 14, land.height)
    leaf = tone("#3f6b3e") * (1 + 0.4 * fine.sample(land.x / 24, land.z / 24)[..., None])
    green = between(meadow_colours("#7d9f46")(land), leaf, wooded[..., None])
    earth = tone("#a58a66") * (1 + 0.3 * fine.sample(land.x / 4, land.z / 4)[..., None])
    return between(green, earth, bed[..., None])


def _water(diorama: Diorama, course: Course) -> Finish:
    """The river repaints the land where it lies: gold far away, blue and rippled near."""
    soft, fine, palette = fields().soft, fields().fine, diorama.palette

    def finish(land: Slopes, colour: Array) -> Array:
        wet = smoothstep(0.02, -0.10, course.bed(land.x, land.z))
        near = smoothstep(90, 12, land.z)
        ripple = soft.sample(land.x / 17, land.z / 6) * 0.30
        ripple = ripple + fine.sample(land.x / 9, land.z / 2.4) * 0.55 * near
        level = np.clip(0.12 + 0.50 * near**1.5 + ripple * 0.55, 0.04, 1)
        away = course.reach(land.z) - np.abs(land.x - course.centre(land.z))
        shade = smoothstep(2.2, 0.1, away)[..., None]  # banks are mirrored near the edge
        mirror = between(
            reflection(palette, level), palette.surface(tone("#4f6b3c"), 0.18), shade * 0.62
        )
        body = palette.surface(tone("#2f6f7a"), 0.4)
        flow = between(mirror, body, 0.12 + 0.12 * near[..., None])
        lace = smoothstep(-0.1, 0.2, fine.sample(land.x / 2, land.z / 4))
        foam = smoothstep(0.25, 0.05, np.abs(away - 0.15)) * lace
        flow = between(flow, palette.surface(tone((0.9, 0.95, 0.95)), 0.7), foam[..., None] * 0.35)
        return between(colour, flow, wet[..., None])

    return finish


def _valley(diorama: Diorama, course: Course) -> None:
    soft, view = fields().soft, diorama.view

    def woods(canvas: skia.Canvas) -> None:
        spots = diorama.scatter(
            "valley woods", 190, (70, 380), course.heights,
            lambda x, z: (course.inside(x, z) > 6) & (soft.sample(x / 110, z / 110) > -0.04),
        )  # fmt: skip
        for i, (x, row, z) in enumerate(spots):
            haze = diorama.palette.haze_at(z, 420)
            stand = diorama.stand(f"valley tree {i}", x, row, haze=haze, shadow=z < 150)
            tree = conifer if stand.rng.random() < 0.75 else broadleaf
            tree(canvas, stand, view.size(float(stand.rng.uniform(7, 12)), z))

    land = Land(
        heights=course.heights, colours=_colours, near=62, far=460, slices=220, haze_length=520,
        mist=14, finish=_water(diorama, course), detail=0.5,
    )  # fmt: skip
    diorama.land("valley", 2.4, land, decorate=woods)


def _banks(diorama: Diorama, course: Course) -> None:
    view, palette = diorama.view, diorama.palette

    def detail(canvas: skia.Canvas) -> None:
        spots = diorama.scatter(
            "bank trees", 26, (26, 66), course.heights, lambda x, z: course.inside(x, z) > 2.5
        )
        for i, (x, row, z) in enumerate(spots):
            stand = diorama.stand(f"bank tree {i}", x, row, haze=palette.haze_at(z, 420))
            tree = conifer if stand.rng.random() < 0.65 else broadleaf
            tree(canvas, stand, view.size(float(stand.rng.uniform(5, 9)), z))
        _shore(canvas, diorama, course)

    land = Land(
        heights=course.heights, colours=_colours, near=view.near, far=66, slices=220,
        haze_length=520, finish=_water(diorama, course), detail=0.6,
    )  # fmt: skip
    diorama.land("banks", 1.06, land, decorate=detail)


def _shore(canvas: skia.Canvas, diorama: Diorama, course: Course) -> None:
    """Grass and stones along the water."""
    view, rng = diorama.view, diorama.rng("shore")
    spots = diorama.scatter(
        "blades", 2400, (view.near, 36), course.heights, lambda x, z: course.inside(x, z) > 0.5
    )
    table = np.array(spots, np.float32)
    lengths = view.focal / table[:, 2] * rng.uniform(0.10, 0.34, len(table))
    grass(canvas, diorama.palette, (table[:, 0], table[:, 1], lengths), "#7ba044", rng)
    for i in range(16):
        z = view.near * (40 / view.near) ** float(rng.random())
        side = float(rng.choice([-1, 1]))
        away = float(course.reach(np.array(z))) + float(rng.normal(0, 0.3))
        at = view.project(float(course.centre(np.array(z))) + side * away, 0.1, z)
        stand = diorama.stand(f"shore stone {i}", *at, haze=diorama.palette.haze_at(z))
        rock(canvas, stand, view.size(float(rng.uniform(0.3, 0.9)), z))


def _glints(diorama: Diorama, course: Course) -> Glints:
    view, palette, rng = diorama.view, diorama.palette, diorama.rng("glints")
    count = 150
    z = view.near * (150 / view.near) ** rng.random(count)
    x = course.centre(z) + rng.uniform(-0.85, 0.85, count) * course.reach(z)
    xs = diorama.picture.W / 2 + view.focal * x / z
    ys = view.horizon + view.focal * view.eye / z
    sizes = np.clip(view.focal * 1.1 / z, 4, 80) * rng.uniform(0.5, 1.2, count)
    tint = as_colour(between(palette.horizon, palette.sun, 0.5))
    return Glints((xs, ys, sizes), tint, diorama.seed_of("glints"), strength=0.55)

"""A city street between shop fronts: by neon night with a mirroring road, or in daylight."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import fill, plain, stroke
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import neon_lamps
from kinora.engines.animatic.paint.light import Daylight, Light
from kinora.engines.animatic.paint.paths import polyline
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.facades import facade
from kinora.engines.animatic.sets.finish import finish
from kinora.engines.animatic.sets.live import Breath
from kinora.engines.animatic.sets.mirror import wet_road
from kinora.engines.animatic.sets.mood import TUBES, Mood, daylight_mood, neon_mood
from kinora.engines.animatic.sets.outdoors import daylight, outdoor_setting
from kinora.engines.animatic.sets.palette import Palette
from kinora.engines.animatic.sets.signs import board, overhead
from kinora.engines.animatic.sets.skyline import night_sky, skyline
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import glow, rect, smudge, wash

EYE, STORY, FOCAL = 1.7, 1.35, 640.0


@dataclass(frozen=True, slots=True)
class House:
    """One house: distance of its near and far corner and its height, metres; side -1 is left."""

    near: float
    far: float
    height: float
    side: int


@dataclass(frozen=True, slots=True, eq=False)
class Street:
    """What all painters of the street share."""

    diorama: Diorama
    mood: Mood
    view: Ground
    half: float  # half of its width in metres
    houses: tuple[House, ...]  # far to near


def neon_street(order: Order, check: Check) -> Setting:
    """Always midnight, whatever the hour."""
    day, light = neon_lamps()
    street = _street(order, check, day, neon_mood())
    diorama = street.diorama
    diorama.plate("sky", 60, lambda canvas: night_sky(canvas, diorama, street.view.horizon))
    diorama.plate(
        "skyline", 16, lambda canvas: skyline(canvas, diorama, street.view.horizon), wobble=1.2
    )
    _paint(street, reflect=1.0 if order.wet else 0.55)
    return _neon_setting(street, day, light, wet=order.wet)


def city_street(order: Order, check: Check) -> Setting:
    """The street in the light of the hour; lamps and windows are lit when it is dark."""
    day = daylight(order)
    if day.sun_y > 0.2:
        day = replace(day, sun_x=0.5, sun_y=0.44)
    street = _street(order, check, day, daylight_mood(Palette.of(day)))
    street.diorama.sky()
    _paint(street, reflect=0.8 if order.wet else 0.0)
    setting = outdoor_setting(
        street.diorama,
        "city street",
        story=STORY,
        stand=0.828,
        vignette=0.30,
        veil=0.10,
        mirror=0.45,
    )
    return replace(setting, marks=_marks(street))


def _street(order: Order, check: Check, day: Daylight, mood: Mood) -> Street:
    picture = order.picture
    horizon = picture.H * (0.50 if picture.is_portrait else 0.56)
    diorama = Diorama(
        View.over(picture, horizon, EYE, FOCAL),
        day,
        order.seed,
        check,
        sky=order.sky,
        wet=order.wet,
    )
    half = 3.3 if picture.is_portrait else 5.4
    houses = [house for side in (-1, 1) for house in _row_of_houses(diorama, side)]
    ordered = tuple(sorted(houses, key=lambda house: (-house.near, house.side)))
    return Street(diorama, mood, Ground(horizon, EYE, FOCAL, vanish=picture.W / 2), half, ordered)


def _row_of_houses(diorama: Diorama, side: int) -> list[House]:
    rng, z, row = diorama.rng(f"houses {side}"), 2.0, []
    while z < 34:
        depth = float(rng.uniform(3.2, 5.4)) * (1 + z * 0.03)
        row.append(House(z, z + depth, float(rng.uniform(10, 19)), side))
        z += depth + 0.12
    return row


def _paint(street: Street, *, reflect: float) -> None:
    diorama, mood = street.diorama, street.mood
    diorama.plate("street", 2.2, lambda canvas: _canyon_and_road(canvas, street, reflect), wobble=1.6,
                texture=0.13)  # fmt: skip
    rng = diorama.rng("overhead")
    diorama.plate(
        "lanterns", 1.6, lambda canvas: overhead(canvas, diorama.picture, rng, mood), wobble=1.2
    )
    if mood.tubes > 0.5:
        diorama.plate("near", 0.66, lambda canvas: _foreground(canvas, street), soft=4)
        for sign in _flicker(street):
            diorama.live(2.0, sign.draw)


def canyon(canvas: skia.Canvas, street: Street, flip: float = 1.0) -> None:
    """Both sides of the street, far houses first, air between them; `flip` -1 is its mirror."""
    for i, house in enumerate(street.houses):
        _house(canvas, street, house, i, flip)


def _house(canvas: skia.Canvas, street: Street, house: House, i: int, flip: float) -> None:
    mood, view, half, side = street.mood, street.view, street.half, house.side
    rng = street.diorama.rng(f"house {house.side} {house.near:.2f}")
    length, height = (house.far - house.near) * 100, house.height * 100
    canvas.save()
    canvas.concat(view.wall(side * half, house.near, house.far, house.height, flip=flip))
    wall = mood.walls[int(rng.integers(0, len(mood.walls)))]
    if mood.tubes == 0:  # by day one side of the street is in the sun
        sunny = street.diorama.palette.from_right != (side > 0)
        wall = (
            mix(wall, "#ffffff", 0.10)
            if sunny
            else mix(wall, street.diorama.palette.day.zenith, 0.22)
        )
    facade(canvas, rng, (length, height), wall, mood)
    haze = min(mood.haze_most, max(0.0, (house.near - 4) / 30))
    canvas.drawRect(rect(0, 0, length, height), plain(mood.haze, haze))
    canvas.restore()
    if house.near > 3.4:
        end = view.quad(
            (side * half, 0, house.near), (side * half, house.height * flip, house.near),
            (side * (half + 6), house.height * flip, house.near), (side * (half + 6), 0, house.near),
        )  # fmt: skip
        fill(canvas, end, mix(mood.gap, mood.haze, haze))
    for level in range(2):
        _sign(canvas, street, house, level, flip)


def _sign(canvas: skia.Canvas, street: Street, house: House, level: int, flip: float) -> None:
    """A board standing out from the wall into the street."""
    rng = street.diorama.rng(f"sign {house.side} {house.near:.2f} {level}")
    hangs, low, tall, out, pick = rng.random(5).tolist()
    if hangs > (0.8 if street.mood.tubes > 0.5 else 0.4):
        return
    z, x = house.near + 0.4 + level * 1.4, house.side * street.half
    bottom, height = 3.6 + 1.6 * low + level, 2.0 + 1.6 * tall
    a = street.view.at(x, (bottom + height) * flip, z)
    b = street.view.at(x - house.side * (0.9 + 0.35 * out), bottom * flip, z)
    left, right = sorted((a[0], b[0]))
    top, under = sorted((a[1], b[1]))
    board(canvas, rng, rect(left, top, right, under), TUBES[int(pick * len(TUBES))], street.mood)


def _canyon_and_road(canvas: skia.Canvas, street: Street, reflect: float) -> None:
    picture, mood, view = street.diorama.picture, street.mood, street.view
    _road(canvas, street, reflect)
    canyon(canvas, street)
    wide, high, middle = picture.W, picture.H, view.horizon
    smudge(canvas, view.vanish, middle + 8, (wide * 0.10, 16), mood.haze, 0.55, 16)
    smudge(
        canvas,
        view.vanish,
        middle - 14,
        (wide * 0.09, 22),
        mix(mood.haze, "#503060", 0.1),
        0.35,
        20,
    )
    glow(
        canvas,
        view.vanish,
        middle,
        min(wide, high) * 0.42,
        mood.sky_glow,
        0.5 * mood.glow,
        squash=0.55,
    )
    if mood.tubes > 0.5:
        for side, tint in ((-1, "#22d6ff"), (1, "#ff3f92")):
            x, y = view.vanish + side * wide * 0.36, middle + high * 0.16
            glow(canvas, x, y, min(wide, high) * 0.5, tint, 0.20, squash=0.5)


def _road(canvas: skia.Canvas, street: Street, reflect: float) -> None:
    """Asphalt, pavements, markings, and the street mirrored in broken water."""
    picture, mood, view, half = street.diorama.picture, street.mood, street.view, street.half
    area = picture.area()
    ground = rect(area.left(), view.horizon - 2, area.right(), area.bottom())
    wash(canvas, ground, list(mood.road), (0, 0.12, 0.45, 1))
    if reflect:
        diorama = street.diorama
        wet_road(
            canvas, picture, lambda inner: canyon(inner, street, -1.0), view.horizon,
            strength=reflect, seed=diorama.seed_of("puddles"),
        )  # fmt: skip
    near = view.depth(area.bottom()) * 0.9
    for side in (-1, 1):
        _pavement(canvas, street, side, near)
    for z in (2.1, 3.0, 4.3, 6.2, 9, 13):
        dash = view.quad((-0.09, 0, z), (-0.09, 0, z * 1.2), (0.09, 0, z * 1.2), (0.09, 0, z))
        fill(canvas, dash, mix(mood.marking, "#ffe6b8", 0.5), mood.marking_strength * 1.1)
    for x in np.arange(-half + 1.7, half - 1.9, 0.95).tolist():
        bar = view.quad((x, 0, 5.0), (x, 0, 6.6), (x + 0.5, 0, 6.6), (x + 0.5, 0, 5.0))
        fill(canvas, bar, mood.marking, mood.marking_strength)


def _pavement(canvas: skia.Canvas, street: Street, side: int, near: float) -> None:
    mood, view, half = street.mood, street.view, street.half
    kerb, edge, far, step = side * (half - 1.5), side * half, 36.0, 0.14
    slab = view.quad((kerb, step, near), (kerb, step, far), (edge, step, far), (edge, step, near))
    bottom = street.diorama.picture.area().bottom()
    canvas.save()
    canvas.clipPath(slab, doAntiAlias=True)
    area = rect(-2000, view.horizon, 4000, bottom)
    wash(canvas, area, list(mood.kerb), alphas=(0.78,) * 3 if mood.tubes > 0.5 else ())
    canvas.restore()
    face = view.quad((kerb, 0, near), (kerb, 0, far), (kerb, step, far), (kerb, step, near))
    fill(canvas, face, mix(mood.gap, "#000000", 0.3), 0.9)
    rim = [view.at(kerb, step, z) for z in (near, 4, 10, far)]
    stroke(canvas, polyline(rim), mood.kerb_line, 1.6, 0.55)
    for z in np.arange(near, 20, 1.1).tolist():
        joint = polyline([view.at(kerb, step, z), view.at(edge, step, z)])
        stroke(canvas, joint, mood.gap, 1.4, 0.35)


def _foreground(canvas: skia.Canvas, street: Street) -> None:
    """Out of focus at both edges: a wall with a sign, a lamp post."""
    picture, area = street.diorama.picture, street.diorama.picture.area()
    wide, high = picture.W, picture.H
    canvas.drawRect(rect(area.left(), area.top(), wide * 0.02, area.bottom()), plain("#0a0620"))
    rng = street.diorama.rng("near sign")
    tall = min(high * 0.30, 260)
    sign = rect(-140, high * 0.12, wide * 0.02 + 56, high * 0.12 + tall)
    canvas.drawRect(sign, plain("#0a0620"))
    board(canvas, rng, rect(wide * 0.02 - 34, sign.top(), wide * 0.02 + 56, sign.bottom()), "#22e6ff",
          street.mood)  # fmt: skip
    post = rect(wide * 0.965, area.top(), wide * 0.965 + 15, area.bottom())
    canvas.drawRect(post, plain("#120a2a"))
    canvas.drawRect(
        rect(post.left(), area.top(), post.left() + 3, area.bottom()), plain("#22e6ff", 0.7)
    )


def _flicker(street: Street) -> list[Breath]:
    """Two signs whose light breathes: soft additive sprites, never scaled."""
    picture = street.diorama.picture
    parts = []
    for tint, x, y, phase in (("#ff3f92", 0.78, 0.30, 0.0), ("#22e6ff", 0.17, 0.36, 2.0)):

        def halo(canvas: skia.Canvas, tint: str = tint) -> None:
            glow(canvas, 150, 150, 150, tint, 0.5)

        image = sprite(300, 300, picture.unit, halo, wobble=0, texture=0)
        left, top = picture.W * x - 150, picture.H * y - 150
        parts.append(Breath(image, left, top, depth=0.6, rate=5.0, phase=phase, strength=0.6))
    return parts


def _marks(street: Street) -> tuple[Mark, ...]:
    picture, horizon = street.diorama.picture, street.view.horizon
    row = horizon + 193.0
    back = horizon + 140.0
    spots = (
        ("centre", 0.50, row), ("left", 0.34, row), ("right", 0.66, row),
        ("far left", 0.20, row), ("far right", 0.80, row),
        ("back left", 0.40, back), ("back", 0.52, back), ("back right", 0.62, back),
    )  # fmt: skip
    return tuple(Mark(name, picture.W * x, y) for name, x, y in spots)


def _neon_setting(street: Street, day: Daylight, light: Light, *, wet: bool) -> Setting:
    picture = street.diorama.picture
    return Setting(
        name="neon street",
        picture=picture,
        day=day,
        light=light,
        ground=Ground(street.view.horizon, EYE / STORY, FOCAL, day.direction, picture.W / 2),
        haze=day.haze,
        layers=street.diorama.layers(),
        sheet=finish(picture, "#07040f", 0.34),
        marks=_marks(street),
        spill=0.75,
        spill_from=(-0.92, -0.38),
        shadow=0.34,
        far=0.30,
        mirror=0.55 if wet else 0.30,
    )

"""A city street between shop fronts: by neon night with a mirroring road, or in daylight."""

from __future__ import annotations

from dataclasses import replace

import skia

from kinora.engines.animatic.paint.bake import sprite
from kinora.engines.animatic.paint.brush import plain
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import neon_lamps
from kinora.engines.animatic.paint.light import Daylight, Light
from kinora.engines.animatic.sets.avenue import greenery, vista
from kinora.engines.animatic.sets.base import Check, Mark, Order, Setting
from kinora.engines.animatic.sets.canyon import Street, canyon, row_of_houses
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.finish import finish
from kinora.engines.animatic.sets.live import Breath
from kinora.engines.animatic.sets.mood import Mood, daylight_mood, neon_mood
from kinora.engines.animatic.sets.outdoors import daylight, outdoor_setting
from kinora.engines.animatic.sets.palette import Palette
from kinora.engines.animatic.sets.roadway import roadway
from kinora.engines.animatic.sets.signs import board, overhead
from kinora.engines.animatic.sets.skyline import night_sky, skyline
from kinora.engines.animatic.sets.view import View
from kinora.engines.animatic.sets.washes import glow, rect, smudge

EYE, STORY, FOCAL = 1.7, 1.35, 640.0


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
    street.diorama.plate("vista", 16, lambda canvas: vista(canvas, street), wobble=0.8)
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
        shelf=order.shelf,
    )
    half = 3.3 if picture.is_portrait else 5.4
    houses = [house for side in (-1, 1) for house in row_of_houses(diorama, side)]
    ordered = tuple(sorted(houses, key=lambda house: (-house.near, house.side)))
    return Street(diorama, mood, Ground(horizon, EYE, FOCAL, vanish=picture.W / 2), half, ordered)


def _paint(street: Street, *, reflect: float) -> None:
    diorama, mood = street.diorama, street.mood
    diorama.plate("street", 2.2, lambda canvas: _canyon_and_road(canvas, street, reflect), wobble=1.6,
                texture=0.13)  # fmt: skip
    rng = diorama.rng("overhead")
    diorama.plate(
        "lanterns", 1.6, lambda canvas: overhead(canvas, diorama.picture, rng, mood), wobble=1.2
    )
    if mood.is_neon:
        diorama.plate("near", 0.66, lambda canvas: _foreground(canvas, street), soft=4)
        for sign in _flicker(street):
            diorama.live(2.0, sign.draw)


def _canyon_and_road(canvas: skia.Canvas, street: Street, reflect: float) -> None:
    picture, mood, view = street.diorama.picture, street.mood, street.view
    roadway(canvas, street, reflect)
    canyon(canvas, street)
    if not mood.is_neon:
        greenery(canvas, street)
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
    if mood.is_neon:
        for side, tint in ((-1, "#22d6ff"), (1, "#ff3f92")):
            x, y = view.vanish + side * wide * 0.36, middle + high * 0.16
            glow(canvas, x, y, min(wide, high) * 0.5, tint, 0.20, squash=0.5)


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

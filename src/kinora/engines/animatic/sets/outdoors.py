"""What every set under the open sky shares: its daylight, its diorama, its finished Setting."""

from __future__ import annotations

from dataclasses import replace

from kinora.engines.animatic.paint.colour import Colour, ColourLike, mix, multiply, rgb
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.hours import light_for
from kinora.engines.animatic.paint.light import Daylight, light_of
from kinora.engines.animatic.sets.base import Check, Mark, Order, Reach, Setting
from kinora.engines.animatic.sets.diorama import Diorama
from kinora.engines.animatic.sets.finish import Veil, finish
from kinora.engines.animatic.sets.palette import Palette
from kinora.engines.animatic.sets.seasons import LYING
from kinora.engines.animatic.sets.view import View

TWILIGHTS = frozenset({"dawn", "sunset", "dusk"})  # hours whose sun may be a moon instead


def daylight(order: Order) -> Daylight:
    """The hour's air, bent by what the sky is asked to be."""
    bent = "overcast" if "overcast" in order.sky else ""
    if "northern lights" in order.sky:
        bent = "northern lights"
    day = light_for(order.time_of_day, bent)
    if "stars" in order.sky and day.stars < 0.6:
        day = replace(day, stars=0.6)
    if "moon" in order.sky and not day.moon and day.name in TWILIGHTS:
        moon = light_for("night")
        day = replace(
            day, moon=True, sun=moon.sun, sun_x=moon.sun_x, sun_y=moon.sun_y, glow=moon.glow,
            sun_radius=moon.sun_radius,
        )  # fmt: skip
    if "clouds" in order.sky and not bent:
        day = replace(day, cloud_cover=max(day.cloud_cover, 0.7))
    if "clear" in order.sky:
        day = replace(day, cloud_cover=0.12)
    if "winter" in order.sky:
        day = replace(day, snow_cover=LYING)
    return day


def open_diorama(
    order: Order,
    check: Check,
    *,
    horizon: float,
    eye: float,
    sun_x: float | None = None,
    low_sun_x: float | None = None,
) -> Diorama:
    """An diorama for a landscape. `horizon`: share of the height; `sun_x`: where sun and moon
    show best in this place, as a share of the width; `low_sun_x`: the same for an evening's sun."""
    day = daylight(order)
    if sun_x is not None and day.sun_y > 0.12:
        day = replace(day, sun_x=sun_x, sun_y=min(day.sun_y, horizon - 0.14))
    if low_sun_x is not None and day.sun_y > 0.25 and day.sun_x > 0.5:
        day = replace(day, sun_x=low_sun_x)
    view = View.over(order.picture, order.picture.H * horizon, eye)
    return Diorama(view, day, order.seed, check, sky=order.sky, wet=order.wet, shelf=order.shelf)


def light_lamps(diorama: Diorama, colour: ColourLike, strength: float) -> None:
    """Lamps that light the whole place when it is dark; `strength` 1 is as bright as day."""
    palette = diorama.palette
    if not palette.dark:
        return
    day, lamp = palette.day, rgb(colour)
    key = mix(day.key, lamp, strength)
    ambient = mix(day.ambient, multiply(lamp, (0.62, 0.62, 0.66)), strength)
    diorama.palette = Palette.of(replace(day, key=key, ambient=ambient), season=palette.season)


def leafy_air(diorama: Diorama) -> None:
    """Light that has come through leaves: the air of a wood is green and gold, but in winter."""
    palette = diorama.palette
    if palette.season == "winter":
        return
    air = mix(palette.day.haze, palette.flat("#d8dd84", 0.62), 0.5)
    diorama.palette = Palette.of(replace(palette.day, haze=air), season=palette.season)


def outdoor_setting(
    diorama: Diorama,
    name: str,
    *,
    story: float,
    stand: float,
    spill: float = 0.5,
    vignette: float = 0.24,
    veil: float = 0.08,
    rim: Colour | None = None,
    back: float = 0.72,
    mirror: float = 0.0,
    water: tuple[Reach, ...] = (),
) -> Setting:
    """The finished set. `story` lowers the eye, so that figures are as large as in picture books;
    `stand`: the row of the actors' feet as a share of the height of a landscape frame; `back`: how
    far down the ground those behind them stand (1 is the same row); `mirror`: how strongly wet ground
    reflects them; `water`: where boats and swimmers are."""
    picture, day, view = diorama.picture, diorama.palette.day, diorama.view
    across = (day.sun_x - 0.5) * 2.2
    rim_from = (max(-0.9, min(0.9, across)), -0.5)
    ground = Ground(view.horizon, view.eye / story, view.focal, day.direction, picture.W / 2)
    lamp = Veil(picture.W * day.sun_x, picture.H * day.sun_y, 620, day.sun, veil * day.glow)
    aurora = rgb("#80ffbd") if "northern lights" in diorama.sky_words else None
    return Setting(
        name=name,
        picture=picture,
        day=day,
        light=light_of(day, rim_from=rim_from, rim=rim or aurora),
        ground=ground,
        haze=day.haze,
        layers=diorama.layers(),
        sheet=finish(picture, "#0a0614", vignette, lamp if veil else None),
        marks=standing_marks(diorama, stand, back),
        spill=spill,
        spill_from=rim_from,
        mirror=mirror if diorama.wet else 0.0,
        far=0.42 if back <= 0.72 else back,
        water=water,
    )


def broad_water(
    diorama: Diorama, far: float, near: float, *, left: float = -1.0
) -> tuple[Reach, ...]:
    """Water between two rows, shares of the height, from beyond the frame's edges, or from `left`,
    a share of the width, where something is in it."""
    high, wide = diorama.picture.H, diorama.picture.W
    return tuple(Reach(high * share, wide * left, 2.0 * wide) for share in (far, near))


def standing_marks(diorama: Diorama, stand: float, far: float) -> tuple[Mark, ...]:
    """Where people stand: side by side on one row, and two spots farther back."""
    picture, horizon = diorama.picture, diorama.view.horizon
    row = picture.H * stand
    if picture.is_portrait:
        row = min(row, horizon + (row - horizon) * 0.80)
    back = horizon + (row - horizon) * far
    spots = (
        ("centre", 0.50, row), ("left", 0.30, row), ("right", 0.70, row),
        ("far left", 0.14, row), ("far right", 0.86, row),
        ("back left", 0.36, back), ("back", 0.54, back), ("back right", 0.66, back),
    )  # fmt: skip
    return tuple(Mark(name, picture.W * x, y) for name, x, y in spots)

"""Things of the house that fly when somebody is on them: a broom, a carpet."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import Point, polygon, smooth_closed

WOOD, BAND, GOLD = "#8a5a34", "#b83a3c", "#f2d28a"
LONG, DEEP = 160.0, 34.0  # units: half of a carpet, from its far edge to its near one


def models() -> dict[str, Model]:
    """Every one of these by kind."""
    return {
        "flying broom": Model(name="flying broom", tone="#d8aa4c", metres=0.5, height=60, width=230, paint=_broom, cruise=1.2, hovers=165, sways=(7, 3), sway_rate=0.32, spread=(20, 30, 20, 20), anchors=(("saddle", (-8, -34)), ("hands", (48, -40))), seating="knees"),
        "flying carpet": Model(name="flying carpet", tone="#b8323c", metres=0.45, height=60, width=330, paint=_carpet, cruise=1.0, hovers=170, sways=(8, 2), sway_rate=0.28, spread=(20, 30, 20, 30), anchors=(("saddle", (-10, -24)),), seating="floor"),
    }  # fmt: skip


def _broom(ride: Ride) -> None:
    """The stick ahead, the twigs behind, blown by the wind."""
    ride.line([(-60, -28), (20, -33), (112, -42)], WOOD, 8)
    ride.line([(-60, -30), (20, -35), (112, -44)], mix(WOOD, "#fff0d0", 0.4), 2, 0.6)
    blown = 3 * math.sin(ride.t * 5)
    ride.shade(smooth_closed([(-46, -40), (-42, -18), (-88, -6), (-128, -8 + blown), (-134, -26 + blown), (-126, -46 + blown), (-86, -50)], 0.7), ride.tone, 12)  # fmt: skip
    for k in range(6):
        start, end = (-52.0, -36 + 3.0 * k), (-126.0, -42 + 7.0 * k + blown)
        ride.line([start, end], mix(ride.tone, "#6a3a08", 0.5), 2, 0.7)
    ride.line([(-52, -42), (-50, -16)], BAND, 5)
    ride.line([(-62, -44), (-60, -13)], BAND, 4)


def _carpet(ride: Ride) -> None:
    """A rug seen a little from above, waves running through it, fringes at both ends."""
    for k in range(9):
        for end, out in ((-LONG, -13.0), (LONG, 13.0)):
            y = _wave(ride, end) - DEEP + k * DEEP / 8
            ride.line([(end, y), (end + out, y + 3)], "#f4e6c0", 2.4)
    ride.shade(_rug(ride, 1.0), mix(ride.tone, "#200810", 0.45))
    ride.shade(_rug(ride, 1.0, drop=-5.0), ride.tone, 10)
    ride.outline(_rug(ride, 0.86, drop=-5.0), GOLD, 3.4)
    middle = _wave(ride, 0.0) - DEEP / 2 - 5
    ride.shade(polygon([(-52, middle), (0, middle - 11), (52, middle), (0, middle + 11)]), GOLD, 3)


def _rug(ride: Ride, share: float, *, drop: float = 0.0) -> skia.Path:
    """The carpet's outline, or that of a frame in it."""
    steps = [LONG * share * (i / 6 - 1) for i in range(13)]
    inset = DEEP * (1 - share)
    far: list[Point] = [(x, _wave(ride, x) - DEEP + inset + drop) for x in steps]
    near: list[Point] = [(x * 1.03, _wave(ride, x) - inset + drop) for x in reversed(steps)]
    return polygon([*far, *near])


def _wave(ride: Ride, x: float) -> float:
    """How far down the carpet hangs there; calm where one sits."""
    calm = min(abs(x) / LONG, 1.0)
    return 9 * calm * math.sin(x * 0.028 - ride.t * 4.2) - 4

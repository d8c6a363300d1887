"""Boats, rockets, planes, hot air balloons."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.vehicle import bows
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed


def boat() -> Model:
    return Model(name="boat", tone="#e2574a", metres=3.2, height=258, width=250, paint=_boat, front=bows.boat, cruise=0.6, sways=(4, 3.2), sway_rate=0.28, spread=(30, 20, 30, 20), anchors=(("saddle", (-62, -40)), ("rail", (0, -44))), seating="inside")  # fmt: skip


def rocket() -> Model:
    return Model(name="rocket", tone="#e0483c", metres=3.0, height=250, width=156, paint=_rocket, least=1.0, cruise=1.2, hovers=110, sways=(3, 1.5), sway_rate=0.5, spread=(10, 10, 10, 110))  # fmt: skip


def plane() -> Model:
    return Model(name="plane", tone="#3f8fc0", metres=2.2, height=140, width=260, paint=_plane, front=bows.plane, cruise=1.3, hovers=190, sways=(7, 3), sway_rate=0.3, spread=(10, 20, 20, 10), anchors=(("saddle", (70, -60)), ("window", (92, -85))), seating="window", pane=9)  # fmt: skip


def hot_air_balloon() -> Model:
    return Model(name="hot air balloon", tone="#d8503f", metres=3.6, height=300, width=210, paint=_balloon, least=1.0, cruise=0.35, hovers=150, sways=(8, 2), sway_rate=0.16, spread=(10, 10, 10, 10), anchors=(("saddle", (0, -34)), ("rail", (0, -44))), seating="inside")  # fmt: skip


def _boat(ride: Ride) -> None:
    ride.line([(0, -252), (0, -52)], "#6a4226", 7)
    main, jib = skia.Path(), skia.Path()
    main.moveTo(8, -246)
    main.cubicTo(74, -194, 102, -128, 106, -74)
    main.quadTo(56, -60, 8, -70)
    main.close()
    jib.moveTo(-8, -234)
    jib.cubicTo(-40, -180, -74, -120, -96, -72)
    jib.quadTo(-50, -60, -8, -72)
    jib.close()
    ride.shade(main, "#fff2da", 22)
    ride.shade(jib, ride.tone, 20)
    for k in range(4):
        y = -206 + k * 34
        ride.line([(8, y), (20 + k * 14, y + 7), (40 + k * 18, y + 2)], "#b89a80", 1.6, 0.6)
    hull = skia.Path()
    hull.moveTo(-120, -54)
    hull.quadTo(0, -36, 122, -56)
    hull.cubicTo(110, -14, 84, 2, 60, 2)
    hull.lineTo(-64, 2)
    hull.cubicTo(-90, 0, -110, -24, -120, -54)
    ride.shade(hull, "#8a4a2c", 16)
    ride.line([(-118, -50), (0, -33), (120, -52)], "#fff0d0", 6)
    flag: list[Point] = [(-34 * u, -250 + 5 * math.sin(ride.t * 7 - u * 5) * u) for u in (0, 0.33, 0.66, 1)]  # fmt: skip
    low = [(x, y + 16 * (1 - i / 3)) for i, (x, y) in enumerate(flag)]
    ride.flat(polygon(flag + low[::-1]), ride.tone)
    for k in range(2):
        foam: list[Point] = [(x, -2 + 7 * k + 4 * math.sin(x / 17 + ride.t * (3 - k) + k)) for x in range(-140, 141, 14)]  # fmt: skip
        ride.line(foam, ("#e8fbff", "#7fc4d8")[k], 4 - k, 0.8)


def _rocket(ride: Ride) -> None:
    flicker = math.sin(ride.t * 23)
    for size, colour in ((1.0, "#ff5a2a"), (0.7, "#ffb03a"), (0.42, "#fff4c0")):
        reach = (78 + 12 * flicker) * size
        flame = [(-24 * size, -6), (24 * size, -6), (18 * size, reach * 0.5 - 6), (0.0, reach - 6), (-18 * size, reach * 0.5 - 6)]  # fmt: skip
        ride.flat(smooth_closed(flame), colour, 0.95)
    for side in (-1, 1):
        fin = [(side * 34, -82), (side * 74, -36), (side * 70, 2), (side * 30, -24)]
        ride.shade(smooth_closed(fin), ride.tone, 12)
    body = smooth_closed([(0, -244), (26, -206), (42, -140), (36, -64), (22, -22), (-22, -22), (-36, -64), (-42, -140), (-26, -206)])  # fmt: skip
    ride.shade(body, "#f4ece0", 26)
    with clipped(ride.canvas, body):
        ride.shade(box(0, -222, 100, 60), ride.tone, 12)
        ride.shade(box(0, -52, 100, 16), ride.tone, 6)
    for y, r in ((-146, 22), (-96, 13)):
        ride.shade(oval(0, y, r + 5, r + 5), "#c8963a")
        ride.glass(oval(0, y, r, r))
    ride.shade(smooth_closed([(-6, -78), (6, -78), (10, 2), (-10, 2)]), ride.tone, 6)


def _plane(ride: Ride) -> None:
    ride.shade(smooth_closed([(20, -78), (46, -86), (0, -128), (-22, -126)]), mix(ride.tone, "#fff0d8", 0.3), 9)  # fmt: skip
    body = smooth_closed([(-116, -82), (-102, -96), (-20, -100), (76, -98), (122, -80), (128, -64), (106, -48), (20, -44), (-60, -56), (-108, -70)])  # fmt: skip
    ride.shade(body, "#fbf0de", 22)
    with clipped(ride.canvas, body):
        ride.line([(-120, -66), (0, -58), (132, -62)], ride.tone, 14)
    ride.shade(smooth_closed([(-116, -82), (-124, -132), (-102, -130), (-76, -90)]), ride.tone, 10)
    ride.glass(smooth_closed([(74, -94), (96, -92), (112, -80), (80, -78)]))
    for k in range(6):
        ride.glass(oval(-42 + k * 19, -82, 6, 7))
    ride.shade(smooth_closed([(-12, -64), (38, -64), (-18, -2), (-48, 2)]), ride.tone, 12)
    turn = 42 * abs(math.sin(ride.t * 31)) + 8
    ride.flat(oval(134, -70, 4, 44), "#fff6e8", 0.3)
    ride.flat(oval(134, -70, 3, turn), "#6a4a34", 0.8)


def _balloon(ride: Ride) -> None:
    envelope = smooth_closed([(0, -294), (62, -276), (98, -218), (86, -154), (42, -96), (22, -78), (-22, -78), (-42, -96), (-86, -154), (-98, -218), (-62, -276)])  # fmt: skip
    ride.shade(envelope, ride.tone, 40)
    with clipped(ride.canvas, envelope):
        for k, colour in enumerate(("#fff0cc", "#ffc24a", "#fff0cc")):
            ride.flat(_gore((k - 1) * 0.62, 0.15), colour, 0.55)
        ride.line([(-100, -192), (0, -186), (100, -192)], mix(ride.tone, "#2a1040", 0.45), 20, 0.7)
        for k in range(9):
            ride.flat(oval(-96 + k * 24, -190 + 3 * math.cos((k - 4) * 0.4), 5, 5), "#ffd98a")
    for x0, x1 in ((-22, -18), (22, 18), (-8, -6), (8, 6)):
        ride.line([(x0, -80), (x1, -42)], "#4a3024", 1.8)
    reach = 14 + 12 * max(0.0, math.sin(ride.t * 2.3)) + 2 * math.sin(ride.t * 19)
    ride.flat(smooth_closed([(-6, -54), (6, -54), (4, -54 - reach * 0.6), (0, -56 - reach), (-4, -54 - reach * 0.6)]), "#ffc04a")  # fmt: skip
    ride.shade(box(0, -22, 48, 40, 7), "#a86a36", 10)
    for k in range(4):
        ride.line([(-23, -34 + k * 8), (23, -34 + k * 8)], "#5a3218", 1.8, 0.6)
    ride.shade(box(0, -43, 56, 10, 5), "#7a4626", 4)


def _gore(centre: float, half: float) -> skia.Path:
    """One striped panel of the envelope."""
    edge: list[Point] = []
    for sign in (-1, 1):
        side = [(104 * math.sin(centre + sign * half) * math.sin(math.pi * v / 11) ** 0.75, -296 + 222 * v / 11) for v in range(12)]  # fmt: skip
        edge += side if sign < 0 else side[::-1]
    return polygon(edge)

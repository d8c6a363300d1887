"""Ships large and small, above and under water."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.vehicle import bows
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.paint.colour import ColourLike, mix
from kinora.engines.animatic.paint.marks import clipped, soft_spot
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed

ROOM = (40.0, 30.0, 40.0, 24.0)


def models() -> dict[str, Model]:
    """Every one of these by kind."""
    return {
        "pirate ship": Model(name="pirate ship", tone="#7a4a2c", metres=5.4, height=360, width=400, paint=_pirate_ship, front=bows.pirate_ship, cruise=0.5, sways=(5, 2.2), sway_rate=0.2, spread=ROOM, anchors=(("saddle", (60, -100)), ("rail", (0, -96))), seating="inside"),
        "ship": Model(name="ship", tone="#c83a34", metres=4.0, height=240, width=520, paint=_steamer, front=bows.ship, cruise=0.5, sways=(3, 1.0), sway_rate=0.18, spread=(60, 110, 40, 24), anchors=(("saddle", (170, -96)), ("rail", (0, -88)), ("funnel", (10, -230))), seating="inside"),
        "canoe": Model(name="canoe", tone="#a8582f", metres=0.7, height=64, width=330, paint=_canoe, front=bows.canoe, cruise=0.6, sways=(3, 2.2), sway_rate=0.3, spread=ROOM, anchors=(("saddle", (-26, -22)), ("hands", (44, -64)), ("rail", (0, -38))), seating="inside"),
        "submarine": Model(name="submarine", tone="#f2b92e", metres=2.2, height=180, width=360, paint=_submarine, front=bows.submarine, cruise=0.6, hovers=4, sways=(6, 1.6), sway_rate=0.2, spread=(70, 20, 30, 20)),
        "raft": Model(name="raft", tone="#a8743f", metres=2.0, height=180, width=260, paint=_raft, least=0.75, cruise=0.4, sways=(4, 2.6), sway_rate=0.28, spread=ROOM, anchors=(("saddle", (-50, -26)),), seating="standing"),
    }  # fmt: skip


def _sail(ride: Ride, x: float, top: float, wide: float, high: float, colour: ColourLike) -> None:
    """A square sail that bellies in the wind."""
    belly = 10 + 3 * math.sin(ride.t * 1.7 + x * 0.05)
    path = skia.Path()
    path.moveTo(x - wide / 2, top)
    path.lineTo(x + wide / 2, top)
    path.quadTo(x + wide / 2 + belly * 1.6, top + high / 2, x + wide / 2 + 4, top + high)
    path.quadTo(x + belly, top + high - belly, x - wide / 2 + 4, top + high)
    path.quadTo(x - wide / 2 + belly * 1.3, top + high / 2, x - wide / 2, top)
    path.close()
    ride.shade(path, colour, 14)
    ride.line([(x - wide / 2 - 6, top), (x + wide / 2 + 6, top)], "#5a3820", 6)


def _pirate_ship(ride: Ride) -> None:
    for x, top in ((-96, -300), (10, -348), (112, -290)):
        ride.line([(x, top), (x, -80)], "#5a3820", 9)
    ride.line([(150, -104), (214, -150)], "#5a3820", 8)
    ride.shade(polygon([(116, -262), (206, -146), (124, -140)]), "#f2e6cc", 10)
    for x, top, wide, high in ((-96, -284, 74, 74), (-96, -196, 96, 82), (10, -322, 84, 84), (10, -222, 116, 104), (112, -272, 66, 64), (112, -196, 84, 78)):  # fmt: skip
        _sail(ride, x, top, wide, high, "#f2e6cc")
    ride.flat(oval(12, -180, 20, 19), "#2a242e")
    ride.flat(box(12, -164, 18, 14, 4), "#2a242e")
    for x in (4, 20):
        ride.flat(oval(x, -180, 5, 6), "#f2e6cc")
    for a, b in (((-16, -152), (40, -140)), ((40, -152), (-16, -140))):
        ride.line([a, b], "#2a242e", 6)
    hull = smooth_closed([(-192, -150), (-140, -146), (-126, -98), (100, -92), (140, -118), (184, -124), (150, -40), (110, 2), (-130, 2), (-176, -50)], 0.5)  # fmt: skip
    ride.shade(hull, ride.tone, 22)
    with clipped(ride.canvas, hull):
        for y in (-76, -52, -28):
            ride.line([(-200, y), (0, y + 7), (200, y - 6)], mix(ride.tone, "#1a0a04", 0.5), 2.4, 0.7)  # fmt: skip
        ride.line([(-200, -104), (-126, -92), (100, -86), (190, -116)], "#e0ac3c", 7)
    for k in range(6):
        ride.shade(box(-104 + k * 40, -62, 20, 18, 3), "#2a1a14", 4)
        ride.flat(oval(-104 + k * 40, -62, 6, 6), "#5a5e6a")
    for x in (-172, -154):
        ride.glass(box(x, -122, 13, 18, 3))
    wave = [(-0.0 - 50 * u, -352 + 6 * math.sin(ride.t * 6 - u * 5) * u) for u in (0, 0.33, 0.66, 1)]  # fmt: skip
    flag: list[Point] = [(10 + x, y) for x, y in wave]
    ride.flat(polygon([*flag, *[(x, y + 30) for x, y in flag[::-1]]]), "#221c26")
    ride.flat(oval(-16, -338, 6, 6), "#f6f2e8")
    ride.foam(230)


def _steamer(ride: Ride) -> None:
    for k in range(8):
        u = (ride.t * 0.25 + k / 8) % 1
        r = 12 + 34 * u
        soft_spot(ride.canvas, 10 - 150 * u, -232 - 70 * u**0.7, r, r, ride.light.surface("#e8e4e0"), 0.7 * (1 - u))  # fmt: skip
    for x in (-60, 10, 80):
        ride.shade(polygon([(x - 20, -150), (x - 16, -220), (x + 20, -220), (x + 24, -150)]), ride.tone, 9)  # fmt: skip
        ride.flat(polygon([(x - 17, -206), (x - 16, -222), (x + 20, -222), (x + 21, -206)]), "#2a242e")  # fmt: skip
    for y, left, right in ((-138, -140, 130), (-112, -180, 164), (-88, -206, 190)):
        ride.shade(polygon([(left, y), (right, y), (right + 12, y + 27), (left, y + 27)]), "#fbf8f2", 9)  # fmt: skip
        for k in range(int((right - left) / 20)):
            ride.glass(box(left + 16 + k * 20, y + 13, 10, 10, 4))
    hull = smooth_closed([(-244, -78), (0, -66), (256, -92), (226, -30), (200, 2), (-210, 2), (-236, -40)], 0.4)  # fmt: skip
    ride.shade(hull, "#2f3a52", 20)
    with clipped(ride.canvas, hull):
        ride.flat(box(0, -2, 560, 26), ride.tone)
        ride.line([(-260, -70), (0, -58), (270, -84)], "#fbf8f2", 6)
    for k in range(15):
        ride.flat(oval(-196 + k * 27, -44, 5, 5), mix("#a8d4e4", "#ffdf9a", ride.light.glow))
    ride.line([(214, -90), (222, -160)], "#5a3820", 4)
    ride.flat(polygon([(222, -160), (250, -154), (222, -142)]), ride.tone)
    ride.foam(280)


def _canoe(ride: Ride) -> None:
    hull = smooth_closed([(-160, -60), (-120, -46), (0, -38), (120, -46), (160, -60), (146, -20), (100, 2), (-100, 2), (-146, -20)], 0.7)  # fmt: skip
    ride.shade(hull, ride.tone, 14)
    ride.line([(-156, -57), (-118, -44), (0, -36), (118, -44), (156, -57)], mix(ride.tone, "#fff0d0", 0.5), 5)  # fmt: skip
    with clipped(ride.canvas, hull):
        for x in range(-100, 101, 50):
            ride.line([(x, -44), (x * 0.96, 2)], mix(ride.tone, "#2a0a04", 0.4), 2.4, 0.6)
    stroke_ = math.sin(ride.t * 2.6)
    ride.line([(34, -92), (58 - 26 * stroke_, -10)], "#d8b078", 6)
    ride.shade(oval(60 - 28 * stroke_, -2, 9, 19, 14 * stroke_), "#d8b078", 4)
    ride.foam(180)


def _submarine(ride: Ride) -> None:
    for k in range(10):
        u = (ride.t * 0.5 + k / 10) % 1
        r = 3 + 6 * u
        ride.outline(oval(-190 - 40 * u, -70 - 90 * u + 10 * math.sin(k * 2 + u * 6), r, r), "#e4f8ff", 2, 1 - u)  # fmt: skip
    ride.line([(30, -150), (30, -190), (50, -190)], "#8a8e9a", 8)
    ride.shade(smooth_closed([(-30, -120), (-20, -156), (50, -156), (64, -118)], 0.5), ride.tone, 10)  # fmt: skip
    ride.shade(polygon([(-168, -92), (-196, -128), (-206, -60), (-168, -50)]), mix(ride.tone, "#8a3a10", 0.25), 8)  # fmt: skip
    ride.shade(smooth_closed([(-176, -72), (-130, -118), (-20, -132), (110, -122), (166, -90), (176, -66), (150, -30), (60, -8), (-80, -10), (-150, -34)], 0.9), ride.tone, 26)  # fmt: skip
    ride.line([(-160, -44), (0, -34), (160, -50)], mix(ride.tone, "#8a3a10", 0.3), 6)
    for x in (-84, -14, 56):
        ride.shade(oval(x, -76, 25, 25), "#d8843a", 6)
        ride.glass(oval(x, -76, 17, 17))
    turn = abs(math.sin(ride.t * 9))
    ride.shade(oval(-204, -72, 6, 10 + 30 * turn), "#8a8e9a", 4)
    ride.lamp(166, -72, 10)


def _raft(ride: Ride) -> None:
    ride.line([(10, -176), (10, -24)], "#7a5030", 8)
    belly = 8 * math.sin(ride.t * 1.6)
    ride.shade(smooth_closed([(14, -168), (90 + belly, -120), (84 + belly, -62), (14, -50), (30 + belly, -110)], 0.8), "#f2e6cc", 12)  # fmt: skip
    for k in range(4):
        ride.shade(box(0, -6 - k * 6, 250 - k * 8, 14, 7), mix(ride.tone, "#2a1408", 0.12 * (k % 2)), 5)  # fmt: skip
    for x in (-90, 0, 90):
        ride.line([(x, -30), (x + 4, 2)], "#e8d8b0", 6)
    ride.foam(150)

"""Cars with a trade: taxi, police, ambulance, fire engine, van, tram, tractor, racing car, tank."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.vehicle.ends import car_box, van_box
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.cast.vehicle.road import car_body
from kinora.engines.animatic.cast.vehicle.works_ends import (
    ambulance_box,
    fire_engine_box,
    racer_box,
    tank_box,
    tank_gun,
    tractor_box,
    tram_box,
)
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import soft_spot
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed

ROOM = (20.0, 30.0, 60.0, 16.0)
SEAT = (("saddle", (-10.0, -46.0)), ("window", (36.0, -88.0)))


def models() -> dict[str, Model]:
    """Every one of these by kind."""
    return {
        "taxi": Model(name="taxi", tone="#f2bd2a", metres=1.6, height=136, width=286, paint=_taxi, top=_taxi_top, box=car_box(), cruise=1.1, spread=ROOM, anchors=SEAT, seating="window", pane=15),
        "police car": Model(name="police car", tone="#2f4f8a", metres=1.6, height=136, width=286, paint=_police, top=_police_top, box=car_box("#f4f2ee"), cruise=1.4, spread=ROOM, anchors=SEAT, seating="window", pane=15),
        "race car": Model(name="race car", tone="#d8303c", metres=1.0, height=92, width=330, paint=_racer, box=racer_box(), cruise=2.2, spread=ROOM, anchors=(("saddle", (-10, -38)), ("rail", (0, -57))), seating="inside"),
        "van": Model(name="van", tone="#e8a04a", metres=2.1, height=168, width=310, paint=_van, box=van_box(), cruise=1.0, spread=ROOM, anchors=(("saddle", (70, -66)), ("window", (96, -114))), seating="window", pane=21),
        "ambulance": Model(name="ambulance", tone="#f6f4ee", metres=2.3, height=184, width=330, paint=_ambulance, top=_ambulance_top, box=ambulance_box(), cruise=1.3, spread=ROOM, anchors=(("saddle", (80, -66)), ("window", (102, -106))), seating="window", pane=19),
        "fire engine": Model(name="fire engine", tone="#d0302a", metres=2.5, height=190, width=400, paint=_fire_engine, top=_fire_engine_top, box=fire_engine_box(), cruise=1.2, spread=ROOM, anchors=(("saddle", (120, -70)), ("window", (109, -113))), seating="window", pane=21),
        "tram": Model(name="tram", tone="#c83a34", metres=2.8, height=230, width=440, paint=_tram, box=tram_box(), cruise=1.0, sways=(0.8, 0), spread=ROOM, anchors=(("saddle", (0, -84)), ("window", (92, -140))), seating="window", pane=23),
        "tractor": Model(name="tractor", tone="#4a9a3c", metres=2.2, height=196, width=280, paint=_tractor, top=_tractor_top, box=tractor_box(), cruise=0.7, spread=(20, 90, 40, 16), anchors=(("saddle", (-44, -92)), ("hands", (6, -116)), ("feet", (6, -62)), ("funnel", (70, -196))), seating="knees"),
        "tank": Model(name="tank", tone="#6a7a4a", metres=1.9, height=160, width=360, paint=_tank, top=_tank_top, top_front=tank_gun, box=tank_box(), cruise=0.7, spread=(20, 20, 120, 16), anchors=(("saddle", (-20, -126)), ("rail", (0, -140))), seating="inside"),
    }  # fmt: skip


def _taxi(ride: Ride) -> None:
    car_body(ride, ride.tone)
    for k in range(12):
        for row in range(2):
            if (k + row) % 2:
                ride.flat(box(-66 + k * 12, -58 + row * 8, 12, 8), "#221c28")


def _taxi_top(ride: Ride) -> None:
    ride.shade(box(4, -122, 56, 18, 5), "#fff6d8", 5)
    ride.flat(box(4, -122, 40, 6, 2), "#221c28")
    ride.lamp(4, -122, 3)


def _police(ride: Ride) -> None:
    car_body(ride, "#f4f2ee")
    ride.flat(smooth_closed([(-44, -72), (70, -72), (76, -34), (-48, -34)], 0.2), ride.tone)
    star: list[Point] = [(14 + r * math.sin(k * math.pi / 5), -52 - r * math.cos(k * math.pi / 5)) for k, r in ((i, 13 if i % 2 == 0 else 5.5) for i in range(10))]  # fmt: skip
    ride.flat(polygon(star), "#f2cf6a")


def _police_top(ride: Ride) -> None:
    ride.shade(box(4, -118, 60, 8, 3), "#3a3a44", 3)
    for x, colour, is_on in ((-12, "#ff3a3a", True), (20, "#3a7aff", False)):
        ride.siren(x, -125, colour, is_on=is_on)


def _racer(ride: Ride) -> None:
    ride.shade(polygon([(-158, -84), (-112, -84), (-118, -54), (-150, -54)]), mix(ride.tone, "#1a0810", 0.3), 6)  # fmt: skip
    ride.line([(-134, -58), (-120, -38)], "#2c2430", 7)
    body: list[Point] = [(-138, -30), (-130, -50), (-70, -66), (-40, -76), (-22, -54), (30, -54), (70, -46), (160, -24), (164, -14), (60, -12), (-120, -12)]  # fmt: skip
    ride.shade(smooth_closed(body, 0.7), ride.tone, 14)
    ride.flat(smooth_closed([(-28, -58), (-14, -64), (24, -54), (10, -48)]), "#221c28")
    ride.line([(26, -58), (36, -50)], "#a8d4e4", 5)
    ride.flat(oval(64, -32, 15, 13), "#fff6ea")
    ride.line([(60, -26), (66, -40)], "#221c28", 4)
    ride.line([(66, -40), (66, -24)], "#221c28", 4)
    ride.shade(box(158, -12, 32, 7, 2), mix(ride.tone, "#1a0810", 0.3), 3)
    for x, r in ((-92, 31), (100, 27)):
        ride.wheel(x, -r, r, "#d8dce4")


def _van(ride: Ride) -> None:
    body: list[Point] = [(-148, -26), (-150, -140), (-130, -160), (70, -162), (108, -140), (140, -84), (152, -70), (152, -26), (0, -20)]  # fmt: skip
    ride.shade(smooth_closed(body, 0.6), ride.tone, 24)
    ride.flat(smooth_closed([(-148, -80), (138, -82), (150, -66), (150, -52), (-148, -52)], 0.2), mix(ride.tone, "#fff6e4", 0.8))  # fmt: skip
    ride.glass(smooth_closed([(70, -92), (70, -138), (98, -134), (124, -92)], 0.5))
    for x in (-104, -34):
        ride.glass(box(x, -116, 56, 42, 8))
    ride.line([(30, -150), (30, -26)], mix(ride.tone, "#200818", 0.5), 2.4)
    ride.shade(box(0, -28, 300, 9, 4), "#4a4450", 4)
    for x in (-92, 94):
        ride.flat(oval(x, -24, 33, 33), mix(ride.tone, "#150612", 0.75))
        ride.wheel(x, -26, 26)
    ride.lamp(146, -58, 8)


def _ambulance(ride: Ride) -> None:
    ride.shade(box(-50, -98, 220, 136, 10), ride.tone, 24)
    cab: list[Point] = [(58, -26), (58, -134), (92, -140), (124, -128), (146, -86), (160, -76), (162, -26)]  # fmt: skip
    ride.shade(smooth_closed(cab, 0.5), ride.tone, 18)
    ride.flat(polygon([(-158, -70), (154, -70), (160, -54), (-158, -54)]), "#e0443a")
    for wide, high in ((50, 17), (17, 50)):
        ride.flat(box(-58, -112, wide, high, 2), "#e0443a")
    ride.glass(smooth_closed([(76, -86), (78, -128), (108, -124), (132, -86)], 0.5))
    ride.glass(box(18, -124, 40, 30, 5))
    ride.shade(box(0, -28, 322, 9, 4), "#4a4450", 4)
    for x in (-104, 102):
        ride.flat(oval(x, -24, 33, 33), "#3a3440")
        ride.wheel(x, -26, 26)
    ride.lamp(154, -48, 8)


def _ambulance_top(ride: Ride) -> None:
    for x, is_on in ((40, True), (-130, False)):
        ride.siren(x, -172, "#3a8aff", is_on=is_on)


def _fire_engine(ride: Ride) -> None:
    ride.shade(box(-62, -88, 270, 116, 6), ride.tone, 20)
    cab: list[Point] = [(76, -26), (76, -148), (180, -148), (194, -88), (198, -26)]
    ride.shade(smooth_closed(cab, 0.3), ride.tone, 18)
    ride.flat(box(0, -50, 394, 12, 2), "#fff6e4")
    for x, wide in ((-158, 60), (-86, 70), (-6, 74)):
        ride.shade(box(x, -88, wide, 48, 4), "#c8ccd6", 8)
        for k in range(5):
            ride.line([(x - wide / 2 + 4, -106 + k * 9), (x + wide / 2 - 4, -106 + k * 9)], "#8a8e9a", 1.8)  # fmt: skip
    ride.glass(smooth_closed([(92, -90), (92, -136), (126, -136), (126, -90)], 0.2))
    ride.glass(smooth_closed([(136, -90), (136, -136), (176, -136), (188, -90)], 0.2))
    for x in (-128, -62, 132):
        ride.flat(oval(x, -26, 34, 34), "#2a1a20")
        ride.wheel(x, -27, 27)
    ride.lamp(192, -58, 9)


def _fire_engine_top(ride: Ride) -> None:
    """The ladder and the sirens."""
    for y in (-158, -176):
        ride.line([(-196, y), (70, y + 4)], "#d8dce4", 6)
    for k in range(13):
        ride.line([(-190 + k * 21, -158), (-190 + k * 21, -176)], "#d8dce4", 4)
    for x, is_on in ((110, True), (150, False)):
        ride.siren(x, -158, "#3a8aff", is_on=is_on)


def _tram(ride: Ride) -> None:
    ride.line([(-20, -196), (10, -212), (-8, -226)], "#4a4450", 4)
    ride.line([(-230, -228), (230, -228)], "#4a4450", 2, 0.7)
    ride.shade(box(0, -188, 396, 16, 7), mix(ride.tone, "#2a0a10", 0.4), 5)
    body: list[Point] = [(-214, -34), (-214, -150), (-200, -182), (200, -182), (214, -150), (214, -34), (0, -28)]  # fmt: skip
    ride.shade(smooth_closed(body, 0.3), ride.tone, 26)
    ride.flat(box(0, -140, 420, 62, 6), "#f6e8cc")
    for k in range(6):
        ride.glass(box(-156 + k * 62, -140, 50, 50, 7))
    for x in (-186, 186):
        ride.glass(box(x, -140, 22, 50, 5))
    for x in (-94, 94):
        ride.line([(x - 24, -100), (x - 24, -36), (x + 24, -36), (x + 24, -100)], mix(ride.tone, "#2a0a10", 0.5), 2.4)  # fmt: skip
    ride.flat(box(0, -74, 420, 6, 2), "#f2cf6a")
    ride.shade(box(0, -26, 380, 16, 4), "#3a3440", 5)
    for x in (-140, -84, 84, 140):
        ride.wheel(x, -18, 18, "#8a8e9a")
    ride.lamp(208, -60, 9)


def _tractor(ride: Ride) -> None:
    ride.shade(box(70, -150, 9, 84, 3), "#4a4450", 3)
    ride.shade(smooth_closed([(6, -50), (6, -112), (104, -110), (122, -98), (124, -50)], 0.3), ride.tone, 14)  # fmt: skip
    for k in range(4):
        ride.line([(84 + k * 9, -98), (84 + k * 9, -60)], mix(ride.tone, "#0a1a08", 0.5), 3)
    ride.shade(smooth_closed([(-104, -88), (-70, -122), (-30, -116), (-12, -60), (-60, -44)], 0.7), mix(ride.tone, "#0a1a08", 0.15), 10)  # fmt: skip
    ride.shade(box(-48, -96, 44, 12, 5), "#3a3440", 4)
    ride.line([(2, -108), (-4, -122)], "#3a3440", 5)
    ride.outline(oval(-5, -122, 12, 5, -30), "#3a3440", 4)
    ride.wheel(-66, -58, 58, "#f2c23c")
    ride.wheel(92, -32, 32, "#f2c23c")
    ride.lamp(122, -92, 7)


def _tractor_top(ride: Ride) -> None:
    """The canopy, and the smoke of its pipe."""
    for k in range(6):
        u = (ride.t * 0.5 + k / 6) % 1
        r = 8 + 20 * u
        soft_spot(ride.canvas, 70 - 60 * u + 6 * math.sin(k * 2 + u * 5), -196 - 70 * u, r, r, ride.light.surface("#d8d4d0"), 0.6 * (1 - u))  # fmt: skip
    for x in (-84, 4):
        ride.line([(x, -84), (x + 4, -180)], "#3a3440", 7)
    ride.shade(smooth_closed([(-100, -180), (-92, -192), (16, -192), (24, -180)], 0.4), ride.tone, 7)  # fmt: skip


def _tank(ride: Ride) -> None:
    ride.shade(polygon([(-164, -86), (150, -86), (172, -58), (140, -46), (-150, -46), (-176, -62)]), mix(ride.tone, "#ffffff", 0.06), 14)  # fmt: skip
    ride.shade(smooth_closed([(-172, -50), (172, -50), (166, -14), (136, 0), (-136, 0), (-166, -14)], 0.5), "#2f3230", 8)  # fmt: skip
    for k in range(7):
        ride.wheel(-126 + k * 42, -23, 18, mix(ride.tone, "#ffffff", 0.15))


def _tank_top(ride: Ride) -> None:
    """The turret and its gun."""
    ride.shade(box(110, -112, 190, 15, 4), mix(ride.tone, "#10180a", 0.2), 5)
    ride.shade(box(206, -112, 18, 22, 3), mix(ride.tone, "#10180a", 0.3), 4)
    ride.shade(smooth_closed([(-100, -86), (-86, -130), (-40, -146), (40, -140), (66, -112), (60, -86)], 0.6), ride.tone, 16)  # fmt: skip
    ride.flat(oval(-52, -116, 13, 13), "#f2f0e4", 0.9)
    ride.flat(polygon([(-52, -128), (-48, -119), (-40, -119), (-46, -113), (-44, -105), (-52, -110), (-60, -105), (-58, -113), (-64, -119), (-56, -119)]), "#c8343c")  # fmt: skip

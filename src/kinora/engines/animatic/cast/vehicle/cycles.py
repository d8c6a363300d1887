"""What one rides on two wheels, on a board or on runners."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.vehicle import bows
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import DEGREES_A_METRE, Ride, pedal_turn
from kinora.engines.animatic.cast.vehicle.works_ends import cart_box, coach_box
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed

ROOM = (20.0, 20.0, 40.0, 14.0)
CRANK, SADDLE, BARS = (-8.0, -40.0), (-30.0, -94.0), (36.0, -116.0)
LOW_SADDLE, LOW_BARS = (
    (-22.0, -70.0),
    (31.0, -101.0),
)  # of a child's bicycle, whose wheels are larger next to its rider
PEDAL = 15.0  # units from the crank's middle


def models() -> dict[str, Model]:
    """Every one of these by kind."""
    return {
        "bicycle": _bicycle_model(SADDLE, BARS, low=_bicycle_model(LOW_SADDLE, LOW_BARS)),
        "motorcycle": Model(name="motorcycle", tone="#c8343c", metres=1.15, height=140, width=250, paint=_motorcycle, front=bows.motorcycle, cruise=1.8, spread=ROOM, anchors=(("saddle", (-34, -94)), ("hands", (46, -126)), ("feet", (6, -34))), seating="knees"),
        "scooter": Model(name="scooter", tone="#4fb0a0", metres=1.15, height=140, width=210, paint=_scooter, front=bows.scooter, cruise=1.3, spread=ROOM, anchors=(("saddle", (-44, -90)), ("hands", (46, -126)), ("feet", (18, -30))), seating="knees"),
        "skateboard": Model(name="skateboard", tone="#3f9ac0", metres=0.17, height=32, width=210, paint=_skateboard, least=0.35, cruise=1.4, sways=(0.5, 0), spread=(10, 10, 10, 8), anchors=(("saddle", (0, -30)),), seating="standing"),
        "surfboard": Model(name="surfboard", tone="#f2b53a", metres=0.18, height=36, width=320, paint=_surfboard, least=0.4, cruise=1.2, sways=(5, 4), sway_rate=0.4, spread=(30, 20, 30, 30), anchors=(("saddle", (0, -26)),), seating="standing"),
        "sled": Model(name="sled", tone="#c8343c", metres=0.5, height=76, width=240, paint=_sled, least=0.4, cruise=1.3, sways=(0.8, 0), spread=(10, 10, 20, 8), anchors=(("saddle", (-16, -44)), ("hands", (66, -66)), ("feet", (60, -30))), seating="knees"),
        "carriage": Model(name="carriage", tone="#7a3a8a", metres=2.1, height=220, width=300, paint=_carriage, box=coach_box(), cruise=1.0, sways=(1.2, 0.6), spread=ROOM, anchors=(("saddle", (0, -78)), ("window", (2, -140))), seating="window", pane=25),
        "cart": Model(name="cart", tone="#a8743f", metres=1.2, height=130, width=290, paint=_cart, box=cart_box(), cruise=0.9, spread=ROOM, anchors=(("saddle", (-40, -70)), ("rail", (0, -114))), seating="inside"),
    }  # fmt: skip


def _bicycle_model(saddle: Point, grips: Point, *, low: Model | None = None) -> Model:
    return Model(name="bicycle", tone="#d8473a", metres=1.0, height=120, width=216, paint=lambda ride: _bicycle(ride, saddle, grips), front=bows.bicycle, cruise=1.3, sways=(0.5, 0), spread=ROOM, anchors=(("saddle", saddle), ("hands", grips), ("feet", CRANK)), seating="pedals", low=low)  # fmt: skip


def _bicycle(ride: Ride, saddle: Point, grips: Point) -> None:
    rear: Point = (-62, -42)
    front: Point = (64, -42)
    x, y = saddle
    seat, head = (x + 4, y + 12), (36.0, -90.0)
    turn = pedal_turn(ride.rolled)
    far = (CRANK[0] - PEDAL * math.cos(turn), CRANK[1] - PEDAL * math.sin(turn))
    ride.line([CRANK, far], "#3a3040", 5)
    ride.flat(box(far[0], far[1], 19, 6, 2), "#221c28")
    for hub in (rear, front):
        ride.spoked(*hub, 44, spokes=12)
    for a, b in ((rear, CRANK), (rear, seat), (CRANK, seat), (seat, head), (CRANK, head), (head, front)):  # fmt: skip
        ride.line([a, b], mix(ride.tone, "#1a0818", 0.5), 8.5)
        ride.line([a, b], ride.tone, 6)
        ride.line([(a[0] - 1, a[1] - 1.5), (b[0] - 1, b[1] - 1.5)], mix(ride.tone, "#fff0d0", 0.6), 1.6, 0.8)  # fmt: skip
    u, v = grips
    ride.line([head, (u - 2, v + 8), (u - 8, v)], "#5a5664", 5)
    ride.line([(u - 16, v + 2), (u - 2, v), (u + 12, v + 6), (u + 14, v + 14)], "#3a3040", 5)
    ride.line([seat, saddle], "#5a5664", 5)
    ride.shade(smooth_closed([(x - 20, y - 2), (x - 2, y - 7), (x + 26, y - 4), (x + 22, y + 4), (x - 10, y + 6)]), "#5a3424", 5)  # fmt: skip
    ride.outline(oval(*CRANK, 12, 12), "#d8a848", 4)
    near = (CRANK[0] + PEDAL * math.cos(turn), CRANK[1] + PEDAL * math.sin(turn))
    ride.line([CRANK, near], "#4a4250", 5.5)
    ride.flat(box(near[0], near[1], 20, 7, 2), "#2a242e")


def _motorcycle(ride: Ride) -> None:
    for x in (-76, 78):
        ride.wheel(x, -38, 38, "#b8bcc6")
    ride.line([(78, -38), (50, -104), (44, -124)], "#b8bcc6", 8)
    ride.line([(-76, -38), (-10, -42)], "#6a6e7a", 10)
    ride.shade(box(2, -46, 66, 40, 10), "#7a7e8a", 10)
    for k in range(4):
        ride.line([(-24, -60 + k * 8), (26, -60 + k * 8)], "#4a4e58", 2.4)
    ride.line([(20, -34), (-20, -26), (-104, -30)], "#c8ccd6", 9)
    ride.shade(smooth_closed([(-92, -92), (-60, -98), (-20, -94), (-8, -84), (-30, -76), (-84, -78)]), "#2c2430", 8)  # fmt: skip
    ride.shade(smooth_closed([(-14, -88), (10, -112), (46, -108), (52, -88), (30, -74), (-8, -76)]), ride.tone, 12)  # fmt: skip
    ride.shade(smooth_closed([(-112, -82), (-88, -84), (-54, -76), (-60, -68), (-100, -70)]), ride.tone, 6)  # fmt: skip
    ride.shade(smooth_closed([(48, -82), (78, -84), (108, -66), (114, -54), (84, -74), (52, -70)]), ride.tone, 6)  # fmt: skip
    ride.line([(30, -126), (46, -128), (52, -118)], "#2c2430", 6)
    ride.shade(oval(64, -106, 13, 13), "#c8ccd6", 6)
    ride.lamp(70, -106, 8)


def _scooter(ride: Ride) -> None:
    for x in (-62, 66):
        ride.wheel(x, -26, 26)
    ride.line([(66, -26), (50, -90), (44, -124)], "#c8ccd6", 7)
    ride.shade(smooth_closed([(-96, -40), (-92, -76), (-60, -86), (-16, -82), (-4, -50), (-22, -24), (-58, -34)]), ride.tone, 14)  # fmt: skip
    ride.shade(smooth_closed([(-30, -24), (-10, -36), (28, -34), (40, -100), (54, -102), (66, -56), (54, -24), (20, -16)], 0.7), ride.tone, 12)  # fmt: skip
    ride.shade(smooth_closed([(40, -52), (66, -64), (94, -44), (92, -34), (66, -50), (48, -40)]), mix(ride.tone, "#ffffff", 0.15), 6)  # fmt: skip
    ride.shade(smooth_closed([(-92, -84), (-56, -94), (-14, -90), (-10, -80), (-50, -78), (-88, -76)]), "#5a3424", 7)  # fmt: skip
    ride.line([(30, -124), (44, -128), (54, -120)], "#2c2430", 6)
    ride.line([(30, -90), (34, -44)], "#fff2dc", 3, 0.8)
    ride.lamp(56, -106, 9)


def _skateboard(ride: Ride) -> None:
    for x in (-66, 66):
        ride.line([(x - 6, -22), (x + 6, -14)], "#8a8e9a", 6)
        ride.wheel(x, -10, 10, "#f2cf6a")
    ride.shade(smooth_closed([(-104, -34), (-78, -28), (78, -28), (104, -34), (98, -24), (76, -18), (-76, -18), (-98, -24)], 0.7), ride.tone, 5)  # fmt: skip
    ride.line([(-84, -26), (84, -26)], mix(ride.tone, "#ffffff", 0.5), 2.4)


def _surfboard(ride: Ride) -> None:
    ride.shade(smooth_closed([(-150, -18), (-60, -28), (80, -30), (150, -38), (162, -42), (140, -22), (60, -10), (-100, -8)], 0.9), ride.tone, 9)  # fmt: skip
    ride.line([(-130, -17), (0, -21), (140, -32)], "#fff6e4", 4)
    for k in range(3):
        crest: list[Point] = [(x, 4 + 6 * k + 5 * math.sin(x / 19 + ride.t * (4 - k) + k)) for x in range(-180, 161, 17)]  # fmt: skip
        ride.line(crest, ("#f2fdff", "#c4ecf4", "#7fc4d8")[k], 8 - 2 * k, 0.85)
    for k in range(14):
        u = (ride.t * 1.3 + k / 14) % 1
        ride.flat(oval(-140 - 40 * u, -8 - 34 * u + 48 * u * u + (k % 4) * 5, 4 * (1 - u), 4 * (1 - u)), "#f2fdff", 0.9)  # fmt: skip


def _sled(ride: Ride) -> None:
    for y, wide in ((-6, 6.0), (-4, 7.0)):
        ride.line([(-104, y), (60, y), (96, -16), (112, -46), (100, -60)], mix(ride.tone, "#3a2010", 0.45 if wide < 7 else 0.2), wide)  # fmt: skip
    for x in (-70, 0, 56):
        ride.shade(box(x, -22, 9, 34, 3), "#8a5a34", 3)
    for y in (-44, -36):
        ride.shade(box(-12, y, 190, 10, 4), ride.tone if y < -40 else mix(ride.tone, "#fff0d0", 0.2), 4)  # fmt: skip
    ride.line([(100, -56), (86, -70), (66, -66)], "#e8d8b0", 3)


def _carriage(ride: Ride) -> None:
    ride.line([(-96, -54), (110, -54)], "#d8a83c", 8)
    for x, r in ((-78, 50), (88, 40)):
        _wooden_wheel(ride, x, r)
    body = smooth_closed([(-74, -72), (-88, -140), (-64, -196), (0, -210), (64, -196), (90, -140), (74, -72), (0, -58)], 0.8)  # fmt: skip
    ride.shade(body, ride.tone, 24)
    ride.shade(smooth_closed([(-66, -192), (0, -222), (66, -192), (0, -202)]), "#d8a83c", 6)
    ride.glass(smooth_closed([(-40, -116), (-44, -156), (0, -170), (46, -156), (42, -116)], 0.5))
    ride.shade(box(0, -84, 66, 44, 6), mix(ride.tone, "#ffffff", 0.12), 8)
    for x in (-60, 60):
        ride.lamp(x, -150, 7)
    ride.shade(polygon([(92, -100), (134, -108), (140, -92), (104, -74)]), mix(ride.tone, "#1a0a1a", 0.4), 6)  # fmt: skip


def _wooden_wheel(ride: Ride, x: float, r: float) -> None:
    ride.outline(oval(x, -r, r - 4, r - 4), "#6a4226", 8)
    turn = math.radians(ride.rolled * DEGREES_A_METRE * 26 / r)
    for k in range(8):
        a = turn + k * math.pi / 4
        ride.line([(x, -r), (x + (r - 6) * math.cos(a), -r + (r - 6) * math.sin(a))], "#8a5a34", 5)
    ride.shade(oval(x, -r, 9, 9), "#d8a83c", 4)


def _cart(ride: Ride) -> None:
    ride.shade(polygon([(-128, -118), (96, -118), (84, -52), (-116, -52)]), ride.tone, 12)
    for y in (-98, -76):
        ride.line([(-124, y), (92, y)], mix(ride.tone, "#2a1408", 0.5), 2.4, 0.7)
    ride.line([(80, -58), (144, -44)], "#7a5030", 8)
    for x in (-70, 44):
        _wooden_wheel(ride, x, 42)

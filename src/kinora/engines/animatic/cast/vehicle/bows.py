"""What is no box, seen from its front: cycles, boats and ships, planes and helicopters."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.vehicle.ends import headlamps
from kinora.engines.animatic.cast.vehicle.ride import Ride, pedal_turn
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed

BREADTH = 26.0  # units from the middle to a grip of handlebars


def bicycle(ride: Ride) -> None:
    pedals(ride, 42, 15)
    tyre(ride, 44, 4.5)
    for side in (-1, 1):
        ride.line([(side * 6, -42), (side * 6, -92)], ride.tone, 4.5)
    ride.line([(0, -88), (0, -114)], "#5a5664", 5)
    bars(ride, -116)
    ride.shade(oval(0, -100, 9, 9), "#c8ccd6", 3)
    ride.flat(oval(0, -100, 6, 6), "#fff2c4")


def pedals(ride: Ride, y: float, reach: float) -> None:
    """Going round, seen from ahead: up and down."""
    up = reach * math.sin(pedal_turn(ride.rolled))
    for side in (-1, 1):
        ride.line([(side * 8, -y), (side * 8, -y + side * up)], "#4a4250", 4)
        ride.flat(box(side * 15, -y + side * up, 16, 6, 2), "#2a242e")


def motorcycle(ride: Ride) -> None:
    ride.shade(box(0, -52, 62, 34, 12), "#7a7e8a", 10)
    ride.shade(smooth_closed([(-34, -78), (-22, -108), (22, -108), (34, -78)], 0.7), ride.tone, 10)
    tyre(ride, 38, 11)
    for side in (-1, 1):
        ride.line([(side * 14, -38), (side * 13, -108)], "#b8bcc6", 6)
    ride.shade(smooth_closed([(-15, -70), (-12, -84), (12, -84), (15, -70)], 0.6), ride.tone, 5)
    bars(ride, -126)
    headlamps_middle(ride, -106, 14)


def scooter(ride: Ride) -> None:
    tyre(ride, 26, 9)
    ride.shade(smooth_closed([(-32, -26), (-34, -66), (-20, -102), (20, -102), (34, -66), (32, -26), (0, -18)], 0.7), ride.tone, 12)  # fmt: skip
    ride.shade(smooth_closed([(-15, -40), (-13, -64), (13, -64), (15, -40)], 0.7), mix(ride.tone, "#ffffff", 0.15), 6)  # fmt: skip
    ride.line([(0, -94), (0, -70)], "#fff2dc", 3, 0.8)
    bars(ride, -126)
    headlamps_middle(ride, -110, 12)


def tyre(ride: Ride, r: float, half: float) -> None:
    ride.flat(box(0, -r, 2 * half, 2 * r, half), "#221c28")
    ride.line([(0, -2 * r + 6), (0, -6)], "#4a4450", half * 0.5)


def bars(ride: Ride, y: float) -> None:
    ride.line([(-BREADTH - 6, y + 4), (-12, y - 1), (12, y - 1), (BREADTH + 6, y + 4)], "#3a3040", 5)  # fmt: skip


def headlamps_middle(ride: Ride, y: float, r: float) -> None:
    """One lamp in the middle."""
    ride.shade(oval(0, y, r + 3, r + 3), "#c8ccd6", 4)
    ride.lamp(0, y, r, "#fff2c4")


def boat(ride: Ride) -> None:
    ride.line([(0, -252), (0, -52)], "#6a4226", 7)
    ride.shade(smooth_closed([(4, -246), (40, -170), (52, -74), (6, -66)], 0.6), "#fff2da", 16)
    ride.shade(smooth_closed([(-4, -234), (-34, -150), (-40, -76), (-4, -68)], 0.6), ride.tone, 14)
    hull(ride, 62, 58, "#8a4a2c")
    flow = 10 * math.sin(ride.t * 6)
    ride.flat(polygon([(0, -252), (-26, -246 + flow * 0.4), (0, -236)]), ride.tone)


def canoe(ride: Ride) -> None:
    hull(ride, 46, 56, ride.tone)


def ship(ride: Ride) -> None:
    for wide, y in ((150, -88), (130, -112), (104, -138)):
        ride.shade(box(0, y + 12, wide, 26, 4), "#fbf8f2", 8)
        for k in range(int(wide / 24)):
            ride.glass(box(-wide / 2 + 18 + k * 24, y + 12, 12, 11, 3))
    ride.shade(polygon([(-26, -148), (-22, -220), (22, -220), (26, -148)]), ride.tone, 9)
    ride.flat(polygon([(-22, -206), (-22, -222), (22, -222), (22, -206)]), "#2a242e")
    hull(ride, 92, 92, "#2f3a52")
    for side in (-1, 1):
        ride.shade(oval(side * 34, -58, 7, 9), "#8a94a8", 3)


def pirate_ship(ride: Ride) -> None:
    ride.line([(0, -352), (0, -90)], "#5a3820", 9)
    for y, wide, high in ((-322, 118, 82), (-222, 156, 108)):
        swell = 4 * math.sin(ride.t * 1.7 + y)
        ride.shade(smooth_closed([(-wide / 2, y), (wide / 2, y), (wide / 2 + 6, y + high), (0, y + high - 12 + swell), (-wide / 2 - 6, y + high)], 0.3), "#f2e6cc", 16)  # fmt: skip
        ride.line([(-wide / 2 - 8, y), (wide / 2 + 8, y)], "#5a3820", 6)
    ride.flat(oval(0, -182, 20, 19), "#2a242e")
    ride.flat(box(0, -166, 18, 14, 4), "#2a242e")
    for x in (-8, 8):
        ride.flat(oval(x, -182, 5, 6), "#f2e6cc")
    hull(ride, 88, 124, ride.tone)
    ride.line([(0, -110), (0, -150)], "#5a3820", 9)
    ride.flat(polygon([(0, -350), (-44, -340 + 6 * math.sin(ride.t * 6)), (0, -320)]), "#221c26")


def hull(ride: Ride, half: float, high: float, tone: str) -> None:
    """A bow: its two sides meet at the stem, the water parts before it."""
    left: list[Point] = [(0, -high - 6), (-half, -high), (-half * 0.86, -high * 0.5), (-half * 0.4, 0), (0, 4)]  # fmt: skip
    ride.shade(smooth_closed(left, 0.5), mix(tone, "#ffffff", 0.06), 12)
    ride.shade(smooth_closed([(-x, y) for x, y in left], 0.5), mix(tone, "#1a1030", 0.16), 12)
    ride.line([(-half, -high + 2), (0, -high - 4), (half, -high + 2)], "#fff0d0", 5)
    ride.line([(0, -high), (0, 2)], mix(tone, "#1a1030", 0.4), 4)
    ride.foam(half * 1.1)
    for side in (-1, 1):
        wake = 5 * math.sin(ride.t * 4 + side)
        ride.line([(side * 4, 0), (side * half * 0.7, 8 + wake * 0.4), (side * half * 1.5, 14 + wake)], "#f2fdff", 5, 0.85)  # fmt: skip


def plane(ride: Ride) -> None:
    ride.shade(smooth_closed([(-6, -96), (-3, -138), (3, -138), (6, -96)], 0.5), ride.tone, 4)
    ride.shade(smooth_closed([(-54, -112), (0, -108), (54, -112), (0, -102)], 0.5), ride.tone, 3)
    ride.shade(smooth_closed([(-150, -74), (0, -64), (150, -74), (150, -68), (0, -48), (-150, -68)], 0.3), ride.tone, 8)  # fmt: skip
    ride.shade(oval(0, -72, 32, 31), "#fbf0de", 14)
    ride.glass(smooth_closed([(-22, -84), (-14, -96), (14, -96), (22, -84), (0, -80)], 0.6))
    _propeller(ride, 0, -66, 46)


def biplane(ride: Ride) -> None:
    for side in (-1, 1):
        ride.line([(side * 16, -46), (side * 34, -16)], "#6a4226", 4)
        ride.flat(box(side * 36, -14, 9, 30, 4), "#221c28")
        for x in (60, 110):
            ride.line([(side * x, -36), (side * x, -138)], "#6a4226", 4)
    for y, half in ((-30, 140), (-140, 156)):
        ride.shade(box(0, y, 2 * half, 12, 6), ride.tone, 5)
    ride.shade(oval(0, -74, 28, 28), mix(ride.tone, "#2a1404", 0.1), 12)
    ride.shade(oval(0, -74, 17, 17), "#4a4450", 7)
    _propeller(ride, 0, -74, 52)


def helicopter(ride: Ride) -> None:
    ride.shade(polygon([(-5, -96), (-3, -136), (3, -136), (5, -96)]), ride.tone, 3)
    for side in (-1, 1):
        ride.line([(side * 26, -40), (side * 40, -12)], "#4a4654", 5)
        ride.line([(side * 40, -10), (side * 44, -20)], "#4a4654", 7)
    ride.shade(smooth_closed([(-52, -76), (-34, -116), (0, -126), (34, -116), (52, -76), (36, -42), (0, -34), (-36, -42)], 0.9), ride.tone, 18)  # fmt: skip
    ride.glass(smooth_closed([(-40, -74), (-28, -108), (-3, -114), (-3, -66)], 0.6))
    ride.glass(smooth_closed([(40, -74), (28, -108), (3, -114), (3, -66)], 0.6))
    headlamps(ride, 16, -48, 5)


def submarine(ride: Ride) -> None:
    ride.line([(0, -150), (0, -190)], "#8a8e9a", 8)
    ride.flat(oval(0, -190, 9, 7), "#3a4a5a")
    ride.shade(smooth_closed([(-22, -118), (-18, -156), (18, -156), (22, -118)], 0.5), ride.tone, 8)
    ride.shade(oval(0, -70, 66, 62), ride.tone, 24)
    ride.shade(oval(0, -74, 32, 32), "#d8843a", 7)
    ride.glass(oval(0, -74, 23, 23))
    headlamps(ride, 44, -44, 9)


def airship(ride: Ride) -> None:
    for side in (-1, 1):
        ride.shade(polygon([(side * 50, -136), (side * 104, -140), (side * 104, -122), (side * 50, -124)]), mix(ride.tone, "#8a2a1a", 0.6), 5)  # fmt: skip
    ride.shade(polygon([(-6, -200), (6, -200), (5, -226), (-5, -226)]), mix(ride.tone, "#8a2a1a", 0.6), 4)  # fmt: skip
    ride.shade(oval(0, -131, 84, 82), ride.tone, 32)
    for k in (-0.55, 0.0, 0.55):
        ride.line([(0, -131), (84 * math.sin(k * 2), -131 - 82 * math.cos(k * 2))], mix(ride.tone, "#5a3a14", 0.4), 2.4, 0.6)  # fmt: skip
    ride.shade(box(0, -24, 60, 36, 10), "#8a5a34", 9)
    ride.glass(box(0, -28, 44, 16, 5))


def _propeller(ride: Ride, x: float, y: float, r: float) -> None:
    ride.flat(oval(x, y, r, r), "#fff6e8", 0.26)
    turn = ride.t * 27
    dx, dy = r * math.cos(turn), r * math.sin(turn)
    ride.line([(x - dx, y - dy), (x + dx, y + dy)], "#6a4a34", 6, 0.8)
    ride.shade(oval(x, y, 9, 9), "#5a5664", 4)

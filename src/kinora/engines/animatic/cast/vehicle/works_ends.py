"""The fronts and backs of the vehicles with a trade."""

from __future__ import annotations

from kinora.engines.animatic.cast.vehicle.ends import body, bumper, grille, headlamps, tail_lamps
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.cast.vehicle.solid import Box, End
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.paths import box, oval, polygon, smooth_closed


def ambulance_box() -> Box:
    def front(ride: Ride) -> None:
        body(ride, 72, -84, -18)
        ride.flat(box(0, -62, 142, 14, 3), "#e0443a")
        grille(ride, 0, -44, 60, 16)
        headlamps(ride, 52, -44, 11)
        bumper(ride, 74, -26)

    def back(ride: Ride) -> None:
        ride.shade(box(0, -96, 148, 138, 8), ride.tone, 14)
        ride.line([(0, -160), (0, -32)], "#a8a49c", 3)
        for wide, high in ((44, 15), (15, 44)):
            ride.flat(box(0, -112, wide, high, 2), "#e0443a")
        tail_lamps(ride, 60, -50, 9)
        bumper(ride, 74, -28)

    cab = ((161.0, -76.0, "body"), (146.0, -86.0, "glass"), (122.0, -129.0, "body"), (92.0, -140.0, "body"), (58.0, -136.0, "body"), (58.0, -165.0, ""))  # fmt: skip
    return Box(half=74, axles=((-104, 26), (102, 26)), front=End(at=162, paint=front, line=cab), back=End(at=-160, paint=back))  # fmt: skip


def fire_engine_box() -> Box:
    def front(ride: Ride) -> None:
        body(ride, 78, -150, -20, radius=9)
        ride.glass(box(0, -114, 134, 44, 7))
        ride.line([(0, -136), (0, -92)], "#2c2434", 3)
        ride.flat(box(0, -80, 154, 10, 2), "#fff6e4")
        grille(ride, 0, -56, 66, 24)
        headlamps(ride, 56, -56, 12)
        bumper(ride, 80, -28)

    def back(ride: Ride) -> None:
        body(ride, 78, -146, -26, radius=5)
        ride.shade(box(0, -88, 96, 62, 4), "#c8ccd6", 8)
        for k in range(6):
            ride.line([(-44, -112 + k * 9), (44, -112 + k * 9)], "#8a8e9a", 1.8)
        tail_lamps(ride, 64, -54, 9)

    return Box(
        half=80, axles=((-128, 27), (-62, 27), (132, 27)),
        front=End(at=197, paint=front, line=((194, -148, "body"), (76, -148, "body"), (74, -146, "dark"), (-196, -146, ""))),
        back=End(at=-197, paint=back, line=((-196, -146, "dark"), (74, -146, ""))),
    )  # fmt: skip


def tram_box() -> Box:
    def end(ride: Ride) -> None:
        body(ride, 76, -180, -30, radius=20)
        ride.flat(box(0, -140, 144, 62, 8), "#f6e8cc")
        ride.glass(box(0, -140, 118, 52, 8))
        ride.flat(box(0, -176, 62, 15, 4), "#2a2030")
        for k in range(4):
            ride.flat(oval(-15 + k * 10, -176, 2.8, 2.8), "#ffcf5a")
        ride.flat(box(0, -96, 148, 6, 2), "#f2cf6a")
        headlamps(ride, 44, -66, 12)
        ride.shade(box(0, -32, 132, 14, 6), "#3a3440", 5)

    line = ((213.0, -166.0, "body"), (200.0, -181.0, "dark"), (196.0, -194.0, "dark"), (-196.0, -194.0, ""))  # fmt: skip
    back = tuple((-x, y, cover) for x, y, cover in ((213.0, -166.0, "body"), (200.0, -181.0, "dark"), (196.0, -194.0, "dark"), (-196.0, -194.0, "")))  # fmt: skip
    return Box(half=78, axles=((-140, 18), (140, 18)), tread=10, front=End(at=213, paint=end, line=line), back=End(at=-213, paint=end, line=back))  # fmt: skip


def tractor_box() -> Box:
    def front(ride: Ride) -> None:
        body(ride, 36, -110, -44, radius=10)
        for k in range(5):
            ride.line([(-22, -98 + k * 9), (22, -98 + k * 9)], mix(ride.tone, "#0a1a08", 0.55), 3.4)
        headlamps(ride, 44, -92, 9)
        ride.line([(-62, -32), (62, -32)], "#3a3440", 9)

    def back(ride: Ride) -> None:
        ride.shade(smooth_closed([(-40, -50), (-44, -112), (44, -112), (40, -50)], 0.4), mix(ride.tone, "#0a1a08", 0.15), 10)  # fmt: skip
        ride.shade(box(0, -104, 44, 34, 8), "#3a3440", 6)
        ride.line([(-70, -58), (70, -58)], "#3a3440", 10)
        tail_lamps(ride, 34, -70, 7)

    hood = ((124.0, -104.0, "body"), (104.0, -111.0, "body"), (6.0, -113.0, "body"), (-60.0, -118.0, "body"), (-100.0, -92.0, ""))  # fmt: skip
    return Box(half=42, axles=((-66, 58), (92, 32)), tread=-32, front=End(at=122, paint=front, line=hood), back=End(at=-96, paint=back))  # fmt: skip


def tank_box() -> Box:
    def front(ride: Ride) -> None:
        ride.shade(polygon([(-84, -84), (84, -84), (88, -52), (70, -44), (-70, -44), (-88, -52)]), ride.tone, 10)  # fmt: skip
        headlamps(ride, 50, -66, 7)
        for side in (-1, 1):
            ride.shade(box(side * 72, -26, 36, 52, 8), "#2f3230", 6)
            for k in range(4):
                ride.line([(side * 58, -44 + k * 12), (side * 86, -44 + k * 12)], "#4f5450", 4)

    deck = ((160.0, -84.0, "body"), (-164.0, -86.0, ""))
    back = ((-164.0, -86.0, "body"), (150.0, -86.0, ""))
    return Box(half=86, front=End(at=160, paint=front, line=deck), back=End(at=-164, paint=front, line=back))  # fmt: skip


def tank_gun(ride: Ride) -> None:
    """The turret from the front: a dome with the muzzle in its middle."""
    ride.shade(smooth_closed([(-66, -86), (-56, -128), (0, -146), (56, -128), (66, -86)], 0.7), ride.tone, 16)  # fmt: skip
    ride.shade(oval(0, -110, 17, 17), mix(ride.tone, "#10180a", 0.25), 6)
    ride.flat(oval(0, -110, 9, 9), "#1a1c18")


def racer_box() -> Box:
    def front(ride: Ride) -> None:
        ride.shade(box(0, -12, 150, 9, 3), mix(ride.tone, "#1a0810", 0.3), 3)
        ride.shade(smooth_closed([(-20, -10), (-22, -30), (0, -38), (22, -30), (20, -10)], 0.8), ride.tone, 8)  # fmt: skip
        ride.flat(oval(0, -24, 10, 9), "#fff6ea")

    def back(ride: Ride) -> None:
        ride.shade(box(0, -74, 132, 22, 4), mix(ride.tone, "#1a0810", 0.3), 6)
        ride.shade(smooth_closed([(-34, -16), (-30, -56), (30, -56), (34, -16)], 0.7), ride.tone, 10)  # fmt: skip
        for side in (-1, 1):
            ride.flat(oval(side * 14, -30, 6, 6), "#2c2430")

    nose = ((162.0, -22.0, "body"), (70.0, -47.0, "body"), (28.0, -55.0, "dark"), (-24.0, -56.0, "body"), (-42.0, -76.0, "body"), (-70.0, -66.0, ""))  # fmt: skip
    return Box(half=26, axles=((-92, 31), (100, 27)), tread=-44, front=End(at=158, paint=front, line=nose), back=End(at=-138, paint=back))  # fmt: skip


def engine_box() -> Box:
    """The steam engine: a round boiler before the cab, the cowcatcher below."""

    def front(ride: Ride) -> None:
        ride.shade(box(0, -32, 116, 18, 4), "#b03a30", 5)
        ride.shade(oval(0, -76, 40, 40), mix(ride.tone, "#10181a", 0.15), 12)
        ride.outline(oval(0, -76, 38, 38), "#e8b850", 5)
        ride.shade(oval(0, -76, 24, 24), mix(ride.tone, "#10181a", 0.45), 8)
        ride.flat(oval(0, -76, 5, 5), "#e8b850")
        ride.shade(polygon([(-40, -28), (40, -28), (56, 0), (-56, 0)]), "#b8402f", 6)
        for k in range(-3, 4):
            ride.line([(k * 10, -26), (k * 15, -3)], "#7a2418", 3)
        for side in (-1, 1):
            ride.shade(oval(side * 48, -34, 8, 8), "#6a6e7a", 3)
        headlamps(ride, 0, -122, 10)

    def back(ride: Ride) -> None:
        ride.shade(box(0, -84, 112, 104, 7), mix(ride.tone, "#8a3a2a", 0.5), 14)
        for side in (-1, 1):
            ride.glass(box(side * 28, -102, 36, 34, 5))
        ride.shade(box(0, -138, 124, 14, 6), "#3a3240", 4)
        tail_lamps(ride, 42, -52, 8)

    cab = ((190.0, -108.0, "body"), (46.0, -110.0, "body"), (42.0, -138.0, "dark"), (-40.0, -148.0, "dark"), (-50.0, -145.0, "dark"), (-226.0, -145.0, ""))  # fmt: skip
    return Box(half=58, axles=((172, 16), (64, 27), (-90, 17)), tread=10, roof="#3a3240", front=End(at=190, paint=front, line=cab), back=End(at=-219, paint=back))  # fmt: skip


def coach_box() -> Box:
    """The carriage that horses draw."""

    def end(ride: Ride) -> None:
        ride.shade(smooth_closed([(-50, -72), (-58, -140), (-48, -196), (48, -196), (58, -140), (50, -72)], 0.6), ride.tone, 16)  # fmt: skip
        ride.glass(box(0, -144, 62, 44, 9))
        ride.shade(box(0, -84, 70, 26, 6), mix(ride.tone, "#1a0a1a", 0.4), 6)
        ride.line([(-56, -54), (56, -54)], "#d8a83c", 7)
        headlamps(ride, 62, -150, 7)

    return Box(half=56, axles=((-78, 50), (88, 40)), tread=8, roof="#d8a83c", front=End(at=70, paint=end, line=((64, -196, "roof"), (0, -214, "roof"), (-64, -196, ""))), back=End(at=-70, paint=end, line=((-64, -196, "roof"), (0, -214, "roof"), (64, -196, ""))))  # fmt: skip


def cart_box() -> Box:
    def end(ride: Ride) -> None:
        ride.shade(polygon([(-62, -118), (62, -118), (56, -52), (-56, -52)]), ride.tone, 10)
        for y in (-98, -76):
            ride.line([(-58, y), (58, y)], mix(ride.tone, "#2a1408", 0.5), 2.4, 0.7)

    return Box(half=62, axles=((-70, 42), (44, 42)), tread=8, front=End(at=90, paint=end, line=((92, -118, "dark"), (-124, -118, ""))), back=End(at=-122, paint=end, line=((-124, -118, "dark"), (92, -118, ""))))  # fmt: skip

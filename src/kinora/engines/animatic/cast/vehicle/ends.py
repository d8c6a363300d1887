"""The fronts and backs of what drives on the road: lamps, grilles, windscreens, bumpers.

Painted on a plane across the vehicle: x from one side to the other, 0 the middle.
"""

from __future__ import annotations

from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.cast.vehicle.solid import Box, End
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import soft_spot
from kinora.engines.animatic.paint.paths import box, oval, polygon, smooth_closed

WHEELS = ((-74.0, 26.0), (82.0, 26.0))


def car_box(tone: str = "") -> Box:
    """The plain car; `tone` when the bonnet has another colour than the vehicle."""

    def front(ride: Ride) -> None:
        body(ride, 74, -60, -16, tone)
        ride.shade(box(0, -47, 62, 15, 6), "#3a3440", 4)
        for k in range(3):
            ride.line([(-27, -51 + k * 4), (27, -51 + k * 4)], "#c8ccd6", 1.8)
        headlamps(ride, 55, -47, 13)
        bumper(ride, 76, -24)

    def back(ride: Ride) -> None:
        body(ride, 74, -72, -16, tone)
        ride.line([(-48, -62), (48, -62)], mix(tone or ride.tone, "#200818", 0.4), 2)
        tail_lamps(ride, 60, -52, 10)
        bumper(ride, 76, -24)

    return Box(
        half=78, leans=0.19, axles=WHEELS,
        front=End(at=134, paint=front, line=((134, -56, "body"), (122, -67, "body"), (80, -75, "glass"), (44, -107, "body"), (4, -114, "body"), (-34, -106, ""))),
        back=End(at=-132, paint=back, line=((-132, -62, "body"), (-92, -71, "body"), (-62, -74, "glass"), (-34, -105, "body"), (4, -114, "body"), (44, -108, ""))),
    )  # fmt: skip


def bus_box() -> Box:
    def front(ride: Ride) -> None:
        body(ride, 74, -158, -20, radius=16)
        ride.flat(box(0, -149, 112, 15, 5), "#2a2030")
        for k in range(9):
            ride.flat(oval(-40 + k * 10, -149, 2.8, 2.8), "#ffcf5a")
        ride.glass(box(0, -109, 132, 54, 10))
        ride.line([(0, -136), (0, -82)], "#2c2434", 3)
        ride.flat(box(0, -73, 148, 8, 2), "#fff2d8", 0.9)
        headlamps(ride, 52, -50, 11)
        ride.shade(box(0, -50, 56, 14, 5), mix(ride.tone, "#2a1420", 0.6), 4)
        bumper(ride, 74, -26)
        for side in (-1, 1):
            ride.line([(side * 70, -128), (side * 84, -122)], "#2a2430", 4)
            ride.shade(box(side * 86, -112, 12, 24, 5), "#3a3440", 3)

    def back(ride: Ride) -> None:
        body(ride, 74, -158, -20, radius=16)
        ride.glass(box(0, -115, 104, 44, 9))
        ride.flat(box(0, -73, 148, 8, 2), "#fff2d8", 0.9)
        tail_lamps(ride, 56, -52, 9)
        bumper(ride, 74, -26)

    roof = ((164.0, -146.0, "body"), (148.0, -158.0, "body"), (110.0, -164.0, "body"), (-146.0, -163.0, ""))  # fmt: skip
    tail = ((-168.0, -146.0, "body"), (-146.0, -162.0, "body"), (124.0, -164.0, ""))
    return Box(half=76, leans=0.03, axles=((-96, 26), (86, 26)), front=End(at=166, paint=front, line=roof), back=End(at=-168, paint=back, line=tail))  # fmt: skip


def truck_box() -> Box:
    def front(ride: Ride) -> None:
        body(ride, 68, -84, -18)
        grille(ride, 0, -60, 70, 30)
        headlamps(ride, 52, -56, 10)
        bumper(ride, 72, -26)
        for side in (-1, 1):
            ride.shade(box(side * 76, -106, 11, 26, 4), "#3a3440", 3)

    def back(ride: Ride) -> None:
        ride.shade(box(0, -92, 144, 140, 6), mix("#e6dcc8", ride.tone, 0.12), 14)
        ride.line([(0, -156), (0, -32)], "#8a7a68", 3)
        for side in (-1, 1):
            ride.line([(side * 12, -100), (side * 12, -70)], "#6a5e54", 4)
        tail_lamps(ride, 58, -30, 8)

    cab = ((164.0, -80.0, "body"), (142.0, -88.0, "glass"), (120.0, -131.0, "body"), (76.0, -136.0, "body"), (52.0, -126.0, "body"), (49.0, -160.0, ""))  # fmt: skip
    return Box(half=72, axles=((-116, 26), (-52, 26), (110, 26)), front=End(at=165, paint=front, line=cab), back=End(at=-166, paint=back))  # fmt: skip


def van_box() -> Box:
    def front(ride: Ride) -> None:
        body(ride, 70, -78, -18)
        ride.flat(polygon([(-68, -76), (68, -76), (54, -54), (-54, -54)]), mix(ride.tone, "#fff6e4", 0.8))  # fmt: skip
        ride.shade(oval(0, -66, 10, 10), "#c8ccd6", 4)
        headlamps(ride, 50, -48, 12)
        bumper(ride, 72, -26)

    def back(ride: Ride) -> None:
        body(ride, 70, -156, -18, radius=12)
        ride.line([(0, -150), (0, -32)], mix(ride.tone, "#200818", 0.5), 2.4)
        for side in (-1, 1):
            ride.glass(box(side * 32, -118, 48, 42, 7))
        tail_lamps(ride, 58, -58, 9)
        bumper(ride, 72, -26)

    nose = ((151.0, -70.0, "body"), (140.0, -84.0, "glass"), (106.0, -141.0, "body"), (70.0, -161.0, "body"), (-130.0, -160.0, ""))  # fmt: skip
    tail = ((-149.0, -142.0, "body"), (-130.0, -160.0, "body"), (70.0, -162.0, ""))
    return Box(half=72, leans=0.06, axles=((-92, 26), (94, 26)), front=End(at=151, paint=front, line=nose), back=End(at=-149, paint=back, line=tail))  # fmt: skip


def body(ride: Ride, half: float, top: float, low: float, tone: str = "", radius: float = 13) -> None:  # fmt: skip
    """The panel that all else of an end is on."""
    ride.shade(box(0, (top + low) / 2, 2 * half, low - top, radius), tone or ride.tone, 14)


def headlamps(ride: Ride, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        ride.shade(oval(side * x, y, r + 3, r + 3), "#c8ccd6", 4)
        ride.flat(oval(side * x, y, r, r), "#fff2c4")
        ride.flat(oval(side * x - r * 0.25, y - r * 0.3, r * 0.4, r * 0.35), "#ffffff", 0.8)
        if ride.light.glow > 0:
            soft_spot(ride.canvas, side * x, y, r * 5, r * 5, "#ffe9ae", 0.75 * ride.light.glow, blend=ride.screen)  # fmt: skip


def tail_lamps(ride: Ride, x: float, y: float, r: float) -> None:
    for side in (-1, 1):
        ride.shade(oval(side * x, y, r * 0.8, r), "#d8303a", 4)
        if ride.light.glow > 0:
            soft_spot(ride.canvas, side * x, y, r * 4, r * 4, "#ff4a3a", 0.6 * ride.light.glow, blend=ride.screen)  # fmt: skip


def bumper(ride: Ride, half: float, y: float) -> None:
    """A bumper with a number plate."""
    ride.shade(box(0, y, 2 * half + 4, 13, 6), "#d8ccc4", 4)
    ride.flat(box(0, y, 42, 11, 2), "#fff6ea")
    ride.line([(-14, y), (14, y)], "#5a5664", 3)


def grille(ride: Ride, x: float, y: float, wide: float, high: float) -> None:
    ride.shade(box(x, y, wide, high, 5), "#3a3440", 4)
    for k in range(4):
        row = y - high / 2 + (k + 0.5) * high / 4
        ride.line([(x - wide * 0.43, row), (x + wide * 0.43, row)], "#c8ccd6", 2.2)


def cowl(ride: Ride, half: float, top: float, low: float) -> None:
    """A round front without edges: engines, submarines."""
    middle = (top + low) / 2
    ride.shade(smooth_closed([(-half, middle), (0, top), (half, middle), (0, low)], 1.6), ride.tone, 16)  # fmt: skip

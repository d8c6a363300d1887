"""Cars, buses, lorries and trains."""

from __future__ import annotations

import math

from kinora.engines.animatic.cast.vehicle.ends import bus_box, car_box, truck_box
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.cast.vehicle.works_ends import engine_box
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import soft_spot
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed


def car() -> Model:
    return Model(name="car", tone="#d8473a", metres=1.45, height=122, width=286, paint=_car, box=car_box(), cruise=1.1, spread=(20, 20, 60, 16), anchors=(("saddle", (-10, -46)), ("window", (36, -88))), seating="window", pane=15)  # fmt: skip


def bus() -> Model:
    return Model(name="bus", tone="#f0a830", metres=2.5, height=172, width=348, paint=_bus, box=bus_box(), cruise=1.0, spread=(20, 20, 60, 16), anchors=(("saddle", (100, -70)), ("window", (136, -110))), seating="window", pane=24)  # fmt: skip


def truck() -> Model:
    return Model(name="truck", tone="#4a8fc0", metres=2.4, height=168, width=340, paint=_truck, box=truck_box(), cruise=1.0, spread=(20, 20, 60, 16), anchors=(("saddle", (86, -60)), ("window", (104, -100))), seating="window", pane=16)  # fmt: skip


def train() -> Model:
    return Model(name="train", tone="#2f7a5c", metres=2.5, height=176, width=452, paint=_train, top=_train_top, box=engine_box(), cruise=1.2, sways=(1.0, 0), spread=(20, 190, 30, 16), anchors=(("saddle", (6, -60)), ("window", (5, -106)), ("funnel", (156, -170))), seating="window", pane=17)  # fmt: skip


def _car(ride: Ride) -> None:
    car_body(ride, ride.tone)


def car_body(ride: Ride, tone: str) -> None:
    """The plain car in a colour, for those of a trade to be painted over."""
    body: list[Point] = [(-134, -40), (-130, -62), (-92, -70), (-60, -74), (-32, -106), (6, -114), (46, -108), (78, -76), (124, -66), (138, -44), (132, -24), (6, -20), (-126, -24)]  # fmt: skip
    ride.shade(smooth_closed(body, 0.9), tone, 22)
    ride.glass(smooth_closed([(-46, -74), (-26, -98), (2, -105), (2, -74)], 0.8))
    ride.glass(smooth_closed([(12, -74), (12, -105), (40, -100), (64, -74)], 0.8))
    ride.line([(-126, -52), (-4, -58), (132, -50)], "#fff2dc", 3, 0.8)
    ride.line([(7, -70), (7, -26)], mix(tone, "#200818", 0.5), 2)
    ride.flat(box(31, -60, 18, 5, 2), "#f2e2c8")
    ride.shade(box(2, -31, 284, 10, 5), "#d8ccc4", 4)
    ride.flat(oval(-128, -52, 6, 9), "#d8303a")
    for x in (-74, 82):
        ride.flat(oval(x, -24, 33, 33), mix(tone, "#150612", 0.75))
        ride.wheel(x, -26, 26)
    ride.lamp(128, -50, 9)


def _bus(ride: Ride) -> None:
    body: list[Point] = [(-168, -26), (-168, -136), (-146, -162), (124, -164), (158, -140), (168, -80), (168, -26), (4, -20)]  # fmt: skip
    ride.shade(smooth_closed(body, 0.7), ride.tone, 26)
    ride.flat(box(0, -74, 332, 8, 3), "#fff2d8", 0.9)
    for k in range(5):
        ride.glass(box(-128 + k * 52, -117, 44, 46, 9))
    ride.glass(smooth_closed([(116, -138), (146, -138), (160, -92), (158, -78), (116, -78)], 0.6))
    ride.line([(78, -70), (78, -24), (108, -24), (108, -70)], "#3a1c2a", 2.5, 0.5)
    ride.flat(box(104, -152, 80, 16, 5), "#2a2030")
    for k in range(7):
        ride.flat(oval(74 + k * 10, -152, 2.6, 2.6), "#ffcf5a")
    for x in (-96, 86):
        ride.flat(oval(x, -24, 33, 33), mix(ride.tone, "#150612", 0.75))
        ride.wheel(x, -26, 26)
    ride.lamp(160, -48, 9)


def _truck(ride: Ride) -> None:
    ride.shade(box(-58, -98, 216, 128, 8), mix("#f2ead8", ride.tone, 0.12), 26)
    ride.line([(-160, -98), (44, -98)], ride.tone, 14)
    cab: list[Point] = [(54, -24), (54, -124), (76, -136), (120, -132), (142, -88), (164, -78), (166, -26), (110, -20)]  # fmt: skip
    ride.shade(smooth_closed(cab, 0.7), ride.tone, 20)
    ride.glass(smooth_closed([(84, -82), (86, -118), (114, -118), (130, -82)], 0.6))
    ride.shade(box(0, -28, 328, 12, 5), "#4a4450", 4)
    for x in (-116, -52, 110):
        ride.flat(oval(x, -24, 32, 32), "#2a2430")
        ride.wheel(x, -26, 26)
    ride.lamp(160, -54, 8)


def _train(ride: Ride) -> None:
    """A steam engine and the carriage behind it."""
    ride.shade(box(-138, -82, 162, 104, 8), mix(ride.tone, "#8a3a2a", 0.5), 20)
    ride.shade(box(-138, -138, 176, 14, 6), "#3a3240", 4)
    for k in range(3):
        ride.glass(box(-186 + k * 48, -100, 36, 34, 5))
    ride.flat(box(-138, -60, 158, 6, 2), "#f2c860")
    ride.line([(-58, -38), (-28, -38)], "#1f1a24", 8)
    ride.shade(box(6, -84, 72, 116, 5), ride.tone, 14)
    ride.shade(box(6, -146, 90, 16, 7), "#3a3240", 5)
    ride.glass(box(5, -106, 42, 36, 6))
    ride.shade(box(112, -74, 152, 74, 34), ride.tone, 22)
    for x in (66, 114, 162):
        ride.flat(box(x, -74, 7, 74, 2), "#e8b850")
    ride.shade(smooth_closed([(74, -106), (78, -130), (94, -138), (110, -130), (114, -106)]), "#e8b850", 7)  # fmt: skip
    ride.shade(polygon([(172, -38), (198, -38), (224, 0), (172, 0)]), "#b8402f", 8)
    ride.shade(box(80, -32, 232, 14, 4), "#b03a30", 4)
    for x, r in ((-188, 17), (-90, 17), (0, 27), (64, 27), (128, 20), (172, 16)):
        ride.wheel(x, -r, r, "#c8483a")
    ride.lamp(190, -90, 12)


def _train_top(ride: Ride) -> None:
    """The funnel and its smoke."""
    ride.shade(polygon([(146, -106), (142, -150), (134, -166), (178, -166), (170, -150), (168, -106)]), "#3a3240", 8)  # fmt: skip
    _smoke(ride)


def _smoke(ride: Ride) -> None:
    """Puffs that swell and drift back from the chimney."""
    tint = mix("#fff8ee", ride.light.shade, 0.25)
    for k in range(9):
        u = (ride.t * 0.35 + k / 9) % 1
        x, y, r = 156 - 300 * u + 9 * math.sin(k * 2 + u * 5), -178 - 110 * u**0.7, 15 + 44 * u
        soft_spot(ride.canvas, x, y, r, r, ride.light.surface(tint), 0.85 * (1 - u))

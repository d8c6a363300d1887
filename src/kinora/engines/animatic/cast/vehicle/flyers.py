"""What flies without being a plane: helicopter, drone, flying saucer, airship, satellite, spaceship."""

from __future__ import annotations

import math

import skia

from kinora.engines.animatic.cast.vehicle import bows
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.ride import Ride
from kinora.engines.animatic.paint.colour import mix
from kinora.engines.animatic.paint.marks import clipped, linear, soft_spot
from kinora.engines.animatic.paint.paths import Point, box, oval, polygon, smooth_closed

ROOM = (30.0, 30.0, 30.0, 20.0)


def models() -> dict[str, Model]:
    """Every one of these by kind."""
    return {
        "helicopter": Model(name="helicopter", tone="#d8473a", metres=2.2, height=170, width=340, paint=_helicopter, top=_helicopter_top, top_least=1.0, front=bows.helicopter, cruise=1.0, hovers=190, sways=(6, 3), sway_rate=0.3, spread=(60, 30, 60, 20), anchors=(("saddle", (40, -60)), ("window", (74, -88))), seating="window", pane=21),
        "biplane": Model(name="biplane", tone="#d8a03a", metres=2.0, height=150, width=270, paint=_biplane, front=bows.biplane, cruise=1.2, hovers=190, sways=(7, 4), sway_rate=0.3, spread=ROOM, anchors=(("saddle", (-26, -84)), ("rail", (0, -98))), seating="inside"),
        "drone": Model(name="drone", tone="#4a4e5c", metres=0.7, height=70, width=200, paint=_drone, least=1.0, cruise=0.9, hovers=150, sways=(5, 3), sway_rate=0.5, spread=ROOM),
        "ufo": Model(name="ufo", tone="#9aa8b8", metres=2.0, height=150, width=320, paint=_saucer, least=1.0, cruise=0.8, hovers=220, sways=(9, 4), sway_rate=0.3, spread=(40, 20, 40, 240), anchors=(("saddle", (0, -86)),)),
        "airship": Model(name="airship", tone="#c8b07a", metres=3.2, height=220, width=430, paint=_airship, front=bows.airship, cruise=0.4, hovers=160, sways=(6, 1.2), sway_rate=0.14, spread=ROOM),
        "satellite": Model(name="satellite", tone="#d8b24a", metres=1.6, height=130, width=340, paint=_satellite, least=0.8, cruise=0.4, hovers=160, sways=(6, 5), sway_rate=0.12, spread=ROOM),
        "spaceship": Model(name="spaceship", tone="#4f7ac0", metres=2.2, height=160, width=380, paint=_spaceship, least=0.5, cruise=1.2, hovers=170, sways=(6, 2), sway_rate=0.3, spread=(110, 30, 20, 20), anchors=(("saddle", (60, -64)), ("window", (92, -97))), seating="window", pane=14),
        "space shuttle": Model(name="space shuttle", tone="#2f3540", metres=2.4, height=170, width=360, paint=_shuttle, least=0.5, cruise=1.0, hovers=170, sways=(5, 2), sway_rate=0.25, spread=(110, 20, 20, 20)),
    }  # fmt: skip


def _rotor(ride: Ride, x: float, y: float, reach: float) -> None:
    """Blades too fast to be seen: a pale disc with a bar in it that swings."""
    ride.flat(oval(x, y, reach, reach * 0.07 + 2), "#f2f4f8", 0.35)
    swing = abs(math.cos(ride.t * 27))
    ride.flat(oval(x, y, reach * (0.35 + 0.65 * swing), 3.2), "#3a3644", 0.85)


def _helicopter(ride: Ride) -> None:
    ride.shade(smooth_closed([(-30, -92), (-150, -96), (-160, -86), (-30, -62)], 0.5), ride.tone, 9)
    ride.shade(polygon([(-170, -128), (-146, -128), (-138, -84), (-162, -80)]), ride.tone, 6)
    ride.flat(oval(-158, -108, 24, 24), "#f2f4f8", 0.3)
    turn = ride.t * 29
    ride.line([(-158 - 23 * math.cos(turn), -108 - 23 * math.sin(turn)), (-158 + 23 * math.cos(turn), -108 + 23 * math.sin(turn))], "#3a3644", 4)  # fmt: skip
    ride.line([(16, -120), (16, -150)], "#3a3644", 7)
    body = smooth_closed([(-56, -70), (-40, -110), (10, -126), (70, -120), (112, -86), (116, -58), (90, -36), (-20, -34), (-48, -46)], 0.9)  # fmt: skip
    ride.shade(body, ride.tone, 22)
    ride.glass(smooth_closed([(40, -66), (42, -112), (72, -110), (104, -82), (108, -64)], 0.7))
    ride.glass(box(6, -86, 40, 34, 8))
    ride.line([(-50, -54), (40, -50), (108, -56)], "#fff2dc", 5)
    for x in (-16, 62):
        ride.line([(x, -38), (x + 4, -12)], "#4a4654", 5)
    ride.line([(-52, -12), (88, -10), (106, -22)], "#4a4654", 7)
    ride.lamp(112, -52, 6)


def _helicopter_top(ride: Ride) -> None:
    _rotor(ride, 16, -152, 168)


def _biplane(ride: Ride) -> None:
    ride.shade(box(14, -30, 130, 12, 5), mix(ride.tone, "#2a1404", 0.15), 5)
    body = smooth_closed([(-124, -84), (-60, -96), (40, -100), (100, -92), (116, -72), (100, -50), (20, -44), (-70, -62)], 0.8)  # fmt: skip
    ride.shade(body, ride.tone, 18)
    ride.shade(smooth_closed([(-128, -84), (-134, -124), (-108, -122), (-88, -88)]), mix(ride.tone, "#c8303c", 0.7), 8)  # fmt: skip
    ride.flat(smooth_closed([(-46, -96), (-30, -104), (-2, -102), (-4, -94)]), "#3a2420")
    ride.line([(2, -98), (10, -114)], "#a8d4e4", 5)
    for x in (-20, 52):
        ride.line([(x, -36), (x + 6, -138)], "#6a4226", 5)
    ride.shade(box(20, -140, 160, 13, 6), ride.tone, 5)
    ride.flat(oval(-66, -76, 14, 13), "#c8303c")
    ride.flat(oval(-66, -76, 7, 6.5), "#fff2dc")
    for x in (40, 70):
        ride.line([(x, -46), (56, -18)], "#6a4226", 4)
    ride.wheel(56, -14, 15)
    ride.shade(oval(112, -72, 9, 22), "#4a4450", 5)
    ride.flat(oval(126, -72, 5, 50), "#fff6e8", 0.3)
    ride.flat(oval(126, -72, 3.4, 44 * abs(math.sin(ride.t * 31)) + 8), "#6a4a34", 0.85)


def _drone(ride: Ride) -> None:
    for x in (-76, -40, 40, 76):
        ride.line([(0, -38), (x, -50)], ride.tone, 7)
        ride.shade(box(x, -54, 10, 16, 3), "#2c2e38", 3)
        _rotor(ride, x, -64, 30)
    ride.shade(smooth_closed([(-36, -38), (-20, -54), (20, -54), (36, -38), (20, -24), (-20, -24)]), ride.tone, 10)  # fmt: skip
    ride.shade(oval(8, -18, 13, 12), "#22242c", 5)
    ride.flat(oval(12, -18, 5, 5), "#6fc4e8")
    for x in (-26, 26):
        ride.line([(x, -28), (x * 1.3, -6)], "#2c2e38", 4)
    ride.lamp(-30, -38, 3, "#ff4a4a")


def _saucer(ride: Ride) -> None:
    beam = polygon([(-44, -34), (44, -34), (112, 220), (-112, 220)])
    strength = 0.42 + 0.06 * math.sin(ride.t * 2.4)
    shader = linear((0, -34), (0, 220), ["#c8ffb0", "#e8ffd8"], [strength, 0.02])
    ride.canvas.drawPath(beam, skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kScreen))  # fmt: skip
    ride.glass(smooth_closed([(-66, -84), (-50, -130), (0, -148), (50, -130), (66, -84)], 0.9))
    ride.shade(smooth_closed([(-22, -84), (-20, -110), (0, -122), (20, -110), (22, -84)], 0.9), "#7fd06a", 8)  # fmt: skip
    for x in (-8, 8):
        ride.flat(oval(x, -108, 5, 7), "#1a2418")
    ride.shade(smooth_closed([(-156, -64), (-100, -88), (0, -96), (100, -88), (156, -64), (100, -44), (0, -30), (-100, -44)], 0.9), ride.tone, 18)  # fmt: skip
    ride.line([(-150, -64), (0, -56), (150, -64)], mix(ride.tone, "#10182a", 0.45), 4)
    for k in range(9):
        x = -128 + k * 32
        shine = 0.5 + 0.5 * math.sin(ride.t * 4 - k * 0.8)
        y = -58 - 3 * abs(k - 4) * 0.4
        ride.flat(oval(x, y, 7, 6), mix("#5a5030", "#fff08a", shine))
        soft_spot(ride.canvas, x, y, 22, 22, "#fff08a", 0.5 * shine, blend=skia.BlendMode.kScreen)


def _airship(ride: Ride) -> None:
    for y0, y1 in ((-176, -214), (-84, -46)):
        ride.shade(polygon([(-208, y1), (-176, y1), (-120, y0), (-176, (y0 + y1) / 2)]), mix(ride.tone, "#8a2a1a", 0.6), 7)  # fmt: skip
    hull = smooth_closed([(-206, -130), (-150, -180), (-20, -212), (120, -194), (204, -150), (212, -130), (200, -108), (120, -66), (-20, -50), (-150, -82)], 0.9)  # fmt: skip
    ride.shade(hull, ride.tone, 32)
    with clipped(ride.canvas, hull):
        for y in (-176, -150, -112, -84):
            ride.line([(-206, -130), (-100, y), (100, y), (212, -130)], mix(ride.tone, "#5a3a14", 0.4), 2.4, 0.6)  # fmt: skip
    ride.shade(polygon([(-206, -142), (-128, -146), (-128, -114), (-206, -118)]), mix(ride.tone, "#8a2a1a", 0.6), 7)  # fmt: skip
    for x in (-30, 70):
        ride.line([(x, -56), (x, -36)], "#5a3a20", 4)
    ride.shade(smooth_closed([(-60, -40), (100, -40), (112, -26), (90, -6), (-50, -6), (-66, -24)], 0.5), "#8a5a34", 10)  # fmt: skip
    for k in range(5):
        ride.glass(box(-40 + k * 30, -26, 18, 15, 4))
    ride.flat(oval(-74, -22, 3.4, 22 * abs(math.sin(ride.t * 23)) + 6), "#3a2420", 0.8)


def _satellite(ride: Ride) -> None:
    for side in (-1, 1):
        ride.line([(0, -66), (side * 60, -66)], "#8a8e9a", 6)
        panel = polygon([(side * 54, -100), (side * 166, -100), (side * 166, -34), (side * 54, -34)])  # fmt: skip
        ride.shade(panel, "#2f5aa8", 9)
        for k in range(5):
            ride.line([(side * (54 + k * 28), -100), (side * (54 + k * 28), -34)], "#a8c4f0", 1.8)
        for y in (-78, -56):
            ride.line([(side * 54, y), (side * 166, y)], "#a8c4f0", 1.8)
    ride.shade(box(0, -66, 66, 84, 6), ride.tone, 12)
    for y in (-92, -42):
        ride.line([(-30, y), (30, y)], mix(ride.tone, "#5a3a00", 0.5), 3)
    ride.shade(smooth_closed([(-34, -118), (0, -104), (34, -118), (22, -130), (-22, -130)], 0.7), "#e8ecf2", 6)  # fmt: skip
    ride.line([(0, -112), (0, -134)], "#8a8e9a", 4)
    shine = (0.5 + 0.5 * math.sin(ride.t * 2.5)) ** 3
    ride.flat(oval(22, -34, 5, 5), "#ff5a4a")
    soft_spot(ride.canvas, 22, -34, 24, 24, "#ff5a4a", 0.7 * shine, blend=skia.BlendMode.kScreen)


def _flame(ride: Ride, x: float, y: float, high: float) -> None:
    """A jet to the left."""
    flicker = 1 + 0.12 * math.sin(ride.t * 23)
    soft_spot(ride.canvas, x - 30, y, 70, 50, "#8ad0ff", 0.4, blend=skia.BlendMode.kScreen)
    for size, colour in ((1.0, "#4a9aff"), (0.7, "#9ad8ff"), (0.4, "#f4fcff")):
        reach = 92 * size * flicker
        jet: list[Point] = [(x, y - high * size), (x - reach * 0.5, y - high * 0.6 * size), (x - reach, y), (x - reach * 0.5, y + high * 0.6 * size), (x, y + high * size)]  # fmt: skip
        ride.flat(smooth_closed(jet, 0.8), colour, 0.9)


def _spaceship(ride: Ride) -> None:
    for y in (-90, -46):
        _flame(ride, -146, y, 16)
    ride.shade(polygon([(-40, -96), (-150, -156), (-170, -150), (-130, -84)]), mix(ride.tone, "#0a1430", 0.2), 9)  # fmt: skip
    hull = smooth_closed([(-150, -104), (-60, -116), (40, -110), (130, -86), (190, -58), (150, -42), (40, -26), (-80, -26), (-150, -38)], 0.7)  # fmt: skip
    ride.shade(hull, "#d8dee8", 24)
    with clipped(ride.canvas, hull):
        ride.line([(-160, -58), (0, -52), (196, -60)], ride.tone, 15)
        for x in (-96, -40, 16):
            ride.line([(x, -116), (x + 10, -26)], "#8a94a8", 2, 0.7)
    ride.glass(smooth_closed([(50, -84), (62, -114), (96, -112), (134, -88), (124, -80)], 0.8))
    ride.shade(polygon([(10, -44), (-110, 6), (-150, 8), (-70, -50)]), ride.tone, 12)
    for k in range(4):
        ride.glass(oval(-92 + k * 32, -82, 9, 9))
    for y in (-90, -46):
        ride.shade(box(-146, y, 26, 40, 6), "#5a6274", 7)
    ride.lamp(186, -58, 5)


def _shuttle(ride: Ride) -> None:
    for y in (-92, -58):
        _flame(ride, -150, y, 15)
    ride.shade(polygon([(-150, -96), (-170, -166), (-130, -166), (-84, -108)]), "#f0f2f4", 8)
    hull = smooth_closed([(-150, -108), (-60, -114), (90, -110), (150, -88), (176, -62), (150, -44), (-60, -36), (-150, -42)], 0.7)  # fmt: skip
    ride.shade(hull, "#f4f4f2", 22)
    with clipped(ride.canvas, hull):
        ride.flat(box(0, -38, 400, 24), ride.tone)
    ride.shade(polygon([(60, -44), (-40, -14), (-150, -10), (-150, -40), (-20, -52)]), ride.tone, 9)
    ride.glass(smooth_closed([(112, -96), (130, -96), (150, -80), (122, -78)], 0.5))
    ride.line([(-130, -76), (80, -74)], "#c83a34", 5)
    for y in (-92, -58):
        ride.shade(box(-152, y, 22, 34, 5), "#4a4e58", 6)

"""What a bird looks like, as data, and what it does at one moment. Figure units, degrees."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import CALM, Face


@dataclass(frozen=True, slots=True)
class BirdPose:
    """Body, head and wings of a bird."""

    face: Face = CALM
    rise: float = 0.0  # above the perch, figure units
    turn: float = 0.0
    pitch: float = -55.0  # of the body; -90 is upright
    head: tuple[float, float, float] = (0.0, 0.0, 0.0)
    spread: float = 0.0  # of the wings: 0 folded, 1 open
    flap: float = 0.0  # degrees above the horizontal
    tip_lag: float = 0.0  # degrees by which the outer feathers follow
    tail_fan: float = 0.25
    tail_pitch: float = 0.0
    feet: float = 1.0  # 1 standing, 0 tucked
    hop: float = 0.0  # phase of the legs while hopping


@dataclass(frozen=True, slots=True)
class BirdStyle:
    """One bird; `coat` lists what follows another main colour, the first is the main one."""

    name: str
    head: HeadStyle
    coat: tuple[str, ...]
    height_m: float = 0.4
    body: tuple[float, float, float] = (66.0, 44.0, 42.0)  # half length, height, width
    colour: str = "#2f9a7a"
    under: str = "#f4ead8"
    wing: str = "#24705f"
    covert: str = "#3fb08c"
    wing_size: float = 150.0
    feathers: int = 8
    feather_width: float = 15.0
    pointed: float = 0.5  # how much longer the outer feathers are
    tail: float = 80.0
    tail_colour: str = "#24705f"
    feet: str = "#e8a04a"
    legs: float = 34.0
    neck: float = 8.0
    throat: str = ""
    speckles: str = ""
    rate: float = 2.2  # wing beats a second

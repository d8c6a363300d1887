"""What a body on many legs looks like, as data, and what it does at one moment. Figure units,
degrees; a solid is (forward, up) of its middle and its three radii."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import CALM, Face

Solid = tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class InsectPose:
    """How it stands, walks or flies; amounts 0 to 1."""

    face: Face = CALM
    forward: float = 0.0  # figure units before its spot
    rise: float = 0.0
    turn: float = 0.0
    pitch: float = 0.0  # nose down is positive
    roll: float = 0.0
    head: tuple[float, float, float] = (0.0, 0.0, 0.0)
    steps: float = 0.0  # cycles of the legs
    stride: float = 0.0
    tucked: float = 0.0  # legs drawn up in flight
    flap: float = 20.0  # of the wings above the horizontal
    blur: float = 0.0  # wings too fast to be seen
    spread: float = 1.0  # of the wing cases
    claws: float = 0.15  # open
    raised: float = 0.0  # claws up
    clock: float = 0.0


@dataclass(frozen=True, slots=True)
class InsectStyle:
    """One body on many legs; `coat` lists what follows another main colour."""

    name: str
    head: HeadStyle
    coat: tuple[str, ...]
    height_m: float = 0.45
    units: float = 120.0
    head_at: tuple[float, float] = (62.0, 10.0)
    thorax: Solid = (20.0, 0.0, 30.0, 26.0, 26.0)
    abdomen: Solid = (-48.0, -2.0, 52.0, 34.0, 34.0)
    colour: str = "#4a3a34"
    belly: str = "#4a3a34"  # of the abdomen
    stripes: str = ""
    num_stripes: int = 3
    fur: float = 0.0
    stand: float = 46.0  # height of the body's middle
    legs: int = 3  # pairs
    leg: float = 58.0  # reach aside
    leg_radius: float = 4.5
    leg_colour: str = "#33282c"
    knee: float = 26.0  # how high above the body's middle
    jumper: bool = False  # long hind legs
    wings: Literal["", "butterfly", "clear", "dragonfly", "cases", "folded"] = ""
    wing: float = 100.0
    wing_colour: str = "#f08a2e"
    wing_edge: str = "#33282c"
    wing_spot: str = "#fff4e0"
    spots: str = ""  # on wing cases
    antennae: Literal["", "thin", "clubs", "feathers", "long"] = "thin"
    eyes_on_stalks: bool = False
    claws: float = 0.0
    tail: Literal["", "sting", "scorpion", "fan"] = ""
    sideways: bool = False
    tilt: float = 22.0
    beat: float = 2.0  # wing beats a second; above 4 they blur
    pace: float = 1.2  # heights a second

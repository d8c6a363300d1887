"""What a soft body with arms looks like, as data, and what it does at one moment. Figure units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import CALM, Face


@dataclass(frozen=True, slots=True)
class DrifterPose:
    """How it hangs in the water, or sits; amounts 0 to 1 unless degrees are said."""

    face: Face = CALM
    rise: float = 0.0  # figure units
    forward: float = 0.0
    pitch: float = 0.0  # degrees; the head leads where it leans
    roll: float = 0.0
    turn: float = 0.0
    pulse: float = 0.0  # 1: the bell is drawn together
    clock: float = 0.0  # what the arms' waves go by, seconds
    lively: float = 1.0
    spread: float = 0.5  # of the arms
    trail: float = 0.0  # arms drawn out behind
    greet: float = 0.0  # one arm up
    tip: float = 0.0  # degrees a star tips from side to side


@dataclass(frozen=True, slots=True)
class DrifterStyle:
    """One soft body; `coat` lists what follows another main colour, the first is the main one."""

    name: str
    head: HeadStyle  # its face; the skull is the body itself
    coat: tuple[str, ...]
    shape: Literal["octopus", "squid", "jellyfish", "star", "ray"] = "octopus"
    height_m: float = 0.8
    units: float = 190.0
    colour: str = "#d86a5a"
    under: str = "#f6c8b0"
    spots: str = ""
    horns: bool = False  # a manta's
    mantle: tuple[float, float, float] = (66.0, 74.0, 66.0)
    arms: int = 8
    arm: float = 150.0
    arm_radius: tuple[float, ...] = (17.0, 13.0, 8.0, 3.0)
    rate: float = 0.6  # pulses a second
    pace: float = 0.6  # heights a second
    tilt: float = 9.0

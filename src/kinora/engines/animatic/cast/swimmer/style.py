"""What a swimmer looks like, as data, and what it does at one moment. Figure units, degrees."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import CALM, Face


@dataclass(frozen=True, slots=True)
class SwimPose:
    """The wave of the spine and how the body lies in the water."""

    face: Face = CALM
    phase: float = 0.0  # of the spine's wave, whole cycles
    effort: float = 1.0
    pitch: float = 0.0  # nose down is positive
    turn: float = 0.0
    roll: float = 0.0
    rise: float = 0.0  # figure units
    surface: float = 0.0  # 1: lies in water seen from above, and only what is out of it shows
    clock: float = 0.0  # seconds since the action began
    leap: float = 0.0  # 1 while it leaps out of the water


@dataclass(frozen=True, slots=True)
class SwimmerStyle:
    """One swimmer; `coat` lists what follows another main colour, the first is the main one."""

    name: str
    head: HeadStyle
    coat: tuple[str, ...]
    height_m: float = 0.5
    spine: float = 200.0
    radii: tuple[float, ...] = (52.0, 60.0, 50.0, 30.0, 13.0)  # nose to tail
    narrow: float = 0.62  # width against height
    colour: str = "#f08a3c"
    under: str = "#fff1dc"
    fin: str = "#e86a2a"
    bands: str = ""
    grooves: str = ""
    beats_up: bool = False  # whales beat up and down, fish sideways
    tail: float = 64.0
    back_fin: float = 40.0
    side_fin: float = 46.0
    bend: float = 15.0
    rate: float = 1.3  # beats of the tail a second
    teeth: bool = False
    belly_fin: float = 0.0
    veil: float = 0.0  # how much longer the tail flows
    snout: float = 0.0  # a dolphin's, in nose radii
    sword: float = 0.0
    patches: str = ""  # a koi's
    stripes: str = ""  # upright ones all along
    eye_patch: str = ""  # an orca's, with the saddle behind its fin
    puffed: str = ""  # spines all over

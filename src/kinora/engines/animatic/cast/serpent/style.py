"""What a long body looks like, as data, and what it does at one moment. Figure units, degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import CALM, Face

Kind = Literal["ground", "water", "air"]


@dataclass(frozen=True, slots=True)
class SerpentPose:
    """How a chain lies; every amount 0 to 1 unless it says otherwise."""

    face: Face = CALM
    way: float = 0.0  # figure units that the head has gone: what bends the body
    bends: float = 1.0  # how much of its own wave it shows
    rear: float = 0.0  # the front lifted
    coil: float = 0.0  # rolled up
    tuck: float = 0.0  # head and legs drawn into the shell
    hump: float = 0.0  # the back arched from end to end
    steps: float = 0.0  # cycles of the legs
    stride: float = 0.0  # how far the legs swing
    rise: float = 0.0  # figure units above the ground
    pitch: float = 0.0  # whole body, nose down is positive
    turn: float = 0.0
    roll: float = 0.0
    head: tuple[float, float, float] = (0.0, 0.0, 0.0)
    tongue: float = 0.0
    surface: float = 0.0  # 1: in water seen from above; only what is out of it shows
    fire: float = 0.0  # how much of it comes from the mouth
    clock: float = 0.0  # seconds, for what ripples by itself


@dataclass(frozen=True, slots=True)
class SerpentStyle:
    """One long body; `coat` lists what follows another main colour, the first is the main one."""

    name: str
    head: HeadStyle
    coat: tuple[str, ...]
    height_m: float = 0.5
    units: float = 100.0  # figure units of that height
    lives: Kind = "ground"
    long: float = 420.0
    radii: tuple[float, ...] = (15.0, 18.0, 20.0, 19.0, 15.0, 9.0, 2.5)  # neck to tail
    wide: float = 1.0  # width against height
    colour: str = "#5fa84a"
    under: str = "#f0e6a8"
    pattern: Literal["", "bands", "diamonds", "rings", "beads", "spots"] = ""
    pattern_colour: str = "#3f6f34"
    wave: float = 44.0  # aside
    waves: float = 1.5  # in the whole body
    swell: float = 0.0  # the same up and down
    hump: float = 0.0  # height of the arch that runs along a caterpillar
    lift: float = 0.42  # share of the body that is lifted when it rears
    steep: float = 78.0  # degrees at the steepest
    rear: float = 0.0  # how far it rears when it does nothing
    legs: Literal["", "paw", "flipper", "stub"] = ""
    leg: float = 40.0  # reach of a leg from the flank
    leg_radius: float = 9.0
    leg_colour: str = ""
    fore: float = 0.2  # shares of the length where the legs are
    hind: float = 0.58
    shell: Literal["", "dome", "spiral"] = ""
    shell_size: tuple[float, float, float] = (90.0, 66.0, 78.0)
    shell_colour: str = "#8a6a3a"
    shell_place: float = 0.42
    stance: float = 0.0  # how high the legs carry the body
    hood: float = 0.0
    tusks: str = ""
    spikes: str = ""
    spike: float = 14.0
    fin: str = ""  # a ribbon along the back
    fluke: float = 0.0  # hind flippers of a seal
    whiskers: str = ""
    forked: bool = False  # a tongue that flicks
    upright: bool = False  # a seahorse's: neck bowed, trunk upright, tail rolled in
    tilt: float = 30.0  # from how far above it is shown at least
    pace: float = 0.7  # heights a second
    rate: float = 1.0  # waves a second of what swims

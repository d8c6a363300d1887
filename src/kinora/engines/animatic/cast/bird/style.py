"""What a bird looks like, as data, and what it does at one moment. Figure units, degrees."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.cast.head.style import HeadStyle
from kinora.engines.animatic.cast.pose import CALM, Face

LONG_NECK = 30.0  # figure units


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
    steps: float = 0.0  # cycles of a walk
    stride: float = 0.0  # how far the legs swing
    neck: float = 0.0  # of a long neck: degrees from upright, forward
    display: float = 1.0  # how far a fan is open
    clock: float = 0.0  # seconds


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
    stance: float = -55.0  # pitch of the body when it stands; -90 is upright
    walks: bool = False  # foot before foot; else it hops
    leg_radius: float = 3.0
    webbed: bool = False
    neck_radius: float = 15.0  # of a long neck
    neck_lean: float = 8.0  # degrees forward at rest
    collar: str = ""  # colour of the lower neck and breast
    fan: str = ""  # a peacock's or a turkey's: colour of its feathers
    fan_eye: str = ""
    fan_size: float = 170.0
    arched: str = ""  # a rooster's tail
    crest: str = ""
    comb: str = ""
    wattle: str = ""
    leather: str = ""  # wings of skin
    bill: str = ""  # a great beak, larger than a head's own
    bill_size: tuple[float, float] = (2.0, 0.4)  # length and height, head radii
    bill_tip: str = ""
    pouch: str = ""
    flies: bool = True

    @property
    def is_long_necked(self) -> bool:
        return self.neck > LONG_NECK

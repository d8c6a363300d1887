"""What a two-legged body looks like, as data. Lengths are figure units: about 350 tall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.animatic.cast.head.style import HeadStyle


@dataclass(frozen=True, slots=True)
class BipedStyle:
    """One body: pairs of a torso part are (depth, half width); '' leaves a part away.

    `coat` lists the colours that follow when the figure is given another main colour; the first
    of them is the main colour itself.
    """

    name: str
    head: HeadStyle
    coat: tuple[str, ...]
    height_m: float = 1.5
    neck: float = 4.0
    torso: float = 84.0  # hip to shoulder
    chest: tuple[float, float] = (34.0, 40.0)
    belly: tuple[float, float] = (38.0, 44.0)
    hips: tuple[float, float] = (34.0, 40.0)
    shoulder: float = 40.0
    hip_width: float = 20.0
    arm: float = 84.0
    arm_radius: tuple[float, float] = (15.0, 12.0)
    hand: float = 14.0
    leg: float = 86.0
    leg_radius: tuple[float, float] = (18.0, 15.0)
    foot: tuple[float, float, float] = (46.0, 15.0, 17.0)  # length, height, half width
    top: str = "#e2574c"
    sleeve: str = ""
    bottom: str = "#3f5f9a"
    skin: str = "#f2c9a2"
    shoe: str = "#6b3b2a"
    finish: Literal["cloth", "fur", "metal", "suit", "feather"] = "cloth"
    pattern: Literal[
        "", "stripes", "buttons", "bib", "belly", "tuxedo", "panel", "suit", "apron", "wrap", "plate", "reflect", "ribs", "bandage", "cross",
        "star", "dots", "vest", "patches", "stethoscope", "sash", "shells",
    ] = ""  # fmt: skip
    pattern_colour: str = "#fff3da"
    skirt: Literal["", "dress", "gown", "coat", "tutu"] = ""
    skirt_colour: str = "#f4a6c0"
    skirt_length: float = 60.0
    extras: tuple[
        str, ...
    ] = ()  # scarf, bow tie, collar, belt, boots, backpack, tank, sack, cane, cape, wings, pauldrons, ruff, necklace
    extra_colour: str = "#d9483b"
    tail: float = 0.0
    tail_radius: tuple[float, float] = (12.0, 7.0)
    tail_tip: str = ""
    wing_arms: bool = False
    stoop: float = 0.0  # degrees the back is bent when standing
    fish_tail: str = ""  # colour of a mermaid's tail, in the place of legs
    worn: tuple[tuple[str, str], ...] = ()  # further pieces, each in a colour of its own

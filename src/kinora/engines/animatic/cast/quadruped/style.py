"""What a four-legged body looks like, as data. Lengths are figure units; '' leaves a part away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinora.engines.animatic.cast.head.style import HeadStyle


@dataclass(frozen=True, slots=True)
class QuadrupedStyle:
    """One body: pairs of a torso part are (half height, half width).

    `coat` lists what follows another main colour; the first is the main colour itself.
    """

    name: str
    head: HeadStyle
    coat: tuple[str, ...]
    height_m: float = 0.9
    body: float = 120.0  # pelvis to chest
    leg: float = 78.0
    chest: tuple[float, float] = (50.0, 40.0)
    belly: tuple[float, float] = (46.0, 40.0)
    rump: tuple[float, float] = (46.0, 38.0)
    neck: float = 46.0
    neck_angle: float = 48.0  # degrees above the horizon
    neck_radius: tuple[float, float] = (38.0, 32.0)
    leg_radius: tuple[float, float] = (20.0, 13.0)
    haunch: float = 36.0
    paw: tuple[float, float, float] = (22.0, 11.0, 15.0)
    fur: str = "#e08a3a"
    under: str = ""
    sock: str = ""
    paw_colour: str = ""
    hoof: str = ""
    tail: float = 120.0
    tail_radius: tuple[float, ...] = (11.0, 11.0, 8.0)
    tail_rise: float = 60.0  # degrees above straight back
    tail_curve: float = 20.0
    tail_tip: str = ""
    tail_hair: bool = False
    pattern: Literal[
        "", "tabby", "patches", "blanket", "stripes", "spots", "rosettes", "cheetah", "giraffe", "saddle", "line",
    ] = ""  # fmt: skip
    pattern_colour: str = "#a3541a"
    mane: str = ""
    collar: str = ""
    wings: str = ""
    spikes: str = ""
    ruff: float = 0.0  # length of the tufts on the chest
    wool: float = 0.0  # size of the curls all over the trunk
    shag: float = 0.0  # length of the tufts all over the trunk
    humps: tuple[tuple[float, float, float], ...] = ()  # along the body, height, length
    plates: str = ""  # standing along the back, as on a stegosaurus
    tail_rings: str = ""
    scarf: str = ""
    cloth: str = ""  # a coat over the trunk

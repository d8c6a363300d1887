"""What a head looks like, as data. Lengths are in head radii unless they say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

INK = "#2b1a20"  # of pupils and drawn lines


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """One head: colours are `#rrggbb`, angles degrees on the skull, '' leaves a part away."""

    radius: float = 66.0  # figure units
    shape: tuple[float, float, float] = (0.94, 0.95, 1.0)  # forward, up, left
    cheeks: float = 0.62  # size of the two cheek balls, 0 for none
    jaw: float = -0.34  # how low they sit
    skin: str = "#f2c9a2"
    eyes: Literal["dot", "big", "lamp"] = "dot"
    eye_size: float = 0.13
    eye_azimuth: float = 25.0
    eye_elevation: float = 0.0
    iris: str = "#5aa02c"
    pupil: Literal["round", "slit"] = "round"
    lashes: bool = False
    brow: str = ""
    blush: str = ""
    muzzle: tuple[float, float, float] = (0.0, 0.0, 0.0)  # length, height, width of the snout
    muzzle_drop: float = -0.26
    muzzle_colour: str = ""
    taper: float = 0.8  # tip of the snout against its root
    nose: Literal["", "button", "triangle", "snout", "beak"] = ""
    nose_colour: str = "#c9586a"
    mouth: Literal["smile", "cat", "grin", "teeth", "fangs", "none"] = "smile"
    ears: Literal["", "human", "pointed", "round", "floppy", "long", "horse", "elephant"] = ""
    ear_size: float = 0.5
    ear_inner: str = "#e8a09a"
    ear_colour: str = ""
    hair: Literal[
        "",
        "bob",
        "bun",
        "fringe",
        "ring",
        "tuft",
        "long",
        "pigtails",
        "mane",
        "frill",
        "wool",
        "afro",
        "short",
    ] = ""
    hair_colour: str = "#5b3420"
    beard: str = ""
    moustache: str = ""
    glasses: str = ""
    hat: Literal[
        "", "cap", "helmet", "antenna", "stalks", "crown", "wizard", "rain", "top", "bowler", "fedora", "cowboy", "sombrero", "tricorn", "toque",
        "peaked", "fire", "hard", "santa", "gnome", "viking", "kabuto", "helm", "nurse", "beanie", "beret", "bandana", "headband", "halo", "veil",
        "straw", "jester", "mortarboard", "ninja", "hood", "bonnet", "dive", "wraps", "headscarf",
    ] = ""  # fmt: skip
    hat_colour: str = "#d9a441"
    hat_trim: str = "#f2ead8"
    facewear: tuple[str, ...] = ()  # eyepatch, sunglasses, goggles, cloth, red nose, pacifier
    face_colour: str = "#2a262c"
    temper: Literal["", "happy", "sad", "angry", "surprised", "sleepy", "scared", "proud"] = ""
    horns: str = ""
    horn_shape: Literal[
        "stub", "imp", "unicorn", "goat", "ram", "bull", "buffalo", "antelope", "ossicones", "antlers", "moose", "rhino", "tusks",
        "long tusks", "three",
    ] = "stub"  # fmt: skip
    whiskers: bool = False
    marking: Literal[
        "", "tabby", "mask", "blaze", "penguin", "discs", "patch", "plates", "badger", "tears", "husky", "brows", "skull", "clown", "sloth",
    ] = ""  # fmt: skip
    marking_colour: str = "#8c4a16"
    trunk: float = 0.0
    trunk_curl: float = 0.0
    fluff: float = 0.0  # length of the fur tufts around the outline, figure units

"""The members of the cast: every figure as data, by kind."""

from __future__ import annotations

from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.bird.style import BirdStyle
from kinora.engines.animatic.cast.drifter.style import DrifterStyle
from kinora.engines.animatic.cast.insect.style import InsectStyle
from kinora.engines.animatic.cast.members.animals import animals
from kinora.engines.animatic.cast.members.beasts import beasts
from kinora.engines.animatic.cast.members.birds import birds
from kinora.engines.animatic.cast.members.creatures import creatures
from kinora.engines.animatic.cast.members.insects import insects
from kinora.engines.animatic.cast.members.people import people
from kinora.engines.animatic.cast.members.sea import drifters
from kinora.engines.animatic.cast.members.serpents import serpents
from kinora.engines.animatic.cast.members.swimmers import swimmers
from kinora.engines.animatic.cast.members.vehicles import vehicles
from kinora.engines.animatic.cast.members.waddlers import waddlers
from kinora.engines.animatic.cast.members.wildlife import wildlife
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.serpent.style import SerpentStyle
from kinora.engines.animatic.cast.swimmer.style import SwimmerStyle
from kinora.engines.animatic.cast.vehicle import charmed
from kinora.engines.animatic.cast.vehicle.model import Model

Style = (
    BipedStyle
    | QuadrupedStyle
    | BirdStyle
    | SwimmerStyle
    | SerpentStyle
    | InsectStyle
    | DrifterStyle
    | Model
)


def all_kinds() -> tuple[str, ...]:
    """Every kind, each once."""
    tables = (
        people(),
        animals(),
        wildlife(),
        waddlers(),
        creatures(),
        beasts(),
        birds(),
        swimmers(),
        serpents(),
        insects(),
        drifters(),
        vehicles(),
    )
    return tuple(dict.fromkeys(kind for table in tables for kind in table))


def style_of(kind: str, *, upright: bool = False) -> Style | None:
    """The style of a kind, or None; also of what only flies under its rider. Where a kind has two bodies, `upright` asks for two legs."""
    natural = (
        beasts() | birds() | swimmers() | serpents() | insects() | drifters() | vehicles()
    ).get(kind)
    standing = (people() | animals() | wildlife() | waddlers() | creatures()).get(kind)
    factory = standing or natural if upright else natural or standing
    return charmed.models().get(kind) if factory is None else factory()

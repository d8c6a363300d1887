"""The cast: who can be drawn, and a puppet for any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from kinora.engines.animatic.cast.base import Puppet
from kinora.engines.animatic.cast.biped.actions import action_named as biped_action
from kinora.engines.animatic.cast.biped.puppet import BipedPuppet
from kinora.engines.animatic.cast.biped.style import BipedStyle
from kinora.engines.animatic.cast.bird.actions import ACTIONS as BIRD_ACTIONS
from kinora.engines.animatic.cast.bird.puppet import BirdPuppet
from kinora.engines.animatic.cast.bird.style import BirdStyle
from kinora.engines.animatic.cast.drifter.actions import action_named as drifter_action
from kinora.engines.animatic.cast.drifter.puppet import DrifterPuppet
from kinora.engines.animatic.cast.drifter.style import DrifterStyle
from kinora.engines.animatic.cast.dyes import (
    TEMPERS,
    beast_with_traits,
    dyed,
    in_temper,
    with_traits,
)
from kinora.engines.animatic.cast.insect.actions import action_named as insect_action
from kinora.engines.animatic.cast.insect.puppet import InsectPuppet
from kinora.engines.animatic.cast.insect.style import InsectStyle
from kinora.engines.animatic.cast.members import all_kinds, style_of
from kinora.engines.animatic.cast.members.variety import coat_of, varied
from kinora.engines.animatic.cast.quadruped.actions import action_named as beast_action
from kinora.engines.animatic.cast.quadruped.puppet import QuadrupedPuppet
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle
from kinora.engines.animatic.cast.riding import RiddenPuppet, fitted
from kinora.engines.animatic.cast.riding import fitting_size as _fitting_size
from kinora.engines.animatic.cast.serpent.actions import action_named as serpent_action
from kinora.engines.animatic.cast.serpent.puppet import SerpentPuppet
from kinora.engines.animatic.cast.serpent.style import SerpentStyle
from kinora.engines.animatic.cast.swimmer.puppet import ACTIONS as SWIMMER_ACTIONS
from kinora.engines.animatic.cast.swimmer.puppet import SwimmerPuppet
from kinora.engines.animatic.cast.swimmer.style import SwimmerStyle
from kinora.engines.animatic.cast.vehicle.model import Model
from kinora.engines.animatic.cast.vehicle.puppet import ACTIONS as VEHICLE_ACTIONS
from kinora.engines.animatic.cast.vehicle.puppet import VehiclePuppet

Plan = Literal["biped", "quadruped", "bird", "swimmer", "vehicle", "serpent", "insect", "drifter"]
PlainStyle = BirdStyle | SwimmerStyle | SerpentStyle | InsectStyle | DrifterStyle
SMALLEST_MOUNT = 0.8  # metres: of animals that one rides
UPRIGHT = "upright"  # the trait that puts an animal on two legs
TEMPERED = TEMPERS  # traits that show in a face
AFLOAT = "afloat"  # the trait of who is in water that is seen from above


@dataclass(frozen=True, slots=True)
class Member:
    """What is known of a kind without drawing it."""

    kind: str
    plan: Plan
    height_m: float
    colour: str  # its own main colour
    flies: bool = False  # gets about in the air
    floats: bool = False  # lies in water that is seen from above


def kinds() -> tuple[str, ...]:
    """Every kind that can be drawn."""
    return all_kinds()


def has(kind: str) -> bool:
    return style_of(kind) is not None


def member(kind: str, *, upright: bool = False) -> Member | None:
    """What is known of a kind, or None when there is no drawing of it."""
    style = style_of(kind, upright=upright)
    if isinstance(style, Model):
        return Member(kind, "vehicle", style.metres, style.tone)
    if style is None:
        return None
    return Member(
        kind,
        _plan(style),
        style.height_m,
        style.coat[0],
        flies=_flies(style),
        floats=_floats(style),
    )


def _floats(style: BipedStyle | QuadrupedStyle | PlainStyle) -> bool:
    if isinstance(style, SerpentStyle):
        return style.lives == "water" or style.legs == "flipper"
    return isinstance(style, SwimmerStyle) or (isinstance(style, BirdStyle) and style.webbed)


def _flies(style: BipedStyle | QuadrupedStyle | PlainStyle) -> bool:
    if isinstance(style, InsectStyle | QuadrupedStyle):
        return style.wings != ""
    if isinstance(style, SerpentStyle):
        return style.lives == "air"
    return isinstance(style, BirdStyle) and style.flies


def _plan(style: BipedStyle | QuadrupedStyle | PlainStyle) -> Plan:
    plans: dict[type, Plan] = {
        BipedStyle: "biped",
        QuadrupedStyle: "quadruped",
        BirdStyle: "bird",
        SwimmerStyle: "swimmer",
        SerpentStyle: "serpent",
        InsectStyle: "insect",
        DrifterStyle: "drifter",
    }
    return plans[type(style)]


def can(kind: str, action: str, *, upright: bool = False) -> bool:
    """Whether the body of that kind has a movement of its own for the action."""
    known = member(kind, upright=upright)
    return known is not None and _is_known(known.plan, action)


def _is_known(plan: Plan, action: str) -> bool:
    named: dict[str, Callable[[str], object]] = {
        "biped": biped_action,
        "quadruped": beast_action,
        "serpent": serpent_action,
        "insect": insect_action,
        "drifter": drifter_action,
    }
    listed = {"bird": BIRD_ACTIONS, "swimmer": SWIMMER_ACTIONS, "vehicle": VEHICLE_ACTIONS}
    return named[plan](action) is not None if plan in named else action in listed[plan]


def carries(kind: str) -> bool:
    """Whether somebody can ride it, or ride in it."""
    style = style_of(kind)
    if isinstance(style, Model):
        return bool(style.seating)
    return isinstance(style, QuadrupedStyle) and style.height_m >= SMALLEST_MOUNT


def fitting_size(mount: Puppet, rider: Puppet, *, rider_size: float, mount_size: float) -> float:
    """How large a mount is whose pedals or rests its rider's feet must reach; else as given."""
    return _fitting_size(mount, rider, rider_size=rider_size, mount_size=mount_size)


def ridden(mount: Puppet, riders: tuple[Puppet, ...], shares: tuple[float, ...]) -> Puppet:
    """A mount and who is on it as one; `shares`: mount units a rider unit."""
    return RiddenPuppet(fitted(mount, riders[0]), riders, shares)


def puppet(kind: str, *, colour: str = "", traits: tuple[str, ...] = (), seed: int = 0) -> Puppet:  # fmt: skip
    """A member of the cast. `kind` must be one of `kinds()`; `colour` is `#rrggbb` or '' for its own.

    An animal with the trait "upright" walks on two legs, where there is such a figure of its kind.
    """
    style = style_of(kind, upright=UPRIGHT in traits)
    if isinstance(style, BipedStyle):
        person = with_traits(varied(style, seed), traits)
        colour = colour or _own_coat(person, seed)
        return BipedPuppet(dyed(person, colour) if colour else person, person.height_m, seed)
    if isinstance(style, QuadrupedStyle):
        beast = beast_with_traits(style, traits)
        colour = colour or _own_coat(beast, seed)
        return QuadrupedPuppet(dyed(beast, colour) if colour else beast, style.height_m, seed)  # fmt: skip
    if isinstance(style, Model):
        return VehiclePuppet(style, colour or style.tone, style.metres, seed)
    if style is None:
        raise KeyError(kind)
    return _plain(style, colour, traits, seed)


def _own_coat(style: BipedStyle | QuadrupedStyle, seed: int) -> str:
    """The coat of one of many animals; "" leaves its kind's own, as on people."""
    is_clothed = isinstance(style, BipedStyle) and style.finish != "fur"
    coat = coat_of(style.coat[0], seed)
    return "" if is_clothed or coat == style.coat[0] else coat


def _plain(style: PlainStyle, colour: str, traits: tuple[str, ...], seed: int) -> Puppet:
    """The bodies of which traits change the face alone."""
    style = replace(style, head=in_temper(style.head, traits))
    if isinstance(style, BirdStyle):
        bird = dyed(style, colour) if colour else style
        return BirdPuppet(bird, style.height_m, seed, is_afloat=AFLOAT in traits)
    if isinstance(style, SerpentStyle):
        long = dyed(style, colour) if colour else style
        return SerpentPuppet(long, style.height_m, seed, is_afloat=AFLOAT in traits)
    if isinstance(style, InsectStyle):
        return InsectPuppet(dyed(style, colour) if colour else style, style.height_m, seed)
    if isinstance(style, DrifterStyle):
        return DrifterPuppet(dyed(style, colour) if colour else style, style.height_m, seed)
    own = dyed(style, colour) if colour else style
    return SwimmerPuppet(own, style.height_m, seed, is_afloat=AFLOAT in traits)

"""A staged scene: everything film needs to draw any frame, and nothing it has to decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.engines.animatic.cast.base import Puppet
from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.props.base import Prop
from kinora.engines.animatic.scene import Caption
from kinora.engines.animatic.sets.base import Live, Setting
from kinora.engines.animatic.staging.changes import UNCHANGED
from kinora.engines.animatic.staging.play import Changing
from kinora.engines.animatic.staging.shot import Shot
from kinora.engines.animatic.staging.track import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A member of the cast and its way through the clip. `size` enlarges it, 1 is its own."""

    id: str
    puppet: Puppet
    track: Track
    size: float
    rain: int | None = None  # seed of the drops that burst on it; None when it is dry
    glides: bool = False  # sets no foot on the ground, so that nothing ties it to a spot
    width: float = 1.0  # metres that its body takes
    hangs: float = 0.0  # metres that it hangs above its spot without being lifted
    changes: Changing = UNCHANGED  # what its beats do to its picture
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A thing in somebody's hand, or on the head: it goes where the joint goes."""

    id: str
    prop: Prop
    holder: str
    joint: str  # "right hand", "left hand", "both hands", "crown"
    size: float
    is_behind: bool = False  # painted before its holder: what would hide a face
    enters_at: float = 0.0
    games: frozenset[str] = frozenset()  # actions of the holder in which it flies
    has_hands: bool = True  # the holder has; else it is caught with the mouth
    changes: Changing = UNCHANGED
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flown:
    """A thing in the air on a string from somebody's hand."""

    id: str
    prop: Prop
    holder: str
    path: Callable[[float], tuple[float, float, float]]  # of t: column, row, degrees
    scale: float  # design units per metre
    size: float
    enters_at: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A thing on the ground."""

    id: str
    prop: Prop
    spot: Point  # column, row
    size: float
    lift: float = 0.0  # metres above that spot: on or over another thing
    is_floating: bool = False  # nothing is under it
    enters_at: float = 0.0
    changes: Changing = UNCHANGED
    seed: int = 0


Item = Actor | Held | Flown | Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The set, who and what is in it, what lies over it, the camera, and the words."""

    setting: Setting
    ground: Ground
    items: tuple[Item, ...]
    layers: tuple[Live, ...]  # weather, lamps, crowd: by distance, over or under the cast
    shot: Shot  # in the clip's time
    clock: Callable[[float], float]  # seconds of the story at a time of the clip; all else is in it
    captions: tuple[Caption, ...] = ()  # in the clip's time
    title: str = ""

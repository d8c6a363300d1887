"""The floor plan of one scene: how large people are, where the frame ends, who sits where."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kinora.engines.animatic.paint.ground import Ground
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Angle
from kinora.engines.animatic.sets.base import Setting
from kinora.engines.animatic.staging.floor import Floor, Route
from kinora.engines.animatic.staging.marks import position, roomy

PERSON = 1.6  # metres: whoever the picture is measured by
# Height of a person at the centre, as a share of the frame's height: landscape, portrait.
HEIGHTS = {"wide": (0.43, 0.30), "medium": (0.49, 0.355), "close-up": (0.50, 0.37)}
# How large people are next to that, and degrees that they are seen from above.
ANGLES: dict[Angle, tuple[float, float]] = {
    "eye level": (1.0, 0.0),
    "low angle": (1.26, -13.0),
    "high angle": (0.86, 22.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A place to sit at something, in design units; hands are relative to the sitter's spot."""

    spot: Point
    seat: float  # height in metres
    left_hand: Point | None = None
    right_hand: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurdle:
    """What is leapt over: where it is, half of its width and its height in metres."""

    spot: Point
    half: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What somebody does together with another, where, and on which side the other then is: 1 to
    the right, -1 to the left."""

    action: str
    spot: Point
    side: float


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What planning needs to know of the set, in the story's own scale."""

    setting: Setting
    floor: Floor
    seconds: float  # that ways across the picture are laid out for: of the clip when it was made
    cuts: tuple[float, ...] = ()  # in the story: where each part of the clip ends
    posts: dict[str, Post] = field(default_factory=dict)  # at a piano, by who plays
    seats: dict[str, Post] = field(default_factory=dict)  # on a bench or a chair, by who sits
    blossoms: dict[str, Post] = field(default_factory=dict)  # what one hovers at, by who hovers
    places: dict[str, Point] = field(default_factory=dict)  # where one arrives, by thing

    meetings: dict[str, Meeting] = field(default_factory=dict)  # with another, by who acts
    hurdles: dict[str, Hurdle] = field(default_factory=dict)  # by who leaps over it
    papers: Mapping[str, bytes] = field(default_factory=dict)  # pictures of cut-out figures, by id
    lanes: dict[str, float] = field(default_factory=dict)  # metres ahead of who goes after one

    @property
    def ground(self) -> Ground:
        return self.floor.ground

    def until(self, t: float) -> float:
        """When the part of the clip ends that a moment of the story is in."""
        cuts = self.cuts or (self.seconds,)
        return next((cut for cut in cuts if cut > t), cuts[-1])

    def home(self, mark: str, *, width: float = 0.0) -> Point:
        """Column and row of a mark, for somebody so many metres wide."""
        if width <= 0:
            return position(mark, self.setting)
        centre = position("centre", self.setting)
        return roomy(mark, self.setting, width * self.ground.scale(centre[1]))

    def at_size(self, column: float, size: float) -> Point:
        """A spot on the column where people are `size` times as large as at the centre."""
        centre = self.setting.mark("centre")
        return column, self.ground.row(self.ground.scale(centre.row) * size)

    def route(self, *spots: Point, pace: float = 1.0, arrives: bool = True) -> Route:
        """A route over columns and rows."""
        points = tuple(self.floor.metres(spot) for spot in spots)
        return Route(self.floor, points, pace, arrives)


def story_size(metres: float) -> float:
    """How much larger than life somebody is: in picture books the small ones are larger and the
    large ones smaller."""
    return math.pow(PERSON / metres, 0.3)


def story_ground(setting: Setting, framing: str, angle: Angle = "eye level") -> Ground:
    """The set's ground with the eye lowered so far that a person has the height the framing asks
    for. Depends on the set alone, so that nobody's size hangs on who else is there."""
    landscape, portrait = HEIGHTS.get(framing, HEIGHTS["medium"])
    picture, ground = setting.picture, setting.ground
    size, lean = ANGLES[angle]
    wanted = (portrait if picture.is_portrait else landscape) * picture.H * size
    factor = wanted / (ground.scale(setting.mark("centre").row) * PERSON)
    return replace(ground, eye=ground.eye / min(max(factor, 0.5), 1.9), lean=lean)

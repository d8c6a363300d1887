"""Things that are played with: who has them in hand from when on, and where a kicked one rolls."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from kinora.engines.animatic import cast, props
from kinora.engines.animatic.cast.games import GAMES, kicked
from kinora.engines.animatic.paint.paths import Point
from kinora.engines.animatic.scene import Beat, Entity, Scene
from kinora.engines.animatic.staging.changes import SAME, Altered
from kinora.engines.animatic.staging.track import Track
from kinora.engines.animatic.staging.world import World

KICK_GAP = 0.62  # shares of the kicker's height between its spot and the ball's
BEYOND = 0.08  # share of the width that it rolls beyond the edge


class Changing(Protocol):
    """What a thing looks like over time."""

    def at(self, t: float) -> Altered: ...


def players(thing: Entity, scene: Scene) -> list[tuple[Entity, Beat]]:
    """Who plays a game with a thing in their hands, and when."""
    return [
        (other, beat)
        for other in scene.entities
        if cast.has(other.kind)
        for beat in other.beats
        if beat.target == thing.id and beat.action in GAMES
    ]


def player_of(thing: Entity, scene: Scene) -> tuple[str, float]:
    """The first who plays with it: their id, and when it is first in their hands; ("", 0) for
    none."""
    games = players(thing, scene)
    if not games or not props.has(thing.kind):
        return "", 0.0
    other, beat = min(games, key=lambda game: game[1].start)
    return other.id, max(beat.start, thing.enters_at)


def kicker_of(thing: Entity, scene: Scene) -> Entity | None:
    """The first who kicks it."""
    return next((o for o in scene.entities for b in o.beats if b.target == thing.id and b.action == "kick" and cast.has(o.kind)), None)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Until:
    """As it is until a moment; not to be seen from then on."""

    end: float
    changes: Changing

    def at(self, t: float) -> Altered:
        return Altered(alpha=0.0) if t >= self.end else self.changes.at(t)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kicks:
    """Rolls out of the picture and back whenever it is kicked."""

    track: Track
    far: float  # its own heights to beyond the edge; negative to the left
    tall: float  # its own heights that the kicker has
    changes: Changing

    def at(self, t: float) -> Altered:
        own, stand = self.changes.at(t), self.track.at(t)
        if own != SAME or stand is None or stand.act.action != "kick":
            return own
        out, up = kicked(stand.act.t)
        return Altered(
            aside=self.far * out, up=self.tall * up, turn=math.degrees(2 * self.far * out)
        )


def beyond(spot: Point, world: World, *, is_right: bool) -> float:
    """Design units from a spot to beyond the edge on that side; negative to the left."""
    wide = world.setting.picture.W
    return wide * (1 + BEYOND) - spot[0] if is_right else -wide * BEYOND - spot[0]

"""Games with things that fly: when they are let go, where they are then, when they are caught.

Both who plays and what is played with follow it, so that hand and thing meet. Lengths are shares of
the player's height; times are seconds since the game began.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

TOSS_S, TOSS_UP, TOSS_DOWN = 2.1, 0.30, 0.80  # a round; shares of it: let go, caught
THROW_S, THROWN, BEYOND, BACK, CAUGHT = 4.4, 0.25, 0.46, 0.52, 0.74
FETCH_S, COMES, SNAP, SPIT, GONE = 4.2, 0.04, 0.27, 0.80, 0.97
CATCH_AHEAD = BACK * THROW_S  # seconds by which catching is ahead of throwing
JUGGLE_S, JUGGLED, DWELL = 1.5, 3, 0.16  # a round of one ball, how many, share in a hand
DRIBBLE_S = 0.78
KICK_S, KICKED, OUT_BY, COMES_BACK, RESTS = 3.4, 0.20, 0.48, 0.56, 0.94


@dataclass(frozen=True, slots=True, kw_only=True)
class Lie:
    """Where a thing is next to its player: at a joint, or `share` of the way `to` another; then
    `out` of the way beyond the frame's edge, `up` from there, `low` of the way to the ground."""

    joint: str = "both hands"
    to: str = ""
    share: float = 0.0
    out: float = 0.0
    up: float = 0.0
    low: float = 0.0
    turn: float = 0.0  # degrees clockwise


def between(u: float, start: float, end: float) -> float:
    """0 to 1 from `start` to `end`."""
    return min(max((u - start) / (end - start), 0.0), 1.0)


def arc(k: float) -> float:
    """The height of a throw, 0 to 1 and back."""
    return 4 * k * (1 - k)


def _tossed(t: float) -> tuple[Lie, ...]:
    """Up over the head and down into the same hands, turning over once."""
    k = between(t % TOSS_S / TOSS_S, TOSS_UP, TOSS_DOWN)
    return (Lie(up=0.95 * arc(k), turn=360 * k),)


def _thrown(t: float) -> tuple[Lie, ...]:
    """Out of the picture, and back from there."""
    u = t % THROW_S / THROW_S
    if u < BACK:
        k = between(u, THROWN, BEYOND)
        return (Lie(joint="right hand", out=k, up=0.55 * arc(k * 0.8), turn=500 * k),)
    k = between(u, BACK, CAUGHT)
    return (Lie(out=1 - k, up=0.55 * arc(0.2 + 0.8 * k), turn=-420 * (1 - k)),)


def _caught(t: float) -> tuple[Lie, ...]:
    return _thrown(t + CATCH_AHEAD)


def _fetched(t: float) -> tuple[Lie, ...]:
    """In from outside, snapped out of the air, carried, and thrown out with a toss of the head."""
    u = t % FETCH_S / FETCH_S
    if u < SPIT:
        k = between(u, COMES, SNAP)
        return (Lie(joint="mouth", out=1 - k, up=0.35 * arc(0.3 + 0.7 * k), turn=-420 * (1 - k)),)
    k = between(u, SPIT, GONE)
    return (Lie(joint="mouth", out=k, up=0.5 * arc(k * 0.85), turn=420 * k),)


def _juggled(t: float) -> tuple[Lie, ...]:
    """From hand to hand in arcs, one after another."""
    lies = []
    for number in range(JUGGLED):
        u = (t / JUGGLE_S + number / JUGGLED) % 1.0
        way, k = ("left hand", "right hand"), between(u * 2 % 1.0, DWELL, 1.0)
        start, end = way if u < 0.5 else way[::-1]
        lies.append(Lie(joint=start, to=end, share=k, up=0.72 * arc(k), turn=360 * k))
    return tuple(lies)


def _dribbled(t: float) -> tuple[Lie, ...]:
    """Down to the ground and up into the hand."""
    u = t % DRIBBLE_S / DRIBBLE_S
    return (Lie(joint="right hand", low=1 - (2 * u - 1) ** 2, turn=120 * math.sin(t)),)


GAMES: MappingProxyType[str, Callable[[float], tuple[Lie, ...]]] = MappingProxyType({
    "toss": _tossed, "throw": _thrown, "play ball": _thrown, "catch": _caught, "juggle": _juggled, "dribble": _dribbled,
})  # fmt: skip
FETCHED = frozenset({"throw", "play ball", "catch", "toss"})  # of who has no hands


def lies(action: str, t: float, *, has_hands: bool) -> tuple[Lie, ...]:
    """Where what is played with is (more than once where several are in the air); nothing where
    the action is no game."""
    if not has_hands and action in FETCHED:
        return _fetched(t)
    game = GAMES.get(action)
    return game(t) if game is not None else ()


def kicked(t: float) -> tuple[float, float]:
    """How far out of the picture a kicked ball is, 0 to 1, and how high (heights of the kicker)."""
    u = t % KICK_S / KICK_S
    if u < COMES_BACK:
        k = between(u, KICKED, OUT_BY)
        return 1 - (1 - k) ** 1.5, 0.22 * arc(k)
    k = between(u, COMES_BACK, RESTS)
    return (1 - k) ** 1.8, 0.0

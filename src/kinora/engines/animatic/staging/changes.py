"""Changes of a thing itself: it melts, grows, fades, bursts. What is done to its picture at a moment,
by its own beats; whoever it is and whatever it is made of. Nothing here draws.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kinora.engines.animatic.paint.camera import smooth
from kinora.engines.animatic.scene import Beat, Entity

# Seconds: coming down, shaking before going up, going up, going up and away.
LANDING_S, IGNITION, TAKE_OFF_S, LAUNCH_S = 3.2, 1.5, 4.6, 7.5
SHORTEST_S = 0.4  # of a change, however short its beat
Trace = Literal["puddle", "burst", "fire", "halo", "glitter", "dust", "exhaust", "water"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something painted about what changes: `strength` 0 to 1, `t` seconds since it began."""

    kind: Trace
    strength: float
    t: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """How somebody or something differs from its own picture; lengths are shares of its height."""

    wide: float = 1.0
    tall: float = 1.0
    alpha: float = 1.0
    sunk: float = 0.0  # how much of it is under the ground it stands on
    up: float = 0.0
    aside: float = 0.0
    turn: float = 0.0  # degrees clockwise about its middle
    swing: float = 0.0  # degrees clockwise about its foot
    signs: tuple[Sign, ...] = ()


SAME = Altered()
Change = Callable[[float, float], Altered]  # of seconds since it began, and seconds it lasts


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of one entity in order of time; what one has done stays done until the next."""

    beats: tuple[Beat, ...] = ()

    def at(self, t: float) -> Altered:
        """What it is at second t of the story."""
        found = SAME
        for beat in self.beats:
            if t < beat.start:
                break
            change = CHANGES[beat.action]
            lasts = max(beat.end - beat.start, SHORTEST_S)
            is_over = t >= beat.end and beat.action in PASSING
            found = SAME if is_over else change(t - beat.start, lasts)
        return found


UNCHANGED = Changes()


def changes_of(entity: Entity) -> Changes:
    """What an entity's beats do to its picture."""
    return Changes(tuple(beat for beat in entity.beats if beat.action in CHANGES))


def _melt(t: float, lasts: float) -> Altered:
    """Sinks, widens, and ends as a puddle that its top swims in."""
    u = smooth(t / min(0.8 * lasts, 6.5))
    puddle = Sign(kind="puddle", strength=smooth(u * 1.6), t=t)
    sag = 0.02 * math.sin(t * 2.3) * u * (1 - u)
    return Altered(wide=1 + 0.34 * u, tall=1 - 0.36 * u + sag, sunk=0.62 * u, signs=(puddle,))


def _grow(t: float, lasts: float) -> Altered:
    return _scaled(1 + 0.75 * _in_surges(t / min(0.75 * lasts, 5.0)), t)


def _shrink(t: float, lasts: float) -> Altered:
    return _scaled(1 - 0.66 * _in_surges(t / min(0.75 * lasts, 5.0)), t)


def _in_surges(u: float) -> float:
    """0 to 1 in three pushes, each a little beyond itself and back."""
    u = min(max(u, 0.0), 1.0)
    step = min(int(u * 3), 2)
    within = u * 3 - step
    push = smooth(within / 0.7) + 0.10 * math.sin(math.pi * min(within, 1.0)) * (within < 1)
    return (step + push) / 3


def _scaled(size: float, t: float) -> Altered:
    wobble = 0.012 * math.sin(t * 5.0)
    return Altered(wide=size * (1 + wobble), tall=size * (1 - wobble))


def _bloom(t: float, lasts: float) -> Altered:
    """From a bud to full size."""
    u = _in_surges(t / min(0.7 * lasts, 4.5))
    return Altered(wide=0.28 + 0.72 * u, tall=0.45 + 0.55 * smooth(u * 1.2))


def _vanish(t: float, lasts: float) -> Altered:
    """Flickers thin, then fades in a shower of sparks."""
    begins, fades = _moment(lasts), 1.4
    u = smooth((t - begins) / fades)
    spark = math.sin(math.pi * min(max((t - begins + 0.5) / (fades + 1.1), 0.0), 1.0))
    signs = (Sign(kind="glitter", strength=spark, t=t),) if spark > 0 else ()
    return Altered(alpha=1 - u, up=0.10 * u, wide=1 - 0.25 * u, signs=signs)


def _moment(lasts: float) -> float:
    """When what happens at once does so: early enough for its end to be seen."""
    return max(min(0.46 * lasts, lasts - 1.6), 0.15)


def _explode(t: float, lasts: float) -> Altered:
    """Trembles, swells, bursts: bits, a puff of smoke, and nothing is left."""
    return _gone_at(t, _moment(lasts), swells=0.22)


def _pop(t: float, lasts: float) -> Altered:
    return _gone_at(t, _moment(lasts), swells=0.12)


def _gone_at(t: float, when: float, *, swells: float) -> Altered:
    if t >= when:
        age = t - when
        burst = Sign(kind="burst", strength=1.0, t=age)
        return Altered(alpha=0.0, signs=(burst,) if age < 3.0 else ())
    u = smooth((t - when + 1.2) / 1.2)
    shake = 2.2 * u * math.sin(t * 31)
    return Altered(wide=1 + swells * u, tall=1 + swells * u, swing=shake)


def _burn(t: float, lasts: float) -> Altered:
    fire = Sign(kind="fire", strength=smooth(t / 1.2), t=t)
    halo = Sign(kind="halo", strength=0.6 * smooth(t / 1.2) * (0.9 + 0.1 * math.sin(t * 5)), t=t)
    return Altered(signs=(halo, fire))


def _glow(t: float, lasts: float) -> Altered:
    """A halo that breathes."""
    breath = 0.62 + 0.38 * math.sin(t * 2.6 - math.pi / 2)
    return Altered(signs=(Sign(kind="halo", strength=smooth(t / 0.8) * breath, t=t),))


def _blink(t: float, lasts: float) -> Altered:
    """On and off, slower than once a second."""
    on = smooth(2.2 * math.sin(t * 2 * math.pi * 0.7 - math.pi / 2) + 0.5)
    return Altered(signs=(Sign(kind="halo", strength=on, t=t),))


def _sway(t: float, lasts: float) -> Altered:
    return Altered(swing=smooth(t / 0.8) * (5.0 * math.sin(t * 1.9) + 1.6 * math.sin(t * 4.3)))


def _turn(t: float, lasts: float) -> Altered:
    """Round and round, gathering speed."""
    return Altered(turn=150 * (t - 0.8 * (1 - math.exp(-t / 0.8))))


def _hop(t: float, lasts: float) -> Altered:
    """Bounces, a little lower each time, and is thrown up anew."""
    high, period = 1.7, 0.86
    u = t % period / period
    flat = max(0.0, 1 - min(u, 1 - u) / 0.09)
    up = high * 4 * u * (1 - u)
    return Altered(up=up, wide=1 + 0.22 * flat, tall=1 - 0.26 * flat, turn=40 * math.sin(t * 0.9))


def _roll(t: float, lasts: float) -> Altered:
    """To one side and back again, turning as far as it gets."""
    far = 2.6 * math.sin(t * 2 * math.pi / 5.0)
    return Altered(aside=far, turn=math.degrees(2 * far))


def _drop(t: float, lasts: float) -> Altered:
    """Falls from above the picture, and bounces once."""
    fall = 1.1
    if t < fall:
        return Altered(up=6.0 * (1 - (t / fall) ** 2), turn=30 * math.sin(t * 3) * (1 - t / fall))
    after = t - fall
    hop = max(0.0, 0.35 * 4 * after / 0.5 * (1 - after / 0.5)) if after < 0.5 else 0.0
    flat = math.exp(-after * 9)
    dust = (Sign(kind="dust", strength=1.0, t=after),) if after < 1.4 else ()
    return Altered(up=hop, wide=1 + 0.18 * flat, tall=1 - 0.22 * flat, signs=dust)


def _rise(t: float, lasts: float) -> Altered:
    """Off the ground and up, drifting."""
    u = smooth(t / 2.0)
    return Altered(
        up=0.7 * u + 0.06 * math.sin(t * 1.6) * u,
        aside=0.05 * math.sin(t * 0.9) * u,
        swing=2.5 * math.sin(t * 1.1) * u,
    )


def _land(t: float, lasts: float) -> Altered:
    """Dust where it touches the ground, and knees that give."""
    after = t - min(LANDING_S, 0.6 * lasts) + 0.25
    if after < 0:
        return SAME
    give = 0.10 * math.exp(-after * 4) * math.sin(min(after * 9, math.pi))
    dust = (Sign(kind="dust", strength=1.0, t=after),) if after < 1.4 else ()
    return Altered(tall=1 - give, wide=1 + 0.6 * give, signs=dust)


def _take_off(t: float, lasts: float) -> Altered:
    """A tremble, and what is blown away under it."""
    shake = 0.6 * math.sin(t * 37) * smooth(t / 0.6) * (1 - smooth((t - IGNITION) / 2.0))
    dust = (Sign(kind="dust", strength=1.0, t=t - IGNITION),) if 0 <= t - IGNITION < 1.4 else ()
    return Altered(swing=shake, signs=dust)


def _launch(t: float, lasts: float) -> Altered:
    """Fire and rolling smoke on the ground; it stays below what rises."""
    shake = 0.7 * math.sin(t * 37) * smooth(t / 0.6) * (1 - smooth((t - IGNITION) / 2.5))
    return Altered(swing=shake, signs=(Sign(kind="exhaust", strength=smooth(t / 0.8), t=t),))


def _spray(t: float, lasts: float) -> Altered:
    """Water in an arc, for a while and again."""
    u = t % 3.4
    on = smooth((u - 0.4) / 0.3) * (1 - smooth((u - 2.6) / 0.3))
    return Altered(signs=(Sign(kind="water", strength=on, t=t),) if on > 0 else ())


def _sink(t: float, lasts: float) -> Altered:
    """Nose down and under."""
    u = smooth((t - 0.6) / min(0.8 * lasts, 6.5))
    return Altered(sunk=1.15 * u, swing=9 * smooth(t / 1.5))


def _surface(t: float, lasts: float) -> Altered:
    u = 1 - smooth((t - 0.2) / min(0.6 * lasts, 3.5))
    return Altered(sunk=1.15 * u, swing=-7 * u)


def _topple(t: float, lasts: float) -> Altered:
    """Leans, tips over and lies."""
    when = _moment(lasts)
    lean = 4 * math.sin(t * 6) * smooth((t - when + 1) / 1.0) if t < when else 0.0
    u = min(max((t - when) / 0.7, 0.0), 1.0)
    return Altered(swing=lean + 84 * u * u)


# By the action that a beat names.
CHANGES: MappingProxyType[str, Change] = MappingProxyType({
    "melt": _melt, "grow": _grow, "shrink": _shrink, "bloom": _bloom, "vanish": _vanish, "explode": _explode, "pop": _pop, "burn": _burn,
    "glow": _glow, "blink": _blink, "sway": _sway, "revolve": _turn, "bounce": _hop, "roll": _roll, "drop": _drop, "rise": _rise,
    "topple": _topple, "land": _land, "take off": _take_off, "launch": _launch, "spray": _spray, "sink": _sink, "surface": _surface,
})  # fmt: skip
# What ends with its beat; the rest has happened for good.
PASSING = frozenset(
    {
        "burn",
        "glow",
        "blink",
        "erupt",
        "sway",
        "revolve",
        "bounce",
        "roll",
        "rise",
        "spray",
        "land",
        "take off",
        "surface",
    }
)

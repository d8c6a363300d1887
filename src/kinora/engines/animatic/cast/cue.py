"""When and on which body an action is performed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kinora.engines.animatic.cast.pose import CALM, Face
from kinora.engines.animatic.cast.vectors import ease, wave

STANCE = 0.6  # share of the cycle a walking foot is on the ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One moment of an action. `steps` are whole walking cycles since it began."""

    t: float = 0.0
    span: float = 1.0
    steps: float = 0.0
    leg: float = 86.0  # figure units
    hips: float = 17.0  # height of the pelvis above a seat, figure units
    perch: float = 0.0  # height of the seat, figure units; 0: the ground
    shift: float = 0.0  # seconds by which this figure breathes and blinks apart from others

    @property
    def progress(self) -> float:
        return min(max(self.t / max(self.span, 1e-6), 0.0), 1.0)

    def phase(self, rate: float) -> float:
        """Cycles since the action began, at `rate` a second."""
        return self.t * rate

    def breath(self) -> float:
        """-1 to 1, about one breath in three seconds."""
        return wave((self.t + self.shift) * 0.34)

    def blinking(self, face: Face = CALM) -> Face:
        """The face with a blink of a sixth of a second now and then."""
        beat = (self.t + self.shift * 1.7) % 3.1
        lid = max(0.0, 1 - abs(beat - 2.9) / 0.075)
        return face if lid <= face.blink else replace(face, blink=lid)


def foot_path(phase: float, *, stride: float, lift: float, stance: float = STANCE) -> tuple[float, float, float]:  # fmt: skip
    """(forward, up, toe angle) of a foot in leg lengths and degrees.

    On the ground it moves back at a constant speed, so in ground space it stands still when the
    body advances `stride / stance` per cycle. It lands on the heel and leaves on the toe.
    """
    u = phase % 1.0
    if u < stance:
        k = u / stance
        return (stride * (0.5 - k), 0.0, 16 * max(0.0, 1 - k * 6) - 24 * max(0.0, (k - 0.8) / 0.2))
    k = (u - stance) / (1 - stance)
    return (stride * (-0.5 + ease(k)), lift * math.sin(math.pi * k), -24 * (1 - k) + 16 * k)

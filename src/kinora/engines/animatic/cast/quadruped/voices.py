"""What beasts say aloud: barks, roars, neighs. The body throws itself into every call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kinora.engines.animatic.cast.cue import Cue
from kinora.engines.animatic.cast.pose import Face, key_poses
from kinora.engines.animatic.cast.quadruped.gaits import stand
from kinora.engines.animatic.cast.quadruped.pose import QuadrupedPose
from kinora.engines.animatic.cast.vectors import wave

CALL_S = 1.5  # seconds from one call to the next


def named(name: str) -> Callable[[Cue], QuadrupedPose] | None:
    """The call of that name, or None."""
    return {"growl": call, "roar": call, "bark": call}.get(name)


def call(cue: Cue) -> QuadrupedPose:
    """Draws breath with the head low, throws it up with the mouth wide open, and shakes."""
    u = cue.t % CALL_S / CALL_S
    still = stand(cue)
    breath = replace(still, face=Face(smile=0.2, anger=0.5), neck=20, head=(0, 8, 0), pitch=3, rise=-0.07, forward=-0.05)  # fmt: skip
    shake = 4 * wave(cue.t * 6)
    out = replace(still, face=Face(smile=0.3, mouth=1.0, anger=0.7), neck=-10, head=(shake, -18, shake * 0.6), pitch=-7, rise=0.05, forward=0.08, lag=0.8)  # fmt: skip
    keys = ((0.0, still), (0.20, breath), (0.30, out), (0.72, out), (0.92, still), (1.0, still))
    return replace(key_poses(keys, u), tail=cue.t, tail_swing=0.9)

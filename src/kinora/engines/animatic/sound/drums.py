"""A drum kit, and the patterns it plays: which piece sounds in which eighth or sixteenth of a bar."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinora.engines.animatic.sound.instruments import struck
from kinora.engines.animatic.sound.signal import Rng, Signal, burst, clock, glide
from kinora.engines.animatic.sound.tape import Tape

# A row is a bar of sixteen: "x" strikes, "o" is soft.
_PATTERNS = {
    "pop": {"kick": "x.....x.x.......", "clap": "....x.......x...", "shaker": "o.x.o.x.o.x.o.x."},
    "swing": {"ride": "x...x.o.x...x.o.", "brush": "....o.......o...", "kick": "o..............."},
    "soft": {"kick": "x.........o.....", "rim": "........o.......", "shaker": "o...o...o...o..."},
    "epic": {"tom": "x..x..x.x..x..xx", "kick": "x.......x.......", "crash": "x..............."},
    "rock": {"kick": "x.....x.x.x.....", "snare": "....x.......x...", "hat": "x.x.x.x.x.x.x.x."},
    "house": {"kick": "x...x...x...x...", "clap": "....x.......x...", "hat": "..x...x...x...x."},
}
_LEVELS = {"kick": 0.5, "snare": 0.22, "clap": 0.10, "hat": 0.045, "shaker": 0.05, "ride": 0.07, "brush": 0.08,
           "rim": 0.10, "tom": 0.42, "crash": 0.07}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kit:
    """The sounds of each piece."""

    pieces: dict[str, Signal]

    @classmethod
    def made(cls) -> Kit:
        rng = np.random.default_rng(5)  # the same kit in every video
        return cls({
            "kick": drum(rng, 0.28, 150, 46), "tom": drum(rng, 0.4, 150, 78),
            "snare": burst(rng, 0.2, (1800, 2.0, 0.0), (220, 0.8, -2.0), attack=0.001),
            "clap": burst(rng, 0.14, (1500, 1.4, 0.0), (2600, 1.0, -4.0)),
            "hat": burst(rng, 0.05, (8500, 1.2, 0.0), attack=0.001),
            "shaker": burst(rng, 0.07, (7000, 1.2, 0.0), attack=0.015),
            "ride": struck((3100, 4570, 6130), (0.4, 0.3, 0.2), (0.5, 0.4, 0.3), seconds=0.4),
            "brush": burst(rng, 0.16, (2600, 2.4, 0.0), attack=0.03),
            "rim": struck((820, 1730), (0.6, 0.4), (0.05, 0.03), seconds=0.06),
            "crash": burst(rng, 1.1, (5200, 2.0, 0.0), attack=0.004),
        })  # fmt: skip


def drum(rng: Rng, seconds: float, high: float, low: float) -> Signal:
    """A skin that is struck: its pitch falls as it dies away."""
    time = clock(seconds)
    pitch = low + (high - low) * np.exp(-time * 30)
    skin = glide(pitch.astype(np.float32)) * np.exp(-5 * time / seconds)
    click = np.zeros_like(skin)
    tick = burst(rng, 0.02, (2200, 1.6, 0.0), attack=0.001)
    click[: len(tick)] = tick
    fade = np.clip((seconds - time) / (0.2 * seconds), 0, 1) * np.minimum(time / 0.001, 1)
    return np.asarray((0.8 * skin + 0.08 * click) * fade, np.float32)


def beat(tape: Tape, kit: Kit, pattern: str, *, at: float, seconds: float, end: float) -> None:
    """One bar from `at`; nothing is struck after `end`."""
    for piece, row in _PATTERNS.get(pattern, {}).items():
        for number, mark in enumerate(row):
            moment = at + number * seconds / 16
            if mark != "." and moment < end:
                gain = _LEVELS[piece] * (1.0 if mark == "x" else 0.5)
                pan = {"hat": 0.3, "shaker": -0.4, "ride": 0.3}.get(piece, 0.0)
                tape.add(moment, kit.pieces[piece], gain=gain, pan=pan, wet=0.3)

"""When lights in the sky go off, by their seed: the picture shows them, the sound follows them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NUM_STRIKES = 40
SHELL_EVERY, SHELL_EARLY = 0.78, 3.4  # seconds between shells; how long before 0 the first one rose
SHELL_RISE = 0.75  # seconds from the ground to where a shell opens
STRAY = 0.10  # seconds by which a shell may be late


def lightning_seed(seed: int) -> int:
    """The seed of a storm's lightning, from the storm's own."""
    return seed * 11 + 3


def strikes(rng: np.random.Generator) -> NDArray[np.float64]:
    """The moments at which lightning strikes, in seconds, at least 1.4 apart."""
    return np.asarray(np.cumsum(rng.uniform(1.4, 3.4, NUM_STRIKES)) + 0.3)


def opens(seed: int, number: int) -> float:
    """The moment at which a firework's shell opens, in seconds."""
    late = float(np.random.default_rng((seed, number, 1)).uniform(0, STRAY))
    return number * SHELL_EVERY + late - SHELL_EARLY + SHELL_RISE

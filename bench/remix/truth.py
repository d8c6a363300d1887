"""Where an edit may change a clip at all: the truth, from the scenes before and after it.

Knows nothing of models, or of what was made.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from shapes.world import Scene, draw

Mask = npt.NDArray[np.bool_]

_SEEN = 2  # of 255: a smaller difference is one of rounding


def changed(source: Scene, target: Scene, *, dilation: int = 3) -> Mask:
    """(FRAMES, HEIGHT, WIDTH): pixels whose colour is another in the target's clip, and those that are
    at most `dilation` rows and columns away: a codec carries a change as far."""
    before, after = draw(source).astype(np.int16), draw(target).astype(np.int16)
    return widened((np.abs(after - before) > _SEEN).any(axis=-1), dilation)


def widened(mask: Mask, reach: int) -> Mask:
    """Grown within each frame by `reach` rows and columns, as by a square."""
    for axis in (1, 2):
        length = mask.shape[axis]
        rim = [(0, 0)] * 3
        rim[axis] = (reach, reach)
        around = np.pad(mask, rim)
        mask = np.logical_or.reduce(
            [around.take(range(at, at + length), axis) for at in range(2 * reach + 1)]
        )
    return mask

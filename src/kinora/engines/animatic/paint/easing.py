"""The one slow-in, slow-out curve, for single numbers and for arrays. Knows no time and no picture."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Part = TypeVar("Part", float, NDArray[np.floating[Any]])


def eased(part: Part) -> Part:
    """From 0 to 1 with no speed at either end; `part` lies within 0 and 1."""
    curve: Part = part * part * (3 - 2 * part)
    return curve

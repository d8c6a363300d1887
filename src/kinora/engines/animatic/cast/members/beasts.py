"""Beasts on four legs: all the tables of them in one."""

from __future__ import annotations

from collections.abc import Callable

from kinora.engines.animatic.cast.members.burrowers import burrowers
from kinora.engines.animatic.cast.members.giants import giants
from kinora.engines.animatic.cast.members.hoofed import hoofed
from kinora.engines.animatic.cast.members.prowlers import prowlers
from kinora.engines.animatic.cast.quadruped.style import QuadrupedStyle


def beasts() -> dict[str, Callable[[], QuadrupedStyle]]:
    """Every beast by kind."""
    return hoofed() | prowlers() | burrowers() | giants()

"""One line of the table that a measurement gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, what it should reach, what it reached."""

    what: str
    goal: str
    measured: str
    is_met: bool | None  # None: not measured

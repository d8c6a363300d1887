"""What a project has used: videos by model and status, seconds of film and of work, bytes kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.errors import InvalidRequest
from kinora.store import ModelUsage, Store, StoredBytes


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageReport:
    """The use of one project; times are unix seconds."""

    start: int
    end: int  # not included
    models: tuple[ModelUsage, ...]
    stored: StoredBytes  # now, whatever the time asked for


class UsageService:
    """Reports for the projects of one server."""

    def __init__(self, *, store: Store, clock: Callable[[], float]) -> None:
        """`clock` gives unix seconds."""
        self._store = store
        self._clock = clock

    def report(
        self, project: str, *, start: int | None = None, end: int | None = None
    ) -> UsageReport:
        """What was asked for from `start` (the beginning) up to before `end` (now included).

        Raises InvalidRequest when the end is not after the start.
        """
        start = 0 if start is None else start
        end = int(self._clock()) + 1 if end is None else end
        if end <= start:
            raise InvalidRequest(
                f"Invalid 'end_time': expected a time after 'start_time', but got {end}.",
                param="end_time",
                code="invalid_value",
            )
        return UsageReport(
            start=start,
            end=end,
            models=self._store.usage(project, start=start, end=end),
            stored=self._store.stored_bytes(project),
        )

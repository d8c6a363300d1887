"""The groups of routes beside the videos' own, each over what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinora.api.app import Routes
from kinora.api.body import BodyReader
from kinora.api.idempotency import Idempotency
from kinora.service import VideoService
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What groups of routes are made from; `clock` gives unix seconds."""

    settings: Settings
    bodies: BodyReader
    store: Store
    storage: Storage
    videos: VideoService
    wake: Callable[[], None]
    clock: Callable[[], float]

    @property
    def idempotency(self) -> Idempotency:
        """What makes things once for each key."""
        return Idempotency(self.store, self.clock)


def route_groups(parts: Parts) -> tuple[Routes, ...]:
    """All groups of a server."""
    return ()

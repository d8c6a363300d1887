"""What looks at whatever clients give, for every process that makes videos of it."""

from __future__ import annotations

from collections.abc import Callable

from kinora.media.inspection import Inspector
from kinora.service import Intake
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import Store
from kinora.wiring.outbound import build_outbound


def build_intake(
    settings: Settings, *, store: Store, storage: Storage, clock: Callable[[], float]
) -> Intake:
    """Looks at what clients give; unfinished copies lie among the uploads, and are swept like them."""
    return Intake(
        store=store,
        storage=storage,
        inspector=Inspector(scratch=storage.uploads),
        fetcher=build_outbound(settings),
        clock=clock,
    )

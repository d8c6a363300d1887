"""What accepts videos, for every process that does."""

from __future__ import annotations

import time

from kinora.service import Intake, Limits, VideoService
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import GroupWriter, Store
from kinora.wake import Waker
from kinora.wiring.models import build_catalogue, find_models


def build_videos(
    settings: Settings, *, store: Store, storage: Storage, intake: Intake, waker: Waker
) -> VideoService:
    """The use cases of a server."""
    return VideoService(
        store=store,
        writer=GroupWriter(store),
        storage=storage,
        intake=intake,
        catalogue=build_catalogue(find_models(settings)),
        wake=waker.wake,
        clock=time.time,
        limits=limits_of(settings),
    )


def limits_of(settings: Settings) -> Limits:
    """What is refused before it is stored."""
    return Limits(
        max_queued=settings.max_queued,
        max_stored_bytes=settings.max_stored_bytes,
        min_free_bytes=settings.min_free_bytes,
    )

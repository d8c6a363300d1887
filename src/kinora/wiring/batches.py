"""The clerk's errands around files and batches."""

from __future__ import annotations

import time

from kinora.clerk.batch_work import BatchWork
from kinora.clerk.batches import BatchErrand, FileErrand
from kinora.clerk.bell import Bell
from kinora.clerk.clerk import Errand
from kinora.service.files import FileService
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import Store
from kinora.wake import Waker
from kinora.wiring.intake import build_intake
from kinora.wiring.layout import Layout
from kinora.wiring.videos import build_videos


def batch_errands(settings: Settings, *, store: Store, waker: Waker, bell: Bell) -> list[Errand]:
    """Moves batches on, and clears away what they and files leave behind."""
    storage = Storage(Layout(settings.data).storage)
    intake = build_intake(settings, store=store, storage=storage, clock=time.time)
    files = FileService(store=store, storage=storage, clock=time.time)
    work = BatchWork(
        store=store,
        storage=storage,
        files=files,
        videos=build_videos(settings, store=store, storage=storage, intake=intake, waker=waker),
        wake=waker.wake,
        max_queued=settings.max_queued,
        expires_after_s=settings.expires_after,
    )
    return [
        BatchErrand(store=store, work=work, clock=time.time, ring=bell.ring),
        FileErrand(files),
    ]

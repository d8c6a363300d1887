"""The HTTP application of an API process."""

from __future__ import annotations

import time
from contextlib import suppress

from kinora import __version__
from kinora.api.app import Api, create_app
from kinora.api.body import BodyLimits, BodyReader
from kinora.errors import KinoraError, Unavailable
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import HotReads, Store
from kinora.wake import Waker
from kinora.wiring.intake import build_intake
from kinora.wiring.layout import Layout, open_store
from kinora.wiring.routes import Parts, route_groups
from kinora.wiring.videos import build_videos

STALE_S = 5  # a dispatcher that has not beaten for so long is not there


def build_api(settings: Settings, *, number: int = 0) -> Api:
    """The HTTP application over a migrated database; `number` tells this API process from others."""
    started_at = int(time.time())
    layout = Layout(settings.data)
    store = open_store(settings)
    holder = f"api-{number}-"
    with suppress(KinoraError):  # else they lapse by themselves
        store.drop_receipts_of(holder)
    waker = Waker(layout.wake, "api")
    storage = Storage(layout.storage)
    intake = build_intake(settings, store=store, storage=storage, clock=time.time)
    service = build_videos(settings, store=store, storage=storage, intake=intake, waker=waker)
    bodies = BodyReader(limits=body_limits(settings), uploads=storage.uploads)
    parts = Parts(
        settings=settings,
        bodies=bodies,
        store=store,
        storage=storage,
        intake=intake,
        videos=service,
        wake=waker.wake,
        clock=time.time,
        holder=holder,
    )
    return create_app(
        service=service,
        queues=parts.queues,
        reads=HotReads(layout.database),
        wakes=waker,
        idempotency=parts.idempotency,
        rate=parts.rate,
        outlook=parts.outlook,
        counts=store.counts,
        check_ready=lambda: check_dispatcher(store, since=started_at),
        version=__version__,
        bodies=bodies,
        max_watches=settings.max_streams,
        groups=route_groups(parts),
    )


def body_limits(settings: Settings) -> BodyLimits:
    """How much of a body is read, and for how long."""
    return BodyLimits(
        max_bytes=settings.max_body_bytes,
        deadline_s=settings.body_timeout_s,
        max_file_bytes=settings.max_upload_bytes,
        file_deadline_s=settings.upload_timeout_s,
        min_free_bytes=settings.min_free_bytes,
    )


def check_dispatcher(store: Store, *, since: int) -> None:
    """Raises Unavailable unless a dispatcher has beaten in the last seconds, and since that moment.

    What an earlier server's dispatcher left in the database says nothing about this one's.
    """
    heartbeat, now = store.heartbeat(), time.time()
    is_earlier = heartbeat < since <= now  # after a clock was set back nobody can tell
    if is_earlier or now - heartbeat > STALE_S:
        raise Unavailable(
            "No worker is ready yet; videos are accepted and will be made. "
            "If this lasts, the server's log says why."
        )

"""The clerk and its errands."""

from __future__ import annotations

import time

from kinora.clerk.bell import Bell
from kinora.clerk.clerk import Clerk, Errand
from kinora.clerk.forgetting import ForgettingErrand
from kinora.clerk.webhooks import WebhookErrand
from kinora.service.courier import Courier
from kinora.settings import Settings
from kinora.store import Store
from kinora.wake import Waker
from kinora.wiring.batches import batch_errands
from kinora.wiring.layout import Layout, open_store
from kinora.wiring.outbound import build_outbound
from kinora.work.lifeline import Pulse

BUSY_TIMEOUT_MS = 2_000  # well below the silence at which the supervisor ends a clerk


def build_clerk(settings: Settings) -> Clerk:
    """The clerk of a server; nothing runs yet."""
    layout = Layout(settings.data)
    store = open_store(settings, busy_timeout_ms=BUSY_TIMEOUT_MS)
    waker = Waker(layout.wake, "clerk")
    bell = Bell()
    return Clerk(
        _errands(settings, store=store, waker=waker, bell=bell),
        waker=waker,
        bell=bell,
        pulse=Pulse.of_environment(),
    )


def _errands(settings: Settings, *, store: Store, waker: Waker, bell: Bell) -> list[Errand]:
    """What the clerk does; each line is one errand."""
    courier = Courier(store=store, post=build_outbound(settings).post, clock=time.time)
    return [
        ForgettingErrand([store.forget_old_events, store.forget_old_receipts]),
        *batch_errands(settings, store=store, waker=waker, bell=bell),
        WebhookErrand(store=store, courier=courier, ring=bell.ring),  # last: the others announce
    ]

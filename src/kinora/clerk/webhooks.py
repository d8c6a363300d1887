"""Sends webhooks: claims what is due, several at once, so that one slow receiver holds up no other.

Knows who gets a place, not how a delivery is sent.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress

from kinora.errors import KinoraError
from kinora.service.courier import Courier
from kinora.store import DueEndpoint, Sending, Store

MAX_SENDING = 16
MAX_OF_ENDPOINT = 4
MAX_OF_FAILING = 1  # of an endpoint whose last try failed: it may be stalling
LEASE_S = 8.0  # another clerk, or the next one, tries again after so long
_RENEW_S = 2.0
_LOOK_S = 1.0
_STOP_S = 1.0

_log = logging.getLogger(__name__)


class WebhookErrand:
    """A thread for each delivery that is under way."""

    def __init__(self, *, store: Store, courier: Courier, ring: Callable[[], None]) -> None:
        """`ring` is called when a place becomes free, by any thread."""
        self._store = store
        self._courier = courier
        self._ring = ring
        self._has_ended = threading.Condition()
        self._sending: dict[str, Sending] = {}  # by the delivery's id; guarded by the condition
        self._renewed_at = 0.0
        self._served: dict[str, float] = {}  # when an endpoint last got a place, monotonic

    def step(self, now: float) -> float:
        """Start what is due and has a place."""
        under_way = self._under_way()
        self._renew(under_way, now)
        if len(under_way) < MAX_SENDING:
            due = self._store.due_endpoints(now)
            rooms = self._rooms(due, under_way) if due else []
            if rooms:
                self._start(self._store.claim_deliveries(rooms, now=now, lease_s=LEASE_S))
        return _LOOK_S

    def stop(self) -> None:
        """Wait a moment for what is under way; what does not end is due again at once."""
        with self._has_ended:
            self._has_ended.wait_for(lambda: not self._sending, _STOP_S)
        left = self._under_way()
        if left:
            with suppress(KinoraError):  # then the leases lapse
                self._store.release([s.delivery for s in left], now=time.time())

    def _under_way(self) -> list[Sending]:
        with self._has_ended:
            return list(self._sending.values())

    def _renew(self, under_way: list[Sending], now: float) -> None:
        if not under_way:
            self._renewed_at = now  # fresh leases last until the first renewal
        elif not 0 <= now - self._renewed_at < _RENEW_S:  # below 0: the clock was set back
            self._store.renew_leases([s.delivery for s in under_way], until=now + LEASE_S)
            self._renewed_at = now

    def _rooms(self, due: Iterable[DueEndpoint], under_way: list[Sending]) -> list[tuple[str, int]]:
        """How many each endpoint may have now: one by one in turn, whoever waited longest first."""
        free = MAX_SENDING - len(under_way)
        busy = Counter(sending.endpoint.id for sending in under_way)
        places = {
            e.id: (MAX_OF_FAILING if e.is_failing else MAX_OF_ENDPOINT) - busy[e.id] for e in due
        }
        self._served = {id: at for id, at in self._served.items() if id in places}
        waiting = sorted(places, key=lambda id: (busy[id], self._served.get(id, 0.0)))
        rooms: Counter[str] = Counter()
        for turn in range(MAX_OF_ENDPOINT):
            for id in waiting:
                if turn < places[id] and rooms.total() < free:
                    rooms[id] += 1
        self._served |= dict.fromkeys(rooms, time.monotonic())
        return list(rooms.items())

    def _start(self, claimed: Iterable[Sending]) -> None:
        for sending in claimed:
            with self._has_ended:
                self._sending[sending.delivery.id] = sending
            # Daemons: one that waits for a receiver must not hold up the end of the process.
            threading.Thread(target=self._send, args=(sending,), daemon=True).start()

    def _send(self, sending: Sending) -> None:
        try:
            self._courier.carry(sending)
        except KinoraError as error:  # the database: when the lease has lapsed it is tried again
            what = {"action": "webhook_unrecorded", "delivery": sending.delivery.id}
            _log.warning("a try was not recorded: %s", error.message, extra=what)
        finally:
            with self._has_ended:
                self._sending.pop(sending.delivery.id, None)
                self._has_ended.notify_all()
            self._ring()

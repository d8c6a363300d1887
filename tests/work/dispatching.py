"""A dispatcher over a folder, as `wiring` builds one, but with the test engine. Also a program:
`python dispatching.py FOLDER` runs it until SIGTERM, beating to nobody.
"""

from __future__ import annotations

import selectors
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from kinora.storage import Storage
from kinora.store import Store, sqlite_url
from kinora.store.lock import dispatcher_lock
from kinora.wake import Waker
from kinora.work.dispatcher import Dispatcher
from kinora.work.janitor import Janitor
from kinora.work.lifeline import Pulse
from kinora.work.limits import Limits
from kinora.work.local import LocalPool
from kinora.work.messages import Setup
from kinora.work.recorder import Recorder

ENGINE = "drawn:DrawnEngine"


@dataclass(frozen=True, slots=True)
class Parts:
    """What a test looks into."""

    store: Store
    storage: Storage
    waker: Waker
    selector: selectors.BaseSelector
    pool: LocalPool
    janitor: Janitor
    recorder: Recorder
    dispatcher: Dispatcher

    def close(self) -> None:
        """As an orderly end does, workers included."""
        self.dispatcher.close()
        self.selector.close()
        self.waker.close()
        self.store.close()


def setup_in(folder: Path, *, engine: str = ENGINE, processes: int = 1) -> Setup:
    """What a worker of that folder is told."""
    return Setup(
        engine=engine,
        storage_root=str(folder / "storage"),
        device_lock=str(folder / "device-0.lock"),
        processes=processes,
    )


def build(
    folder: Path,
    *,
    limits: Limits | None = None,
    stop_grace_s: float = 10.0,
    setup: Setup | None = None,
    busy_timeout_ms: int = 2_000,
    trajectory_bytes: int = 0,
) -> Parts:
    """All parts of a dispatcher with one worker; nothing is started yet."""
    store = Store(sqlite_url(folder / "kinora.db"), busy_timeout_ms=busy_timeout_ms)
    store.migrate()
    storage = Storage(folder / "storage")
    selector = selectors.DefaultSelector()
    pool = LocalPool(
        [setup or setup_in(folder)],
        limits=limits or Limits(verdict_s=0.1),
        selector=selector,
        now=time.monotonic(),
    )
    janitor = Janitor(store=store, storage=storage, trajectory_bytes=trajectory_bytes)
    recorder = Recorder(store=store, janitor=janitor, first_pause_s=0.5)
    waker = Waker(folder / "wake", "dispatcher")
    dispatcher = Dispatcher(
        store=store,
        janitor=janitor,
        recorder=recorder,
        pool=pool,
        selector=selector,
        waker=waker,
        lock=dispatcher_lock(folder),
        pulse=Pulse(None),
        stop_grace_s=stop_grace_s,
    )
    return Parts(store, storage, waker, selector, pool, janitor, recorder, dispatcher)


def main(folder: Path) -> None:
    parts = build(folder, setup=setup_in(folder, processes=2))
    signal.signal(signal.SIGTERM, lambda *_: parts.dispatcher.request_stop())
    parts.dispatcher.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The worker's segment helpers: who is warm, who draws which range, how far each has come.

Knows processes and messages; which ranges there are and what becomes of them is the runner's.
"""

from __future__ import annotations

import logging
import selectors
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from kinora.engines.traits import traits_of
from kinora.work.child import Child
from kinora.work.endings import PartEnded, ProcessLost
from kinora.work.messages import (
    Cancel,
    Ended,
    Make,
    Message,
    Prepare,
    Ready,
    Render,
    Rendered,
    Setup,
)

Range = tuple[int, int]  # first frame, and the one after the last

_MODULE = "kinora.work.segments"
_DROP_GRACE_S = 0.3

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Helper:
    """One helper process and what it is at."""

    child: Child
    ready: bool = False
    render: Render | None = None
    done: int = 0  # frames of `render`


class Crew:
    """All helpers of one worker; none is an allowed number."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._helpers: list[Helper] = []
        self._finished = 0  # frames of whole segments
        self._order: Make | None = None
        self.start(setup)

    def start(self, setup: Setup) -> None:
        """Start `setup.processes - 1` helpers; they become ready by and by."""
        self._setup = setup
        self._fill()

    @property
    def num_done(self) -> int:
        """Frames that helpers have rendered of the present order."""
        return self._finished + sum(helper.done for helper in self._helpers)

    @property
    def is_busy(self) -> bool:
        return any(helper.render for helper in self._helpers)

    def prepare(self, order: Make) -> None:
        """A new order: let all helpers get its footage ready while the worker does the same."""
        self._order, self._finished = order, 0
        self._fill()
        for helper in self._helpers:
            helper.child.channel.offer(Prepare(order))

    def hand_out(self, pending: deque[Range], folder: Path) -> None:
        """Give a range from the end of `pending` to each helper that has none."""
        assert self._order is not None
        for helper in self._helpers:
            if pending and helper.ready and not helper.render:
                start, stop = pending[-1]
                render = Render(self._order, str(folder), start, stop)
                if helper.child.channel.offer(render):
                    helper.render, helper.done = render, 0
                    pending.pop()

    def collect(self) -> None:
        """Take in what helpers report. Raises ProcessLost, or PartEnded, when a part is lost."""
        for helper in tuple(self._helpers):
            try:
                while message := helper.child.poll():
                    self._note(helper, message)
            except EOFError:
                self._lose(helper)

    def wait(self, timeout_s: float) -> None:
        """Until a helper reports something, at most `timeout_s`."""
        with selectors.DefaultSelector() as selector:
            for helper in self._helpers:
                selector.register(helper.child.channel, selectors.EVENT_READ)
            selector.select(timeout_s)

    def wait_ready(self, timeout_s: float) -> bool:
        """Until every helper is ready, at most `timeout_s`; whether they are."""
        deadline = time.monotonic() + timeout_s
        while not all(helper.ready for helper in self._helpers):
            if (left := deadline - time.monotonic()) <= 0:
                return False
            self.wait(left)
            self.collect()
        return True

    def drop(self) -> None:
        """Call off the present order; a helper that does not let go at once is replaced."""
        if self._order is None:
            return
        order, self._order = self._order, None
        for helper in self._helpers:
            helper.child.channel.offer(Cancel(order.video_id, order.attempt))
        deadline = time.monotonic() + _DROP_GRACE_S
        while self.is_busy and (left := deadline - time.monotonic()) > 0:
            self.wait(left)
            for helper in tuple(self._helpers):
                self._let_go(helper)
        for helper in [helper for helper in self._helpers if helper.render]:
            helper.child.kill()
            self._helpers.remove(helper)
        self._fill()

    def close(self) -> None:
        """End all helpers at once; none of them has anything worth keeping."""
        for helper in self._helpers:
            helper.child.kill()
        self._helpers.clear()

    def _fill(self) -> None:
        """Hire up to full number. One that could not even start is missed until the next order."""
        wanted = self._setup.processes - 1 if traits_of(self._setup.engine).is_shared else 0
        while len(self._helpers) < wanted:
            self._helpers.append(Helper(Child(_MODULE, self._setup)))

    def _note(self, helper: Helper, message: Message) -> None:
        if isinstance(message, Ready):
            helper.ready = True
        elif isinstance(message, Rendered) and self._is_present(message):
            helper.done = message.done
            if message.whole:
                self._finished += message.done
                helper.render, helper.done = None, 0
        elif isinstance(message, Ended) and self._is_present(message):
            helper.render = None
            raise PartEnded(message)

    def _is_present(self, message: Rendered | Ended) -> bool:
        order = self._order
        return order is not None and (message.video_id, message.attempt) == (
            order.video_id,
            order.attempt,
        )

    def _let_go(self, helper: Helper) -> None:
        """After a cancellation: any last word of the helper frees it."""
        try:
            while message := helper.child.poll():
                if isinstance(message, Ended) or (isinstance(message, Rendered) and message.whole):
                    helper.render = None
                helper.ready = helper.ready or isinstance(message, Ready)
        except EOFError:
            self._helpers.remove(helper)

    def _lose(self, helper: Helper) -> None:
        death = helper.child.death()
        self._helpers.remove(helper)
        _log.warning("helper lost", extra={"action": "helper_lost", "reason": death})
        if helper.render:
            raise ProcessLost(f"lost a rendering process, which {death}")

"""A child's end of the pipe to its parent: orders come in, signs of life go out, and the child
ends within a moment of the pipe's closing. Knows nothing of what is being made.
"""

from __future__ import annotations

import os
import queue
import threading
from typing import Self

from kinora.errors import Cancelled, KinoraError
from kinora.work.channel import Channel
from kinora.work.lifeline import be_first_to_go, die_with_parent, leave_stopping_to_parent
from kinora.work.messages import Beat, Cancel, Message, Phase

BEAT_S = 1.0  # seconds between two signs of life


class Link:
    """Two threads serve it: one reads, one beats. Only the main thread calls the methods."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._orders: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._cancelled: Cancel | None = None
        self._phase: Phase = "loading"
        self._steps = 0

    @classmethod
    def to_parent(cls, descriptor: int) -> Self:
        """Tie this process to its parent, through the socket it was given as `descriptor`."""
        die_with_parent()
        leave_stopping_to_parent()
        be_first_to_go()
        link = cls(Channel.of_descriptor(descriptor))
        link.start()
        return link

    def start(self) -> None:
        for work in (self._read, self._beat):
            threading.Thread(target=work, daemon=True, name=work.__name__.strip("_")).start()

    def next_order(self) -> Message:
        """The next message that is not a cancellation, waiting for it."""
        return self._orders.get()

    def send(self, message: Message) -> None:
        try:
            self._channel.send(message)
        except EOFError:
            os._exit(0)  # nobody is left to work for

    def enter(self, phase: Phase) -> None:
        """A new phase has begun; its time limit starts over."""
        self._phase = phase
        self._steps += 1

    def step(self) -> None:
        """Something was really done: the limit without progress starts over."""
        self._steps += 1

    def check(self, video_id: str, attempt: int) -> None:
        """Raises Cancelled when the parent has called this attempt off."""
        if self._cancelled == Cancel(video_id, attempt):
            raise Cancelled

    def _read(self) -> None:
        try:
            while True:
                message = self._channel.receive()
                if isinstance(message, Cancel):
                    self._cancelled = message
                else:
                    self._orders.put(message)
        except (EOFError, OSError, KinoraError):
            os._exit(0)  # the parent is gone: whatever is being made belongs to nobody

    def _beat(self) -> None:
        never = threading.Event()
        while not never.wait(BEAT_S):
            self.send(Beat(self._phase, self._steps))

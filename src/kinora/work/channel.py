"""A duplex pipe between a parent and a child process that carries whole messages.

A sequenced-packet socket pair: a message arrives whole or not at all, so a process killed in the
middle of one leaves nothing half read. Knows nothing of what the messages mean.
"""

from __future__ import annotations

import socket

from kinora.work.messages import Message, pack, unpack

_LARGEST_MESSAGE = 256 * 1024  # bytes; a prompt of the greatest length fits twice
_CLOSED = (BrokenPipeError, ConnectionResetError)


class Channel:
    """One end of the pipe; any thread may send, one may receive."""

    def __init__(self, end: socket.socket) -> None:
        self._socket = end

    @classmethod
    def pair(cls) -> tuple[Channel, Channel]:
        """Two connected ends."""
        left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        for end in (left, right):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LARGEST_MESSAGE)
        return cls(left), cls(right)

    @classmethod
    def of_descriptor(cls, descriptor: int) -> Channel:
        """The end that was passed to this process as `descriptor`."""
        end = socket.socket(fileno=descriptor)
        end.set_inheritable(False)
        return cls(end)

    def fileno(self) -> int:
        return self._socket.fileno()

    def send(self, message: Message) -> None:
        """Send, waiting for room. Raises EOFError when the other end is gone."""
        try:
            self._socket.send(pack(message))
        except _CLOSED as error:
            raise EOFError from error

    def offer(self, message: Message) -> bool:
        """Send without waiting; False when the other end is gone or does not read."""
        try:
            self._socket.send(pack(message), socket.MSG_DONTWAIT)
        except (BlockingIOError, *_CLOSED):
            return False
        return True

    def receive(self) -> Message:
        """The next message, waiting for it. Raises EOFError when the other end is gone."""
        return self._receive(0)

    def poll(self) -> Message | None:
        """The next message if there is one. Raises EOFError when the other end is gone."""
        try:
            return self._receive(socket.MSG_DONTWAIT)
        except BlockingIOError:
            return None

    def close(self) -> None:
        self._socket.close()

    def _receive(self, flags: int) -> Message:
        try:
            data = self._socket.recv(_LARGEST_MESSAGE, flags)
        except ConnectionResetError as error:
            raise EOFError from error
        if not data:
            raise EOFError
        return unpack(data)

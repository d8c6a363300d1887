"""Gathers what is written to a connection in one turn of the loop into one packet.

uvicorn writes an answer's head and body one by one; each write is a system call and a wake-up of
the client, which together cost as much as finding the answer. Knows no HTTP.
"""

from __future__ import annotations

import asyncio
from typing import Any


class Cork(asyncio.Transport):
    """A transport over another."""

    __slots__ = ("_loop", "_pieces", "_transport")

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._pieces: list[bytes] = []

    def write(self, data: Any) -> None:
        if not self._pieces:
            # Whoever writes a piece and then waits for something must still be heard.
            self._loop.call_soon(self.flush)
        self._pieces.append(data)

    def flush(self) -> None:
        """Send what has been gathered."""
        if self._pieces:
            self._transport.write(b"".join(self._pieces))
            self._pieces.clear()

    def close(self) -> None:
        self.flush()
        self._transport.close()

    def abort(self) -> None:
        self._pieces.clear()
        self._transport.abort()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def pause_reading(self) -> None:
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        self._transport.resume_reading()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._transport.get_extra_info(name, default)

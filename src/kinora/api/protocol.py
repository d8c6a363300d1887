"""HTTP below the application: a request's head has a size and a deadline, and refusals their envelope.

uvicorn's parser waits for a head as long and as large as a client likes; this one does not.
"""

from __future__ import annotations

import asyncio
import http

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from kinora.api.cork import Cork
from kinora.api.errors import error_reply
from kinora.api.front import platform_headers
from kinora.errors import BodyTooSlow, InvalidRequest, KinoraError

MAX_HEAD = 64 * 1024  # bytes; more than that must not keep coming
HEAD_TIMEOUT_S = 30.0


class BoundedProtocol(HttpToolsProtocol):
    """One connection."""

    _head_bytes = 0
    _is_in_head = True
    head_timeout_s = HEAD_TIMEOUT_S
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._cork = Cork(transport, self.loop)
        super().connection_made(self._cork)
        self._arm()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        self._head_bytes += len(data)
        super().data_received(data)
        # Asked only afterwards: a body may have come in the same piece as its head.
        if self._is_in_head and self._head_bytes:
            if self._head_bytes > MAX_HEAD:
                self._refuse(InvalidRequest("The request's headers are too large."))
            elif self._deadline is None:
                self._arm()

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        self._disarm()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._is_in_head = True
        self._head_bytes = 0
        super().on_message_complete()

    def on_response_complete(self) -> None:
        self._cork.flush()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """What the parser could not read."""
        self._refuse(InvalidRequest("The request is not valid HTTP."))

    def _arm(self) -> None:
        self._deadline = self.loop.call_later(self.head_timeout_s, self._is_late)

    def _disarm(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def _is_late(self) -> None:
        self._deadline = None
        if self._is_in_head and not self.transport.is_closing():
            self._refuse(
                BodyTooSlow(f"The request did not arrive within {self.head_timeout_s:g} seconds.")
            )

    def _refuse(self, error: KinoraError) -> None:
        """Answer and hang up; nothing else of this connection can be understood."""
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is not None and not cycle.response_complete:
            if self._is_in_head or self.pipeline or cycle.response_started:
                self.transport.abort()  # in the middle of an answer there is no room for another
                return
            cycle.disconnected = True  # whoever reads this body hears that there is no more of it
            cycle.message_event.set()
        reply = error_reply(error)
        headers = dict((*reply.headers, *platform_headers(0.0), (b"connection", b"close")))
        lines = [b"%s: %s" % pair for pair in headers.items()]
        phrase = http.HTTPStatus(reply.status).phrase
        status = f"HTTP/1.1 {reply.status} {phrase}".encode()
        self.transport.write(b"\r\n".join((status, *lines, b"", reply.body)))
        self.transport.close()

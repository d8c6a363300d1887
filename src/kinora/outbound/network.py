"""Connections that only go where the policy says, and end when their time is over.

A host is resolved once; all its addresses are judged, and the one that is connected to is one of
those. Beneath an HTTP client, which goes on using the host's name for TLS and the Host header.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

from httpcore2 import (
    SOCKET_OPTION,
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
)

from kinora.outbound.policy import Policy

Resolve = Callable[[str, int], tuple[str, ...]]


class NotAllowed(Exception):
    """The policy forbids it, or the host is unknown; which of the two is not told apart."""


def resolved(host: str, port: int) -> tuple[str, ...]:
    """All addresses of a host, as the system resolves it; none when it is unknown."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


class GuardedBackend(NetworkBackend):
    """Makes the connections of one request, redirects included, before one deadline."""

    def __init__(
        self, policy: Policy, *, resolve: Resolve, connect_s: float, total_s: float
    ) -> None:
        self._policy = policy
        self._resolve = resolve
        self._connect_s = connect_s
        self._deadline = time.monotonic() + total_s
        self._inner = SyncBackend()

    def left(self) -> float:
        """Seconds until the deadline. Raises ReadTimeout after it."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise ReadTimeout("the time for the whole request is over")
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        until = time.monotonic() + min(self._connect_s, self.left())
        problem: Exception = ConnectTimeout("no time was left to connect")
        for address in self._addresses(host, port, until):
            left = until - time.monotonic()
            if left <= 0:
                break
            try:
                stream = self._inner.connect_tcp(address, port, left, None, socket_options)
            except (ConnectError, ConnectTimeout) as error:
                problem = error
            else:
                return _TimedStream(stream, self)
        raise problem

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        raise NotAllowed

    def _addresses(self, host: str, port: int, until: float) -> tuple[str, ...]:
        """The addresses of the host, each of which may be reached; one bad one spoils them all."""
        if not self._policy.may_try(host):
            raise NotAllowed
        addresses = self._looked_up(host, port, until)
        if not addresses or not all(
            self._policy.may_reach(host, ip_address(address.partition("%")[0]))
            for address in addresses
        ):
            raise NotAllowed
        return addresses

    def _looked_up(self, host: str, port: int, until: float) -> tuple[str, ...]:
        """Resolves in a thread, because resolvers take no limit of time."""
        found: queue.SimpleQueue[tuple[str, ...]] = queue.SimpleQueue()
        threading.Thread(target=lambda: found.put(self._resolve(host, port)), daemon=True).start()
        try:
            return found.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty as error:
            raise ConnectTimeout("the host was not resolved in time") from error


class _TimedStream(NetworkStream):
    """A connection of which every wait ends with the request's deadline."""

    def __init__(self, inner: NetworkStream, backend: GuardedBackend) -> None:
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._backend.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._backend.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._backend.left())
        return _TimedStream(inner, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

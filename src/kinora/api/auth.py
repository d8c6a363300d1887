"""Who is asking: a bearer key's project, or, while no key was ever made, whoever is on this machine.

Knows headers and keys, not what is asked for.
"""

from __future__ import annotations

import ipaddress
from typing import Protocol

from starlette.types import Scope

from kinora.errors import Forbidden, Unauthenticated, Unavailable
from kinora.store import Key, secret_hash

DEFAULT_PROJECT = "default"
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
MAX_HASHES = 1_024
FOREIGN_SITES = (b"cross-site", b"same-site")  # the same site is this machine, at another port
PROXY_HEADERS = (b"forwarded", b"via")
NO_KEY = (
    "You didn't provide an API key. You need to provide your API key in an Authorization header "
    "using Bearer auth (i.e. Authorization: Bearer YOUR_KEY). `kinora keys create` makes one."
)
FOREIGN = "While this server has no API keys it answers only programs on its own machine"


class KeyReads(Protocol):
    """What the gate asks of the store; answers follow a change within a second."""

    def any_key_ever(self) -> bool:
        """Whether a key was ever made."""

    def find_key(self, hash: str) -> Key | None:
        """The key with that hash, unless it was revoked."""


class Gate:
    """Gives the project of a request, or refuses it."""

    def __init__(self, keys: KeyReads) -> None:
        self._keys = keys
        self._hashes: dict[bytes, str] = {}  # of headers that were good, to hash each once

    def project_of(self, scope: Scope) -> str:
        """The caller's project. Raises Unauthenticated, or Forbidden in the mode without keys."""
        authorization = _header(scope, b"authorization")
        known = self._hashes.get(authorization)
        key = self._keys.find_key(known) if known else None
        if key is not None:
            return key.project
        if self._keys.any_key_ever():
            return self._project_of_key(authorization)
        _check_local(scope)
        return DEFAULT_PROJECT

    def admits(self, key_hash: str) -> bool:
        """Whether one who was let in with the key of that hash, "" for none, still would be."""
        return self._keys.find_key(key_hash) is not None or not self._keys.any_key_ever()

    def check_way(self, scope: Scope) -> None:
        """For what needs no key: raises Forbidden for what is foreign in the mode without keys."""
        try:
            is_keyed = self._keys.any_key_ever()
        except Unavailable:
            return  # health is told even while the database cannot be read
        if not is_keyed:
            _check_local(scope)

    def _project_of_key(self, authorization: bytes) -> str:
        secret = _secret(authorization)
        if not secret:
            raise Unauthenticated(NO_KEY)
        hash_ = secret_hash(secret)
        key = self._keys.find_key(hash_)
        if key is None:
            raise Unauthenticated(
                f"Incorrect API key provided: {masked(secret)}. "
                "You can make a new one with `kinora keys create`.",
                code="invalid_api_key",
            )
        if len(self._hashes) >= MAX_HASHES:
            self._hashes.clear()
        self._hashes[authorization] = hash_
        return key.project


def key_hash_of(scope: Scope) -> str:
    """The hash of the key that a request names, "" if it names none."""
    secret = _secret(_header(scope, b"authorization"))
    return secret_hash(secret) if secret else ""


def masked(secret: str) -> str:
    """Enough of a key to recognise it by, never enough to use it."""
    if len(secret) < 16 or not secret.isascii() or not secret.isprintable():
        return "***"
    return f"{secret[:5]}***{secret[-4:]}"


def _check_local(scope: Scope) -> None:
    """Raises Forbidden unless the request was made by a program of this machine, to this machine.

    A browser here may be led by a foreign page (Origin, and where that is not sent, for pictures and
    films say, Sec-Fetch-Site), or by a foreign name that was pointed at this machine (Host); and a
    proxy here speaks for others.
    """
    if not _is_loopback(scope):
        raise Forbidden(f"{FOREIGN}; `kinora keys create` makes a key.")
    port = (scope.get("server") or ("", None))[1]
    for name, value in scope["headers"]:
        if name == b"host" and not _is_own(value.decode("latin-1"), port):
            raise Forbidden(f"{FOREIGN}, under the names localhost, 127.0.0.1 and [::1].")
        if name == b"origin":
            scheme, _, host = value.decode("latin-1").partition("://")
            if scheme not in ("http", "https") or not _is_own(host, port):
                raise Forbidden(f"{FOREIGN}, and no web page of another origin.")
        if name == b"sec-fetch-site" and value in FOREIGN_SITES and not _is_visit(scope):
            raise Forbidden(f"{FOREIGN}, and no web page of another origin.")
        if name in PROXY_HEADERS or name.startswith(b"x-forwarded-"):
            raise Forbidden(
                f"{FOREIGN}, and not through a proxy; `kinora keys create` makes a key."
            )


def _is_visit(scope: Scope) -> bool:
    """Whether somebody follows a link to a page here, which the page with the link cannot read."""
    is_page = _header(scope, b"sec-fetch-dest") == b"document"
    return bool(scope["method"] == "GET" and is_page)


def _is_loopback(scope: Scope) -> bool:
    client = scope.get("client")
    if not client:
        return True  # a Unix socket
    try:
        address = ipaddress.ip_address(client[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _is_own(host: str, port: int | None) -> bool:
    """Whether `host[:port]` names this server on this machine."""
    name, given = host.lower(), ""
    if not name.endswith("]"):
        name, _, given = name.rpartition(":") if ":" in name else (name, "", "80")
    else:
        given = "80"
    return _is_local_name(name) and (port is None or given == str(port))


def _is_local_name(name: str) -> bool:
    if name in LOCAL_NAMES:
        return True
    try:
        return ipaddress.IPv4Address(name).is_loopback
    except ValueError:
        return False


def _secret(authorization: bytes) -> str:
    """What follows `Bearer`, "" for anything else."""
    scheme, _, secret = authorization.decode("latin-1").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""


def _header(scope: Scope, wanted: bytes) -> bytes:
    """The header's value, b"" when it is not there."""
    for name, value in scope["headers"]:
        if name == wanted:
            return bytes(value)
    return b""

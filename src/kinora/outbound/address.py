"""URLs that clients name, taken apart and judged by their form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx2

from kinora.outbound.network import NotAllowed
from kinora.outbound.policy import Policy

MAX_URL = 8192  # characters
PORTS = (80, 443, 8443)  # of hosts that the operator has not named
_FORM = re.compile(r"https?://[^\s\\\x00-\x20\x7f]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A URL in parts that need no more parsing. `host` as it is dialled, without brackets."""

    url: str
    scheme: str
    host: str
    port: int
    path: bytes  # with the query

    @property
    def is_secure(self) -> bool:
        return self.scheme == "https"

    @property
    def host_header(self) -> bytes:
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = 443 if self.is_secure else 80
        return (host if self.port == usual else f"{host}:{self.port}").encode("ascii")


def target_of(url: str, *, policy: Policy, is_http_allowed: bool) -> Target:
    """The URL in parts. Raises NotAllowed unless its form, scheme, host and port may be used at all."""
    if len(url) > MAX_URL or not _FORM.fullmatch(url):
        raise NotAllowed
    try:
        parsed = httpx2.URL(url)
        host = parsed.raw_host.decode("ascii")
        port = parsed.port or {"http": 80, "https": 443}[parsed.scheme]
    except (httpx2.InvalidURL, KeyError, UnicodeError, ValueError) as error:
        raise NotAllowed from error
    if not host or parsed.userinfo or not policy.may_try(host):
        raise NotAllowed
    is_trusted = policy.trusts(host)
    if parsed.scheme == "http" and not (is_http_allowed or is_trusted):
        raise NotAllowed
    if port not in PORTS and not is_trusted:
        raise NotAllowed
    return Target(str(parsed), parsed.scheme, host, port, parsed.raw_path)


def redirected(target: Target, location: str, *, policy: Policy) -> Target:
    """Where an answer sends the client on. Raises NotAllowed; never from https back to http."""
    return target_of(
        urljoin(target.url, location), policy=policy, is_http_allowed=not target.is_secure
    )

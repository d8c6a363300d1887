"""Which hosts and addresses may be reached. Decides only; resolves and connects to nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from kinora.errors import StartupError

Address = IPv4Address | IPv6Address

# Beyond what the registries call not global: addresses that carry others within them, and
# addresses that are public by their number and private by their use.
DENIED = (
    "0.0.0.0/8",
    "100.64.0.0/10",  # carriers' own; metadata of one cloud
    "168.63.129.16/32",  # a cloud's host, as its guests see it
    "192.0.0.0/24",
    "192.88.99.0/24",  # relays from 6to4
    "198.18.0.0/15",
    "224.0.0.0/3",  # multicast, reserved, broadcast
    "::/96",  # unspecified, loopback, IPv4-compatible
    "::ffff:0:0/96",  # IPv4-mapped
    "::ffff:0:0:0/96",  # IPv4-translated
    "64:ff9b::/96",  # NAT64
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",  # Teredo and other protocols' own
    "2002::/16",  # 6to4
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/9",  # link-local and site-local
    "ff00::/8",
)
_HOST = re.compile(r"(\*?\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_NUMBER = re.compile(r"(0x[0-9a-f]*|[0-9]+)")
_ISATAP = (
    0x0000_5EFE,
    0x0200_5EFE,
)  # upper half of an interface's number that holds an IPv4 address


@dataclass(frozen=True, slots=True)
class Rules:
    """Hosts and networks that an operator has named."""

    hosts: frozenset[str] = frozenset()
    domains: tuple[str, ...] = ()  # each begins with a dot and stands for every host below it
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def parse(cls, text: str, *, setting: str) -> Rules:
        """Rules of a list separated by commas: `intranet, *.example.com, 10.1.2.3, fd00::/8`.

        Raises StartupError that names the setting and the item that is none of these.
        """
        hosts, domains, networks = set[str](), list[str](), list[IPv4Network | IPv6Network]()
        for item in filter(None, (item.strip().lower() for item in text.split(","))):
            try:
                networks.append(
                    ip_network(item[1:-1] if item.startswith("[") and item.endswith("]") else item)
                )
                continue
            except ValueError:
                if not _HOST.fullmatch(item) or is_numeric(item):
                    raise StartupError(
                        f"{setting} holds '{item}', which is no host, address or network; networks are "
                        "written like 10.0.0.0/8 (without bits beyond the prefix)."
                    ) from None
            if item.startswith(("*.", ".")):
                domains.append(item.removeprefix("*"))
            else:
                hosts.add(item)
        return cls(frozenset(hosts), tuple(domains), tuple(networks))

    def match_host(self, host: str) -> bool:
        """Whether a host is named, as it stands in a URL."""
        name = host.lower().removesuffix(".")
        return name in self.hosts or name.endswith(self.domains)

    def match_address(self, address: Address) -> bool:
        """Whether an address lies in one of the networks."""
        return any(address in network for network in self.networks)


class Policy:
    """What may be reached: the public internet, and what the operator allows; never what is denied."""

    def __init__(self, *, allow: Rules | None = None, deny: Rules | None = None) -> None:
        self._allow = allow or Rules()
        self._deny = deny or Rules()
        self._never = tuple(ip_network(text) for text in DENIED)

    @classmethod
    def parse(cls, *, allow: str, deny: str) -> Policy:
        """The policy of the two settings. Raises StartupError that names a bad item."""
        return cls(
            allow=Rules.parse(allow, setting="KINORA_EGRESS_ALLOW"),
            deny=Rules.parse(deny, setting="KINORA_EGRESS_DENY"),
        )

    def trusts(self, host: str) -> bool:
        """Whether the operator has named this very host or address: then plain http and any port do."""
        address = _literal(host)
        if address is not None:
            return self._allow.match_address(address)
        return self._allow.match_host(host)

    def may_try(self, host: str) -> bool:
        """Whether a host may be looked up at all; a literal address is judged for good."""
        address = _literal(host)
        if address is not None:
            return self.may_reach(host, address)
        return not (is_numeric(host) or "%" in host or ":" in host or self._deny.match_host(host))

    def may_reach(self, host: str, address: Address) -> bool:
        """Whether this address, to which the host was resolved, may be connected to."""
        if self._deny.match_host(host) or self._deny.match_address(address):
            return False
        if self._allow.match_host(host) or self._allow.match_address(address):
            return True
        return self._is_public(address)

    def _is_public(self, address: Address) -> bool:
        if not address.is_global or address.is_multicast:
            return False
        if isinstance(address, IPv6Address) and (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP:
            return False
        return not any(address in network for network in self._never)


def is_numeric(host: str) -> bool:
    """Whether a host ends in a number: then it is an address, and only the usual spelling is taken.

    Resolvers read 127.1, 0x7f000001, 0177.0.0.1 and 2130706433 as loopback.
    """
    return _NUMBER.fullmatch(host.lower().removesuffix(".").rpartition(".")[2]) is not None


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None

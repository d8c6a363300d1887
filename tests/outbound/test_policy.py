"""Which hosts and addresses may be reached."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from kinora.errors import StartupError
from kinora.outbound import Policy, Rules

PRIVATE = (
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2606:4700::5efe:7f00:1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
)


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_that_is_not_plainly_public_is_reached(address: str) -> None:
    """Private, local, reserved and disguised addresses are refused, by name and by number."""
    policy = Policy()
    assert not policy.may_reach("example.com", ip_address(address))
    assert not policy.may_try(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111"])
def test_public_addresses_are_reached(address: str) -> None:
    """The public internet is open."""
    assert Policy().may_reach("example.com", ip_address(address))
    assert Policy().may_try(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f000001",
        "0x7f.1",
        "127.0.0.1.",
        "1.1.1.1.",
        "127.0.0.0x1",
        "fe80::1%eth0",
    ],
)
def test_odd_spellings_of_addresses_are_not_even_looked_up(host: str) -> None:
    """What only a lenient resolver takes for an address is refused, wherever it would lead."""
    assert not Policy(allow=Rules.parse("127.0.0.0/8", setting="ALLOW")).may_try(host)


def test_an_operator_can_open_a_private_network() -> None:
    """Allowed networks, hosts and domains are reached although they are private; others are not."""
    policy = Policy.parse(allow="10.1.0.0/16, intranet, *.corp.example, fd00::/8", deny="")
    assert policy.may_reach("example.com", ip_address("10.1.2.3"))
    assert policy.may_reach("example.com", ip_address("fd00::1"))
    assert policy.may_reach("intranet", ip_address("192.168.0.1"))
    assert policy.may_reach("INTRANET.", ip_address("192.168.0.1"))
    assert policy.may_reach("a.b.corp.example", ip_address("192.168.0.1"))
    assert not policy.may_reach("corp.example", ip_address("192.168.0.1"))
    assert not policy.may_reach("notintranet", ip_address("192.168.0.1"))
    assert not policy.may_reach("example.com", ip_address("10.2.0.1"))


def test_what_is_denied_stays_denied() -> None:
    """A deny rule holds for public hosts, and against an allow rule."""
    policy = Policy.parse(
        allow="10.0.0.0/8, intranet", deny="10.9.0.0/16, intranet, 8.8.8.8, .ads.example"
    )
    assert not policy.may_reach("example.com", ip_address("10.9.0.1"))
    assert not policy.may_reach("intranet", ip_address("10.1.0.1"))
    assert not policy.may_try("8.8.8.8")
    assert not policy.may_try("x.ads.example")
    assert policy.may_try("example.com")


@pytest.mark.parametrize(
    "item", ["10.0.0.1/8", "http://a", "a b", "127.1", "0x7f000001", "*", "a/24", "a:80", "[::1"]
)
def test_a_rule_that_is_none_stops_the_start(item: str) -> None:
    """The sentence names the setting and the item."""
    with pytest.raises(StartupError, match="KINORA_EGRESS_DENY") as told:
        Policy.parse(allow="", deny=f"good.example,{item}")
    assert f"'{item}'" in told.value.message

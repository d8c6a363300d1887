"""OWASP API2: once there are keys, nothing but health and the description is told without one."""

from __future__ import annotations

from typing import Any

from api.conftest import Client

OPEN = {"/healthz", "/readyz"}


def test_every_route_asks_for_a_key(world: Any) -> None:
    """Neither no key, a wrong one, an empty one nor another scheme opens any route."""
    known = world.owner._headers["authorization"].removeprefix("Bearer ")
    wrong = ("", "Bearer", "Bearer ", f"Basic {known}", f"Bearer {known}x", f"Bearer {known[:-1]}")
    api = world.owner.api
    for method, path in world.operations():
        if path in OPEN:
            continue
        for value in wrong:
            answer = Client(api)(method, world.filled(path), headers={"authorization": value})
            assert answer.status_code == 401, (method, path, value)
            assert known not in answer.text


def test_a_key_in_the_address_is_none(world: Any) -> None:
    """Addresses end up in logs, so that keys are taken from the header alone."""
    known = world.owner._headers["authorization"].removeprefix("Bearer ")
    for query in (f"api_key={known}", f"key={known}", f"access_token={known}"):
        assert Client(world.owner.api)("GET", f"/v1/videos?{query}").status_code == 401


def test_the_first_header_counts(world: Any) -> None:
    """With two headers, one of each project, nobody is both."""
    first, second = (client._headers["authorization"] for client in (world.stranger, world.owner))
    headers = [("authorization", first), ("authorization", second)]
    answer = Client(world.owner.api)("GET", "/v1/videos", headers=headers)

    assert answer.status_code == 401 or answer.json()["data"] == []

"""OWASP API9: there is no route that the description does not name."""

from __future__ import annotations

from typing import Any

ITSELF = {("GET", "/openapi.json"), ("GET", "/docs")}


def test_every_route_is_described(world: Any) -> None:
    """The document and the page list all that can be asked, but themselves and HEAD."""
    described = set(world.operations())
    page = world.owner("GET", "/docs").text
    served = {
        (method, route.path)
        for route in world.owner.api.front._app.routes
        for method in getattr(route, "methods", ())
        if method != "HEAD"
    }

    assert served - ITSELF == described
    assert [path for _, path in described if path not in page] == []

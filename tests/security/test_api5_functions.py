"""OWASP API5: what only an operator may do is no route."""

from __future__ import annotations

from typing import Any

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "COPY")


OPERATORS = ("keys", "projects", "admin", "settings", "organization/admin_api_keys")


def test_there_is_no_route_for_operators(world: Any) -> None:
    """Keys, projects and settings are the command line's alone."""
    for path in OPERATORS:
        for method in METHODS:
            assert world.owner(method, f"/v1/{path}").status_code == 404


def test_no_other_method_does_anything(world: Any) -> None:
    """A method that an address does not list is refused, however it is spelled or overridden."""
    known: dict[str, set[str]] = {}
    for method, path in world.operations():
        known.setdefault(path, {"HEAD"}).add(method)
    override = {"x-http-method-override": "DELETE", "x-method-override": "DELETE"}
    for path, methods in known.items():
        for method in METHODS:
            if method not in methods:
                answer = world.owner(method, world.filled(path), headers=override)
                # 404 where an address would be that of a video of such a name
                assert answer.status_code in (404, 405), (method, path)
    for _ in range(2):  # the second time it would be gone
        video = f"/v1/videos/{world.ids['video_id']}"
        assert world.owner("GET", video, headers=override).is_success

"""OWASP API3: requests set what they may and nothing else; answers tell no secret and no path."""

from __future__ import annotations

import itertools
from typing import Any

FORBIDDEN = ("id", "project", "status", "engine", "created_at", "key", "secret", "batch_id", "path")


BODIES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("POST", "/v1/videos", {"prompt": "x"}),
    ("POST", "/v1/videos/{video_id}/remix", {"prompt": "x"}),
    ("POST", "/v1/videos/edits", {"prompt": "x", "video": {"id": "{video_id}"}}),
    ("POST", "/v1/videos/extensions", {"prompt": "x", "seconds": "4"}),
    ("PATCH", "/v1/videos/{video_id}", {"title": "x"}),
    ("POST", "/v1/batches", {"endpoint": "/v1/videos", "completion_window": "24h"}),
    ("POST", "/v1/webhook_endpoints", {"name": "n"}),
    ("POST", "/v1/webhook_endpoints/{endpoint_id}", {"name": "n"}),
    ("POST", "/v1/webhook_endpoints/{endpoint_id}/test", {}),
)


def test_only_known_fields_are_taken(world: Any) -> None:
    """What is the server's own to decide is refused by name."""
    for (method, path, body), name in itertools.product(BODIES, FORBIDDEN):
        answer = world.owner(method, world.filled(path), json={**body, name: "x"})
        assert answer.status_code == 400, (path, name)
        assert answer.json()["error"]["code"] == "unknown_parameter"
        assert answer.json()["error"]["param"] == name


def test_no_answer_tells_a_secret_or_a_path(world: Any) -> None:
    """Signing secrets are told when they are made; keys, hashes and places on the disk never."""
    secrets = [world.server.store.get_endpoint("alpha", world.ids["endpoint_id"]).secret]
    file = world.server.store.get_file("alpha", world.ids["file_id"])
    secrets += [str(world.server.root), "alpha", file.key, file.sha256]
    secrets += [client._headers["authorization"] for client in (world.owner, world.stranger)]
    for method, path in world.operations():
        if method != "GET" or "content" in path or "events" in path:
            continue
        answer = world.owner("GET", world.filled(path))
        assert answer.status_code in (200, 404), path
        assert [secret for secret in secrets if secret in answer.text] == [], path


def test_an_endpoint_shows_no_secret_where_it_is_logged(world: Any) -> None:
    """Neither secret nor address stand in its representation."""
    endpoint = world.server.store.get_endpoint("alpha", world.ids["endpoint_id"])

    assert endpoint.secret not in repr(endpoint)
    assert endpoint.url not in repr(endpoint)

"""OWASP API1: nobody reaches an object of another project, on any route that takes an id."""

from __future__ import annotations

from typing import Any

BODIES = {
    "/v1/videos/{video_id}": {"title": "mine"},
    "/v1/videos/{video_id}/remix": {"prompt": "x"},
    "/v1/webhook_endpoints/{endpoint_id}": {"name": "mine"},
    "/v1/webhook_endpoints/{endpoint_id}/test": {"event_type": "video.completed"},
}
SHARED = {"/v1/models/{model}"}  # what is the same for all projects


def test_no_route_knows_another_projects_ids(world: Any) -> None:
    """Every described route answers a foreign id exactly as one that never was, and changes nothing."""
    paths = [(method, path) for method, path in world.operations() if "{" in path]
    mine = [path for method, path in paths if method == "GET" and path not in SHARED]
    before = [world.owner("GET", world.filled(path)).text for path in mine if "events" not in path]
    for method, path in paths:
        if path in SHARED:
            continue
        body = {"json": BODIES.get(path, {})} if method in ("POST", "PATCH") else {}
        theirs = world.stranger(method, world.filled(path), **body)
        never = world.stranger(method, world.filled(path, never=True), **body)

        told = never.text
        for name, id in world.ids.items():
            told = told.replace(f"never_{name}", id)
        assert theirs.status_code == never.status_code == 404, (method, path)
        assert theirs.text == told

    after = [world.owner("GET", world.filled(path)).text for path in mine if "events" not in path]
    assert after == before


def test_no_listing_shows_another_projects_things(world: Any) -> None:
    """Every listing of a project with nothing is empty, and takes no foreign id as its cursor."""
    listings = {
        "/v1/videos": "video_id",
        "/v1/videos?q=cat": "video_id",
        "/v1/files": "file_id",
        "/v1/batches": "batch_id",
        "/v1/webhook_endpoints": "endpoint_id",
    }
    for path, name in listings.items():
        assert world.owner("GET", path).json()["data"]
        assert world.stranger("GET", path).json()["data"] == []
        cursor = f"{path}{'&' if '?' in path else '?'}after={world.ids[name]}"
        assert world.stranger("GET", cursor).status_code == 404


def test_another_projects_delivery_is_not_sent_through_ones_own_endpoint(world: Any) -> None:
    """A delivery belongs to its endpoint, and both to the project."""
    asked = {"name": "n", "url": "https://a.example/", "event_types": ["video.completed"]}
    own = world.stranger("POST", "/v1/webhook_endpoints", json=asked).json()["id"]
    log = f"/v1/webhook_endpoints/{own}/deliveries"

    assert world.stranger("POST", f"{log}/{world.ids['delivery_id']}/retry").status_code == 404
    assert world.stranger("GET", f"{log}?after={world.ids['delivery_id']}").status_code == 404

"""The server about itself: models, health, metrics, headers, and its own description."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from kinora.api.metrics import Metrics
from kinora.api.server import ServerRoutes
from kinora.errors import Unavailable
from kinora.models import default_catalogue
from kinora.service import Limits


def test_models_are_listed_honestly(client: Any) -> None:
    """The names Sora's users send are there, each with what is really behind it."""
    answer = client("GET", "/v1/models").json()
    models = {model["id"]: model for model in answer["data"]}

    assert answer["object"] == "list"
    assert {"sora-2", "sora-2-pro", "sora-2-2025-10-06", "animatic"} <= set(models)
    assert list(models["sora-2"])[:4] == ["id", "object", "created", "owned_by"]
    assert models["sora-2"]["engine"] == "animatic"
    assert "no weights of OpenAI" in models["sora-2"]["description"]
    assert models["sora-2"]["sizes"] == ["720x1280", "1280x720"]


def test_one_model(client: Any) -> None:
    """A model is found by name, or not found by name."""
    assert client("GET", "/v1/models/sora-2-pro").json()["id"] == "sora-2-pro"
    answer = client("GET", "/v1/models/gpt-5")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "model_not_found"


def test_readiness_says_why_not(server: Any, make_client: Any) -> None:
    """While the server is not ready it says so with the reason; health is another matter."""

    def check() -> None:
        raise Unavailable("The dispatcher is not running.")

    client = make_client(server.api(check_ready=check))
    answer = client("GET", "/readyz")

    assert answer.status_code == 503
    assert answer.json()["error"]["message"] == "The dispatcher is not running."
    assert client("GET", "/healthz").json() == {"status": "ok"}
    assert make_client(server.api())("GET", "/readyz").status_code == 200


def test_metrics_count_routes_not_ids(client: Any, server: Any) -> None:
    """Requests are counted by route and status, videos by status."""
    made = [client.create()["id"] for _ in range(3)]
    server.complete()
    for id_ in made:
        client("GET", f"/v1/videos/{id_}")
    client("GET", "/v1/videos/video_x")
    client("GET", "/v1/videos/video_x/lineage")
    client("GET", "/nowhere")
    text = client("GET", "/metrics").text

    def count(method: str, route: str, status: int) -> float:
        labels = f'method="{method}",process="{os.getpid()}",route="{route}",status="{status}"'
        found = re.search(rf"kinora_http_requests_total{{{re.escape(labels)}}} (\S+)", text)
        return float(found[1]) if found else 0.0

    assert count("POST", "/v1/videos", 200) == 3
    assert count("GET", "/v1/videos/{video_id}", 200) == 3
    assert count("GET", "/v1/videos/{video_id}", 404) == 1
    assert count("GET", "/v1/videos/{video_id}/lineage", 404) == 1
    assert count("GET", "unknown", 404) == 1
    assert 'kinora_videos{status="completed"} 1.0' in text
    assert 'kinora_videos{status="queued"} 2.0' in text
    assert f'kinora_watches{{process="{os.getpid()}"}} 0.0' in text
    assert "video_x" not in text


@pytest.mark.parametrize(
    "path", ["/v1/videos", "/v1/videos/x", "/v1/videos/x/content", "/healthz", "/docs", "/none"]
)
def test_every_answer_has_the_platforms_headers(client: Any, path: str) -> None:
    """Each answer has its own request id, the time it took and the API's version."""
    first, second = client("GET", path), client("GET", path)

    assert re.fullmatch(r"req_[0-9a-f]{32}", first.headers["x-request-id"])
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert first.headers["openai-processing-ms"].isdigit()
    assert first.headers["openai-version"] == "2020-10-01"


def test_the_description_names_every_route(client: Any) -> None:
    """The OpenAPI document has every public route, the error envelope, and only known references."""
    document = client("GET", "/openapi.json").json()
    routes = {(method, path) for path, ops in document["paths"].items() for method in ops}

    assert routes == {
        ("get", "/healthz"),
        ("get", "/metrics"),
        ("get", "/readyz"),
        ("get", "/v1/batches"),
        ("post", "/v1/batches"),
        ("get", "/v1/batches/{batch_id}"),
        ("post", "/v1/batches/{batch_id}/cancel"),
        ("get", "/v1/files"),
        ("post", "/v1/files"),
        ("delete", "/v1/files/{file_id}"),
        ("get", "/v1/files/{file_id}"),
        ("get", "/v1/files/{file_id}/content"),
        ("get", "/v1/models"),
        ("get", "/v1/models/{model}"),
        ("get", "/v1/queue"),
        ("post", "/v1/queue/pause"),
        ("post", "/v1/queue/resume"),
        ("get", "/v1/usage"),
        ("get", "/v1/videos"),
        ("post", "/v1/videos"),
        ("post", "/v1/videos/characters"),
        ("get", "/v1/videos/characters/{character_id}"),
        ("post", "/v1/videos/edits"),
        ("post", "/v1/videos/extensions"),
        ("delete", "/v1/videos/{video_id}"),
        ("get", "/v1/videos/{video_id}"),
        ("patch", "/v1/videos/{video_id}"),
        ("get", "/v1/videos/{video_id}/content"),
        ("get", "/v1/videos/{video_id}/events"),
        ("get", "/v1/videos/{video_id}/lineage"),
        ("post", "/v1/videos/{video_id}/remix"),
        ("get", "/v1/videos/{video_id}/scene"),
        ("get", "/v1/webhook_endpoints"),
        ("post", "/v1/webhook_endpoints"),
        ("delete", "/v1/webhook_endpoints/{endpoint_id}"),
        ("get", "/v1/webhook_endpoints/{endpoint_id}"),
        ("post", "/v1/webhook_endpoints/{endpoint_id}"),
        ("get", "/v1/webhook_endpoints/{endpoint_id}/deliveries"),
        ("post", "/v1/webhook_endpoints/{endpoint_id}/deliveries/{delivery_id}/retry"),
        ("post", "/v1/webhook_endpoints/{endpoint_id}/rotate_secret"),
        ("post", "/v1/webhook_endpoints/{endpoint_id}/test"),
        ("get", "/v1/webhook_event_types"),
    }
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(document)))
    assert named <= set(document["components"]["schemas"])
    assert "ValidationError" not in json.dumps(document)
    video = document["components"]["schemas"]["VideoObject"]
    assert len(video["required"]) == len(video["properties"]) == 13


def test_the_description_offers_what_the_models_offer(client: Any) -> None:
    """The sizes, lengths and prompts of the description are those that a create accepts."""
    schemas = client("GET", "/openapi.json").json()["components"]["schemas"]
    fields = schemas["CreateVideoForm"]["properties"]
    models = default_catalogue().models

    assert set(fields["size"]["enum"]) == {str(size) for model in models for size in model.sizes}
    assert set(fields["seconds"]["enum"]) == {str(s) for model in models for s in model.seconds}
    assert fields["prompt"]["maxLength"] == 32_000
    given = schemas["CreateVideoBody"]["properties"]
    names = ("prompt", "model", "size", "seconds")
    defaults = {name: given[name].get("default") for name in names}
    assert defaults == {"prompt": None, "model": "sora-2", "size": "720x1280", "seconds": "4"}


def test_the_description_is_made_once(server: Any) -> None:
    """The document is made when it is first asked for, and never again."""
    app = FastAPI(openapi_url=None)
    ServerRoutes(
        service=server.service(Limits()),
        metrics=Metrics(),
        counts=server.store.counts,
        check_ready=lambda: None,
    ).add_to(app.router)

    async def ask() -> bytes:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://local") as client:
            return (await client.get("/openapi.json")).content

    first = asyncio.run(ask())
    app.add_api_route("/later", lambda: None)

    assert asyncio.run(ask()) == first


def test_the_page_needs_nothing_from_elsewhere(client: Any) -> None:
    """The page shows every route, fetches nothing and runs nothing."""
    answer = client("GET", "/docs")

    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "/v1/videos/{video_id}/remix" in answer.text
    assert not re.search(r"<script|(href|src)=.?https?:|url\(|@import", answer.text)


def test_the_page_shows_every_operation_once(client: Any) -> None:
    """Each operation stands in the one group that its tag names."""
    page = client("GET", "/docs").text
    paths = client("GET", "/openapi.json").json()["paths"]

    for path, methods in paths.items():
        for method in methods:
            shown = f'<span class="method">{method.upper()}</span> <code>{path}</code>'
            assert page.count(shown) == 1


def test_the_scene_says_when_the_drawing_has_changed(client: Any, server: Any) -> None:
    """`redrawn` is whether the engine that workers have loaded is another than the video's own."""
    path = f"/v1/videos/{client.create()['id']}/scene"
    server.complete()

    def is_redrawn_by(version: str) -> bool:
        server.store.record_engine(server.epoch, "animatic", version)
        return bool(client("GET", path).json()["redrawn"])

    assert [is_redrawn_by(version) for version in ("1", "2")] == [False, True]


def test_the_scene_is_shown_once_completed(client: Any, server: Any) -> None:
    """What the engine understood is not there before completion, and then is, with the options."""
    body = {"prompt": "a cat", "kinora": {"seed": 7, "title": "Tom"}}
    video = client("POST", "/v1/videos", json=body).json()
    path = f"/v1/videos/{video['id']}/scene"
    assert client("GET", path).status_code == 404
    server.complete()

    assert client("GET", path).json() == {
        "id": video["id"],
        "object": "video.scene",
        "engine": "animatic",
        "engine_version": "1",
        "redrawn": False,
        "kinora": {"seed": 7, "strength": "balanced", "title": "Tom"},
        "prompt": "a cat",
        "not_understood": ["purple"],
    }


def test_lineage(client: Any, server: Any) -> None:
    """A video's family is told in both directions."""
    made = [client.create()["id"]]
    for _ in range(2):
        server.complete()
        remix = client("POST", f"/v1/videos/{made[-1]}/remix", json={"prompt": "x"})
        made.append(remix.json()["id"])
    family = client("GET", f"/v1/videos/{made[1]}/lineage").json()

    assert [video["id"] for video in family["ancestors"]] == made[:1]
    assert family["video"]["id"] == family["id"] == made[1]
    assert [video["id"] for video in family["descendants"]] == made[2:]


class BrokenRoutes:
    """A group with a bug."""

    def add_to(self, router: Any) -> None:
        router.add_route("/v1/models", self.broken, ["GET"])

    def broken(self, request: Any) -> Any:
        raise RuntimeError("secret of /some/path")


def test_the_unexpected_is_told_in_the_envelope_and_logged(
    server: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bug answers 500 without its words, and its trace goes to the log with the request's id."""
    front = server.api(extra=(BrokenRoutes(),)).front
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/v1/models",
        "raw_path": b"/v1/models",
        "query_string": b"",
        "headers": [],
        "client": None,
        "server": None,
    }
    asyncio.run(front(scope, receive, send))

    error = json.loads(sent[1]["body"])["error"]
    assert sent[0]["status"] == 500
    assert error["type"] == "server_error"
    assert "secret" not in error["message"]
    assert (b"x-should-retry", b"false") in sent[0]["headers"]
    assert "secret of" in capsys.readouterr().out


def test_the_api_is_light() -> None:
    """Importing the application pulls in no drawing or media library."""
    heavy = "{'av', 'skia', 'numpy', 'PIL', 'lemminflect'} & set(sys.modules)"
    code = f"import sys, kinora.api.app; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"

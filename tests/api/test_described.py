"""The OpenAPI document: complete in itself, and true where the fuzzer does not look."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from kinora.api.errors import TABLE

Document = dict[str, Any]


@pytest.fixture
def document(client: Any) -> Document:
    return dict(client("GET", "/openapi.json").json())


def operations(document: Document) -> list[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of each."""
    return [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_every_reference_leads_somewhere(document: Document) -> None:
    """Schemas, answers, headers and links that are named are there, and none is there for nothing."""
    named = set(re.findall(r"#/components/(\w+)/([\w-]+)", json.dumps(document)))
    there = {
        (kind, name)
        for kind, components in document["components"].items()
        for name in components
        if kind != "securitySchemes"
    }

    assert named <= there
    # A method that is not described is nowhere described to be refused.
    assert there - named == {("responses", "405")}


def test_every_refusal_is_described(document: Document) -> None:
    """Each status of the table of errors has an answer with the envelope and its headers."""
    answers = document["components"]["responses"]

    assert set(answers) == {str(meaning.status) for meaning in TABLE.values()} | {"500"}
    for status, headers in (("401", {"www-authenticate"}), ("429", {"retry-after"})):
        assert headers <= set(answers[status]["headers"])
    for answer in answers.values():
        assert set(answer["content"]["application/json"]["example"]["error"]) == {
            *("message", "type", "param", "code")
        }


def test_links_fill_parameters_that_there_are(document: Document) -> None:
    """Every link names an operation, and gives it exactly what its path needs."""
    paths = {op["operationId"]: path for path, _, op in operations(document)}

    for link in document["components"]["links"].values():
        needed = re.findall(r"{(\w+)}", paths[link["operationId"]])
        assert list(link.get("parameters", {})) == needed


def test_the_examples_work(client: Any, document: Document) -> None:
    """What an example sends is understood; only the ids in it are of nothing that is there."""
    for path, method, operation in operations(document):
        content = operation.get("requestBody", {}).get("content", {})
        example = content.get("application/json", {}).get("example")
        if not example or "{" in path:
            continue
        answer = client(method.upper(), path, json=example)
        refused = answer.json().get("error") or {}
        is_missing = answer.status_code == 404 or refused.get("param") == "input_file_id"
        assert answer.status_code == 200 or is_missing, (path, answer.text)


def test_what_needs_no_key_says_so(document: Document) -> None:
    """Only the server's health is told to anybody."""
    is_open = {path for path, _, op in operations(document) if op.get("security") == []}

    assert is_open == {"/healthz", "/readyz"}


@pytest.mark.parametrize("path", ["/v1/videos", "/v1/videos/{video_id}"])
def test_described_headers_are_sent(client: Any, document: Document, path: str) -> None:
    """An unfinished video comes with the advice that is described, within its bounds."""
    method = "post" if path == "/v1/videos" else "get"
    headers = document["paths"][path][method]["responses"]["200"]["headers"]
    body = {"json": {"prompt": "a cat"}} if method == "post" else {}
    answer = client(method.upper(), path.format(video_id=client.create()["id"]), **body)
    schema = document["components"]["headers"]["openai-poll-after-ms"]["schema"]

    assert "openai-poll-after-ms" in headers
    sent = int(answer.headers["openai-poll-after-ms"])
    assert schema["minimum"] <= sent <= schema["maximum"]


def test_events_are_described(document: Document) -> None:
    """Each kind of event by its name, with what is in it."""
    path = document["paths"]["/v1/videos/{video_id}/events"]
    events = path["get"]["responses"]["200"]["content"]["text/event-stream"]["x-events"]
    names = [events[name]["$ref"].rpartition("/")[2] for name in events]

    assert list(events) == ["video", "deleted", "queue", "preview"]
    assert names == ["VideoObject", "DeletedVideo", "QueueEvent", "PreviewEvent"]

"""The whole API, fuzzed from its own OpenAPI document: empty, and with everything there is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx
import pytest

from kinora.serving import Serving, serving

pytestmark = pytest.mark.extra

FUZZER = Path(sys.executable).with_name("st")
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "use_after_free",
    "ignored_auth",
    "negative_data_rejection",
    # In place of `positive_data_acceptance`, which cannot know what depends on more than the shape.
    "described_is_understood",
    # Not `allow_header_conformance`: an address like `/v1/videos/edits` is also that of a video
    # whose id is `edits`, and `allow` names the methods of both.
)
# Nothing is made: what is fuzzed is what clients say, and event streams would wait for an end.
ASLEEP = {"KINORA_WORKERS": "0", "KINORA_MIN_FREE_BYTES": "0"}
LINE = '{"custom_id":"a","method":"POST","url":"/v1/videos","body":{"prompt":"a dog"}}'
FINISHED_WITHIN_S = 240


def test_nothing_departs_from_its_schema(tmp_path: Path) -> None:
    """Whatever the document allows or forbids, every answer is as described, and none is a 5xx."""
    fuzz(tmp_path, {})


def test_nothing_that_is_there_departs_from_its_schema(tmp_path: Path) -> None:
    """The same of a completed video, a character, a file, a batch, an endpoint and a delivery."""
    with serving(tmp_path / "data", environment={"KINORA_MIN_FREE_BYTES": "0"}) as server:
        ids = furnish(server)
    fuzz(tmp_path, ids)


def furnish(server: Serving) -> dict[str, str]:
    """Make one of everything; their ids by the path parameters that they fill."""
    with httpx.Client(base_url=server.base_url, timeout=60.0) as client:

        def post(path: str, **request: Any) -> str:
            answer = client.post(path, **request)
            assert answer.status_code == 200, answer.text
            return str(answer.json()["id"])

        types, url = ["video.completed"], "https://example.com/hooks"
        endpoint_id = post(
            "/webhook_endpoints", json={"name": "Mine", "url": url, "event_types": types}
        )
        video_id = post("/videos", json={"prompt": "a cat"})
        lines = {"file": ("lines.jsonl", LINE.encode())}
        file_id = post("/files", data={"purpose": "batch"}, files=lines)
        finished = completed(client, video_id)
        clip = {"video": ("mossy.mp4", finished, "video/mp4")}
        character_id = post("/videos/characters", data={"name": "Mossy"}, files=clip)
        batch = {"endpoint": "/v1/videos", "completion_window": "24h", "input_file_id": file_id}
        deliveries = client.get(f"/webhook_endpoints/{endpoint_id}/deliveries").json()["data"]
        return {
            "video_id": video_id,
            "character_id": character_id,
            "file_id": file_id,
            "batch_id": post("/batches", json=batch),
            "endpoint_id": endpoint_id,
            "delivery_id": deliveries[0]["id"],
            "model": "sora-2",
        }


def completed(client: httpx.Client, video_id: str) -> bytes:
    """The bytes of a video, once it is completed."""
    until = monotonic() + FINISHED_WITHIN_S
    while client.get(f"/videos/{video_id}").json()["status"] != "completed":
        assert monotonic() < until
        sleep(0.5)
    return client.get(f"/videos/{video_id}/content").content


def fuzz(root: Path, ids: Mapping[str, str]) -> None:
    """Fuzz a server over the folder `data`, always with these path parameters; nothing may be found."""
    lines = [f'"path.{name}" = "{value}"' for name, value in ids.items()]
    (root / "schemathesis.toml").write_text("\n".join(["[parameters]", *lines]))
    # What was made for the run has to stay to its end.
    staying = ("--exclude-method", "DELETE") if ids else ()
    with serving(root / "data", environment=ASLEEP) as server:
        finished = subprocess.run(
            [
                *(str(FUZZER), "run", f"{server.url}/openapi.json", "--no-color", *staying),
                *("--header", f"Authorization: Bearer {new_key(root / 'data')}"),
                *("--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing,stateful"),
                *("--max-examples", "30", "--seed", "7", "--request-timeout", "20"),
                *("--exclude-path-regex", "/events$", "--workers", "2"),
            ],
            cwd=root,
            env={
                **os.environ,
                "SCHEMATHESIS_HOOKS": "schema_checks",
                "PYTHONPATH": str(Path(__file__).parent),
            },
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        assert server.process.poll() is None
    assert finished.returncode == 0, finished.stdout[-6000:]


def new_key(data: Path) -> str:
    """A key of the project `default`, without which nothing is answered any more."""
    command = (sys.executable, "-m", "kinora", "keys", "create", "--data", str(data))
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[0]

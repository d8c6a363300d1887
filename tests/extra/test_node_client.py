"""The numbered conformance cases by the official Node client."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from acceptance.processes import wait_for
from conformance.receiver import receiving
from kinora.serving import serving

pytestmark = pytest.mark.extra

TESTS = Path(__file__).parents[1]
NODE_CLIENT = TESTS.parent / ".cache" / "node"
SCRIPT = TESTS / "conformance" / "node_cases.js"
NUMBERS = [int(number) for number in re.findall(r"^cases\[(\d+)\]", SCRIPT.read_text(), re.M)]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one run of the Node client saw."""
    assert NODE_CLIENT.is_dir(), "run `make test-all`, which puts the Node client there"
    webhook = tmp_path_factory.mktemp("webhook") / "webhook.json"
    environment = {
        "KINORA_EGRESS_ALLOW": "127.0.0.1",
        "KINORA_MODERATION": "conformance.judge:is_blocked",
        "PYTHONPATH": str(TESTS),
    }
    with serving(tmp_path_factory.mktemp("data"), environment=environment) as server:
        webhook.write_text(json.dumps(signed_webhook(server.base_url)))
        finished = subprocess.run(
            ["node", str(SCRIPT), server.base_url, str(webhook)],
            env={**os.environ, "NODE_PATH": str(NODE_CLIENT / "node_modules")},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
    assert finished.returncode == 0, finished.stderr
    return dict(json.loads(finished.stdout))


def signed_webhook(base_url: str) -> dict[str, Any]:
    """A webhook as it was really sent, and the secret it was signed with."""
    with receiving() as receiver, httpx.Client(base_url=base_url) as http:
        endpoint = {"name": "receiver", "url": receiver.url, "event_types": ["video.failed"]}
        secret = http.post("webhook_endpoints", json=endpoint).json()["signing_secret"]
        http.post("videos", json={"prompt": "something forbidden"})
        wait_for(lambda: receiver.taken, what="the webhook")
        taken = receiver.taken[0]
    return {"body": taken.body.decode(), "headers": taken.headers, "secret": secret}


@pytest.mark.parametrize("number", NUMBERS)
def test_case(number: int, told: dict[str, Any]) -> None:
    """Each case's own comment is its promise."""
    assert told["told"][str(number)] == ""

"""Receivers of webhooks as docs/webhooks.md shows them, run as they stand there."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openai import BadRequestError, OpenAI

from acceptance.processes import wait_for
from kinora.serving import Serving

PAGE = Path(__file__).parents[1] / "docs" / "webhooks.md"
ENVIRONMENT = {"KINORA_EGRESS_ALLOW": "127.0.0.1"}


def sample(name: str) -> str:
    """The block of the page that is marked with a name."""
    found = re.search(rf"<!-- {re.escape(name)} -->\n```\w+\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert found, name
    return found[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def receiving(command: list[str], **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A receiver as a process of its own; what it prints can be read."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def said_of_a_test_event(server: Serving, command: list[str], **environment: str) -> str:
    """The line a receiver prints of a sample event that it was sent; it also refuses what is forged."""
    port = str(free_port())
    with OpenAI(base_url=server.base_url, api_key="none") as client:
        endpoint = client.webhooks.create(
            name="Sample", url=f"http://127.0.0.1:{port}/", event_types=["video.completed"]
        )
        settings = {
            "KINORA_URL": server.base_url,
            "WEBHOOK_SECRET": endpoint.signing_secret,
            "PORT": port,
        }
        with receiving(command, **settings, **environment) as process:
            wait_for(lambda: _answers(client, endpoint.id, 204), timeout_s=20, what="the receiver")
            assert process.stdout
            line = process.stdout.readline()
            client.webhooks.rotate_secret(endpoint.id)
            assert _answers(client, endpoint.id, 400)
    return line


def _answers(client: OpenAI, endpoint_id: str, status: int) -> bool:
    try:
        return client.webhooks.test(endpoint_id, event_type="video.completed").status_code == status
    except BadRequestError:  # it does not listen yet
        return False

"""Starting, refusing to start, and keys: what a person meets first."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import openai
import pytest
from openai import OpenAI

from acceptance.processes import wait_for
from kinora.errors import StartupError
from kinora.serving import serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def kinora(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end."""
    return subprocess.run(
        [sys.executable, "-m", "kinora", *words],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env={**os.environ, **environment},
    )


def get(url: str, **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def create_key(data: Path, *words: str) -> str:
    said = kinora("keys", "create", "--data", str(data), *words).stdout
    return next(word for word in said.split() if word.startswith("sk-kinora-"))


def test_a_second_server_on_the_same_folder_is_refused_in_one_sentence(data: Path) -> None:
    """The second `kinora serve` over one data folder ends at once and says why."""
    with serving(data), pytest.raises(StartupError, match="already"), serving(data):
        pass


def test_a_port_in_use_is_one_sentence(data: Path) -> None:
    """A taken port is told with its number and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        finished = kinora("serve", "--port", port, "--data", str(data))

    assert finished.returncode != 0
    assert port in finished.stderr
    assert "--port" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_public_address_needs_a_key(data: Path) -> None:
    """Nothing listens beyond loopback without keys."""
    finished = kinora("serve", "--host", "0.0.0.0", "--port", "0", "--data", str(data))

    assert finished.returncode != 0
    assert "kinora keys create" in finished.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("KINORA_PORT", "many"), ("KINORA_WORKERS", "-1"), ("KINORA_LOG_LEVEL", "x")],
)
def test_a_bad_setting_names_itself(data: Path, name: str, value: str) -> None:
    """A wrong environment variable is named together with its value."""
    finished = kinora("serve", "--data", str(data), **{name: value})

    assert finished.returncode != 0
    assert name in finished.stderr
    assert value in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    """A data folder that is a file is told in a sentence."""
    occupied = tmp_path / "occupied"
    occupied.write_text("not a folder")
    finished = kinora("serve", "--port", "0", "--data", str(occupied))

    assert finished.returncode != 0
    assert "Traceback" not in finished.stderr
    assert str(occupied) in finished.stderr


def test_keys_close_the_server(data: Path) -> None:
    """With a key made, requests need it; a revoked key stops working within a second; reset reopens."""
    with serving(data) as server:
        url = f"{server.base_url}/videos"
        assert get(url)[0] == 200
        key = create_key(data, "--project", "film")
        wait_for(lambda: get(url)[0] == 401, timeout_s=1.5, what="the keyless mode to end")
        client = OpenAI(base_url=server.base_url, api_key=key, max_retries=0)
        assert list(client.videos.list()) == []

        listed = kinora("keys", "list", "--data", str(data)).stdout
        assert "film" in listed
        assert key not in listed
        name = next(word for word in listed.split() if word.startswith("key_"))
        assert kinora("keys", "revoke", name, "--data", str(data)).returncode == 0
        wait_for(
            lambda: get(url, Authorization=f"Bearer {key}")[0] == 401, timeout_s=1.5, what="401"
        )
        with pytest.raises(openai.AuthenticationError):
            client.videos.list()

        assert kinora("keys", "reset", "--yes", "--data", str(data)).returncode == 0
        wait_for(lambda: get(url)[0] == 200, timeout_s=1.5, what="the keyless mode to come back")


def test_projects_do_not_see_each_other(data: Path) -> None:
    """A video of one project is a 404 for another."""
    keys = [create_key(data, "--project", name) for name in ("one", "two")]
    with serving(data) as server:
        one, two = (OpenAI(base_url=server.base_url, api_key=key) for key in keys)
        video = one.videos.create(prompt="a cat waves")

        with pytest.raises(openai.NotFoundError):
            two.videos.retrieve(video.id)
        assert list(two.videos.list()) == []


def test_foreign_pages_cannot_drive_a_keyless_server(data: Path) -> None:
    """Without keys a foreign Host, a foreign Origin and a proxy are refused; our own are not."""
    with serving(data) as server:
        url = f"{server.base_url}/videos"
        port = server.url.rpartition(":")[2]

        assert get(url, Host="evil.example")[0] == 403
        assert get(url, Origin="https://evil.example")[0] == 403
        assert get(url, **{"X-Forwarded-For": "10.0.0.1"})[0] == 403
        assert get(url, Origin=f"http://localhost:{port}", Host=f"localhost:{port}")[0] == 200


def test_the_server_describes_itself(data: Path) -> None:
    """Health, readiness, metrics, models and the OpenAPI page answer."""
    with serving(data) as server:
        for path in ("/healthz", "/readyz", "/metrics", "/docs"):
            assert get(server.url + path)[0] == 200, path
        models = json.loads(get(f"{server.base_url}/models")[1])
        described = json.loads(get(f"{server.url}/openapi.json")[1])

    assert "sora-2" in [model["id"] for model in models["data"]]
    assert "/v1/videos/{video_id}/remix" in described["paths"]

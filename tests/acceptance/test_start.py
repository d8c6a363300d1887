"""Starting, refusing to start, and keys: what a person meets first."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import openai
import pytest
from openai import OpenAI

from acceptance.asking import Videos
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


def test_the_start_says_what_names_mean(data: Path) -> None:
    """Without a pulled model, sora-2 is said to be animatic, and how to change that."""
    with serving(data) as server:
        assert server.process.stdout
        lines = [server.process.stdout.readline() for _ in range(2)]

    assert "sora-2 is animatic: no model is pulled (kinora models list)" in lines[1]


def test_a_table_that_cannot_work_is_one_sentence(data: Path) -> None:
    """A model of the operator's own that is not there stops the start: once, by table and key."""
    data.mkdir()
    (data / "models.toml").write_text('[mine]\npreset = "ltx-2"\ncheckpoint = "./nowhere"\n')
    finished = kinora("serve", "--port", "0", "--data", str(data))

    assert finished.returncode != 0
    assert len(finished.stderr.strip().splitlines()) == 1
    assert "table 'mine' with checkpoint = " in finished.stderr
    assert "there is no folder" in finished.stderr


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


@pytest.mark.parametrize("words", [("serve", "--port", "0"), ("keys", "list")])
def test_a_database_that_is_none_is_one_sentence(data: Path, words: tuple[str, ...]) -> None:
    """A damaged database is named, and what to do about it."""
    data.mkdir()
    (data / "kinora.db").write_bytes(b"no database at all " * 200)
    check_sentence(kinora(*words, "--data", str(data)), "kinora.db", "restore it")


def test_a_database_of_a_newer_version_is_one_sentence(data: Path) -> None:
    """Tables that a newer version has changed are left alone."""
    create_key(data)
    with closing(sqlite3.connect(data / "kinora.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    check_sentence(kinora("serve", "--port", "0", "--data", str(data)), "newer version")


@pytest.mark.parametrize("folder", ["", "~nobody-of-this-name/data", "/proc/none"])
def test_a_folder_that_cannot_be_is_one_sentence(folder: str) -> None:
    """A data folder that is not one is named as it was given."""
    check_sentence(kinora("serve", "--port", "0", "--data", folder), repr(folder))


def test_a_slip_in_the_data_folder_makes_no_new_one(tmp_path: Path) -> None:
    """Listing keys of a folder without a database says so and leaves nothing behind."""
    check_sentence(kinora("keys", "list", "--data", str(tmp_path / "slip")), "--data")
    assert list(tmp_path.iterdir()) == []


def check_sentence(finished: subprocess.CompletedProcess[str], *words: str) -> None:
    """It ended with one line on standard error that has all these words."""
    assert finished.returncode == 1
    assert len(finished.stderr.splitlines()) == 1, finished.stderr
    assert [word for word in words if word not in finished.stderr] == []


def test_the_version_is_told() -> None:
    """`kinora --version` says which it is."""
    assert kinora("--version").stdout.startswith("kinora ")


def test_any_folder_will_do(tmp_path: Path) -> None:
    """A long data path with spaces, umlauts and signs of URLs works like any other."""
    data = tmp_path / "a b%20#?é'\"*[red]~" / ("long" * 40)
    with serving(data) as server:
        assert Videos(server).delete(Videos(server).create()) == 200
    assert (data / "kinora.db").exists()


def test_files_of_the_working_folder_are_no_modules(tmp_path: Path, data: Path) -> None:
    """What a user keeps in the folder where the server is started does not get into it."""
    for name in ("random.py", "uvicorn.py", "kinora.py"):
        (tmp_path / name).write_text("raise SystemExit('taken for a module')")
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [Path(sys.executable).parent / "kinora", "serve", "--port", "0", "--data", data],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    with server:
        assert server.stdout
        assert "http://" in server.stdout.readline()
        server.terminate()
    assert server.returncode == 0


def test_closed_standard_streams_do_no_harm(data: Path) -> None:
    """A server that is started without standard streams runs, and its sockets are not taken for them."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = f'exec "$0" -P -m kinora serve --port {port} --data "$1" <&- >&- 2>&-'
    with subprocess.Popen(["bash", "-c", command, sys.executable, str(data)]) as server:
        wait_for(lambda: is_ready(port), timeout_s=20, what="the server")
        server.terminate()
    assert server.returncode == 0


def is_ready(port: int) -> bool:
    try:
        return get(f"http://127.0.0.1:{port}/readyz")[0] == 200
    except OSError:
        return False


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
    """Health, readiness, metrics, models and the OpenAPI page answer; the documents have every route."""
    with serving(data) as server:
        for path in ("/healthz", "/readyz", "/metrics", "/docs"):
            assert get(server.url + path)[0] == 200, path
        models = json.loads(get(f"{server.base_url}/models")[1])
        described = json.loads(get(f"{server.url}/openapi.json")[1])

    assert "sora-2" in [model["id"] for model in models["data"]]
    assert "/v1/videos/{video_id}/remix" in described["paths"]
    docs = Path(__file__).parents[2] / "docs"
    page = "".join((docs / name).read_text() for name in ("api.md", "webhooks.md"))
    missing = [path for path in (*described["paths"], "/docs") if f"{path}`" not in page]
    assert missing == []

"""A server to measure, and the memory of its processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openai import OpenAI

from kinora.serving import Serving, serving

QUIET = {"KINORA_LOG_LEVEL": "warning"}


@contextmanager
def keyed_server(data: Path, **environment: str) -> Iterator[tuple[Serving, OpenAI]]:
    """A server with one API key, and a client that has it."""
    command = [sys.executable, "-m", "kinora", "keys", "create", "--data", str(data)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    key = next(word for word in said.split() if word.startswith("sk-"))
    with (
        serving(data, environment=QUIET | environment) as server,
        OpenAI(base_url=server.base_url, api_key=key, timeout=60) as client,
    ):
        yield server, client


def multiply(data: Path, video_id: str, count: int) -> None:
    """Copy one row until there are `count`, in the database of a running server."""
    with sqlite3.connect(data / "kinora.db", timeout=30) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(videos)")]
        copied = ", ".join(name for name in columns if name not in ("seq", "id"))
        connection.execute(
            f"INSERT INTO videos (id, {copied}) "
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :last) "
            f"SELECT printf('video_%048x', n.i), {copied} FROM n, videos WHERE videos.id = :id",
            {"last": count - 1, "id": video_id},
        )
    connection.close()


def resident(root: int, command: str) -> list[int]:
    """Resident bytes of all descendants of `root` whose command line contains `command`."""
    statuses = {path.parent: _status(path) for path in Path("/proc").glob("[0-9]*/status")}
    family = {str(root)}
    for _ in range(4):  # server, dispatcher, worker, helper
        family |= {folder.name for folder, status in statuses.items() if status["PPid"] in family}
    return [
        int(status["VmRSS"].split()[0]) * 1024
        for folder, status in statuses.items()
        if folder.name in family and command in _command_line(folder)
    ]


def _status(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text().splitlines()
    except OSError:  # it has ended meanwhile
        lines = []
    status = {name: value.strip() for name, value in (line.split(":", 1) for line in lines)}
    return {"PPid": "0", "VmRSS": "0 kB"} | status


def _command_line(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""

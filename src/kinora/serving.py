"""A `kinora serve` of one's own, as a child process: for the demo, for benchmarks and for tests.

Useful to anyone who wants a real server for the length of a `with` block. Standard library only.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kinora.errors import StartupError

STOP_TIMEOUT_S = 15.0


@dataclass(frozen=True, slots=True)
class Serving:
    """A running server: where it listens and its process (the supervisor of all the others)."""

    url: str  # "http://127.0.0.1:43121", no path
    process: subprocess.Popen[str]
    log: Path

    @property
    def base_url(self) -> str:
        """What a client of the Videos API takes as its `base_url`."""
        return f"{self.url}/v1"

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, wait for the end, give the exit status. Killed when it takes too long."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_TIMEOUT_S)
        self.process.kill()
        status = self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        return status


@contextmanager
def serving(
    data: Path, *, flags: tuple[str, ...] = (), environment: Mapping[str, str] | None = None
) -> Iterator[Serving]:
    """A server on a free port over the folder `data`, stopped when the block ends.

    Raises StartupError with the server's own last words if it does not start.
    """
    server = start(data, flags=flags, environment=environment)
    try:
        yield server
    finally:
        server.stop()


def start(
    data: Path, *, flags: tuple[str, ...] = (), environment: Mapping[str, str] | None = None
) -> Serving:
    """Start a server and wait until it says where it listens. The caller stops it."""
    data.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    command = [sys.executable, "-P", "-m", "kinora", "serve", "--port", "0", "--data", str(data)]
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [*command, *flags],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env={**os.environ, **(environment or {})},
        )
    return Serving(_address(process, log), process, log)


def _address(process: subprocess.Popen[str], log: Path) -> str:
    """The URL that the server prints once it is ready."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://[\w.:\[\]-]+", line):
            return found.group()
    process.wait()
    process.stdout.close()
    last_words = log.read_text(errors="replace").strip().splitlines() or ["it said nothing"]
    raise StartupError(f"The server did not start: {last_words[-1]}")

"""One run of the load generator wrk, and what it said."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True, slots=True)
class Load:
    """Requests per second, and the latency that 99 of 100 stayed under."""

    per_second: float
    p99_ms: float
    errors: int  # answers other than 2xx, and broken connections


def run_wrk(url: str, *, key: str, seconds: int = 8, body: str = "") -> Load:
    """`wrk -t1 -c16` for some seconds; with a body it posts that JSON."""
    script = [f'wrk.headers["Authorization"] = "Bearer {key}"']
    if body:
        script += [
            'wrk.method = "POST"',
            'wrk.headers["Content-Type"] = "application/json"',
            f"wrk.body = [[{body}]]",
        ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "request.lua"
        path.write_text("\n".join(script))
        command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "--latency", "-s", str(path), url]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return _read(said)


def _read(said: str) -> Load:
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    tail = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert rate, said
    assert tail, said
    broken = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said
    )
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    errors = sum(map(int, broken.groups())) if broken else 0
    errors += int(refused.group(1)) if refused else 0
    return Load(float(rate.group(1)), float(tail.group(1)) * UNITS[tail.group(2)], errors)

"""`python -m bench [NAME …]`: speed and size of a real server, as a Markdown table.

Names are those of the measurements below without `measure_`; without one, all are made.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.clips import measure_clips
from bench.diffusion import measure_diffusion
from bench.downloads import measure_download
from bench.load import run_wrk
from bench.row import Row
from bench.server import QUIET, keyed_server, multiply, resident
from bench.streams import measure_streams
from bench.uploads import measure_upload
from kinora.serving import serving

CREATE = json.dumps({"prompt": "a cat plays the piano on a stage", "seconds": "4"})


def main() -> None:
    warnings.simplefilter("ignore", DeprecationWarning)
    with tempfile.TemporaryDirectory(prefix="kinora-bench-") as folder:
        chosen = [measure for measure in MEASURES if _is_asked(measure.__name__)]
        rows = [row for measure in chosen for row in measure(Path(folder))]
    print(f"{os.cpu_count()} cores, {_processor()}, Python {platform.python_version()}\n")
    print("| what | to reach | measured | met |\n| --- | --- | --- | --- |")
    for row in rows:
        met = "–" if row.is_met is None else "yes" if row.is_met else "no"
        print(f"| {row.what} | {row.goal} | {row.measured} | {met} |")


def _is_asked(name: str) -> bool:
    return len(sys.argv) == 1 or name.removeprefix("measure_") in sys.argv[1:]


def measure_start(folder: Path) -> Iterator[Row]:
    """From the start of the process to the first ready answer, over an empty folder and again."""
    times = []
    for number in range(5):
        began = time.perf_counter()
        with serving(folder / f"start-{number // 3}", environment=QUIET):
            times.append(time.perf_counter() - began)
    worst, usual = max(times), statistics.median(times)
    measured = f"{usual:.2f} s, worst of 5 {worst:.2f} s"
    yield Row("process start → `/readyz`", "≤ 2 s", measured, usual <= 2)


def measure_idle_memory(folder: Path) -> Iterator[Row]:
    """Resident memory of API and dispatcher after a first video."""
    with keyed_server(folder / "memory") as (server, client):
        client.videos.create_and_poll(prompt="a cat waves")
        sizes = {
            role: resident(server.process.pid, f"kinora.processes {role}")[0]
            for role in ("api", "dispatcher")
        }
    total = sum(sizes.values())
    parts = ", ".join(f"{role} {size / 1e6:.0f}" for role, size in sizes.items())
    measured = f"{total / 1e6:.0f} MB ({parts})"
    yield Row("memory, API + dispatcher, idle", "≤ 150 MB", measured, total <= 150e6)


def measure_retrieve(folder: Path) -> Iterator[Row]:
    """Polling one video, with authentication and metrics on."""
    with keyed_server(folder / "retrieve") as (server, client):
        video = client.videos.create_and_poll(prompt="a cat waves")
        url = f"{server.base_url}/videos/{video.id}"
        loads = sorted(
            (run_wrk(url, key=client.api_key) for _ in range(3)), key=lambda load: load.per_second
        )
    load = loads[1]
    measured = f"{load.per_second:,.0f} req/s, p99 {load.p99_ms:.1f} ms, {load.errors} errors"
    is_met = load.per_second >= 10_000 and load.p99_ms <= 8 and not load.errors
    yield Row("retrieve", "≥ 10,000 req/s, p99 ≤ 8 ms", measured, is_met)


def measure_create(folder: Path) -> Iterator[Row]:
    """Durable creates while no worker competes for the cores."""
    with keyed_server(folder / "create", KINORA_WORKERS="0") as (server, client):
        url = f"{server.base_url}/videos"
        load = run_wrk(url, key=client.api_key, body=CREATE)
    measured = f"{load.per_second:,.0f} req/s, p99 {load.p99_ms:.1f} ms, {load.errors} errors"
    is_met = load.per_second >= 1_200 and not load.errors
    yield Row("create (durable)", "≥ 1,200 req/s", measured, is_met)


def measure_list(folder: Path) -> Iterator[Row]:
    """A page of 20 among a thousand and among a hundred thousand videos, in turn, three times."""
    rates: dict[int, list[float]] = {1_000: [], 100_000: []}
    with ExitStack() as stack:
        targets = [(count, _library(stack, folder / f"list-{count}", count)) for count in rates]
        for _ in range(3):
            for count, (url, key) in targets:
                rates[count].append(run_wrk(url, key=key, seconds=4).per_second)
    few, many = (statistics.median(rates[count]) for count in rates)
    yield Row("list of 20 among 100,000", "≥ 2,000 req/s", f"{many:,.0f} req/s", many >= 2_000)
    yield Row(
        "the same among 1,000",
        "within 1.2×",
        f"{few:,.0f} req/s, {few / many:.2f}×",
        few / many <= 1.2,
    )


def _library(stack: ExitStack, data: Path, count: int) -> tuple[str, str]:
    """A server with that many videos: the URL of a page, and a key for it."""
    server, client = stack.enter_context(keyed_server(data, KINORA_WORKERS="0"))
    multiply(data, client.videos.create(prompt="a cat waves").id, count)
    return f"{server.base_url}/videos?limit=20", client.api_key


def measure_claim(folder: Path) -> Iterator[Row]:
    """From the answer of a create to the moment the row says in_progress."""
    waits = []
    with keyed_server(folder / "claim") as (_, client):
        client.videos.create_and_poll(prompt="a cat waves")
        for _ in range(15):
            video = client.videos.create(prompt="a cat waves")
            began = time.perf_counter()
            while client.videos.retrieve(video.id).status == "queued":
                pass
            waits.append((time.perf_counter() - began) * 1000)
            client.videos.delete(video.id)
            time.sleep(1.5)  # lets the worker come back to rest: an idle server is measured
    usual, worst = statistics.median(waits), max(waits)
    measured = f"p50 {usual:.0f} ms, worst of 15 {worst:.0f} ms"
    yield Row("queued → in_progress, idle server", "p50 ≤ 50 ms", measured, usual <= 50)


MEASURES: tuple[Callable[[Path], Iterator[Row]], ...] = (
    measure_start, measure_idle_memory, measure_retrieve, measure_create, measure_list, measure_claim, measure_streams, measure_upload, measure_download, measure_clips,
    measure_diffusion,
)  # fmt: skip


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


main()

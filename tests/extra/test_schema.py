"""The whole API, fuzzed from its own OpenAPI document."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kinora.serving import serving

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
)


def test_nothing_breaks_and_nothing_departs_from_its_schema(tmp_path: Path) -> None:
    """Whatever the document allows or forbids, no answer is a 5xx or other than what is described."""
    # Nothing is made: what is fuzzed is what clients say, and event streams would wait for an end.
    environment = {"KINORA_WORKERS": "0", "KINORA_MIN_FREE_BYTES": "0"}
    with serving(tmp_path / "data", environment=environment) as server:
        finished = subprocess.run(
            [
                *(str(FUZZER), "run", f"{server.url}/openapi.json"),
                *("--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing,stateful"),
                *("--max-examples", "30", "--seed", "7", "--request-timeout", "20"),
                *("--exclude-path-regex", "/events$", "--workers", "2", "--no-color"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        assert server.process.poll() is None
    assert finished.returncode == 0, finished.stdout[-6000:]

from __future__ import annotations

import subprocess
import sys


def test_libraries_that_cannot_be_loaded_are_one_sentence() -> None:
    """As where a limit on a worker's memory is too low for them."""
    load = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (600_000_000,) * 2)\n"
        "from kinora.engines.diffusion.tables import read_tables\n"
        "from kinora.engines.options import EngineOptions\n"
        "from kinora.engines.registry import make_engine\n"
        "options = EngineOptions(models=tuple(t.config for t in read_tables(None)[:1]))\n"
        "make_engine('diffusion', options).load()"
    )
    said = subprocess.run([sys.executable, "-c", load], capture_output=True, text=True, check=False)

    assert "StartupError: The diffusion engine's libraries cannot be loaded" in said.stderr
    assert "KINORA_WORKER_MEMORY_BYTES" in said.stderr

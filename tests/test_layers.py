"""The direction of imports, held by walking the code."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kinora

PACKAGE = Path(kinora.__file__).parent

# Each layer may import the layers before it and itself; the members of one layer may not import one another.
LAYERS = (
    ("errors",),
    ("video",),
    ("models",),
    ("settings", "logs", "store", "storage", "wake", "media", "engines", "outbound"),
    ("moderation",),
    ("work", "service"),
    ("api",),
    ("clerk",),
    ("wiring",),
    ("processes", "serving"),
    ("demo",),
    ("cli",),
    ("__main__",),
)
ANIMATIC_LAYERS = (
    ("scene", "edition"),
    ("paint", "language"),
    ("chat", "cast", "sets", "props", "looks"),
    (
        "weather",
        "effects",
        "sound",
        "show",
    ),  # weather falls over a set, sound follows what the cast does
    ("staging",),
    ("film", "footage", "reference", "strength", "characters"),
    ("engine",),
)
DIFFUSION_LAYERS = (
    # values that all share, and what knows nothing of models
    ("config", "parts", "progress", "captions", "guidance", "gpus", "weights", "table_faults"),
    ("traits", "devices", "schedule", "strategy", "asking", "archive", "mask", "adapters"),
    ("families", "fittings", "memory", "tables", "negative", "pictures"),
    ("checkpoint", "latents", "reporting", "trajectory"),
    ("pipelines", "scheduler", "availability", "hub"),
    ("anchored", "flowedit", "pipeline_call", "fingerprint", "codec", "voice"),
    ("denoise",),
    ("ranks",),
    ("resident",),
    ("planning", "footage", "trial"),
    ("part_maker", "scene"),
    ("shooting",),
    ("engine",),
)
HEAVY = {"av", "skia", "numpy", "PIL", "lemminflect", "torch", "diffusers", "transformers"}
LIGHT = (
    "api",
    "clerk",
    "moderation",
    "outbound",
    "service",
    "store",
    "storage",
    "wake",
    "settings",
    "wiring",
    "processes",
    "serving",
    "cli",
)


def imports_of(path: Path) -> Iterator[str]:
    """Every absolute module name a file imports, at any depth of the code."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def member(dotted: str, prefix: str) -> str | None:
    """`kinora.store.queue` under `kinora` is `store`."""
    head, _, rest = dotted.partition(prefix + ".")
    return rest.partition(".")[0] if not head and rest else None


def violations(root: Path, prefix: str, layers: tuple[tuple[str, ...], ...]) -> list[str]:
    level = {name: number for number, layer in enumerate(layers) for name in layer}
    found = []
    for path in sorted(root.rglob("*.py")):
        own = path.relative_to(root).with_suffix("").parts[0]
        if own == "__init__":
            continue
        if own not in level:
            found.append(f"{own} has no layer")
            continue
        for dotted in imports_of(path):
            other = member(dotted, prefix)
            if other in level and other != own and level[other] >= level[own]:
                found.append(f"{path.relative_to(root)} imports {dotted}")
    return found


def test_the_package_imports_downwards_only() -> None:
    """No module imports one of its own layer or of a layer above it."""
    assert violations(PACKAGE, "kinora", LAYERS) == []


def test_the_animatic_engine_imports_downwards_only() -> None:
    """Inside the animatic engine the direction is scene, paint and language, drawing, staging, film."""
    root = PACKAGE / "engines" / "animatic"
    assert violations(root, "kinora.engines.animatic", ANIMATIC_LAYERS) == []


def test_the_diffusion_engine_imports_downwards_only() -> None:
    """Inside the diffusion engine the direction is families, pipelines, runs, a resident model, a shot."""
    root = PACKAGE / "engines" / "diffusion"
    assert violations(root, "kinora.engines.diffusion", DIFFUSION_LAYERS) == []


@pytest.mark.parametrize("layer", LIGHT)
def test_the_server_stays_light(layer: str) -> None:
    """What the API and the dispatcher import pulls in no drawing or media library."""
    files = [PACKAGE / f"{layer}.py", *(PACKAGE / layer).rglob("*.py")]
    for path in filter(Path.exists, files):
        heavy = {dotted.partition(".")[0] for dotted in imports_of(path)} & HEAVY
        assert heavy == set(), f"{path.relative_to(PACKAGE)} imports {heavy}"


@pytest.mark.parametrize("process", ["api", "clerk", "dispatcher"])
def test_the_servers_processes_stay_small(process: str) -> None:
    """What each process of the server has loaded before its first request holds no heavy library."""
    look = f"import sys, kinora.processes, kinora.wiring.{process}; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert set(said.stdout.split()) & HEAVY == set()


def test_only_the_diffusion_engine_knows_torch() -> None:
    """Whoever does without that engine needs neither torch nor what is built on it."""
    tensors = {"torch", "torchao", "diffusers", "transformers", "accelerate", "safetensors", "peft"}
    for path in PACKAGE.rglob("*.py"):
        if PACKAGE / "engines" / "diffusion" not in path.parents:
            assert {name.partition(".")[0] for name in imports_of(path)} & tensors == set(), path


def test_engines_know_nothing_of_the_server() -> None:
    """Inside engines only errors, video and engines itself are imported from Kinora."""
    for path in (PACKAGE / "engines").rglob("*.py"):
        others = {member(dotted, "kinora") for dotted in imports_of(path)} - {None}
        assert others <= {"errors", "video", "engines"}, path

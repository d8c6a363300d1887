"""The documents tell of everything there is."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

import msgspec
import pytest
from typer.main import get_command

from kinora.cli import build
from kinora.engines.diffusion.config import Cache, Frames, Lora, ModelConfig, Remixing
from kinora.engines.diffusion.tables import Table, read_tables
from kinora.models import default_catalogue

ROOT = Path(__file__).parents[1]
PAGES = {
    path.name: path.read_text() for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
}


@pytest.mark.parametrize("name", ["settings", "vocabulary", "conformance"])
def test_made_pages_are_up_to_date(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """docs/settings.md, docs/vocabulary.md and docs/conformance.md are what `make docs` writes."""
    path = ROOT / "scripts" / f"{name}_table.py"
    spec = importlib.util.spec_from_file_location(f"{name}_table", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)  # dataclasses look their module up
    spec.loader.exec_module(module)

    assert PAGES[f"{name}.md"] == module.page()


@pytest.mark.parametrize("name", [model.name for model in default_catalogue().models])
def test_every_model_is_described(name: str) -> None:
    """Each model's name, or the family of a dated snapshot, is in docs/api.md."""
    assert re.sub(r"-\d{4}-\d\d-\d\d$", "", name) in PAGES["api.md"]


def test_every_command_is_described() -> None:
    """Each command of the command line is in the README or in docs/."""
    commands = get_command(build()).commands  # type: ignore[attr-defined]
    names = [*commands]
    for group in ("keys", "models"):
        names += [f"{group} {name}" for name in commands[group].commands]

    assert [n for n in names if not any(f"kinora {n}" in page for page in PAGES.values())] == []


@pytest.mark.parametrize(
    "kind", [ModelConfig, Frames, Lora, Cache, Remixing], ids=lambda kind: kind.__name__
)
def test_every_key_of_a_model_is_explained(kind: type[msgspec.Struct]) -> None:
    """Each key that a table of models may have is in docs/models.md."""
    keys = set(kind.__struct_fields__) - {"name", "frames", "cache", "loras", "remix"}

    assert [key for key in sorted(keys) if f"`{key}`" not in PAGES["models.md"]] == []


@pytest.mark.parametrize("table", read_tables(None), ids=lambda table: table.config.name)
def test_every_preset_is_described(table: Table) -> None:
    """Each preset's row in docs/models.md has its size, its runs, its download and its licence."""
    config = table.config
    (row,) = [line for line in PAGES["models.md"].splitlines() if f"| `{config.name}` |" in line]
    run = f"{config.frames.most} frames at {config.frames.fps}/s"

    download = "none" if table.is_shipped else f"{config.download_gb:g} GB"
    for part in (config.sizes[0], run, download, config.license):
        assert f"| {part} |" in row
    assert ("`--images`" in row) is bool(config.image_checkpoint)


def test_the_example_of_tables_is_right(tmp_path: Path) -> None:
    """The tables that docs/models.md shows are accepted as they stand."""
    (text,) = re.findall(r"```toml\n(.*?)```", PAGES["models.md"], re.DOTALL)
    path = tmp_path / "models.toml"
    path.write_text(text)

    assert [table.config.name for table in read_tables(path) if table.is_own]


def test_every_link_leads_somewhere() -> None:
    """Relative links in the documents name files that exist."""
    for name, page in PAGES.items():
        folder = ROOT if name == "README.md" else ROOT / "docs"
        for target in re.findall(r"\]\((?!http)([^)#]+)", page):
            assert (folder / target).exists(), f"{name} links to {target}"


def test_every_dependency_is_defended() -> None:
    """Each dependency has its line in docs/why.md."""
    text = (ROOT / "pyproject.toml").read_text()
    block = text.partition("dependencies = [")[2].partition("]")[0]
    for name in re.findall(r'"([a-z0-9-]+)', block):
        assert name in PAGES["why.md"], name

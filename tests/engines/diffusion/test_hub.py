"""Pulling models from a hub, by the command that operators use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from engines.diffusion.hubbing import Hub, serving
from engines.diffusion.laid_out import files, lay_out, safetensors
from kinora.engines.diffusion.checkpoint import faults
from kinora.store import lock_data_folder

pytestmark = [
    pytest.mark.extra,
    pytest.mark.skipif(not find_spec("huggingface_hub"), reason="the extra is not installed"),
]

NAME = "Lightricks/LTX-Video"
FOLDER = "Lightricks--LTX-Video"
NOT_WANTED = {
    "README.md": b"words",
    "whole.safetensors": safetensors(1000),
    "vae/diffusion_pytorch_model.bin": b"a pickle",
    "vae/diffusion_pytorch_model.fp16.safetensors": safetensors(),
    "media/picture.json": b"{}",
    "transformer/modeling.py": b"raise SystemExit",
}


@pytest.fixture
def hub() -> Iterator[Hub]:
    with serving(Hub({NAME: {**files(), "License.txt": b"terms", **NOT_WANTED}})) as hub:
        yield hub


def kinora(hub: Hub, data: Path, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """`kinora models …` with this hub for the real one; `said` is typed."""
    running = begun(hub, data, *words)
    out, err = running.communicate(said, timeout=120)
    return subprocess.CompletedProcess(running.args, running.returncode, out, err)


def begun(hub: Hub, data: Path, *words: str) -> subprocess.Popen[str]:
    """The same, still under way."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    return subprocess.Popen(
        [sys.executable, "-m", "kinora", "models", *words, "--data", str(data)],
        env={
            **kept,
            "HF_ENDPOINT": hub.url,
            "HF_HOME": str(data / "hf"),
            "HF_HUB_DISABLE_XET": "1",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_what_is_pulled_is_whole_and_no_more(hub: Hub, tmp_path: Path) -> None:
    """Of a repository comes what diffusers reads, and the licence: no pickles, code or variants."""
    done = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")
    folder = tmp_path / "models" / FOLDER
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert done.returncode == 0, done.stderr
    assert faults(folder) == ()
    assert found == {*files(), "License.txt"}
    assert [path.name for path in (tmp_path / "models").iterdir()] == [FOLDER]


def test_size_and_licence_come_before_the_bytes(hub: Hub, tmp_path: Path) -> None:
    """Who says no has seen what it is about, and nothing but the index was fetched."""
    done = kinora(hub, tmp_path, "pull", "ltx-video", said="n\n")

    assert done.returncode == 1
    assert "Open Weights License" in done.stdout
    assert f"{NAME}: 0.00 GB into {tmp_path / 'models' / FOLDER}" in done.stdout
    assert set(hub.fetched()) == {"model_index.json"}
    assert not (tmp_path / "models" / FOLDER).exists()


def test_an_interrupted_pull_goes_on(hub: Hub, tmp_path: Path) -> None:
    """What has come stays, and is no checkpoint; the next try fetches the rest."""
    path = "vae/diffusion_pytorch_model.safetensors"
    hub.repositories[NAME][path] = safetensors(50_000)
    hub.cuts[path] = 30_000
    broken = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")

    assert broken.returncode == 1
    assert "it goes on where it stopped" in broken.stderr
    assert not (tmp_path / "models" / FOLDER).exists()

    hub.cuts.clear()
    hub.asked.clear()
    done = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")

    assert done.returncode == 0, done.stderr
    assert len(hub.fetched()) < len(files())
    assert faults(tmp_path / "models" / FOLDER) == ()


def test_a_damaged_checkpoint_is_replaced(hub: Hub, tmp_path: Path) -> None:
    """Pulling what is there and damaged puts a whole one in its place."""
    (lay_out(tmp_path / "models" / FOLDER) / "vae" / "config.json").unlink()

    assert kinora(hub, tmp_path, "pull", "ltx-video", "--yes").returncode == 0
    assert faults(tmp_path / "models" / FOLDER) == ()


def test_what_is_whole_is_not_fetched_again(hub: Hub, tmp_path: Path) -> None:
    """A second pull asks the hub for nothing."""
    lay_out(tmp_path / "models" / FOLDER)

    assert kinora(hub, tmp_path, "pull", "ltx-video").returncode == 0
    assert hub.asked == []


def test_adapters_are_pulled_too(hub: Hub, tmp_path: Path) -> None:
    """A LoRA of the hub that a table names comes with its model."""
    hub.repositories["someone/fast"] = {"fast.safetensors": safetensors(), "other.safetensors": b""}
    (tmp_path / "models.toml").write_text(
        '[quick]\npreset = "ltx-video"\n[[quick.loras]]\npath = "someone/fast"\n'
        'weight_name = "fast.safetensors"\n'
    )

    assert kinora(hub, tmp_path, "pull", "quick", "--yes").returncode == 0
    assert [path.name for path in (tmp_path / "models" / "someone--fast").iterdir()] == [
        "fast.safetensors"
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda hub: hub.repositories.clear(), f"The hub has no {NAME}"),
        (lambda hub: hub.gated.add(NAME), f"{NAME} is given only to those who agreed to its terms"),
        (lambda hub: hub.repositories[NAME].pop("model_index.json"), "it has no model_index.json"),
    ],
)
def test_refusals_are_one_sentence(hub: Hub, tmp_path: Path, change: object, said: str) -> None:
    """What the hub does not have or give is told in one sentence."""
    change(hub)  # type: ignore[operator]
    done = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")

    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("name", ["../stray.safetensors", "/stray.safetensors", "a\\b.safetensors"])
def test_files_that_would_lie_elsewhere_are_refused(hub: Hub, tmp_path: Path, name: str) -> None:
    """A hub decides what is fetched, not where to."""
    hub.repositories[NAME][name] = safetensors()
    done = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")

    assert done.returncode == 1
    assert f"The hub's list of {NAME} cannot be used" in done.stderr
    assert hub.fetched() == []


@pytest.mark.parametrize("index", [b"[]", b"[" * 100_000, b"\xff", b"null"])
def test_an_index_that_is_none_is_refused(hub: Hub, tmp_path: Path, index: bytes) -> None:
    """In one sentence, whatever the hub sends."""
    hub.repositories[NAME]["model_index.json"] = index
    done = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")

    assert done.returncode == 1
    assert f"{NAME} could not be fetched" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(("status", "said"), [(401, "HF_TOKEN"), (403, "HF_TOKEN"), (500, "500")])
def test_a_status_is_told_without_addresses(
    hub: Hub, tmp_path: Path, status: int, said: str
) -> None:
    """What to do about a refusal is said, and that a hub in trouble may be asked again."""
    hub.status = status
    done = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")

    assert said in done.stderr
    assert hub.url not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_interrupt_is_heeded_at_once(hub: Hub, tmp_path: Path) -> None:
    """A file of hours is not waited for, and the next try goes on in the middle of it."""
    path = "vae/diffusion_pytorch_model.safetensors"
    hub.repositories[NAME][path] = safetensors(20_000_000)
    hub.stalls[path] = 30_000_000
    with begun(hub, tmp_path, "pull", "ltx-video", "--yes") as pulling:
        hub.has_stalled.wait(60)
        pulling.send_signal(signal.SIGINT)

    assert pulling.returncode == -signal.SIGINT
    hub.stalls.clear()
    hub.asked.clear()
    assert kinora(hub, tmp_path, "pull", "ltx-video", "--yes").returncode == 0
    assert len(hub.fetched()) < len(files())
    assert faults(tmp_path / "models" / FOLDER) == ()


def test_a_hub_that_is_not_there_is_named(hub: Hub, tmp_path: Path) -> None:
    """Without a network, the sentence says that it may be tried again."""
    hub.url = "http://127.0.0.1:9"
    done = kinora(hub, tmp_path, "pull", "ltx-video", "--yes")

    assert f"{NAME} could not be fetched from the hub" in done.stderr
    assert "Traceback" not in done.stderr


def test_removing_asks_and_frees(hub: Hub, tmp_path: Path) -> None:
    """`rm` says what goes and who else uses it, asks, and takes it away."""
    folder = lay_out(tmp_path / "models" / FOLDER)
    (tmp_path / "models.toml").write_text('[mine]\npreset = "ltx-video"\n')

    refused = kinora(hub, tmp_path, "rm", "ltx-video", said="n\n")
    assert "The same weights are used by mine." in refused.stdout
    assert folder.exists()

    assert kinora(hub, tmp_path, "rm", "ltx-video", "--yes").returncode == 0
    assert list((tmp_path / "models").iterdir()) == []


def test_what_an_interrupted_pull_left_can_be_removed(hub: Hub, tmp_path: Path) -> None:
    """Removing takes away what never became a checkpoint, too."""
    assert kinora(hub, tmp_path, "pull", "ltx-video", said="n\n").returncode == 1
    assert list((tmp_path / "models").iterdir())

    assert kinora(hub, tmp_path, "rm", "ltx-video", "--yes").returncode == 0
    assert list((tmp_path / "models").iterdir()) == []


def test_a_running_server_keeps_its_weights(hub: Hub, tmp_path: Path) -> None:
    """`rm` refuses while the data folder is a server's."""
    folder = lay_out(tmp_path / "models" / FOLDER)
    with lock_data_folder(tmp_path):
        refused = kinora(hub, tmp_path, "rm", "ltx-video", "--yes")

    assert refused.returncode == 1
    assert "Stop it" in refused.stderr
    assert folder.exists()


def test_listing_tells_states(hub: Hub, tmp_path: Path) -> None:
    """Every configured model is listed with how it stands."""
    lay_out(tmp_path / "models" / FOLDER, kind="LTXPipeline")
    (tmp_path / "models.toml").write_text('["ltx-video"]\ndevice = "cpu"\n')
    lines = kinora(hub, tmp_path, "list").stdout.splitlines()

    assert next(line for line in lines if "ltx-video" in line).split()[1] == "served"
    assert "not pulled" in next(line for line in lines if "ltx-2" in line)

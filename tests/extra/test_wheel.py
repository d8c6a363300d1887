"""The built wheel alone is a complete Kinora."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.extra

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which only the wheel was unpacked, far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, timeout=120)
    (wheel,) = folder.glob("kinora-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the unpacked wheel in front of the checkout."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=installed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_wheel_serves_a_video(installed: Path, tmp_path: Path) -> None:
    """With nothing but the wheel a server migrates its database, draws a video and serves it."""
    code = f"""
from pathlib import Path
import kinora
assert Path(kinora.__file__).is_relative_to({str(installed)!r}), kinora.__file__
from openai import OpenAI
from kinora.serving import serving
with serving(Path({str(tmp_path / "data")!r})) as server:
    client = OpenAI(base_url=server.base_url, api_key="none")
    print(client.videos.create_and_poll(prompt="A cat waves").status)
"""
    finished = run(installed, code)

    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.strip() == "completed"


def test_the_wheel_holds_its_licence(installed: Path) -> None:
    """The licence travels with the wheel."""
    assert list(installed.glob("kinora-*.dist-info/licenses/LICENSE"))

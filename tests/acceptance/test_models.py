"""A model of weights behind a real server: tiny, of random weights, on the CPU."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import av
import pytest
from openai import OpenAI

from acceptance.asking import ask
from acceptance.processes import wait_for
from kinora.serving import Serving, serving

pytestmark = [
    pytest.mark.extra,
    pytest.mark.skipif(not find_spec("diffusers"), reason="the extra is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

TABLE = """
[tiny]
family = "ltx"
checkpoint = "./weights"
license = "CC0"
sizes = ["96x64", "64x96"]
steps = 6
guidance = 3.0
device = "cpu"
precision = "float32"
frames = { fps = 8, most = 33, multiple = 8, overlap = 9 }
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    from engines.diffusion.tensors.tiny import write

    data = tmp_path_factory.mktemp("data")
    write("ltx", data / "weights")
    (data / "models.toml").write_text(TABLE)
    with serving(data, environment={"OMP_NUM_THREADS": "1"}) as running:
        yield running


def finished(client: OpenAI, video_id: str) -> None:
    wait_for(lambda: client.videos.retrieve(video_id).status in ("completed", "failed"))
    video = client.videos.retrieve(video_id)
    assert (video.status, video.error) == ("completed", None)


def test_sora_2_means_the_model(server: Serving, client: OpenAI) -> None:
    """With a served model, the same client code gets its videos: of the asked size, at its own rate."""
    video = client.videos.create(prompt="A red ball rolls", seconds="4", size="1280x720")
    finished(client, video.id)
    data = client.videos.download_content(video.id).read()
    with av.open(io.BytesIO(data)) as film:
        stream = film.streams.video[0]
        shape = (stream.width, stream.height, stream.frames)

    assert shape == (1280, 720, 32)
    scene = ask(f"{server.base_url}/videos/{video.id}/scene").told
    assert (scene["engine"], scene["model"]) == ("diffusion", "tiny")


def test_remixes_start_from_the_negative(server: Serving, client: OpenAI) -> None:
    """A remix is told apart from a new video: its caption is merged, and /scene says how it was made."""
    video = client.videos.create(prompt="A red ball rolls", seconds="4", size="1280x720")
    finished(client, video.id)
    remix = client.videos.remix(video.id, prompt="Make the ball blue")
    finished(client, remix.id)

    scene = ask(f"{server.base_url}/videos/{remix.id}/scene").told
    assert "blue ball" in scene["caption"]
    assert scene["strategy"] in ("anchored", "flowedit")


def test_a_check_says_whether_it_works(server: Serving) -> None:
    """`kinora models check` loads and tries the model: what it takes, and how long a video would."""
    done = subprocess.run(
        [sys.executable, "-m", "kinora", "models", "check", "tiny", "--data", server.log.parent],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("tiny works on cpu")
    assert "s a step" in done.stdout


def test_animatic_stays(server: Serving, client: OpenAI) -> None:
    """The animatic engine makes what is asked of it by its name, on the same server."""
    video = client.videos.create(model="animatic", prompt="A cat waves in a room", seconds="4")
    finished(client, video.id)

    assert ask(f"{server.base_url}/videos/{video.id}/scene").told["engine"] == "animatic"

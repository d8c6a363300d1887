"""Servers over tiny models of random weights, which make a video in a moment, and a client of theirs.

Needs torch only where checkpoints are written.
"""

from __future__ import annotations

import base64
import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openai import OpenAI
from openai.types import Video

from acceptance.processes import wait_for
from kinora.media.clip import FilmClip
from kinora.serving import Serving, serving
from kinora.video import Size

SIZE = Size(1280, 720)
FPS = 2  # of every model here: four seconds are one run of nine frames
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1"}
WAIT_S = 120.0


def table(
    name: str, checkpoint: Path, *, family: str = "wan", steps: int = 6, guidance: float = 4.0
) -> str:
    """A model's table; its masks leave most of a tiny picture alone."""
    return f"""
[{name}]
family = "{family}"
checkpoint = "{checkpoint}"
license = "none"
steps = {steps}
guidance = {guidance}
device = "cpu"
precision = "float32"
sizes = ["96x64"]
max_prompt_tokens = 16
resume_points = [0.2, 0.5]
frames = {{ fps = {FPS}, most = 9, overlap = 5 }}
remix = {{ quantile = 1.0, threshold = 0.9, dilation = 0, most_mask = 1.0 }}
"""


def with_models(data: Path, *tables: str) -> Path:
    """A data folder whose server is to serve these."""
    data.mkdir(exist_ok=True)
    (data / "models.toml").write_text("".join(tables))
    return data


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a video's stream."""

    name: str
    data: Any

    @property
    def picture(self) -> bytes:
        return base64.b64decode(self.data["data"])


class Studio:
    """Makes videos to their end, and looks into them."""

    def __init__(self, server: Serving, client: OpenAI, films: Path) -> None:
        self.server = server
        self.client = client
        self._films = films

    def begin(self, prompt: str, *, seed: int | None = None, **fields: Any) -> Video:
        """A video of four seconds, waiting to be made."""
        asked = {"seconds": "4", "size": str(SIZE), **fields}
        more = {} if seed is None else {"kinora": {"seed": seed}}
        return self.client.videos.create(prompt=prompt, extra_body=more, **asked)

    def create(self, prompt: str, *, seed: int | None = None, **fields: Any) -> Video:
        return self.finished(self.begin(prompt, seed=seed, **fields))

    def remix(self, source: Video, prompt: str) -> Video:
        return self.finished(self.client.videos.remix(source.id, prompt=prompt))

    def extend(self, source: Video, prompt: str) -> Video:
        """The video and four further seconds."""
        return self.finished(self.begin_extension(source, prompt))

    def begin_extension(self, source: Video, prompt: str) -> Video:
        body = {"prompt": prompt, "video": {"id": source.id}, "seconds": "4"}
        return self.client.post("/videos/extensions", body=body, cast_to=Video)

    def finished(self, video: Video) -> Video:
        """The video, completed."""
        over = self.over(video)
        assert over.status == "completed", over.error
        return over

    def over(self, video: Video) -> Video:
        """The video, completed or failed."""
        ends = ("completed", "failed")
        return wait_for(
            lambda: (now := self.client.videos.retrieve(video.id)).status in ends and now,
            timeout_s=WAIT_S,
            what=f"the end of {video.id}",
        )

    def wait_under_way(self, video: Video, percent: int) -> None:
        """Until so many of its steps are taken."""
        retrieve = self.client.videos.retrieve
        wait_for(
            lambda: (now := retrieve(video.id)).status == "in_progress" and now.progress >= percent,
            what=f"{video.id} to be under way",
        )

    def scene(self, video: Video) -> Any:
        return self.client.get(f"/videos/{video.id}/scene", cast_to=object)

    def events(self, video: Video) -> Iterator[Told]:
        """All that its stream tells, to the stream's end."""
        name = ""
        with urllib.request.urlopen(f"{self.server.base_url}/videos/{video.id}/events") as lines:
            for line in lines:
                field, _, value = line.decode().strip().partition(": ")
                if field == "event":
                    name = value
                elif field == "data":
                    yield Told(name, json.loads(value))

    def file(self, video: Video) -> Path:
        path = self._films / f"{video.id}.mp4"
        if not path.exists():
            self.client.videos.download_content(video.id).write_to_file(path)
        return path

    def frames(self, video: Video) -> NDArray[np.uint8]:
        """All of its frames, (n, height, width, 3)."""
        seconds = int(video.seconds)
        clip = FilmClip(self.file(video), size=SIZE, seconds=seconds, fps=FPS)
        return np.stack([*clip.frames(0, seconds * FPS)])

    def kept(self, video: Video, name: str = "trajectory*") -> list[Path]:
        """Files of that name that the server keeps of a video."""
        return [*self.server.log.parent.glob(f"storage/videos/{video.id}/*/{name}")]


@contextmanager
def studio_over(data: Path, films: Path, **environment: str) -> Iterator[Studio]:
    """A server over the data folder, and a client of it that puts films into a folder."""
    films.mkdir(exist_ok=True)
    with (
        serving(data, environment={**ENVIRONMENT, **environment}) as server,
        OpenAI(base_url=server.base_url, api_key="none") as client,
    ):
        yield Studio(server, client, films)

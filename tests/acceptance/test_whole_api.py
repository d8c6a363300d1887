"""References, edits, extensions and characters against a real server, with the official client."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openai import OpenAI
from openai.types import Video

import given
from acceptance.processes import wait_for
from kinora.media.clip import FilmClip
from kinora.media.probe import probe
from kinora.serving import Serving
from kinora.video import Size

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
SIZE = Size(1280, 720)
WAIT_S = 120.0


class Maker:
    """Makes videos to their end, and looks into them."""

    def __init__(self, client: OpenAI, server: Serving, folder: Path) -> None:
        self.client = client
        self.server = server
        self._folder = folder

    def finished(self, video: Video) -> Video:
        """The video, completed."""
        over: Video = wait_for(
            lambda: (
                (now := self.client.videos.retrieve(video.id)).status in ("completed", "failed")
                and now
            ),
            timeout_s=WAIT_S,
            what=f"the end of {video.id}",
        )
        assert over.status == "completed", over.error
        return over

    def create(self, prompt: str, **fields: Any) -> Video:
        asked = {"seconds": "4", "size": str(SIZE), **fields}
        return self.finished(self.client.videos.create(prompt=prompt, **asked))

    def post(self, path: str, **body: Any) -> Video:
        return self.client.post(path, body=body, cast_to=Video)

    def file(self, video: Video) -> Path:
        path = self._folder / f"{video.id}.mp4"
        if not path.exists():
            self.client.videos.download_content(video.id).write_to_file(path)
        return path

    def first_frame(self, video: Video) -> np.ndarray:
        clip = FilmClip(self.file(video), size=SIZE, seconds=int(video.seconds))
        return next(clip.frames(0, 1)).astype(int)


@pytest.fixture(scope="module")
def maker(client: OpenAI, server: Serving, tmp_path_factory: pytest.TempPathFactory) -> Maker:
    return Maker(client, server, tmp_path_factory.mktemp("films"))


@pytest.fixture(scope="module")
def film(maker: Maker) -> Video:
    """A finished video to start from."""
    return maker.create("A cat waves in a room")


def difference(first: np.ndarray, second: np.ndarray) -> float:
    """Mean difference of two frames, 0 to 255."""
    return float(np.abs(first - second).mean())


@pytest.mark.parametrize("way", ["file", "data URL"])
def test_a_video_begins_with_its_reference(maker: Maker, way: str) -> None:
    """The first frame is the picture that was given, as a file or as a data URL."""
    picture = given.picture(SIZE.width, SIZE.height)
    if way == "file":
        video = maker.create("It rains", input_reference=("a.png", picture, "image/png"))
    else:
        url = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        video = maker.create("It rains", extra_body={"input_reference": {"image_url": url}})

    assert (
        difference(maker.first_frame(video), given.scene(0, SIZE.width, SIZE.height).astype(int))
        < 30
    )


def test_a_video_is_edited_by_its_id(maker: Maker, film: Video) -> None:
    """An edit keeps model, size and length, and names its source."""
    edit = maker.finished(
        maker.post("/videos/edits", prompt="Make the cat black", video={"id": film.id})
    )

    assert edit.remixed_from_video_id == film.id
    assert (edit.model, edit.size, edit.seconds) == (film.model, film.size, film.seconds)


def test_a_video_is_extended(maker: Maker, film: Video) -> None:
    """The result is the source and what follows, in one file, as long as it says."""
    longer = maker.finished(
        maker.post("/videos/extensions", prompt="Then it rains", video={"id": film.id}, seconds="4")
    )

    assert longer.seconds == "8"
    contents = probe(maker.file(longer))
    assert contents.duration == pytest.approx(8, abs=0.05)
    assert contents.audio_duration == pytest.approx(8, abs=0.05)
    assert difference(maker.first_frame(longer), maker.first_frame(film)) < 1


def test_an_uploaded_clip_is_edited(maker: Maker) -> None:
    """A clip from elsewhere becomes a video of the nearest size and its own length."""
    clip = given.film(3.2, width=640, height=360)
    edit = maker.finished(
        maker.client.videos.edit(prompt="Make it black and white", video=("m.mp4", clip))
    )

    assert (edit.model, edit.size, edit.seconds) == ("sora-2", "1280x720", "3")
    assert edit.remixed_from_video_id is None
    shown = maker.first_frame(edit)
    assert np.abs(shown[..., 0] - shown[..., 2]).mean() < 20  # what was blue and red is grey now


def test_an_uploaded_clip_is_extended(maker: Maker) -> None:
    """A clip from elsewhere is what the result begins with."""
    clip = given.film(2.0, width=640, height=360)
    longer = maker.finished(
        maker.client.videos.extend(prompt="Snow falls", video=("m.mp4", clip), seconds="4")
    )

    assert longer.seconds == "6"
    assert probe(maker.file(longer)).duration == pytest.approx(6, abs=0.05)


def test_an_upload_that_was_made_here_is_known_again(maker: Maker, film: Video) -> None:
    """What is sent back byte for byte is worked on as the video that it is, and as a new one."""
    clip = maker.file(film).read_bytes()
    edit = maker.finished(
        maker.client.videos.edit(prompt="Make the cat black", video=("m.mp4", clip))
    )
    same = maker.finished(
        maker.post("/videos/edits", prompt="Make the cat black", video={"id": film.id})
    )

    assert edit.remixed_from_video_id is None
    assert maker.file(edit).read_bytes() == maker.file(same).read_bytes()


def test_a_character_appears(maker: Maker, film: Video) -> None:
    """Somebody shown by a clip is found again by id, and appears in a video that names them."""
    clip = maker.file(film).read_bytes()
    character = maker.client.videos.create_character(name="Mossy", video=("m.mp4", clip))
    again = maker.client.videos.get_character(character.id or "")

    assert again.to_dict() == character.to_dict()
    assert character.name == "Mossy"
    video = maker.create(
        "Mossy plays the piano on a stage",
        extra_body={"characters": [{"id": character.id}]},
    )
    scene = maker.client.get(f"/videos/{video.id}/scene", cast_to=object)
    assert "Mossy" in str(scene)

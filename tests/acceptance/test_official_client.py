"""The newest official client against a real server; numbers are those of the conformance list."""

from __future__ import annotations

from pathlib import Path

import openai
import pytest
from openai import OpenAI
from openai.types import Video

from kinora.media.probe import probe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def source(client: OpenAI) -> Video:
    return client.videos.create_and_poll(prompt="A cat plays the piano on a stage", seconds="4")


@pytest.fixture(scope="module")
def remix(client: OpenAI, source: Video) -> Video:
    queued = client.videos.remix(source.id, prompt="Make the cat black")
    assert queued.status == "queued"
    return client.videos.poll(queued.id)


def test_case_21_create_and_poll_returns_a_completed_video(source: Video) -> None:
    """`create_and_poll` comes back with a completed video."""
    assert (source.status, source.progress, source.error) == ("completed", 100, None)
    assert source.completed_at is not None
    assert source.completed_at >= source.created_at


def test_case_23_download_is_the_video_that_was_asked_for(
    client: OpenAI, source: Video, tmp_path: Path
) -> None:
    """The MP4 has the size, the length, the frames and the sound that were asked for."""
    path = tmp_path / "video.mp4"
    response = client.videos.download_content(source.id)
    response.write_to_file(path)

    assert path.read_bytes()[4:8] == b"ftyp"
    found = probe(path)
    assert (str(found.size), found.num_frames, found.fps) == ("720x1280", 96, 24)
    assert (found.duration, found.pixel_format, found.index_first) == (4.0, "yuv420p", True)
    assert (found.audio_codec, found.sample_rate, found.channels) == ("aac", 48000, 2)


def test_case_24_variants_are_a_webp_and_a_jpeg(client: OpenAI, source: Video) -> None:
    """The thumbnail is a WebP, the spritesheet a JPEG."""
    thumbnail = client.videos.download_content(source.id, variant="thumbnail").read()
    spritesheet = client.videos.download_content(source.id, variant="spritesheet").read()

    assert (thumbnail[:4], thumbnail[8:12]) == (b"RIFF", b"WEBP")
    assert spritesheet[:2] == b"\xff\xd8"


def test_case_28_streaming_gives_the_same_file(
    client: OpenAI, source: Video, tmp_path: Path
) -> None:
    """What is streamed to a file equals what is read at once."""
    path = tmp_path / "streamed.mp4"
    with client.videos.with_streaming_response.download_content(source.id) as response:
        response.stream_to_file(path)

    assert path.read_bytes() == client.videos.download_content(source.id).read()


def test_case_29_a_remix_inherits_from_its_source(source: Video, remix: Video) -> None:
    """A remix has its source's model, size and seconds, its own id and prompt, and names its source."""
    assert remix.status == "completed"
    assert remix.remixed_from_video_id == source.id
    assert (remix.model, remix.size, remix.seconds) == (source.model, source.size, source.seconds)
    assert remix.prompt == "Make the cat black"
    assert remix.id != source.id


def test_case_31_a_remix_can_be_remixed(client: OpenAI, remix: Video) -> None:
    """A remix of a remix names its immediate parent."""
    again = client.videos.poll(client.videos.remix(remix.id, prompt="Add a spotlight").id)

    assert (again.status, again.remixed_from_video_id) == ("completed", remix.id)


def test_case_33_and_46_a_deleted_video_is_gone(client: OpenAI) -> None:
    """A deleted video, queued or running, can be neither retrieved nor remixed nor listed."""
    doomed = client.videos.create(prompt="A robot walks through a neon city street")
    deleted = client.videos.delete(doomed.id)

    assert (deleted.id, deleted.object, deleted.deleted) == (doomed.id, "video.deleted", True)
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(doomed.id)
    with pytest.raises(openai.NotFoundError):
        client.videos.remix(doomed.id, prompt="Stop the rain")
    assert doomed.id not in [video.id for video in client.videos.list()]


def test_case_42_listing_pages_through_everything(client: OpenAI, source: Video) -> None:
    """Paging one by one finds every video once, newest first."""
    one_by_one = [video.id for video in client.videos.list(limit=1)]

    assert one_by_one == [video.id for video in client.videos.list(limit=100)]
    assert len(set(one_by_one)) == len(one_by_one)
    assert source.id == one_by_one[-1]


def test_case_47_unknown_ids_carry_a_request_id(client: OpenAI) -> None:
    """An unknown id is a NotFoundError with the id of the request."""
    with pytest.raises(openai.NotFoundError) as caught:
        client.videos.retrieve("video_x")

    assert caught.value.request_id is not None
    assert "video_x" in caught.value.message

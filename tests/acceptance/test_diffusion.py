"""Models of weights behind the API: a real server over tiny checkpoints, with the official client."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import openai
import pytest
from openai.types import Video
from PIL import Image

import given
from acceptance.accounts import check_accounts
from acceptance.asking import QUICK
from acceptance.processes import find, is_alive, wait_for
from acceptance.weights import FPS, SIZE, Studio, studio_over, table, with_models
from kinora.media.probe import probe

pytestmark = [
    pytest.mark.extra,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

PROMPT = "a red ball runs over a green background"
SLOW = {"steps": 800, "guidance": 1.0}  # some seconds, so that a step is always under way


@pytest.fixture(scope="module")
def studio(checkpoints: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """One server for all tests of this file that do not stop theirs; its books are right in the end."""
    data = with_models(
        tmp_path_factory.mktemp("data"),
        table("tiny", checkpoints / "wan"),
        table("seeing", checkpoints / "ltx", family="ltx"),
        table("slow", checkpoints / "wan", **SLOW),
    )
    with studio_over(data, tmp_path_factory.mktemp("films")) as made:
        yield made
    check_accounts(data)


@pytest.fixture(scope="module")
def film(studio: Studio) -> Video:
    """A finished video to start from."""
    return studio.create(PROMPT, seed=7)


def test_the_models_tell_what_they_are(studio: Studio) -> None:
    """`/v1/models` has the tables' names, and says of sora-2 what makes it and how sizes are reached."""
    models = {model.id: model.to_dict() for model in studio.client.models.list()}

    assert {"sora-2", "sora-2-pro", "tiny", "seeing", "slow", "animatic"} <= models.keys()
    assert models["sora-2"]["engine"] == "diffusion"
    assert "made at 96x64 and 2 frames a second" in str(models["sora-2"]["description"])
    assert models["sora-2"]["description"] == models["tiny"]["description"]
    assert models["animatic"]["engine"] == "animatic"


def test_a_video_is_as_it_was_asked_for(studio: Studio, film: Video) -> None:
    """It is an MP4 of the size and the length asked for, and `/scene` says how it was made."""
    contents = probe(studio.file(film))
    told = studio.scene(film)

    assert (film.model, contents.size, contents.num_frames) == ("sora-2", SIZE, 4 * FPS)
    assert contents.duration == pytest.approx(4, abs=0.05)
    assert contents.audio_duration == pytest.approx(4, abs=0.05)
    assert (told["engine"], told["model"], told["strategy"]) == ("diffusion", "tiny", "generate")
    assert (told["caption"], told["seed"], told["calls"]) == (PROMPT, 7, 12)


def test_names_of_one_model_make_the_same(studio: Studio, film: Video) -> None:
    """sora-2 means the first model: under its own name it makes the same frames of the same seed."""
    same = studio.create(PROMPT, seed=7, model="tiny")

    assert np.array_equal(studio.frames(same), studio.frames(film))


def test_steps_and_first_looks_are_told_while_it_is_made(studio: Studio) -> None:
    """`/events` tells of the steps as progress that only rises, and shows pictures of what is coming."""
    told = [*studio.events(studio.begin(PROMPT, model="slow"))]
    progress = [one.data["progress"] for one in told if one.name == "video"]
    shown = [one for one in told if one.name == "preview"]
    numbers = [one.data["number"] for one in shown]

    assert progress == sorted(progress)
    assert len({*progress} - {0, 100}) >= 3
    assert told[-1].data["status"] == "completed"
    assert len(numbers) >= 2
    assert numbers == sorted({*numbers})
    for one in shown:
        with Image.open(io.BytesIO(one.picture)) as picture:
            assert (picture.format, picture.width > picture.height) == ("JPEG", True)


@pytest.mark.parametrize(
    ("prompt", "strategy", "words", "calls"),
    [
        ("Make the ball blue", "anchored", "a blue ball runs", 10),
        ("Make it black and white", "flowedit", "in black and white", 16),
        ("Make the ball run left", "regenerate", "runs left", 12),
        (PROMPT, "copy", PROMPT, 0),
    ],
)
def test_a_remix_is_made_as_its_prompt_needs(
    studio: Studio, film: Video, prompt: str, strategy: str, words: str, calls: int
) -> None:
    """One thing, the whole picture, what moves, and nothing: each takes its own strategy, and says so."""
    remix = studio.remix(film, prompt)
    told = studio.scene(remix)

    assert told["strategy"] == strategy
    assert words in told["caption"]
    assert (told["calls"], told["fallbacks"], told["differences"]) == (calls, [], [])
    assert (remix.model, remix.remixed_from_video_id) == ("sora-2", film.id)
    assert np.array_equal(studio.frames(remix), studio.frames(film)) == (strategy == "copy")


def test_remixes_make_chains(studio: Studio, film: Video) -> None:
    """A remix of a remix resumes the trajectory of that remix, and its caption has both changes."""
    first = studio.remix(film, "Make the ball blue")
    told = studio.scene(studio.remix(first, "Add a small fox"))

    assert told["caption"] == "a blue ball runs over a green background, with a small fox"
    assert (told["strategy"], told["fallbacks"]) == ("anchored", [])


def test_an_uploaded_clip_is_edited(studio: Studio) -> None:
    """A clip from elsewhere is edited from its own frames, by the size and the length that it has."""
    clip = ("m.mp4", given.film(3.2, width=640, height=360))
    edit = studio.finished(studio.client.videos.edit(prompt="Make it snow", video=clip))
    told = studio.scene(edit)

    assert (edit.model, edit.size, edit.seconds) == ("sora-2", str(SIZE), "3")
    assert (told["strategy"], told["calls"]) == ("flowedit", 16)
    assert "Nothing is known of what the source shows" in told["reading"]


def test_an_upload_that_was_made_here_is_known_again(studio: Studio, film: Video) -> None:
    """What comes back byte for byte is worked on from its caption and latents, not from its pixels."""
    clip = ("m.mp4", studio.file(film).read_bytes())
    edit = studio.finished(studio.client.videos.edit(prompt="Make the ball blue", video=clip))
    told = studio.scene(edit)

    assert told["caption"] == PROMPT.replace("red", "blue")
    assert "the source's trajectory is not kept" in told["why"]  # it is the other video's own
    assert edit.remixed_from_video_id is None


def test_a_video_is_extended(studio: Studio, film: Video) -> None:
    """The result is the source, frame for frame, and as much again, made from the source's end."""
    longer = studio.extend(film, "Then it rains")
    contents, told = probe(studio.file(longer)), studio.scene(longer)

    assert (longer.seconds, contents.num_frames) == ("8", 8 * FPS)
    assert np.array_equal(studio.frames(longer)[: 4 * FPS], studio.frames(film))
    assert told["caption"] == f"{PROMPT}. Then it rains."
    assert [part["overlap"] for part in told["parts"]] == [5, 5]


def test_a_model_that_can_begins_with_a_picture(studio: Studio) -> None:
    """The same seed and prompt give another video where a picture is given."""
    picture = ("a.png", given.picture(SIZE.width, SIZE.height), "image/png")
    without = studio.create(PROMPT, seed=7, model="seeing")
    begun = studio.create(PROMPT, seed=7, model="seeing", input_reference=picture)

    assert studio.scene(begun)["model"] == "seeing"
    assert not np.array_equal(studio.frames(begun)[0], studio.frames(without)[0])


def test_a_model_that_cannot_begin_with_a_picture_names_one_that_can(studio: Studio) -> None:
    """The refusal comes at once, with the models that can."""
    picture = ("a.png", given.picture(SIZE.width, SIZE.height), "image/png")
    with pytest.raises(openai.BadRequestError, match="Models that can: 'animatic' and 'seeing'"):
        studio.begin(PROMPT, input_reference=picture)


def test_an_unknown_model_is_refused_with_those_there_are(studio: Studio) -> None:
    """The tables' names are among those that the refusal lists."""
    with pytest.raises(openai.BadRequestError, match=r"'sora-2', .*'tiny', 'seeing', 'slow', and 'kinora-shapes'"):
        studio.begin(PROMPT, model="sora-3")


def test_engines_take_turns(studio: Studio, film: Video) -> None:
    """On the same worker a storybook clip and its remix are drawn, and then a model's is remixed again."""
    drawn = studio.create(QUICK, model="animatic")
    again = studio.remix(drawn, "Make the cat black")
    back = studio.remix(film, "Make the ball blue")

    assert [studio.scene(one)["engine"] for one in (drawn, again)] == ["animatic"] * 2
    assert probe(studio.file(again)).size == SIZE
    assert studio.scene(back)["strategy"] == "anchored"


def test_a_deleted_video_frees_its_worker_between_two_steps(studio: Studio) -> None:
    """The worker lives on, and makes the next video."""
    doomed = studio.begin(PROMPT, model="slow")
    waiting = studio.begin(PROMPT, seed=8)
    studio.wait_under_way(doomed, 5)
    workers = find(studio.server.process.pid, "worker")
    studio.client.videos.delete(doomed.id)

    assert studio.finished(waiting).status == "completed"
    assert find(studio.server.process.pid, "worker") == workers
    wait_for(lambda: not studio.kept(doomed, "*"), what="what was made of it to go")


def test_a_killed_worker_costs_no_frame(studio: Studio) -> None:
    """What is killed between two steps is made again from the beginning, and comes out the same."""
    undisturbed = studio.create(PROMPT, seed=9, model="slow")
    disturbed = studio.begin(PROMPT, seed=9, model="slow")
    studio.wait_under_way(disturbed, 10)
    worker = find(studio.server.process.pid, "worker")[0]
    os.kill(worker, signal.SIGKILL)
    wait_for(lambda: not is_alive(worker), what="the worker's end")
    made = studio.finished(disturbed)

    assert {path.parent.name for path in studio.kept(made, "*")} == {"2"}  # the second attempt
    assert np.array_equal(studio.frames(made), studio.frames(undisturbed))

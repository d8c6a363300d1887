"""The model that ships, behind a real server: with the extra and without a GPU or a download."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from openai.types import Video

from acceptance.weights import Studio, studio_over

pytestmark = [
    pytest.mark.extra,
    pytest.mark.skipif(not find_spec("diffusers"), reason="the extra is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

MODEL = "kinora-shapes"
CAPTION = "a small red circle moves left and a big blue square moves up at night"


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A server as it is started for the first time."""
    with studio_over(tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("films")) as made:
        yield made


@pytest.fixture(scope="module")
def film(studio: Studio) -> Video:
    return studio.create(CAPTION, model=MODEL, seed=7)


def test_it_is_served_under_its_name_alone(studio: Studio) -> None:
    """`/v1/models` has it with what it makes; the names of the hosted API stay animatic."""
    models = {model.id: model.to_dict() for model in studio.client.models.list()}

    assert models[MODEL]["engine"] == "diffusion"
    assert "made at 96x64 and 4 frames a second" in str(models[MODEL]["description"])
    assert models["sora-2"]["engine"] == models["sora-2-pro"]["engine"] == "animatic"


def test_a_video_is_made_in_one_run(studio: Studio, film: Video) -> None:
    """Four seconds are all frames that it was trained on, by sixteen steps with guidance."""
    told = studio.scene(film)

    assert film.model == MODEL
    assert (told["engine"], told["model"], told["strategy"]) == ("diffusion", MODEL, "generate")
    assert (told["caption"], told["calls"]) == (CAPTION, 32)


def test_a_prompt_may_be_written_as_a_sentence(studio: Studio, film: Video) -> None:
    """Capitals and punctuation change nothing of what is seen."""
    same = studio.create(CAPTION.capitalize() + ".", model=MODEL, seed=7)

    assert (studio.frames(same) == studio.frames(film)).all()


def test_a_remix_keeps_to_the_trajectory(studio: Studio, film: Video) -> None:
    """An instruction becomes a caption of its words, and is carried out on what the source kept."""
    remix = studio.remix(film, "Make the circle green")
    told = studio.scene(remix)

    assert remix.model == MODEL
    assert told["caption"] == CAPTION.replace("red", "green")
    assert told["strategy"] in ("anchored", "flowedit")


def test_an_extension_goes_on_from_its_frames(studio: Studio, film: Video) -> None:
    """Four further seconds are one further run; what was there stays."""
    longer = studio.extend(film, CAPTION)

    assert (longer.model, longer.seconds) == (MODEL, "8")
    assert studio.scene(longer)["engine"] == "diffusion"


def test_sora_2_is_drawn_beside_it(studio: Studio) -> None:
    """The same workers make what the hosted API's names mean here."""
    drawn = studio.create("A red ball rolls over grass", model="sora-2")

    assert studio.scene(drawn)["engine"] == "animatic"

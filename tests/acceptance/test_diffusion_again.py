"""What a server left, served again by one whose models are other ones: remixes say what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import openai
import pytest
from openai.types import Video

from acceptance.accounts import check_accounts
from acceptance.processes import wait_for
from acceptance.weights import SIZE, Studio, studio_over, table, with_models
from chatting import chat_server
from kinora.media.probe import probe

pytestmark = [
    pytest.mark.extra,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

PROMPT = "a red ball runs over a green background"


@dataclass(frozen=True)
class Ended:
    """What a server of the model `tiny` has left: a film, and all that was kept of it."""

    data: Path
    films: Path
    film: Video

    def again(self, *tables: str, **environment: str) -> AbstractContextManager[Studio]:
        """A server of these models over the same folder."""
        return studio_over(with_models(self.data, *tables), self.films, **environment)


@pytest.fixture(scope="module")
def ended(checkpoints: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ended]:
    folder = tmp_path_factory.mktemp("ended")
    data = with_models(folder / "data", table("tiny", checkpoints / "wan"))
    with studio_over(data, folder / "films") as studio:
        film = studio.create(PROMPT)
    yield Ended(data, folder / "films", film)
    check_accounts(data)


def test_a_server_that_starts_again_goes_on_with_trajectories(
    ended: Ended, checkpoints: Path
) -> None:
    """Of the same table nothing has changed: remixes are anchored, here by a chat endpoint's caption."""
    caption = "a red ball runs over a green frog"
    with chat_server() as chat:
        chat.says({"caption": caption, "scope": "local", "not_understood": []})
        wired = {"KINORA_CHAT_URL": chat.url, "KINORA_CHAT_MODEL": "m"}
        with ended.again(table("tiny", checkpoints / "wan"), **wired) as studio:
            told = studio.scene(studio.remix(ended.film, "Auf einem Frosch"))

    assert (told["caption"], told["strategy"]) == (caption, "anchored")
    assert len(chat.requests) == 1


def test_a_changed_table_is_said(ended: Ended, checkpoints: Path) -> None:
    """Other steps make other numbers: the next best strategy is taken, and `/scene` says why."""
    with ended.again(table("tiny", checkpoints / "wan", steps=8)) as studio:
        told = studio.scene(studio.remix(ended.film, "Make the ball blue"))

    assert (told["strategy"], told["steps"]) == ("flowedit", 8)
    assert told["differences"] == ["the number of steps was 6 and is 8"]
    assert told["differences"][0] in told["why"]


def test_an_evicted_trajectory_is_said(ended: Ended, checkpoints: Path) -> None:
    """Beyond KINORA_TRAJECTORY_BYTES trajectories go, and remixes do without."""
    tiny = table("tiny", checkpoints / "wan")
    with ended.again(tiny, KINORA_TRAJECTORY_BYTES="1") as studio:
        film = studio.create(PROMPT)
        wait_for(lambda: not studio.kept(film), what="its trajectory to be evicted")
        told = studio.scene(studio.remix(film, "Make the ball blue"))

    assert told["strategy"] == "flowedit"
    assert "the source's trajectory is not kept any more" in told["why"]


def test_other_weights_under_the_name_are_said(ended: Ended, checkpoints: Path) -> None:
    """Latents that mean nothing to them are made anew by a remix, and cannot be extended."""
    with ended.again(table("tiny", checkpoints / "ltx", family="ltx")) as studio:
        told = studio.scene(studio.remix(ended.film, "Make the ball blue"))
        extension = studio.over(studio.begin_extension(ended.film, "Then it rains"))

    assert (told["strategy"], told["caption"]) == ("generate", PROMPT.replace("red", "blue"))
    assert told["differences"] == ["the family of models was wan and is ltx"]
    assert extension.error
    assert "made with other weights" in extension.error.message


def test_without_its_models_a_film_is_there_and_no_more(ended: Ended) -> None:
    """It can be downloaded; what starts from it is refused at once."""
    with ended.again() as studio:
        assert probe(studio.file(ended.film)).size == SIZE
        with pytest.raises(openai.BadRequestError, match="no model of this server uses now"):
            studio.remix(ended.film, "Make the ball blue")

"""Everything at once under way when everything is killed: nothing is lost, nothing comes twice."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from openai import APIError, OpenAI
from openai.types import Video

import given
from acceptance.accounts import check_accounts
from acceptance.asking import QUICK, Videos, ask
from acceptance.processes import find, is_alive, kill_tree, wait_for
from acceptance.test_batches import line, read, start, wait_over
from kinora.serving import Serving, serving
from receiving import Receiver

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

ENVIRONMENT = {"KINORA_EGRESS_ALLOW": "127.0.0.1"}
EVENTS = ("video.completed", "video.failed", "batch.completed")
NUM_KILLS = 4


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver(500) as made:
        yield made


def client_of(server: Serving) -> OpenAI:
    return OpenAI(base_url=server.base_url, api_key="none", max_retries=5)


def kill(server: Serving, role: str) -> None:
    victim = wait_for(lambda: find(server.process.pid, role), what=f"a {role}")[0]
    os.kill(victim, signal.SIGKILL)
    wait_for(lambda: not is_alive(victim), what=f"the {role}'s end")


@pytest.mark.extra
def test_a_restart_with_everything_pending(data: Path, receiver: Receiver) -> None:
    """Videos of every kind, a batch and webhooks wait when all processes are killed, and the source has
    been deleted; afterwards each is completed and told once, whoever else dies on the way."""
    with serving(data, environment=ENVIRONMENT) as server, client_of(server) as client:
        client.webhooks.create(name="Mine", url=receiver.url, event_types=list(EVENTS))
        source = Videos(server).create(size="1280x720")
        assert Videos(server).wait_over(source)["status"] == "completed"
        assert ask(f"{server.base_url}/queue/pause", "POST", {}).status == 200
        waiting = [video.id for video in accepted(client, source)]
        batch = start(client, line("good"), line("bad", seconds="7"))
        client.videos.delete(source)
        wait_for(lambda: receiver.received, what="a first try")
        wait_for(lambda: client.batches.retrieve(batch.id).status == "in_progress")
        kill_tree(server.process.pid)
        server.process.wait()

    receiver.statuses = [200]
    with serving(data, environment=ENVIRONMENT) as server, client_of(server) as client:
        videos = Videos(server)
        assert ask(f"{server.base_url}/queue/resume", "POST", {}).status == 200
        for video, role in zip(waiting, ("dispatcher", "clerk", "worker", "clerk"), strict=True):
            wait_for(lambda: videos.get(video)["status"] != "queued", what=f"{video}'s turn")  # noqa: B023 - called before the next turn
            kill(server, role)
        over = [videos.wait_over(video, timeout_s=120) for video in waiting]
        ended = wait_over(client, batch)
        made = read(client, ended.output_file_id)[0]["response"]["body"]["id"]
        expected = {
            *(("video.completed", id) for id in (source, made, *waiting)),
            ("batch.completed", batch.id),
        }
        wait_for(lambda: told(receiver).keys() >= expected, what="all webhooks")

        assert [video["error"] for video in over] == [None] * len(waiting)
        assert (ended.status, len(read(client, ended.error_file_id))) == ("completed", 1)
        assert {video["id"] for video in videos.all()} == {*waiting, made}
        assert told(receiver) == Counter(expected)
    check_accounts(data)


def accepted(client: OpenAI, source: str) -> list[Video]:
    """A video of each kind that has inputs or a source."""
    picture = ("a.png", given.picture(1280, 720), "image/png")
    clip = ("a.mp4", given.film(2.0), "video/mp4")
    by_id: dict[str, object] = {"video": {"id": source}}

    def post(path: str, **body: str) -> Video:
        return client.post(path, body=by_id | body, cast_to=Video)

    return [
        post("/videos/extensions", prompt="It rains", seconds="4"),
        client.videos.create(prompt="It rains", size="1280x720", input_reference=picture),
        post("/videos/edits", prompt="Make the cat black"),
        client.videos.edit(prompt="Make it black and white", video=clip),
    ]


def told(receiver: Receiver) -> Counter[tuple[str, str]]:
    """What was told, and under how many ids; a repeated try has the same."""
    bodies = {one.headers["webhook-id"]: json.loads(one.body) for one in receiver.received}
    return Counter((event["type"], event["data"]["id"]) for event in bodies.values())


def test_kills_while_clients_send_files(data: Path) -> None:
    """Files, references, clips and characters are sent without pause while the API process is killed
    again and again: what was answered is there, and whatever else had begun leaves nothing."""
    picture = ("a.png", given.picture(320, 180), "image/png")
    clip = ("a.mp4", given.film(2.0, width=160, height=90), "video/mp4")
    exact = ("a.png", given.picture(720, 1280), "image/png")
    senders: tuple[Callable[[OpenAI], Any], ...] = (
        lambda client: client.files.create(file=picture, purpose="vision"),
        lambda client: client.videos.create(prompt=QUICK, input_reference=exact),
        lambda client: client.videos.edit(prompt="Make it black and white", video=clip),
        lambda client: client.videos.create_character(name="Mossy", video=clip),
        lambda client: start(client, line("a", prompt="A dog runs")),
    )
    answered: list[Any] = []
    stop = threading.Event()
    with serving(data, flags=("--workers", "0")) as server:
        threads = [
            threading.Thread(target=send, args=(server, sender, stop, answered))
            for sender in senders
        ]
        for thread in threads:
            thread.start()
        for number in range(NUM_KILLS):
            enough = len(answered) + len(senders)
            wait_for(lambda: len(answered) >= enough, what="answers")  # noqa: B023 - called before the next turn
            time.sleep(0.05 * number)  # at other moments of what is under way
            kill(server, "api")
        stop.set()
        for thread in threads:
            thread.join()
        with client_of(server) as client:
            for made in answered:
                assert again(client, made).id == made.id
    check_accounts(data)


def send(
    server: Serving, sender: Callable[[OpenAI], Any], stop: threading.Event, answered: list[Any]
) -> None:
    with OpenAI(base_url=server.base_url, api_key="none", max_retries=0, timeout=20) as client:
        while not stop.is_set():
            with suppress(APIError):  # not answered, so nothing was promised
                answered.append(sender(client))


def again(client: OpenAI, made: Any) -> Any:
    """What was answered, looked up by its id."""
    if made.id.startswith("video_"):
        return client.videos.retrieve(made.id)
    if made.id.startswith("char_"):
        return client.videos.get_character(made.id)
    if made.id.startswith("batch_"):
        return client.batches.retrieve(made.id)
    return client.files.retrieve(made.id)

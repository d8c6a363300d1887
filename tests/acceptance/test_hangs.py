"""Processes that hang, and a stop that is not waited for."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openai import APIConnectionError, OpenAI

import given
from acceptance.accounts import check_accounts
from acceptance.asking import Videos
from acceptance.processes import find, is_alive, wait_for
from kinora.serving import serving


def test_processes_that_hang_are_replaced(data: Path) -> None:
    """A stopped worker and a stopped dispatcher are noticed in time; their video is completed, once."""
    with serving(data, environment={"KINORA_WORKER_SILENCE_S": "2"}) as server:
        videos = Videos(server)
        video = videos.create()
        for role, noticed_s in (("worker", 2.0), ("dispatcher", 5.0)):
            videos.wait_under_way(video)
            hung = find(server.process.pid, role)[0]
            os.kill(hung, signal.SIGSTOP)
            wait_for(lambda: not is_alive(hung), timeout_s=noticed_s + 3, what=f"{role}'s end")  # noqa: B023 - called before the next turn

        assert videos.wait_over(video)["status"] == "completed"
        assert [each["id"] for each in videos.all()] == [video]


def test_a_second_signal_ends_the_server_at_once(data: Path) -> None:
    """After a second Ctrl-C a running video is not waited for; the next start makes it."""
    with serving(data, flags=("--stop-grace-s", "60")) as server:
        videos = Videos(server)
        video = videos.create(seconds="12")
        videos.wait_under_way(video)
        server.process.send_signal(signal.SIGINT)
        wait_for(lambda: not find(server.process.pid, "api"), what="the stop to begin")

        assert server.process.poll() is None
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=3) == 0
    with serving(data) as server:
        assert Videos(server).get(video)["status"] in ("queued", "in_progress")


def test_a_server_that_answers_no_more_is_replaced(data: Path) -> None:
    """A stopped API process and a stopped clerk are noticed in time; the port stays open meanwhile."""
    with serving(data, flags=("--workers", "0")) as server:
        wait_for(lambda: [*(data / "wake").glob("*clerk*")], timeout_s=20, what="the clerk")
        video = Videos(server).create()
        hung = [find(server.process.pid, role)[0] for role in ("api", "clerk")]
        for pid in hung:
            os.kill(pid, signal.SIGSTOP)

        assert Videos(server).get(video)["status"] == "queued"  # waits for the next process
        wait_for(lambda: not any(map(is_alive, hung)), timeout_s=3, what="the end of both")
        wait_for(lambda: find(server.process.pid, "clerk"), timeout_s=3, what="a clerk")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_key_is_free_again_when_its_process_has_died(data: Path) -> None:
    """A request whose API process was killed in the middle is made by the next try, without a wait."""
    fields = {"prompt": "It rains", "video": ("a.mp4", given.film(4.0, width=640, height=360))}
    headers = {"Idempotency-Key": "one"}
    with (
        serving(data, flags=("--workers", "0")) as server,
        OpenAI(base_url=server.base_url, api_key="none", max_retries=0) as client,
    ):
        api = find(server.process.pid, "api")[0]
        uploads = data / "storage" / "uploads"
        with ThreadPoolExecutor(1) as pool:
            broken = pool.submit(client.videos.edit, **fields, extra_headers=headers)
            wait_for(lambda: len(list(uploads.iterdir())) > 1, what="the inspection")
            os.kill(api, signal.SIGKILL)
            assert isinstance(broken.exception(), APIConnectionError)
        video = client.videos.edit(**fields, extra_headers=headers)

        assert [each["id"] for each in Videos(server).all()] == [video.id]
    check_accounts(data)

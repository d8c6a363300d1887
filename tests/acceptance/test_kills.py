"""Whatever is killed, every accepted video is completed once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openai import OpenAI

from acceptance.asking import QUICK
from acceptance.processes import descendants, find, is_alive, kill_tree, wait_for
from kinora.media.probe import probe
from kinora.serving import Serving, start

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

ROUNDS = ("worker", "dispatcher", "api", "tree", "dispatcher", "worker")
NUM_VIDEOS = 3  # more are made only when these are over before the last round


class Restartable:
    """A server that can be killed whole and started again over the same folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.server = self._start()

    @property
    def client(self) -> OpenAI:
        return OpenAI(base_url=self.server.base_url, api_key="none", max_retries=8)

    def _start(self) -> Serving:
        return start(self.data, flags=("--stop-grace-s", "1"))

    def kill(self, role: str) -> None:
        if role == "tree":
            kill_tree(self.server.process.pid)
            self.server.process.wait()
            self.server.stop()
            self.server = self._start()
            return
        victims = wait_for(lambda: find(self.server.process.pid, role), what=f"a {role}")
        os.kill(victims[0], signal.SIGKILL)
        wait_for(lambda: not is_alive(victims[0]), what=f"the {role}'s end")


@contextmanager
def restartable(data: Path) -> Iterator[Restartable]:
    made = Restartable(data)
    try:
        yield made
    finally:
        made.server.stop()


def is_under_way(client: OpenAI) -> bool:
    return any(v.status == "in_progress" and v.progress >= 3 for v in client.videos.list())


def test_every_accepted_video_is_completed_once(data: Path, tmp_path: Path) -> None:
    """Worker, dispatcher, API and the whole tree are killed in turn while videos, a remix among them, are
    queued and running: every accepted video is completed, none twice, and no half-written file is served."""
    with restartable(data) as kinora:
        source = kinora.client.videos.create_and_poll(prompt=QUICK)
        remix = kinora.client.videos.remix(source.id, prompt="Make the cat black")
        waiting = kinora.client.videos.create(prompt="A monster waves in a room")
        accepted = [source.id, remix.id, waiting.id]
        for role in ROUNDS:
            wait_for(lambda: is_under_way(kinora.client), what="a video under way")
            kinora.kill(role)
            if len(accepted) < NUM_VIDEOS or not has_unfinished(kinora.client):
                prompt = f"A robot waves in a room, after the {role}"
                accepted.append(kinora.client.videos.create(prompt=prompt).id)

        wait_for(lambda: not has_unfinished(kinora.client), timeout_s=120, what="the last video")
        found = list(kinora.client.videos.list(limit=100))

        assert sorted(video.id for video in found) == sorted(accepted)
        assert {video.status for video in found} == {"completed"}
        for number, video in enumerate(found):
            path = tmp_path / f"{number}.mp4"
            kinora.client.videos.download_content(video.id).write_to_file(path)
            assert probe(path).num_frames == 96
        wait_for(
            lambda: attempts_kept(data) == [1] * len(accepted), what="one attempt's files each"
        )


def has_unfinished(client: OpenAI) -> bool:
    return any(video.status in ("queued", "in_progress") for video in client.videos.list())


def attempts_kept(data: Path) -> list[int]:
    """How many attempts' folders each video has in storage."""
    return [len([*video.iterdir()]) for video in sorted(data.glob("**/videos/*")) if video.is_dir()]


def test_a_worker_that_dies_three_times_fails_its_video(data: Path) -> None:
    """The third death of the worker on one video fails it, with a reason a user can act on."""
    with restartable(data) as kinora:
        video = kinora.client.videos.create(prompt=QUICK, seconds="8")
        for crash in (1, 2, 3):
            wait_for(lambda: is_under_way(kinora.client), what=f"attempt {crash}")
            kinora.kill("worker")
            wait_for(lambda: not is_under_way(kinora.client), what="the crash to be noticed")
        failed = kinora.client.videos.poll(video.id)

        assert failed.status == "failed"
        assert failed.error is not None
        assert failed.error.code == "worker_crashed"
        assert "signal 9" in failed.error.message


def test_stopping_leaves_nothing_running(data: Path) -> None:
    """After SIGINT with a video under way the server ends cleanly, and no process of it is left."""
    with restartable(data) as kinora:
        kinora.client.videos.create(prompt=QUICK, seconds="8")
        wait_for(lambda: is_under_way(kinora.client), what="a video under way")
        family = descendants(kinora.server.process.pid)

        assert kinora.server.stop(signal.SIGINT) == 0
        assert [pid for pid in family if is_alive(pid)] == []


def test_a_deleted_video_frees_its_worker(data: Path) -> None:
    """Deleting the running video lets the next one start within a second."""
    with restartable(data) as kinora:
        client = kinora.client
        doomed = client.videos.create(prompt=QUICK, seconds="20")
        waiting = client.videos.create(prompt="A robot waves in a room")
        wait_for(lambda: is_under_way(client), what="the first under way")
        client.videos.delete(doomed.id)

        wait_for(
            lambda: client.videos.retrieve(waiting.id).status == "in_progress",
            timeout_s=1.5,  # one second for the promise, half of one for asking
            what="the next one's start",
        )

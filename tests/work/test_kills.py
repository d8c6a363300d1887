"""Whatever is killed, every accepted video is completed once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinora.media.probe import probe
from kinora.storage import video_prefix
from kinora.video import Status, Variant
from work.half import Half, children_of, is_running, wait_until

ROUNDS = ("dispatcher", "worker", "helper", "both")


class Restartable:
    """A dispatcher in a process of its own over the folder of `half`, which only looks on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.start()

    def start(self) -> None:
        program = str(Path(__file__).with_name("dispatching.py"))
        self.process = subprocess.Popen([sys.executable, program, str(self._folder)])

    def kill(self, role: str) -> None:
        """SIGKILL; a dispatcher is started again, as its supervisor would."""
        worker = next(iter(children_of(self.process.pid)), None)
        if worker is not None and role in ("worker", "both"):
            os.kill(worker, signal.SIGKILL)
        for helper in children_of(worker) if worker is not None and role == "helper" else ():
            os.kill(helper, signal.SIGKILL)
        if role in ("dispatcher", "both"):
            self.process.kill()
            self.process.wait()
            self.start()

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(20)


@pytest.fixture
def running(half: Half, tmp_path: Path) -> Iterator[Restartable]:
    """`half` lets go of its own dispatcher first: one is enough."""
    half.dispatcher.close()
    running = Restartable(tmp_path)
    yield running
    running.process.kill()
    running.process.wait()


def test_every_video_is_completed_once(half: Half, running: Restartable) -> None:
    """Through kills of dispatcher, worker, helper and all of them, none is lost and none doubled."""
    ids = [half.add("slow=0.01") for _ in ROUNDS]
    for id, role in zip(ids, ROUNDS, strict=True):
        wait_until(lambda id=id: half.video(id).progress > 0)
        running.kill(role)
    wait_until(lambda: all(half.video(id).status.is_final for id in ids))

    assert {half.video(id).status for id in ids} == {Status.COMPLETED}
    for id in ids:
        film = next(asset for asset in half.store.assets(id) if asset.variant is Variant.VIDEO)
        assert probe(half.storage.path_of(film.key)).num_frames == 96
        attempts = [path.name for path in (half.storage.root / video_prefix(id)).iterdir()]
        assert attempts == [str(half.video(id).attempt)]
    assert running.end() == 0


@pytest.mark.parametrize("role", ["worker", "both"])
def test_a_stitched_video_is_served_whole_or_not_at_all(
    half: Half, running: Restartable, tmp_path: Path, role: str
) -> None:
    """Killed while the parts are put together it shows nothing, and is made again."""
    source = half.add("a square", seconds=20)
    wait_until(lambda: half.video(source).status is Status.COMPLETED)
    id = half.extend(half.video(source), "more", by=20)
    wait_until(lambda: list(tmp_path.glob(f"storage/scratch/{id}-*/video.mp4")))
    running.kill(role)
    assert half.video(id).status is Status.COMPLETED or not half.store.assets(id)
    wait_until(lambda: half.video(id).status.is_final)

    kept = {asset.variant: asset for asset in half.store.assets(id)}
    found = probe(half.storage.path_of(kept[Variant.VIDEO].key))
    assert (found.num_frames, found.audio_duration) == (40 * 24, 40)
    assert kept[Variant.VIDEO].size == half.storage.size(kept[Variant.VIDEO].key)
    attempts = [path.name for path in (half.storage.root / video_prefix(id)).iterdir()]
    assert attempts == [str(half.video(id).attempt)]


def test_kills_of_the_dispatcher_are_never_counted(half: Half, running: Restartable) -> None:
    """Not even when its worker dies in the same moment, three times over."""
    id = half.add("slow=0.02")
    for _ in range(3):
        wait_until(lambda: half.video(id).progress > 0)
        running.kill("both")
        wait_until(lambda: half.video(id).progress == 0)
    wait_until(lambda: half.video(id).status.is_final)

    assert (half.video(id).status, half.video(id).crashes) == (Status.COMPLETED, 0)


def test_an_orderly_stop_leaves_nothing_running(half: Half, running: Restartable) -> None:
    """The running video is finished, and dispatcher, worker and helper are gone."""
    id = half.add("slow=0.01")
    wait_until(lambda: half.video(id).progress > 0)
    workers = children_of(running.process.pid)
    helpers = [helper for worker in workers for helper in children_of(worker)]

    assert running.end() == 0
    assert half.video(id).status is Status.COMPLETED
    wait_until(lambda: not any(map(is_running, [*workers, *helpers])), within_s=1.0)

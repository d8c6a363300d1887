"""What the machine can do to a server: full disks, too little memory, damaged files."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from openai import APIStatusError, OpenAI

import given
from acceptance.accounts import check_accounts
from acceptance.asking import Videos, ask
from acceptance.processes import find, wait_for
from kinora.serving import serving
from receiving import Receiver


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with 60 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=60m", "tmpfs", str(folder)]
    with suppress(FileNotFoundError):
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            yield folder
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
            return
    pytest.skip("needs the right to mount a small file system")


def fill(folder: Path) -> Path:
    """A file that takes all the space there is."""
    path = folder / "fill"
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
    return path


def test_a_nearly_full_disk_refuses_new_videos(data: Path) -> None:
    """Below the least free space creates get 507 with what to do, and nothing is stored."""
    with serving(data, environment={"KINORA_MIN_FREE_BYTES": str(10**18)}) as server:
        answer = ask(f"{server.base_url}/videos", "POST", {"prompt": "A cat waves"})

        assert answer.status == 507
        assert answer.told["error"]["code"] == "insufficient_storage"
        assert "free some space" in answer.told["error"]["message"]
        assert Videos(server).all() == []


@pytest.mark.extra
def test_a_full_disk_is_waited_out(small_disk: Path) -> None:
    """On a full disk creates get 507 and reads go on; the running video is made once there is space."""
    with serving(small_disk / "data", environment={"KINORA_MIN_FREE_BYTES": "0"}) as server:
        videos = Videos(server)
        video = videos.create()
        videos.wait_under_way(video)
        filler = fill(small_disk)
        wait_for(lambda: ask(f"{server.url}/readyz").status == 503, what="the disk to be noticed")

        assert ask(videos.url, "POST", {"prompt": "A cat waves"}).status == 507
        assert videos.get(video)["status"] in ("queued", "in_progress")
        filler.unlink()
        # The pauses between two tries double, so the next one may be a minute away.
        assert videos.wait_over(video, timeout_s=180)["status"] == "completed"
        attempts = (small_disk / "data" / "storage" / "videos" / video).iterdir()
        assert [path.name for path in attempts] != ["1"]  # the first really had run out of space
        assert videos.delete(videos.create()) == 200


@pytest.fixture
def two_cores() -> Iterator[None]:
    """The memory that encoding takes grows with the cores of the machine."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:2])
    yield
    os.sched_setaffinity(0, before)


@pytest.mark.usefixtures("two_cores")
def test_a_video_that_needs_too_much_memory_fails_alone(data: Path) -> None:
    """It fails with what to do; the server goes on, and a smaller video is made."""
    with serving(data, environment={"KINORA_WORKER_MEMORY_BYTES": "770000000"}) as server:
        videos = Videos(server)
        prompt = "A cat waves in the rain, in the snow and in the fog"  # each takes large sheets
        large = videos.create(prompt, model="sora-2-pro", size="1920x1080")
        small = videos.create()
        failed = videos.wait_over(large)

        assert (failed["status"], failed["error"]["code"]) == ("failed", "out_of_memory")
        assert "smaller size" in failed["error"]["message"]
        assert ask(f"{server.url}/readyz").status == 200
        assert videos.wait_over(small)["status"] == "completed"


def test_a_damaged_file_is_made_again(data: Path) -> None:
    """At the start a file of the wrong size sends its video back to the queue, and leftovers go."""
    with serving(data) as server:
        video = Videos(server).create()
        assert Videos(server).wait_over(video)["status"] == "completed"
    (film,) = data.glob(f"storage/videos/{video}/*/video.mp4")
    film.write_bytes(film.read_bytes()[:-1])
    (data / "storage/scratch/leftover").mkdir()
    (data / "storage/incoming/leftover.part").touch()

    with serving(data) as server:
        assert Videos(server).wait_over(video)["status"] == "completed"
        assert ask(f"{server.base_url}/videos/{video}/content").status == 200
        assert not film.exists()
    assert leftovers(data) == []


def leftovers(data: Path) -> list[Path]:
    return [path for name in ("scratch", "incoming") for path in data.glob(f"storage/{name}/*")]


def test_storage_that_is_taken_away_is_a_clear_refusal(data: Path) -> None:
    """Without its storage the server answers 503; when it is back, creates are accepted again."""
    with serving(data) as server:
        storage, elsewhere = data / "storage", data / "elsewhere"
        storage.rename(elsewhere)
        refused = ask(f"{server.base_url}/videos", "POST", {"prompt": "A cat waves"})
        elsewhere.rename(storage)

        assert refused.status == 503
        assert "storage" in refused.told["error"]["message"]
        assert Videos(server).delete(Videos(server).create()) == 200


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_full_disk_loses_nothing_that_was_given(small_disk: Path) -> None:
    """Uploads, references, clips and batches get 507 and leave nothing; a batch that had been accepted
    ends, and is told once, as soon as there is space."""
    environment = {"KINORA_MIN_FREE_BYTES": "0", "KINORA_EGRESS_ALLOW": "127.0.0.1"}
    data = small_disk / "data"
    with (
        Receiver() as receiver,
        serving(data, flags=("--workers", "0"), environment=environment) as server,
        OpenAI(base_url=server.base_url, api_key="none", max_retries=0) as client,
    ):
        client.webhooks.create(name="Mine", url=receiver.url, event_types=["batch.failed"])
        lines = client.files.create(file=("a.jsonl", b"no JSON\n"), purpose="batch")
        picture = ("a.png", given.picture(720, 1280), "image/png")
        clip = ("a.mp4", given.film(2.0), "video/mp4")
        too_large = ("a.bin", b"x" * 64_000_000)
        refused(client.files.create, file=too_large, purpose="user_data")
        clerk = find(server.process.pid, "clerk")[0]
        os.kill(clerk, signal.SIGSTOP)
        start_batch = partial(
            client.batches.create,
            endpoint="/v1/videos",
            completion_window="24h",
            input_file_id=lines.id,
        )
        batch = start_batch()
        filler = fill(small_disk)
        os.kill(clerk, signal.SIGKILL)
        refused(client.files.create, file=picture, purpose="vision")
        refused(client.videos.create, prompt="It rains", input_reference=picture)
        refused(client.videos.edit, prompt="Make it black and white", video=clip)
        refused(client.videos.create_character, name="Mossy", video=clip)
        refused(start_batch)
        wait_for(lambda: "waits for the database" in server.log.read_text(), what="the clerk")
        assert list((data / "storage" / "uploads").iterdir()) == []
        filler.unlink()
        wait_for(lambda: client.batches.retrieve(batch.id).status == "failed", what="its end")
        wait_for(lambda: receiver.received, what="the webhook")
        assert client.videos.create(prompt="It rains", input_reference=picture).status == "queued"

    assert len({one.headers["webhook-id"] for one in receiver.received}) == 1
    check_accounts(data)


def refused(call: Callable[..., object], **asked: object) -> None:
    """The call is told that there is no space."""
    with pytest.raises(APIStatusError) as error:
        call(**asked)
    assert error.value.status_code == 507, error.value

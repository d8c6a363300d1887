"""Batches moved on by hand, over a real store and storage, at a time that can be set."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kinora.clerk.batch_input import Stopped
from kinora.clerk.batch_work import GRACE_S, BatchWork
from kinora.clerk.batches import BatchErrand
from kinora.models import default_catalogue
from kinora.service import CreateRequest, Limits, VideoService
from kinora.service.batches import WINDOW_S, BatchRequest, BatchService
from kinora.service.files import FileService
from kinora.settings import Settings
from kinora.storage import Storage
from kinora.store import Batch, File, GroupWriter, Purpose, Store, sqlite_url
from kinora.video import Failure, Role, Status, Video
from kinora.wiring.intake import build_intake

NOW = 1_760_000_000
PNG = "data:image/png;base64,aGVsbG8="


def line(custom_id: str, **body: Any) -> dict[str, Any]:
    """One line of an input."""
    asked = {"prompt": "A cat waves", **body}
    return {"custom_id": custom_id, "method": "POST", "url": "/v1/videos", "body": asked}


@dataclass
class World:
    """Everything that a batch needs, but workers."""

    store: Store
    storage: Storage
    writer: GroupWriter
    epoch: int
    now: int = NOW
    expires_after_s: int | None = None
    max_queued: int = 0
    wakes: list[int] = field(default_factory=list)
    errands: list[BatchErrand] = field(default_factory=list)

    def clock(self) -> float:
        return float(self.now)

    @property
    def files(self) -> FileService:
        return FileService(store=self.store, storage=self.storage, clock=self.clock)

    @property
    def batches(self) -> BatchService:
        return BatchService(
            store=self.store,
            storage=self.storage,
            files=self.files,
            wake=lambda: None,
            clock=self.clock,
        )

    @property
    def videos(self) -> VideoService:
        return VideoService(
            store=self.store,
            writer=self.writer,
            storage=self.storage,
            intake=build_intake(
                Settings(data=self.storage.root),
                store=self.store,
                storage=self.storage,
                clock=self.clock,
            ),
            catalogue=default_catalogue(),
            wake=lambda: None,
            clock=self.clock,
            limits=Limits(min_free_bytes=0, max_queued=self.max_queued),
        )

    def work(self) -> BatchWork:
        """A clerk's work, as after a start."""
        return BatchWork(
            store=self.store,
            storage=self.storage,
            files=self.files,
            videos=self.videos,
            wake=lambda: self.wakes.append(self.now),
            max_queued=self.max_queued,
            expires_after_s=self.expires_after_s,
        )

    def errand(self) -> BatchErrand:
        made = BatchErrand(store=self.store, work=self.work(), clock=self.clock, ring=lambda: None)
        self.errands.append(made)
        return made

    def batch(self, *lines: dict[str, Any] | bytes, life_s: int | None = None) -> str:
        """The id of a batch of these lines."""
        text = b"\n".join(
            item if isinstance(item, bytes) else json.dumps(item).encode() for item in lines
        )
        file = self.keep(text, Purpose.BATCH)
        request = BatchRequest(
            endpoint="/v1/videos",
            completion_window="24h",
            input_file_id=file.id,
            output_expires_after_s=life_s,
        )
        return self.batches.create("default", request).id

    def keep(self, content: bytes, purpose: Purpose) -> File:
        """A file as if it had been uploaded."""
        path = self.storage.uploads / "given"
        path.write_bytes(content)
        file = self.files.publish(
            "default", path, purpose=purpose, filename="given", media_type="image/png"
        )
        self.store.add_file(file)
        return file

    def get(self, id: str) -> Batch:
        return self.batches.retrieve("default", id)

    def rounds(self, num: int = 8) -> None:
        """As many rounds of one clerk."""
        errand = self.errand()
        for _ in range(num):
            errand.round()

    def claim(self) -> Video:
        video = self.store.claim(self.epoch, self.now)
        assert video is not None
        return video

    def finish(self, video: Video) -> None:
        """Complete a claimed video."""
        keeps = self.expires_after_s
        assert self.store.complete(
            self.epoch,
            video.id,
            video.attempt,
            now=self.now,
            assets=(),
            engine_version="1",
            negative_schema=1,
            expires_at=None if keeps is None else self.now + keeps,
        )

    def finish_all(self) -> list[Video]:
        """Complete whatever waits, in the order of the queue."""
        done = []
        while video := self.store.claim(self.epoch, self.now):
            self.finish(video)
            done.append(video)
        return done

    def queued(self) -> list[Video]:
        page = self.store.list_videos("default", limit=100, newest_first=False)
        return [video for video in page.videos if video.status is Status.QUEUED]

    def read(self, file_id: str | None) -> list[Any]:
        """The lines of an output or error file."""
        assert file_id is not None
        _, path = self.files.content("default", file_id)
        return [json.loads(text) for text in path.read_bytes().splitlines()]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    store = Store(sqlite_url(tmp_path / "kinora.db"))
    store.migrate()
    writer = GroupWriter(store)
    world = World(store, Storage(tmp_path / "storage"), writer, store.take_epoch())
    yield world
    for errand in world.errands:
        errand.stop()
    writer.close()
    store.close()


def test_every_line_becomes_a_video(world: World) -> None:
    """With what the line asks for, behind everything that somebody waits for."""
    id = world.batch(line("a", seconds="8"), line("b", prompt="A dog runs"))
    world.rounds()
    batch, videos = world.get(id), world.queued()

    assert (batch.status, batch.total, batch.in_progress_at) == ("in_progress", 2, NOW)
    assert [(v.prompt, v.seconds, v.batch_id) for v in videos] == [
        ("A cat waves", 8, id),
        ("A dog runs", 4, id),
    ]
    assert all(video.priority < 0 for video in videos)


def test_the_output_has_a_terminal_video_for_each_line(world: World) -> None:
    """In the order of the input, whatever the order of completion, failed videos among them."""
    id = world.batch(line("a"), line("b"))
    world.rounds()
    first, second = world.claim(), world.claim()
    failure = Failure("video_generation_failed", "It could not be made.")
    world.finish(second)
    world.store.fail(world.epoch, first.id, first.attempt, now=NOW, failure=failure)
    world.rounds()
    batch = world.get(id)
    output = world.read(batch.output_file_id)

    assert (batch.status, batch.completed_at, batch.error_file_id) == ("completed", NOW, None)
    assert (batch.total, batch.completed, batch.failed) == (2, 1, 1)
    assert [item["custom_id"] for item in output] == ["a", "b"]
    assert [item["response"]["status_code"] for item in output] == [200, 200]
    assert [item["response"]["body"]["status"] for item in output] == ["failed", "completed"]
    assert output[1]["response"]["body"]["id"] == second.id
    assert all(item["error"] is None for item in output)
    assert len({item["id"] for item in output}) == 2


def test_a_refused_line_is_told_in_the_error_file(world: World) -> None:
    """As the API would have answered it; the other lines are made."""
    id = world.batch(
        line("bad", seconds="7"), line("good"), line("odd", input_reference={"image_url": PNG})
    )
    world.rounds()
    assert len(world.finish_all()) == 1
    world.rounds()
    batch = world.get(id)
    errors = world.read(batch.error_file_id)

    assert (batch.status, batch.completed, batch.failed) == ("completed", 1, 2)
    assert [item["custom_id"] for item in errors] == ["bad", "odd"]
    assert errors[0]["response"]["status_code"] == 400
    assert errors[0]["response"]["body"]["error"]["param"] == "seconds"
    assert errors[0]["error"] is None
    assert [item["custom_id"] for item in world.read(batch.output_file_id)] == ["good"]


def test_references_are_given_by_file_and_by_address(world: World) -> None:
    """Each video gets its own picture, looked at as that of any other create."""
    drawn = io.BytesIO()
    Image.new("RGB", (720, 1280), "teal").save(drawn, "PNG")
    url = f"data:image/png;base64,{base64.b64encode(drawn.getvalue()).decode()}"
    file = world.keep(drawn.getvalue(), Purpose.VISION)
    id = world.batch(
        line("file", input_reference={"file_id": file.id}),
        line("address", input_reference={"image_url": url}),
        line("other size", size="1280x720", input_reference={"file_id": file.id}),
        line("gone", input_reference={"file_id": "file-never"}),
    )
    world.rounds()
    videos = world.queued()

    assert [video.batch_id for video in videos] == [id, id]
    for video in videos:
        (given,) = world.store.inputs(video.id)
        assert given.role is Role.REFERENCE
        assert world.storage.size(given.key) == given.size
    assert world.store.tally(id).failed == 2
    assert list(world.storage.uploads.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "code", "line_number"),
    [
        (b"", "empty_file", None),
        (b"{", "invalid_json_line", 1),
        (b"\n\n[]", "invalid_request", 3),
        (b'{"custom_id": "a"}', "invalid_request", 1),
        (b'{"custom_id": "\xff", "method": "POST"}', "invalid_json_line", 1),
        (b"[" * 100_000, "invalid_request", 1),
        (json.dumps(line("") | {}).encode(), "invalid_custom_id", 1),
        (json.dumps(line("a") | {"method": "GET"}).encode(), "invalid_method", 1),
        (json.dumps(line("a") | {"url": "/v1/images"}).encode(), "invalid_url", 1),
        (json.dumps(line("a") | {"body": []}).encode(), "invalid_type", 1),
        (b"\n".join([json.dumps(line("a")).encode()] * 2), "duplicate_custom_id", 2),
    ],
)
def test_a_malformed_input_fails_the_batch(
    world: World, text: bytes, code: str, line_number: int | None
) -> None:
    """The errors name the line, and nothing is made of the others."""
    id = world.batch(text or b"\n")
    world.rounds()
    batch = world.get(id)

    assert (batch.status, batch.failed_at) == ("failed", NOW)
    assert (batch.errors[0].code, batch.errors[0].line) == (code, line_number)
    assert world.queued() == []
    assert not (world.storage.root / "batches" / id).exists()


def test_blank_lines_and_a_byte_order_mark_mean_nothing(world: World) -> None:
    """Files written by editors are read as they are meant."""
    id = world.batch(b"\xef\xbb\xbf" + json.dumps(line("a")).encode(), b"  ", line("b"), b"")
    world.rounds()

    assert world.get(id).total == 2
    assert len(world.queued()) == 2


def test_a_clerk_goes_on_where_another_was_killed(world: World) -> None:
    """After any number of committed lines, no line becomes two videos."""
    id = world.batch(*(line(str(number), seconds="8") for number in range(120)))
    for _ in range(6):
        world.rounds(1)  # each by a new clerk, which knows nothing of the last
    world.rounds()

    assert world.store.tally(id).taken == 120
    assert len(world.finish_all()) == 120
    world.rounds()
    output = world.read(world.get(id).output_file_id)
    assert [item["custom_id"] for item in output] == [str(number) for number in range(120)]
    assert len({item["response"]["body"]["id"] for item in output}) == 120


def test_two_clerks_make_no_line_twice(world: World) -> None:
    """What one has committed, the other finds done."""
    id = world.batch(*(line(str(number)) for number in range(60)))
    one, other = world.work(), world.work()
    one.advance(world.get(id), NOW)
    seen = world.get(id)
    for work in (one, other, one, other):
        work.advance(seen, NOW)

    assert world.store.tally(id).taken == 60
    assert len(world.finish_all()) == 60


def test_a_batch_that_was_cancelled_meanwhile_takes_no_line(world: World) -> None:
    """The group under way comes to nothing."""
    id = world.batch(line("a"))
    work = world.work()
    work.advance(world.get(id), NOW)
    seen = world.get(id)
    world.batches.cancel("default", id)

    with pytest.raises(Stopped):
        work.advance(seen, NOW)
    assert world.queued() == []


def test_a_large_batch_leaves_room_in_the_queue(world: World) -> None:
    """At most so many of its videos wait at a time, and half of a project's limit stays free."""
    world.max_queued = 10
    world.batch(*(line(str(number)) for number in range(20)))
    world.rounds()
    assert len(world.queued()) == 5

    world.finish_all()
    world.rounds()
    assert len(world.queued()) == 5


def test_a_full_queue_refuses_no_line(world: World) -> None:
    """The lines wait until there is room."""
    world.max_queued = 2
    id = world.batch(line("a"), line("b"))
    for prompt in ("x", "y"):
        world.videos.create("default", CreateRequest(prompt=prompt))
    world.rounds()
    assert world.store.tally(id).taken == 0

    for _ in range(4):
        world.finish_all()
        world.rounds()
    assert world.get(id).status == "completed"
    assert world.get(id).completed == 2


def test_a_cancelled_batch_withdraws_what_waits(world: World) -> None:
    """What runs may finish and is in the output; the rest is told in the error file."""
    id = world.batch(line("a"), line("b"), line("c", seconds="7"))
    world.rounds()
    running = world.claim()
    world.batches.cancel("default", id)
    world.rounds()
    assert world.get(id).status == "cancelling"
    assert world.queued() == []

    world.finish(running)
    world.rounds()
    batch = world.get(id)
    assert (batch.status, batch.cancelled_at) == ("cancelled", NOW)
    assert (batch.completed, batch.failed) == (1, 2)
    assert [item["custom_id"] for item in world.read(batch.output_file_id)] == ["a"]
    errors = world.read(batch.error_file_id)
    assert [item["custom_id"] for item in errors] == ["b", "c"]
    assert errors[0]["error"]["code"] == "batch_cancelled"
    assert errors[0]["response"] is None


def test_a_running_video_holds_up_a_cancellation_for_five_minutes(world: World) -> None:
    """Then it is stopped, as if it had been deleted."""
    id = world.batch(line("a"))
    world.rounds()
    running = world.claim()
    world.batches.cancel("default", id)
    world.now += GRACE_S
    world.rounds()

    assert world.get(id).status == "cancelled"
    assert world.store.get_video("default", running.id) is None
    assert world.get(id).failed == 1


def test_a_video_that_a_worker_lets_go_of_is_withdrawn_too(world: World) -> None:
    """It waits again for a moment, but is not made once more."""
    id = world.batch(line("a"))
    world.rounds()
    running = world.claim()
    world.batches.cancel("default", id)
    world.rounds()
    world.store.hand_back(world.epoch, running.id, running.attempt)
    world.rounds()

    assert world.get(id).status == "cancelled"
    assert world.queued() == []


def test_a_video_that_is_made_once_more_holds_up_the_end(world: World) -> None:
    """One whose files were found damaged is in the output when it is completed again."""
    id = world.batch(line("a"))
    world.rounds()
    (video,) = world.finish_all()
    world.rounds(1)
    assert world.get(id).status == "finalizing"
    world.store.requeue_damaged(world.epoch, video.id)
    world.rounds()
    assert world.get(id).status == "finalizing"

    world.finish_all()
    world.rounds()
    assert (world.get(id).status, world.get(id).completed) == ("completed", 1)


def test_a_batch_that_is_cancelled_before_it_was_read_has_no_files(world: World) -> None:
    """Nothing is known of its lines."""
    id = world.batch(line("a"))
    world.batches.cancel("default", id)
    world.rounds()
    batch = world.get(id)

    assert (batch.status, batch.total) == ("cancelled", 0)
    assert batch.output_file_id is batch.error_file_id is None


def test_a_batch_expires_with_its_window(world: World) -> None:
    """What is finished is in the output; what is not, taken in or not, is told as expired."""
    world.max_queued = 4
    id = world.batch(*(line(str(number)) for number in range(5)))
    world.rounds()
    world.finish(world.claim())
    world.now += WINDOW_S
    world.rounds()
    batch = world.get(id)

    assert (batch.status, batch.expired_at) == ("expired", NOW + WINDOW_S)
    assert (batch.total, batch.completed, batch.failed) == (5, 1, 4)
    assert [item["custom_id"] for item in world.read(batch.output_file_id)] == ["0"]
    errors = world.read(batch.error_file_id)
    assert [item["custom_id"] for item in errors] == ["1", "2", "3", "4"]
    assert {item["error"]["code"] for item in errors} == {"batch_expired"}


def test_a_deleted_video_counts_as_failed(world: World) -> None:
    """Its line is told in the error file, with the reason."""
    id = world.batch(line("a"), line("b"))
    world.rounds()
    world.store.delete_video("default", world.queued()[0].id, NOW)
    world.finish_all()
    world.rounds()
    batch = world.get(id)

    assert (batch.status, batch.completed, batch.failed) == ("completed", 1, 1)
    assert world.read(batch.error_file_id)[0]["error"]["code"] == "video_deleted"


def test_videos_expire_a_day_after_their_batch(world: World) -> None:
    """Not while the batch is open, however long that takes, and not by the shorter setting."""
    world.expires_after_s = 3600
    id = world.batch(line("a"), line("b"))
    world.rounds()
    first = world.claim()
    world.finish(first)
    kept = world.store.get_video("default", first.id)
    assert kept is not None
    assert kept.expires_at is None

    world.now += 7200
    world.finish_all()
    world.rounds()
    over = world.store.get_video("default", first.id)
    assert over is not None
    assert over.expires_at == (world.get(id).completed_at or 0) + 86_400


def test_videos_of_a_batch_are_kept_where_videos_are(world: World) -> None:
    """Without the setting nothing expires."""
    world.batch(line("a"))
    world.rounds()
    (video,) = world.finish_all()
    world.rounds()
    kept = world.store.get_video("default", video.id)

    assert kept is not None
    assert kept.expires_at is None


def test_output_files_have_the_life_that_was_asked_for(world: World) -> None:
    """Counted from their own creation."""
    id = world.batch(line("a"), life_s=3600)
    world.rounds()
    world.finish_all()
    world.now += 50
    world.rounds()
    file = world.files.retrieve("default", world.get(id).output_file_id or "")

    assert (file.purpose, file.expires_at) == (Purpose.BATCH_OUTPUT, NOW + 50 + 3600)
    assert file.filename == f"{id}_output.jsonl"


def test_an_end_that_was_cut_short_is_written_again(world: World) -> None:
    """A batch whose files were written by a clerk that died has one output, and nothing in the spool."""
    id = world.batch(line("a"))
    world.rounds()
    world.finish_all()
    world.rounds(1)
    finalizing = world.get(id)
    assert finalizing.status == "finalizing"
    for _ in range(2):  # the second finds it over
        world.work().advance(finalizing, NOW)

    assert len(world.store.list_files("default", limit=10, purpose="batch_output").files) == 1
    assert len(list((world.storage.root / "files").iterdir())) == 2
    assert list(world.storage.uploads.iterdir()) == []


def test_inputs_of_batches_that_are_over_are_swept(world: World) -> None:
    """Those of open ones stay, however old."""
    id = world.batch(line("a"))
    world.storage.publish("batches/batch_gone/input", b"lines")
    later = (world.storage.root / "batches").stat().st_mtime + 7200
    world.work().sweep(later)

    assert [path.name for path in (world.storage.root / "batches").iterdir()] == [id]


def test_one_batch_that_cannot_go_on_holds_up_no_other(world: World) -> None:
    """The error is raised when the others have had their turn."""
    lost, good = world.batch(line("a")), world.batch(line("b"))
    world.rounds(1)
    world.storage.delete(f"batches/{lost}/input")
    with pytest.raises(FileNotFoundError):
        world.rounds(1)

    assert world.store.tally(good).taken == 1


def test_the_errand_works_in_a_thread_of_its_own(world: World) -> None:
    """A step returns at once; later ones find the work done, or raise what went wrong."""
    id = world.batch(line("a"))
    errand = world.errand()
    while world.get(id).status == "validating":
        assert errand.step(float(world.now)) > 0
        world.now += 1

    assert world.get(id).status == "in_progress"

"""How the lines of an input become videos, a group at a time."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PIL import Image

from clerk.batching import NOW, World, line
from kinora.clerk.batch_input import Stopped
from kinora.clerk.batch_intake import BatchIntake
from kinora.service import CreateRequest
from kinora.service.batches import input_key_of
from kinora.service.inputs import Inputs
from kinora.store import Purpose, Refusal
from kinora.video import Role, Video


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


class Faulty:
    """Accepts creates, but for a fault of its own at one prompt."""

    def __init__(self, world: World) -> None:
        self._videos = world.videos
        self.catalogue = self._videos.catalogue

    @contextmanager
    def preparing(self, project: str, request: CreateRequest) -> Iterator[tuple[Video, Inputs]]:
        with self._videos.preparing(project, request) as prepared:
            if request.prompt == "odd":
                raise ZeroDivisionError
            yield prepared


def test_a_fault_of_ours_costs_one_line(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged, the line is refused as by the API, and the others become videos."""
    id = world.batch(line("a"), line("b", prompt="odd"), line("c"))
    world.rounds(1)
    path = world.storage.path_of(input_key_of(id))
    intake = BatchIntake(world.get(id), path, store=world.store, videos=Faulty(world))

    assert intake.take(1, 3) == 3
    refused = world.store.batch_lines(id, after=1, limit=1)[0].result
    assert isinstance(refused, Refusal)
    assert refused.status == 500
    assert len(world.queued()) == 2
    assert "ZeroDivisionError" in caplog.text

"""The output and error files of a batch: one line of JSON for each line of its input, in its order.

Knows how an outcome is told, not what a batch does next.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from kinora.api.wire import VideoObject, video_object
from kinora.store import Batch, BatchLine, BatchStatus, Refusal
from kinora.video import Failure, Status, Video

EXPIRED = Failure(
    "batch_expired",
    "This request could not be executed before the completion window expired.",
)
CANCELLED = Failure(
    "batch_cancelled", "This request was not executed because the batch was cancelled."
)
DELETED = Failure("video_deleted", "The video of this request was deleted.")
WITHDRAWN = (EXPIRED.code, CANCELLED.code)  # how videos fail because of their batch


class LineFailure(msgspec.Struct, frozen=True):
    """Why a line has no answer."""

    code: str
    message: str


class LineAnswer(msgspec.Struct, frozen=True):
    """What the API answered to a line, or would have."""

    status_code: int
    request_id: str
    body: VideoObject | msgspec.Raw


class LineRecord(msgspec.Struct, frozen=True):
    """One line of the output or the error file."""

    id: str
    custom_id: str
    response: LineAnswer | None
    error: LineFailure | None


@dataclass(frozen=True, slots=True)
class Told:
    """One line's record, and what it counts as."""

    record: LineRecord
    is_output: bool  # of the output file; else of the error file
    is_completed: bool


@dataclass(frozen=True, slots=True)
class Written:
    """Both files, where they have lines, and the count of the lines."""

    output: Path | None
    errors: Path | None
    completed: int
    failed: int
    is_expired: bool  # some line was not done in time


def told(batch: Batch, line: BatchLine) -> Told:
    """A line's outcome. A video that failed is an answer; one that the batch withdrew is none."""
    name = hashlib.sha256(f"{batch.id}:{line.number}".encode()).hexdigest()[:32]

    def record(
        *, status: int = 200, body: VideoObject | msgspec.Raw | None = None, why: Failure | None
    ) -> LineRecord:
        answer = None if body is None else LineAnswer(status, f"req_{name}", body)
        error = None if why is None else LineFailure(why.code, why.message)
        return LineRecord(f"batch_req_{name}", line.custom_id, answer, error)

    match line.result:
        case Refusal(status=status, body=body):
            refused = record(status=status, body=msgspec.Raw(body.encode()), why=None)
            return Told(refused, is_output=False, is_completed=False)
        case Video() as video if video.status.is_final and not _is_withdrawn(video):
            is_completed = video.status is Status.COMPLETED
            answered = record(body=video_object(video), why=None)
            return Told(answered, is_output=True, is_completed=is_completed)
        case _:
            return Told(record(why=_why(batch, line)), is_output=False, is_completed=False)


def write(batch: Batch, lines: Iterable[BatchLine], folder: Path) -> Written:
    """Both files, in a folder; removed again when this raises."""
    num_completed = num_failed = 0
    is_expired = False
    with ExitStack() as stack:
        output, errors = (stack.enter_context(_writing(folder)) for _ in range(2))
        for line in lines:
            outcome = told(batch, line)
            (output if outcome.is_output else errors).write(
                msgspec.json.encode(outcome.record) + b"\n"
            )
            num_completed += outcome.is_completed
            num_failed += not outcome.is_completed
            why = outcome.record.error
            is_expired |= why is not None and why.code == EXPIRED.code
        has_output, has_errors = output.tell() > 0, errors.tell() > 0
        output_path, errors_path = Path(output.name), Path(errors.name)
    return Written(
        output=_kept(output_path, has_output),
        errors=_kept(errors_path, has_errors),
        completed=num_completed,
        failed=num_failed,
        is_expired=is_expired,
    )


def winding_down(batch: Batch) -> Failure:
    """Why a line was not done, in a batch that ends before its lines do."""
    return CANCELLED if batch.status is BatchStatus.CANCELLING else EXPIRED


def _is_withdrawn(video: Video) -> bool:
    return video.failure is not None and video.failure.code in WITHDRAWN


def _why(batch: Batch, line: BatchLine) -> Failure:
    if isinstance(line.result, Video) and line.result.failure:
        return line.result.failure
    if line.result is None and batch.status is BatchStatus.FINALIZING:
        return DELETED
    return winding_down(batch)


@contextmanager
def _writing(folder: Path) -> Iterator[BinaryIO]:
    path = folder / f"{secrets.token_hex(16)}.part"
    try:
        with path.open("wb") as file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _kept(path: Path, has_lines: bool) -> Path | None:
    if has_lines:
        return path
    path.unlink()
    return None

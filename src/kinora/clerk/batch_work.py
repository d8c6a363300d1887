"""What a batch needs next, and doing it: read its input, make videos of its lines, write its files.

Each act can be repeated or cut short without harm; what has been done is read from the rows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kinora.clerk.batch_input import Stopped, judge, parsed, read_lines
from kinora.clerk.batch_intake import Accepts, BatchIntake
from kinora.clerk.batch_output import Written, winding_down, write
from kinora.errors import OutOfSpace, Unavailable
from kinora.service.batches import PREFIX, input_key_of
from kinora.service.files import FileService
from kinora.storage import Storage, translated
from kinora.store import (
    Batch,
    BatchError,
    BatchLine,
    BatchStatus,
    Ending,
    File,
    Purpose,
    Store,
    Tally,
)

ASSETS_LIVE_S = 86_400  # videos of a batch live at least so long after its end
GRACE_S = 300  # running videos may finish for so long after a cancellation or the window's end
WINDOW = 200  # videos of one batch that are queued or running at the same time
AT_ONCE_S = 0.0
POLL_S = 1.0
LINES_A_SECOND = 5_000  # large batches are looked at less often
PAGE = 500  # lines read at once
MEDIA_TYPE = "application/jsonl"

_log = logging.getLogger(__name__)


class BatchWork:
    """Moves batches on, one act at a time."""

    def __init__(
        self,
        *,
        store: Store,
        storage: Storage,
        files: FileService,
        videos: Accepts,
        wake: Callable[[], None],
        max_queued: int = 0,
        expires_after_s: int | None = None,
    ) -> None:
        """`max_queued` videos may wait per project, 0 for any number; a batch leaves half of them free."""
        self._store = store
        self._storage = storage
        self._files = files
        self._videos = videos
        self._wake = wake
        self._window = min(WINDOW, max(1, max_queued // 2)) if max_queued else WINDOW
        self._expires_after_s = expires_after_s
        self._intakes: dict[str, BatchIntake] = {}
        self._is_stopping = False

    def stop(self) -> None:
        """Have whatever is under way raise Stopped soon. May be called from another thread."""
        self._is_stopping = True

    def advance(self, batch: Batch, now: int) -> float:
        """Do what the batch needs next. Seconds until there may be more. Raises Stopped."""
        self._check_stop()
        match batch.status:
            case BatchStatus.VALIDATING:
                return self._validate(batch, now)
            case BatchStatus.IN_PROGRESS if now < batch.expires_at:
                return self._go_on(batch, now)
            case BatchStatus.IN_PROGRESS:
                return self._wind_down(batch, batch.expires_at, now)
            case BatchStatus.CANCELLING:
                return self._wind_down(batch, batch.cancelling_at or now, now)
            case BatchStatus.FINALIZING if self._store.tally(batch.id).unfinished == 0:
                self._end(batch, now)
        return POLL_S  # a video whose files are damaged is being made once more, say

    def _validate(self, batch: Batch, now: int) -> float:
        try:
            verdict = judge(self._input_of(batch), check_stop=self._check_stop)
        except FileNotFoundError:
            self._fail(batch, (BatchError(code="file_gone", message="The input is gone."),), now)
            return AT_ONCE_S
        if verdict.errors:
            self._fail(batch, verdict.errors, now)
        else:
            self._store.start_batch(batch.id, total=verdict.total, now=now)
            _tell(batch, "started")
        return AT_ONCE_S

    def _fail(self, batch: Batch, errors: tuple[BatchError, ...], now: int) -> None:
        if self._store.fail_batch(batch, errors, now):
            self._leave(batch, "failed")

    def _go_on(self, batch: Batch, now: int) -> float:
        tally = self._store.tally(batch.id)
        self._count(batch, tally)
        if tally.taken == batch.total:
            if tally.unfinished == 0:
                self._store.finalize_batch(batch.id, now)
                return AT_ONCE_S
        elif (room := self._window - tally.unfinished) > 0:
            num_taken = self._intake_of(batch).take(tally.taken + 1, room)
            if num_taken:
                self._wake()
                return AT_ONCE_S
        return max(POLL_S, tally.taken / LINES_A_SECOND)

    def _wind_down(self, batch: Batch, since: int, now: int) -> float:
        """Withdraw what waits, let what runs finish for a while, then end.

        A worker that lets go of a video puts it back into the queue, so all are looked at together.
        """
        if self._store.withdraw_waiting(batch.id, winding_down(batch), now):
            self._wake()
        tally = self._store.tally(batch.id)
        if tally.unfinished == 0:
            self._end(batch, now)
        elif now >= since + GRACE_S:
            for id in self._store.running_of_batch(batch.id):
                self._store.delete_video(batch.project, id, now)
            self._wake()
            return AT_ONCE_S
        return POLL_S

    def _end(self, batch: Batch, now: int) -> None:
        with translated():
            written = write(batch, self._lines_of(batch), self._storage.uploads)
        with suppress(Stopped):
            with self._publishing(batch, written) as (output, errors):
                ending = Ending(
                    status=_last_status(batch, written),
                    completed=written.completed,
                    failed=written.failed,
                    output=output,
                    errors=errors,
                    videos_expire_at=self._videos_expire_at(now),
                )
                if not self._store.end_batch(batch, ending, now):
                    raise Stopped  # somebody else was quicker
            self._leave(batch, ending.status.value)

    def _leave(self, batch: Batch, how: str) -> None:
        """The batch is over: its input is not needed any more; what stays of it is the janitor's."""
        self._intakes.pop(batch.id, None)
        _tell(batch, how)
        self._wake()
        with suppress(FileNotFoundError, OutOfSpace, Unavailable):
            self._storage.delete_prefix(f"{PREFIX}{batch.id}/")

    def _count(self, batch: Batch, tally: Tally) -> None:
        if (tally.completed, tally.failed) != (batch.completed, batch.failed):
            self._store.count_batch(batch.id, completed=tally.completed, failed=tally.failed)

    def _lines_of(self, batch: Batch) -> Iterator[BatchLine]:
        """All lines in order: those with rows, then those that were never taken in."""
        last = 0
        while page := self._store.batch_lines(batch.id, after=last, limit=PAGE):
            self._check_stop()
            yield from page
            last = page[-1].number
        if last < batch.total:
            yield from self._lines_after(batch, last)

    def _lines_after(self, batch: Batch, last: int) -> Iterator[BatchLine]:
        """Lines that were never taken in; none when the input has been lost, so that the batch ends."""
        with suppress(FileNotFoundError):
            for line in read_lines(self._input_of(batch)):
                self._check_stop()
                if line.number > last:
                    custom_id = parsed(line.text).custom_id
                    yield BatchLine(number=line.number, custom_id=custom_id, result=None)

    @contextmanager
    def _publishing(
        self, batch: Batch, written: Written
    ) -> Iterator[tuple[File | None, File | None]]:
        """Both files, published. They go again when the block raises: it is tried again, maybe for
        hours on a full disk, and each time would leave its own."""
        try:
            with ExitStack() as stack:
                output, errors = (
                    stack.enter_context(self._publishing_one(batch, path, what))
                    for path, what in ((written.output, "output"), (written.errors, "error"))
                )
                yield output, errors
        finally:
            for path in (written.output, written.errors):
                if path is not None:
                    path.unlink(missing_ok=True)

    @contextmanager
    def _publishing_one(self, batch: Batch, path: Path | None, what: str) -> Iterator[File | None]:
        if path is None:
            yield None
            return
        file = self._files.publish(
            batch.project,
            path,
            purpose=Purpose.BATCH_OUTPUT,
            filename=f"{batch.id}_{what}.jsonl",
            media_type=MEDIA_TYPE,
            expires_after_s=batch.output_expires_after_s,
        )
        try:
            yield file
        except BaseException:
            with suppress(OutOfSpace, Unavailable):  # the janitor removes what is left
                self._storage.delete(file.key)
            raise

    def _videos_expire_at(self, now: int) -> int | None:
        if self._expires_after_s is None:
            return None
        return now + max(ASSETS_LIVE_S, self._expires_after_s)

    def _intake_of(self, batch: Batch) -> BatchIntake:
        if batch.id not in self._intakes:
            path = self._input_of(batch)
            made = BatchIntake(batch, path, store=self._store, videos=self._videos)
            self._intakes[batch.id] = made
        return self._intakes[batch.id]

    def _input_of(self, batch: Batch) -> Path:
        return self._storage.path_of(input_key_of(batch.id))

    def _check_stop(self) -> None:
        if self._is_stopping:
            raise Stopped


def _last_status(batch: Batch, written: Written) -> BatchStatus:
    if batch.status is BatchStatus.CANCELLING:
        return BatchStatus.CANCELLED
    return BatchStatus.EXPIRED if written.is_expired else BatchStatus.COMPLETED


def _tell(batch: Batch, what: str) -> None:
    _log.info("batch %s", what, extra={"action": f"batch_{what}", "batch": batch.id})

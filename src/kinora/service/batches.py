"""What can be asked about batches: accept one, look, list, cancel. The clerk does the work.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from kinora.errors import InvalidRequest, NotFound, OutOfSpace, Unavailable
from kinora.models import shortened
from kinora.service.files import FileService
from kinora.service.requests import unsupported
from kinora.storage import Storage
from kinora.store import Batch, BatchStatus, File, Page, Purpose, Store
from kinora.store.batches import CANCELLABLE, batch_not_found, new_batch_id
from kinora.store.receipts import Receipt

ENDPOINT = "/v1/videos"
WINDOW = "24h"
WINDOW_S = 86_400
MAX_INPUT_BYTES = 200_000_000
MAX_PAIRS, MAX_KEY, MAX_VALUE = 16, 64, 512  # of metadata
PREFIX = "batches/"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRequest:
    """Many creates, as the lines of a file."""

    endpoint: str
    completion_window: str
    input_file_id: str
    metadata: dict[str, str] | None = None
    output_expires_after_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchesRequest:
    """One page of a project's batches, newest first."""

    after: str | None = None  # id of the last batch of the page before
    limit: int = 20  # 1 to 100


class BatchService:
    """The use cases around batches."""

    def __init__(
        self,
        *,
        store: Store,
        storage: Storage,
        files: FileService,
        wake: Callable[[], None],
        clock: Callable[[], float],
    ) -> None:
        """`wake` tells the other processes to look at the database; `clock` gives unix seconds."""
        self._store = store
        self._storage = storage
        self._files = files
        self._wake = wake
        self._clock = clock

    def create(
        self, project: str, request: BatchRequest, *, receipt: Receipt | None = None
    ) -> Batch:
        """Accept a batch; it is durable when this returns, and its input may be deleted.

        Raises InvalidRequest. The lines are judged later: a batch with a bad line fails.
        """
        check_batch(request)
        input_file = self._input_of(project, request.input_file_id)
        now = int(self._clock())
        batch = Batch(
            id=new_batch_id(),
            project=project,
            created_at=now,
            endpoint=request.endpoint,
            completion_window=request.completion_window,
            input_file_id=request.input_file_id,
            expires_at=now + WINDOW_S,
            metadata=request.metadata,
            output_expires_after_s=request.output_expires_after_s,
        )
        try:
            self._storage.link(input_key_of(batch.id), input_file.key, sha256=input_file.sha256)
            self._store.add_batch(batch, receipt=receipt)
        except NotFound as error:  # deleted in this moment
            raise _no_file(request.input_file_id) from error
        except BaseException:
            with suppress(FileNotFoundError, OutOfSpace, Unavailable):  # else it is swept
                self._storage.delete_prefix(f"{PREFIX}{batch.id}/")
            raise
        self._wake()
        return batch

    def retrieve(self, project: str, batch_id: str) -> Batch:
        """The batch. Raises NotFound."""
        batch = self._store.get_batch(project, batch_id)
        if batch is None:
            raise batch_not_found(batch_id)
        return batch

    def list_batches(self, project: str, request: BatchesRequest) -> Page[Batch]:
        """One page of the project's batches. Raises NotFound for an unknown cursor."""
        return self._store.list_batches(project, after_id=request.after, limit=request.limit)

    def cancel(self, project: str, batch_id: str) -> Batch:
        """No line becomes a video from now on; to cancel twice changes nothing.

        Raises NotFound, and InvalidRequest when the batch is over or about to be.
        """
        if self._store.cancel_batch(project, batch_id, int(self._clock())):
            self._wake()
        batch = self.retrieve(project, batch_id)
        if batch.status not in (*CANCELLABLE, BatchStatus.CANCELLING, BatchStatus.CANCELLED):
            raise InvalidRequest(
                f"Cannot cancel a batch with status '{batch.status}'.", code="batch_not_cancellable"
            )
        return batch

    def _input_of(self, project: str, file_id: str) -> File:
        try:
            file = self._files.retrieve(project, file_id)
        except NotFound as error:
            raise _no_file(file_id) from error
        if file.purpose is not Purpose.BATCH:
            raise InvalidRequest(
                f"The file '{file.id}' has the purpose '{file.purpose}'; "
                "upload the input of a batch with the purpose 'batch'.",
                param="input_file_id",
                code="invalid_value",
            )
        if file.size > MAX_INPUT_BYTES:
            raise InvalidRequest(
                f"The file '{file.id}' has {file.size} bytes; "
                f"the input of a batch may have {MAX_INPUT_BYTES}.",
                param="input_file_id",
                code="file_too_large",
            )
        return file


def input_key_of(batch_id: str) -> str:
    """Where a batch's own link to its input lies until the batch is over."""
    return f"{PREFIX}{batch_id}/input"


def check_batch(request: BatchRequest) -> None:
    """Raises InvalidRequest for what no batch may ask, naming the field."""
    if request.endpoint != ENDPOINT:
        raise unsupported(request.endpoint, "endpoint", (ENDPOINT,))
    if request.completion_window != WINDOW:
        raise unsupported(request.completion_window, "completion_window", (WINDOW,))
    _check_metadata(request.metadata or {})


def _no_file(file_id: str) -> InvalidRequest:
    return InvalidRequest(f"No file found with id '{shortened(file_id)}'.", param="input_file_id")


def _check_metadata(metadata: dict[str, str]) -> None:
    problem = ""
    if len(metadata) > MAX_PAIRS:
        problem = f"at most {MAX_PAIRS} pairs are allowed, but got {len(metadata)}"
    for key, value in metadata.items():
        if not 0 < len(key) <= MAX_KEY:
            problem = f"a key may have 1 to {MAX_KEY} characters"
        elif len(value) > MAX_VALUE:
            problem = f"the value of '{shortened(key)}' may have at most {MAX_VALUE} characters"
        elif "\0" in key + value:
            problem = "NUL characters are not allowed"
    if problem:
        raise InvalidRequest(
            f"Invalid 'metadata': {problem}.", param="metadata", code="invalid_value"
        )

"""Batches: accepted, listed, and moved through their life. Knows nothing of the lines' meaning.

Every move is guarded by the status it starts from, so that two who try make one move.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

import msgspec
import sqlalchemy as sa

from kinora.errors import NotFound
from kinora.models import shortened
from kinora.store.batch_lines import BatchLines, drop_lines
from kinora.store.files import File, insert_file
from kinora.store.pages import Listing, Page, read_page
from kinora.store.receipts import Receipt, settle
from kinora.store.tables import BATCHES, VIDEOS, is_status
from kinora.store.webhooks import announce
from kinora.video import Status


class BatchStatus(StrEnum):
    """Where a batch is in its life, in the API's words."""

    VALIDATING = "validating"  # accepted; its lines are not read yet
    IN_PROGRESS = "in_progress"  # its lines become videos
    FINALIZING = "finalizing"  # every line is over; the output is being written
    CANCELLING = "cancelling"  # no line becomes a video any more; running videos may finish
    COMPLETED = "completed"  # final, as are the next
    FAILED = "failed"  # its input was no batch; `errors` say why
    EXPIRED = "expired"  # some lines did not get done in time
    CANCELLED = "cancelled"


OPEN = (
    BatchStatus.VALIDATING,
    BatchStatus.IN_PROGRESS,
    BatchStatus.FINALIZING,
    BatchStatus.CANCELLING,
)
CANCELLABLE = (BatchStatus.VALIDATING, BatchStatus.IN_PROGRESS)


class BatchError(msgspec.Struct, frozen=True, kw_only=True):
    """One reason why a batch failed; `line` counts from 1."""

    code: str
    message: str
    line: int | None = None
    param: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One batch. Times are unix seconds."""

    id: str
    project: str
    created_at: int
    endpoint: str
    completion_window: str
    input_file_id: str
    expires_at: int
    status: BatchStatus = BatchStatus.VALIDATING
    output_file_id: str | None = None
    error_file_id: str | None = None
    metadata: dict[str, str] | None = None
    errors: tuple[BatchError, ...] = ()
    output_expires_after_s: int | None = None
    total: int = 0
    completed: int = 0
    failed: int = 0
    in_progress_at: int | None = None
    finalizing_at: int | None = None
    completed_at: int | None = None
    failed_at: int | None = None
    expired_at: int | None = None
    cancelling_at: int | None = None
    cancelled_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a batch ends: its files, published already, and what became of its lines."""

    status: BatchStatus
    completed: int
    failed: int
    output: File | None = None
    errors: File | None = None
    videos_expire_at: int | None = None  # of the completed ones; None keeps them


COLUMNS = tuple(BATCHES.c[field.name] for field in fields(Batch))


class Batches(BatchLines):
    """The batches of all projects."""

    def add_batch(self, batch: Batch, *, receipt: Receipt | None = None) -> None:
        """Accepts the batch; its input is published already. The receipt is settled with it."""
        with self.writing() as connection:
            connection.execute(sa.insert(BATCHES).values(_row_of(batch)))
            settle(connection, receipt, batch)

    def get_batch(self, project: str, id: str) -> Batch | None:
        """The project's batch of that id."""
        query = sa.select(*COLUMNS).where(BATCHES.c.id == id, BATCHES.c.project == project)
        with self.reading() as connection:
            row = connection.execute(query).first()
        return _batch_from(row) if row else None

    def list_batches(self, project: str, *, after_id: str | None = None, limit: int) -> Page[Batch]:
        """Up to `limit` of the project's batches, newest first. Raises NotFound for a strange cursor."""
        listing = Listing(BATCHES, BATCHES.c.project == project, batch_not_found)
        query = sa.select(*COLUMNS).where(listing.own)
        with self.reading() as connection:
            return read_page(
                connection, query, _batch_from, listing=listing, after_id=after_id, limit=limit
            )

    def cancel_batch(self, project: str, id: str, now: int) -> bool:
        """From now on no line becomes a video. False when the batch is not one to be cancelled."""
        with self.writing() as connection:
            query = _moving(id, *CANCELLABLE).where(BATCHES.c.project == project)
            query = query.values(status=BatchStatus.CANCELLING.value, cancelling_at=now)
            return connection.execute(query).rowcount == 1

    def open_batches(self) -> tuple[Batch, ...]:
        """The batches of all projects that are not over, oldest first."""
        statuses = [status.value for status in OPEN]
        query = sa.select(*COLUMNS).where(BATCHES.c.status.in_(statuses)).order_by(BATCHES.c.seq)
        with self.reading() as connection:
            return tuple(map(_batch_from, connection.execute(query)))

    def known_batches(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids whose batch is not over."""
        statuses = [status.value for status in OPEN]
        query = sa.select(BATCHES.c.id).where(BATCHES.c.id.in_(list(ids)))
        with self.reading() as connection:
            rows = connection.execute(query.where(BATCHES.c.status.in_(statuses)))
            return frozenset(rows.scalars())

    def start_batch(self, id: str, *, total: int, now: int) -> bool:
        """The input is a batch's, of `total` lines."""
        values = {"status": BatchStatus.IN_PROGRESS.value, "total": total, "in_progress_at": now}
        with self.writing() as connection:
            query = _moving(id, BatchStatus.VALIDATING).values(values)
            return connection.execute(query).rowcount == 1

    def count_batch(self, id: str, *, completed: int, failed: int) -> None:
        """How far it is, for whoever looks."""
        with self.writing() as connection:
            query = _moving(id, *OPEN).values(completed=completed, failed=failed)
            connection.execute(query)

    def finalize_batch(self, id: str, now: int) -> bool:
        """Every line is over."""
        values = {"status": BatchStatus.FINALIZING.value, "finalizing_at": now}
        with self.writing() as connection:
            query = _moving(id, BatchStatus.IN_PROGRESS).values(values)
            return connection.execute(query).rowcount == 1

    def fail_batch(self, batch: Batch, errors: tuple[BatchError, ...], now: int) -> bool:
        """The input is none of a batch."""
        told = msgspec.json.encode(errors).decode()
        values = {"status": BatchStatus.FAILED.value, "errors": told, "failed_at": now}
        with self.writing() as connection:
            query = _moving(batch.id, BatchStatus.VALIDATING).values(values)
            if connection.execute(query).rowcount == 0:
                return False
            _announce(connection, batch, BatchStatus.FAILED, now)
        return True

    def end_batch(self, batch: Batch, ending: Ending, now: int) -> bool:
        """The batch is over, and its files are there, all in one step. False when it was over."""
        if batch.status not in OPEN:
            return False
        made = [file for file in (ending.output, ending.errors) if file]
        with self.writing() as connection:
            query = _moving(batch.id, batch.status).values(_last_values(ending, now))
            if connection.execute(query).rowcount == 0:
                return False
            for file in made:
                insert_file(connection, file)
            drop_lines(connection, batch.id)
            if ending.videos_expire_at is not None:
                query = sa.update(VIDEOS).where(VIDEOS.c.batch_id == batch.id)
                query = query.where(is_status(Status.COMPLETED), VIDEOS.c.expires_at.is_(None))
                connection.execute(query.values(expires_at=ending.videos_expire_at))
            _announce(connection, batch, ending.status, now)
        return True


def new_batch_id() -> str:
    """A fresh id of the native shape."""
    return f"batch_{secrets.token_hex(16)}"


def batch_not_found(id: str) -> NotFound:
    """The one sentence for an id that is not there, whatever a client sent as one."""
    return NotFound(f"No batch found with id '{shortened(id)}'.")


def _moving(id: str, *before: BatchStatus) -> sa.Update:
    return sa.update(BATCHES).where(
        BATCHES.c.id == id, BATCHES.c.status.in_([status.value for status in before])
    )


def _last_values(ending: Ending, now: int) -> dict[str, Any]:
    return {
        "status": ending.status.value,
        f"{ending.status.value}_at": now,
        "completed": ending.completed,
        "failed": ending.failed,
        "output_file_id": ending.output.id if ending.output else None,
        "error_file_id": ending.errors.id if ending.errors else None,
    }


def _announce(connection: sa.Connection, batch: Batch, status: BatchStatus, now: int) -> None:
    type = f"batch.{status.value}"
    announce(connection, project=batch.project, type=type, object_id=batch.id, now=now)


def _row_of(batch: Batch) -> dict[str, Any]:
    row = {field.name: getattr(batch, field.name) for field in fields(Batch)}
    metadata = None if batch.metadata is None else msgspec.json.encode(batch.metadata).decode()
    return row | {"status": batch.status.value, "metadata": metadata, "errors": None}


def _batch_from(row: sa.Row[Any]) -> Batch:
    values: dict[str, Any] = dict(row._mapping)
    metadata, errors = values.pop("metadata"), values.pop("errors")
    return Batch(
        **(values | {"status": BatchStatus(values["status"])}),
        metadata=msgspec.json.decode(metadata, type=dict[str, str]) if metadata else None,
        errors=msgspec.json.decode(errors, type=tuple[BatchError, ...]) if errors else (),
    )

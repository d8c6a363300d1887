"""Files that clients upload and that batches write. Knows rows, not bytes.

A deleted or expired file is invisible at once; its row stays a while, bare, as a cursor of listings.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

import sqlalchemy as sa

from kinora.errors import NotFound
from kinora.models import shortened
from kinora.store.database import Database
from kinora.store.pages import Listing, Page, read_page
from kinora.store.receipts import Receipt, settle
from kinora.store.tables import FILES
from kinora.store.usage import check_stored, stored_bytes_of


class Purpose(StrEnum):
    """What a file is for."""

    VISION = "vision"  # a picture or clip to begin a video with
    BATCH = "batch"  # the lines of a batch
    USER_DATA = "user_data"  # anything
    BATCH_OUTPUT = "batch_output"  # what a batch wrote; never uploaded


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One stored file. Times are unix seconds; `key` is where its bytes lie in storage."""

    id: str
    project: str
    created_at: int
    filename: str  # for showing only
    purpose: Purpose
    media_type: str
    key: str
    size: int  # bytes
    sha256: str  # lowercase hex
    expires_at: int | None = None


COLUMNS = tuple(FILES.c[field.name] for field in fields(File))


class Files(Database):
    """The files of all projects."""

    def add_file(self, file: File, *, receipt: Receipt | None = None, most_stored: int = 0) -> None:
        """Makes the file known; its bytes are published already. The receipt is settled with it.

        Raises QuotaExceeded when the project would keep more than `most_stored` bytes (0: no limit):
        of many uploads that end in one moment, no more are taken than fit.
        """
        with self.writing() as connection:
            if most_stored:
                stored = stored_bytes_of(connection, file.project)
                check_stored(stored, most=most_stored, more=file.size)
            insert_file(connection, file)
            settle(connection, receipt, file)

    def get_file(self, project: str, id: str, *, now: int = 0) -> File | None:
        """The project's file of that id, unless it is deleted or has expired by `now`."""
        query = sa.select(*COLUMNS).where(FILES.c.id == id, FILES.c.project == project)
        with self.reading() as connection:
            row = connection.execute(query.where(_is_visible(now))).first()
        return _file_from(row) if row else None

    def list_files(
        self,
        project: str,
        *,
        after_id: str | None = None,
        limit: int,
        newest_first: bool = True,
        purpose: str | None = None,
        now: int = 0,
    ) -> Page[File]:
        """Up to `limit` of the project's files, strictly after the cursor `after_id`.

        A file deleted within the last day still serves as a cursor. Raises NotFound for another.
        """
        own = FILES.c.project == project
        query = sa.select(*COLUMNS).where(own, _is_visible(now))
        if purpose is not None:
            query = query.where(FILES.c.purpose == purpose)
        with self.reading() as connection:
            return read_page(
                connection,
                query,
                _file_from,
                listing=Listing(FILES, own, file_not_found),
                after_id=after_id,
                limit=limit,
                newest_first=newest_first,
            )

    def delete_file(self, project: str, id: str, now: int) -> File | None:
        """Hides the file at once and for good. What was hidden, so that its bytes can go."""
        hide = sa.update(FILES).where(
            FILES.c.id == id, FILES.c.project == project, _is_visible(now)
        )
        with self.writing() as connection:
            row = connection.execute(hide.values(deleted_at=now).returning(*COLUMNS)).first()
        return _file_from(row) if row else None

    def removable_files(self, now: int, *, limit: int = 100) -> tuple[File, ...]:
        """Deleted and expired files whose bytes may still be there."""
        query = sa.select(*COLUMNS).where(~_is_visible(now), FILES.c.key != "")
        with self.reading() as connection:
            return tuple(map(_file_from, connection.execute(query.limit(limit))))

    def forget_file(self, id: str, now: int) -> None:
        """The bytes of a removable file are gone; a bare row stays."""
        bare = {"filename": "", "key": "", "size": 0, "sha256": ""}
        deleted_at = sa.func.coalesce(FILES.c.deleted_at, now)
        query = sa.update(FILES).where(FILES.c.id == id, ~_is_visible(now))
        with self.writing() as connection:
            connection.execute(query.values(deleted_at=deleted_at, **bare))

    def drop_forgotten_files(self, before: int) -> int:
        """Drops the bare rows of files deleted before a moment. How many."""
        query = sa.delete(FILES).where(FILES.c.key == "", FILES.c.deleted_at < before)
        with self.writing() as connection:
            return connection.execute(query).rowcount

    def known_files(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that have a row with bytes."""
        query = sa.select(FILES.c.id).where(FILES.c.id.in_(list(ids)), FILES.c.key != "")
        with self.reading() as connection:
            return frozenset(connection.execute(query).scalars())


def new_file_id() -> str:
    """A fresh id of the native shape."""
    return f"file-{secrets.token_hex(12)}"


def file_not_found(id: str) -> NotFound:
    """The one sentence for an id that is not there, whatever a client sent as one."""
    return NotFound(f"No such File object: {shortened(id)}", param="id")


def insert_file(connection: sa.Connection, file: File) -> None:
    """The file's row, in somebody's transaction."""
    row = {field.name: getattr(file, field.name) for field in fields(File)}
    connection.execute(sa.insert(FILES).values(row | {"purpose": file.purpose.value}))


def _is_visible(now: int) -> sa.ColumnElement[bool]:
    kept = sa.or_(FILES.c.expires_at.is_(None), FILES.c.expires_at > now)
    return sa.and_(FILES.c.deleted_at.is_(None), kept)


def _file_from(row: sa.Row[tuple[object, ...]]) -> File:
    values = dict(row._mapping)
    return File(**{**values, "purpose": Purpose(values["purpose"])})

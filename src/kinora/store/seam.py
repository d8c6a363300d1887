"""Where the database's errors become ours. Above this line only kinora.errors exist.

The sentences are safe for API users: no paths, no SQL.
"""

from __future__ import annotations

import sqlite3
from types import TracebackType

import sqlalchemy.exc

from kinora.errors import KinoraError, OutOfSpace, Unavailable

_PRIMARY = 0xFF  # SQLite's extended codes carry the primary one in their low byte
_SENTENCES = {
    sqlite3.SQLITE_BUSY: "The database is busy; try again in a moment.",
    sqlite3.SQLITE_LOCKED: "The database is busy; try again in a moment.",
    sqlite3.SQLITE_READONLY: "The database cannot be written; its folder or file is read-only.",
    sqlite3.SQLITE_CANTOPEN: "The database cannot be opened; check that its folder is there.",
    sqlite3.SQLITE_CORRUPT: "The database is damaged; restore it from a copy.",
    sqlite3.SQLITE_NOTADB: "The database is damaged or is no database; restore it from a copy.",
    sqlite3.SQLITE_IOERR: "The database cannot be read or written; check the disk.",
}


class translated:  # noqa: N801 - used like a function; a class because hot reads pass through it
    """Turns what the driver raises inside into OutOfSpace or Unavailable; bugs pass through."""

    __slots__ = ()

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            return
        ours = _ours(error)
        if ours is not None:
            raise ours from error


def _ours(error: BaseException) -> KinoraError | None:
    if isinstance(error, sqlalchemy.exc.TimeoutError):
        return Unavailable("The database has too much to do; try again in a moment.")
    cause = error.orig if isinstance(error, sqlalchemy.exc.DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary == sqlite3.SQLITE_FULL:
        return OutOfSpace()
    sentence = _SENTENCES.get(primary)
    return Unavailable(sentence) if sentence else None

"""Where the database's errors become ours. Above this line only kinora.errors exist.

The sentences are safe for API users: no paths, no SQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def translated() -> Iterator[None]:
    """Turns what the driver raises inside into OutOfSpace or Unavailable; bugs pass through."""
    try:
        yield
    except (sqlalchemy.exc.DBAPIError, sqlite3.Error) as error:
        ours = _ours(error.orig if isinstance(error, sqlalchemy.exc.DBAPIError) else error)
        if ours is None:
            raise
        raise ours from error
    except sqlalchemy.exc.TimeoutError as error:
        raise Unavailable("The database has too much to do; try again in a moment.") from error


def _ours(error: BaseException | None) -> KinoraError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & _PRIMARY
    if primary == sqlite3.SQLITE_FULL:
        return OutOfSpace()
    sentence = _SENTENCES.get(primary)
    return Unavailable(sentence) if sentence else None

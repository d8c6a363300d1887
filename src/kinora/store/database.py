"""A connection to the database: how it is opened, how transactions begin, how it is migrated.

Knows no query. One instance per process; every method may be called from any thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from kinora.errors import KinoraError, StartupError
from kinora.store.seam import translated

HEAD = "0004"  # the newest migration; a test holds it to the scripts
BUSY_TIMEOUT_MS = 5_000
POOL_SIZE = 8  # connections kept open
POOL_OVERFLOW = 40  # more under load: as many as the API has threads
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


class Database:
    """One database by URL, with reading and writing transactions."""

    def __init__(self, url: str | sa.URL, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        """`url` as SQLAlchemy knows it, or `sqlite_url(path)`. Opens nothing yet.

        A statement waits `busy_timeout_ms` for other processes, then raises Unavailable. Raises StartupError for one that is malformed, or whose driver is not installed.
        """
        try:
            self.url = sa.make_url(url)
            self.engine = sa.create_engine(
                self.url,
                pool_size=POOL_SIZE,
                max_overflow=POOL_OVERFLOW,
                hide_parameters=True,  # prompts and secrets, in errors that are logged
            )
        except (sa.exc.ArgumentError, ImportError) as error:
            raise StartupError(
                "The database's address is not one that can be used here; "
                "it looks like 'sqlite:////folder/kinora.db'."
            ) from error
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", partial(_prepare, busy_timeout_ms))
            sa.event.listen(self.engine, "begin", _begin)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.url.render_as_string(hide_password=True)!r})"

    @property
    def path(self) -> Path:
        """The database's file. Raises ValueError when it is not a SQLite one."""
        if self.engine.dialect.name != "sqlite" or not self.url.database:
            raise ValueError("this database is not a file")
        return Path(self.url.database)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection for reading; all reads in it see one moment."""
        with translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction: durable when the block ends, undone when it raises."""
        with translated(), self.engine.connect() as plain:
            connection = plain.execution_options(kinora_writes=True)
            with connection.begin():
                yield connection

    def migrate(self) -> None:
        """Brings the tables to this version. Raises StartupError with what to do when it cannot."""
        try:
            self._check_journal()
            if self._revision() != HEAD:
                self._upgrade()
        except StartupError:
            raise
        except KinoraError as error:
            where = self.url.render_as_string(hide_password=True)
            raise StartupError(f"{error.message} The database is {where}.") from error

    def close(self) -> None:
        """Closes every idle connection."""
        self.engine.dispose()

    def _check_journal(self) -> None:
        if self.engine.dialect.name != "sqlite":
            return
        with self.reading() as connection:
            mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        if mode != "wal":
            raise StartupError(
                "The database cannot keep a write-ahead log where it is; "
                "choose a data folder on a local disk."
            )

    def _revision(self) -> str | None:
        with self.reading() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            version = sa.table("alembic_version", sa.column("version_num"))
            return connection.execute(sa.select(version.c.version_num)).scalar()

    def _upgrade(self) -> None:
        # Alembic takes a fifth of a second to import, and a start seldom needs it.
        from alembic import command
        from alembic.config import Config
        from alembic.util import CommandError

        config = Config()
        config.set_main_option("script_location", "kinora.store:migrations")
        with self.writing() as connection:
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise StartupError(
                    "The database was written by a newer version of Kinora; "
                    "install that version again, or use another data folder."
                ) from error


def sqlite_url(path: Path) -> sa.URL:
    """The URL of a database file; any character may be in its path."""
    return sa.URL.create("sqlite", database=str(path))


def _prepare(busy_timeout_ms: int, connection: Any, _record: object) -> None:
    """Readies a fresh SQLite connection; transactions are begun by `_begin`, never by the driver."""
    connection.isolation_level = None
    for pragma in (f"PRAGMA busy_timeout = {busy_timeout_ms}", *PRAGMAS):
        connection.execute(pragma).close()


def _begin(connection: sa.Connection) -> None:
    """A writer takes the write lock at once: a read that turns into a write could not wait for it."""
    writes = connection.get_execution_options().get("kinora_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

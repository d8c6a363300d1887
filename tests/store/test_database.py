"""How the database is opened, migrated and guarded, and that the hot queries use their indexes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kinora.errors import OutOfSpace, StartupError, Unavailable
from kinora.store import HotReads, Store, sqlite_url
from kinora.store.database import HEAD
from kinora.store.rows import row_of
from kinora.store.tables import METADATA

MIGRATE = (
    "import sys; from pathlib import Path; from kinora.store import Store, sqlite_url\n"
    "Store(sqlite_url(Path(sys.argv[1]))).migrate()"
)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000)],
)
def test_every_connection_is_durable(store: Store, pragma: str, value: object) -> None:
    """Each pooled connection has a write-ahead log, full syncing, foreign keys and patience."""
    with store.reading() as first, store.reading() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_errors_tell_no_values(store: Store) -> None:
    """What fails goes to the log, and prompts and secrets are none of its business."""
    query = sa.text("INSERT INTO api_keys (nothing) VALUES (:value)")
    with store.reading() as connection, pytest.raises(sa.exc.SQLAlchemyError) as failed:
        connection.execute(query, {"value": "whsec_secret"})

    assert "whsec_secret" not in str(failed.value)


# An index over an expression is not reflected; its SQL is compared below.
@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::sqlalchemy.exc.SAWarning")
def test_migrations_make_the_tables_that_the_queries_know(store: Store) -> None:
    """Nothing is left to migrate, and the scripts end where the store expects."""
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    config = Config()
    config.set_main_option("script_location", "kinora.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_migrated_and_declared_tables_have_the_same_indexes(store: Store, tmp_path: Path) -> None:
    """The SQL of every index is the same, conditions included."""
    declared = sa.create_engine(sqlite_url(tmp_path / "declared.db"))
    METADATA.create_all(declared)
    query = "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%' ORDER BY name"
    with store.reading() as one, declared.connect() as other:
        assert one.exec_driver_sql(query).all() == other.exec_driver_sql(query).all()
    declared.dispose()


def test_migrating_twice_changes_nothing(store: Store, make_video) -> None:
    """What is there stays when a server starts again."""
    video = make_video()
    store.add_videos([video])
    store.migrate()
    assert store.get_video("default", video.id) == video


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_an_older_database_is_brought_up(database: Path, revision: str, make_video) -> None:
    """A database as an earlier version left it gets what is new, and keeps what it has."""
    video, new = make_video(), ("strength", "extensions", "source_seconds", "batch_id", "previews")
    row = {name: value for name, value in row_of(video).items() if name not in new}
    names = ", ".join(row)
    holes = ", ".join(f":{name}" for name in row)
    older = sa.create_engine(sqlite_url(database))
    config = Config()
    config.set_main_option("script_location", "kinora.store:migrations")
    with older.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(sa.text(f"INSERT INTO videos ({names}) VALUES ({holes})"), row)
    older.dispose()
    store = Store(sqlite_url(database))
    store.migrate()
    assert store.engine_version("animatic") == ""
    assert store.get_video("default", video.id) == video
    store.close()


def test_processes_may_migrate_at_once(database: Path) -> None:
    """Several first starts at the same moment end in one good database."""
    starts = [subprocess.Popen([sys.executable, "-c", MIGRATE, str(database)]) for _ in range(4)]
    assert [start.wait(60) for start in starts] == [0, 0, 0, 0]


def test_a_newer_database_is_refused(store: Store, database: Path) -> None:
    """A database of a later version says what to do instead of being misread."""
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StartupError, match="newer version"):
        Store(sqlite_url(database)).migrate()


def test_a_damaged_database_is_refused(database: Path) -> None:
    """A file that is no database is named, with what to do."""
    database.write_bytes(b"not a database at all, not even nearly" * 100)
    with pytest.raises(StartupError, match="restore it from a copy"):
        Store(sqlite_url(database)).migrate()


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    """A database in a folder that is not there is a StartupError."""
    with pytest.raises(StartupError, match="cannot be opened"):
        Store(sqlite_url(tmp_path / "none" / "kinora.db")).migrate()


@pytest.mark.parametrize("url", ["nonsense", "oracledb2://a/b", "mysql://a/b"])
def test_an_address_that_cannot_be_used_is_refused(url: str) -> None:
    """A malformed address, an unknown database or a missing driver is one sentence."""
    with pytest.raises(StartupError, match="sqlite:////folder"):
        Store(url)


def test_any_character_may_be_in_the_path(tmp_path: Path, make_video) -> None:
    """Spaces, question marks and per cent signs in the data folder are harmless to both readers."""
    folder = tmp_path / "a b?c#d%20e"
    folder.mkdir()
    store = Store(sqlite_url(folder / "kinora.db"))
    store.migrate()
    assert store.path == folder / "kinora.db"
    video = make_video()
    store.add_videos([video])
    reads = HotReads(store.path)
    assert reads.get_video("default", video.id) == video
    reads.close()
    store.close()


def test_a_full_disk_is_said_plainly(store: Store, make_video) -> None:
    """When no page can be added the error is OutOfSpace, and nothing is stored."""
    video = make_video(prompt="x" * 200_000)
    set_max_pages(store, 1)  # SQLite takes the pages there are when asked for fewer
    with pytest.raises(OutOfSpace):
        store.add_videos([video])
    set_max_pages(store, 1_000_000)
    assert store.get_video("default", video.id) is None
    store.add_videos([video])
    assert store.get_video("default", video.id) == video


def set_max_pages(store: Store, num_pages: int) -> None:
    """Limits the database to a size, on the pool's one connection."""
    with store.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {num_pages}")


def test_a_locked_database_is_busy(store: Store, database: Path, make_video) -> None:
    """When somebody holds the write lock too long, a writer is told to try again."""
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    blocker = sqlite3.connect(database, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="busy"):
        store.add_videos([make_video()])
    blocker.close()


def test_readers_do_not_wait_for_a_writer(store: Store, database: Path, make_video) -> None:
    """While somebody holds the write lock, both kinds of reads go on."""
    video = make_video()
    store.add_videos([video])
    blocker = sqlite3.connect(database, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    reads = HotReads(database)
    assert store.get_video("default", video.id) == reads.get_video("default", video.id) == video
    reads.close()
    blocker.close()

"""The event loop's reads: prepared statements on SQLite that never wait for a writer.

The same values and meanings as the store's own queries (a test holds them equal), for the one
place where a thread hop would cost more than the read.
"""

from __future__ import annotations

import hmac
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from kinora.store.keys import Key
from kinora.store.pages import Page, page_of
from kinora.store.rows import VIDEO_COLUMNS, video_from
from kinora.store.seam import translated
from kinora.store.videos import not_found
from kinora.video import Video

FRESH_S = 0.25  # how long a cached key is believed without asking whether the database changed
_COLUMNS = ", ".join(VIDEO_COLUMNS)
_GET = f"SELECT {_COLUMNS} FROM videos WHERE id = ? AND project = ? AND deleted_at IS NULL"
_RUNNING = "SELECT project, id FROM videos WHERE status = 'in_progress' LIMIT 1000"
_SEQ = "SELECT seq FROM videos WHERE id = ? AND project = ?"
_LIST = (
    f"SELECT {_COLUMNS} FROM videos WHERE project = ? AND deleted_at IS NULL "
    "AND seq {compare} ? ORDER BY seq {order} LIMIT ?"
)
_NEWEST = _LIST.format(compare="<", order="DESC")
_OLDEST = _LIST.format(compare=">", order="ASC")
_KEY = (
    "SELECT id, project, name, created_at, revoked_at, hash FROM api_keys "
    "WHERE hash = ? AND revoked_at IS NULL"
)
_ANY_KEY = "SELECT EXISTS (SELECT 1 FROM api_keys)"
_LAST_SEQ = 2**63 - 1


class HotReads:
    """One reading connection, for one thread at a time."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        """`path` of a migrated SQLite database. Raises Unavailable when it cannot be opened."""
        self.path = path
        self._keys: dict[str, Key] = {}
        self._any_key: bool | None = None
        self._clock = clock
        self._version = 0
        self._checked_at = float("-inf")
        with translated():
            # Opened by URI so that a missing file is an error and not an empty database.
            uri = f"{path.absolute().as_uri()}?mode=rw"
            # No waiting: it would be the event loop that waits. Writers are never waited for.
            self._connection = sqlite3.connect(
                uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA query_only = ON").close()

    def __repr__(self) -> str:
        return f"HotReads({str(self.path)!r}, num_cached_keys={len(self._keys)})"

    def get_video(self, project: str, id: str) -> Video | None:
        """The project's video of that id."""
        with translated():
            row = self._connection.execute(_GET, (id, project)).fetchone()
        return video_from(row) if row else None

    def running_keys(self) -> tuple[tuple[str, str], ...]:
        """Project and id of every video that is being made."""
        with translated():
            return tuple(self._connection.execute(_RUNNING).fetchall())

    def list_videos(
        self, project: str, *, after_id: str | None = None, limit: int, newest_first: bool = True
    ) -> Page[Video]:
        """Up to `limit` of the project's videos after a cursor. Raises NotFound for an unknown one."""
        cursor = _LAST_SEQ if newest_first else 0
        with translated():
            if after_id is not None:
                cursor = self._seq(project, after_id)
            statement = _NEWEST if newest_first else _OLDEST
            rows = self._connection.execute(statement, (project, cursor, limit + 1)).fetchall()
        return page_of(rows, video_from, limit=limit)

    def find_key(self, hash: str) -> Key | None:
        """The key with that hash unless revoked; a revocation is noticed within FRESH_S."""
        self._refresh()
        known = self._keys.get(hash)
        if known is None:
            with translated():
                row = self._connection.execute(_KEY, (hash,)).fetchone()
            if row is None or not hmac.compare_digest(row[5], hash):
                return None
            known = Key(
                id=row[0], project=row[1], name=row[2], created_at=row[3], revoked_at=row[4]
            )
            self._keys[hash] = known
        return known

    def any_key_ever(self) -> bool:
        """Whether a key was ever made; a first one is noticed within FRESH_S."""
        self._refresh()
        if self._any_key is None:
            with translated():
                self._any_key = bool(self._connection.execute(_ANY_KEY).fetchone()[0])
        return self._any_key

    def data_version(self) -> int:
        """A number that changes whenever any other connection has committed something."""
        with translated():
            version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()

    def _seq(self, project: str, id: str) -> int:
        row = self._connection.execute(_SEQ, (id, project)).fetchone()
        if row is None:
            raise not_found(id)
        seq: int = row[0]
        return seq

    def _refresh(self) -> None:
        """Forgets what is cached of the keys if the database may have changed since."""
        now = self._clock()
        if now - self._checked_at < FRESH_S:
            return
        self._checked_at = now
        version = self.data_version()
        if version != self._version:
            self._version = version
            self._keys.clear()
            self._any_key = None

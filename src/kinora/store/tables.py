"""The tables and their indexes, as SQLAlchemy Core sees them. Knows no query.

The migrations build the same tables; a test holds the two equal.
"""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

# SQLite gives row numbers only to INTEGER keys; PostgreSQL wants the wide kind.
WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def is_status(status: str) -> sa.ColumnElement[bool]:
    """`status = '…'` with the word in the SQL itself: a bound value would hide the partial index."""
    return VIDEOS.c.status == sa.literal_column(f"'{status}'")


def is_visible() -> sa.ColumnElement[bool]:
    """The video has not been deleted."""
    return VIDEOS.c.deleted_at.is_(None)


VIDEOS = sa.Table(
    "videos",
    METADATA,
    sa.Column("seq", WIDE, primary_key=True, autoincrement=True),  # the order of acceptance
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("project", sa.String(128), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),  # times are unix seconds, UTC
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("model", sa.String(256), nullable=False),
    sa.Column("prompt", sa.Text, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("seconds", sa.Integer, nullable=False),
    sa.Column("seed", WIDE, nullable=False),
    sa.Column("engine", sa.String(64), nullable=False),
    sa.Column("engine_version", sa.String(64), nullable=False),
    sa.Column("negative_schema", sa.Integer, nullable=False),
    sa.Column("source_id", sa.String(64)),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("progress", sa.Integer, nullable=False),
    sa.Column("started_at", WIDE),
    sa.Column("completed_at", WIDE),
    sa.Column("expires_at", WIDE),
    sa.Column("failure_code", sa.String(64)),
    sa.Column("failure_message", sa.Text),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("crashes", sa.Integer, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("deleted_at", WIDE),
    # When the video was last claimed, counted in claims; tells which project waited longest.
    sa.Column("turn", WIDE, nullable=False, server_default=sa.text("0")),
    # 1 once an attempt may have published bytes, 0 again when they have been removed.
    sa.Column("has_bytes", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.UniqueConstraint("id", name="videos_id"),
    sqlite_autoincrement=True,
)


def _partial(
    name: str, *columns: str | sa.ColumnElement[int], where: sa.ColumnElement[bool]
) -> sa.Index:
    parts = [VIDEOS.c[column] if isinstance(column, str) else column for column in columns]
    return sa.Index(name, *parts, sqlite_where=where, postgresql_where=where)


LISTING = _partial("videos_listing", "project", "seq", where=is_visible())
# A queued video is never a deleted one: deleting it ends it.
QUEUE = _partial(
    "videos_queue", "project", VIDEOS.c.priority.desc(), "seq", where=is_status("queued")
)
RUNNING = _partial("videos_running", "project", where=is_status("in_progress"))
TURNS = _partial("videos_turns", "project", "turn", where=VIDEOS.c.turn > sa.literal_column("0"))
SOURCES = _partial("videos_sources", "source_id", where=VIDEOS.c.source_id.is_not(None))
COMPLETED = _partial(
    "videos_completed", "completed_at", where=sa.and_(is_status("completed"), is_visible())
)
FAILED = _partial("videos_failed", "seq", where=sa.and_(is_status("failed"), is_visible()))
EXPIRING = _partial(
    "videos_expiring",
    "expires_at",
    where=sa.and_(VIDEOS.c.has_bytes == sa.literal_column("1"), VIDEOS.c.expires_at.is_not(None)),
)
LEFTOVERS = _partial(
    "videos_leftovers",
    "seq",
    where=sa.and_(
        VIDEOS.c.has_bytes == sa.literal_column("1"),
        sa.or_(VIDEOS.c.deleted_at.is_not(None), is_status("failed")),
    ),
)

ASSETS = sa.Table(
    "assets",
    METADATA,
    sa.Column("video_id", sa.String(64), sa.ForeignKey("videos.id"), primary_key=True),
    sa.Column("variant", sa.String(16), primary_key=True),
    sa.Column("key", sa.String(256), nullable=False),
    sa.Column("size", WIDE, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("media_type", sa.String(64), nullable=False),
)

PINS = sa.Table(
    "pins",
    METADATA,
    sa.Column("remix_id", sa.String(64), sa.ForeignKey("videos.id"), primary_key=True),
    sa.Column("source_id", sa.String(64), sa.ForeignKey("videos.id"), nullable=False),
    sa.Index("pins_source", "source_id"),
)

API_KEYS = sa.Table(
    "api_keys",
    METADATA,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("project", sa.String(128), nullable=False),
    sa.Column("name", sa.String(256), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("revoked_at", WIDE),
    sa.UniqueConstraint("hash", name="api_keys_hash"),
)

# What the workers of now would draw with; a video keeps the version that it was drawn with.
ENGINES = sa.Table(
    "engines",
    METADATA,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("version", sa.String(64), nullable=False),
)

DISPATCHER = sa.Table(
    "dispatcher",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),  # always 1: one row
    sa.Column("epoch", WIDE, nullable=False),
    sa.Column("heartbeat", WIDE, nullable=False),
    sa.Column("turn", WIDE, nullable=False),
)

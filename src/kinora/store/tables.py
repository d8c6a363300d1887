"""The tables and their indexes, as SQLAlchemy Core sees them. Knows no query.

The migrations build the same tables; a test holds the two equal.
"""

from __future__ import annotations

from typing import Any

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
    sa.Column("strength", sa.String(16), nullable=False, server_default=sa.text("'balanced'")),
    sa.Column("extensions", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("source_seconds", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Column("batch_id", sa.String(64)),
    # Where it stands in its project's queue among its priority; null for the order of acceptance.
    sa.Column("place", sa.Float),
    sa.Column("stored_bytes", WIDE, nullable=False, server_default=sa.text("0")),
    sa.Column("previews", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.UniqueConstraint("id", name="videos_id"),
    sqlite_autoincrement=True,
)


def _partial(
    name: str, *columns: str | sa.ColumnElement[Any], where: sa.ColumnElement[bool]
) -> sa.Index:
    parts = [VIDEOS.c[column] if isinstance(column, str) else column for column in columns]
    return sa.Index(name, *parts, sqlite_where=where, postgresql_where=where)


LISTING = _partial("videos_listing", "project", "seq", where=is_visible())
# A queued video is never a deleted one: deleting it ends it.
QUEUE = _partial(
    "videos_queue",
    "project",
    VIDEOS.c.priority.desc(),
    sa.func.coalesce(VIDEOS.c.place, VIDEOS.c.seq),
    where=is_status("queued"),
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
OF_BATCH = _partial("videos_of_batch", "batch_id", "seq", where=VIDEOS.c.batch_id.is_not(None))
STORED = _partial(
    "videos_stored",
    "project",
    "stored_bytes",
    where=VIDEOS.c.stored_bytes > sa.literal_column("0"),
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
    # When it was last of use, unix seconds; trajectories that were not go first.
    sa.Column("used_at", WIDE, nullable=False, server_default=sa.text("0")),
    # An uploaded clip that was made here is known by its hash.
    sa.Index("assets_sha256", "sha256"),
)
IS_TRAJECTORY = ASSETS.c.variant == sa.literal_column("'trajectory'")  # as the index has it
TRAJECTORIES = sa.Index(
    "assets_trajectories",
    ASSETS.c.used_at,
    sqlite_where=IS_TRAJECTORY,
    postgresql_where=IS_TRAJECTORY,
)

# The files that a video is made from, in the order they were given.
INPUTS = sa.Table(
    "inputs",
    METADATA,
    sa.Column("video_id", sa.String(64), sa.ForeignKey("videos.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("key", sa.String(256), nullable=False),
    sa.Column("size", WIDE, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("media_type", sa.String(64), nullable=False),
    sa.Column("name", sa.String(256), nullable=False, server_default=sa.text("''")),
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

# Projects whose queue stands still.
PAUSES = sa.Table(
    "pauses",
    METADATA,
    sa.Column("project", sa.String(128), primary_key=True),
    sa.Column("paused_at", WIDE, nullable=False),
)

FILES = sa.Table(
    "files",
    METADATA,
    sa.Column("seq", WIDE, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("project", sa.String(128), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("filename", sa.String(512), nullable=False),
    sa.Column("purpose", sa.String(32), nullable=False),
    sa.Column("media_type", sa.String(128), nullable=False),
    sa.Column("key", sa.String(256), nullable=False),
    sa.Column("size", WIDE, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("expires_at", WIDE),
    sa.Column("deleted_at", WIDE),  # the row goes when the bytes have gone
    sa.UniqueConstraint("id", name="files_id"),
    sa.Index("files_listing", "project", "seq"),
    sa.Index("files_expiring", "expires_at"),
    sqlite_autoincrement=True,
)

CHARACTERS = sa.Table(
    "characters",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("project", sa.String(128), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("name", sa.String(256), nullable=False),
    sa.Column("key", sa.String(256), nullable=False),
    sa.Column("size", WIDE, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("media_type", sa.String(64), nullable=False),
    # Of a clip that was made here: what it was made from, and which engine can read that.
    sa.Column("negative_key", sa.String(256)),
    sa.Column("negative_engine", sa.String(64)),
    sa.Index("characters_project", "project"),
)

BATCHES = sa.Table(
    "batches",
    METADATA,
    sa.Column("seq", WIDE, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("project", sa.String(128), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("endpoint", sa.String(64), nullable=False),
    sa.Column("completion_window", sa.String(16), nullable=False),
    sa.Column("input_file_id", sa.String(64), nullable=False),
    sa.Column("output_file_id", sa.String(64)),
    sa.Column("error_file_id", sa.String(64)),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("metadata", sa.Text),  # JSON
    sa.Column("errors", sa.Text),  # JSON; why the whole batch failed
    sa.Column("output_expires_after_s", WIDE),
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("completed", sa.Integer, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("expires_at", WIDE, nullable=False),
    sa.Column("in_progress_at", WIDE),
    sa.Column("finalizing_at", WIDE),
    sa.Column("completed_at", WIDE),
    sa.Column("failed_at", WIDE),
    sa.Column("expired_at", WIDE),
    sa.Column("cancelling_at", WIDE),
    sa.Column("cancelled_at", WIDE),
    sa.UniqueConstraint("id", name="batches_id"),
    sa.Index("batches_listing", "project", "seq"),
    sa.Index("batches_status", "status"),
    sqlite_autoincrement=True,
)

# One line of a batch's input: the video it became, or why it became none.
BATCH_LINES = sa.Table(
    "batch_lines",
    METADATA,
    sa.Column("batch_id", sa.String(64), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),  # from 1
    sa.Column("custom_id", sa.String(512), nullable=False),
    sa.Column("video_id", sa.String(64)),
    sa.Column("status_code", sa.Integer),  # of a refusal
    sa.Column("error", sa.Text),  # JSON; the refusal's envelope
)

WEBHOOK_ENDPOINTS = sa.Table(
    "webhook_endpoints",
    METADATA,
    sa.Column("seq", WIDE, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("project", sa.String(128), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("updated_at", WIDE, nullable=False),
    sa.Column("name", sa.String(256), nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("event_types", sa.Text, nullable=False),  # JSON
    sa.Column("secret", sa.String(128), nullable=False),  # signing needs it as it is
    sa.Column("old_secret", sa.String(128)),
    sa.Column("old_secret_until", WIDE),
    sa.Column("failing_since", WIDE),
    sa.Column("paused_at", WIDE),
    sa.UniqueConstraint("id", name="webhook_endpoints_id"),
    sa.Index("webhook_endpoints_listing", "project", "seq"),
    sqlite_autoincrement=True,
)

WEBHOOK_EVENTS = sa.Table(
    "webhook_events",
    METADATA,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("project", sa.String(128), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("type", sa.String(64), nullable=False),
    sa.Column("object_id", sa.String(64), nullable=False),
    sa.Index("webhook_events_age", "created_at"),
)

# One event on its way to one endpoint, written in the transaction that made the event true.
WEBHOOK_DELIVERIES = sa.Table(
    "webhook_deliveries",
    METADATA,
    sa.Column("seq", WIDE, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(64), nullable=False),
    sa.Column("event_id", sa.String(64), nullable=False),
    sa.Column("endpoint_id", sa.String(64), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("num_tries", sa.Integer, nullable=False),
    sa.Column(
        "next_at", sa.Float
    ),  # null when there is no next try; while one is under way, its lease's end
    sa.Column("leased_until", sa.Float),  # somebody is sending it
    sa.Column("last_tried_at", WIDE),
    sa.Column("last_status", sa.Integer),
    sa.Column("last_error", sa.Text),
    sa.Column("delivered_at", WIDE),
    sa.UniqueConstraint("id", name="webhook_deliveries_id"),
    sa.Index("webhook_deliveries_log", "endpoint_id", "seq"),
    sa.Index(
        "webhook_deliveries_due",
        "endpoint_id",
        "next_at",
        sqlite_where=sa.text("next_at IS NOT NULL"),
        postgresql_where=sa.text("next_at IS NOT NULL"),
    ),
    sa.Index("webhook_deliveries_age", "created_at"),
    sqlite_autoincrement=True,
)

# Answers under an Idempotency-Key: begun, then answered.
RECEIPTS = sa.Table(
    "receipts",
    METADATA,
    sa.Column("project", sa.String(128), primary_key=True),
    sa.Column("key", sa.String(256), primary_key=True),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("owner", sa.String(32), nullable=False),
    sa.Column("created_at", WIDE, nullable=False),
    sa.Column("leased_until", WIDE, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("body", sa.LargeBinary),
    sa.Index("receipts_age", "created_at"),
)

# Where a rate is set: when a project may again send as many requests at once as in a minute.
REQUEST_RATES = sa.Table(
    "request_rates",
    METADATA,
    sa.Column("project", sa.String(128), primary_key=True),
    sa.Column("full_at", sa.Float, nullable=False),
)

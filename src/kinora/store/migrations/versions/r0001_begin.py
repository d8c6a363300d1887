"""The first tables: videos, assets, pins, api_keys and the dispatcher's row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes every table, and the one row of the dispatcher."""
    _create_videos()
    _create_video_indexes()
    _create_assets_and_pins()
    _create_api_keys()
    _create_dispatcher()


def _wide() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _create_videos() -> None:
    op.create_table(
        "videos",
        sa.Column("seq", _wide(), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("project", sa.String(128), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("model", sa.String(256), nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("seed", _wide(), nullable=False),
        sa.Column("engine", sa.String(64), nullable=False),
        sa.Column("engine_version", sa.String(64), nullable=False),
        sa.Column("negative_schema", sa.Integer, nullable=False),
        sa.Column("source_id", sa.String(64)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("progress", sa.Integer, nullable=False),
        sa.Column("started_at", _wide()),
        sa.Column("completed_at", _wide()),
        sa.Column("expires_at", _wide()),
        sa.Column("failure_code", sa.String(64)),
        sa.Column("failure_message", sa.Text),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("crashes", sa.Integer, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("deleted_at", _wide()),
        sa.Column("turn", _wide(), nullable=False, server_default=sa.text("0")),
        sa.Column("has_bytes", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.UniqueConstraint("id", name="videos_id"),
        sqlite_autoincrement=True,
    )


def _create_video_indexes() -> None:
    _index("videos_listing", "project", "seq", where="deleted_at IS NULL")
    _index(
        "videos_queue",
        "project",
        sa.text("priority DESC"),
        "seq",
        where="status = 'queued'",
    )
    _index("videos_running", "project", where="status = 'in_progress'")
    _index("videos_turns", "project", "turn", where="turn > 0")
    _index("videos_sources", "source_id", where="source_id IS NOT NULL")
    _index("videos_completed", "completed_at", where="status = 'completed' AND deleted_at IS NULL")
    _index("videos_failed", "seq", where="status = 'failed' AND deleted_at IS NULL")
    _index("videos_expiring", "expires_at", where="has_bytes = 1 AND expires_at IS NOT NULL")
    _index(
        "videos_leftovers",
        "seq",
        where="has_bytes = 1 AND (deleted_at IS NOT NULL OR status = 'failed')",
    )


def _index(name: str, *columns: str | sa.TextClause, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, "videos", list(columns), sqlite_where=condition, postgresql_where=condition
    )


def _create_assets_and_pins() -> None:
    op.create_table(
        "assets",
        sa.Column("video_id", sa.String(64), sa.ForeignKey("videos.id"), primary_key=True),
        sa.Column("variant", sa.String(16), primary_key=True),
        sa.Column("key", sa.String(256), nullable=False),
        sa.Column("size", _wide(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(64), nullable=False),
    )
    op.create_table(
        "pins",
        sa.Column("remix_id", sa.String(64), sa.ForeignKey("videos.id"), primary_key=True),
        sa.Column("source_id", sa.String(64), sa.ForeignKey("videos.id"), nullable=False),
    )
    op.create_index("pins_source", "pins", ["source_id"])


def _create_api_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("project", sa.String(128), nullable=False),
        sa.Column("name", sa.String(256), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("revoked_at", _wide()),
        sa.UniqueConstraint("hash", name="api_keys_hash"),
    )


def _create_dispatcher() -> None:
    table = op.create_table(
        "dispatcher",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("epoch", _wide(), nullable=False),
        sa.Column("heartbeat", _wide(), nullable=False),
        sa.Column("turn", _wide(), nullable=False),
    )
    op.bulk_insert(table, [{"id": 1, "epoch": 0, "heartbeat": 0, "turn": 0}])

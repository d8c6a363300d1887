"""What the whole Videos API needs: inputs, files, characters, batches, webhooks, receipts, limits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STORED = (
    "UPDATE videos SET stored_bytes = "
    "(SELECT coalesce(sum(size), 0) FROM assets WHERE assets.video_id = videos.id)"
)


def upgrade() -> None:
    """Makes the tables, all empty, and the new columns of the videos there are."""
    _extend_videos()
    _create_batches()
    _create_files()
    _create_queue()
    _create_requests()
    _create_webhooks()
    _create_inputs()


def _wide() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _extend_videos() -> None:
    op.create_index("assets_sha256", "assets", ["sha256"])
    op.add_column(
        "videos",
        sa.Column(
            "strength", sa.String(length=16), server_default=sa.text("'balanced'"), nullable=False
        ),
    )
    op.add_column(
        "videos", sa.Column("extensions", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column(
        "videos",
        sa.Column("source_seconds", sa.Integer(), server_default=sa.text("0"), nullable=False),
    )
    op.add_column("videos", sa.Column("batch_id", sa.String(length=64), nullable=True))
    op.add_column("videos", sa.Column("place", sa.Float(), nullable=True))
    op.add_column(
        "videos", sa.Column("stored_bytes", _wide(), server_default=sa.text("0"), nullable=False)
    )
    op.drop_index("videos_queue", table_name="videos", sqlite_where=sa.text("status = 'queued'"))
    op.create_index(
        "videos_queue",
        "videos",
        ["project", sa.text("priority DESC"), sa.text("coalesce(place, seq)")],
        sqlite_where=sa.text("status = 'queued'"),
        postgresql_where=sa.text("status = 'queued'"),
    )
    op.create_index(
        "videos_of_batch",
        "videos",
        ["batch_id", "seq"],
        sqlite_where=sa.text("batch_id IS NOT NULL"),
        postgresql_where=sa.text("batch_id IS NOT NULL"),
    )
    op.create_index(
        "videos_stored",
        "videos",
        ["project", "stored_bytes"],
        sqlite_where=sa.text("stored_bytes > 0"),
        postgresql_where=sa.text("stored_bytes > 0"),
    )
    op.execute(_STORED)


def _create_batches() -> None:
    op.create_table(
        "batch_lines",
        sa.Column("batch_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("custom_id", sa.String(length=512), nullable=False),
        sa.Column("video_id", sa.String(length=64), nullable=True),
        sa.Column("status_code", sa.Integer(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("batch_id", "number"),
    )
    op.create_table(
        "batches",
        sa.Column("seq", _wide(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("endpoint", sa.String(length=64), nullable=False),
        sa.Column("completion_window", sa.String(length=16), nullable=False),
        sa.Column("input_file_id", sa.String(length=64), nullable=False),
        sa.Column("output_file_id", sa.String(length=64), nullable=True),
        sa.Column("error_file_id", sa.String(length=64), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("metadata", sa.Text(), nullable=True),
        sa.Column("errors", sa.Text(), nullable=True),
        sa.Column("output_expires_after_s", _wide(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("completed", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("expires_at", _wide(), nullable=False),
        sa.Column("in_progress_at", _wide(), nullable=True),
        sa.Column("finalizing_at", _wide(), nullable=True),
        sa.Column("completed_at", _wide(), nullable=True),
        sa.Column("failed_at", _wide(), nullable=True),
        sa.Column("expired_at", _wide(), nullable=True),
        sa.Column("cancelling_at", _wide(), nullable=True),
        sa.Column("cancelled_at", _wide(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="batches_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("batches_listing", "batches", ["project", "seq"])
    op.create_index("batches_status", "batches", ["status"])


def _create_files() -> None:
    op.create_table(
        "characters",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("name", sa.String(length=256), nullable=False),
        sa.Column("key", sa.String(length=256), nullable=False),
        sa.Column("size", _wide(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("negative_key", sa.String(length=256), nullable=True),
        sa.Column("negative_engine", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("characters_project", "characters", ["project"])
    op.create_table(
        "files",
        sa.Column("seq", _wide(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("filename", sa.String(length=512), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("media_type", sa.String(length=128), nullable=False),
        sa.Column("key", sa.String(length=256), nullable=False),
        sa.Column("size", _wide(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("expires_at", _wide(), nullable=True),
        sa.Column("deleted_at", _wide(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="files_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("files_expiring", "files", ["expires_at"])
    op.create_index("files_listing", "files", ["project", "seq"])


def _create_queue() -> None:
    op.create_table(
        "pauses",
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("paused_at", _wide(), nullable=False),
        sa.PrimaryKeyConstraint("project"),
    )


def _create_requests() -> None:
    op.create_table(
        "receipts",
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("key", sa.String(length=256), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("leased_until", _wide(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("project", "key"),
    )
    op.create_index("receipts_age", "receipts", ["created_at"])
    op.create_table(
        "request_rates",
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("full_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("project"),
    )


def _create_webhooks() -> None:
    op.create_table(
        "webhook_deliveries",
        sa.Column("seq", _wide(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.String(length=64), nullable=False),
        sa.Column("endpoint_id", sa.String(length=64), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("num_tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.Float(), nullable=True),
        sa.Column("leased_until", sa.Float(), nullable=True),
        sa.Column("last_tried_at", _wide(), nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("delivered_at", _wide(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="webhook_deliveries_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("webhook_deliveries_age", "webhook_deliveries", ["created_at"])
    op.create_index(
        "webhook_deliveries_due",
        "webhook_deliveries",
        ["endpoint_id", "next_at"],
        sqlite_where=sa.text("next_at IS NOT NULL"),
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index("webhook_deliveries_log", "webhook_deliveries", ["endpoint_id", "seq"])
    op.create_table(
        "webhook_endpoints",
        sa.Column("seq", _wide(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("updated_at", _wide(), nullable=False),
        sa.Column("name", sa.String(length=256), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("event_types", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(length=128), nullable=False),
        sa.Column("old_secret", sa.String(length=128), nullable=True),
        sa.Column("old_secret_until", _wide(), nullable=True),
        sa.Column("failing_since", _wide(), nullable=True),
        sa.Column("paused_at", _wide(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id", name="webhook_endpoints_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("webhook_endpoints_listing", "webhook_endpoints", ["project", "seq"])
    op.create_table(
        "webhook_events",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("project", sa.String(length=128), nullable=False),
        sa.Column("created_at", _wide(), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("object_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("webhook_events_age", "webhook_events", ["created_at"])


def _create_inputs() -> None:
    op.create_table(
        "inputs",
        sa.Column("video_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=256), nullable=False),
        sa.Column("size", _wide(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=256), server_default=sa.text("''"), nullable=False),
        sa.ForeignKeyConstraint(
            ["video_id"],
            ["videos.id"],
        ),
        sa.PrimaryKeyConstraint("video_id", "position"),
    )

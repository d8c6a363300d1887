"""What long generations need: previews while they run, and which trajectories may be evicted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds one column to videos, one to assets, and an index."""
    wide = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    zero = sa.text("0")
    op.add_column("videos", sa.Column("previews", sa.Integer, nullable=False, server_default=zero))
    op.add_column("assets", sa.Column("used_at", wide, nullable=False, server_default=zero))
    trajectory = sa.text("variant = 'trajectory'")
    op.create_index(
        "assets_trajectories",
        "assets",
        ["used_at"],
        sqlite_where=trajectory,
        postgresql_where=trajectory,
    )

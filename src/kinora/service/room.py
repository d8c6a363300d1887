"""Whether a project may keep more than it does."""

from __future__ import annotations

from kinora.errors import QuotaExceeded
from kinora.store import Store


def check_stored_bytes(store: Store, project: str, *, most: int) -> None:
    """Raises QuotaExceeded when the project keeps `most` bytes or more; 0 is no limit."""
    if most and (kept := store.stored_bytes(project).total) >= most:
        raise QuotaExceeded(
            f"You exceeded your current quota: the project keeps {kept} bytes and may keep {most}. "
            "Delete videos or files that are no longer needed."
        )

"""Whether a project may keep more than it does: the disk's room and the project's quota."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.errors import OutOfSpace
from kinora.storage import Storage
from kinora.store import Store, check_stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is refused before it is stored."""

    max_queued: int = 0  # videos waiting per project; 0: no limit
    max_stored_bytes: int = 0  # that a project keeps; 0: no limit
    min_free_bytes: int = 0  # nothing more is kept when the disk has less

    @property
    def need_counting(self) -> bool:
        """Whether a create has to ask the database what there is."""
        return bool(self.max_queued or self.max_stored_bytes)


NO_LIMITS = Limits()


def check_room(
    project: str, limits: Limits, *, store: Store, storage: Storage, more: int = 0
) -> None:
    """Raises OutOfSpace, or QuotaExceeded when the project may not keep `more` bytes than it does."""
    if storage.free_bytes() < limits.min_free_bytes:
        raise OutOfSpace
    if limits.max_stored_bytes:
        check_stored(store.stored_bytes(project), most=limits.max_stored_bytes, more=more)

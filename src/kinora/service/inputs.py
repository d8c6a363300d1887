"""The files of one new video, published under its own prefix before its row is stored.

They are the video's own, linked where they lie somewhere already, so that deletion, expiry and the
janitor treat them with its bytes. Knows nothing of what is in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kinora.errors import OutOfSpace, Unavailable
from kinora.storage import Published, Storage, video_prefix
from kinora.video import Input, Role


class Inputs:
    """What one video is given, in order."""

    def __init__(self, storage: Storage, video_id: str) -> None:
        self.published: list[Input] = []
        self._storage = storage
        self._prefix = video_prefix(video_id)

    def __repr__(self) -> str:
        return f"Inputs({self._prefix!r}, {[item.role.value for item in self.published]})"

    def take(self, path: Path, *, role: Role, media_type: str) -> None:
        """Move a finished file of the uploads folder here."""
        key = self._next_key()
        self._add(key, self._storage.publish_file(key, path), role=role, media_type=media_type)

    def link(self, source_key: str, *, role: Role, media_type: str, name: str = "") -> None:
        """Have a published file here too. Raises NotFound when it is no longer there."""
        key = self._next_key()
        published = self._storage.link(key, source_key)
        self._add(key, published, role=role, media_type=media_type, name=name)

    def link_from_source(self, given: Iterable[Input]) -> None:
        """Have a source's own inputs here too; what it began with is in its negative and print now.

        Raises NotFound when they are no longer there.
        """
        for item in given:
            is_replaced = item.role is Role.NEGATIVE and not item.name
            if not is_replaced and item.role is not Role.PRINT:
                self.link(item.key, role=item.role, media_type=item.media_type, name=item.name)

    def discard(self) -> None:
        """Remove what was published; what cannot be removed now is left to the janitor."""
        if self.published:
            with suppress(FileNotFoundError, OutOfSpace, Unavailable):
                self._storage.delete_prefix(self._prefix)

    def _next_key(self) -> str:
        return f"{self._prefix}inputs/{len(self.published)}"

    def _add(
        self, key: str, published: Published, *, role: Role, media_type: str, name: str = ""
    ) -> None:
        size, sha256 = published
        self.published.append(
            Input(role=role, key=key, size=size, sha256=sha256, media_type=media_type, name=name)
        )


@contextmanager
def gathering(storage: Storage, video_id: str) -> Iterator[Inputs]:
    """The inputs of a video that is stored before the block ends; else they go again."""
    inputs = Inputs(storage, video_id)
    try:
        yield inputs
    except BaseException:
        inputs.discard()
        raise

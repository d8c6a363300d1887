"""What can be done with files: keep an upload, look it up, read it, delete it, and clear away.

Every method takes the project of the caller and sees nothing of any other. Sync; may run in any
thread. Knows nothing of what is in a file.
"""

from __future__ import annotations

import logging
import math
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinora.errors import InvalidRequest, KinoraError, OutOfSpace, Unavailable
from kinora.service.requests import Upload, unsupported
from kinora.service.room import NO_LIMITS, Limits, check_room
from kinora.storage import Storage
from kinora.store import File, Page, Purpose, Store
from kinora.store.files import file_not_found, new_file_id
from kinora.store.receipts import Receipt

UPLOADED = (Purpose.VISION, Purpose.BATCH, Purpose.USER_DATA)  # what a client may say a file is for
LEAST_LIFE_S, MOST_LIFE_S = 3600, 2_592_000
MAX_FILENAME = 255  # characters
CURSOR_S = 86_400  # a deleted file's id still serves as a cursor for so long
PLAIN_TYPE = "application/octet-stream"
PREFIX = "files/"
SOME = 100  # files looked at in one query

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest:
    """A file to keep."""

    file: Upload
    purpose: str
    # After its creation, LEAST_LIFE_S to MOST_LIFE_S; None keeps it until it is deleted.
    expires_after_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesRequest:
    """One page of a project's files."""

    after: str | None = None  # id of the last file of the page before
    limit: int = 10_000
    order: Literal["asc", "desc"] = "desc"
    purpose: str | None = None


class FileService:
    """The use cases around files."""

    def __init__(
        self,
        *,
        store: Store,
        storage: Storage,
        clock: Callable[[], float],
        limits: Limits = NO_LIMITS,
    ) -> None:
        """`clock` gives unix seconds."""
        self._store = store
        self._storage = storage
        self._clock = clock
        self._limits = limits

    def upload(self, project: str, request: FileRequest, *, receipt: Receipt | None = None) -> File:
        """Keep an upload; it is durable when this returns.

        Raises InvalidRequest, OutOfSpace, QuotaExceeded.
        """
        purpose = checked_purpose(request.purpose)
        if request.file.size == 0:
            raise InvalidRequest("The file is empty.", param="file", code="empty_file")
        size, limits = request.file.size, self._limits
        check_room(project, limits, store=self._store, storage=self._storage, more=size)
        file = self.publish(
            project,
            request.file.path,
            purpose=purpose,
            filename=shown_name(request.file.filename),
            media_type=plain_type(request.file.content_type),
            expires_after_s=request.expires_after_s,
            sha256=request.file.sha256,
        )
        try:
            self._store.add_file(file, receipt=receipt, most_stored=limits.max_stored_bytes)
        except BaseException:
            with suppress(OutOfSpace, Unavailable):  # else the janitor does
                self._storage.delete(file.key)
            raise
        return file

    def publish(
        self,
        project: str,
        path: Path,
        *,
        purpose: Purpose,
        filename: str,
        media_type: str,
        expires_after_s: int | None = None,
        sha256: str | None = None,
    ) -> File:
        """Move a finished file of the uploads folder into the project's files, durably.

        Its row is added by the caller's own transaction.
        """
        id, now = new_file_id(), int(self._clock())
        key = f"{PREFIX}{id}"
        size, sha256 = self._storage.publish_file(key, path, sha256=sha256)
        return File(
            id=id,
            project=project,
            created_at=now,
            filename=filename,
            purpose=purpose,
            media_type=media_type,
            key=key,
            size=size,
            sha256=sha256,
            expires_at=None if expires_after_s is None else now + expires_after_s,
        )

    def retrieve(self, project: str, file_id: str) -> File:
        """The file. Raises NotFound."""
        file = self._store.get_file(project, file_id, now=int(self._clock()))
        if file is None:
            raise file_not_found(file_id)
        return file

    def list_files(self, project: str, request: FilesRequest) -> Page[File]:
        """One page of the project's files. Raises NotFound for an unknown cursor."""
        return self._store.list_files(
            project,
            after_id=request.after,
            limit=request.limit,
            newest_first=request.order == "desc",
            purpose=request.purpose,
            now=int(self._clock()),
        )

    def content(self, project: str, file_id: str) -> tuple[File, Path]:
        """The file and where its bytes lie. Raises NotFound."""
        file = self.retrieve(project, file_id)
        return file, self._storage.path_of(file.key)

    def delete(self, project: str, file_id: str) -> None:
        """Hide the file at once; whoever is being sent it gets the rest. Raises NotFound."""
        file = self._store.delete_file(project, file_id, int(self._clock()))
        if file is None:
            raise file_not_found(file_id)
        with suppress(OutOfSpace, Unavailable):  # else the next sweep does
            self._remove(file)

    def sweep(self, *, at_once_s: float = math.inf) -> int:
        """Remove the bytes of deleted and expired files. How many.

        Stops after `at_once_s`; when it has removed any, there may be more.
        """
        until, now = time.monotonic() + at_once_s, int(self._clock())
        num_removed = 0
        for file in self._removable(now):
            if time.monotonic() > until:
                return num_removed
            num_removed += self._can_remove(file)
        self._store.drop_forgotten_files(now - CURSOR_S)
        return num_removed

    def _removable(self, now: int) -> Iterator[File]:
        """Files whose bytes may go; ends at those that will not."""
        seen: set[str] = set()
        while some := self._store.removable_files(now, limit=SOME):
            if seen.issuperset(file.id for file in some):
                return
            seen = {file.id for file in some}
            yield from some

    def _can_remove(self, file: File) -> bool:
        try:
            self._remove(file)
        except KinoraError as error:
            what = {"action": "cannot_remove", "file": file.id, "reason": error.message}
            _log.warning("a file cannot be removed", extra=what)
            return False
        return True

    def _remove(self, file: File) -> None:
        self._storage.delete(file.key)
        self._store.forget_file(file.id, int(self._clock()))


def checked_purpose(purpose: str) -> Purpose:
    """What the client says the file is for. Raises InvalidRequest, listing what is possible."""
    for known in UPLOADED:
        if known.value == purpose:
            return known
    raise unsupported(purpose, "purpose", UPLOADED)


def shown_name(filename: str) -> str:
    """A declared file name fit for showing: no folders, nothing unprintable, at most 255 characters."""
    last = re.split(r"[/\\]", filename)[-1]
    printable = "".join(character for character in last if character.isprintable())
    return printable[:MAX_FILENAME].strip() or "upload"


def plain_type(content_type: str) -> str:
    """A declared media type without its parameters; the unspecific one when it is none."""
    kind = content_type.partition(";")[0].strip().lower()
    is_one = re.fullmatch(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}", kind)
    return kind if is_one else PLAIN_TYPE

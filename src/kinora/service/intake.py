"""What clients give, looked at before it is trusted: pictures to begin with, clips, characters.

Each comes out as a clean copy that was written by the inspection. Knows what is allowed of each
kind of thing, not what becomes of it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kinora.errors import InvalidRequest
from kinora.media.inspection import Film, Inspector
from kinora.media.kinds import HEAD_BYTES, kind_of
from kinora.models import shortened
from kinora.service.requests import FileId, ImageUrl, Reference, Upload
from kinora.storage import Storage
from kinora.store import Character, Purpose, Store
from kinora.video import Asset, Size, Variant, Video

PARAM = "input_reference"
MAX_IMAGE_BYTES = 20 * 1024 * 1024
UNSPECIFIC = ("", "application/octet-stream", "binary/octet-stream")  # types that say nothing
OF_REFERENCES = (Purpose.VISION, Purpose.USER_DATA)


class Fetcher(Protocol):
    """Gets images from other hosts; `kinora.outbound` has one."""

    def fetch(self, url: str, *, max_bytes: int, into: Path) -> str:
        """The media type of what an address gives, as declared; its bytes are in `into`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A clip that a client sent and that was made here, byte for byte."""

    video: Video
    negative: Asset
    print: Asset


class Intake:
    """Looks at what clients give."""

    def __init__(
        self,
        *,
        store: Store,
        storage: Storage,
        inspector: Inspector,
        fetcher: Fetcher | None,
        clock: Callable[[], float],
    ) -> None:
        """`clock` gives unix seconds; without a fetcher, addresses of images are refused."""
        self._store = store
        self._storage = storage
        self._inspector = inspector
        self._fetcher = fetcher
        self._clock = clock

    @contextmanager
    def reference(self, project: str, given: Reference, *, size: Size) -> Iterator[Path]:
        """A picture of exactly that size, as a clean PNG that lies there during the block.

        Raises InvalidRequest, Unavailable, OutOfSpace.
        """
        with self._passing() as clean, self._passing() as fetched:
            path, declared = self._found(project, given, fetched)
            try:
                seen = self._inspector.picture(path, declared, into=clean, param=PARAM)
            except FileNotFoundError as error:  # deleted in this moment
                raise InvalidRequest("The file is no longer there.", param=PARAM) from error
            if seen.size != size:
                raise InvalidRequest(
                    "Inpaint image must match the requested width and height"
                )  # the native sentence, to the letter
            yield clean

    @contextmanager
    def film(self, upload: Upload) -> Iterator[tuple[Path, Film]]:
        """A clip, as a clean MP4 that lies there during the block. Raises as `reference` does."""
        with self._passing() as clean:
            seen = self._inspector.film(
                upload.path, into=clean, declared_type=upload.content_type, param="video"
            )
            yield clean, seen

    def own(self, project: str, upload: Upload) -> Own | None:
        """The completed video whose MP4 the upload is, if it can still be worked on."""
        video = self._store.made_here(project, upload.sha256)
        if video is None or (video.expires_at is not None and video.expires_at <= self._clock()):
            return None
        kept = {asset.variant: asset for asset in self._store.assets(video.id)}
        negative, film = kept.get(Variant.NEGATIVE), kept.get(Variant.VIDEO)
        return Own(video=video, negative=negative, print=film) if negative and film else None

    def characters(self, project: str, ids: tuple[str, ...]) -> tuple[Character, ...]:
        """The project's characters of those ids. Raises InvalidRequest for one that is not there."""
        found: list[Character] = []
        for id in ids:
            character = self._store.get_character(project, id)
            if character is None:
                raise _invalid_character(f"Character with id '{shortened(id)}' not found.")
            if any(character.name.casefold() == other.name.casefold() for other in found):
                raise _invalid_character(
                    f"Two characters of one video cannot both be named '{shortened(character.name)}'."
                )
            found.append(character)
        return tuple(found)

    def _found(self, project: str, given: Reference, fetched: Path) -> tuple[Path, str]:
        """Where the picture lies, and what it is declared to be."""
        if isinstance(given, Upload):
            return given.path, given.content_type
        if isinstance(given, ImageUrl):
            if self._fetcher is None:
                raise InvalidRequest("This server fetches no images; send a file.", param=PARAM)
            declared = self._fetcher.fetch(given.url, max_bytes=MAX_IMAGE_BYTES, into=fetched)
            return fetched, _specific(declared, fetched)
        return self._file(project, given)

    def _file(self, project: str, given: FileId) -> tuple[Path, str]:
        file = self._store.get_file(project, given.id, now=int(self._clock()))
        if file is None:
            raise InvalidRequest(f"No such File object: {shortened(given.id)}", param=PARAM)
        if file.purpose not in OF_REFERENCES:
            raise InvalidRequest(
                f"The file '{file.id}' has the purpose '{file.purpose}'; a reference needs one "
                "with the purpose 'vision'.",
                param=PARAM,
                code="invalid_value",
            )
        path = self._storage.path_of(file.key)
        return path, _specific(file.media_type, path)

    @contextmanager
    def _passing(self) -> Iterator[Path]:
        """A place for a file that is moved on or goes when the block ends."""
        path = self._storage.uploads / f"{secrets.token_hex(8)}.part"
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)


def _specific(declared: str, path: Path) -> str:
    """The declared type; of one that says nothing, what the bytes begin like."""
    if declared.partition(";")[0].strip().lower() not in UNSPECIFIC:
        return declared
    try:
        with path.open("rb") as file:
            return kind_of(file.read(HEAD_BYTES))
    except FileNotFoundError:
        return declared


def _invalid_character(message: str) -> InvalidRequest:
    return InvalidRequest(message, param="characters", code="invalid_value")

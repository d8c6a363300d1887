"""The shelves of all sets in one folder: bounded, the least recently used given up first, those
of other editions of the drawing never seen again."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kinora.engines.animatic.paint.shelf import Shelf

MOST_BYTES = 1_000_000_000
MOST_SETS = 64
SPARE_BYTES = 1_000_000_000  # of the disk that are left to the videos


@dataclass(frozen=True, slots=True)
class _Kept:
    folder: Path
    used_at: int
    num_bytes: int


class Shelves:
    """A folder with a shelf for each set."""

    def __init__(
        self,
        root: Path | None,
        edition: str,
        *,
        most_bytes: int = MOST_BYTES,
        spare_bytes: int = SPARE_BYTES,
    ) -> None:
        """Without a root nothing is kept. `edition` names how sets are drawn now."""
        self._most_bytes, self._spare_bytes = most_bytes, spare_bytes
        self._home = None if root is None else root / edition
        if root is not None:
            _clear(root, edition)

    def shelf(self, key: bytes) -> Shelf:
        """The shelf of the set that `key` tells from all others."""
        if self._home is None:
            return Shelf()
        if not self._is_roomy(self._home.parent):
            shutil.rmtree(self._home, ignore_errors=True)
            return Shelf()
        folder = self._home / hashlib.blake2s(key, digest_size=12).hexdigest()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.utime(folder)
        except OSError:
            return Shelf()
        self._make_room(self._home, folder)
        return Shelf(folder)

    def _is_roomy(self, root: Path) -> bool:
        """Whether the disk has more room than the videos may need."""
        try:
            root.mkdir(parents=True, exist_ok=True, mode=0o700)
            return shutil.disk_usage(root).free > self._spare_bytes
        except OSError:
            return False

    def _make_room(self, home: Path, wanted: Path) -> None:
        """Give up what was not used for longest. A process that still writes there loses its file
        and goes on with the picture it has."""
        with suppress(OSError):
            kept = sorted(_kept(home), key=lambda each: each.used_at)
            total = sum(each.num_bytes for each in kept)
            while kept and (total > self._most_bytes or len(kept) > MOST_SETS):
                oldest = kept.pop(0)
                if oldest.folder != wanted:
                    shutil.rmtree(oldest.folder, ignore_errors=True)
                total -= oldest.num_bytes


def _kept(home: Path) -> Iterator[_Kept]:
    for folder in home.iterdir():
        sizes = [file.stat().st_size for file in folder.iterdir()]
        yield _Kept(folder, folder.stat().st_mtime_ns, sum(sizes))


def _clear(root: Path, edition: str) -> None:
    with suppress(OSError):
        for folder in root.iterdir():
            if folder.name != edition:
                shutil.rmtree(folder, ignore_errors=True)

"""Which edition of the drawing this is: changes with every line that could change a frame."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

SOURCES = (".py", ".toml")


def edition() -> str:
    """The package's version and a digest of this engine's sources and vocabulary."""
    digest = hashlib.blake2s(digest_size=6)
    for path, text in sorted(_sources(files("kinora.engines.animatic"), "")):
        digest.update(f"{path}\n{len(text)}\n".encode())
        digest.update(text)
    return f"{version('kinora')}+{digest.hexdigest()}"


def _sources(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    """Every source below a folder, by its path there."""
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _sources(entry, name)
        elif name.endswith(SOURCES):
            found.append((name, entry.read_bytes()))
    return found

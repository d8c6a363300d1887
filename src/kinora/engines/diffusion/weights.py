"""What the files of one part of a checkpoint tell of it, without reading gigabytes: how many numbers
it has, and a digest by which two parts are told apart. Needs no torch.

Files of gigabytes are known by their header, their size and a few samples of their bytes: two sets
of weights of one architecture have equal headers, but no equal samples.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from math import prod
from pathlib import Path

_SAMPLES = 16  # spread over each file
_SAMPLE_BYTES = 4096
_WHOLE_BYTES = 32_000_000  # smaller files, tokenizers and configurations, are read to their end
_MOST_HEADER = 16_000_000  # of thousands of tensors it takes some hundred thousand
_FOR_PEOPLE = {".md", ".png", ".jpg", ".mp4"}


def num_weights(folder: Path) -> dict[str, int]:
    """Numbers in each part of a checkpoint, by the part's name; parts without weights are left out.

    Raises ValueError or OSError for a file that is no safetensors.
    """
    counts = {
        part.name: sum(_num_elements(path) for path in _used(part))
        for part in sorted(folder.iterdir())
        if part.is_dir() and not part.name.startswith(".")
    }
    return {name: count for name, count in counts.items() if count}


def digest(part: Path) -> str:
    """Of one part's configuration and weights, in hexadecimal; "" for a part that is not there."""
    if not part.is_dir():
        return ""
    seen = sha256()
    for path in sorted(part.rglob("*")):
        if path.is_file() and not path.name.startswith(".") and path.suffix not in _FOR_PEOPLE:
            seen.update(path.relative_to(part).as_posix().encode() + b"\0")
            if path.name == "config.json":
                seen.update(_settings(path))
                continue
            for piece in _pieces(path):
                seen.update(piece)
    return seen.hexdigest()[:32]


def file_digest(path: Path) -> str:
    """The same of one file."""
    seen = sha256()
    for piece in _pieces(path):
        seen.update(piece)
    return seen.hexdigest()[:32]


def are_alike(one: Path, other: Path) -> bool:
    """Whether two parts are the same weights in the same configuration."""
    return one.is_dir() and other.is_dir() and digest(one) == digest(other)


def header(path: Path) -> bytes:
    """The JSON that opens a safetensors file. Raises ValueError for one that has none."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > min(_MOST_HEADER, path.stat().st_size):
            raise ValueError(f"{path.name} is no safetensors file.")
        return file.read(length)


def _num_elements(path: Path) -> int:
    tensors = json.loads(header(path))
    return sum(prod(one["shape"]) for name, one in tensors.items() if name != "__metadata__")


def _used(part: Path) -> Iterator[Path]:
    """The files that are read: some checkpoints lie there twice, whole and as shards."""
    index = next(iter(sorted(part.glob("*.safetensors.index.json"))), None)
    if index is None:
        yield from sorted(part.glob("*.safetensors"))
        return
    for name in sorted(set(json.loads(index.read_bytes())["weight_map"].values())):
        yield part / name


def _settings(path: Path) -> bytes:
    """A configuration without what only tells of its making, so that one VAE in the checkpoints of
    two models is known as one."""
    told = json.loads(path.read_bytes())
    kept = {key: told[key] for key in told if not key.startswith("_") or key == "_class_name"}
    return json.dumps(kept, sort_keys=True).encode()


def _pieces(path: Path) -> Iterator[bytes]:
    size = path.stat().st_size
    yield size.to_bytes(8, "little")
    with path.open("rb") as file:
        if size <= _WHOLE_BYTES:
            yield file.read()
            return
        if path.suffix == ".safetensors":
            yield header(path)
        for number in range(_SAMPLES):
            file.seek(number * (size - _SAMPLE_BYTES) // (_SAMPLES - 1), os.SEEK_SET)
            yield file.read(_SAMPLE_BYTES)

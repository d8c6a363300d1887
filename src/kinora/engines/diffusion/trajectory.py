"""What may be kept beside a negative, and lost at any time: the trajectories of its parts.

A safetensors file of its own, tied to the negative's by a digest. Knows nothing of how it is used.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec
import torch

from kinora.engines.base import Buffer
from kinora.engines.diffusion.archive import Archive, DamagedArchive, decoded, pack
from kinora.engines.diffusion.negative import Negative, tracks_of
from kinora.engines.diffusion.parts import Checkpoint, Part, Tensor

_log = logging.getLogger(__name__)


class _Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One checkpoint; tensors by their names in the file."""

    latent: str
    velocity: str | None = None
    solver: Any = None  # a tree, see `_tree`


class _Paths(msgspec.Struct, frozen=True):
    """Whose trajectory it is, and its checkpoints by part, by track and by step."""

    negative: str  # SHA-256 of the negative's file, in hex
    parts: tuple[dict[str, dict[int, _Step]], ...]


def encode(parts: tuple[Part, ...], negative: bytes) -> bytes | None:
    """The file of the parts' trajectories, tied to the file of their negative; None without any."""
    tensors: dict[str, Tensor] = {}
    steps = tuple(
        {
            name: {step: _step(track.path[step], tensors) for step in track.path}
            for name, track in tracks_of(part)
        }
        for part in parts
    )
    if not tensors:
        return None
    return pack(msgspec.json.encode(_Paths(_digest(negative), steps)), tensors)


def with_paths(negative: Negative, data: bytes, paths: Buffer | None) -> Negative:
    """The negative that was read from `data`, with the trajectory in `paths`, of which only what is
    looked at is copied. Without it where `paths` is None, damaged or another negative's."""
    if paths is None:
        return negative
    try:
        archive = Archive(paths)
        told = decoded(archive.words, _Paths)
        if told.negative != _digest(data) or len(told.parts) != len(negative.parts):
            raise DamagedArchive("it belongs to another negative")
        if not _names(told) <= archive.keys():
            raise DamagedArchive("tensors are missing")
    except DamagedArchive as error:
        _log.warning("trajectory cannot be used", extra={"reason": str(error)})
        return negative
    parts = zip(negative.parts, told.parts, strict=True)
    return replace(negative, parts=tuple(_with_path(part, steps, archive) for part, steps in parts))


def exact_steps(part: Part) -> tuple[int, ...]:
    """The steps that a run of this part may be resumed at bit for bit. Copies no tensor."""
    path = part.video.path
    if isinstance(path, _StoredPath):
        return path.exact
    return tuple(sorted(step for step, kept in path.items() if kept.is_exact))


class _StoredPath(Mapping[int, Checkpoint]):
    """Checkpoints that are read when they are looked at."""

    def __init__(self, archive: Archive, steps: Mapping[int, _Step]) -> None:
        self._archive, self._steps = archive, steps

    def __repr__(self) -> str:
        return f"_StoredPath({list(self._steps)})"

    @property
    def exact(self) -> tuple[int, ...]:
        known = self._steps.items()
        return tuple(sorted(step for step, told in known if told.velocity and told.solver))

    def __getitem__(self, step: int) -> Checkpoint:
        told = self._steps[step]
        return Checkpoint(
            latent=self._archive[told.latent],
            velocity=None if told.velocity is None else self._archive[told.velocity],
            solver=None if told.solver is None else _planted(told.solver, self._archive),
        )

    def __contains__(self, step: object) -> bool:
        return step in self._steps

    def __iter__(self) -> Iterator[int]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)


def _with_path(part: Part, steps: dict[str, dict[int, _Step]], archive: Archive) -> Part:
    tracks: dict[str, Any] = {
        name: replace(track, path=_StoredPath(archive, steps.get(name, {})))
        for name, track in tracks_of(part)
    }
    return replace(part, **tracks)


def _step(checkpoint: Checkpoint, tensors: dict[str, Tensor]) -> _Step:
    velocity = checkpoint.velocity
    return _Step(
        latent=_named(checkpoint.latent, tensors),
        velocity=None if velocity is None else _named(velocity, tensors),
        solver=None if checkpoint.solver is None else _tree(checkpoint.solver, tensors),
    )


def _tree(value: Any, tensors: dict[str, Tensor]) -> Any:
    """A solver's history as JSON: {"tensor": name}, {"map": {…}}, lists, numbers, words and null.
    Tuples become lists."""
    if isinstance(value, torch.Tensor):
        return {"tensor": _named(value, tensors)}
    if isinstance(value, Mapping):
        return {"map": {str(key): _tree(item, tensors) for key, item in value.items()}}
    if isinstance(value, list | tuple):
        return [_tree(item, tensors) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"a solver remembers a {type(value).__name__}, which cannot be kept")


def _planted(tree: Any, archive: Archive) -> Any:
    if isinstance(tree, list):
        return [_planted(item, archive) for item in tree]
    if isinstance(tree, dict):
        if "tensor" in tree:
            return archive[tree["tensor"]]
        return {key: _planted(item, archive) for key, item in tree["map"].items()}
    return tree


def _names(paths: _Paths) -> set[str]:
    """Of all tensors that are told of."""
    steps = [step for tracks in paths.parts for track in tracks.values() for step in track.values()]
    names = {name for step in steps for name in (step.latent, step.velocity) if name}
    return names.union(*(_names_in(step.solver) for step in steps))


def _names_in(tree: Any) -> set[str]:
    if isinstance(tree, list):
        return set().union(*map(_names_in, tree))
    if not isinstance(tree, dict):
        return set()
    return {str(tree["tensor"])} if "tensor" in tree else _names_in([*tree.get("map", {}).values()])


def _named(tensor: Tensor, tensors: dict[str, Tensor]) -> str:
    """Its name in the file, which it gets here."""
    name = str(len(tensors))
    tensors[name] = tensor
    return name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

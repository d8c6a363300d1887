"""What may be kept beside a negative, and lost at any time: the trajectories of its parts.

A safetensors file of its own, tied to the negative's by a digest. Knows nothing of how it is used.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import prod
from typing import Any

import msgspec
import torch

from kinora.engines.base import Buffer
from kinora.engines.diffusion.archive import Archive, DamagedArchive, decoded, pack
from kinora.engines.diffusion.negative import Negative, tracks_of
from kinora.engines.diffusion.parts import Part, StepState, Tensor

_log = logging.getLogger(__name__)


class _Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One state; tensors by their names in the file."""

    latent: str
    velocity: str | None = None
    solver: Any = None  # a tree, see `_tree`


class _Paths(msgspec.Struct, frozen=True):
    """Whose trajectory it is, and its states by part, by track and by step."""

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
        for part, steps in zip(negative.parts, told.parts, strict=True):
            _check(part, steps, archive)
    except (DamagedArchive, RecursionError) as error:
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


class _StoredPath(Mapping[int, StepState]):
    """States that are read when they are looked at."""

    def __init__(self, archive: Archive, steps: Mapping[int, _Step]) -> None:
        self._archive, self._steps = archive, steps

    def __repr__(self) -> str:
        return f"_StoredPath({list(self._steps)})"

    @property
    def exact(self) -> tuple[int, ...]:
        known = self._steps.items()
        return tuple(sorted(step for step, told in known if told.velocity and told.solver))

    def __getitem__(self, step: int) -> StepState:
        told = self._steps[step]
        return StepState(
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


def _step(state: StepState, tensors: dict[str, Tensor]) -> _Step:
    velocity = state.velocity
    return _Step(
        latent=_named(state.latent, tensors),
        velocity=None if velocity is None else _named(velocity, tensors),
        solver=None if state.solver is None else _tree(state.solver, tensors),
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
    if _is_map(tree):
        return {key: _planted(item, archive) for key, item in tree["map"].items()}
    return archive[str(tree["tensor"])] if isinstance(tree, dict) else tree


def _check(part: Part, steps: dict[str, dict[int, _Step]], archive: Archive) -> None:
    """Raises DamagedArchive for steps that a run of this part cannot have left."""
    for name, track in tracks_of(part):
        for step, told in steps.get(name, {}).items():
            if not 0 <= step < part.num_steps:
                raise DamagedArchive(f"it tells of step {step} of {part.num_steps}")
            for tensor in filter(None, (told.latent, told.velocity)):
                if not _are_alike(archive.shape(tensor), tuple(track.final.shape), part.grid):
                    raise DamagedArchive(f"the tensor {tensor!r} has another shape than its video")
            _check_tree(told.solver, archive)
            if told.solver is not None and not _is_map(told.solver):
                raise DamagedArchive("a solver's history has no names")


def _are_alike(shape: tuple[int, ...], final: tuple[int, ...], grid: tuple[int, int, int]) -> bool:
    """Whether latents in a run are what `final` became of: of that shape, or as a sampler has them
    that is not shown the first frame, (1, channels, frames, rows, columns)."""
    frames, *places = grid
    unseen = (1, prod(final) // prod(grid), frames - 1, *places)
    return shape in (final, unseen)


def _check_tree(tree: Any, archive: Archive) -> None:
    """What `_planted` will read. Raises DamagedArchive."""
    if isinstance(tree, list):
        for item in tree:
            _check_tree(item, archive)
    elif _is_map(tree):
        _check_tree([*tree["map"].values()], archive)
    elif isinstance(tree, dict):
        archive.shape(str(tree.get("tensor")))


def _is_map(tree: Any) -> bool:
    return isinstance(tree, dict) and isinstance(tree.get("map"), dict)


def _named(tensor: Tensor, tensors: dict[str, Tensor]) -> str:
    """Its name in the file, which it gets here."""
    name = str(len(tensors))
    tensors[name] = tensor
    return name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

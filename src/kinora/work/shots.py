"""An order as the shot that its engine is asked for, and as the opening that its film begins with.

Knows where files lie and what they are for; engines and dispatchers know neither.
"""

from __future__ import annotations

import logging
import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kinora.engines.base import Character, Reference, Shot
from kinora.errors import GenerationError
from kinora.media.clip import FilmClip, measured, size_within
from kinora.media.seam import translated
from kinora.storage import Storage
from kinora.video import Kind, Role, Size
from kinora.work.messages import Given, Make

GONE = "source_unavailable"  # the code of a video whose inputs have vanished
_CHARACTER_SIDE = 720  # pixels of the shorter side; nobody is shown larger

_log = logging.getLogger(__name__)


def shot_of(order: Make, storage: Storage) -> Shot:
    """What the engine is asked for. Raises GenerationError when a file is gone or damaged."""
    size = Size(order.width, order.height)
    return Shot(
        kind=order.kind,
        prompt=order.prompt,
        size=size,
        seconds=added_seconds(order),
        seed=order.seed,
        model=order.model,
        negative=_negative(order, storage),
        trajectory=_trajectory(order, storage),
        references=tuple(
            Reference(media_type=given.media_type, data=_bytes(given.key, storage))
            for given in _given(order, Role.REFERENCE)
        ),
        footage=_footage(order, storage),
        characters=tuple(
            _character(order, given, storage) for given in _given(order, Role.CHARACTER)
        ),
        strength=order.strength,
        plan=_plan(order.plan) if order.plan else None,
    )


def added_seconds(order: Make) -> int:
    """How much of the film the engine makes: all of it, or what an extension adds."""
    return order.seconds - order.source_seconds if order.kind is Kind.EXTENSION else order.seconds


@dataclass(frozen=True, slots=True)
class Opening:
    """What an extension begins with."""

    path: Path
    clip: FilmClip  # the same, at the size and the rate of what the engine adds
    is_print: bool  # a video of ours, whose packets may be fit to be copied


def opening_of(order: Make, storage: Storage, *, fps: int) -> Opening | None:
    """The source's print or the upload that an extension begins with; None of any other kind.

    Raises GenerationError when it is gone.
    """
    if order.kind is not Kind.EXTENSION:
        return None
    key = order.source_key or _footage_key(order)
    if not key:
        raise GenerationError("The video that was to be extended is no longer there.", code=GONE)
    path, size = _path(key, storage), Size(order.width, order.height)
    clip = FilmClip(path, size=size, seconds=order.source_seconds, fps=fps)
    return Opening(path, clip, is_print=bool(order.source_key))


def _given(order: Make, role: Role) -> Iterator[Given]:
    return (given for given in order.inputs if given.role is role)


def _footage_key(order: Make) -> str:
    """Of the uploaded clip that the video is made from; "" when there is none."""
    return next((given.key for given in _given(order, Role.FOOTAGE)), "")


def _footage(order: Make, storage: Storage) -> FilmClip | None:
    """The uploaded clip that is edited or extended: as the order says, or where its source had it
    already, all of it."""
    key = _footage_key(order)
    if not key:
        return None
    path, size = _path(key, storage), Size(order.width, order.height)
    if order.negative_key:
        seconds = measured(path).whole_seconds
    else:
        seconds = order.source_seconds if order.kind is Kind.EXTENSION else order.seconds
    return FilmClip(path, size=size, seconds=seconds)


def _character(order: Make, given: Given, storage: Storage) -> Character:
    path = _path(given.key, storage)
    found = measured(path)
    clip = FilmClip(
        path, size=size_within(found.size, _CHARACTER_SIDE), seconds=found.whole_seconds
    )
    negatives = (each for each in _given(order, Role.NEGATIVE) if each.name == given.name)
    negative = next((_bytes(each.key, storage) for each in negatives), None)
    return Character(name=given.name, clip=clip, negative=negative)


def _negative(order: Make, storage: Storage) -> bytes | None:
    return _bytes(order.negative_key, storage) if order.negative_key else None


def _trajectory(order: Make, storage: Storage) -> memoryview | None:
    """Mapped and not read: of what may be gigabytes the engine takes what it needs.

    None when it was evicted meanwhile, or cannot be read: there is another way without it.
    """
    if not order.trajectory_key:
        return None
    try:
        with storage.path_of(order.trajectory_key).open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:  # of an empty file there is nothing to map
        what = {"action": "no_trajectory", "video": order.video_id, "reason": str(error)}
        _log.info("making it without the source's trajectory", extra=what)
        return None


def _plan(path: str) -> bytes:
    with translated("Reading the plan"):
        return Path(path).read_bytes()


def _bytes(key: str, storage: Storage) -> bytes:
    with translated("Reading what the video is made from"):
        return _path(key, storage).read_bytes()


def _path(key: str, storage: Storage) -> Path:
    path = storage.path_of(key)
    if not path.is_file():
        raise GenerationError("What this video is made from is no longer there.", code=GONE)
    return path

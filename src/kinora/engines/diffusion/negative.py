"""What is kept of a video for as long as it lives: what it was made from, and its final latents.

One safetensors file. Knows nothing of trajectories, nor of how a remix uses it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from math import prod
from typing import Annotated, Any

import msgspec
import torch

from kinora.engines.base import Buffer
from kinora.engines.diffusion.archive import Archive, DamagedArchive, decoded, pack
from kinora.engines.diffusion.parts import Part, Tensor, Track
from kinora.errors import GenerationError

SCHEMA = 1

_PICTURE = "picture"
_Whole = Annotated[int, msgspec.Meta(ge=0)]
_Count = Annotated[int, msgspec.Meta(ge=1)]
_log = logging.getLogger(__name__)


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the model, but for its tensors."""

    caption: str  # the prompt as the model saw it; "" of footage that was given
    num_frames: _Count
    overlap: _Whole = 0  # frames that repeat the end of the part before it
    shown: _Count  # frames that are seen after these
    num_steps: _Whole  # 0 of footage that was given
    grid: tuple[_Count, _Count, _Count]
    num_calls: _Whole = 0
    mask_share: float | None = None
    strategy: str = "generate"


class About(msgspec.Struct, frozen=True, kw_only=True):
    """A video as it was made. Sizes are in pixels."""

    schema: int = SCHEMA
    model: str
    prompt: str  # as it was asked for
    negative_prompt: str
    seed: int
    steps: _Count
    guidance: float
    guidance_2: float | None = None
    width: _Count
    height: _Count
    native: tuple[_Count, _Count]  # width and height that were made
    seconds: _Count
    fps: _Count
    strategy: str
    why: str
    fingerprint: Any = None
    parts: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part, and what is told of it."""

    part: Part
    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """What a remix starts from. `parts` follow one another as `about.parts` do."""

    about: About
    parts: tuple[Part, ...]
    picture: bytes = b""  # the reference that it began with

    @property
    def caption(self) -> str:
        """Of the end of the video, which goes on from there."""
        return self.about.parts[-1].caption

    @property
    def pieces(self) -> list[Piece]:
        """Its parts, each with what is told of it."""
        pairs = zip(self.parts, self.about.parts, strict=True)
        return [Piece(part=part, sheet=sheet) for part, sheet in pairs]

    @property
    def num_frames(self) -> int:
        """That are seen."""
        return sum(sheet.shown for sheet in self.about.parts)


def sheet_of(part: Part, *, caption: str, shown: int, strategy: str) -> Sheet:
    return Sheet(
        caption=caption, num_frames=part.num_frames, overlap=part.overlap, shown=shown,
        num_steps=part.num_steps, grid=part.grid, num_calls=part.num_calls,
        mask_share=part.mask_share, strategy=strategy,
    )  # fmt: skip


def encode(negative: Negative) -> bytes:
    """The file of a negative, without its trajectory. The same negative gives the same bytes."""
    tensors = {
        f"{place}.{name}": track.final
        for place, part in enumerate(negative.parts)
        for name, track in tracks_of(part)
    }
    if negative.picture:
        tensors[_PICTURE] = torch.frombuffer(bytearray(negative.picture), dtype=torch.uint8)
    return pack(msgspec.json.encode(negative.about), tensors)


def decode(data: Buffer) -> Negative:
    """The opposite of `encode`. Raises GenerationError for anything else."""
    try:
        archive = Archive(data)
        about = _about(archive.words)
        parts = tuple(_part(archive, place, sheet) for place, sheet in enumerate(about.parts))
        picture = archive[_PICTURE].numpy().tobytes() if _PICTURE in archive else b""
    except (DamagedArchive, KeyError) as error:
        _log.warning("negative cannot be read", extra={"reason": str(error)})
        raise GenerationError(_unreadable(data)) from error
    return Negative(about=about, parts=parts, picture=picture)


def _about(words: bytes) -> About:
    schema = decoded(words, dict[str, Any]).get("schema")
    if schema != SCHEMA:
        raise DamagedArchive(f"it is of schema {schema!r}; {SCHEMA} can be read")
    about = decoded(words, About)
    if not about.parts:
        raise DamagedArchive("it tells of no part")
    return about


def _part(archive: Archive, place: int, sheet: Sheet) -> Part:
    if sheet.shown > sheet.num_frames - sheet.overlap:
        raise DamagedArchive(f"part {place} shows more frames than it has")
    sound = f"{place}.sound"
    return Part(
        video=Track(final=_of_grid(archive, f"{place}.video", sheet.grid)),
        sound=Track(final=_latents(archive, sound)) if sound in archive else None,
        num_steps=sheet.num_steps, num_frames=sheet.num_frames, overlap=sheet.overlap,
        grid=sheet.grid, num_calls=sheet.num_calls, mask_share=sheet.mask_share,
    )  # fmt: skip


def _of_grid(archive: Archive, name: str, grid: tuple[int, int, int]) -> Tensor:
    """Latents in any layout of a loop: "bcfhw", "bfchw" or tokens."""
    latents = _latents(archive, name)
    first, *rest = latents.shape
    is_in_place = [*grid] in (rest[1:], rest[:1] + rest[2:]) or rest[:-1] == [prod(grid)]
    if first != 1 or not is_in_place:
        raise DamagedArchive(f"{name!r} has other places than its grid")
    return latents


def _latents(archive: Archive, name: str) -> Tensor:
    latents = archive[name]
    if latents.dtype != torch.float32 or not latents.numel() or not latents.isfinite().all():
        raise DamagedArchive(f"{name!r} holds no latents")
    return latents


def _unreadable(data: Buffer) -> str:
    if bytes(memoryview(data)[:1]) == b"{":
        return (
            "The source was made by another engine, and this model cannot start from it; ask for"
            " it with the model that made the source."
        )
    return (
        "What was kept of the source cannot be read: it is damaged or of another version; make"
        " the source anew."
    )


def tracks_of(part: Part) -> list[tuple[str, Track]]:
    """Its streams by the names they have in files."""
    sound = [] if part.sound is None else [("sound", part.sound)]
    return [("video", part.video), *sound]

"""What the processes that share one video tell each other, and the pipe that it goes through.

Tensors travel as safetensors, pictures as PNG, all else as MessagePack. Knows nothing of devices.
"""

from __future__ import annotations

import io
import socket
from contextlib import suppress
from dataclasses import replace
from typing import Any, Literal, TypeVar

import msgspec
import torch
from PIL import Image
from safetensors.torch import load, save

from kinora.engines.diffusion.config import ModelConfig, Remixing
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.parts import Part, Run, Track
from kinora.engines.diffusion.progress import Steps

T = TypeVar("T")
State = Literal["loaded", "ready", "over", "failed", "late"]

_TENSOR, _PICTURE = 1, 2
_LENGTH = 8  # bytes
_BODY, _GO, _STOP = b"b", b"g", b"s"


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """What a follower is started with."""

    config: ModelConfig
    folder: str
    image_folder: str
    device: str  # as torch names it
    rank: int
    num_ranks: int
    meeting: str  # the file by which the ranks find one another
    parent: int  # process id


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One run, the same for every rank."""

    strategy: Literal["generate", "anchored", "regenerate", "flowedit"]
    run: Run
    source: Part | None = None
    source_prompt: str = ""
    start: int = 0
    remix: Remixing = Remixing()

    def travelling(self) -> Call:
        """With as much of the source as the run needs, all of it in memory."""
        if self.source is None:
            return self
        first = self.source.num_steps if self.strategy == "flowedit" else self.start
        sound = self.source.sound
        source = replace(
            self.source,
            video=_from_step(first, self.source.video),
            sound=None if sound is None else _from_step(first, sound),
        )
        return msgspec.structs.replace(self, source=source)

    def perform(self, denoiser: Denoiser, follow: Steps) -> Part:
        """Have `denoiser` do it. Raises what the denoiser raises."""
        if self.source is None:
            return denoiser.generate(self.run, follow)
        if self.strategy == "anchored":
            return denoiser.anchored(
                self.run, self.source, start=self.start, remix=self.remix, follow=follow
            )
        if self.strategy == "regenerate":
            return denoiser.regenerate(self.run, self.source, start=self.start, follow=follow)
        return denoiser.flowedit(
            self.run, self.source, source_prompt=self.source_prompt, remix=self.remix, follow=follow
        )


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """What a follower says."""

    state: State
    reason: str = ""  # of "failed", and of "late", which is said of it
    is_memory: bool = False  # its device ran out of it


class Link:
    """One end of the pipe between rank 0 and a follower. Raises EOFError when the other end is gone,
    or takes longer over what it sends or is sent than there is patience for: None waits for ever."""

    def __init__(self, end: socket.socket, *, patience_s: float | None = None) -> None:
        self._end = end
        self._end.settimeout(patience_s)

    def __repr__(self) -> str:
        return f"Link({self._end.fileno()})"

    def fileno(self) -> int:
        return self._end.fileno()

    def close(self) -> None:
        self._end.close()

    def tell(self, body: bytes) -> None:
        """Send what `encoded` gave."""
        self._send(_BODY + len(body).to_bytes(_LENGTH, "big"))
        self._send(body)

    def take(self, kind: type[T]) -> T:
        """Wait for the next value; what was left over of the turns of a run is passed over."""
        while self._read(1) != _BODY:
            pass
        size = int.from_bytes(self._read(_LENGTH), "big")
        return msgspec.msgpack.decode(
            self._read(size), type=kind, ext_hook=_from_extension, dec_hook=_as_it_is
        )

    def go(self) -> None:
        """Let the other side make its next call of a transformer."""
        self._send(_GO)

    def stop(self) -> None:
        """Have the other side leave its run; without effect on one that is not in a run."""
        with suppress(EOFError):
            self._send(_STOP)

    def may_go(self) -> bool:
        """Wait for the turn: False means that the run is to be left."""
        return self._read(1) == _GO

    def _send(self, data: bytes) -> None:
        try:
            self._end.sendall(data)
        except OSError as error:
            raise EOFError from error

    def _read(self, size: int) -> bytearray:
        data = bytearray(size)
        view = memoryview(data)
        while view:
            try:
                count = self._end.recv_into(view)
            except OSError as error:
                raise EOFError from error
            if not count:
                raise EOFError
            view = view[count:]
        return data


def _from_step(first: int, track: Track) -> Track:
    path = {step: track.path[step] for step in track.path if step >= first}
    return replace(track, path=path)


def encoded(value: Setup | Call | Word) -> bytes:
    return msgspec.msgpack.encode(value, enc_hook=_to_extension)


def _to_extension(value: Any) -> msgspec.msgpack.Ext:
    if isinstance(value, torch.Tensor):
        return msgspec.msgpack.Ext(_TENSOR, save({"": value.cpu().contiguous()}))
    if isinstance(value, Image.Image):
        buffer = io.BytesIO()
        value.save(buffer, format="PNG", compress_level=1)
        return msgspec.msgpack.Ext(_PICTURE, buffer.getvalue())
    raise NotImplementedError(f"{type(value).__name__} does not travel between ranks")


def _from_extension(code: int, data: memoryview) -> Any:
    if code == _TENSOR:
        return load(bytes(data))[""]
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def _as_it_is(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return value

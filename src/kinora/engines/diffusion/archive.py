"""One safetensors file in memory: words of ours, and tensors that are copied one by one when wanted.

Knows nothing of what the words or the tensors mean. Nothing is ever unpickled.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar

import msgspec
import torch
from safetensors.torch import save

from kinora.engines.base import Buffer
from kinora.engines.diffusion.parts import Tensor

T = TypeVar("T")

_WORDS = "kinora"  # the key of the words in the file's metadata
_LENGTH = 8  # bytes before the header, which tell its length
_MOST_HEADER = 16 * 2**20  # bytes; of thousands of tensors it takes some hundred thousand
_MOST_EDGE, _MOST_AXES = 2**31, 8  # of a shape
_DTYPES = {
    "F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16,
    "I64": torch.int64, "I32": torch.int32, "I16": torch.int16, "I8": torch.int8,
    "U8": torch.uint8, "BOOL": torch.bool,
}  # fmt: skip
_Whole = Annotated[int, msgspec.Meta(ge=0)]


class DamagedArchive(Exception):
    """These bytes are no file of ours; the message says what is wrong, for the log."""


class _Entry(msgspec.Struct, frozen=True):
    """One tensor, as the header tells it."""

    dtype: str
    shape: tuple[_Whole, ...]
    data_offsets: tuple[_Whole, _Whole]


class Archive(Mapping[str, Tensor]):
    """Tensors by name; each look copies one out of the buffer. `words` is what was packed with them."""

    def __init__(self, data: Buffer) -> None:
        """Reads the header alone. Raises DamagedArchive for bytes that `pack` did not give."""
        view = memoryview(data).cast("B")
        length = int.from_bytes(view[:_LENGTH], "little")
        if not 2 <= length <= min(len(view) - _LENGTH, _MOST_HEADER):
            raise DamagedArchive("the header's length is impossible")
        self._body = view[_LENGTH + length :]
        self.words, self._entries = _header(view[_LENGTH : _LENGTH + length])
        for name, entry in self._entries.items():
            _check(name, entry)
        _check_order([entry.data_offsets for entry in self._entries.values()], len(self._body))

    def __getitem__(self, name: str) -> Tensor:
        entry = self._entries[name]
        dtype, (start, stop) = _DTYPES[entry.dtype], entry.data_offsets
        if start == stop:
            return torch.empty(entry.shape, dtype=dtype)
        return torch.frombuffer(bytearray(self._body[start:stop]), dtype=dtype).reshape(entry.shape)

    def shape(self, name: str) -> tuple[int, ...]:
        """Of one tensor, without copying it. Raises DamagedArchive where there is none."""
        if name not in self._entries:
            raise DamagedArchive(f"the tensor {name!r} is missing")
        return self._entries[name].shape

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def pack(words: bytes, tensors: Mapping[str, Tensor]) -> bytes:
    """The bytes of a safetensors file; `words` are UTF-8. The same values give the same bytes."""
    own: dict[str, Tensor] = {}
    seen: set[int] = set()  # what several tensors share cannot be written twice
    for name, given in tensors.items():
        tensor = given.detach().cpu().contiguous()
        memory = tensor.untyped_storage().data_ptr()
        own[name] = tensor.clone() if memory in seen else tensor
        seen.add(memory)
    return bytes(save(own, metadata={_WORDS: words.decode()}))


def decoded(words: Any, kind: type[T]) -> T:
    """JSON as a value. Raises DamagedArchive."""
    try:
        return msgspec.json.decode(words, type=kind)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise DamagedArchive(f"its words cannot be read: {error}") from error


def _header(data: Any) -> tuple[bytes, dict[str, _Entry]]:
    told = decoded(data, dict[str, msgspec.Raw])
    about = decoded(told.pop("__metadata__", b"{}"), dict[str, str])
    entries = {name: decoded(raw, _Entry) for name, raw in told.items()}
    if _WORDS not in about:
        raise DamagedArchive("it was written by somebody else")
    return about[_WORDS].encode(), entries


def _check(name: str, entry: _Entry) -> None:
    start, stop = entry.data_offsets
    if entry.dtype not in _DTYPES:
        raise DamagedArchive(f"the tensor {name!r} is of the unknown type {entry.dtype!r}")
    if len(entry.shape) > _MOST_AXES or max(entry.shape, default=0) > _MOST_EDGE:
        raise DamagedArchive(f"the tensor {name!r} has an impossible shape")
    if math.prod(entry.shape) * _DTYPES[entry.dtype].itemsize != stop - start:
        raise DamagedArchive(f"the tensor {name!r} has another shape than bytes")


def _check_order(spans: list[tuple[int, int]], num_bytes: int) -> None:
    """One after another without gaps, to the end: so that no file makes more than it has."""
    reached = 0
    for start, stop in sorted(spans):
        if start != reached or stop < start:
            raise DamagedArchive("its tensors overlap, or leave gaps")
        reached = stop
    if reached != num_bytes:
        raise DamagedArchive("it is cut off, or too long")

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engines.diffusion.tensors.kept import GRID, KEPT, negative
from kinora.engines.animatic.engine import AnimaticEngine
from kinora.engines.base import Shot
from kinora.engines.diffusion.archive import pack
from kinora.engines.diffusion.negative import Negative, decode, encode
from kinora.errors import GenerationError
from kinora.video import Kind, Size

FILE = encode(negative())


class Patient:
    """A watch that nobody calls off."""

    def check(self) -> None: ...

    def loading(self) -> None: ...

    def steps(self, done: int, total: int) -> None: ...

    def preview(self, picture: bytes) -> None: ...


def assert_same(one: Negative, other: Negative) -> None:
    assert (one.about, one.picture) == (other.about, other.picture)
    for mine, theirs in zip(one.parts, other.parts, strict=True):
        assert torch.equal(mine.video.final, theirs.video.final)
        assert (mine.sound is None) == (theirs.sound is None)
        if mine.sound and theirs.sound:
            assert torch.equal(mine.sound.final, theirs.sound.final)
        bare = {"video": None, "sound": None}
        assert replace(mine, **bare) == replace(theirs, **bare)


def test_a_negative_comes_back_bit_for_bit() -> None:
    """Words, latents of picture and sound, and the reference's bytes."""
    assert_same(decode(FILE), negative())


def test_the_same_negative_gives_the_same_bytes() -> None:
    """A trajectory can be tied to them."""
    assert encode(decode(FILE)) == FILE


def test_a_negative_is_read_from_a_view() -> None:
    """As of a file that is mapped into memory."""
    assert_same(decode(memoryview(bytearray(FILE))), negative())


def test_negatives_of_schema_1_load() -> None:
    """The committed file is what this schema was released with."""
    stored = Path(__file__).parent / "negatives" / "schema1.safetensors"

    assert_same(decode(stored.read_bytes()), negative())


def test_a_negative_of_the_animatic_engine_is_refused() -> None:
    """In one sentence that names the reason."""
    engine = AnimaticEngine()
    shot = Shot(kind=Kind.CREATE, prompt="A cat", size=Size(320, 180), seconds=4, seed=1)
    scene = engine.plan(shot, Patient())

    with pytest.raises(GenerationError, match="another engine"):
        decode(scene)


@pytest.mark.parametrize("length", [0, 1, 8, 100, len(FILE) - 1])
def test_a_truncated_negative_is_refused(length: int) -> None:
    """Wherever it was cut off."""
    with pytest.raises(GenerationError):
        decode(FILE[:length])


@pytest.mark.parametrize(
    "words",
    [
        b"{}",
        b"[" * 5000,
        b"null",
        b'{"schema":2}',
        FILE[FILE.index(b"{") :][:60],
    ],
)
def test_words_that_are_no_negatives_are_refused(words: bytes) -> None:
    """A well-made file of somebody else's says nothing that we act on."""
    with pytest.raises(GenerationError):
        decode(pack(words, {"0.video": torch.zeros(1, 2, 3, 4, 5)}))


def test_latents_that_are_missing_are_missed() -> None:
    """A part without its tensor is damage, not an empty part."""
    about = msgspec.json.encode(KEPT)

    with pytest.raises(GenerationError, match="damaged"):
        decode(pack(about, {"0.video": torch.zeros(1, 2, 3, 4, 5)}))


@pytest.mark.parametrize(
    "latents",
    [
        torch.full((1, 4, *GRID), torch.nan),
        torch.zeros(1, 4, *GRID).half(),
        torch.zeros(1, 4, 3, 2, 2),
        torch.zeros(4 * 2 * 3 * 2),
        torch.zeros(1, 4, 0, 3, 2),
    ],
)
def test_latents_that_are_none_of_its_grid_are_refused(latents: torch.Tensor) -> None:
    """Nothing is made of numbers that are none, or lie elsewhere."""
    about = msgspec.structs.replace(KEPT, parts=KEPT.parts[:1])

    with pytest.raises(GenerationError, match="damaged"):
        decode(pack(msgspec.json.encode(about), {"0.video": latents}))


@pytest.mark.parametrize("shape", [(1, 4, *GRID), (1, 2, 4, 3, 2), (1, 12, 4)])
def test_latents_lie_as_their_family_has_them(shape: tuple[int, ...]) -> None:
    """Frames before channels, after them, or one row of tokens."""
    about = msgspec.structs.replace(KEPT, parts=KEPT.parts[:1])
    read = decode(pack(msgspec.json.encode(about), {"0.video": torch.ones(shape)}))

    assert read.parts[0].video.final.shape == shape


def test_tensors_that_share_bytes_are_refused() -> None:
    """A small file cannot ask for much memory by naming the same bytes again and again."""
    length = int.from_bytes(FILE[:8], "little")
    header = msgspec.json.decode(FILE[8 : 8 + length])
    header["9.video"] = header["0.video"]
    words = msgspec.json.encode(header)

    with pytest.raises(GenerationError, match="damaged"):
        decode(len(words).to_bytes(8, "little") + words + FILE[8 + length :])


def test_a_part_cannot_show_more_than_it_has() -> None:
    """Frames are counted by what was made."""
    parts = tuple(msgspec.structs.replace(sheet, shown=10) for sheet in KEPT.parts)
    lying = replace(negative(), about=msgspec.structs.replace(KEPT, parts=parts))

    with pytest.raises(GenerationError):
        decode(encode(lying))


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Whatever they are, the answer is one sentence."""
    with pytest.raises(GenerationError):
        decode(data)


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_no_flipped_byte_breaks_the_reader(place: int, change: int) -> None:
    """A damaged file either loads or is refused."""
    data = bytearray(FILE)
    data[place] ^= change
    with suppress(GenerationError):
        decode(bytes(data))

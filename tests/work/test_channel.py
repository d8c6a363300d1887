"""Messages arrive whole, in order, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from kinora.errors import KinoraError
from kinora.video import Asset, Variant
from kinora.work.channel import Channel
from kinora.work.messages import Beat, Cancel, Made, Make, pack, unpack

CANCEL = Cancel("video_1", 1)


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Channel]]:
    left, right = Channel.pair()
    yield left, right
    left.close()
    right.close()


def test_messages_come_back_as_they_were(ends: tuple[Channel, Channel], order: Make) -> None:
    """Values within values included."""
    asset = Asset(variant=Variant.VIDEO, key="k", size=1, sha256="00", media_type="video/mp4")
    sent = (order, Made("video_1", 1, (asset,), "1", 7), Beat("idle", 3), CANCEL)
    for message in sent:
        ends[0].send(message)

    assert tuple(ends[1].receive() for _ in sent) == sent


def test_the_longest_prompt_fits(ends: tuple[Channel, Channel], order: Make) -> None:
    """32,000 characters of four bytes each go through in one message."""
    long = msgspec.structs.replace(order, prompt="\N{CAT FACE}" * 32_000)
    assert ends[0].offer(long)

    assert ends[1].receive() == long


def test_nothing_to_read_is_no_message(ends: tuple[Channel, Channel]) -> None:
    """Polling never waits."""
    assert ends[0].poll() is None


def test_an_end_that_is_gone_is_noticed(ends: tuple[Channel, Channel]) -> None:
    """By the reader as the end of the pipe, by the sender as a refusal."""
    ends[1].send(CANCEL)
    ends[1].close()

    assert ends[0].poll() == CANCEL
    with pytest.raises(EOFError):
        ends[0].poll()
    with pytest.raises(EOFError):
        ends[0].send(CANCEL)
    assert not ends[0].offer(CANCEL)


def test_an_end_that_does_not_read_blocks_nobody(ends: tuple[Channel, Channel]) -> None:
    """Offering to it is refused once its buffer is full."""
    assert any(not ends[0].offer(Beat("idle", number)) for number in range(100_000))


def test_what_is_no_message_is_refused() -> None:
    """A stray byte sequence raises our own error."""
    for data in (b"", b"\xff", pack(CANCEL)[:-1], msgspec.msgpack.encode({"type": "Unknown"})):
        with pytest.raises(KinoraError):
            unpack(data)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.errors import GenerationError
from kinora.media.encode import SegmentEncoder
from kinora.media.probe import probe
from kinora.video import Size


def test_a_video_without_sound_is_refused(
    tmp_path: Path, drawn: Callable[..., NDArray[np.uint8]]
) -> None:
    """A bare segment is not a finished video."""
    path, size = tmp_path / "segment.mp4", Size(96, 54)
    with SegmentEncoder(path, size=size, fps=24, pixel_format="rgb24") as encoder:
        encoder.add(np.zeros((54, 96, 3), np.uint8))

    with pytest.raises(GenerationError, match="lacks its picture or its sound"):
        probe(path)


def test_something_else_is_refused(tmp_path: Path) -> None:
    """A file that is no video raises a sentence, not a codec's error."""
    path = tmp_path / "a.mp4"
    path.write_text("not a video")

    with pytest.raises(GenerationError, match="Looking at the video failed"):
        probe(path)


def test_an_index_at_the_end_is_seen(tmp_path: Path, make_clip: Callable[..., Path]) -> None:
    """A file that was written without moving its index says so."""
    slow = tmp_path / "slow.mp4"
    with av.open(str(make_clip())) as source, av.open(str(slow), "w") as copy:
        streams = {s.index: copy.add_stream_from_template(s) for s in source.streams}
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                copy.mux(packet)

    assert not probe(slow).index_first

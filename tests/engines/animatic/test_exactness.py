"""Remix, exactly: at full size, outside the region that a change may touch, nothing changes.

The region is computed here, from renders with and without the thing that changes (its shadow and its
reflection are thereby in it), grown by 8 pixels; the engine is never told.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from kinora.engines.animatic.engine import AnimaticFootage
from kinora.media.encode import SegmentEncoder
from kinora.video import Size

FULL = Size(1280, 720)
MOMENTS = (12, 100)  # frames of a clip of 8 s, before the last 40 %
PIANO = "A cat plays the piano on a stage."
KITE = "Wide shot of a child flying a red kite in a grassy park, golden hour sunlight, camera slowly pans upward."  # fmt: skip
MONSTER = "A monster with fluffy fur stands in a forest clearing and waves."
LOCAL = (
    (PIANO, "Make the cat black.", "cat"),
    (PIANO, "Make the piano white.", "piano"),
    (KITE, "Make the kite blue.", "kite"),
    (KITE, "Replace the child with a robot.", "child"),
    (MONSTER, "Change the color of the monster to orange.", "monster"),
)


def picture(footage: AnimaticFootage, index: int) -> NDArray[np.uint8]:
    return next(iter(footage.frames(index, index + 1))).copy()


class Region:
    """Where one thing shows, in source or remix, with what it throws on its surroundings."""

    def __init__(self, studio: Any, tools: Any, pair: list[AnimaticFootage], kind: str) -> None:
        self._tools, self._pair = tools, pair
        first = next(e for e in pair[0].reading.scene.entities if e.kind == kind)
        kinds = [footage.reading.scene.entity(first.id).kind for footage in pair]
        self._bare = [studio.film(tools.without(f, k)) for f, k in zip(pair, kinds, strict=True)]

    def at(self, index: int) -> NDArray[np.bool_]:
        """The region in one frame, grown by 8 pixels."""
        found = np.zeros((FULL.height, FULL.width), bool)
        for footage, bare in zip(self._pair, self._bare, strict=True):
            shown, hidden = picture(footage, index), self._tools.picture(bare, index)
            found |= self._tools.changed(shown, hidden)
        return np.asarray(self._tools.around(found))


@pytest.mark.parametrize(("prompt", "edit", "kind"), LOCAL)
def test_a_local_change_stays_where_it_is(
    studio: Any, tools: Any, prompt: str, edit: str, kind: str
) -> None:
    """Frames before encoding are identical outside the changed thing, its shadow and its reflection."""
    source = studio.create(prompt, seconds=8, size=FULL)
    remix = studio.remix(source, edit)
    region = Region(studio, tools, [source, remix], kind)
    for index in MOMENTS:
        own = region.at(index)
        changed = tools.changed(picture(source, index), picture(remix, index))

        assert changed.any()
        assert not (changed & ~own).any()
        assert own.mean() < 0.5


@pytest.mark.parametrize(
    ("prompt", "edit"),
    [
        (PIANO, "Extend the scene with the cat taking a bow to the cheering audience."),
        (MONSTER, "A second monster comes out right after."),
    ],
)
def test_an_appended_action_begins_at_its_time(studio: Any, prompt: str, edit: str) -> None:
    """Up to 60 % of the clip every frame is identical, the last one before the change too."""
    source = studio.create(prompt, seconds=8, size=FULL)
    remix = studio.remix(source, edit)
    for index in (0, 60, 114, 115):  # 4.8 s are 115.2 frames
        assert np.array_equal(picture(source, index), picture(remix, index))
    assert not np.array_equal(picture(source, 170), picture(remix, 170))


def test_a_chain_of_remixes_keeps_what_was_never_mentioned(studio: Any, tools: Any) -> None:
    """After three remixes the far side of the stage is still that of the first video."""
    first = studio.create(PIANO, seconds=8, size=FULL)
    last = first
    for edit in ("Make the cat black.", "Make the piano white.", "Make the cat grey."):
        last = studio.remix(last, edit)
    regions = [Region(studio, tools, [first, last], kind) for kind in ("cat", "piano")]
    for index in MOMENTS:
        touched = regions[0].at(index) | regions[1].at(index)
        changed = tools.changed(picture(first, index), picture(last, index))

        assert not (changed & ~touched).any()


def test_the_print_keeps_it_too(studio: Any, tools: Any, tmp_path: Path) -> None:
    """In the encoded video, outside the change, the remix is within 40 dB of its source."""
    source = studio.create(KITE, seconds=8, size=FULL)
    remix = studio.remix(source, "Make the kite blue.")
    prints = [encoded(each, tmp_path / f"{n}.mp4") for n, each in enumerate((source, remix))]
    region = Region(studio, tools, [source, remix], "kite")
    for number in (0, 23):
        outside = ~region.at(number)
        error = prints[0][number][outside].astype(float) - prints[1][number][outside]

        assert 10 * np.log10(255**2 / max(np.mean(error**2), 1e-9)) >= 40


def encoded(footage: AnimaticFootage, path: Path) -> list[NDArray[np.uint8]]:
    """The first second of a footage, encoded and decoded again."""
    encoder = SegmentEncoder(path, size=FULL, fps=24, pixel_format=footage.pixel_format)
    with encoder:
        for frame in footage.frames(0, 24):
            encoder.add(frame)
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]

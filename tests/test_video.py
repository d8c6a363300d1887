"""Promises of the video value."""

from __future__ import annotations

import re

import pytest

from kinora.video import Kind, Size, Status, Video, new_video_id


def make_video() -> Video:
    return Video(
        id="video_1",
        project="default",
        created_at=1,
        kind=Kind.CREATE,
        model="sora-2",
        prompt="a cat",
        size=Size(720, 1280),
        seconds=4,
        seed=7,
        engine="animatic",
    )


def test_id_has_the_native_shape() -> None:
    """An id is `video_` and 48 hex digits that begin with the time it was made."""
    made = new_video_id(0x68D7512D)

    assert re.fullmatch(r"video_68d7512d[0-9a-f]{4}819[0-9a-f][89ab][0-9a-f]{31}", made)


def test_final_statuses_stay() -> None:
    """A failed video never changes its status again."""
    failed = make_video().changed(status=Status.FAILED)

    with pytest.raises(ValueError, match="failed to queued"):
        failed.changed(status=Status.QUEUED)

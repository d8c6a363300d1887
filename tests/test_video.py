"""Promises of the video value."""

from __future__ import annotations

import re

from kinora.video import new_video_id


def test_id_has_the_native_shape() -> None:
    """An id is `video_` and 48 hex digits that begin with the time it was made."""
    made = new_video_id(0x68D7512D)

    assert re.fullmatch(r"video_68d7512d[0-9a-f]{4}819[0-9a-f][89ab][0-9a-f]{31}", made)

"""Pictures as arrays: colours looked up, neighbours mixed, edges found."""

from __future__ import annotations

import numpy as np

from kinora.engines.animatic.looks.pixels import (
    NUM_CODES,
    bytes_of,
    edges,
    looked_up,
    softened,
    table,
)


def test_a_table_holds_one_picture_of_all_colours_for_each_recolour() -> None:
    """The code of pure red becomes red under the first recolour and its opposite under the next."""
    words = table(lambda tones: tones, lambda tones: 1 - tones)
    red = np.array([[31 << 11]], np.int32)
    assert bytes_of(looked_up(words, red)).tolist() == [[[0, 0, 255, 255]]]
    assert bytes_of(looked_up(words, red + NUM_CODES)).tolist() == [[[255, 255, 0, 255]]]


def test_edges_are_where_brightness_changes() -> None:
    """A flat picture has none; a border is found on both of its sides."""
    grey = np.zeros((8, 8), np.uint8)
    assert not edges(grey).any()
    grey[:, 4:] = 200
    assert (edges(grey)[:, 3:5] == 200).all()
    assert not edges(grey)[:, :3].any()


def test_softening_keeps_what_is_flat() -> None:
    """One colour stays that colour, and a border gets steps."""
    flat = np.full((6, 6, 4), 90, np.uint8)
    assert np.array_equal(softened(flat, 1, 2), flat)
    flat[:, 3:] = 200
    assert len(np.unique(softened(flat, 1))) > 2

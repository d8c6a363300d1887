"""A caption says one scene's words, and no other's."""

from __future__ import annotations

from shapes.captions import WORDS, caption_of
from shapes.sampling import combinations
from shapes.world import Scene, Thing


def test_captions_are_unique_and_of_known_words() -> None:
    captions = [
        caption_of(
            Scene(
                things=(Thing(colour=colour, shape=shape, size=size, direction=direction),),
                background=background,
            )
        )
        for colour, shape, size, direction, background in combinations()
    ]
    assert len(set(captions)) == len(captions) == 576
    assert {word for caption in captions for word in caption.split()} <= set(WORDS)

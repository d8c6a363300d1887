"""What is spoken stands under the picture while it is spoken."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import numpy as np
import pytest

from kinora.engines.animatic.film.captions import LINES, Captions
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.scene import Caption, Entity, Scene

SPEECH = (
    "And now we will go together to the far side of the mountain, where nobody has ever been, "
    "and where the wind sings in the old pine trees until the morning comes."
)


def scene(**wishes: object) -> Scene:
    hero = (Entity(id="cat-1", kind="cat"),)
    return Scene(seed=5, width=320, height=180, seconds=4, place="stage", entities=hero, **wishes)  # type: ignore[arg-type]


def test_a_caption_is_there_while_it_is_spoken(studio, tools):
    """Not before, not after, and no other pixel changes."""
    captions = (Caption(text="Hello there!", start=1.0, end=3.0),)
    plain, spoken = (studio.film(scene(captions=each)) for each in ((), captions))

    def difference(index):
        return tools.changed(tools.picture(plain, index), tools.picture(spoken, index))

    rows, columns = np.nonzero(difference(48))

    assert not difference(20).any()
    assert not difference(80).any()
    assert rows.min() > 0.6 * 180
    assert 0.05 * 320 < columns.min() < columns.max() < 0.95 * 320


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1024, 1792), (480, 480)])
def test_captions_stay_inside_the_safe_area(size):
    """Two lines at most, nine tenths of the width, nothing in the lowest twentieth."""
    captions = Captions((Caption(text=SPEECH, start=0, end=8),), Picture(*size))

    assert len(captions.pages) > 1
    for page in captions.pages:
        assert len(page.lines) <= LINES
        assert all(line.width <= 0.9 * size[0] for line in page.lines)


def test_pages_follow_one_another():
    """A long speech is turned over: its pages fill its time without gap or overlap."""
    pages = Captions((Caption(text=SPEECH, start=1, end=9),), Picture()).pages

    assert pages[0].start == 1
    assert pages[-1].end == pytest.approx(9)
    assert all(a.end == b.start for a, b in pairwise(pages))


def test_captions_are_crisp_in_every_look(studio, tools):
    """A look that turns everything into large pixels leaves the letters as they are."""
    captions = (Caption(text="Hello there!", start=0.0, end=4.0),)
    made = studio.create("a cat in a park, pixel art", seconds=4)
    shown = msgspec.structs.replace(made.reading.scene, captions=captions)
    plain = studio.film(shown)
    assert made.reading.scene.look.style == "pixel art"

    letters = tools.picture(plain, 30).min(-1) > 235

    assert letters[110:].any()


def test_words_nobody_can_show_are_no_page():
    """A caption of signs without a font leaves the picture alone."""
    assert Captions((Caption(text="\U000f0000", start=0, end=4),), Picture()).pages == ()

"""Where nothing of a prompt is known, its words are the picture."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from kinora.engines.animatic.film.titles import Title
from kinora.engines.animatic.paint.hours import hours, light_for
from kinora.engines.animatic.paint.picture import Picture
from kinora.engines.animatic.scene import Scene

LONGEST = "Lorem ipsum dolor sit amet consectetur " * 10


def titled(text: str, hour: str = "noon", size: tuple[int, int] = (320, 180)) -> Scene:
    return Scene(seed=5, width=size[0], height=size[1], seconds=4, title=text, time_of_day=hour)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1792, 1024), (480, 480)])
@pytest.mark.parametrize("text", ["ok", "The quiet geometry of longing", LONGEST])
def test_a_title_fits_the_frame(size, text):
    """Every line of every page lies inside the picture with room around it."""
    title = Title(text, Picture(*size), light_for("noon"), 8.0)

    for page in title.pages:
        last = page.row + 1.28 * title.size * (len(page.lines) - 1)
        assert page.row - title.size > 0.04 * size[1]
        assert last < 0.82 * size[1]
        assert all(line.width < 0.86 * size[0] for line in page.lines)


def test_pages_fill_the_clip():
    """A long prompt is turned over page by page until the clip ends."""
    pages = Title(LONGEST, Picture(), light_for("noon"), 8.0).pages

    assert len(pages) > 1
    assert pages[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(pages))
    assert pages[-1].end == math.inf


@pytest.mark.parametrize("hour", sorted(hours()))
def test_a_title_can_be_read_at_every_hour(studio, tools, hour):
    """Letters and sky differ by a contrast of three to one or more."""
    film = studio.film(titled("The quiet geometry of longing", hour, (192, 108)))
    sky, words = (tools.picture(film, index)[12:78].astype(float) for index in (0, 90))
    strong = np.abs(words - sky).max(-1) > 60
    assert strong.sum() > 150

    def level(picture):
        linear = (picture[strong][:, 2::-1] / 255) ** 2.2
        return np.quantile(linear @ (0.2126, 0.7152, 0.0722), (0.25, 0.5, 0.75))

    a, b = level(words), level(sky)
    contrast = (max(a[0], b[1]) + 0.05) / (min(a[0], b[1]) + 0.05)
    contrast = max(contrast, (max(a[2], b[1]) + 0.05) / (min(a[2], b[1]) + 0.05))
    assert contrast >= 3


def test_a_title_moves_and_the_set_with_it(studio, tools):
    """Words come line by line, and when they are there the light still moves."""
    film = studio.film(titled("The quiet geometry of longing"))

    early, there, later = (tools.picture(film, index) for index in (2, 70, 95))

    assert tools.changed(early, there).mean() > 0.02
    assert tools.changed(there, later).any()


def test_no_title_no_words(studio, tools):
    """A scene without a title is not drawn on."""
    assert Title("", Picture(), light_for("noon"), 4.0).pages == ()

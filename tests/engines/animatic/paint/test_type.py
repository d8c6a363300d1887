"""Words are set so that they fit and can be read."""

from __future__ import annotations

import pytest
import skia
from hypothesis import given, settings
from hypothesis import strategies as st

from kinora.engines.animatic.paint.native import pixels_of
from kinora.engines.animatic.paint.type import Ink, Setter

LONG = "Whatever the weather, the old ferry crosses the sound at seven, and nobody asks why."


def test_lines_fit_their_measure():
    """No line is wider than asked, and together they are the whole text."""
    setter = Setter(LONG)

    lines = setter.lines(30, 300)

    assert len(lines) > 2
    assert " ".join(lines) == LONG
    assert all(setter.width(line, 30) <= 300 for line in lines)


def test_lines_are_about_as_long_as_one_another():
    """Two lines are not a full one and a single word."""
    setter = Setter("We met where the river bends to the sea")

    first, second = (setter.width(line, 40) for line in setter.lines(40, 600))

    assert min(first, second) > 0.7 * max(first, second)


def test_a_word_longer_than_a_line_is_cut():
    """It goes on in the next line and loses no letter."""
    lines = Setter("x" * 90).lines(30, 200)

    assert len(lines) > 1
    assert "".join(lines) == "x" * 90


@pytest.mark.parametrize("text", ["", "   ", "\x00\x1b", "\U000f0000\ue000"])
def test_what_cannot_be_shown_is_left_out(text):
    """Nothing, spaces, control characters and private signs give no line and no boxes."""
    assert Setter(text).lines(30, 300) == ()


def test_greek_cyrillic_and_accents_are_in_the_house_face():
    """What the face has is set in it, whatever fonts the machine has."""
    setter = Setter("Où est-elle? Привет, Ελλάδα – “naïve”")

    assert len(setter.faces) == 1
    assert setter.text == "Où est-elle? Привет, Ελλάδα – “naïve”"


@pytest.mark.parametrize("text", ["مرحبا", "नमस्ते", "สวัสดี"])
def test_other_scripts_have_faces_of_their_own(text):
    """Arabic, Devanagari and Thai come with the package, not from the machine."""
    setter = Setter(text)

    assert setter.text == text
    assert len(setter.faces) == 2


def test_signs_without_a_face_are_left_out_of_a_line():
    """The rest of the line is still there."""
    assert Setter("猫 cat 🐱 naps").text == "cat naps"


def test_a_painted_line_keeps_its_halo():
    """No ink is cut off at the picture's edge."""
    inks = (Ink(colour="#000000", width=6, blur=4), Ink(colour="#ffffff"))
    words = Setter("Fjord").words("Fjord", 40, inks)
    alpha = pixels_of(words.image)[..., 3]

    assert alpha.max() == 255
    edges = (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1])
    assert max(int(edge.max()) for edge in edges) < 8


def test_the_same_words_are_the_same_picture():
    """Two setters agree byte for byte."""
    one, two = (
        pixels_of(Setter(LONG, weight=600).words("Fjord", 33, (Ink(colour="#ffffff"),)).image)
        for _ in range(2)
    )

    assert (one == two).all()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_set(text):
    """Whatever people write gives lines that fit; letters are only ever left out."""
    setter = Setter(text)
    lines = setter.lines(28, 260)

    assert all(setter.width(line, 28) <= 261 or len(line) == 1 for line in lines)
    assert isinstance(setter.words("ok", 20, (Ink(colour="#ffffff"),)).image, skia.Image)

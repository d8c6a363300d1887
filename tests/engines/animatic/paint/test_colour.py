"""Colour arithmetic."""

from __future__ import annotations

from kinora.engines.animatic.paint.colour import brighten, colour_int, luminance, mix, rgb


def test_a_hex_colour_becomes_three_shares() -> None:
    """`#rrggbb` is red, green and blue from 0 to 1."""
    assert rgb("#ff0080") == (1.0, 0.0, 128 / 255)


def test_a_mix_starts_at_one_colour_and_ends_at_the_other() -> None:
    """Amount 0 is the first colour, 1 the second."""
    assert mix("#000000", "#ffffff", 0.0) == (0.0, 0.0, 0.0)
    assert mix("#000000", "#ffffff", 1.0) == (1.0, 1.0, 1.0)


def test_brightening_raises_and_darkening_lowers_luminance() -> None:
    """The sign of the amount says which way."""
    assert luminance(brighten("#808080", 0.3)) > luminance("#808080")
    assert luminance(brighten("#808080", -0.3)) < luminance("#808080")


def test_a_packed_colour_has_alpha_first_and_never_overflows() -> None:
    """Channels above 1 are cut, not carried into their neighbours."""
    assert colour_int((2.0, 0.5, -1.0), 1.0) == 0xFFFF8000

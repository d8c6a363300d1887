"""Clothes on the members of the cast."""

from __future__ import annotations

import numpy as np
import pytest

from kinora.engines.animatic import cast
from kinora.engines.animatic.cast.base import Act
from kinora.engines.animatic.cast.view import View
from kinora.engines.animatic.cast.wardrobe import COLOURS, Garment, garments_of

SIDE = View(40.0, head_turn=-12.0)


def test_garments_are_read_from_traits():
    """Each in the colour that is told, or its usual one; what is no garment is left out."""
    traits = ("upright", "wears scarf #3f9a45", "wears sunglasses", "wears moonlight")

    assert garments_of(traits) == (Garment("scarf", "#3f9a45"), Garment("sunglasses", COLOURS["sunglasses"]))  # fmt: skip


@pytest.mark.parametrize("kind", ["cat", "girl", "man", "robot"])
@pytest.mark.parametrize(
    "garment", ["scarf", "sunglasses", "raincoat", "space suit", "cowboy hat", "boots"]
)
def test_every_garment_shows(kind, garment, painted):
    """Whoever puts something on looks different in it."""
    act = Act(t=1.0)
    plain = painted(cast.puppet(kind).pose(act, SIDE))
    dressed = painted(cast.puppet(kind, traits=(f"wears {garment}",)).pose(act, SIDE))

    assert np.abs(plain.astype(int) - dressed).sum() > 2000


@pytest.mark.parametrize("temper", ["happy", "sad", "angry", "surprised", "sleepy"])
@pytest.mark.parametrize("kind", ["girl", "cat", "dog"])
def test_a_temper_shows_in_the_face(kind, temper, painted):
    """A trait of mind changes the face and nothing below it."""
    act = Act(t=1.0)
    plain = painted(cast.puppet(kind).pose(act, SIDE)).astype(int)
    moved = painted(cast.puppet(kind, traits=(temper,)).pose(act, SIDE))

    assert np.abs(plain - moved).sum() > 0
    assert np.abs(plain - moved)[-25:].sum() == 0

"""Nobody is a copy of another, and everybody stays who they are."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.cast import puppet
from kinora.engines.animatic.cast.biped.puppet import BipedPuppet
from kinora.engines.animatic.cast.quadruped.puppet import QuadrupedPuppet

SEEDS = (7, 2_654_435_761, 1_013_904_223, 3_735_928_559, 40_503_117)


def person(kind: str, *, seed: int, colour: str = "") -> BipedPuppet:
    figure = puppet(kind, seed=seed, colour=colour)
    assert isinstance(figure, BipedPuppet)
    return figure


@pytest.mark.parametrize("kind", ["person", "man", "woman", "child", "girl", "boy", "old man"])
def test_people_of_a_kind_differ(kind):
    """Of five people at least four look different, in more than the colour of a shirt."""
    looks = [person(kind, seed=seed).style for seed in SEEDS]

    assert len({(style.skin, style.head.hair, style.coat[0]) for style in looks}) >= 4
    assert len({style.skin for style in looks}) >= 2


def test_somebody_stays_the_same():
    """The look hangs on the seed alone."""
    assert person("person", seed=99).style == person("person", seed=99).style


def test_a_named_colour_wins():
    """Whoever is said to be in red is in red, whatever the seed."""
    assert all(
        person("man", seed=seed, colour="#c81e1e").style.coat[0] == "#c81e1e" for seed in SEEDS
    )


def test_people_with_a_trade_keep_their_uniform():
    """A chef's clothes are a chef's; only the face differs."""
    chefs = [person("chef", seed=seed).style for seed in SEEDS]

    assert {style.top for style in chefs} == {person("chef", seed=0).style.top}
    assert len({style.skin for style in chefs}) > 1


def test_animals_differ_slightly():
    """Cats have coats of their own, and a cat stays a cat."""
    cats = [puppet("cat", seed=seed) for seed in SEEDS]

    assert all(isinstance(cat, QuadrupedPuppet) for cat in cats)
    assert len({cat.style.coat[0] for cat in cats if isinstance(cat, QuadrupedPuppet)}) > 2

"""What whole phrases mean beyond their words: likenesses, measures, shots, and where it must be."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("prompt", "kinds", "not_understood"),
    [
        ("A cat dances like a robot", ["cat"], ("robot",)),
        ("A cat that looks like a dog", ["cat"], ("dog",)),
        ("Paper planes drift as if they were birds", ["paper plane"], ("birds",)),
        ("A 30 year old astronaut", ["astronaut"], ("30 year old",)),
        ("[Shot 1] A beach. [Shot 2] A girl runs", ["girl"], ()),
        ("A giant duck", ["duck"], ()),
        ("A baby elephant", ["elephant"], ()),
        ("Giant wooly mammoths", ["mammoth"] * 3, ()),
        ("An old man fishing", ["old man"], ()),
        ("A cat waking up its sleeping owner", ["cat"], ("sleeping owner",)),
        ('Woman: "A dog runs!"', ["woman"], ()),
        ("A girl with flowers", ["girl", "flowers"], ()),
        ("A pig with wings flies over a farm", ["pig"], ("wings",)),
        ("A cat and a mouse play chess", ["cat", "mouse"], ("play chess",)),
        ("A duckling follows its mother", ["duck"], ("its mother",)),
        ("A girl with red hair and a blue backpack walks", ["girl", "backpack"], ("red hair",)),
        ("A rooster crows", ["rooster"], ()),
        ("A cat in purple light", ["cat"], ("purple",)),
        ("Aerial view of a forest", [], ()),
    ],
)
def test_phrases(make, prompt, kinds, not_understood) -> None:
    """A phrase brings in what it means, and the rest is reported."""
    reading = make(prompt)
    assert [entity.kind for entity in reading.scene.entities] == kinds
    assert reading.not_understood == not_understood


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A whale jumps out of the sea at sunset", "open sea"),
        ("A man watches a whale", "beach"),
        ("A whale", "ocean"),
        ("A hot air balloon in the sky", "open sky"),
        ("A girl flies a kite in the sky", "park"),
        ("A dragon flies through the sky above a city", "city street"),
        ("A robot on the moon", "moon surface"),
        ("A long road in the desert", "desert"),
        ("A car on a road", "country road"),
        ("A king in a castle", "castle"),
        ("A bear and a rabbit having a picnic in the forest", "forest"),
    ],
)
def test_where_it_must_be(make, prompt, place) -> None:
    """Nobody drowns, falls from the sky or leaves a place that was named."""
    assert make(prompt).scene.place == place


@pytest.mark.parametrize("prompt", ["A dog in a kitchen in the rain", "Snow on a stage"])
def test_no_weather_under_a_roof(make, prompt) -> None:
    """Weather that does not reach the place is reported, not promised."""
    reading = make(prompt)
    assert reading.scene.weather == ()
    assert reading.not_understood
    assert not reading.scene.wet


@pytest.mark.parametrize(
    ("prompt", "edit", "expected"),
    [
        ("Two penguins", "Make one red and the other blue", "penguin-1.colour penguin-2.colour"),
        ("Two penguins", "Make the right penguin red", "penguin-2.colour"),
        ("Two penguins", "Remove both of them", "-penguin-1 -penguin-2"),
        ("A child waves", "Same but with a girl instead", "child-1.kind"),
        ("A woman waves", "Turn her into a robot", "woman-1.kind"),
        ("A woman waves", "Change her coat to yellow", "woman-1.colour"),
        ("A woman waves", "Make her dance", "woman-1.beats"),
        ("A bear plays a guitar", "Make it a violin", "bear-1.beats guitar-2.kind"),
        ("A bear plays a guitar", "Switch the guitar for a violin", "bear-1.beats guitar-2.kind"),
        ("A red car drives", "Change red to blue", "car-1.colour"),
        ("A cat waves", "Make it look better", ""),
        ("A cat waves", "Add mountains in the background", ""),
        ("A cat waves", "A bird flies across the sky", "+bird-2"),
        ("A cat waves in the rain", "It stops raining", "weather"),
        ("A cat waves in the rain", "Let it snow", "weather"),
        ("A cat waves", "Put a hat on it", "+hat-2"),
        ("A cat waves", "Double the size of the cat", "cat-1.scale"),
        ("A cat waves", "Don't make it rain", ""),
        ("A cat waves", "Do not change the cat", ""),
        ("A cat waves", "Make it night but don't change the cat", "time_of_day"),
        ("A cat waves", "Don't move the camera and add a dog", "+dog-2"),
        ("A cat waves", "Add a red hat to the cat", "+hat-2"),
        ("A man waves", "Remove all the people", "-man-1"),
        ("Three cats", "Just one cat", "-cat-2 -cat-3"),
        ("A cat waves", "Make the cat's eyes green", ""),
        ("A cat and an audience", "Cut to the audience", ""),
        ("A cat waves", "She leaves", "cat-1.beats"),
        ("A cat waves", "Without changing anything else, make it night, please", "time_of_day"),
    ],
)
def test_edits(make, differences, prompt, edit, expected) -> None:
    """An edit changes what it means to and nothing else."""
    assert differences(make(prompt).scene, make(prompt, edit).scene) == set(expected.split())

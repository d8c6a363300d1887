"""Words that mean different things in different company."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("prompt", "kind", "colour"),
    [
        ("An orange cat", "cat", "#f08428"),
        ("The cat is orange", "cat", "#f08428"),
        ("A cat eats an orange", "cat", ""),
        ("A cat and oranges", "cat", ""),
        ("A rose robot", "robot", "#e0728c"),
        ("A robot with a rose", "robot", ""),
        ("A gold robot", "robot", "#dfae3a"),
        ("A snow white rabbit", "rabbit", "#fbfbfd"),
        ("A light blue balloon", "balloon", "#add8e6"),
        ("A #12ab34 balloon", "balloon", "#12ab34"),
        ("A DARK GREEN Balloon", "balloon", "#006400"),
        ("A child with green spots", "child", ""),
    ],
)
def test_colour_or_thing(make, only, prompt, kind, colour) -> None:
    """ "orange" is a colour before a noun and a fruit alone."""
    assert only(make(prompt), kind).colour == colour


@pytest.mark.parametrize(
    ("prompt", "actions"),
    [
        ("A cat plays the piano", ["play piano"]),
        ("A cat plays football", ["kick"]),
        ("A cat plays", ["play"]),
        ("A cat plays with a doll", []),
        ("A cat sits at a piano and plays", ["play piano"]),
        ("A cat takes a bow", ["bow"]),
        ("A cat bows", ["bow"]),
        ("A cat with a bow", []),
        ("A cat waves", ["wave"]),
        ("A cat walks in the park", ["walk"]),
        ("A cat flew a kite", ["fly kite"]),
        ("A cat danced", ["dance"]),
        ("A cat stands and sings", ["sing"]),
        ("A cat does not dance", []),
        ("A sleeping cat", ["sleep"]),
    ],
)
def test_verbs(make, only, prompt, actions) -> None:
    """A verb is read with its object, in any of its forms, and apart from nouns like it."""
    assert [beat.action for beat in only(make(prompt), "cat").beats] == actions


@pytest.mark.parametrize(
    ("prompt", "place", "time"),
    [
        ("A dog in the park", "park", "noon"),
        ("A man parks by the sea", "beach", "noon"),
        ("A night stand and a dog", "park", "noon"),
        ("A dog at night", "park", "night"),
        ("A dog on stage", "stage", "noon"),
        ("A dog in a theatre", "stage", "noon"),
        ("A dog in a theater", "stage", "noon"),
        ("A fox in snowy mountains", "snow", "noon"),
        ("A neon city", "neon street", "night"),
        ("A penguin", "snow", "noon"),
        ("An astronaut", "space", "night"),
        ("A robot in a city street under neon lights", "neon street", "night"),
    ],
)
def test_place_and_time(make, prompt, place, time) -> None:
    """Place and hour are read from what is said, and from who is at home where."""
    scene = make(prompt).scene
    assert (scene.place, scene.time_of_day) == (place, time)


def test_typos_are_left(make) -> None:
    """A misspelt word is reported, not guessed."""
    reading = make("A robbot dances in the prak")
    assert reading.not_understood == ("robbot dances", "prak")


def test_speech_is_no_scenery(make) -> None:
    """What somebody says in quotes adds nobody to the picture, but a caption."""
    reading = make('A robot says: "A dragon! Run, cats, run!"')
    assert [entity.kind for entity in reading.scene.entities] == ["robot"]
    assert [each.text for each in reading.scene.captions] == ["A dragon! Run, cats, run!"]


def test_attributes_stay_with_their_noun(make, only) -> None:
    """Colours, sizes and traits stick to the noun they stand with."""
    reading = make("A small red kite, a fluffy black cat and a huge robot with a yellow balloon")
    kite, cat = only(reading, "kite"), only(reading, "cat")
    robot, balloon = only(reading, "robot"), only(reading, "balloon")
    assert (kite.colour, kite.scale, kite.traits) == ("#d0342c", 0.65, ())
    assert (cat.colour, cat.scale, cat.traits) == ("#1d1b21", 1.0, ("fluffy",))
    assert (robot.colour, robot.scale, balloon.colour) == ("", 1.8, "#f2c832")


def test_stand_in_is_reported(make, only) -> None:
    """A kind without a drawing of its own may be stood in for, and the word is still reported."""
    reading = make("A lumberjack waves in a forest")
    assert only(reading, "farmer").beats[0].action == "wave"
    assert reading.not_understood == ("lumberjack",)


def test_scenery_is_not_brought_in_again(make) -> None:
    """The trees of a forest are in its set already; a tree on a stage is not."""
    forest = make("In a forest, light falls through the trees, and a fox sleeps").scene
    assert [entity.kind for entity in forest.entities] == ["fox"]
    stage = make("A fox sleeps under the tree on a stage").scene
    assert "tree" in [entity.kind for entity in stage.entities]


def test_more_special_kinds_answer_to_the_general_one(make, only) -> None:
    """ "The dog" may be a puppy, "the child" a girl."""
    reading = make("A puppy sleeps in a kitchen", "The dog wakes up", "Make the dog black")
    assert only(reading, "puppy").colour == "#1d1b21"
    assert [entity.kind for entity in reading.scene.entities] == ["puppy"]


def test_sea_is_seen_from_where_its_people_are(make) -> None:
    """Fish are under water, boats are on it."""
    assert make("Fish swim in the ocean").scene.place == "ocean"
    assert make("A sailboat on the ocean").scene.place == "open sea"
    assert make("A boat in the sea").scene.place == "open sea"


def test_hats_are_worn_and_balloons_held(make, only) -> None:
    """What is given to somebody goes where such a thing goes."""
    reading = make("A robot waves", "Put a crown on the robot", "Give the robot a red balloon")
    crown, balloon = only(reading, "crown").relation, only(reading, "balloon").relation
    assert crown is not None
    assert balloon is not None
    assert (crown.kind, crown.of) == ("wearing", "robot-1")
    assert (balloon.kind, balloon.of) == ("holding", "robot-1")

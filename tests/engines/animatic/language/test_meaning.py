"""What people mean where the words alone could mean something else."""

from __future__ import annotations

import pytest

PLACES = {
    "A spaceship lands on Mars, dust rising": ("mars", ["spaceship"]),
    "A robot repairs a spaceship in outer space": ("space", ["robot", "spaceship"]),
    "An astronaut floats inside a spaceship": ("spaceship", ["astronaut"]),
    "A ship near an iceberg": ("arctic sea", ["ship"]),
    "A penguin slides down a hill of snow": ("snow", ["penguin"]),
    "A polar bear fishes in the arctic": ("snow", ["polar bear"]),
    "A girl waits at a bus stop": ("city street", ["girl"]),
    "A teacher points at the blackboard": ("classroom", ["teacher"]),
    "A couple dances in a ballroom": ("ballroom", ["man", "woman"]),
    "A boxer trains in a gym": ("gym", ["athlete"]),
    "A skeleton family dances in a park": ("park", ["skeleton"] * 4),
    "A surfer rides a big wave": ("beach", ["athlete"]),
}


@pytest.mark.parametrize("prompt", PLACES)
def test_where_and_who(make, prompt) -> None:
    """Place and company are those that the prompt means."""
    place, kinds = PLACES[prompt]
    scene = make(prompt).scene
    assert (scene.place, [entity.kind for entity in scene.entities]) == (place, kinds)


def test_trades(make) -> None:
    """A drummer and a guitarist each play what they are named for."""
    scene = make("A drummer and a guitarist play on a beach").scene
    assert [e.beats[0].action for e in scene.entities if e.beats] == ["play drums", "play guitar"]


def test_passive(make, only) -> None:
    """Who is chased by somebody does not chase."""
    reading = make("A mouse is chased by a cat")
    assert only(reading, "cat").beats[0].target == only(reading, "mouse").id


def test_time_lapse_with_somebody_in_it(make) -> None:
    """Clouds may race, walkers may not."""
    assert make("Time-lapse of clouds").scene.pace == 4
    assert make("Time-lapse of clouds over walking elephants").scene.pace == 2


def test_noir_is_at_night(make) -> None:
    """A film noir is at night unless it says when it is."""
    assert make("A detective walks, film noir").scene.time_of_day == "night"
    assert make("A detective walks at noon, film noir").scene.time_of_day == "noon"


def test_rain_outside_is_heard(make) -> None:
    """In a café the rain outside is heard, and counts as understood."""
    reading = make("A man reads a newspaper in a café while it rains outside")
    assert reading.scene.sounds == ("sound of rain",)
    assert reading.scene.weather == reading.not_understood == ()


EDITS = [
    ("A girl reads", "Make her jump instead", "girl-1.beats"),
    ("A witch flies", "Same scene but she dances", "witch-1.beats"),
    ("A cat sleeps", "Make it a black cat", "cat-1.colour"),
    ("A rabbit", "Make the rabbit giant", "rabbit-1.scale"),
    ("A dog and a cat", "Make the cat bigger than the dog", "cat-2.scale"),
    ("A dog and a cat", "Remove everything except the cat", "-dog-1"),
    ("A ship in a storm", "Calm the sea", "weather"),
    ("A car in the rain", "Remove the rain but keep the wet ground", "weather"),
    ("Two penguins", "Make the second one pink", "penguin-2.colour"),
    ("Two balloons", "Make them red and blue", "balloon-1.colour balloon-2.colour"),
    ("A panda", "Don't change anything but make the panda wear a scarf", "panda-1.traits"),
    ("A robot and a girl", "Have the robot give the girl a flower", "+flower-3"),
    ("A dragon and a knight", "He should wave", "knight-2.beats"),
    ("A bird", "Make it dusk instead of noon", "time_of_day"),
    ("A dog runs", "Follow the dog with the camera", "camera.move"),
    (
        "A cat",
        "Make it night, add a moon and make the cat blue, slow zoom in",
        "time_of_day sky cat-1.colour camera.move camera.amount camera.framing",
    ),
]


@pytest.mark.parametrize(("source", "edit", "changed"), EDITS)
def test_edit_means(make, differences, source, edit, changed) -> None:
    """An edit changes what it means, and nothing else."""
    found = differences(make(source).scene, make(source, edit).scene)
    assert found - {"camera.framing"} == set(changed.split()) - {"camera.framing"}


def test_instead_is_from_the_start(make, only) -> None:
    """What is done instead is done all along; what is added is done at the end."""
    assert only(make("A girl reads", "Make her jump instead"), "girl").beats[0].action == "jump"
    assert only(make("A girl reads", "Make her jump"), "girl").beats[0].action == "read"


def test_it_is_who_came_last(make, only) -> None:
    """After a robot was added, "it" is the robot."""
    reading = make("A cat sleeps", "Add a robot", "Make it red")
    assert only(reading, "robot").colour
    assert not only(reading, "cat").colour


def test_the_other_one(make) -> None:
    """ "The other one" is who was not changed before."""
    reading = make("Two penguins", "Make the left penguin pink", "Make the other one blue")
    assert len({entity.colour for entity in reading.scene.entities}) == 2
    assert all(entity.colour for entity in reading.scene.entities)

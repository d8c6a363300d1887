"""What edits of many kinds change in a scene, and that they change nothing else."""

from __future__ import annotations

import pytest

from kinora.engines.animatic import language
from kinora.engines.animatic.scene import Reading
from kinora.video import Size

# by source: edit, every field that differs afterwards, what is not understood
EDITS = {
    "A cat plays the piano on a stage.": (
        ("Make the cat black.", "cat-1.colour", ""),
        ("Make the cat a dog", "cat-1.kind", ""),
        ("Turn the cat into a robot", "cat-1.kind cat-1.traits", ""),
        ("Replace the cat with two penguins", "+penguin-5 cat-1.kind cat-1.traits", ""),
        ("Swap the piano for a guitar", "cat-1.beats piano-2.kind", ""),
        ("Make the piano red", "piano-2.colour", ""),
        ("Add a spotlight", "+spotlight-5", ""),
        ("Add a green light", "", "green light"),
        ("Remove the audience", "-audience-4", ""),
        ("The audience cheers", "audience-4.beats", ""),
        ("The cat takes a bow", "cat-1.beats", ""),
        ("Take a bow!", "cat-1.beats", ""),
        ("End with a bow", "cat-1.beats", ""),
        (
            "Extend the scene with the cat taking a bow to the cheering audience",
            "audience-4.beats cat-1.beats",
            "",
        ),
        ("Then a dog walks in", "+dog-5", ""),
        ("Make it night", "time_of_day", ""),
        ("Put a red balloon next to the piano", "+balloon-5", ""),
        ("Add a small white rabbit", "+rabbit-5", ""),
        ("Zoom in slowly", "camera.amount camera.move", ""),
        ("Make it a close-up", "camera.framing", ""),
        ("Move the scene to a beach", "-audience-4 place", ""),
        ("A cat plays the piano on a stage.", "", ""),
        ("A black cat plays the piano on a stage.", "cat-1.colour", ""),
        ("sdfkj sdflkj", "", "sdfkj sdflkj"),
        ("Make everyone dance", "cat-1.beats", ""),
        ("Stop the cat from playing the piano", "cat-1.beats", ""),
        ("The cat stops playing and waves", "cat-1.beats", ""),
        ("Color grade it with a palette of navy and gold", "look.palette", ""),
        ("Add a dragon", "+dragon-5", ""),
        ("MAKE THE CAT BIGGER", "cat-1.scale", ""),
        ("make teh cat orange", "cat-1.colour", "teh"),
        ("Don't change anything", "", ""),
        ("The crowd goes wild", "audience-4.beats", ""),
        ("Give the cat a bow tie", "cat-1.traits", ""),
        ("A dog instead of the cat", "cat-1.kind", ""),
    ),
    "Wide shot of a child flying a red kite in a grassy park, golden hour sunlight, camera slowly pans upward.": (
        ("Make the kite blue", "kite-2.colour", ""),
        ("Change the kite's color to green", "kite-2.colour", ""),
        ("Change the colour of the child's kite to purple", "kite-2.colour", ""),
        ("Make it night with stars", "sky time_of_day", ""),
        ("Make it noon", "time_of_day", ""),
        ("Replace the child with a robot", "child-1.kind", ""),
        ("Remove the kite", "-kite-2 child-1.beats child-1.relation", ""),
        ("Make the kite bigger", "kite-2.scale", ""),
        ("Two more kites", "+kite-3 +kite-4", ""),
        ("Let it rain", "weather wet", ""),
        ("Make it foggy", "weather", ""),
        ("Add clouds", "sky", ""),
        ("Static camera", "camera.amount camera.move", ""),
        ("Camera pans left instead", "camera.amount camera.move", ""),
        ("Have a dog run in from the left", "+dog-3", ""),
        ("Put a night stand next to the child", "+nightstand-3", ""),
        ("Change the red kite to a yellow balloon", "child-1.beats kite-2.colour kite-2.kind", ""),
        ("Make it a rainy night", "time_of_day weather wet", ""),
        ("The child runs through the park", "child-1.beats", ""),
        ("The wind blows", "weather", ""),
        ("Add a dog sleeping next to the child", "+dog-3", ""),
    ),
    "A robot walks through a neon city street at night in the rain.": (
        ("Stop the rain.", "weather", ""),
        ("The rain stops", "weather", ""),
        ("No more rain", "weather", ""),
        ("Remove the rain and make the street dry", "weather wet", ""),
        ("Replace the rain with snow", "weather", ""),
        ("Change the weather to fog", "weather", ""),
        (
            "Shift the color palette to teal, sand, and rust, with a warm backlight.",
            "look.backlight look.palette",
            "",
        ),
        ("Give it a blue backlight", "look.backlight", ""),
        ("Make it daytime", "time_of_day", ""),
        ("Make the robot gold", "robot-1.colour", ""),
        ("Make it gold", "robot-1.colour", ""),
        ("Paint it red", "robot-1.colour", ""),
        ("It waves", "robot-1.beats", ""),
        ("It stops and waves at the camera", "robot-1.beats", ""),
        ("Make it three robots", "+robot-2 +robot-3", ""),
        ("Add two cats", "+cat-2 +cat-3", ""),
        ("Set it in a forest", "place", ""),
        ("Black and white", "look.style", ""),
        ("Add umbrellas", "+umbrella-2 +umbrella-3 +umbrella-4", ""),
        ("Make the robot hold an umbrella", "+umbrella-2 robot-1.beats", ""),
        ("Go back to daylight", "time_of_day", ""),
        ("Turn it into a watercolor painting", "look.style", ""),
        ("Make it look like an old film", "look.style", ""),
        ("The robot opens an umbrella", "+umbrella-2 robot-1.beats", ""),
        ("Let the sun rise", "time_of_day", ""),
        ("Make the background a forest", "place", ""),
        ("Have the robot dance instead of walking", "robot-1.beats", ""),
        ("Instead of walking, the robot dances", "robot-1.beats", ""),
        ("Now a dog follows the robot", "+dog-2", ""),
        ("Add a crowd cheering", "+audience-2", ""),
        ("A cat joins the robot", "+cat-2", ""),
        ("Make the robot look like a penguin", "robot-1.kind", ""),
        ("It should be snowing, not raining", "weather", ""),
        ("Change rain to snow, and make the robot blue", "robot-1.colour weather", ""),
        ("The robot turns around and waves", "robot-1.beats", ""),
        ("Change the time of day to dawn", "time_of_day", ""),
        ("Change the scene to daytime in a park", "place time_of_day", ""),
        ("add fireflies", "weather", ""),
        ("Two dogs run past", "+dog-2 +dog-3", ""),
        ("Put the robot on a stage", "+audience-2 place", ""),
        ("The camera should pan left", "camera.move", ""),
        ("Bring in a dragon flying over the city", "+dragon-2", ""),
        ("I want the robot to be green", "robot-1.colour", ""),
        ("Could the robot be a little smaller?", "robot-1.scale", ""),
        ("What if it was a bear?", "robot-1.kind", ""),
        ("Use warm colors", "look.palette", ""),
        ("Remove the robot's umbrella", "", "umbrella"),
        ("as the rain stops, the robot looks up at the stars", "robot-1.beats sky weather", ""),
    ),
    "Two penguins dance on an iceberg under the northern lights": (
        ("Make it three penguins", "+penguin-3", ""),
        ("Remove one penguin", "-penguin-2", ""),
        ("Make the second penguin pink", "penguin-2.colour", ""),
        ("They bow", "penguin-1.beats penguin-2.beats", ""),
        ("Replace the penguins with bears", "penguin-1.kind penguin-2.kind", ""),
        ("Remove the northern lights", "sky", ""),
        ("Snow falls", "weather", ""),
    ),
    "A man and a woman dance in a park in the morning": (
        ("The man sits down", "man-1.beats", ""),
        ("The woman sings", "woman-2.beats", ""),
        ("Both wave", "man-1.beats woman-2.beats", ""),
        ("He waves", "man-1.beats", ""),
        ("Make them bow", "man-1.beats woman-2.beats", ""),
        ("Make the woman taller", "woman-2.scale", ""),
        ("Turn the park into a forest", "place", ""),
        ("Change the park to a desert", "place", ""),
        ("Evening light", "time_of_day", ""),
        ("At the end they both bow", "man-1.beats woman-2.beats", ""),
        ("Then the man waves and then he sleeps", "man-1.beats", ""),
        ("Remove the man", "-man-1", ""),
        ("Remove everyone except the man", "-woman-2", ""),
        ("Make it dusk with an orange light", "time_of_day", "orange"),
        ("No man", "-man-1", ""),
        ("Get rid of the woman", "-woman-2", ""),
        ("Add another woman", "+woman-3", ""),
        ("Add a dog and a cat", "+cat-4 +dog-3", ""),
        ("Add a dog who waves", "+dog-3", ""),
        ("Put a ball in front of the man", "+ball-3", ""),
        ("Give the woman a pink umbrella", "+umbrella-3", ""),
        ("Let there be snow", "weather", ""),
        ("Cloudy sky", "sky", ""),
        ("More wind", "weather", ""),
        ("Make it stormy", "weather wet", ""),
        ("It is raining heavily", "weather wet", "heavily"),
        ("sunrise", "time_of_day", ""),
        ("handheld camera", "camera.move", ""),
        ("wider", "camera.framing", ""),
        ("The camera orbits", "camera.move", ""),
        ("the man's color should be green", "man-1.colour", ""),
        ("Change man's colour to sky blue", "man-1.colour", ""),
        ("Recolor the woman in crimson", "woman-2.colour", ""),
        ("the woman turns into a robot", "woman-2.kind", ""),
        ("Instead of the man, a bear", "man-1.kind", ""),
        ("Use a pastel palette", "look.palette", ""),
        ("Make the lighting blue", "", "blue"),
        ("in the style of watercolor", "look.style", ""),
        ("Could you please replace the woman with a ballerina?", "woman-2.kind", ""),
        ("Make the man and the woman blue", "man-1.colour woman-2.colour", ""),
        ("the man is holding a balloon", "+balloon-3 man-1.beats", ""),
        ("Make it a stage", "+audience-3 place", ""),
        ("hello", "", ""),
        ("🌧️", "weather wet", ""),
        ("a tiny penguin in the background", "+penguin-3", ""),
        ("The man stops dancing", "man-1.beats", ""),
        ("They stop", "man-1.beats woman-2.beats", ""),
    ),
}
CASES = [(source, *case) for source, cases in EDITS.items() for case in cases]


@pytest.mark.parametrize(("source", "edit", "changed", "not_understood"), CASES)
def test_edit(make, differences, source, edit, changed, not_understood) -> None:
    """An edit changes exactly what it asks for, says so, and tells what it did not understand."""
    before, after = make(source), make(source, edit)
    assert differences(before.scene, after.scene) == set(changed.split())
    assert ", ".join(after.not_understood) == not_understood
    assert (after.changed == ()) == (after.scene == before.scene)


@pytest.mark.parametrize(("source", "edit"), [case[:2] for case in CASES])
def test_size_length_and_seed_stay(make, source, edit) -> None:
    """No edit changes the seed, the size or the length of a clip."""
    before, after = make(source).scene, make(source, edit).scene
    assert (after.seed, after.width, after.height, after.seconds) == (
        before.seed,
        before.width,
        before.height,
        before.seconds,
    )


@pytest.mark.parametrize("seconds", [4, 8, 12, 16, 20])
def test_appended_action_takes_the_end(make, only, seconds) -> None:
    """An appended action takes the last 40 %, at least 1.5 s; before it every beat keeps its times."""
    source = make("A cat plays the piano on a stage", seconds=seconds)
    after = make("A cat plays the piano on a stage", "The cat bows", seconds=seconds)
    begins = round(seconds - max(1.5, 0.4 * seconds), 3)
    first, second = only(after, "cat").beats
    assert (first.action, first.start, first.end) == ("play piano", 0, begins)
    assert (second.action, second.start, second.end) == ("bow", begins, seconds)
    assert only(source, "cat").beats[0].start == first.start


def test_replacing_keeps_id_place_and_beats(make, only) -> None:
    """A replacement takes over id, relation, beats; colour and traits were the other's own."""
    before = make("A fluffy black cat plays the piano on a stage")
    after = make(
        "A fluffy black cat plays the piano on a stage", "Replace the cat with a red robot"
    )
    cat, robot = only(before, "cat"), only(after, "robot")
    assert (robot.id, robot.relation, robot.beats) == (cat.id, cat.relation, cat.beats)
    assert (robot.colour, robot.traits) == ("#d0342c", ())


def test_ids_are_never_used_twice(make) -> None:
    """Whoever comes after a removal gets an id that nobody had."""
    reading = make("A dog", "Remove the dog", "Add a dog", "Remove the dog", "Add a dog")
    assert [entity.id for entity in reading.scene.entities] == ["dog-3"]


def test_latest_scene_is_edited(make, only) -> None:
    """A remix of a remix edits the remix."""
    reading = make(
        "A dog in a park",
        "Make the dog blue",
        "Replace the dog with a cat",
        "Make it red",
        "Add a dog",
    )
    assert (only(reading, "cat").colour, only(reading, "dog").colour) == ("#d0342c", "")


def test_same_prompt_changes_nothing(make) -> None:
    """Asking again for exactly what the source was asked for gives the same scene."""
    once, twice = make("A dog", "Add a cat"), make("A dog", "Add a cat", "Add  a cat")
    assert twice.scene == once.scene
    assert twice.changed == ()


def test_backlight_colours_nobody(make, only) -> None:
    """The colour of a light is not the colour of who stands in it."""
    reading = make("A robot and a cat in a park", "with a warm red backlight and a blue kite")
    assert reading.scene.look.backlight == "#d0342c"
    assert (only(reading, "robot").colour, only(reading, "cat").colour) == ("", "")
    assert only(reading, "kite").colour == "#2f6bd0"


def test_what_is_not_there_is_added(make, only) -> None:
    """An edit of something that is not in the scene brings it in."""
    assert only(make("A cat in a park", "Make the dog brown"), "dog").colour == "#7b4a2d"


def test_nonsense_changes_nothing(make) -> None:
    """An edit of which nothing is understood leaves the scene and reports every word."""
    before: Reading = make("A cat in a park")
    after = make("A cat in a park", "zibble the quonk frobnicates")
    assert after.scene == before.scene
    assert (after.changed, after.understood) == ((), ())
    assert after.not_understood == ("zibble", "quonk frobnicates")


def test_restated_prompt_changes_only_the_difference(make, only, differences) -> None:
    """A remix that says the whole prompt again, with changes, edits only what is said differently."""
    source = "A red kite and a child in a grassy park at noon, camera pans left"
    again = "A blue kite and a child in a grassy park at night, camera pans left"
    assert differences(make(source).scene, make(source, again).scene) == {
        "kite-1.colour",
        "time_of_day",
    }


def test_restated_prompt_replaces_who_does_the_same(make, differences) -> None:
    """In a prompt said again, another subject with the same action takes the first one's place."""
    changed = differences(
        make("A cat plays the piano on a stage").scene,
        make("A cat plays the piano on a stage", "A dog plays the piano on a stage").scene,
    )
    assert changed == {"cat-1.kind"}


@pytest.mark.parametrize(
    ("edit", "side"),
    [
        ("A fox walks in from the left", "left"),
        ("A dog comes in from the right and bows", "right"),
        ("A cat enters from the right side", "right"),
        ("A bear walks in", ""),
    ],
)
def test_who_comes_in_comes_from_the_side_that_is_said(edit: str, side: str) -> None:
    """A side that somebody comes from is part of the scene; without one it is left to staging."""
    source = language.read("A beach", size=Size(1280, 720), seconds=8, seed=1)
    newcomer = language.edit(source, edit).scene.entities[-1]
    assert (newcomer.comes_from, newcomer.enters_at > 0) == (side, True)

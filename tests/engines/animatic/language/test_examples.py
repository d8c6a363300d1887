"""The prompts and remixes that the language is developed against."""

from __future__ import annotations

import pytest

STAGE = "A cat plays the piano on a stage."
KITE = ("Wide shot of a child flying a red kite in a grassy park, golden hour sunlight, "
        "camera slowly pans upward.")  # fmt: skip
MONSTER = "A monster with fluffy fur stands in a forest clearing and waves."
NEON = "A robot walks through a neon city street at night in the rain."
PENGUINS = "Two penguins dance on an iceberg under the northern lights."
RED, BLUE, ORANGE, BLACK = "#d0342c", "#2f6bd0", "#f08428", "#1d1b21"


def test_stage(make, only) -> None:
    """A cat plays the piano for the whole clip, on a stool, before an audience that came along."""
    reading = make(STAGE)
    scene, cat, piano = reading.scene, only(reading, "cat"), only(reading, "piano")
    assert (scene.place, scene.weather, scene.camera.move) == ("stage", (), "static")
    assert [(b.action, b.start, b.end, b.target) for b in cat.beats] == [
        ("play piano", 0, 8, piano.id)
    ]
    assert cat.relation is not None
    assert (cat.relation.kind, cat.relation.of) == ("at", piano.id)
    assert {e.kind: e.traits for e in scene.entities} == {
        "cat": ("upright",), "piano": (), "stool": ("implied",), "audience": ("implied",)}  # fmt: skip
    assert reading.not_understood == ()


def test_bow(make, only, differences) -> None:
    """A bow appended takes the last 40 % and ends the piano; the audience cheers only then."""
    before = make(STAGE)
    after = make(STAGE, "Extend the scene with the cat taking a bow to the cheering audience.")
    cat, audience = only(after, "cat"), only(after, "audience")
    assert [(b.action, b.start, b.end) for b in cat.beats] == [
        ("play piano", 0, 4.8),
        ("bow", 4.8, 8),
    ]
    assert [(b.action, b.start, b.end) for b in audience.beats] == [("cheer", 4.8, 8)]
    assert differences(before.scene, after.scene) == {f"{cat.id}.beats", f"{audience.id}.beats"}
    assert after.not_understood == ()


def test_bow_then_black_then_spotlight(make, only, differences) -> None:
    """Each remix of a remix changes only its own thing."""
    bow = "Extend the scene with the cat taking a bow to the cheering audience."
    bowing, black = make(STAGE, bow), make(STAGE, bow, "Make the cat black.")
    assert differences(bowing.scene, black.scene) == {"cat-1.colour"}
    assert only(black, "cat").colour == BLACK
    lit = make(STAGE, bow, "Make the cat black.", "Add a spotlight.")
    assert differences(black.scene, lit.scene) == {f"+{only(lit, 'spotlight').id}"}


def test_kite(make, only) -> None:
    """Framing, hour, camera and the colour of the right noun are read from a film prompt."""
    reading = make(KITE)
    scene, child, kite = reading.scene, only(reading, "child"), only(reading, "kite")
    assert (scene.place, scene.time_of_day) == ("park", "golden hour")
    camera = scene.camera
    assert (camera.framing, camera.move, camera.amount) == ("wide", "tilt up", 0.5)
    assert (child.colour, kite.colour) == ("", RED)
    assert [(b.action, b.target) for b in child.beats] == [("fly kite", kite.id)]
    assert child.relation is not None
    assert (child.relation.kind, child.relation.of) == ("holding", kite.id)
    assert reading.not_understood == ()


def test_kite_remixes(make, only, differences) -> None:
    """Recolour, night with stars and a replacement each change one thing; the robot flies the kite."""
    source, blue = make(KITE), make(KITE, "Make the kite blue.")
    assert differences(source.scene, blue.scene) == {"kite-2.colour"}
    assert only(blue, "kite").colour == BLUE
    night = make(KITE, "Make the kite blue.", "Make it night with stars.")
    assert differences(blue.scene, night.scene) == {"time_of_day", "sky"}
    assert (night.scene.time_of_day, night.scene.sky) == ("night", ("stars",))
    robot = make(
        KITE, "Make the kite blue.", "Make it night with stars.", "Replace the child with a robot."
    )
    assert differences(night.scene, robot.scene) == {"child-1.kind"}
    assert only(robot, "robot").beats == only(night, "child").beats


def test_monster(make, only, differences) -> None:
    """Fluffy fur is the monster's; orange is too; the second one comes in only at the end."""
    source = make(MONSTER)
    monster = only(source, "monster")
    assert (monster.traits, source.scene.place) == (("fluffy",), "forest")
    assert [(b.action, b.start, b.end) for b in monster.beats] == [("wave", 0, 8)]
    orange = make(MONSTER, "Change the color of the monster to orange.")
    assert differences(source.scene, orange.scene) == {f"{monster.id}.colour"}
    assert only(orange, "monster").colour == ORANGE
    second = make(
        MONSTER,
        "Change the color of the monster to orange.",
        "A second monster comes out right after.",
    )
    assert differences(orange.scene, second.scene) == {"+monster-2"}
    entity = second.scene.entity("monster-2")
    assert entity is not None
    assert entity.enters_at == 4.8


def test_neon(make, differences) -> None:
    """The rain can be stopped and leaves a wet street; the palette goes from dark to bright."""
    source, dry = make(NEON), make(NEON, "Stop the rain.")
    scene = source.scene
    assert (scene.place, scene.time_of_day, scene.weather, scene.wet) == (
        "neon street",
        "night",
        ("rain",),
        True,
    )
    assert differences(scene, dry.scene) == {"weather"}
    graded = make(
        NEON,
        "Stop the rain.",
        "Shift the color palette to teal, sand, and rust, with a warm backlight.",
    )
    assert differences(dry.scene, graded.scene) == {"look.palette", "look.backlight"}
    assert graded.scene.look.palette == ("#a8482a", "#1d7f82", "#d9bd8b")
    assert graded.scene.look.backlight == "#ffb45e"
    assert graded.not_understood == ()


def test_penguins(make, differences) -> None:
    """Two become three, who dance as well; snow is added to the northern lights."""
    source, three = make(PENGUINS), make(PENGUINS, "Make it three penguins.")
    assert differences(source.scene, three.scene) == {"+penguin-3"}
    assert [e.beats[0].action for e in three.scene.entities] == ["dance"] * 3
    snow = make(PENGUINS, "Make it three penguins.", "Snow falls heavily.")
    assert differences(three.scene, snow.scene) == {"weather"}
    assert (snow.scene.weather, snow.scene.sky) == (("heavy snow",), ("northern lights",))
    assert snow.not_understood == ()


OTHERS = (
    ("A red car drives along a coastal road at sunset.", "Replace the red car with a yellow bus.", "Let it rain.", "Slow dolly in."),
    ("A lighthouse on a cliff during a storm, waves crashing.", "Clear the sky and make it early morning.", "Add a sailboat on the horizon."),
    ("A whale swims through a deep blue ocean with small fish around it.", "Add rays of sunlight from above.", "Make the whale breach the surface."),
    ("An astronaut floats in space above the Earth, waving at the camera.", "Zoom out slowly.", "Replace the astronaut with a dog in a space suit."),
    ("A dragon flies over snowy mountains.", "The dragon breathes fire.", "In the style of a black and white film."),
    ("A cozy kitchen where an old man bakes bread while a dog sleeps by the oven.", "The dog wakes up and wags its tail.", "Turn the lights down and light candles."),
    ("Close-up of a hummingbird hovering at a pink flower.", "Pull the camera back.", "Make the flower yellow."),
    ("A hot air balloon drifts over a desert at dawn.", "Add five more balloons.", "Make it foggy."),
    ("A horse gallops across a beach.", "Slow motion.", "Camera tracks from the left."),
    ("Children build a snowman in front of a wooden house.", "The snowman gets a green scarf.", "Same shot, but in spring."),
    ("A train crosses a stone bridge through autumn mountains.", "Smoke comes out of the locomotive.", "Vertical tilt down to the river."),
)  # fmt: skip


@pytest.mark.parametrize("prompts", OTHERS, ids=lambda prompts: prompts[0])
def test_others_are_complete(make, prompts) -> None:
    """A remix that is understood changes the scene; one that is not says so and changes nothing."""
    for last in range(2, len(prompts) + 1):
        before, after = make(*prompts[: last - 1]), make(*prompts[:last])
        assert (after.changed == ()) == (before.scene == after.scene)
        assert after.changed or after.not_understood


def test_astronaut(make, only) -> None:
    """A replaced astronaut leaves place and action to the dog, who gets its suit."""
    reading = make(*OTHERS[3])
    assert [beat.action for beat in only(reading, "dog").beats] == ["wave"]
    assert (reading.scene.place, reading.scene.camera.move) == ("space", "zoom out")
    assert "wears space suit" in only(reading, "dog").traits

"""What prompts of many kinds are read as: place, hour, weather and who is there doing what."""

from __future__ import annotations

import pytest

from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import Entity, Reading

# prompt, what it is read as (without what is implied), what is not understood
PROMPTS = (
    ("A dog runs along the beach at sunset", "beach, dusk: dog (run)", ()),
    (
        "Two children play with a red ball in a garden",
        "garden, noon: child (play ball); child (play ball); red ball",
        (),
    ),
    (
        "Three bunnies hopping through a meadow on a sunny morning",
        "park, morning: rabbit (jump); rabbit (jump); rabbit (jump)",
        (),
    ),
    (
        "A fluffy white cat sleeping on a piano",
        "stage, noon: white fluffy cat (sleep) on piano-2; piano",
        (),
    ),
    (
        "a BLACK CAT dancing under the moonlight in paris",
        "city street, night, moon: black upright cat (dance)",
        (),
    ),
    (
        "A small robot and a little girl walk through the snow",
        "snow, noon: small robot (walk); girl (walk)",
        (),
    ),
    (
        "A bear holding a blue umbrella in the rain",
        "park, noon, rain: bear (hold) holding umbrella-2; blue umbrella",
        (),
    ),
    (
        "A woman walks down a neon-lit Tokyo street at night, slow dolly in",
        "neon street, night: woman (walk)",
        (),
    ),
    (
        "Close up of a penguin waving at the camera, snow falling",
        "snow, noon, snow: penguin (wave)",
        (),
    ),
    ("Mountains at dawn, fog rolls in", "mountains, dawn, fog: ", ()),
    (
        "A cat sits at the piano. It plays a melody. Then it takes a bow while the audience cheers.",
        "stage, noon: upright cat (play piano, bow) at piano-2; piano; audience (cheer)",
        (),
    ),
    (
        "The robot dances, then it jumps, and finally it bows.",
        "park, noon: robot (dance, jump, bow)",
        (),
    ),
    ("A man without an umbrella stands in heavy rain", "park, noon, rain: man (idle)", ()),
    ("A stage with no audience, a ballerina dancing", "stage, noon: ballerina (dance)", ()),
    (
        "A girl flies a kite on a windy beach; in the background, waves crash",
        "beach, noon, wind: girl (fly kite) holding kite-2; kite",
        (),
    ),
    (
        "A child with a yellow balloon and a dog with a blue ball",
        "park, noon: child holding balloon-2; yellow balloon; upright dog holding ball-4; blue ball",
        (),
    ),
    ("A dog chases a cat", "park, noon: dog (run); cat (run)", ()),
    ("A grandmother sings in the kitchen", "kitchen, noon: old woman (sing)", ()),
    (
        "A teal robot and an orange monster wave",
        "park, noon: teal robot (wave); orange monster (wave)",
        (),
    ),
    (
        "Behind the rabbit, a fox watches",
        "park, noon: rabbit; fox (look around) behind rabbit-1",
        (),
    ),
    (
        "In a dark forest, a friendly furry monster waves hello",
        "forest, noon: fluffy happy monster (wave)",
        (),
    ),
    (
        "Style: storybook. Subject: a bear. Setting: city street, rainy night. Camera: handheld.",
        "city street, night, rain: bear",
        (),
    ),
    (
        '{"subject": "a cat", "action": "dances", "place": "park", "time": "night"}',
        "park, night: upright cat (dance)",
        (),
    ),
    (
        "SELECT * FROM cats WHERE color = 'black';",
        "park, noon: black cat; black cat; black cat",
        ("SELECT",),
    ),
    ("Ein Hund läuft im Park", "park, noon: ", ("Ein Hund läuft im",)),
    ("猫がピアノを弾く", "park, noon: ", ("猫がピアノを弾く",)),
    ("🐱🎹", "stage, noon: cat; piano", ()),
    ("asdkjh qwlekj zxmcn", "park, noon: ", ("asdkjh qwlekj zxmcn",)),
    (
        "A cat plays the guitar",
        "park, noon: upright cat (play guitar) holding guitar-2; guitar",
        (),
    ),
    ("A boy plays football in the park", "park, noon: boy (kick) next to ball-2", ()),
    (
        "A rabbit under an umbrella on a rainy city street",
        "city street, noon, rain: rabbit under umbrella-2; umbrella",
        (),
    ),
    (
        "Wide establishing shot: desert dunes at golden hour. A traveler walks away.",
        "desert, golden hour: traveller (walk)",
        (),
    ),
    ("A woman in a red dress dances in the rain", "park, noon, rain: red woman (dance)", ()),
    (
        "An orange cat and an orange on a table",
        "park, noon: orange cat; orange on table-3; table",
        (),
    ),
    ("Someone parks a car near the park", "park, noon: person; car", ("parks",)),
    (
        "A green light shines on the stage while a man sings",
        "stage, noon: man (sing)",
        ("green light shines",),
    ),
    ("A ship sails the stormy ocean at night", "open sea, night, storm: ship (sail)", ()),
    (
        "Two robots and three penguins dance on stage, the crowd goes wild",
        "stage, noon: robot (dance); robot (dance); penguin (dance); penguin (dance); penguin (dance); audience (cheer)",
        (),
    ),
    ("The child's kite is blue. The child laughs.", "park, noon: child (laugh); blue kite", ()),
    (
        "A dancing bear, a sleeping dog and a waving robot",
        "park, noon: bear (dance); dog (sleep); robot (wave)",
        (),
    ),
    (
        "A tiny monster stands next to a huge robot",
        "park, noon: small monster (idle) next to robot-2; big robot",
        (),
    ),
    ("It's snowing. A fox walks through the woods.", "forest, noon, snow: fox (walk)", ()),
    (
        'A man says "Hello world, cats" to the crowd',
        "stage, noon: man (talk); audience",
        (),
    ),
    ("A penguin walks in, waves, and sits down", "snow, noon: penguin (wave, sit) enters", ()),
    ("A robot does a backflip", "park, noon: robot (backflip)", ()),
    ("Night. Rain. A neon alley. A robot.", "neon street, night, rain: robot", ()),
    (
        "A child holds a balloon while walking through a park",
        "park, noon: child (walk) holding balloon-2; balloon",
        (),
    ),
    ("The astronaut waves goodbye, then dances", "space, night: astronaut (wave, dance)", ()),
    (
        "Two cats, one black and one white, sit on a piano",
        "stage, noon: black cat (sit) on piano-3; white cat (sit) on piano-3; piano",
        (),
    ),
    (
        "A man and a woman dance under the stars",
        "park, night, stars: man (dance); woman (dance)",
        (),
    ),
    ("A bear is not dancing", "park, noon: bear", ()),
    (
        "A dog sits. A cat sits. They wave.",
        "park, noon: upright dog (wave); upright cat (wave)",
        (),
    ),
    (
        "A rabbit with brown fur and long ears jumps",
        "park, noon: brown rabbit (jump)",
        ("long ears",),
    ),
    ("As the sun sets, a woman sings on the beach", "beach, dusk: woman (sing)", ()),
    ("A corgi puppy runs through a field", "park, noon: puppy (run)", ()),
    ("An elderly man reads on a misty morning", "park, morning, fog: old man (read)", ()),
    ("Everyone loves a red balloon over the city", "city street, noon: red balloon", ("loves",)),
    (
        "A grey rabbit and a gray bear stand by the sea",
        "beach, noon: gray rabbit (idle); gray bear (idle)",
        (),
    ),
    (
        "A ballerina in a theatre practises the piano",
        "stage, noon: ballerina (play piano) at piano-2; piano",
        (),
    ),
    (
        "A ballerina in a theater practices the piano",
        "stage, noon: ballerina (play piano) at piano-2; piano",
        (),
    ),
    ("a dog and a cat and a fox", "park, noon: dog; cat; fox", ()),
    ("no people, just a beach at dusk", "beach, dusk: ", ()),
    ("The northern lights over a frozen lake", "snow, night, northern lights: ", ()),
    ("A robot made of silver walks slowly", "park, noon: silver robot (walk)", ("slowly",)),
    ("A monster doesn't dance, it sleeps", "park, noon: monster (sleep)", ()),
    ("A kite", "park, noon: kite", ()),
    ("Astronaut", "space, night: astronaut", ()),
    ("Robot bows to the audience on stage", "stage, noon: robot (bow); audience", ()),
    ("A cat takes a deep bow, its tail raised", "park, noon: upright cat (bow)", ("tail raised",)),
    ("A bow and arrow next to a tree", "park, noon: bow and arrow next to tree-2; tree", ()),
    ("A child waves, then the dog jumps", "park, noon: child (wave); dog (jump) enters", ()),
    ("At the end a bear walks in", "park, noon: bear enters", ()),
    (
        "First a cat waves, then a dog waves",
        "park, noon: upright cat (wave); upright dog (wave) enters",
        (),
    ),
    ("A woman points at the stars", "park, night, stars: woman (point)", ()),
    ("A pink umbrella on the beach", "beach, noon: pink umbrella", ()),
    ("3 penguins and 2 bears", "snow, noon: penguin; penguin; penguin; bear; bear", ()),
    (
        "a group of penguins walk across the ice",
        "snow, noon: penguin (walk); penguin (walk); penguin (walk); penguin (walk)",
        (),
    ),
    ("An ancient robot wakes up in the desert", "desert, noon: old robot (wake up)", ()),
    ("A cat with a hat dances", "park, noon: upright cat (dance); hat wearing cat-1", ()),
    (
        "The bear and the fox talk in the forest at twilight",
        "forest, dusk: bear (talk); fox (talk)",
        (),
    ),
    ("A rabbit eats in a kitchen in the early morning", "kitchen, morning: rabbit (eat)", ()),
    ("A purple monster with green spots", "park, noon: purple monster", ("green spots",)),
    ("Light rain falls on the street as a man walks", "city street, noon, rain: man (walk)", ()),
    (
        "Golden hour, a woman with a balloon stands on a hill",
        "park, golden hour: woman (idle) holding balloon-2; balloon",
        (),
    ),
    ("A scarlet fox runs in the snow, then sleeps", "snow, noon: scarlet fox (run, sleep)", ()),
    (
        "A couple of dogs bounce a ball",
        "park, noon: upright dog (dribble); upright dog (dribble); ball",
        (),
    ),
    ("A turquoise kite flies over the dunes", "desert, noon: turquoise kite (rise)", ()),
    (
        "It is midnight. A ghostly forest. A fox looks around.",
        "forest, night: fox (look around)",
        ("ghostly",),
    ),
    ("A boy is flying his kite", "park, noon: boy (fly kite) holding kite-2; kite", ()),
    ("A toddler hugs a bear", "park, noon: child (hug); bear", ()),
    ("Pianist plays piano in a concert hall", "stage, noon: man (play piano) at piano-2", ()),
    ("A cat walks in the park", "park, noon: cat (walk)", ()),
    ("A dog runs in from the left", "park, noon: dog enters", ()),
    (
        "A man walks along the beach holding an umbrella",
        "beach, noon: man (walk) holding umbrella-2; umbrella",
        (),
    ),
    ("A bear stands by the sea", "beach, noon: bear (idle)", ()),
)

CAMERAS = (
    ("Slow dolly in on a cat", "dolly in", 0.5, "medium"),
    ("Wide shot of a dog, camera slowly pans upward", "tilt up", 0.5, "wide"),
    ("Close-up of a robot, quick zoom out", "zoom out", 1.5, "close-up"),
    ("A fox. The camera pans left.", "pan left", 1.0, "medium"),
    ("Tracking shot of a man who runs", "truck right", 1.0, "medium"),
    ("Handheld camera, a bear walks", "handheld", 1.0, "medium"),
    ("Establishing shot, static camera, a beach", "static", 1.0, "wide"),
    ("The camera slowly orbits around a robot", "orbit", 0.5, "medium"),
    ("Crane shot over a park", "crane up", 1.0, "medium"),
    ("The camera gently pulls back from a penguin", "dolly out", 0.5, "medium"),
)


@pytest.mark.parametrize(("prompt", "read_as", "not_understood"), PROMPTS)
def test_prompt(make, prompt, read_as, not_understood) -> None:
    """A prompt is read as a person would, and what was left out is told."""
    reading = make(prompt)
    assert _told(reading) == read_as
    assert reading.not_understood == not_understood


@pytest.mark.parametrize(("prompt", "move", "amount", "framing"), CAMERAS)
def test_camera(make, prompt, move, amount, framing) -> None:
    """Camera moves, their strength and the framing are found in film people's words."""
    reading = make(prompt)
    camera = reading.scene.camera
    assert (camera.move, camera.amount, camera.framing) == (move, amount, framing)
    assert reading.not_understood == ()


def _told(reading: Reading) -> str:
    scene = reading.scene
    where = ", ".join([scene.place, scene.time_of_day, *scene.weather, *scene.sky])
    named = [entity for entity in scene.entities if "implied" not in entity.traits]
    return f"{where}: {'; '.join(map(_described, named))}"


def _described(entity: Entity) -> str:
    words = [lexicon().colour_name(entity.colour)] if entity.colour else []
    words += entity.traits
    if entity.scale != 1:
        words.append("small" if entity.scale < 1 else "big")
    words.append(entity.kind)
    if entity.beats:
        words.append(f"({', '.join(beat.action for beat in entity.beats)})")
    if entity.relation is not None:
        words.append(f"{entity.relation.kind} {entity.relation.of}")
    if entity.enters_at:
        words.append("enters")
    return " ".join(words)

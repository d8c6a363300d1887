"""Simple captions, which small models are trained on: every attribute in many wordings, over several
sources. What is expected is said by a grammar of the captions' own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from kinora.engines.diffusion.captions import Scope, read_change


@dataclass(frozen=True)
class Thing:
    """A shape, and how it looks."""

    color: str
    noun: str
    size: str = ""
    count: str = "a"

    @property
    def text(self) -> str:
        noun = self.noun if self.count == "a" else f"{self.noun}s"
        return " ".join(word for word in (self.count, self.size, self.color, noun) if word)


@dataclass(frozen=True)
class Scene:
    """What the captions tell: who moves which way where."""

    things: tuple[Thing, ...]
    verb: str
    way: str
    where: str
    more: str = ""

    @property
    def caption(self) -> str:
        one = len(self.things) == 1 and self.things[0].count == "a"
        verb = f"{self.verb}s" if one else self.verb
        subject = " and ".join(thing.text for thing in self.things)
        told = " ".join(word for word in (subject, verb, self.way, self.where) if word)
        return told + self.more

    def first(self, **changes: str) -> Scene:
        """The same scene with another first thing."""
        return replace(self, things=(replace(self.things[0], **changes), *self.things[1:]))


SCENES = (
    Scene((Thing("red", "circle", "big"),), "move", "left", "on a white background"),
    Scene((Thing("blue", "square", "small"),), "move", "up", "on a black background"),
    Scene((Thing("red", "ball"),), "roll", "", "over the grass"),
    Scene((Thing("green", "triangle", "", "two"),), "move", "right", "on a grey background"),
    Scene(
        (Thing("blue", "square", "small"), Thing("red", "circle", "big")),
        "move",
        "up",
        "on a striped background",
    ),
)
BACKED = tuple(scene for scene in SCENES if "background" in scene.where)
SINGLE = tuple(scene for scene in SCENES if len(scene.things) == 1)
WAYS = {"left": "right", "right": "left", "up": "down", "down": "up"}

Case = tuple[str, str, str, Scope]


def cases(
    wordings: str,
    scope: Scope,
    change: Callable[[Scene], Scene],
    scenes: tuple[Scene, ...] = SCENES,
) -> list[Case]:
    """A case for every wording and scene; "@" is the first thing, "~" the pronoun for all."""
    made = []
    for scene in scenes:
        first, new = scene.things[0], change(scene)
        name = first.noun if first.count == "a" else f"{first.noun}s"
        it = "it" if first.count == "a" else "them"
        for wording in filter(None, map(str.strip, wordings.splitlines())):
            prompt = wording.replace("@", f"the {name}").replace("~", it)
            if new.caption != scene.caption:
                made.append((scene.caption, prompt, new.caption, scope))
    return made


COLORS = """
make @ purple
make ~ purple
paint @ purple
Please color ~ purple.
change the color of @ to purple
turn @ purple
@ should be purple
I want @ to be purple
could you make @ purple instead?
recolor @ to purple
"""
SHAPES = """
make ~ a star
turn @ into a star
swap @ for a star
replace @ with a star
change @ to a star
change @ into a star
it should be a star
let @ become a star
exchange @ for a star
a star instead of @
"""
SIZES = """
make ~ tiny
make @ tiny
@ should be tiny
turn @ tiny
Can you make @ tiny?
I'd like @ to be tiny
change the size of @ to tiny
let @ be tiny
"""
DIRECTIONS = """
make ~ move {way}
let ~ go {way}
it should move {way} instead
move {way} instead
have ~ move {way}
I want ~ to go {way}
change the direction to {way}
please let ~ move to the {way}
moving {way}
it moves {way} now
"""
REVERSALS = """
reverse its direction
reverse the direction
make ~ go the other way
let ~ move in the opposite direction
flip the direction
it should move the other way
change its direction
invert the motion
"""
BACKGROUNDS = """
change the background to {how}
make the background {how}
change the background to a {how} background
put it on a {how} background
put it on {how}
on a {how} background
use a {how} background
the background should be {how}
{how} background
set the background to {how}
turn the background {how}
replace the background with a {how} one
"""
ADDITIONS = """
add a small yellow star
put a small yellow star in
include a small yellow star
there should be a small yellow star
add also a small yellow star
please add a small yellow star
also show a small yellow star
insert a small yellow star
with a small yellow star
bring in a small yellow star
"""
REMOVALS = """
remove {the}
get rid of {the}
delete {the}
take away {the}
erase {the}
take {the} out
without {the}
no {bare}
drop {the}
please hide {the}
"""
NAMED = """
make @ move {way}
let @ go {way}
@ should move {way}
have @ move {way} instead
@ moves {way} now
I want @ to move {way}
"""


def turned(scene: Scene, way: str) -> Scene:
    """The scene with all of it moving this way."""
    return replace(scene, way=way)


def backed(scene: Scene, how: str) -> Scene:
    """The scene on another background, said behind where it had none."""
    if scene.way:
        return replace(scene, where=f"on a {how} background")
    return replace(scene, more=f", with a {how} background")


def all_cases() -> list[Case]:
    """The whole table."""
    table = cases(COLORS, Scope.LOCAL, lambda scene: scene.first(color="purple"))
    table += cases(SHAPES, Scope.LOCAL, lambda scene: scene.first(noun="star", count="a"), _ones())
    table += cases(SIZES, Scope.LOCAL, lambda scene: scene.first(size="tiny"))
    for way in ("left", "right"):
        said = DIRECTIONS.replace("{way}", way)
        table += cases(said, Scope.LAYOUT, lambda scene, way=way: turned(scene, way))
    for way in ("up", "down"):
        said = DIRECTIONS.replace("to the {way}", way).replace("{way}", way)
        table += cases(said, Scope.LAYOUT, lambda scene, way=way: turned(scene, way))
        said = NAMED.replace("{way}", way)
        table += cases(said, Scope.LAYOUT, lambda scene, way=way: turned(scene, way), SINGLE)
    table += cases(REVERSALS, Scope.LAYOUT, lambda scene: turned(scene, WAYS[scene.way]), BACKED)
    for how in ("black", "yellow", "striped", "light blue"):
        said = BACKGROUNDS.replace("{how}", how)
        table += cases(said, Scope.GLOBAL, lambda scene, how=how: backed(scene, how))
    star = ", with a small yellow star"
    table += cases(ADDITIONS, Scope.LOCAL, lambda scene: replace(scene, more=star))
    for kept, gone in ((0, "red circle"), (0, "big red circle"), (1, "blue square"), (1, "square")):
        said = REMOVALS.replace("{the}", f"the {gone}").replace("{bare}", gone)
        table += cases(
            said,
            Scope.LOCAL,
            lambda scene, kept=kept: replace(scene, things=(scene.things[kept],)),
            SCENES[-1:],
        )
    return table


def _ones() -> tuple[Scene, ...]:
    return tuple(scene for scene in SCENES if scene.things[0].count == "a")


@pytest.mark.parametrize(("source", "prompt", "caption", "scope"), all_cases())
def test_a_simple_change_is_read(source: str, prompt: str, caption: str, scope: Scope) -> None:
    """Just the asked attribute changes, and its reach is told."""
    change = read_change(source, prompt)
    assert (change.caption, change.scope) == (caption, scope)


def test_a_shape_of_several_changes_alone() -> None:
    """Their number, colour and way stay."""
    change = read_change(SCENES[3].caption, "make them squares")
    assert change.caption == "two green squares move right on a grey background"


def test_one_of_two_that_move_together_goes_its_own_way() -> None:
    """The other keeps its direction."""
    change = read_change(SCENES[4].caption, "make the circle move left")
    assert change.caption == (
        "a small blue square moves up and a big red circle moves left on a striped background"
    )


def test_one_of_several_goes() -> None:
    """The verb follows their number."""
    change = read_change(SCENES[3].caption, "remove one of the triangles")
    assert change.caption == "one green triangle moves right on a grey background"


def test_a_place_takes_the_place_of_a_background() -> None:
    """Both say where it is."""
    source = "a red ball runs over a green background"
    change = read_change(source, "Replace the background with a snowy forest")
    assert (change.caption, change.scope) == ("a red ball runs in a snowy forest", Scope.LAYOUT)

"""Every kind that can be drawn is found by its own name, in a prompt and in an edit."""

from __future__ import annotations

import pytest

from kinora.engines.animatic import language
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import Entity, Reading, Scene
from kinora.video import Size

TABLES = lexicon().tables
BUNCHES = {row.bunch for row in TABLES.subjects.values()}  # several of another kind, in one word
KINDS = sorted(
    key
    for key, row in TABLES.subjects.items()
    if row.drawable and row.group != "crowds" and key not in BUNCHES
)
OTHER = "penguin"


def of(kind: str) -> Reading:
    """A scene with one of that kind and a penguin."""
    entities = (Entity(id="it-1", kind=kind), Entity(id="penguin-2", kind=OTHER))
    scene = Scene(seed=1, width=640, height=360, seconds=8, entities=entities, serial=2)
    return Reading(scene=scene, prompt="a scene")


def kinds(reading: Reading) -> list[str]:
    return [entity.kind for entity in reading.scene.entities]


@pytest.mark.parametrize("kind", KINDS)
def test_a_prompt_brings_it_in(kind: str) -> None:
    """ "A cat in a park." has a cat, and understands the word."""
    reading = language.read(f"A {kind} in a park.", size=Size(640, 360), seconds=8, seed=1)
    assert kind in kinds(reading)
    assert reading.not_understood == ()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != OTHER])
def test_edits_find_it(kind: str) -> None:
    """Remove, recolour, replace and add do just that to it, and to nobody else."""
    source = of(kind)
    removed = language.edit(source, f"Remove the {kind}.")
    recoloured = language.edit(source, f"Make the {kind} blue.")
    replaced = language.edit(source, f"Replace the {kind} with a robot.")
    added = language.edit(of("robot"), f"Add a {kind}.")

    assert kinds(removed) == [OTHER]
    assert kinds(recoloured) == [kind, OTHER]
    assert recoloured.scene.entity("it-1").colour not in ("", source.scene.entity("it-1").colour)
    assert kinds(replaced) == ["robot", OTHER]
    assert replaced.scene.entity("it-1").kind == "robot"
    assert kinds(added)[:2] == ["robot", OTHER]
    assert kind in kinds(added)

"""Shared ways to read and edit, and to ask short questions of a scene."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from kinora.engines.animatic.language import edit, read
from kinora.engines.animatic.scene import Entity, Reading, Scene
from kinora.video import Size

Make = Callable[..., Reading]


@pytest.fixture(scope="session")
def make() -> Make:
    """Reads a prompt and then edits it with each further one."""

    def made(prompt: str, *edits: str, seconds: int = 8) -> Reading:
        reading = read(prompt, size=Size(1280, 720), seconds=seconds, seed=7)
        for each in edits:
            reading = edit(reading, each)
        return reading

    return made


@pytest.fixture(scope="session")
def only() -> Callable[[Reading, str], Entity]:
    """The one entity of a kind."""

    def found(reading: Reading, kind: str) -> Entity:
        same = [entity for entity in reading.scene.entities if entity.kind == kind]
        assert len(same) == 1, (kind, reading.scene.entities)
        return same[0]

    return found


@pytest.fixture(scope="session")
def differences() -> Callable[[Scene, Scene], set[str]]:
    """The paths of the fields in which two scenes differ: "look.palette", "cat-1.colour" …"""

    def paths(before: Scene, after: Scene) -> set[str]:
        found = set()
        for field in msgspec.structs.fields(Scene):
            old, new = getattr(before, field.name), getattr(after, field.name)
            if field.name in ("entities", "serial"):
                continue
            if isinstance(old, msgspec.Struct):
                found |= {f"{field.name}.{name}" for name in _differing(old, new)}
            elif old != new:
                found.add(field.name)
        return found | _of_entities(before, after)

    return paths


def _of_entities(before: Scene, after: Scene) -> set[str]:
    ids = [entity.id for entity in before.entities]
    kept = [entity.id for entity in after.entities if entity.id in ids]
    assert kept == [id_ for id_ in ids if id_ in kept], "entities changed their order"
    found = {f"-{id_}" for id_ in ids if id_ not in kept}
    found |= {f"+{entity.id}" for entity in after.entities if entity.id not in ids}
    for id_ in kept:
        old, new = before.entity(id_), after.entity(id_)
        assert old is not None
        assert new is not None
        found |= {f"{id_}.{name}" for name in _differing(old, new)}
    return found


def _differing(old: msgspec.Struct, new: msgspec.Struct) -> list[str]:
    return [n for n in old.__struct_fields__ if getattr(old, n) != getattr(new, n)]

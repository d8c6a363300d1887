"""Scenes to listen to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinora.engines.animatic.scene import Beat, Entity, Scene

SECONDS = 8


def scene(**fields: object) -> Scene:
    """A small scene of eight seconds in an empty park."""
    base: dict[str, object] = {"seed": 11, "width": 1280, "height": 720, "seconds": SECONDS}
    return Scene(**(base | fields))  # type: ignore[arg-type]


def doing(id_: str, kind: str, *beats: tuple[str, float, float], **fields: object) -> Entity:
    """An entity with beats given as (action, start, end)."""
    return Entity(id_, kind, beats=tuple(Beat(*beat) for beat in beats), **fields)  # type: ignore[arg-type]


def concert(*, bow_at: float | None = None, extra: tuple[Entity, ...] = ()) -> Scene:
    """A cat that plays the piano to the end, or until it bows to a cheering audience."""
    end = SECONDS if bow_at is None else bow_at
    cat, audience = [("play piano", 0.0, end)], []
    if bow_at is not None:
        cat.append(("bow", bow_at, SECONDS))
        audience.append(("cheer", bow_at, SECONDS))
    entities = (
        doing("cat-1", "cat", *cat),
        Entity("piano-1", "piano"),
        doing("audience-1", "audience", *audience),
        *extra,
    )
    return scene(place="stage", entities=entities)


@pytest.fixture(name="scene")
def scene_fixture() -> Callable[..., Scene]:
    return scene


@pytest.fixture(name="doing")
def doing_fixture() -> Callable[..., Entity]:
    return doing


@pytest.fixture(name="concert")
def concert_fixture() -> Callable[..., Scene]:
    return concert

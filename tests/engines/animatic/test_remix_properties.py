"""Remix, exactly, over the vocabulary: whatever is in the scene and whatever is edited, what an edit
does not mention stays, frame for frame; light, weather, palette and camera move nobody."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinora.engines.animatic.engine import AnimaticFootage
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.scene import Beat, Entity, Reading, Scene, encode
from kinora.engines.base import Shot
from kinora.video import Kind, Size

SIZE, SECONDS = Size(256, 144), 4
TABLES = lexicon().tables
PLACES = ("park", "beach", "stage", "snow")
KINDS = sorted(
    key for key, row in TABLES.subjects.items()
    if row.drawable and row.group not in ("crowds", "buildings") and key != "spotlight"
)  # fmt: skip
COLOURS = ("red", "blue", "black", "yellow", "purple")
GLOBAL = (
    "Make it night with stars.", "Make it dusk.", "Let it rain.", "Snow falls heavily.", "Make it foggy.",
    "In the style of a black and white film.", "Make it look like an old film.", "Pixel art.",
    "Shift the color palette to teal, sand, and rust.", "Slow dolly in.", "Camera pans left.",
)  # fmt: skip
EVERY_FEW = settings(
    max_examples=18, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Two or three different things or beings, each doing something that its body can."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=2, max_size=3, unique=True))
    entities = tuple(
        Entity(id=f"{kind.replace(' ', '-')}-{number}", kind=kind, beats=draw(beats(kind)))
        for number, kind in enumerate(kinds, 1)
    )
    return Scene(
        seed=draw(st.integers(0, 3)), width=SIZE.width, height=SIZE.height, seconds=SECONDS,
        place=draw(st.sampled_from(PLACES)), entities=entities, serial=len(entities),
        time_of_day=draw(st.sampled_from(("noon", "night"))),
    )  # fmt: skip


@st.composite
def beats(draw: st.DrawFn, kind: str) -> tuple[Beat, ...]:
    """One action of that kind for the whole clip, or none."""
    subject = TABLES.subjects[kind]
    if not subject.is_animate:
        return ()
    able = [
        key for key, row in TABLES.actions.items()
        if row.drawable and not row.objects and not row.exits and not row.enters
        and not row.along and (subject.body in row.bodies if row.bodies else subject.body == "biped")
    ]  # fmt: skip
    action = draw(st.sampled_from(["idle", *sorted(able)]))
    return (Beat(action, 0, SECONDS),)


def filmed(studio: Any, scene: Scene) -> AnimaticFootage:
    """A scene of the test's own making, through the engine."""
    shot = Shot(
        kind=Kind.CREATE, prompt="", size=SIZE, seconds=SECONDS, seed=0,
        plan=encode(Reading(scene=studio.settled(scene), prompt="a scene")),
    )  # fmt: skip
    return studio.engine.shoot(shot, studio.watch)


def without(footage: AnimaticFootage, id_: str) -> Scene:
    scene = footage.reading.scene
    return msgspec.structs.replace(
        scene, entities=tuple(entity for entity in scene.entities if entity.id != id_)
    )


def region_of(studio: Any, tools: Any, footage: AnimaticFootage, id_: str, index: int) -> Any:
    """Where an entity shows, with its shadow and its mirror image, grown by 8 pixels."""
    if footage.reading.scene.entity(id_) is None:
        return np.zeros((SIZE.height, SIZE.width), bool)
    bare = filmed(studio, without(footage, id_))
    return tools.around(tools.changed(tools.picture(footage, index), tools.picture(bare, index)))


@EVERY_FEW
@given(data=st.data())
def test_a_local_edit_stays_where_it_is(studio: Any, tools: Any, data: st.DataObject) -> None:
    """Recolour, replace, remove, add: outside the one that it names, no pixel differs."""
    scene = data.draw(scenes())
    source = filmed(studio, scene)
    target = data.draw(st.sampled_from(scene.entities))
    other = data.draw(st.sampled_from(KINDS).filter(lambda kind: not source_has(scene, kind)))
    edit = data.draw(
        st.sampled_from(
            (
                f"Make the {target.kind} {data.draw(st.sampled_from(COLOURS))}.",
                f"Replace the {target.kind} with a {other}.",
                f"Remove the {target.kind}.",
                f"Add a {other}.",
            )
        )
    )
    remix = studio.remix(source, edit)
    ids = {entity.id for entity in scene.entities} | {e.id for e in remix.reading.scene.entities}
    touched = [
        id_ for id_ in ids if source.reading.scene.entity(id_) != remix.reading.scene.entity(id_)
    ]
    index = data.draw(st.integers(0, SECONDS * 24 - 1))
    changed = tools.changed(tools.picture(source, index), tools.picture(remix, index))
    allowed = np.zeros_like(changed)
    for id_ in touched:
        for footage in (source, remix):
            allowed |= region_of(studio, tools, footage, id_, index)

    assert len(touched) <= 1, (edit, touched)
    assert not (changed & ~allowed).any()


def source_has(scene: Scene, kind: str) -> bool:
    return any(entity.kind == kind for entity in scene.entities)


@EVERY_FEW
@given(scene=scenes(), edit=st.sampled_from(GLOBAL), moment=st.floats(0, SECONDS - 0.05))
def test_light_weather_palette_and_camera_move_nobody(
    studio: Any, scene: Scene, edit: str, moment: float
) -> None:
    """Everyone stands where they stood, doing what they did, on the same ground."""
    source = filmed(studio, scene)
    remix = studio.remix(source, edit)
    before, after = source.film.staged, remix.film.staged

    assert source.reading.scene.entities == remix.reading.scene.entities
    assert [item.id for item in before.items] == [item.id for item in after.items]
    for was, now in zip(before.items, after.items, strict=True):
        assert type(was) is type(now)
        if hasattr(was, "track"):
            assert was.track.at(moment) == now.track.at(moment)
        if hasattr(was, "spot"):
            assert was.spot == now.spot


@EVERY_FEW
@given(data=st.data())
def test_three_remixes_leave_alone_what_none_of_them_names(
    studio: Any, tools: Any, data: st.DataObject
) -> None:
    """A remix of a remix of a remix still shows the first video wherever nothing was asked for."""
    scene = data.draw(scenes())
    target = scene.entities[0]
    first = last = filmed(studio, scene)
    for colour in data.draw(st.lists(st.sampled_from(COLOURS), min_size=3, max_size=3)):
        last = studio.remix(last, f"Make the {target.kind} {colour}.")
    index = data.draw(st.integers(0, SECONDS * 24 - 1))
    changed = tools.changed(tools.picture(first, index), tools.picture(last, index))
    allowed = region_of(studio, tools, first, target.id, index)

    assert not (changed & ~allowed).any()


@pytest.mark.parametrize("edit", ["", "   ", "Make it a scene", "a scene"])
def test_an_edit_that_asks_for_nothing_changes_nothing(studio: Any, tools: Any, edit: str) -> None:
    """Nothing asked, nothing changed."""
    scene = Scene(
        seed=1, width=SIZE.width, height=SIZE.height, seconds=SECONDS,
        entities=(Entity(id="cat-1", kind="cat"),), serial=1,
    )  # fmt: skip
    source = filmed(studio, scene)
    remix = studio.remix(source, edit)

    assert not tools.changed(tools.picture(source, 30), tools.picture(remix, 30)).any()

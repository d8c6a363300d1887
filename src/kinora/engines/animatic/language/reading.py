"""From prompt to scene, and from scene and edit to scene: the language's front door."""

from __future__ import annotations

import msgspec

from kinora.engines.animatic.language.conditions import Conditions
from kinora.engines.animatic.language.describing import changes
from kinora.engines.animatic.language.draft import Draft
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lexicon import Lexicon, lexicon
from kinora.engines.animatic.language.marks import Marks
from kinora.engines.animatic.language.narrator import GRAMMAR, Narrator
from kinora.engines.animatic.language.phrases import Item, gather
from kinora.engines.animatic.language.remixer import Remixer
from kinora.engines.animatic.language.restating import is_restated, merge
from kinora.engines.animatic.language.tagging import tag
from kinora.engines.animatic.language.timing import appended_from, schedule
from kinora.engines.animatic.language.words import split
from kinora.engines.animatic.scene import Reading, Scene
from kinora.video import Size


def read(prompt: str, *, size: Size, seconds: int, seed: int) -> Reading:
    """The scene a prompt tells of. Any text gives one; what it did not understand is listed."""
    items, marks = _items(prompt, lexicon(), is_edit=False)
    scene = Scene(seed=seed, width=size.width, height=size.height, seconds=seconds)
    draft = Draft(scene, lexicon())
    conditions = Conditions(draft, marks, is_edit=False)
    Narrator(items, draft, marks, conditions).run()
    _furnish(draft, conditions)
    conditions.shelter(scene)
    draft.scene = schedule(draft.scene, draft.acts, start=0.0)
    conditions.listen()
    return _reading(prompt, draft, marks)


def edit(source: Reading, prompt: str) -> Reading:
    """The source's scene with what the prompt asks for changed, and nothing else."""
    items, marks = _items(prompt, lexicon(), is_edit=True)
    is_told = any(item.category in (Category.COMMAND, Category.INSTEAD) for item in items)
    if not source.changed and not is_told and is_restated(source.prompt, prompt):
        return _restate(source, prompt)
    draft = Draft(source.scene, lexicon())
    conditions = Conditions(draft, marks, is_edit=True)
    Remixer(items, draft, marks, conditions).run()
    if "place" in conditions.settled:
        _imply(draft)
    start = appended_from(source.scene.seconds)
    conditions.shelter(source.scene)
    draft.scene = schedule(draft.scene, draft.acts, start=start)
    conditions.listen()
    if prompt.split() == source.prompt.split():
        draft.scene = source.scene  # asking again for what was asked changes nothing
    reading = _reading(prompt, draft, marks, before=source.scene)
    is_told = is_told and "not" not in {word.word for word in marks.words}
    if is_told and not (reading.changed or reading.understood or reading.not_understood):
        return msgspec.structs.replace(reading, not_understood=(prompt.strip(),))  # "undo"
    return reading


def _restate(source: Reading, prompt: str) -> Reading:
    scene = source.scene
    size = Size(scene.width, scene.height)
    old = read(source.prompt, size=size, seconds=scene.seconds, seed=scene.seed).scene
    new = read(prompt, size=size, seconds=scene.seconds, seed=scene.seed)
    after = merge(scene, old=old, new=new.scene)
    return msgspec.structs.replace(
        new, scene=after, changed=changes(scene, after, lexicon().colour_name)
    )


def _items(prompt: str, known: Lexicon, *, is_edit: bool) -> tuple[tuple[Item, ...], Marks]:
    words = split(prompt)
    marks = Marks(prompt, words)
    tags = tag(words, known, is_edit=is_edit)
    for small in tags:
        if small.category in GRAMMAR:
            marks.pass_over(range(small.start, small.stop))
        elif small.category is Category.UNKNOWN:
            marks.quoted |= set(range(small.start, small.stop))
    return gather(tags, known), marks


def _reading(prompt: str, draft: Draft, marks: Marks, *, before: Scene | None = None) -> Reading:
    return Reading(
        scene=draft.scene,
        prompt=prompt,
        understood=marks.understood(),
        changed=changes(before, draft.scene, draft.lexicon.colour_name) if before else (),
        not_understood=marks.not_understood(),
    )


def _furnish(draft: Draft, conditions: Conditions) -> None:
    """What the prompt leaves open: where they are at home, and what comes with the place."""
    tables, settled = draft.lexicon.tables, conditions.settled
    faint = conditions.faint
    if "place" not in settled and faint and (faint != "open sky" or _is_airborne(draft)):
        draft.set_place(faint)
    elif "place" not in settled:
        draft.set_place(_home(draft))
    _surface(draft)
    place = tables.places[draft.scene.place]
    if place.time and "time" not in settled:
        draft.set(time_of_day=place.time)
    _imply(draft)


def _home(draft: Draft) -> str:
    """Where they would be: where it can be done, else where the first of them is at home."""
    tables, entities = draft.lexicon.tables, draft.scene.entities
    deeds = [tables.actions[act.action].at for act in draft.acts if act.action]
    homes = [tables.subjects[entity.kind].home for entity in entities]
    place = next((place for place in (*deeds, *homes) if place), draft.scene.place)
    shore = tables.places[place].shore
    strangers = [id_ for id_ in draft.animate() if not tables.subjects[draft.entity(id_).kind].home]
    return shore if shore and strangers else place


def _is_airborne(draft: Draft) -> bool:
    """Whether everyone there is in the air."""
    flying = {act.actor for act in draft.acts if act.action in ("fly", "float", "hover")}
    bodies = {e.id: draft.lexicon.tables.subjects[e.kind].body for e in draft.scene.entities}
    return bool(bodies) and all(
        id_ in flying
        or bodies[id_] == "bird"
        or draft.entity(id_).kind in ("plane", "hot air balloon")
        for id_ in draft.animate()
    )


def _surface(draft: Draft) -> None:
    """A sea with boats or weather, and nobody who lives in it, is seen from above the water."""
    tables = draft.lexicon.tables
    place = draft.scene.place
    surface = tables.places[place].surface
    deeds = {tables.actions[act.action].at for act in draft.acts if act.action}
    homes = {tables.subjects[entity.kind].home for entity in draft.scene.entities}
    if surface and (surface in deeds | homes or (draft.scene.weather and place not in homes)):
        draft.set_place(surface)


def _imply(draft: Draft) -> None:
    for kind in draft.lexicon.tables.places[draft.scene.place].implies:
        draft.imply(kind)

"""From prompt to scene, and from scene and edit to scene: the language's front door."""

from __future__ import annotations

from dataclasses import replace

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
from kinora.engines.animatic.language.returning import Returned, give_back
from kinora.engines.animatic.language.tagging import tag
from kinora.engines.animatic.language.timing import appended_from, schedule
from kinora.engines.animatic.language.words import split
from kinora.engines.animatic.scene import PAST, Reading, Scene
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


def edit(source: Reading, prompt: str, *, since: float | None = None) -> Reading:
    """The source's scene with what the prompt asks for changed, and nothing else.

    `since`: the moment of the clip at which appended actions begin, when not at its last 40 %.
    """
    returned = give_back(source, split(prompt), lexicon())
    items, marks = _items(prompt, lexicon(), is_edit=True, returned=returned)
    is_told = any(item.category in (Category.COMMAND, Category.INSTEAD) for item in items)
    is_first = not source.changed and since is None
    if is_first and not is_told and is_restated(source.prompt, prompt):
        return _restate(source, prompt)
    draft = Draft(returned.scene, lexicon())
    _remix(draft, Conditions(draft, marks, is_edit=True), items, since=since)
    if prompt.split() == source.prompt.split() and not returned.clauses:
        draft.scene = source.scene  # asking again for what was asked changes nothing
    reading = _reading(prompt, draft, marks, before=source.scene)
    reading = msgspec.structs.replace(reading, past=_past(returned, draft.scene))
    is_told = is_told and "not" not in {word.word for word in marks.words}
    if is_told and not (reading.changed or reading.understood or reading.not_understood):
        return msgspec.structs.replace(reading, not_understood=(prompt.strip(),))
    return reading


def _remix(
    draft: Draft, conditions: Conditions, items: tuple[Item, ...], *, since: float | None
) -> None:
    """Changes the draft's scene as the items of an edit say."""
    before = draft.scene
    Remixer(items, draft, conditions.marks, conditions).run()
    if "place" in conditions.settled:
        _imply(draft)
    conditions.shelter(before)
    start = appended_from(before.seconds) if since is None else since
    if since is not None:  # nothing that is told began before
        draft.acts = [replace(act, is_whole=False) for act in draft.acts]
    draft.scene = schedule(draft.scene, draft.acts, start=start)
    conditions.listen()


def _past(returned: Returned, after: Scene) -> tuple[Scene, ...]:
    """What an edited scene comes from: after an undo, what the earlier scene came from."""
    is_that_scene = returned.is_undo and after == returned.scene
    past = returned.past if is_that_scene else (*returned.past, returned.before)
    return past[-PAST:]


def _restate(source: Reading, prompt: str) -> Reading:
    scene = source.scene
    size = Size(scene.width, scene.height)
    old = read(source.prompt, size=size, seconds=scene.seconds, seed=scene.seed).scene
    new = read(prompt, size=size, seconds=scene.seconds, seed=scene.seed)
    after = merge(scene, old=old, new=new.scene)
    changed = changes(scene, after, lexicon().colour_name)
    past = (*source.past, scene)[-PAST:]
    return msgspec.structs.replace(new, scene=after, changed=changed, past=past)


def _items(
    prompt: str, lexicon: Lexicon, *, is_edit: bool, returned: Returned | None = None
) -> tuple[tuple[Item, ...], Marks]:
    words = split(prompt)
    marks = Marks(prompt, words)
    known = returned.tags(words) if returned is not None else {}
    tags = tag(words, lexicon, is_edit=is_edit, known=known)
    for small in tags:
        if small.category in GRAMMAR:
            marks.pass_over(range(small.start, small.stop))
        elif small.category is Category.UNKNOWN:
            marks.quoted |= set(range(small.start, small.stop))
    for clause in returned.clauses if returned is not None else ():
        marks.understand(clause)
    return gather(tags, lexicon), marks


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

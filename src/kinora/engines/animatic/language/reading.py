"""From prompt to scene, and from scene and edit to scene: the language's front door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kinora.engines.animatic.language.captioning import caption
from kinora.engines.animatic.language.conditions import Conditions
from kinora.engines.animatic.language.describing import changes
from kinora.engines.animatic.language.draft import Draft
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.furnishing import furnish, imply, is_unknown, title_of
from kinora.engines.animatic.language.history import Returned
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.language.marks import Marks
from kinora.engines.animatic.language.narrator import GRAMMAR, Narrator
from kinora.engines.animatic.language.phrases import Item, gather
from kinora.engines.animatic.language.remixer import Remixer
from kinora.engines.animatic.language.restating import is_restated, merge
from kinora.engines.animatic.language.returning import give_back
from kinora.engines.animatic.language.script import Script, find_script
from kinora.engines.animatic.language.spots import arranged
from kinora.engines.animatic.language.tagging import tag
from kinora.engines.animatic.language.timing import appended_from, schedule, slots_of
from kinora.engines.animatic.language.words import Word, split
from kinora.engines.animatic.scene import PAST, Reading, Scene
from kinora.video import Size

_FIXED = frozenset({"piano", "kite", "spotlight"})  # kinds with a spot of their own


def read(prompt: str, *, size: Size, seconds: int, seed: int) -> Reading:
    """The scene a prompt tells of. Any text gives one; what it did not understand is listed."""
    parsed = _parse(prompt, split(prompt), seconds=seconds)
    scene = Scene(seed=seed, width=size.width, height=size.height, seconds=seconds)
    draft = Draft(scene, lexicon())
    marks, conditions = parsed.marks, Conditions(draft, parsed.marks, is_edit=False)
    Narrator(parsed.items, draft, marks, conditions, parsed.script).run()
    if is_unknown(draft, conditions) and not draft.sayings:
        draft.set(title=title_of(prompt))
    furnish(draft, conditions)
    conditions.spare()
    _arrange(draft)
    conditions.shelter(scene)
    _time(draft, start=0.0)
    conditions.listen()
    return _reading(prompt, draft, marks)


def edit(source: Reading, prompt: str, *, since: float | None = None) -> Reading:
    """The source's scene with what the prompt asks for changed, and nothing else.

    `since`: the moment of the clip at which appended actions begin, when not at its last 40 %.
    """
    words = split(prompt)
    past = replace(source, past=()) if since is not None else source
    returned = give_back(past, words, lexicon())
    parsed = _parse(prompt, words, seconds=source.scene.seconds, returned=returned)
    is_told = any(item.category in (Category.COMMAND, Category.INSTEAD) for item in parsed.items)
    is_again = not source.changed and not is_told and not returned.clauses
    if is_again and is_restated(source.prompt, prompt):
        return _restate(source, prompt)
    if source.scene.title and (told := _instead_of_words(source, prompt)):
        return told
    draft = Draft(returned.scene, lexicon(), recent=_recent(returned))
    _remix(draft, parsed, since=since)
    if prompt.split() == source.prompt.split() and not returned.clauses:
        draft.scene = source.scene  # asking again for what was asked changes nothing
    reading = _reading(prompt, draft, parsed.marks, before=source.scene)
    reading = replace(reading, past=_past(returned, draft.scene))
    is_told = is_told and "not" not in {word.word for word in words}
    if is_told and not (reading.changed or reading.understood or reading.not_understood):
        return replace(reading, not_understood=(prompt.strip(),))
    return reading


def _recent(returned: Returned) -> tuple[str, ...]:
    """Who came into the picture, or became another, by the edit before this one."""
    if not returned.past:
        return ()
    then, now = returned.past[-1], returned.scene
    kinds = {entity.id: entity.kind for entity in then.entities}
    return tuple(entity.id for entity in now.entities if kinds.get(entity.id) != entity.kind)


def _instead_of_words(source: Reading, prompt: str) -> Reading | None:
    """What a prompt shows where so far there were only words; None when it shows nothing either."""
    scene = source.scene
    size = Size(scene.width, scene.height)
    told = read(prompt, size=size, seconds=scene.seconds, seed=scene.seed)
    if told.scene.title or not (told.scene.entities or told.scene.place != scene.place):
        return None
    after = replace(told.scene, serial=max(told.scene.serial, scene.serial))
    changed = changes(scene, after, lexicon().colour_name)
    return replace(told, scene=after, changed=changed, past=(*source.past, scene)[-PAST:])


def _remix(draft: Draft, parsed: _Parsed, *, since: float | None) -> None:
    """Changes the draft's scene as an edit says."""
    before = draft.scene
    conditions = Conditions(draft, parsed.marks, is_edit=True)
    Remixer(parsed.items, draft, parsed.marks, conditions, parsed.script).run()
    if "place" in conditions.settled:
        imply(draft)
    conditions.spare()
    _arrange(draft)
    conditions.shelter(before)
    _time(draft, start=appended_from(before.seconds) if since is None else since)
    conditions.listen()


def _arrange(draft: Draft) -> None:
    """Gives spots to those who come in behind, before or under something."""
    fixed = {kind for kind, row in draft.lexicon.tables.subjects.items() if row.group == "crowds"}
    draft.scene = arranged(draft.scene, draft.animate(), fixed=fixed | _FIXED)


def _time(draft: Draft, *, start: float) -> None:
    """Gives everything that is done and said its time."""
    turns = [(act.slot, act.span) for act in draft.acts if not act.is_whole]
    turns += [(saying.slot, saying.span) for saying in draft.sayings]
    begins = slots_of(turns, start=start, end=float(draft.scene.seconds))
    scene = schedule(draft.scene, draft.acts, start=start, begins=begins)
    draft.scene = caption(scene, draft.sayings, begins=begins, start=start)


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
    return replace(new, scene=after, changed=changed, past=past)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A prompt taken apart."""

    items: tuple[Item, ...]
    script: Script
    marks: Marks


def _parse(
    prompt: str, words: Sequence[Word], *, seconds: float, returned: Returned | None = None
) -> _Parsed:
    """The items of a prompt, or of an edit where something may have been given back already."""
    known, is_edit = lexicon(), returned is not None
    marks = Marks(prompt, words)
    done = returned.tags(words) if returned is not None else ()
    said = tuple(each.text for each in returned.scene.captions) if returned is not None else ()
    script = find_script(
        prompt, words, known, seconds=seconds, is_edit=is_edit, said=said, done=done
    )
    entities = returned.scene.entities if returned is not None else ()
    there = frozenset(entity.kind for entity in entities)
    tags = tag(words, known, is_edit=is_edit, known=script.tags, there=there)
    for small in tags:
        if small.category in GRAMMAR:
            marks.pass_over(range(small.start, small.stop))
        elif small.category is Category.UNKNOWN:
            marks.quoted |= set(range(small.start, small.stop))
    for clause in returned.clauses if returned is not None else ():
        marks.understand(clause)
    return _Parsed(gather(tags, known), script, marks)


def _reading(prompt: str, draft: Draft, marks: Marks, *, before: Scene | None = None) -> Reading:
    return Reading(
        scene=draft.scene,
        prompt=prompt,
        understood=marks.understood(),
        changed=changes(before, draft.scene, draft.lexicon.colour_name) if before else (),
        not_understood=marks.not_understood(),
    )

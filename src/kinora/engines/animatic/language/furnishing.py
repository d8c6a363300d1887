"""What a prompt leaves open: the place, what comes with it, and words where nothing was understood."""

from __future__ import annotations

import unicodedata

import msgspec

from kinora.engines.animatic.language.conditions import Conditions
from kinora.engines.animatic.language.draft import Draft
from kinora.engines.animatic.scene import Scene

_LONGEST_TITLE = 400  # characters
_MOST_NEAR = 2  # that a close-up holds
_GOING = frozenset({"jump", "dance", "play", "walk", "run", "fly", "swim", "chase", "float", "sail", "drive", "ride", "leave", "enter", "roll", "bounce"})  # fmt: skip


def is_unknown(draft: Draft, conditions: Conditions) -> bool:
    """Whether nothing of a prompt can be shown: nobody, nowhere, no hour, no weather."""
    scene = draft.scene
    plain = Scene(seed=scene.seed, width=scene.width, height=scene.height, seconds=scene.seconds)
    filmed = msgspec.structs.replace(
        plain, camera=scene.camera, look=scene.look, pace=scene.pace, mood=scene.mood, sounds=scene.sounds
    )  # fmt: skip
    return scene == filmed and not conditions.settled & {"place", "time"} and not conditions.faint


def title_of(prompt: str) -> str:
    """The prompt's own words, fit to be shown; "" when there are none."""
    shown = "".join(
        c if unicodedata.category(c)[0] != "C" or c == "\u200d" else " " for c in prompt
    )
    text = " ".join(shown.split())
    if not any(unicodedata.category(c)[0] in "LNS" for c in text):
        return ""
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def furnish(draft: Draft, conditions: Conditions) -> None:
    """Settles what the prompt leaves open: where they are at home, and what comes with the place."""
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
    elif draft.scene.look.style == "noir" and "time" not in settled:
        draft.set(time_of_day="night")
    imply(draft)
    _come_near(draft, conditions)


def _come_near(draft: Draft, conditions: Conditions) -> None:
    """One or two small ones that stay where they are fill the picture, unless it is said how it is
    filmed."""
    subjects = draft.lexicon.tables.subjects
    seen = [entity for entity in draft.scene.entities if "implied" not in entity.traits]
    if not 1 <= len(seen) <= _MOST_NEAR or conditions.settled & {"framing", "move", "angle"}:
        return
    is_small = all(subjects[entity.kind].small and entity.scale <= 1 for entity in seen)
    if is_small and not any(act.action in _GOING for act in draft.acts):
        camera = msgspec.structs.replace(draft.scene.camera, framing="close-up")
        draft.set(camera=camera)


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
    homes = [tables.subjects[entity.kind].home for entity in draft.scene.entities]
    if homes[:1] == [place] and surface not in deeds and not draft.scene.weather:
        return  # "a fish swims around a wreck"
    if surface and (surface in deeds | {*homes} or (draft.scene.weather and place not in homes)):
        draft.set_place(surface)


def imply(draft: Draft) -> None:
    """What comes with the place."""
    for kind in draft.lexicon.tables.places[draft.scene.place].implies:
        draft.imply(kind)

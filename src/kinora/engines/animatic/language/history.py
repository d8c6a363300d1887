"""What an edit's clause wants back, and the scene with it: from the scenes that the source was edited from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from kinora.engines.animatic.language.draft import DAYLIGHT
from kinora.engines.animatic.language.entries import Category
from kinora.engines.animatic.language.lexicon import Lexicon, Sense
from kinora.engines.animatic.language.restoring import (
    with_aspect,
    with_entity,
    with_looks,
    without_step,
)
from kinora.engines.animatic.language.tags import Tag
from kinora.engines.animatic.language.words import Word, split
from kinora.engines.animatic.scene import Entity, Scene

_C = Category
_COUNT = r"(?P<count>one|two|three|four|five|six|seven|eight|\d)"
_CHANGES = r"(?:changes?|edits?|remixe?s?|steps?|modifications?|versions?|things?|ones?)"
_LAST = re.compile(
    rf"(?:undo|revert|cancel|discard|roll back|rollback|take back|reverse)"
    rf"(?: (?:that|this|it|(?:the |my )?(?:(?:last|latest|previous|recent) ?)?(?:{_COUNT} ?)?{_CHANGES}?))?"
    rf"|go back(?: (?:{_COUNT.replace('count', 'steps')}|a) {_CHANGES})?|take (?:that|it) back|(?:like|as it was|the way it was) before"
    r"|(?:(?:go|revert|change it|switch|turn it) )?back to (?:the )?(?:previous|last|earlier) (?:version|video|one|state|scene)"
)
_WHOLE = r"(?: (?:version|video|scene|clip|one|state|image|film))?(?: again)?"
_FIRST = re.compile(
    r"undo (?:everything|all(?: of)?(?: it| them)?(?: the| my)?(?: changes| edits)?)|start over|reset(?: everything)?"
    rf"|(?:(?:go|revert|return|change it|switch|turn it|bring it) )?(?:back )?to (?:the |its )?(?:original|beginning|first)(?: state| form)?{_WHOLE}"
    rf"|(?:(?:restore|use|show|give me) )?(?:the )?original{_WHOLE}"
)
_BACK = re.compile(
    r"(?:(?:go|change|switch|turn|come|return|revert)(?: it| this| that| everything)? )?back (?:to|into) (?P<to>.+)"
    r"|(?:return|revert)(?: it)? to (?P<then>.+)"
    r"|(?:bring|put|get|add|give|want) (?P<mid>.+) back(?: in| again)?|(?:bring|put|get|add) back (?P<end>.+)|restore (?P<old>.+)"
)
_FORMER = re.compile(r"(?:.*\b)?(?:original|initial|previous|former|old) (?P<what>.+)")
_UNDO = re.compile(r"(?:undo|revert|take back) (?:the )?(?P<what>.+)")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
# What people call an aspect of the picture, by the aspect.
_ASPECT_OF = {
    "background": "place", "place": "place", "setting": "place", "location": "place", "scenery": "place",
    "light": "light", "lighting": "light", "time of day": "light", "hour": "light", "sky": "light", "lights": "light",
    "weather": "weather", "camera": "camera", "framing": "camera", "angle": "camera", "camera move": "camera",
    "camera movement": "camera", "zoom": "camera", "shot": "camera", "look": "look", "style": "look",
    "palette": "look", "color palette": "look", "colour palette": "look", "colors": "look", "colours": "look",
    "mood": "look", "grade": "look", "sound": "sound", "music": "sound", "speed": "speed", "pace": "speed",
    "effects": "effects", "captions": "words", "dialogue": "words", "title": "words",
}  # fmt: skip
_SAME_LIGHT = {"noon": DAYLIGHT, "dusk": ("dusk", "golden hour"), "dawn": ("dawn", "morning")}


@dataclass(frozen=True, slots=True)
class Returned:
    """The scene with what was wanted back, and which words said so."""

    scene: Scene
    before: Scene  # the one that further changes are changes of
    past: tuple[Scene, ...]  # what that one was edited from
    is_undo: bool = False  # an earlier scene itself, not an edit of this one
    clauses: tuple[tuple[int, ...], ...] = ()  # understood
    missed: tuple[tuple[int, ...], ...] = ()  # they ask for more than is remembered

    def tags(self, words: Sequence[Word]) -> list[Tag]:
        """One tag for each clause read here: nothing more is read into it."""
        tags = [Tag(_C.STOP, "film", c[0], c[-1] + 1, words[c[0]].word) for c in self.clauses]
        tags += [Tag(_C.UNKNOWN, "", c[0], c[-1] + 1, words[c[0]].word) for c in self.missed]
        return tags


@dataclass(frozen=True, slots=True)
class History:
    """What a clause wants back from the scenes before."""

    lexicon: Lexicon

    def is_undo(self, text: str) -> bool:
        return bool(_LAST.fullmatch(text) or _FIRST.fullmatch(text))

    def read(self, now: Returned, text: str, *, is_listing: bool) -> Returned | None:
        """The scene with what the clause wants back; None when it wants nothing that there was."""
        if self.is_undo(text):
            return self._undone(now, text)
        wanted = _UNDO.fullmatch(text)
        former, back = _FORMER.fullmatch(text), _BACK.fullmatch(text)
        scene = None
        if wanted is not None:
            scene = self._without(now, wanted["what"])
        elif former is not None:
            scene = self._former(now, former["what"], text)
        elif back is not None:
            scene = self._back(now, next(part for part in back.groups() if part))
        elif is_listing:
            scene = self._back(now, text)  # "bring back the dog and the cat"
        return replace(now, scene=scene, is_undo=False) if scene is not None else None

    def _undone(self, now: Returned, text: str) -> Returned | None:
        if not now.past:
            return None
        found = _LAST.fullmatch(text)
        count = 1 if found is not None else len(now.past)
        said = (found["count"] or found["steps"]) if found is not None else ""
        if said:
            count = _NUMBERS.index(said) + 1 if said in _NUMBERS else max(1, int(said))
        count = min(count, len(now.past))
        scene = now.past[-count]
        return replace(now, scene=scene, before=scene, past=now.past[:-count], is_undo=True)

    def _former(self, now: Returned, what: str, text: str) -> Scene | None:
        """ "the original look", "its original colour": as it was in the very first scene."""
        if not now.past:
            return None
        is_last = "previous" in text or "former" in text
        earlier = now.past[-1] if is_last else now.past[0]
        aspect = _ASPECT_OF.get(what)
        if aspect:
            return with_aspect(now.scene, earlier, aspect)
        kinds = self._senses(text, _C.SUBJECT)
        if kinds or re.search(r"\b(?:its|his|her|their|it)\b", text):
            ids = [e.id for e in now.scene.entities if not kinds or self._is_kind(e, kinds)]
            changed = with_looks(now.scene, earlier, ids)
            return changed if changed != now.scene or kinds else None
        return None

    def _without(self, now: Returned, what: str) -> Scene | None:
        """ "undo the snow", "undo the black colour": without what the last edit of it did."""
        scenes = (*now.past, now.scene)
        aspect = _ASPECT_OF.get(what)
        keys = {sense.key for sense in self._senses(what)}
        for before, after in zip(scenes[-2::-1], scenes[:0:-1], strict=True):
            ids = [
                id_ for id_ in _touched(before, after) if self._is_about(id_, before, after, keys)
            ]
            fields = [name for name in ("place", "light", "weather", "camera", "look", "sound", "effects", "speed")
                      if (aspect == name or _values(before, after, name) & keys)
                      and with_aspect(after, before, name) != after]  # fmt: skip
            if ids:
                return without_step(now.scene, before, after, ids)
            if fields:
                return with_aspect(now.scene, before, fields[0])
        return None

    def _is_about(self, id_: str, before: Scene, after: Scene, keys: set[str]) -> bool:
        versions = [e for e in (before.entity(id_), after.entity(id_)) if e is not None]
        colours = {self.lexicon.tables.colours[key].hex for key in keys if key in self.lexicon.tables.colours}  # fmt: skip
        kinds = {key for key in keys if key in self.lexicon.tables.subjects}
        is_kind = any(self._is_kind(entity, kinds) for entity in versions)
        return is_kind if kinds else versions[-1].colour in colours

    def _back(self, now: Returned, what: str) -> Scene | None:
        """ "back to daylight", "the dog back": from the latest scene that had it so."""
        aspect = _ASPECT_OF.get(what.removeprefix("the "))
        if aspect and now.past:
            return with_aspect(now.scene, now.past[0], aspect)
        kinds, times, places = (self._senses(what, c) for c in (_C.SUBJECT, _C.TIME, _C.PLACE))
        colours = {self.lexicon.tables.colours[s.key].hex for s in self._senses(what, _C.COLOUR)}
        for earlier in reversed(now.past):
            scene = self._somebody_back(now.scene, earlier, kinds, colours) if kinds else None
            for sense in times if not kinds else ():
                if earlier.time_of_day in _SAME_LIGHT.get(sense.key, (sense.key,)) and earlier.time_of_day != now.scene.time_of_day:  # fmt: skip
                    scene = with_aspect(now.scene, earlier, "light")
            if not kinds and any(sense.key == earlier.place for sense in places):
                scene = self._place_back(now.scene, earlier)
            if scene is not None:
                return scene
        return None

    def _somebody_back(
        self, scene: Scene, earlier: Scene, kinds: Sequence[Sense], colours: set[str]
    ) -> Scene | None:
        found = None
        for old in earlier.entities:
            is_meant = self._is_kind(old, kinds) and (not colours or old.colour in colours)
            now = scene.entity(old.id)
            if is_meant and now is None:
                found = with_entity(found or scene, earlier, old.id)
            elif is_meant and now is not None and (now.kind != old.kind or (colours and now.colour != old.colour)):  # fmt: skip
                found = with_looks(found or scene, earlier, [old.id])
        return found

    def _place_back(self, scene: Scene, earlier: Scene) -> Scene:
        came = self.lexicon.tables.places[scene.place].implies
        left = tuple(e for e in scene.entities if not ("implied" in e.traits and e.kind in came))
        scene = msgspec.structs.replace(scene, place=earlier.place, entities=left)
        for old in earlier.entities:
            implied = self.lexicon.tables.places[earlier.place].implies
            if old.kind in implied and scene.entity(old.id) is None:
                scene = with_entity(scene, earlier, old.id)
        return scene

    def _is_kind(self, entity: Entity, kinds: Sequence[Sense] | set[str]) -> bool:
        keys = {kind if isinstance(kind, str) else kind.key for kind in kinds}
        return bool({entity.kind, self.lexicon.tables.subjects[entity.kind].is_a} & keys)

    def _senses(self, text: str, category: Category | None = None) -> tuple[Sense, ...]:
        """What the words of a phrase can mean, all of a category or all there are."""
        words, found, at = split(text), [], 0
        while at < len(words):
            match = self.lexicon.match(words, at)
            found += [s for s in match.senses if category in (None, s.category)] if match else []
            at += match.length if match else 1
        return tuple(found)


def _touched(before: Scene, after: Scene) -> list[str]:
    """The ids that one edit brought in, took away or changed."""
    ids = dict.fromkeys(entity.id for entity in (*before.entities, *after.entities))
    return [id_ for id_ in ids if before.entity(id_) != after.entity(id_)]


def _values(before: Scene, after: Scene, aspect: str) -> set[str]:
    """The words for what an edit changed of an aspect."""
    return _keys(before, aspect) ^ _keys(after, aspect)


def _keys(scene: Scene, aspect: str) -> set[str]:
    camera, look = scene.camera, scene.look
    keys: dict[str, set[str]] = {
        "place": {scene.place},
        "light": {scene.time_of_day, scene.lighting, *scene.sky},
        "weather": set(scene.weather),
        "camera": {camera.move, camera.framing, camera.angle},
        "look": {look.style, scene.mood},
        "sound": set(scene.sounds),
        "effects": set(scene.effects),
        "speed": {f"{scene.pace:g}"},
    }
    return keys[aspect]

"""What a prompt says of the picture as a whole: the surroundings, the filming, effects, light, mood, sounds.

Knows nothing of who is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kinora.engines.animatic.language.entries import Category, Row, Sound
from kinora.engines.animatic.language.filming import Filming
from kinora.engines.animatic.language.phrases import Item
from kinora.engines.animatic.language.roll import merged
from kinora.engines.animatic.language.tags import Tag

_C = Category
# What may stand between a palette and its colours.
_LISTING = frozenset({_C.COLOUR, _C.AND, _C.COMMA, _C.PREPOSITION, _C.AUXILIARY, _C.UNKNOWN})
_BRIGHTER = "brighter picture"  # the effect: what was filmed has no lamps to turn up


@dataclass(slots=True)
class Conditions(Filming):
    """What has been said of the whole picture so far."""

    sounds: list[Tag] = field(default_factory=list)  # named, perhaps brought along by the scene

    def read(self, item: Item, *, is_negated: bool) -> bool:
        """Takes an item in if it speaks of the whole picture; says whether it did."""
        if item.category not in _LISTING:
            self.palette = None
        handler = _HANDLERS.get(item.category)
        if handler is None:
            return False
        handler(self, item, is_negated)
        return True

    def effect(self, item: Item, is_negated: bool) -> None:
        row = self.draft.lexicon.tables.effects[item.key]
        if not self.understand(item, row):
            return
        left = tuple(each for each in self.draft.scene.effects if each != item.key)
        self.draft.set(
            effects=left if is_negated else merged(self.draft.scene.effects, (item.key,))
        )
        if not is_negated:
            self.choose_time(row)

    def lighting(self, item: Item, is_negated: bool) -> None:
        """ "lights down and candles": the more special one holds."""
        rows = self.draft.lexicon.tables.lightings
        if not self.understand(item, rows[item.key]):
            return
        now = self.draft.scene.lighting
        if self.is_edit and item.key == "bright" and not now and self.draft.is_filmed():
            self.draft.set(effects=merged(self.draft.scene.effects, (_BRIGHTER,)))
        elif self.is_edit and item.key == "bright" and not now:
            self.marks.take_back(range(item.start, item.stop))  # it is as bright as it gets
        if is_negated or item.key == "bright":
            self.draft.set(lighting="")
        elif not ("lighting" in self.settled and now in rows and rows[now].is_a == item.key):
            self.draft.set(lighting=item.key)
            self.settled.add("lighting")

    def mood(self, item: Item, is_negated: bool) -> None:
        if self.understand(item, self.draft.lexicon.tables.moods[item.key]):
            self.draft.set(mood="" if is_negated else item.key)

    def sound(self, item: Item, is_negated: bool) -> None:
        """A sound that the scene brings along or is to play; "no music" ends what was asked for."""
        assert isinstance(item, Tag)
        if not is_negated:
            self.sounds.append(item)
            return
        scene = self.draft.scene
        left = tuple(each for each in scene.sounds if not self._is_meant(each, item.key))
        if left != scene.sounds or not self.is_edit:
            self.marks.understand(range(item.start, item.stop))
        self.draft.set(sounds=left)

    def _is_music(self, sound: str) -> bool:
        row = self.draft.lexicon.tables.sounds.get(sound)
        return row is not None and row.is_music

    def _is_meant(self, sound: str, key: str) -> bool:
        return sound == key or (key == "music" and self._is_music(sound))

    def listen(self) -> None:
        """Counts those sounds as understood that the finished scene brings along or can play."""
        for tag in self.sounds:
            row = self.draft.lexicon.tables.sounds[tag.key]
            if not self._is_brought_along(row):
                if not row.on_request:
                    continue
                self._play(tag.key)
            self.understand(tag, Row())

    def _play(self, sound: str) -> None:
        """Adds a sound; of pieces of music the last one asked for."""
        is_music = self._is_music(sound)
        others = tuple(s for s in self.draft.scene.sounds if not (is_music and self._is_music(s)))
        self.draft.set(sounds=merged(others, (sound,)))

    def _is_brought_along(self, row: Sound) -> bool:
        scene = self.draft.scene
        actions = {beat.action for entity in scene.entities for beat in entity.beats}
        return bool(
            actions & set(row.actions)
            or (scene.place in row.places and not self.draft.is_filmed())
            or set(scene.weather) & set(row.weathers)
            or scene.time_of_day in row.times
        )


_HANDLERS: dict[Category, Callable[[Conditions, Item, bool], None]] = {
    _C.PLACE: Conditions.place,
    _C.TIME: Conditions.time,
    _C.WEATHER: Conditions.weather,
    _C.SKY: Conditions.sky,
    _C.CLEAR: Conditions.clear,
    _C.DRY: Conditions.dry,
    _C.MOVE: Conditions.move,
    _C.FRAMING: Conditions.framing,
    _C.ANGLE: Conditions.angle,
    _C.PACE: Conditions.pace,
    _C.STYLE: Conditions.style,
    _C.PALETTE: Conditions.start_palette,
    _C.BACKLIGHT: Conditions.backlight,
    _C.EFFECT: Conditions.effect,
    _C.LIGHTING: Conditions.lighting,
    _C.MOOD: Conditions.mood,
    _C.SOUND: Conditions.sound,
}

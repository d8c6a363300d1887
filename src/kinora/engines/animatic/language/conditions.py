"""What a prompt says of the picture as a whole: place, hour, weather, sky, camera, look, sounds.

Knows nothing of who is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from kinora.engines.animatic.language.draft import Draft
from kinora.engines.animatic.language.entries import Category, Row, drawn
from kinora.engines.animatic.language.marks import Marks
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.tagging import Tag
from kinora.engines.animatic.scene import Scene

_C = Category
_BACKLIGHT = "#ffdca8"  # when no colour is named
_STREETS = ("city street", "neon street")
_MOST_COLOURS = 8  # of a palette


@dataclass(slots=True)
class Conditions:
    """What has been said of the whole picture so far."""

    draft: Draft
    marks: Marks
    is_edit: bool
    settled: set[str] = field(default_factory=set)  # what the prompt has set already
    sounds: list[Tag] = field(default_factory=list)
    strength: Tag | None = None  # "slowly", waiting for its camera move
    palette: tuple[str, ...] | None = None  # being listed
    is_adding: bool = False  # the edit says "add"
    faint: str = ""  # a place that was named in passing
    weathers: list[tuple[Item, str]] = field(default_factory=list)  # what was added

    def read(self, item: Item, *, is_negated: bool) -> bool:
        """Takes an item in if it speaks of the whole picture; says whether it did."""
        if item.category not in (
            _C.COLOUR,
            _C.AND,
            _C.COMMA,
            _C.PREPOSITION,
            _C.AUXILIARY,
            _C.UNKNOWN,
        ):
            self.palette = None
        handler = _HANDLERS.get(item.category)
        if handler is None:
            return False
        handler(self, item, is_negated)
        return True

    def place(self, item: Item, is_negated: bool) -> None:
        row = self.draft.lexicon.tables.places[item.key]
        found = drawn(item.key, row)
        if found is None or is_negated or not self._may_move(found[0]):
            return
        place, is_known = found
        if row.faint:
            self._name_faintly(item, place)
            return
        if self.is_edit and not is_known:
            return  # a stand-in set is no reason to leave the one that is there
        if (self.draft.scene.place, place) == _STREETS[::-1]:
            place = self.draft.scene.place  # "the street" of a neon street is the street it is
        if self.draft.scene.place != place or not self.is_edit:
            self.draft.set_place(place)
            self.settled.add("place")
        if is_known:
            self._understand_place(item, row.colours)

    def _name_faintly(self, item: Item, place: str) -> None:
        """ "in the sky", "on a road": where they are when nothing else is said; moves no scene."""
        self.faint = place
        if not self.is_edit:
            self.marks.understand(range(item.start, item.stop))
        else:
            self.marks.pass_over(range(item.start, item.stop))

    def _may_move(self, place: str) -> bool:
        """The first place named counts; a street that turns out to be a neon street is one place."""
        now = self.draft.scene.place
        if "place" not in self.settled or now == place:
            return True
        return now == _STREETS[0] and place == _STREETS[1]

    def _understand_place(self, item: Item, colours: tuple[str, ...]) -> None:
        known = list(range(item.start, item.stop)) if isinstance(item, Tag) else []
        if isinstance(item, Nominal):
            heads = [item.head, *(tag for tag in item.colours if tag.key in colours)]
            known = [position for tag in heads for position in range(tag.start, tag.stop)]
        self.marks.understand(sorted(known))

    def time(self, item: Item, is_negated: bool) -> None:
        scene = self.draft.scene
        if is_negated or ("time" in self.settled and scene.time_of_day != item.key):
            return
        if self._understand(item, self.draft.lexicon.tables.times[item.key]):
            self.draft.set_time(item.key)
            self.settled.add("time")

    def weather(self, item: Item, is_negated: bool) -> None:
        row = self.draft.lexicon.tables.weathers[item.key]
        if not self._understand(item, row):
            return
        if is_negated:
            self.draft.remove_weather(item.key)
        else:
            for other in row.ousts if self.is_edit and not self.is_adding else ():
                self.draft.remove_weather(other)
            self.draft.add_weather(item.key)
            self.weathers.append((item, item.key))

    def sky(self, item: Item, is_negated: bool) -> None:
        row = self.draft.lexicon.tables.skies[item.key]
        if not self._understand(item, row):
            return
        if is_negated:
            self.draft.set(sky=tuple(sky for sky in self.draft.scene.sky if sky != item.key))
            return
        self.draft.add_sky(item.key)
        if (
            row.needs
            and "time" not in self.settled
            and self.draft.scene.time_of_day not in row.needs
        ):
            self.draft.set(time_of_day=row.needs[0])

    def clear(self, item: Item, is_negated: bool) -> None:
        if not is_negated:
            self._understand(item, Row())
            self.draft.clear()

    def dry(self, item: Item, is_negated: bool) -> None:
        self._understand(item, Row())
        self.draft.set(wet=is_negated)

    def move(self, item: Item, is_negated: bool) -> None:
        if "move" in self.settled and item.key != self.draft.scene.camera.move:
            return
        self._understand(item, Row())
        amount = 1.0
        if self.strength is not None:
            amount = float(self.strength.key)
            self._understand(self.strength, Row())
        self._move("static" if is_negated else item.key, amount)
        self.settled.add("move")

    def _move(self, move: str, amount: float) -> None:
        camera = msgspec.structs.replace(self.draft.scene.camera, move=move, amount=amount)
        self.draft.set(camera=camera)

    def strengthen(self, item: Item) -> None:
        """ "slowly" behind its move."""
        self._understand(item, Row())
        self._move(self.draft.scene.camera.move, float(item.key))

    def framing(self, item: Item, is_negated: bool) -> None:
        is_other = item.key != self.draft.scene.camera.framing
        if is_negated or ("framing" in self.settled and is_other):
            return
        self._understand(item, Row())
        self.draft.set(camera=msgspec.structs.replace(self.draft.scene.camera, framing=item.key))
        self.settled.add("framing")

    def style(self, item: Item, is_negated: bool) -> None:
        found = drawn(item.key, self.draft.lexicon.tables.styles[item.key])
        if found is None:
            return
        self._understand(item, Row())
        style = "" if is_negated else found[0]
        self.draft.set(look=msgspec.structs.replace(self.draft.scene.look, style=style))

    def start_palette(self, item: Item, is_negated: bool) -> None:
        """ "a palette of teal, sand and rust": the colours may come before or behind."""
        if is_negated:
            self._set_palette(())
            self._understand(item, Row())
            return
        assert isinstance(item, Nominal)
        self.palette = ()
        row = self.draft.lexicon.tables.palettes.get(item.key)
        if row is not None and not row.drawable:
            return
        hexes = tuple(self.draft.hex_of(tag.key) for tag in item.colours)
        if row is not None or hexes:
            self._understand(item, Row())
            self._set_palette(row.colours if row is not None else hexes)
            self.palette = hexes
        else:
            self.marks.pass_over(range(item.head.start, item.head.stop))

    def add_to_palette(self, item: Item) -> None:
        assert self.palette is not None
        if len(self.palette) < _MOST_COLOURS:
            self.palette = (*self.palette, self.draft.hex_of(item.key))
            self._set_palette(self.palette)
            self._understand(item, Row())

    def _set_palette(self, colours: tuple[str, ...]) -> None:
        dark_to_bright = tuple(sorted(dict.fromkeys(colours), key=luminance))
        self.draft.set(look=msgspec.structs.replace(self.draft.scene.look, palette=dark_to_bright))

    def backlight(self, item: Item, is_negated: bool) -> None:
        assert isinstance(item, Nominal)
        colour = "" if is_negated else _BACKLIGHT
        if item.colours and not is_negated:
            colour = self.draft.hex_of(item.colours[0].key)
        elif item.tints and not is_negated:
            colour = item.tints[0].key
        self.draft.set(look=msgspec.structs.replace(self.draft.scene.look, backlight=colour))
        self.marks.understand(p for tag in item.known for p in range(tag.start, tag.stop))

    def sound(self, item: Item, _is_negated: bool) -> None:
        if isinstance(item, Tag):
            self.sounds.append(item)

    def shelter(self, before: Scene) -> None:
        """Takes back the weather that does not reach the place; its words are reported."""
        if not self.draft.lexicon.tables.places[self.draft.scene.place].sheltered:
            return
        for item, weather in self.weathers:
            self.marks.take_back(range(item.start, item.stop))
            if weather not in before.weather:
                self.draft.remove_weather(weather)
                self.draft.set(wet=before.wet)

    def listen(self) -> None:
        """Counts those sounds as understood that the finished scene brings along."""
        scene, sounds = self.draft.scene, self.draft.lexicon.tables.sounds
        actions = {beat.action for entity in scene.entities for beat in entity.beats}
        for tag in self.sounds:
            row = sounds[tag.key]
            if (
                actions & set(row.actions)
                or scene.place in row.places
                or set(scene.weather) & set(row.weathers)
                or scene.time_of_day in row.times
            ):
                self._understand(tag, Row())

    def _understand(self, item: Item, row: Row) -> bool:
        """Whether it can be drawn; its words are understood if so."""
        found = drawn(item.key, row)
        if found is not None and found[1]:
            self.marks.understand(range(item.start, item.stop))
        return found is not None


def luminance(hex_: str) -> float:
    """How bright a colour is, 0 to 255."""
    red, green, blue = (int(hex_[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_HANDLERS: dict[Category, Callable[[Conditions, Item, bool], None]] = {
    _C.PLACE: Conditions.place,
    _C.TIME: Conditions.time,
    _C.WEATHER: Conditions.weather,
    _C.SKY: Conditions.sky,
    _C.CLEAR: Conditions.clear,
    _C.DRY: Conditions.dry,
    _C.MOVE: Conditions.move,
    _C.FRAMING: Conditions.framing,
    _C.STYLE: Conditions.style,
    _C.PALETTE: Conditions.start_palette,
    _C.BACKLIGHT: Conditions.backlight,
    _C.SOUND: Conditions.sound,
}

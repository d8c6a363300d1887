"""What a prompt says of the surroundings: place, hour, weather, sky. Knows nothing of who is in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinora.engines.animatic.language.draft import Draft
from kinora.engines.animatic.language.entries import Condition, Row, drawn
from kinora.engines.animatic.language.marks import Marks
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.roll import merged
from kinora.engines.animatic.language.tags import Tag
from kinora.engines.animatic.scene import Scene

_OUTSIDE = frozenset({"outside", "outdoors", "window", "windows"})
_STREETS = ("city street", "neon street")


@dataclass(slots=True)
class Surroundings:
    """Where and when it is, as far as has been said."""

    draft: Draft
    marks: Marks
    is_edit: bool
    settled: set[str] = field(default_factory=set)  # what the prompt has set already
    is_adding: bool = False  # the edit says "add"
    faint: str = ""  # a place that was named in passing
    weathers: list[tuple[Item, str]] = field(default_factory=list)  # what was added

    def place(self, item: Item, is_negated: bool) -> None:
        row = self.draft.lexicon.tables.places[item.key]
        found = drawn(item.key, row)
        if found is None or is_negated or self.draft.is_filmed():
            return
        place, is_known = found
        is_sea = self.is_edit and row.surface != ""  # "calm the sea", of a ship on it
        is_shown = place in self._shown(self.draft.scene.place)
        if not self._may_move(place) or (is_sea and is_shown):
            if is_known and (is_shown or row.faint):
                self._understand_place(item, row.colours)
            return
        if row.faint:
            self._name_faintly(item, place)
            return
        if is_known or not self.is_edit:  # no reason to leave a set for a stand-in
            self._go_to(place)
        if is_known:
            self._understand_place(item, row.colours)

    def _go_to(self, place: str) -> None:
        if (self.draft.scene.place, place) == _STREETS[::-1]:
            place = self.draft.scene.place  # "the street" of a neon street is the street it is
        if self.draft.scene.place != place or not self.is_edit:
            self.draft.set_place(place)
            self.settled.add("place")

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
        return (now, place) == _STREETS or now in self._shown(place)

    def _shown(self, place: str) -> tuple[str, ...]:
        """Other places that are seen in one: "a bridge over a river in the mountains"."""
        row = self.draft.lexicon.tables.places.get(place)
        return () if row is None else row.shows

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
        if self.understand(item, self.draft.lexicon.tables.times[item.key]):
            self.draft.set_time(item.key)
            self.settled.add("time")

    def weather(self, item: Item, is_negated: bool) -> None:
        row = self.draft.lexicon.tables.weathers[item.key]
        if not self.understand(item, row):
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
        if self.draft.is_filmed() or not self.understand(item, row):
            return
        if is_negated:
            self.draft.remove_sky(item.key)
            return
        for other in row.ousts:
            self.draft.remove_sky(other)
        self.draft.add_sky(item.key)
        self.choose_time(row)

    def choose_time(self, row: Condition) -> None:
        """The first hour that it can be seen at, when the prompt names none."""
        is_open = "time" not in self.settled
        if row.needs and is_open and self.draft.scene.time_of_day not in row.needs:
            self.draft.set(time_of_day=row.needs[0])

    def clear(self, item: Item, is_negated: bool) -> None:
        if not is_negated:
            self.understand(item, Row())
            self.draft.clear()

    def dry(self, item: Item, is_negated: bool) -> None:
        """Also of what is wet: "no puddles"."""
        if self.draft.is_filmed():
            return
        self.understand(item, Row())
        self.draft.set(wet=is_negated == (item.key == "dry"))

    def shelter(self, before: Scene) -> None:
        """Takes back the weather that does not reach the place; its words are reported."""
        if not self.draft.lexicon.tables.places[self.draft.scene.place].sheltered:
            return
        for item, weather in self.weathers:
            if self.is_heard(weather):
                continue
            self.marks.take_back(range(item.start, item.stop))
            if weather not in before.weather:
                self.draft.remove_weather(weather)
                self.draft.set(wet=before.wet)

    def is_heard(self, weather: str) -> bool:
        """ "while it rains outside": of a room, it is heard."""
        if not _OUTSIDE & {word.word for word in self.marks.words}:
            return False
        for key, row in self.draft.lexicon.tables.sounds.items():
            if weather in row.weathers and row.on_request:
                sounds = merged(self.draft.scene.sounds, (key,))
                self.draft.remove_weather(weather)
                self.draft.set(sounds=sounds, wet=False)
                return True
        return False

    def understand(self, item: Item, row: Row) -> bool:
        """Whether it can be drawn; its words are understood if so."""
        found = drawn(item.key, row)
        if found is not None and found[1]:
            self.marks.understand(range(item.start, item.stop))
        return found is not None

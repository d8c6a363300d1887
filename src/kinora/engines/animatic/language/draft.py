"""A scene in the making: those who are in it, and the picture as a whole. Reads no words itself."""

from __future__ import annotations

from dataclasses import dataclass

from kinora.engines.animatic.language.company import Company
from kinora.engines.animatic.language.roll import merged

DAYLIGHT = ("morning", "noon", "golden hour")


@dataclass(slots=True)
class Draft(Company):
    """The scene so far; here its place, hour, weather and sky."""

    def is_filmed(self) -> bool:
        """Is the set a given clip, whose place and people are as they were filmed?"""
        return self.scene.footage is not None

    def set_place(self, place: str) -> None:
        """The scene moves; what had only come with the old place goes, what comes with the new comes."""
        old = self.lexicon.tables.places.get(self.scene.place)
        for kind in old.implies if old is not None else ():
            self.remove(e.id for e in self.of_kind(kind) if "implied" in e.traits)
        self.set(place=place)

    def set_time(self, time: str) -> None:
        """Also clears from the sky what cannot be seen at that hour."""
        skies = self.lexicon.tables.skies
        sky = tuple(s for s in self.scene.sky if not (time in DAYLIGHT and skies[s].needs))
        self.set(time_of_day=time, sky=sky)

    def add_weather(self, weather: str) -> None:
        """Adds a weather; "heavy snow" takes the place of "snow"."""
        row = self.lexicon.tables.weathers[weather]
        others = tuple(w for w in self.scene.weather if w != row.is_a)
        self.set(
            weather=merged(others, (weather,)),
            wet=self.scene.wet or (row.wet and not self.is_filmed()),
        )

    def remove_weather(self, weather: str) -> None:
        """Takes a weather away, in any of its strengths."""
        rows = self.lexicon.tables.weathers
        left = tuple(w for w in self.scene.weather if weather not in (w, rows[w].is_a))
        self.set(weather=left)

    def add_sky(self, sky: str) -> None:
        self.set(sky=merged(self.scene.sky, (sky,)))

    def remove_sky(self, sky: str) -> None:
        self.set(sky=tuple(each for each in self.scene.sky if each != sky))

    def clear(self) -> None:
        """No weather and no clouds; the ground stays as wet as it was."""
        self.set(weather=(), sky=tuple(sky for sky in self.scene.sky if sky != "clouds"))

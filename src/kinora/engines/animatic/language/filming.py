"""What a prompt says of how it is filmed: camera, look, palette, backlight, pace."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kinora.engines.animatic.language.entries import Row, drawn
from kinora.engines.animatic.language.phrases import Item, Nominal
from kinora.engines.animatic.language.surroundings import Surroundings
from kinora.engines.animatic.language.tags import Tag

_BACKLIGHT = "#ffdca8"  # when no colour is named
_LAPSES = frozenset({"time", "timelapse", "hyperlapse"})
_LIVELY_LAPSE = 2.0  # how fast a time-lapse may run with somebody in it
_MOST_COLOURS = 8  # of a palette


@dataclass(slots=True)
class Filming(Surroundings):
    """How it is filmed, as far as has been said."""

    strength: Tag | None = None  # "slowly", waiting for its camera move
    is_lapse: bool = False  # time runs fast because so much of it is to be seen
    palette: tuple[str, ...] | None = None  # being listed

    def move(self, item: Item, is_negated: bool) -> None:
        if "move" in self.settled and item.key != self.draft.scene.camera.move:
            return
        self.understand(item, Row())
        amount = 1.0
        if self.strength is not None:
            amount = float(self.strength.key)
            self.understand(self.strength, Row())
        self._move("static" if is_negated else item.key, amount)
        self.settled.add("move")

    def _move(self, move: str, amount: float) -> None:
        camera = msgspec.structs.replace(self.draft.scene.camera, move=move, amount=amount)
        self.draft.set(camera=camera)

    def strengthen(self, item: Item) -> None:
        """ "slowly" behind its move."""
        self.understand(item, Row())
        self._move(self.draft.scene.camera.move, float(item.key))

    def framing(self, item: Item, is_negated: bool) -> None:
        is_other = item.key != self.draft.scene.camera.framing
        if item.key == "wide" and self.draft.is_filmed():
            return  # nothing is known of what lies beyond the frame
        if is_negated or ("framing" in self.settled and is_other):
            return
        self.understand(item, Row())
        self.draft.set(camera=msgspec.structs.replace(self.draft.scene.camera, framing=item.key))
        self.settled.add("framing")

    def angle(self, item: Item, is_negated: bool) -> None:
        """From how high it is seen; "no aerial view" is from the height of the eyes."""
        if self.draft.is_filmed():
            return
        if "angle" not in self.settled and self.understand(item, self._angles()[item.key]):
            angle = "eye level" if is_negated else item.key
            self.draft.set(camera=msgspec.structs.replace(self.draft.scene.camera, angle=angle))
            self.settled.add("angle")

    def _angles(self) -> dict[str, Row]:
        return self.draft.lexicon.tables.angles

    def pace(self, item: Item, is_negated: bool) -> None:
        """How fast the story's time runs; "no slow motion" is as fast as the clip's."""
        if self.draft.is_filmed() and not is_negated and float(item.key) > 1:
            return  # there is no more of it
        self.understand(item, Row())
        self.is_lapse = item.word in _LAPSES and not is_negated
        self.draft.set(pace=1.0 if is_negated else float(item.key))

    def spare(self) -> None:
        """A time-lapse is for clouds and light: those who move in it must not race."""
        if self.is_lapse and self.draft.animate():
            self.draft.set(pace=min(self.draft.scene.pace, _LIVELY_LAPSE))

    def style(self, item: Item, is_negated: bool) -> None:
        found = drawn(item.key, self.draft.lexicon.tables.styles[item.key])
        if found is None:
            return
        self.understand(item, Row())
        style = "" if is_negated else found[0]
        self.draft.set(look=msgspec.structs.replace(self.draft.scene.look, style=style))

    def start_palette(self, item: Item, is_negated: bool) -> None:
        """ "a palette of teal, sand and rust": the colours may come before or behind."""
        if is_negated:
            self._set_palette(())
            self.understand(item, Row())
            return
        assert isinstance(item, Nominal)
        self.palette = ()
        row = self.draft.lexicon.tables.palettes.get(item.key)
        if row is not None and not row.drawable:
            return
        hexes = tuple(self.draft.hex_of(tag.key) for tag in item.colours)
        if row is not None or hexes:
            self.understand(item, Row())
            self._set_palette(row.colours if row is not None else hexes)
            self.palette = hexes
        else:
            self.marks.pass_over(range(item.head.start, item.head.stop))

    def add_to_palette(self, item: Item) -> None:
        assert self.palette is not None
        if len(self.palette) < _MOST_COLOURS:
            self.palette = (*self.palette, self.draft.hex_of(item.key))
            self._set_palette(self.palette)
            self.understand(item, Row())

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


def luminance(hex_: str) -> float:
    """How bright a colour is, 0 to 255."""
    red, green, blue = (int(hex_[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""The rows of the vocabulary tables, typed. What each field means is said in the tables themselves."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Category(StrEnum):
    """What a word can be in a prompt."""

    SUBJECT = "subject"
    ACTION = "action"
    PLACE = "place"
    TIME = "time"
    WEATHER = "weather"
    SKY = "sky"
    CLEAR = "clear"
    DRY = "dry"
    MOVE = "move"
    FRAMING = "framing"
    STYLE = "style"
    PALETTE = "palette"
    COLOUR = "colour"
    SIZE = "size"
    TRAIT = "trait"
    PART = "part"
    MANNER = "manner"
    BACKLIGHT = "backlight"
    TINT = "tint"
    SOUND = "sound"
    EFFECT = "effect"
    LIGHTING = "lighting"
    MOOD = "mood"
    PACE = "pace"
    ANGLE = "angle"
    NUMBER = "number"
    ORDINAL = "ordinal"
    DETERMINER = "determiner"
    DEFINITE = "definite"
    FRESH = "fresh"
    PRONOUN = "pronoun"
    NEGATION = "negation"
    THEN = "then"
    WHILE = "while"
    AND = "and"
    AUXILIARY = "auxiliary"
    ATTRIBUTE = "attribute"
    PREPOSITION = "preposition"
    COMMAND = "command"
    INSTEAD = "instead"
    STOP = "stop"
    # without a row in any table
    UNKNOWN = "unknown"
    COMMA = "comma"
    END = "end"
    MOMENT = "moment"  # a time of the clip: see `moments`
    CAPTION = "caption"
    HEADING = "heading"  # of a section: see `headings`
    SPEECH = "speech"  # a line that somebody says: see `speech`


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every row has."""

    words: tuple[str, ...] = ()
    drawable: bool = True
    drawn_as: str = ""
    stand_in: str = ""


class Subject(Row, frozen=True):
    """Something that can be in the picture."""

    plurals: tuple[str, ...] = ()
    variants: dict[str, tuple[str, ...]] = {}
    traits: tuple[str, ...] = ()
    colour: str = ""
    home: str = ""
    worn: bool = False
    headwear: bool = False
    garment: str = ""
    is_a: str = ""
    body: str = "biped"
    upright: bool = False
    bunch: str = ""
    hollow: bool = False
    small: bool = False
    members: tuple[str, ...] = ()
    trades: dict[str, str] = {}
    is_she: bool = False
    group: str = ""  # the table's class: "people", "animals", "props" …

    @property
    def is_animate(self) -> bool:
        return self.group in ("people", "crowds", "animals", "creatures", "robots", "vehicles")


class Action(Row, frozen=True):
    """Something that can be done."""

    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    relation: str = ""
    implies: tuple[str, ...] = ()
    object_implied: bool = False
    posture: bool = False
    enters: bool = False
    groups: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    hands: bool = False
    alone: bool = False
    exits: bool = False
    along: bool = False
    at: str = ""
    things: bool = False
    single: bool = False
    only: tuple[str, ...] = ()


class Place(Row, frozen=True):
    """Somewhere it can happen."""

    implies: tuple[str, ...] = ()
    time: str = ""
    colours: tuple[str, ...] = ()
    surface: str = ""
    shore: str = ""
    faint: bool = False
    sheltered: bool = False
    scenery: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()


class Condition(Row, frozen=True):
    """A time of day, a weather, something in the sky, an effect, a lighting."""

    wet: bool = False
    ousts: tuple[str, ...] = ()
    is_a: str = ""
    needs: tuple[str, ...] = ()


class Palette(Row, frozen=True):
    """A named palette, dark to bright."""

    colours: tuple[str, ...] = ()


class Colour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A colour and its further names."""

    hex: str
    words: tuple[str, ...] = ()


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sound, what in a scene brings it along, and whether it can be asked for."""

    words: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    weathers: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    on_request: bool = False
    is_music: bool = False


def drawn(key: str, row: Row) -> tuple[str, bool] | None:
    """What is drawn for a row of the vocabulary, and whether it is what the word says; None: nothing."""
    if row.drawable:
        return key, True
    if row.drawn_as:
        return row.drawn_as, True
    return (row.stand_in, False) if row.stand_in else None

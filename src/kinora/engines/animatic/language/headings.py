"""Finds the headings of a prompt that is written in sections: "Lens: …", "Actions:", "Background Sound:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(
    r"(?:^|\n|(?<=[.;!?]) )[ \t*_#-]*(?P<name>[A-Za-z][A-Za-z /&-]{2,38}?)[*_]*[ \t]*:(?!\d)",
    re.MULTILINE,
)
_PARTS = re.compile(r"\s*(?:&|/|,|\band\b)\s*")
# What each heading is over: those in the picture, the picture as a whole, what they do, what they say.
_SORTS = {
    "picture": ("subject", "subjects", "scene", "setting", "location", "background", "foreground", "midground", "environment",
                "place", "prompt", "description", "character", "characters", "time", "time of day", "weather", "shot"),
    "film": ("camera", "camera shot", "camera movement", "camera move", "cinematography", "lens", "lenses", "filtration", "lighting",
             "light", "style", "visual style", "look", "format", "mood", "tone", "atmosphere", "sound", "sounds", "audio", "music", "score",
             "background sound", "sound design", "sfx", "ambience", "ambiance", "palette", "color palette", "colour palette", "colors", "colours",
             "grade", "color grade", "framing", "composition", "depth of field", "wardrobe", "finishing", "duration", "aspect ratio",
             "resolution", "vfx", "effects", "quality", "technical", "film stock", "exclude", "avoid", "negative prompt"),
    "actions": ("actions", "action beats", "beats", "sequence", "timeline", "action"),
    "dialogue": ("dialogue", "dialog", "dialogues", "spoken lines", "lines", "voiceover", "voice over", "script"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """Characters `start` to `stop - 1` of a text, and what the words below it are about."""

    start: int
    stop: int
    name: str
    sort: str


def find_headings(text: str) -> Iterator[Heading]:
    """The headings of a text, in order."""
    for match in _LINE.finditer(text):
        name = match["name"].strip().lower()
        sort = sort_of(name)
        if sort:
            yield Heading(match.start("name"), match.end("name"), name, sort)


def sort_of(name: str) -> str:
    """What a heading is over; "" when it is none that is known."""
    sorts = [_sort(part) for part in (name, *_PARTS.split(name))]
    return sorts[0] or next((sort for sort in sorts[1:] if sort), "")


def _sort(name: str) -> str:
    return next((sort for sort, names in _SORTS.items() if name in names), "")

"""Reads the vocabulary's tables from the package. Knows their files and shape, nothing of prompts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from kinora.engines.animatic.language.entries import (
    Action,
    Colour,
    Condition,
    Palette,
    Place,
    Row,
    Sound,
    Subject,
)

GROUPS = ("people", "crowds", "animals", "creatures", "robots", "vehicles", "instruments", "props", "food", "buildings")  # fmt: skip
Entry = TypeVar("Entry")
Lists = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table by its rows' keys."""

    subjects: dict[str, Subject]
    actions: dict[str, Action]
    places: dict[str, Place]
    times: dict[str, Condition]
    weathers: dict[str, Condition]
    skies: dict[str, Condition]
    clear: dict[str, Row]
    dry: dict[str, Row]
    moves: dict[str, Row]
    framings: dict[str, Row]
    styles: dict[str, Row]
    palettes: dict[str, Palette]
    colours: dict[str, Colour]
    sounds: dict[str, Sound]
    effects: dict[str, Condition]
    lightings: dict[str, Condition]
    moods: dict[str, Row]
    angles: dict[str, Row]
    paces: dict[str, Row]
    modifiers: dict[str, Lists]  # by class, then by key
    functions: Lists  # small words, by what they do
    grammar: dict[str, Lists]  # small words with keys, by class


def read_tables() -> Tables:
    """All tables, decoded and checked. Raises msgspec.ValidationError on a row that is not one."""
    conditions, camera = _file("conditions"), _file("camera")
    looks, grammar, effects = _file("looks"), _file("grammar"), _file("effects")
    return Tables(
        subjects={
            key: msgspec.structs.replace(row, group=group)
            for group in GROUPS
            for key, row in _rows(_file(f"subjects/{group}"), Subject).items()
        },
        actions=_rows(_file("actions"), Action),
        places=_rows(_file("places"), Place),
        times=_rows(conditions["times"], Condition),
        weathers=_rows(conditions["weathers"], Condition),
        skies=_rows(conditions["skies"], Condition),
        clear=_rows(conditions["clear"], Row),
        dry=_rows(conditions["dry"], Row),
        moves=_rows(camera["moves"], Row),
        framings=_rows(camera["framings"], Row),
        styles=_rows(looks["styles"], Row),
        palettes=_rows(looks["palettes"], Palette),
        colours=_rows(_file("colours")["colours"], Colour),
        sounds=_rows(_file("sounds")["sounds"], Sound),
        effects=_rows(effects["effects"], Condition),
        lightings=_rows(effects["lightings"], Condition),
        moods=_rows(_file("moods")["moods"], Row),
        angles=_rows(camera["angles"], Row),
        paces=_rows(camera["paces"], Row),
        modifiers=msgspec.convert(_file("modifiers"), dict[str, Lists]),
        functions=msgspec.convert(
            {key: row for key, row in grammar.items() if isinstance(row, list)}, Lists
        ),
        grammar=msgspec.convert(
            {key: row for key, row in grammar.items() if isinstance(row, dict)}, dict[str, Lists]
        ),
    )


def _file(name: str) -> dict[str, Any]:
    path = files("kinora.engines.animatic.language") / "vocabulary" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _rows(rows: dict[str, Any], entry: type[Entry]) -> dict[str, Entry]:
    return {key: msgspec.convert(row, entry) for key, row in rows.items()}

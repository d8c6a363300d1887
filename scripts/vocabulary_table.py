"""Writes docs/vocabulary.md from the animatic engine's tables; `make docs` runs it, a test holds the result."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from kinora.engines.animatic.language.entries import Row, Subject, drawn
from kinora.engines.animatic.language.lexicon import lexicon
from kinora.engines.animatic.language.tables import Tables

PICTURES = Path(__file__).parents[1] / "docs" / "images" / "vocabulary"
PAGE = Path(__file__).parents[1] / "docs" / "vocabulary.md"
HEAD = """# Vocabulary of the animatic engine

Every word that the [animatic engine](prompts.md) looks for, made from its tables by `make docs`. The first column is the
name that a scene uses (`GET /v1/videos/{id}/scene`); the words beside it mean the same, in any inflection.

- **as X**: there is no drawing of its own; X is near enough, and the word counts as understood.
- **X stands in**: X is drawn so that somebody is there, and the word is listed under `not_understood`.
- **not drawn**: left out, and listed under `not_understood`.
- Everything else is drawn as itself.
"""


def page() -> str:
    """The whole page."""
    tables = lexicon().tables
    return "\n".join([HEAD, _summary(tables), *_sections(tables)])


def _summary(tables: Tables) -> str:
    counted: dict[str, Mapping[str, Row]] = {
        "subjects": tables.subjects,
        "actions": tables.actions,
        "places": tables.places,
        "weathers": tables.weathers,
        "looks": tables.styles,
        "effects": tables.effects,
        "moods": tables.moods,
    }
    lines = ["| | drawn as themselves | words for more |", "| --- | --- | --- |"]
    for name, rows in counted.items():
        own = sum(row.drawable for row in rows.values())
        words = sum(1 + len(row.words) for row in rows.values())
        lines.append(f"| {name} | {own} | {words} |")
    colours = sum(1 + len(colour.words) for colour in tables.colours.values())
    return "\n".join([*lines, f"| colours | {len(tables.colours)} | {colours} |", ""])


def _sections(tables: Tables) -> Iterator[str]:
    for group in dict.fromkeys(row.group for row in tables.subjects.values()):
        rows = {key: row for key, row in tables.subjects.items() if row.group == group}
        yield _section(group.capitalize(), rows)
    yield _section("Actions", tables.actions)
    yield _section("Places", tables.places)
    yield _section("Times of day", tables.times)
    yield _section("Weather", tables.weathers)
    yield _section("Sky", tables.skies)
    yield _section("Effects", tables.effects)
    yield _section("Lighting", tables.lightings)
    yield _section("Moods", tables.moods)
    yield _section("Camera moves", tables.moves)
    yield _section("Framings", tables.framings)
    yield _section("Angles", tables.angles)
    yield _section("Pace", tables.paces)
    yield _section("Looks", tables.styles)
    yield _section("Palettes", tables.palettes)
    yield _sounds(tables)
    yield (
        f"## Colours\n\nAll colours of CSS by name, `#rrggbb`, and what people say: {len(tables.colours)} in all. "
        f"{', '.join(tables.colours)}.\n"
    )


def _sounds(tables: Tables) -> str:
    lines = ["## Sounds", "", "| name | also | played |", "| --- | --- | --- |"]
    for key, row in tables.sounds.items():
        brought = ", ".join((*row.actions, *row.places, *row.weathers, *row.times))
        how = "when asked for" if row.on_request else f"with {brought}" if brought else "not yet"
        lines.append(f"| {key} | {', '.join(row.words)} | {how} |")
    return "\n".join([*lines, ""])


def _section(title: str, rows: Mapping[str, Row]) -> str:
    lines = [f"## {title}", "", "| name | also | drawn |", "| --- | --- | --- |"]
    lines += [
        f"| {key} | {', '.join(_words(key, row))} | {_picture(title, key) or _how(key, row)} |"
        for key, row in rows.items()
    ]
    return "\n".join([*lines, ""])


def _picture(title: str, key: str) -> str:
    path = picture_path(title, key)
    return f"![{key}]({path.relative_to(PAGE.parent)})" if path.exists() else ""


def picture_path(title: str, key: str) -> Path:
    """Where the picture of a word lies; `make pictures` draws it."""
    slug = unicodedata.normalize("NFKD", key.replace(" ", "-")).encode("ascii", "ignore").decode()
    return PICTURES / title.lower().replace(" ", "-") / f"{slug}.webp"


def _words(key: str, row: Row) -> Iterator[str]:
    yield from (word.removesuffix(".") for word in row.words)
    verbs = getattr(row, "verbs", ())
    objects = " or ".join(getattr(row, "objects", ()))
    yield from (f"{verb} … {objects}" for verb in verbs)
    if isinstance(row, Subject):
        yield from (name for name in row.variants)


def _how(key: str, row: Row) -> str:
    found = drawn(key, row)
    if found is None:
        return "not drawn"
    if found[0] == key:
        return ""
    return f"as {found[0]}" if found[1] else f"{found[0]} stands in"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

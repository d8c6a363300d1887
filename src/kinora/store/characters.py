"""Characters: who may appear in a project's videos. Knows rows, not bytes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, fields

import sqlalchemy as sa

from kinora.errors import NotFound
from kinora.models import shortened
from kinora.store.database import Database
from kinora.store.receipts import Receipt, settle
from kinora.store.tables import CHARACTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """Somebody shown by a clip, which lies under `key` in storage."""

    id: str
    project: str
    created_at: int  # unix seconds
    name: str
    key: str
    size: int  # bytes
    sha256: str  # lowercase hex
    media_type: str
    # Of a clip that was made here: what it was made from, and which engine can read that.
    negative_key: str | None = None
    negative_engine: str | None = None


COLUMNS = tuple(CHARACTERS.c[field.name] for field in fields(Character))


class Characters(Database):
    """The characters of all projects."""

    def add_character(self, character: Character, *, receipt: Receipt | None = None) -> None:
        """Makes the character known; its clip is published already."""
        row = {field.name: getattr(character, field.name) for field in fields(Character)}
        with self.writing() as connection:
            connection.execute(sa.insert(CHARACTERS).values(row))
            settle(connection, receipt, character)

    def get_character(self, project: str, id: str) -> Character | None:
        """The project's character of that id."""
        query = sa.select(*COLUMNS).where(CHARACTERS.c.id == id, CHARACTERS.c.project == project)
        with self.reading() as connection:
            row = connection.execute(query).first()
        return Character(**row._mapping) if row else None

    def known_characters(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that have a row."""
        query = sa.select(CHARACTERS.c.id).where(CHARACTERS.c.id.in_(list(ids)))
        with self.reading() as connection:
            return frozenset(connection.execute(query).scalars())


def new_character_id() -> str:
    """A fresh id of the native shape."""
    return f"char_{secrets.token_hex(16)}"


def character_prefix(character_id: str) -> str:
    """What the keys of a character's files begin with."""
    return f"characters/{character_id}/"


def character_not_found(id: str) -> NotFound:
    """The one sentence for an id that is not there, whatever a client sent as one."""
    return NotFound(f"Character with id '{shortened(id)}' not found.")

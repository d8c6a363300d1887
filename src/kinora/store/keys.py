"""API keys: made once, shown once, stored as hashes. Knows nothing of HTTP or of who sends them."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from kinora.errors import InvalidRequest, NotFound
from kinora.store.database import Database
from kinora.store.tables import API_KEYS

PREFIX = "sk-kinora-"
MAX_WORD = 64  # characters of a project's or a key's name
SECRET_BYTES = 32  # 256 random bits: nothing to guess, so a plain hash is enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key as the store holds it: everything but the secret. Times are unix seconds."""

    id: str
    project: str
    name: str
    created_at: int
    revoked_at: int | None = None


def new_secret() -> str:
    """A fresh secret, `sk-kinora-…`."""
    return PREFIX + secrets.token_urlsafe(SECRET_BYTES)


def secret_hash(secret: str) -> str:
    """What is stored of a secret: its SHA-256 in lowercase hex."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Keys(Database):
    """The keys of all projects."""

    def add_key(self, project: str, name: str, secret_hash: str, now: int) -> Key:
        """A new key of a project. Raises InvalidRequest for a project or name nobody could read."""
        _check_word("project", project, least=1)
        _check_word("name", name, least=0)
        key = Key(id=f"key_{secrets.token_hex(8)}", project=project, name=name, created_at=now)
        row = {"id": key.id, "project": project, "name": name, "created_at": now}
        with self.writing() as connection:
            connection.execute(sa.insert(API_KEYS).values(hash=secret_hash, **row))
        return key

    def list_keys(self) -> tuple[Key, ...]:
        """Every key, oldest first; revoked ones too."""
        query = sa.select(*_COLUMNS).order_by(API_KEYS.c.created_at, API_KEYS.c.id)
        with self.reading() as connection:
            return tuple(_key(row) for row in connection.execute(query))

    def revoke_key(self, id: str, now: int) -> Key:
        """Ends a key; ending it twice changes nothing. Raises NotFound for an id that is not there."""
        at = sa.func.coalesce(API_KEYS.c.revoked_at, now)
        query = sa.update(API_KEYS).where(API_KEYS.c.id == id).values(revoked_at=at)
        with self.writing() as connection:
            row = connection.execute(query.returning(*_COLUMNS)).first()
        if row is None:
            raise NotFound(f"There is no key with id '{id}'; `kinora keys list` shows them all.")
        return _key(row)

    def reset_keys(self) -> int:
        """Removes every key, as if none had ever been made. How many there were."""
        with self.writing() as connection:
            return connection.execute(sa.delete(API_KEYS)).rowcount

    def any_key_ever(self) -> bool:
        """Whether a key was ever made, revoked or not, since the last reset."""
        with self.reading() as connection:
            return connection.execute(sa.select(API_KEYS.c.id).limit(1)).first() is not None

    def find_key(self, hash: str) -> Key | None:
        """The key with that hash, unless it was revoked."""
        query = sa.select(*_COLUMNS, API_KEYS.c.hash)
        query = query.where(API_KEYS.c.hash == hash, API_KEYS.c.revoked_at.is_(None))
        with self.reading() as connection:
            row = connection.execute(query).first()
        return _key(row) if row and hmac.compare_digest(row.hash, hash) else None


def _check_word(what: str, text: str, *, least: int) -> None:
    is_plain = text.isprintable() and text == text.strip()
    if not (least <= len(text) <= MAX_WORD and is_plain):
        raise InvalidRequest(
            f"The {what} is {text[:100]!r}, but it should have {least} to {MAX_WORD} printable "
            "characters, without spaces at its ends.",
            param=what,
        )


_COLUMNS = tuple(API_KEYS.c[name] for name in ("id", "project", "name", "created_at", "revoked_at"))


def _key(row: Sequence[Any]) -> Key:
    id_, project, name, created_at, revoked_at = row[:5]
    return Key(id=id_, project=project, name=name, created_at=created_at, revoked_at=revoked_at)

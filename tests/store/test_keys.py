"""Keys: made once, stored hashed, revoked for good."""

from __future__ import annotations

import pytest

from kinora.errors import NotFound
from kinora.store import Store, new_secret, secret_hash


def test_secrets_are_long_and_never_the_same() -> None:
    """A secret has its prefix and 256 random bits."""
    first, second = new_secret(), new_secret()
    assert first != second
    assert first.startswith("sk-kinora-")
    assert len(first) - len("sk-kinora-") == 43


def test_the_secret_itself_is_not_stored(store: Store) -> None:
    """The database holds the hash alone."""
    secret = new_secret()
    store.add_key("default", "mine", secret_hash(secret), 1)
    with store.reading() as connection:
        rows = str(connection.exec_driver_sql("SELECT * FROM api_keys").all())
    assert secret_hash(secret) in rows
    assert secret not in rows


def test_a_key_leads_to_its_project(store: Store) -> None:
    """The hash of a secret finds the key; any other finds none."""
    key = store.add_key("films", "mine", secret_hash("a"), 1)
    assert store.find_key(secret_hash("a")) == key
    assert store.find_key(secret_hash("b")) is None


def test_a_revoked_key_is_listed_and_not_found(store: Store) -> None:
    """Revoking ends a key at its first moment, and keeps it in the list."""
    key = store.add_key("films", "mine", secret_hash("a"), 1)
    assert store.revoke_key(key.id, 5).revoked_at == 5
    assert store.revoke_key(key.id, 9).revoked_at == 5
    assert store.find_key(secret_hash("a")) is None
    assert [key.revoked_at for key in store.list_keys()] == [5]


def test_revoking_nothing_says_so(store: Store) -> None:
    """An unknown id is refused with a way to find the right one."""
    with pytest.raises(NotFound, match="keys list"):
        store.revoke_key("key_none", 1)


def test_only_a_reset_forgets_that_keys_were_made(store: Store) -> None:
    """Revoking the last key does not bring the mode without keys back."""
    assert not store.any_key_ever()
    key = store.add_key("films", "mine", secret_hash("a"), 1)
    store.revoke_key(key.id, 2)
    assert store.any_key_ever()
    assert store.reset_keys() == 1
    assert not store.any_key_ever()

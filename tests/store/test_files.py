"""Files as rows: found, listed, hidden, forgotten."""

from __future__ import annotations

from typing import Any

import pytest

from kinora.errors import NotFound
from kinora.store import File, Purpose, Store
from kinora.store.files import new_file_id


def add(store: Store, project: str = "default", **fields: Any) -> File:
    id = new_file_id()
    values: dict[str, Any] = {
        "id": id,
        "project": project,
        "created_at": 100,
        "filename": "lines.jsonl",
        "purpose": Purpose.BATCH,
        "media_type": "application/jsonl",
        "key": f"files/{id}",
        "size": 5,
        "sha256": "2c" * 32,
    }
    file = File(**(values | fields))
    store.add_file(file)
    return file


def test_a_file_is_found_by_its_own_project_only(store: Store) -> None:
    """What was added comes back whole, to nobody else."""
    file = add(store, expires_at=200)

    assert store.get_file("default", file.id) == file
    assert store.get_file("other", file.id) is None


def test_an_expired_file_is_not_there(store: Store) -> None:
    """From the second of its expiry a file is neither found nor listed."""
    file = add(store, expires_at=200)

    assert store.get_file("default", file.id, now=199) == file
    assert store.get_file("default", file.id, now=200) is None
    assert store.list_files("default", limit=5, now=200).items == ()


def test_files_are_listed_in_pages(store: Store) -> None:
    """Newest first, strictly after the cursor, and the page says whether more follow."""
    files = [add(store) for _ in range(3)]
    add(store, "other")
    first = store.list_files("default", limit=2)
    rest = store.list_files("default", limit=2, after_id=first.items[-1].id)

    assert (first.items, first.has_more) == ((files[2], files[1]), True)
    assert (rest.items, rest.has_more) == ((files[0],), False)
    oldest = store.list_files("default", limit=1, newest_first=False)
    assert oldest.items == (files[0],)


def test_a_listing_can_be_of_one_purpose(store: Store) -> None:
    """Files for other purposes are left out."""
    add(store)
    wanted = add(store, purpose=Purpose.VISION)

    assert store.list_files("default", limit=5, purpose="vision").items == (wanted,)


def test_a_deleted_file_still_serves_as_a_cursor(store: Store) -> None:
    """A client may delete while it pages."""
    files = [add(store) for _ in range(2)]
    assert store.delete_file("default", files[1].id, 150) == files[1]
    store.forget_file(files[1].id, 150)

    assert store.get_file("default", files[1].id) is None
    assert store.list_files("default", limit=5, after_id=files[1].id).items == (files[0],)


def test_the_other_projects_file_is_no_cursor(store: Store) -> None:
    """Its id is as unknown as one that never was."""
    file = add(store, "other")

    with pytest.raises(NotFound):
        store.list_files("default", limit=5, after_id=file.id)


def test_a_file_is_deleted_once(store: Store) -> None:
    """The second deletion, and that of another project, find nothing."""
    file = add(store)

    assert store.delete_file("other", file.id, 150) is None
    assert store.delete_file("default", file.id, 150) == file
    assert store.delete_file("default", file.id, 150) is None


def test_deleted_and_expired_files_are_removable_until_forgotten(store: Store) -> None:
    """Each is named until its bytes are known to be gone."""
    deleted, expired, kept = add(store), add(store, expires_at=200), add(store)
    store.delete_file("default", deleted.id, 150)

    assert store.removable_files(300) == (deleted, expired)
    store.forget_file(deleted.id, 300)
    store.forget_file(expired.id, 300)
    store.forget_file(kept.id, 300)
    assert store.removable_files(300) == ()
    assert store.known_files([deleted.id, expired.id, kept.id]) == {kept.id}


def test_bare_rows_go_after_a_while(store: Store) -> None:
    """Only those that were deleted before the moment given."""
    file = add(store)
    store.delete_file("default", file.id, 150)
    store.forget_file(file.id, 150)

    assert store.drop_forgotten_files(150) == 0
    assert store.drop_forgotten_files(151) == 1

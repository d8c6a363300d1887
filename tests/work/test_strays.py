"""Folders without a row go, and nothing else does."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kinora.storage import Storage
from kinora.work.strays import ALONE_S, AT_ONCE, REST_S, Strays

NOW = time.time()


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(tmp_path)


def published(storage: Storage, name: str, *, age_s: float) -> Path:
    """A folder with one file that was put there so long ago."""
    storage.publish(f"videos/{name}/inputs/0", b"a picture")
    folder = storage.root / "videos" / name
    os.utime(folder, (NOW - age_s, NOW - age_s))
    return folder


def strays_of(storage: Storage, *known: str) -> Strays:
    return Strays(storage, "videos/", lambda names: frozenset(names) & set(known))


def test_what_never_got_a_row_goes(storage: Storage) -> None:
    """An old folder without a row is removed; one with a row, and a fresh one, stay."""
    lost = published(storage, "video_lost", age_s=ALONE_S + 1)
    kept = published(storage, "video_kept", age_s=ALONE_S + 1)
    fresh = published(storage, "video_fresh", age_s=ALONE_S - 60)
    strays = strays_of(storage, "video_kept")

    assert strays.remove_some(NOW) == 1
    assert (lost.exists(), kept.exists(), fresh.exists()) == (False, True, True)


def test_many_are_looked_at_in_turns(storage: Storage) -> None:
    """One call looks at so many and no more; the next goes on from there."""
    for number in range(AT_ONCE + 5):
        published(storage, f"video_{number}", age_s=ALONE_S + 1)
    strays = strays_of(storage)

    assert [strays.remove_some(NOW) for _ in range(3)] == [AT_ONCE, 5, 0]


def test_a_pass_is_followed_by_a_rest(storage: Storage) -> None:
    """What becomes a stray after a pass is found by the next one, an hour later."""
    strays = strays_of(storage)
    assert strays.remove_some(NOW) == 0
    published(storage, "video_lost", age_s=ALONE_S + 1)

    assert strays.remove_some(NOW + 1) == 0
    assert strays.remove_some(NOW + REST_S) == 1

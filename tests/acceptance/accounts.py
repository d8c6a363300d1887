"""The books of a data folder whose server has ended: what rows say is stored, against what is there."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from clerk.batching import World
from kinora.storage import Storage
from kinora.store import GroupWriter, Store, sqlite_url
from kinora.work.janitor import Janitor

KEPT = """
    SELECT key, size FROM assets UNION ALL SELECT key, size FROM inputs
    UNION ALL SELECT key, size FROM files WHERE key <> ''
    UNION ALL SELECT key, size FROM characters
    UNION ALL SELECT negative_key, NULL FROM characters WHERE negative_key IS NOT NULL
    UNION ALL SELECT 'batches/' || id || '/input', NULL FROM batches
        WHERE status IN ('validating', 'in_progress', 'finalizing', 'cancelling')
"""
MISCOUNTED = """
    SELECT id FROM videos WHERE stored_bytes <>
        (SELECT COALESCE(SUM(size), 0) FROM assets WHERE video_id = id)
        + (SELECT COALESCE(SUM(size), 0) FROM inputs WHERE video_id = id)
"""
FOLDERS = ("videos", "characters", "files", "batches", "uploads", "incoming", "scratch")


def check_accounts(data: Path) -> None:
    """After the sweeps of an hour later every byte has a row and every row its bytes."""
    storage = data / "storage"
    _sweep(data, storage)
    with closing(sqlite3.connect(data / "kinora.db")) as database:
        kept = dict(database.execute(KEPT).fetchall())
        miscounted = database.execute(MISCOUNTED).fetchall()
        with_bytes = {id for (id,) in database.execute("SELECT id FROM videos WHERE has_bytes = 1")}
    found = {
        str(path.relative_to(storage)): path.stat().st_size
        for folder in FOLDERS
        for path in (storage / folder).rglob("*")
        if path.is_file()
    }
    videos = {path.name for path in storage.glob("videos/*")}

    assert sorted(found.keys() - kept.keys()) == [], "bytes without a row"
    assert sorted(kept.keys() - found.keys()) == [], "rows without bytes"
    assert [key for key, size in kept.items() if size not in (None, found[key])] == []
    assert miscounted == []
    assert sorted(videos - with_bytes) == [], "folders without a row"


def _sweep(data: Path, storage: Path) -> None:
    """What janitor and clerk would do after an hour; what is stored is made to look as old."""
    for path in storage.rglob("*"):
        os.utime(path, (time.time() - 7200,) * 2)
    store, now = Store(sqlite_url(data / "kinora.db")), int(time.time())
    world = World(store, Storage(storage), GroupWriter(store), epoch=0, now=now)
    janitor = Janitor(store=store, storage=world.storage)
    janitor.sweep_scratch()
    world.storage.sweep_uploads(older_than_s=-1)
    world.files.sweep()
    while janitor.remove_unwanted(now) + janitor.remove_strays(now):
        pass
    world.writer.close()
    store.close()

"""Rows in, domain values out: the videos, the queue, the keys. Knows nothing of HTTP or workers."""

from __future__ import annotations

from kinora.store.batch_lines import BatchLine, NewLine, Refusal, Tally
from kinora.store.batches import Batch, BatchError, Batches, BatchStatus, Ending
from kinora.store.characters import Character, Characters
from kinora.store.cleaning import Cleaning
from kinora.store.database import sqlite_url
from kinora.store.deliveries import Deliveries, Delivery, DueEndpoint, Sending, Try
from kinora.store.files import File, Files, Purpose
from kinora.store.hot import HotReads
from kinora.store.inputs import Inputs
from kinora.store.keys import Key, Keys, new_secret, secret_hash
from kinora.store.lock import FileLock, lock_data_folder
from kinora.store.outcomes import Outcomes
from kinora.store.outlook import Outlooks
from kinora.store.pages import Page
from kinora.store.rates import Allowance, Rates
from kinora.store.receipts import Receipt, Receipts
from kinora.store.rows import Counts, Lineage
from kinora.store.search import Search
from kinora.store.trajectories import Trajectories, Trajectory
from kinora.store.usage import ModelUsage, StoredBytes, Usage, check_stored
from kinora.store.videos import Videos
from kinora.store.waiting import Change, Standing, Waiting
from kinora.store.webhooks import Endpoint, Webhooks
from kinora.store.writer import GroupWriter

__all__ = [
    "Allowance",
    "Batch",
    "BatchError",
    "BatchLine",
    "BatchStatus",
    "Change",
    "Character",
    "Counts",
    "Delivery",
    "DueEndpoint",
    "Ending",
    "Endpoint",
    "File",
    "FileLock",
    "GroupWriter",
    "HotReads",
    "Key",
    "Lineage",
    "ModelUsage",
    "NewLine",
    "Page",
    "Purpose",
    "Receipt",
    "Refusal",
    "Sending",
    "Standing",
    "Store",
    "StoredBytes",
    "Tally",
    "Trajectory",
    "Try",
    "check_stored",
    "lock_data_folder",
    "new_secret",
    "secret_hash",
    "sqlite_url",
]


class Store(
    Videos,
    Characters,
    Inputs,
    Outcomes,
    Cleaning,
    Trajectories,
    Keys,
    Files,
    Receipts,
    Batches,
    Waiting,
    Search,
    Rates,
    Outlooks,
    Usage,
    Webhooks,
    Deliveries,
):
    """The one database of a server. Every method is one transaction and may run in any thread."""

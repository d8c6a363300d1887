"""What every process shares: where things lie in a data folder, and the store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kinora.errors import StartupError
from kinora.settings import Settings
from kinora.store import Store, sqlite_url
from kinora.store.database import BUSY_TIMEOUT_MS


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things lie in a data folder."""

    data: Path

    @property
    def database(self) -> Path:
        return self.data / "kinora.db"

    @property
    def storage(self) -> Path:
        return self.data / "storage"

    @property
    def wake(self) -> Path:
        return self.data / "wake"

    @property
    def cache(self) -> Path:
        """What can be made again at any time; may be deleted."""
        return self.data / "cache"

    @property
    def models(self) -> Path:
        """Checkpoints that were pulled."""
        return self.data / "models"

    def device_lock(self, number: int) -> Path:
        return self.data / f"device-{number}.lock"


def open_store(settings: Settings, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Store:
    """The store of these settings; nothing is opened before it is used."""
    return Store(sqlite_url(Layout(settings.data).database), busy_timeout_ms=busy_timeout_ms)


def prepare_folder(settings: Settings, *, may_make: bool) -> None:
    """Make sure that the data folder is there. Raises StartupError when it is not and cannot be made.

    Without `may_make` a folder that holds no database is taken for a slip of the pen.
    """
    try:
        if may_make:
            settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_there = may_make or Layout(settings.data).database.exists()
    except OSError as error:
        raise StartupError(
            f"The data folder '{settings.data}' cannot be used: {error.strerror}. "
            "Choose another with --data or KINORA_DATA."
        ) from error
    if not is_there:
        raise StartupError(
            f"There is no Kinora database in '{settings.data}'. Name the server's data folder with "
            "--data or KINORA_DATA."
        )

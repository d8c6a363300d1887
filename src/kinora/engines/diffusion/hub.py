"""Fetches checkpoints from the hub to where models look for them, and removes them.

The one place that goes to the network, and only when an operator asks for it: a server never does.
What is fetched is complete before it is there: it comes into a folder of its own beside, where it
goes on after an interruption, and is renamed once it is whole.
"""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kinora.engines.diffusion.checkpoint import (
    INDEX,
    faults,
    parts_of,
    place_of,
    safetensors_fault,
    size_of,
)
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.tables import is_hub_id
from kinora.errors import StartupError

_WANTED = {".json", ".safetensors", ".txt", ".model", ".jinja"}  # no pickles, no code
_VARIANTS = (".fp16.", ".bf16.", ".non_ema.")  # the same weights once more
_SPARE_BYTES = 1_000_000_000  # stays free on the disk


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What would be fetched for a model; nothing has been."""

    repository: str  # "org/name"
    revision: str  # the commit
    files: tuple[str, ...]
    num_bytes: int
    folder: Path  # where it will be
    is_pipeline: bool  # False: an adapter

    @property
    def beside(self) -> Path:
        """Where it lies until it is whole."""
        return beside(self.folder)


def beside(folder: Path) -> Path:
    """Where what is fetched for a folder lies until it is whole."""
    return folder.with_name(f".{folder.name}.part")


def offers(config: ModelConfig, root: Path, *, images: bool = False) -> Iterator[Offer]:
    """What a model lacks of what the hub has: its weights, its adapters, and with `images` its weights
    for first frames. Asks the hub, fetches nothing but indices.

    Raises StartupError when the hub has it not, gives it not, or cannot be reached.
    """
    checkpoints = [config.checkpoint, *([config.image_checkpoint] if images else [])]
    for checkpoint in filter(is_hub_id, filter(None, checkpoints)):
        folder = place_of(checkpoint, root)
        if faults(folder):
            with _translated(checkpoint):
                revision = config.revision if checkpoint == config.checkpoint else ""
                yield _pipeline(checkpoint, revision or "main", folder)
    for lora in config.loras:
        folder = place_of(lora.path, root)
        if is_hub_id(lora.path) and not folder.exists():
            with _translated(lora.path):
                yield _adapter(lora.path, lora.weight_name, folder)


def check_room(wanted: Iterable[Offer], root: Path) -> None:
    """Raises StartupError when the disk has no room for all of it; what has come already counts."""
    needed = sum(offer.num_bytes - min(size_of(offer.beside), offer.num_bytes) for offer in wanted)
    there = next(folder for folder in (root, *root.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    if needed + _SPARE_BYTES > free:
        raise StartupError(
            f"'{there}' has {free / 1e9:.1f} GB free, and {needed / 1e9:.1f} GB are to be fetched; make "
            "room, or choose another folder with --data or KINORA_DATA."
        )


def fetch(offer: Offer) -> None:
    """Fetch it, going on where an interrupted fetch stopped, and put it in its place once it is whole.

    Raises StartupError; what has come stays for the next try.
    """
    from huggingface_hub import snapshot_download

    shutil.rmtree(_gone(offer.folder), ignore_errors=True)
    with _translated(offer.repository), _left_at_once():
        offer.beside.mkdir(parents=True, exist_ok=True, mode=0o700)
        snapshot_download(
            offer.repository,
            revision=offer.revision,
            local_dir=offer.beside,
            allow_patterns=list(offer.files),
        )
    found = _faults(offer)
    if found:
        raise StartupError(
            f"What was fetched of {offer.repository} is not whole: {found[0]}. Run the command again; "
            f"if that does not help, remove '{offer.beside}' first."
        )
    _publish(offer)


def remove(folder: Path) -> int:
    """Remove a checkpoint, and what an interrupted fetch left of it. Bytes that this frees."""
    left = beside(folder)
    freed = size_of(folder) + size_of(left)
    for each in filter(Path.exists, (folder, left)):
        _discard(each)
    return freed


def _discard(folder: Path) -> None:
    """Out of its place at once, so that no half of it is taken for a checkpoint."""
    gone = _gone(folder)
    shutil.rmtree(gone, ignore_errors=True)
    folder.rename(gone)
    shutil.rmtree(gone)


def _gone(folder: Path) -> Path:
    """Where it lies while its files are removed, or still does where that was interrupted."""
    return folder.with_name(f".{folder.name.lstrip('.')}.gone")


def _publish(offer: Offer) -> None:
    shutil.rmtree(offer.beside / ".cache", ignore_errors=True)  # notes of the fetch
    if offer.folder.exists():  # damaged, or it would not have been fetched
        _discard(offer.folder)
    offer.beside.rename(offer.folder)


def _faults(offer: Offer) -> tuple[str, ...]:
    if offer.is_pipeline:
        return faults(offer.beside)
    found = (
        safetensors_fault(offer.beside / name)
        for name in offer.files
        if name.endswith(".safetensors")
    )
    return tuple(filter(None, found))


def _pipeline(repository: str, revision: str, folder: Path) -> Offer:
    from huggingface_hub import hf_hub_download

    commit, sizes = _listing(repository, revision)
    if INDEX not in sizes:
        raise StartupError(
            f"{repository} is no checkpoint in the layout of diffusers: it has no {INDEX}."
        )
    index = hf_hub_download(repository, INDEX, revision=commit, local_dir=beside(folder))
    parts = parts_of(_read(Path(index)))
    files = [name for name in sizes if _is_wanted(name, parts)]
    return Offer(
        repository=repository,
        revision=commit,
        files=tuple(files),
        num_bytes=sum(sizes[name] for name in files),
        folder=folder,
        is_pipeline=True,
    )


def _adapter(repository: str, weight_name: str, folder: Path) -> Offer:
    commit, sizes = _listing(repository, "main")
    files = [
        name
        for name in sizes
        if name == weight_name or (not weight_name and name.endswith(".safetensors"))
    ]
    if not files:
        raise StartupError(f"{repository} has no file {weight_name or 'of safetensors'!r}.")
    return Offer(
        repository=repository,
        revision=commit,
        files=tuple(files),
        num_bytes=sum(sizes[name] for name in files),
        folder=folder,
        is_pipeline=False,
    )


def _listing(repository: str, revision: str) -> tuple[str, dict[str, int]]:
    """The commit, and the bytes of every file by its path."""
    from huggingface_hub import HfApi

    info = HfApi().model_info(repository, revision=revision, files_metadata=True)
    sizes = {each.rfilename: each.size or 0 for each in info.siblings or ()}
    strange = [name for name in sizes if not _is_inside(name)]
    if strange or not info.sha:
        raise StartupError(
            f"The hub's list of {repository} cannot be used: {(strange or ['no commit'])[0]!r}."
        )
    return info.sha, sizes


def _is_inside(name: str) -> bool:
    """Whether a file of that name lies in the folder that it is fetched to."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _read(index: Path) -> dict[str, Any]:
    """Raises ValueError for what is no index."""
    try:
        told = json.loads(index.read_bytes())
    except RecursionError as error:
        raise ValueError(f"its {INDEX} is no index of a pipeline") from error
    if not isinstance(told, dict):
        raise ValueError(f"its {INDEX} is no index of a pipeline")
    return told


def _is_wanted(name: str, parts: tuple[str, ...]) -> bool:
    """Whether diffusers reads it, or people should: the licence."""
    head, slash, rest = name.partition("/")
    if not slash:
        return name == INDEX or "license" in name.lower() or name == "NOTICE"
    is_variant = any(mark in rest for mark in _VARIANTS)
    return head in parts and "/" not in rest and Path(rest).suffix in _WANTED and not is_variant


@contextmanager
def _translated(repository: str) -> Iterator[None]:
    """The hub's errors in our words, most particular first."""
    try:
        from huggingface_hub import errors
    except ImportError as error:
        raise StartupError(
            "Fetching models needs the extra: pip install 'kinora[diffusion]'."
        ) from error
    try:
        yield
    except errors.GatedRepoError as error:
        raise StartupError(
            f"{repository} is given only to those who agreed to its terms: do so on its page on the "
            "hub, make a token there, and set HF_TOKEN to it."
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise StartupError(
            f"The hub has no {repository}, or shows it only to some; in that case set HF_TOKEN."
        ) from error
    except errors.LocalEntryNotFoundError as error:  # what it says is of its own cache
        raise StartupError(_failed(repository, "it does not answer")) from error
    except (errors.RevisionNotFoundError, errors.EntryNotFoundError) as error:
        raise StartupError(
            f"{repository} has no such revision or file: {_first(error)}."
        ) from error
    except errors.OfflineModeIsEnabled as error:
        raise StartupError("HF_HUB_OFFLINE is set, so that nothing can be fetched.") from error
    except (errors.HTTPError, errors.XetDownloadError, OSError, ValueError, TypeError) as error:
        raise StartupError(_failed(repository, _reason(error))) from error


@contextmanager
def _left_at_once() -> Iterator[None]:
    """Ctrl-C ends the process within it, and the disk keeps what has come: the library would first
    fetch to their ends the files that it has begun, for hours."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _failed(repository: str, why: str) -> str:
    return (
        f"{repository} could not be fetched from the hub: {why}. Run the command again; it goes on "
        "where it stopped."
    )


def _reason(error: Exception) -> str:
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status in (401, 403):
        return f"it refuses with status {status}; set HF_TOKEN to a token that may read it"
    if status:
        return f"it answers with status {status}"
    if isinstance(error, OSError) and error.strerror:  # of the disk; the whole would name paths
        return error.strerror
    return _first(error)


def _first(error: Exception) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(".")[:200]

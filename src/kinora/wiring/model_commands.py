"""What `kinora models` does: list, pull, check and remove, by a model's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kinora.engines.diffusion.availability import INSTALL, Standing, State, served
from kinora.engines.diffusion.checkpoint import place_of, size_of
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.hub import Offer, beside, check_room, offers, remove
from kinora.engines.diffusion.tables import Table, is_hub_id, read_tables
from kinora.errors import StartupError
from kinora.settings import Settings
from kinora.store import lock_data_folder
from kinora.wiring.layout import Layout
from kinora.wiring.models import api_names, find_machine, find_standings, models_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One configured model, for people."""

    name: str
    state: str
    size: str  # on disk, or of the download
    license: str
    names: str  # that it answers to


def rows(settings: Settings) -> tuple[Row, ...]:
    """Every configured model. Raises StartupError for a file of models that cannot be read."""
    standings = find_standings(settings)
    names = {config.name: config.all_names for config in served(standings, api_names())}
    return tuple(_row(one, names.get(one.config.name, ())) for one in standings)


def _row(one: Standing, names: tuple[str, ...]) -> Row:
    size = size_of(one.folder)
    told = _told_size(size) if size else f"{one.config.download_gb:g} GB to fetch"
    return Row(
        name=one.config.name,
        state=_state(one),
        size=told,
        license=one.config.license,
        names=", ".join(names),
    )


def _told_size(num_bytes: int) -> str:
    return f"{num_bytes / 1e9:.1f} GB" if num_bytes >= 1e8 else f"{num_bytes / 1e6:.0f} MB"


def _state(one: Standing) -> str:
    if one.state is State.SERVED and one.config.image_checkpoint and not one.image_folder:
        return "served; first frames need --images"
    return one.state if one.state in (State.SERVED, State.ABSENT) else f"{one.state}: {one.why}"


def wanted(settings: Settings, name: str, *, images: bool) -> tuple[Offer, ...]:
    """What pulling a model would fetch; empty where all is there. Raises StartupError when it cannot
    be had, or when there is no room."""
    table = table_of(settings, name)
    config, root = table.config, Layout(settings.data).models
    if table.is_shipped:
        raise StartupError(f"The model '{name}' is part of Kinora; there is nothing to pull.")
    if not is_hub_id(config.checkpoint) and not config.loras:
        raise StartupError(
            f"The model '{name}' has its checkpoint in the folder '{config.checkpoint}'; there is "
            "nothing to pull."
        )
    found = tuple(offers(config, root, images=images))
    check_room(found, root)
    return found


def removal(settings: Settings, name: str) -> tuple[tuple[Path, ...], str]:
    """What removing a model's pulled weights would take away, and a sentence that says so. Raises
    StartupError where nothing was pulled."""
    table = table_of(settings, name)
    config, root = table.config, Layout(settings.data).models
    if table.is_shipped:
        raise StartupError(f"The model '{name}' is part of Kinora; there is nothing to remove.")
    places = _pulled(config, root)
    if not places:
        raise StartupError(
            f"Nothing was pulled for the model '{name}', so there is nothing to remove."
        )
    others = [
        table.config.name
        for table in _tables(settings)
        if table.config.name != name and set(_pulled(table.config, root)) & set(places)
    ]
    also = f" The same weights are used by {', '.join(others)}." if others else ""
    total = sum(size_of(each) + size_of(beside(each)) for each in places) / 1e9
    return places, f"This removes {total:.1f} GB, {', '.join(map(str, places))}.{also}"


def take_away(settings: Settings, places: Iterable[Path]) -> int:
    """Remove these folders. Bytes that this freed. Raises StartupError while a server runs."""
    with lock_data_folder(settings.data):
        return sum(map(remove, places))


def check(settings: Settings, name: str) -> tuple[bool, tuple[str, ...]]:
    """Load a model and try it: whether it works, and what there is to say. Takes minutes."""
    one = next(
        one for one in find_standings(settings) if one.config.name == config_of(settings, name).name
    )
    if one.state is not State.SERVED:
        return False, (f"{name} cannot be tried: {one.why}.",)
    try:
        from kinora.engines.diffusion.trial import try_model
    except ImportError as error:
        raise StartupError(f"Checking models needs the extra: {INSTALL}.") from error
    report = try_model(
        one.config,
        str(one.folder),
        "cuda:0" if find_machine(settings).num_gpus else "cpu",
        str(one.image_folder or ""),
    )
    return report.works, report.lines()


def config_of(settings: Settings, name: str) -> ModelConfig:
    """The model of that name, or that claims it. Raises StartupError with those there are."""
    return table_of(settings, name).config


def table_of(settings: Settings, name: str) -> Table:
    """The table of that model. Raises StartupError with those there are."""
    tables = _tables(settings)
    for table in tables:
        if name in table.config.all_names:
            return table
    known = ", ".join(table.config.name for table in tables)
    raise StartupError(f"There is no model '{name}'; the models are {known}.")


def _tables(settings: Settings) -> tuple[Table, ...]:
    return read_tables(models_file(settings))


def _pulled(config: ModelConfig, root: Path) -> tuple[Path, ...]:
    """Folders that were fetched for a model; those that an operator named are not ours."""
    named = (config.checkpoint, config.image_checkpoint, *(lora.path for lora in config.loras))
    places = (place_of(each, root) for each in named if each and is_hub_id(each))
    return tuple(each for each in places if each.exists() or beside(each).exists())

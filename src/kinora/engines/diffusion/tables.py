"""Tables of models: the presets that ship, and the operator's TOML file laid over them.

Knows nothing of weights, devices or servers. Needs no torch.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.table_faults import key_fault, quoted, value_fault
from kinora.engines.diffusion.traits import SHARES_VIDEO, traits_of
from kinora.errors import StartupError

# In the order in which they are listed, and in which names without a claim are given to them.
PRESETS = (
    "wan2.2-ti2v-5b",
    "ltx-2",
    "hunyuanvideo-1.5",
    "wan2.2-t2v-a14b",
    "wan2.1-t2v-14b",
    "wan2.1-t2v-1.3b",
    "ltx-video",
    "cogvideox-5b",
    "kinora-shapes",
)
SHIPPED = Path(__file__).parent / "presets"  # places in presets are seen from here
RESERVED = "animatic"  # the model that is always there


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One configured model."""

    config: ModelConfig  # places on this machine are absolute in it
    is_own: bool  # of the operator's file, and not a preset as it ships

    @property
    def title(self) -> str:
        """As messages call it."""
        return f"table '{self.config.name}'"

    @property
    def is_shipped(self) -> bool:
        """Whether its weights are part of Kinora itself."""
        return not self.is_own and not is_hub_id(self.config.checkpoint)


def read_tables(path: Path | None) -> tuple[Table, ...]:
    """The tables of the file in their order, then the presets that none of them is named like.

    Raises StartupError that names file, table, key and value, and what is allowed.
    """
    own = _read(path) if path else {}
    tables = [_table(name, _laid_over(name, table, path), path) for name, table in own.items()]
    tables += [_table(name, preset(name), None) for name in PRESETS if name not in own]
    _refuse_clashes(tables, path)
    return tuple(tables)


def preset(name: str) -> dict[str, Any]:
    """The table of a preset, as it ships; a checkpoint that ships too is an absolute place."""
    table = tomllib.loads((files(__package__) / "presets" / f"{name}.toml").read_text())
    return {**table, "checkpoint": _placed(table["checkpoint"], SHIPPED)}


def is_hub_id(place: str) -> bool:
    """Whether it is "org/name" of the hub; anything else is a place on this machine."""
    is_file = place.endswith(".safetensors")
    return place.count("/") == 1 and place[0] not in "/~." and not is_file


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text())
    except OSError as error:
        raise StartupError(
            f"The file of models '{path}' (KINORA_MODELS) cannot be read: {error.strerror}."
        ) from error
    except ValueError as error:  # no TOML, or no UTF-8
        raise StartupError(f"The file of models '{path}' is no valid TOML: {error}.") from error


def _laid_over(name: str, own: Any, path: Path | None) -> dict[str, Any]:
    """The operator's table over its preset: the one it names, or else the one it is named like."""
    if not isinstance(own, dict):
        raise StartupError(
            f"'{path}' has {name} = {own!r} outside of a table; each model is a table, [{name}]."
        )
    if any(isinstance(own.get(rest), dict) for rest in own if f"{name}.{rest}" in PRESETS):
        raise StartupError(f"In '{path}', a name with dots goes in quotes: [{quoted(name, own)}].")
    base = own.get("preset", name if name in PRESETS else None)
    if base is None:
        return own
    if base not in PRESETS:
        raise StartupError(
            f"In '{path}', table '{name}' has preset = {base!r}, but the presets are "
            f"{', '.join(PRESETS)}."
        )
    return merged(preset(base), {key: value for key, value in own.items() if key != "preset"})


def merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Keys of `over` win; nested tables are merged in the same way, lists are replaced."""
    both = {**under, **over}
    for key in under.keys() & over.keys():
        if isinstance(under[key], Mapping) and isinstance(over[key], Mapping):
            both[key] = merged(under[key], over[key])
    return both


def _table(name: str, values: dict[str, Any], path: Path | None) -> Table:
    try:
        fault = key_fault(ModelConfig, values, hidden=("name",))
        if fault:
            raise _Refused(fault)
        config = msgspec.convert({**values, "name": name}, ModelConfig)
        _check(config)
    except msgspec.ValidationError as error:
        sentence = value_fault(ModelConfig, values, error)
        raise StartupError(f"In '{path}', table '{name}' {sentence}") from error
    except _Refused as error:
        raise StartupError(f"In '{path}', table '{name}' {error}") from error
    return Table(config=_resolved(config, path.parent) if path else config, is_own=path is not None)


class _Refused(Exception):
    """The end of a sentence that begins with the table's name."""


def _check(config: ModelConfig) -> None:
    if not config.sizes:
        raise _Refused("has sizes = [], but a model needs at least one native size.")
    edge = traits_of(config.family).edge
    for size in config.sizes:
        if any(int(side) % edge for side in size.split("x")):
            raise _Refused(
                f"has sizes = [… {size!r} …], but both edges must be multiples of {edge}."
            )
    if config.gpus > 1 and config.family not in SHARES_VIDEO:
        raise _Refused(
            f"has gpus = {config.gpus}, but only {', '.join(SHARES_VIDEO)} can share a video; this is "
            f"{config.family!r}."
        )
    if config.gpus > 1 and config.offload != "none":
        raise _Refused(
            f"has gpus = {config.gpus} and offload = {config.offload!r}, but those who share a video "
            "keep all of the model: offload is to be 'none'."
        )
    if not config.checkpoint:
        raise _Refused("has checkpoint = '', but it is to be a folder, or 'org/name' of the hub.")
    _check_names(config)


def _check_names(config: ModelConfig) -> None:
    for name in config.all_names:
        if not name or len(name) > 64 or not all(c.isalnum() or c in "-._" for c in name):
            raise _Refused(
                f"has the name {name!r}, but names are letters, digits, '-', '.' and '_', at most 64."
            )
        if name == RESERVED:
            raise _Refused(f"takes the name {name!r}, which is the animatic engine's own.")


def _resolved(config: ModelConfig, folder: Path) -> ModelConfig:
    """With every place on this machine absolute, as seen from the folder of the file."""
    return msgspec.structs.replace(
        config,
        checkpoint=_placed(config.checkpoint, folder),
        image_checkpoint=_placed(config.image_checkpoint, folder),
        loras=tuple(
            msgspec.structs.replace(one, path=_placed(one.path, folder)) for one in config.loras
        ),
    )


def _placed(place: str, folder: Path) -> str:
    if not place or is_hub_id(place):
        return place
    return str((folder.absolute() / Path(place).expanduser()).resolve())


def _claims(tables: list[Table]) -> Iterator[tuple[str, Table]]:
    for table in tables:
        for name in table.config.all_names:
            yield name, table


def _refuse_clashes(tables: list[Table], path: Path | None) -> None:
    claimed: dict[str, Table] = {}
    for name, table in _claims(tables):
        if name in claimed:
            raise StartupError(
                f"In '{path}', {claimed[name].title} and {table.title} both take the name {name!r}; "
                "a name means one model: take it from one of them."
            )
        claimed[name] = table

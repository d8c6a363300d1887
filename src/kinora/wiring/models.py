"""The models of a server: which names mean what, and what workers are told of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from kinora.engines.diffusion.availability import (
    Machine,
    Standing,
    State,
    folders_of,
    lacking_libraries,
    refuse_broken,
    served,
    standing_of,
)
from kinora.engines.diffusion.checkpoint import place_of
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.gpus import count_gpus
from kinora.engines.diffusion.tables import is_hub_id, read_tables
from kinora.engines.diffusion.traits import traits_of
from kinora.errors import StartupError
from kinora.models import PRO_SIZES, Ability, Catalogue, Model, default_catalogue
from kinora.settings import Settings
from kinora.wiring.layout import Layout

ENGINE = "diffusion"
STAND_IN = "animatic"
LEAST_MEMORY = (
    2_000_000_000  # bytes of a worker's address space: the libraries alone map most of it
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """Every configured diffusion model, and those that are served."""

    standings: tuple[Standing, ...]
    configs: tuple[ModelConfig, ...]  # served, with all their names; the first is loaded at once
    machine: Machine

    @property
    def engine(self) -> str:
        """What a worker has loaded before it knows its first video: a model that is asked for only
        by its own name, if at all, is worth no start of its libraries."""
        return ENGINE if any(one.names for one in self.configs) else STAND_IN

    @property
    def folders(self) -> dict[str, str]:
        """Where checkpoints lie, by what the models call them."""
        return folders_of(self.standings)

    @property
    def gpus_each(self) -> int:
        """GPUs that one worker owns."""
        return max((one.gpus for one in self.configs if self.is_on_gpu(one)), default=0)

    def device(self, worker: int) -> str:
        """What a worker owns, as torch names it; with several GPUs, the first of them."""
        return f"cuda:{worker * self.gpus_each}" if self.gpus_each else "cpu"

    def memory_bytes(self, settings: Settings) -> int:
        """The limit on each process of a worker, 0 for none: the drivers of GPUs map far more
        addresses than they use, and fail within any limit on these."""
        return 0 if self.gpus_each else settings.worker_memory_bytes

    def is_on_gpu(self, config: ModelConfig) -> bool:
        """Whether a served model runs on a GPU here."""
        return _is_on_gpu(config, self.machine)


def find_models(settings: Settings, machine: Machine | None = None) -> Models:
    """All models, as they stand on this machine. Raises StartupError for what must be mended."""
    machine = machine or find_machine(settings)
    standings = find_standings(settings, machine)
    refuse_broken(standings, models_file(settings))
    models = Models(standings=standings, configs=served(standings, api_names()), machine=machine)
    _refuse_crowds(models, settings)
    _refuse_tightness(models, settings)
    return models


def find_standings(settings: Settings, machine: Machine | None = None) -> tuple[Standing, ...]:
    """How each configured model stands, for whoever lists them. Raises StartupError for a file that
    cannot be read."""
    machine = machine or find_machine(settings)
    standings = tuple(
        standing_of(replace(table, config=_with_adapters(table.config, machine.root)), machine)
        for table in read_tables(models_file(settings))
    )
    return tuple(_judged_by_room(standings, settings, machine))


def find_machine(settings: Settings) -> Machine:
    """What models can count on here."""
    return Machine(
        root=Layout(settings.data).models,
        num_gpus=count_gpus(os.environ),
        lacking=lacking_libraries(),
    )


def models_file(settings: Settings) -> Path | None:
    """The operator's tables: as set, or where they are looked for."""
    usual = settings.data / "models.toml"
    return settings.models or (usual if usual.exists() else None)


def build_catalogue(models: Models) -> Catalogue:
    """What clients may ask of this server: the served models under all their names, and animatic
    for whatever else the API's users send."""
    made = {
        name: _model(name, config, one)
        for config, one in zip(models.configs, _served(models), strict=True)
        for name in config.all_names
    }
    known = default_catalogue()
    kept = tuple(_named_like(model, made.get(model.name)) for model in known.models)
    further = tuple(model for name, model in made.items() if known.find(name) is None)
    return Catalogue((*kept, *further))


def start_lines(models: Models, settings: Settings) -> tuple[str, ...]:
    """What each name means on this server and why, for whoever starts it."""
    lines = [
        f"{', '.join(config.all_names)}: {config.description or config.name} on "
        f"{models.device(0) if models.is_on_gpu(config) else 'cpu'}"
        for config in models.configs
    ]
    refused = [
        f"{one.config.name} is not served: {one.why}"
        for one in models.standings
        if one.state not in (State.SERVED, State.ABSENT) and not _is_uncalled_for(one, models)
    ]
    if not any("sora-2" in config.names for config in models.configs):
        why = "no model is served" if refused else "no model is pulled"
        lines.insert(0, f"sora-2 is animatic: {why} (kinora models list)")
    lines += refused
    if settings.worker_memory_bytes > models.memory_bytes(settings):
        lines.append("KINORA_WORKER_MEMORY_BYTES does not limit workers that own a GPU")
    return (*lines, f"{STAND_IN}: storybook clips on the CPU, without weights")


def _served(models: Models) -> list[Standing]:
    return [one for one in models.standings if one.state is State.SERVED]


def _is_uncalled_for(one: Standing, models: Models) -> bool:
    """Whether nobody did anything towards a model, and so wants no word of what it lacks."""
    return one.table.is_shipped and bool(models.machine.lacking)


def api_names() -> tuple[str, ...]:
    """What code that was written for the hosted API sends."""
    return tuple(model.name for model in default_catalogue().models if model.name != STAND_IN)


def _with_adapters(config: ModelConfig, root: Path) -> ModelConfig:
    """With the folders that adapters of the hub are pulled to."""
    loras = tuple(
        msgspec.structs.replace(one, path=str(place_of(one.path, root)))
        if is_hub_id(one.path)
        else one
        for one in config.loras
    )
    return msgspec.structs.replace(config, loras=loras)


def _is_on_gpu(config: ModelConfig, machine: Machine) -> bool:
    return config.device == "cuda" or (config.device == "auto" and machine.num_gpus > 0)


def _judged_by_room(
    standings: Sequence[Standing], settings: Settings, machine: Machine
) -> Iterator[Standing]:
    """A model that ships stops no server that is set to little memory: it is not served there."""
    found = [one.config for one in standings if one.state is State.SERVED]
    is_limited = not any(_is_on_gpu(config, machine) for config in found)
    for one in standings:
        is_idle = one.table.is_shipped and one.state is State.SERVED
        if is_idle and is_limited and 0 < settings.worker_memory_bytes < LEAST_MEMORY:
            why = (
                f"KINORA_WORKER_MEMORY_BYTES is {settings.worker_memory_bytes}, and it needs at least "
                f"{LEAST_MEMORY}"
            )
            yield replace(one, state=State.UNSUPPORTED, why=why)
        else:
            yield one


def _refuse_crowds(models: Models, settings: Settings) -> None:
    """A worker keeps a model on its GPU: two on one would be out of memory."""
    needed = settings.workers * models.gpus_each
    if needed > models.machine.num_gpus > 0:
        most = models.machine.num_gpus // models.gpus_each
        raise StartupError(
            f"KINORA_WORKERS is {settings.workers}, but each worker needs {models.gpus_each} GPU(s) of "
            f"its own for the models that are served, and this machine has {models.machine.num_gpus}; "
            f'set it to {most} at most, or device = "cpu" in the models\' tables.'
        )


def _refuse_tightness(models: Models, settings: Settings) -> None:
    """What no worker could load in would leave every video waiting."""
    if models.configs and 0 < models.memory_bytes(settings) < LEAST_MEMORY:
        raise StartupError(
            f"KINORA_WORKER_MEMORY_BYTES is {settings.worker_memory_bytes}, but a worker for the models "
            f"that are served needs {LEAST_MEMORY} and room for their weights; raise it, or set it to 0 "
            "for no limit."
        )


def _model(name: str, config: ModelConfig, standing: Standing) -> Model:
    abilities = {Ability.REMIX, Ability.EDIT_UPLOAD, Ability.EXTEND}
    if standing.takes_images:
        abilities.add(Ability.REFERENCE)
    return Model(
        name=name,
        engine=ENGINE,
        sizes=PRO_SIZES,
        abilities=frozenset(abilities),
        description=_description(config),
        stands_in=config.stands_in,
    )


def _named_like(known: Model, made: Model | None) -> Model:
    """A name of the API keeps its sizes and its date, whatever makes it."""
    return replace(made, sizes=known.sizes, created=known.created) if made else known


def _description(config: ModelConfig) -> str:
    sound = "with its own sound" if traits_of(config.family).has_sound else "silent"
    frames = config.frames
    return (
        f"{config.description or config.name} ({config.license}), by Kinora's diffusion engine: made at "
        f"{' or '.join(config.sizes)} and {frames.fps} frames a second, scaled and cropped to the size "
        f"asked for, {sound}; past {frames.most / frames.fps:.1f} s a clip goes on from its own last frames."
    )

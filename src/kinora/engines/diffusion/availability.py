"""Which of the configured models can be served on this machine, and why the others cannot.

Looks at files and drivers; loads nothing, needs no torch, and knows nothing of the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

import msgspec

from kinora.engines.diffusion.checkpoint import (
    faults,
    is_whole,
    pipeline_of,
    place_of,
    takes_first_frames,
)
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.tables import Table, is_hub_id
from kinora.engines.diffusion.traits import TRAITS, traits_of
from kinora.errors import StartupError

INSTALL = "pip install 'kinora[diffusion]'"
_EXTRA = ("torch", "diffusers", "transformers", "accelerate", "safetensors", "huggingface_hub")


class State(StrEnum):
    """How a model stands on this machine; the value completes "is …"."""

    SERVED = "served"
    ABSENT = "not pulled"
    DAMAGED = "damaged"
    UNSUPPORTED = "not served"  # the checkpoint is whole, something else is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What models can count on here."""

    root: Path  # under which pulled checkpoints lie
    num_gpus: int
    lacking: tuple[str, ...] = ()  # libraries of the extra that are not installed


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One configured model on this machine."""

    table: Table
    state: State
    why: str = ""  # one clause for the operator, where it is not served
    folder: Path
    image_folder: Path | None = None  # of the weights for first frames, where they are whole

    @property
    def config(self) -> ModelConfig:
        return self.table.config

    @property
    def takes_images(self) -> bool:
        """Whether its videos can begin with a picture."""
        if traits_of(self.config.family).shares_weights or self.image_folder is not None:
            return True
        return takes_first_frames(self.folder)


def lacking_libraries() -> tuple[str, ...]:
    """Those of the extra that are not installed; none is imported."""
    return tuple(name for name in _EXTRA if find_spec(name) is None)


def standing_of(table: Table, machine: Machine) -> Standing:
    """How one model stands."""
    config = table.config
    folder = place_of(config.checkpoint, machine.root)
    images = place_of(config.image_checkpoint, machine.root) if config.image_checkpoint else None
    state, why = _judged(config, folder, machine)
    return Standing(
        table=table,
        state=state,
        why=why,
        folder=folder,
        image_folder=images if images and is_whole(images) else None,
    )


def _judged(config: ModelConfig, folder: Path, machine: Machine) -> tuple[State, str]:
    if not folder.exists() and is_hub_id(config.checkpoint):
        return State.ABSENT, f"it is not pulled (kinora models pull {config.name})"
    found = faults(folder)
    if found:
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        return State.DAMAGED, f"{found[0]}{more}"
    why = _misfit(config, folder) or _missing_lora(config, machine) or _lack(config, machine)
    return (State.UNSUPPORTED if why else State.SERVED), why


def _misfit(config: ModelConfig, folder: Path) -> str:
    """Why the checkpoint is none of the table's family, as far as its index tells; "" where it is."""
    found = pipeline_of(folder)
    for one in TRAITS:
        if found in (one.text_pipeline, one.image_pipeline) and one.name != config.family:
            return f"it is a checkpoint of the family {one.name!r}, and the table says {config.family!r}"
    return ""


def _missing_lora(config: ModelConfig, machine: Machine) -> str:
    missing = [Path(lora.path) for lora in config.loras if not Path(lora.path).exists()]
    if not missing:
        return ""
    is_pulled = machine.root in missing[0].parents
    fetch = f" (kinora models pull {config.name})" if is_pulled else ""
    return f"there is no LoRA {missing[0]}{fetch}"


def _lack(config: ModelConfig, machine: Machine) -> str:
    """What the machine has not that the model needs."""
    if machine.lacking:
        return f"{machine.lacking[0]} is not installed ({INSTALL})"
    if config.device != "cuda" or machine.num_gpus >= config.gpus:
        return ""
    has = f"{machine.num_gpus} of them" if machine.num_gpus else "no GPU"
    wants = f"gpus = {config.gpus}" if machine.num_gpus else 'device = "cuda"'
    return (
        f"{wants}, and this machine has {has}; "
        'device = "auto" or "cpu" in its table would do without, slowly'
    )


def refuse_broken(standings: Sequence[Standing], path: Path | None) -> None:
    """Raises StartupError for a table of the operator's own file that cannot be served: who wrote it
    expects it to work. A preset that cannot is only told of."""
    for one in standings:
        config = one.config
        if one.table.is_own and one.state is not State.SERVED:
            raise StartupError(
                f"In '{path}', table '{config.name}' with checkpoint = {config.checkpoint!r} cannot be "
                f"served: {one.why}. Mend that, or take the table out."
            )
        if one.table.is_own and _lacks_images(one):
            fault = faults(Path(config.image_checkpoint))[0]
            raise StartupError(
                f"In '{path}', table '{config.name}' has an image_checkpoint that cannot be used: "
                f"{fault}. Mend that, or take the key out."
            )


def _lacks_images(one: Standing) -> bool:
    """Whether the weights for first frames are to lie in a folder, and do not."""
    named = one.config.image_checkpoint
    return bool(named) and not is_hub_id(named) and one.image_folder is None


def served(standings: Sequence[Standing], names: Sequence[str]) -> tuple[ModelConfig, ...]:
    """The models that are served, as workers are to know them. Those of `names` that no model
    claims are the first one's that may stand in for them."""
    found = [one for one in standings if one.state is State.SERVED]
    claimed = {name for one in found for name in one.config.all_names}
    free = tuple(name for name in names if name not in claimed)
    first = next((one for one in found if one.config.stands_in), None)
    return tuple(
        msgspec.structs.replace(
            one.config,
            names=(*one.config.names, *(free if one is first else ())),
            image_checkpoint=one.config.image_checkpoint if one.image_folder else "",
        )
        for one in found
    )


def folders_of(standings: Sequence[Standing]) -> dict[str, str]:
    """Where the checkpoints of served models lie, by what their tables call them."""
    found = {}
    for one in standings:
        if one.state is State.SERVED:
            found[one.config.checkpoint] = str(one.folder)
            if one.image_folder:
                found[one.config.image_checkpoint] = str(one.image_folder)
    return found

"""The model under test, as it is served: its preset, its weights, on one CPU."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from kinora.engines.diffusion.config import ModelConfig, Remixing
from kinora.engines.diffusion.resident import Resident, reside
from kinora.engines.diffusion.tables import read_tables

NAME = "kinora-shapes"


def config_of(folder: Path | None = None) -> ModelConfig:
    """The preset as it ships; with a folder, the weights that lie there."""
    config = next(table.config for table in read_tables(None) if table.config.name == NAME)
    return msgspec.structs.replace(config, checkpoint=str(folder)) if folder else config


def load(config: ModelConfig) -> Resident:
    """On the CPU with one thread, so that processes beside one another are not in each other's way."""
    import torch

    torch.set_num_threads(1)
    return reside(config, folders={}, device="cpu")


def with_config(resident: Resident, **changed: Any) -> Resident:
    """The same weights under another table."""
    return replace(resident, config=msgspec.structs.replace(resident.config, **changed))


def with_remix(resident: Resident, **changed: Any) -> Resident:
    """The same model with other settings of `Remixing`."""
    remix: Remixing = msgspec.structs.replace(resident.config.remix, **changed)
    return with_config(resident, remix=remix)

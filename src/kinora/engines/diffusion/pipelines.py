"""From a model's table and a checkpoint folder to pipelines that stand ready on a device.

Nothing is fetched and nothing is unpickled: safetensors from local files only. Knows nothing of
shots, remixes or the sampler's hooks.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from kinora.engines.diffusion import adapters, fittings
from kinora.engines.diffusion.checkpoint import faults
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.devices import device_of, free_memory, release
from kinora.engines.diffusion.families import image_pipeline_of, misfit, shares_weights
from kinora.engines.diffusion.memory import is_out_of_memory
from kinora.engines.diffusion.traits import Traits, traits_of
from kinora.engines.diffusion.weights import are_alike, num_weights
from kinora.errors import GenerationError, StartupError

_LIBRARIES = {"diffusers", "transformers"}
_ALSO = {"LTXPipeline": "LTXConditionPipeline"}  # of the same parts: how LTX-Video 0.9.5 is told
_LIKELY_SHARED = ("text_encoder", "text_encoder_2", "tokenizer", "tokenizer_2", "vae")


class ModelUnavailable(GenerationError):
    """The model cannot be used on this server at the moment."""

    code = "model_unavailable"

    def __init__(self, message: str, *, detail: str) -> None:
        """`message` is for users and names no path; `detail` is for the operator and names all."""
        super().__init__(message)
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipelines:
    """One model on its device."""

    config: ModelConfig
    traits: Traits
    text: Any  # the diffusers pipeline
    image: Any | None  # for first-frame references; None where there is none
    device: torch.device
    transformers: tuple[Any, ...]  # every module whose call counts as a transformer call
    folder: str
    image_folder: str = ""


def load_pipelines(
    config: ModelConfig, *, folder: str, image_folder: str = "", device: str
) -> Pipelines:
    """Read the checkpoint in `folder` onto `device`, "cuda:0" or "cpu", unless the table says
    otherwise; and that in `image_folder`, where other weights begin with an image and are there.

    Raises StartupError for what the table asks for and cannot have here, and ModelUnavailable for a
    checkpoint that is not whole or does not fit.
    """
    quieten()
    traits = traits_of(config.family)
    place = device_of(config, device)
    text = _read(config, traits, traits.text_pipeline, Path(folder), place)
    if told := misfit(text, config):
        raise StartupError(told)
    image = None
    _fit(text, config, traits, place)
    if image_folder and Path(image_folder).is_dir():
        shared = _shared_parts(text, config, Path(folder), Path(image_folder))
        image = _read(config, traits, traits.image_pipeline, Path(image_folder), place, shared)
        _fit(image, config, traits, place)
    elif traits.image_pipeline and shares_weights(traits, text):
        image = image_pipeline_of(text, traits)
        image.set_progress_bar_config(disable=True)
        if config.offload == "model":
            fittings.place(image, config, place)  # whole models move by the pipeline that runs
    counted = [*fittings.transformers_of(text), *(fittings.transformers_of(image) if image else ())]
    return Pipelines(
        config=config,
        traits=traits,
        text=text,
        image=image,
        device=place,
        transformers=tuple({id(one): one for one in counted}.values()),
        folder=folder,
        image_folder=image_folder,
    )


def quieten() -> None:
    """Loading goes to the log as one event; the libraries' own bars and advice are for terminals."""
    for name in ("torchao", "torch.utils._pytree"):  # both talk while torchao is imported
        logging.getLogger(name).setLevel(logging.ERROR)
    import diffusers
    import transformers

    for library in (diffusers, transformers):
        library.utils.logging.set_verbosity_error()
        library.utils.logging.disable_progress_bar()


def precision_of(config: ModelConfig) -> torch.dtype:
    """The table's precision as torch names it."""
    return getattr(torch, config.precision)


def _read(
    config: ModelConfig,
    traits: Traits,
    kind: str,
    folder: Path,
    device: torch.device,
    shared: Mapping[str, Any] | None = None,
) -> Any:
    import diffusers

    _check_index(config, kind, folder)
    quantization = fittings.quantization_of(config, device)
    dtypes = dict.fromkeys(traits.full_precision, torch.float32)
    with translated(config, traits, folder, device):
        _refuse_what_lacks_room(config, traits, folder, device)
        pipeline = getattr(diffusers, kind).from_pretrained(
            folder,
            local_files_only=True,
            use_safetensors=True,
            dtype={"default": precision_of(config), **dtypes},
            quantization_config=quantization,
            **(shared or {}),
        )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def _shared_parts(
    text: Any, config: ModelConfig, folder: Path, image_folder: Path
) -> dict[str, Any]:
    """Parts that both checkpoints bring, bit for bit; those that wait piece by piece are not shared."""
    if config.offload in ("group", "sequential"):
        return {}
    return {
        name: text.components[name]
        for name in _LIKELY_SHARED
        if text.components.get(name) is not None and are_alike(folder / name, image_folder / name)
    }


def _fit(pipeline: Any, config: ModelConfig, traits: Traits, device: torch.device) -> None:
    fittings.fit_sampler(pipeline, config, traits)
    adapters.fit_adapters(pipeline, config)
    fittings.fit_attention(pipeline, config, device)
    fittings.fit_vae(pipeline, config)
    with translated(config, traits, Path(pipeline.config["_name_or_path"]), device):
        fittings.place(pipeline, config, device)
    fittings.fit_cache(pipeline, config)
    fittings.fit_compile(pipeline, config, device)


def _check_index(config: ModelConfig, kind: str, folder: Path) -> None:
    """Refuse what is no checkpoint of this family, and parts that any other library would make."""
    try:
        index = json.loads((folder / "model_index.json").read_bytes())
        found, parts = index["_class_name"], _parts_of(index)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        detail = f"{folder / 'model_index.json'} is missing or is no index of a pipeline ({error})"
        raise unavailable(config, "its checkpoint is not there or not whole", detail) from error
    if found not in (kind, _ALSO.get(kind)):
        detail = f"{folder} holds a {found}; the family {config.family!r} needs a {kind} there"
        raise unavailable(config, "its checkpoint is of another kind", detail)
    if found_faults := faults(folder):
        detail = "; ".join(found_faults)
        raise unavailable(config, "its checkpoint is damaged or incomplete", detail)
    from diffusers import pipelines

    for name, library in parts.items():
        if library not in _LIBRARIES and not hasattr(pipelines, library):
            detail = (
                f"{folder}: {name} is to be made by {library!r}, which is not diffusers' own code"
            )
            raise unavailable(config, "its checkpoint asks for foreign code", detail)


def _parts_of(index: Mapping[str, Any]) -> dict[str, str]:
    """Each part of a pipeline and the library that makes it."""
    return {
        name: str(value[0])
        for name, value in index.items()
        if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)
    }


def _refuse_what_lacks_room(
    config: ModelConfig, traits: Traits, folder: Path, device: torch.device
) -> None:
    """The CPU has no error of its own for this: the kernel would end the process."""
    if device.type != "cpu":
        return
    needed = weight_bytes(config, traits, folder)
    if needed > (there := free_memory(device)):
        raise _too_little(config, needed=needed, there=there, device=device)


def weight_bytes(config: ModelConfig, traits: Traits, folder: Path) -> int:
    """What the weights of a checkpoint take in the table's precision, before quantisation."""
    plain = precision_of(config).itemsize
    counts = num_weights(folder)
    return sum(
        count * (4 if part in traits.full_precision else plain) for part, count in counts.items()
    )


def _too_little(
    config: ModelConfig, *, needed: int, there: int, device: torch.device
) -> ModelUnavailable:
    table = f" (its table says memory_gb = {config.memory_gb:g})" if config.memory_gb else ""
    detail = (
        f"{device} has {there / 1e9:.1f} GB free and the weights of {config.name!r} take "
        f'{needed / 1e9:.1f} GB{table}: say offload = "model" or "group", or quantization = "int8", '
        "or take a smaller model"
    )
    return unavailable(config, "there is too little memory for it", detail)


def unavailable(config: ModelConfig, why: str, detail: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"The model {config.name!r} cannot be used on this server now: {why}. Its operator finds "
        f"more in the log, or with `kinora models check {config.name}`.",
        detail=detail,
    )


@contextmanager
def translated(
    config: ModelConfig, traits: Traits, folder: Path, device: torch.device
) -> Iterator[None]:
    """The libraries' errors while weights are read, moved and first used, as ours."""
    from safetensors import SafetensorError

    try:
        yield
    except (
        OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, ImportError, MemoryError,
        SafetensorError,
    ) as error:  # fmt: skip
        if is_out_of_memory(error):
            release()
            needed = weight_bytes(config, traits, folder)
            there = free_memory(device)
            raise _too_little(config, needed=needed, there=there, device=device) from error
        said = (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
        detail = f"{folder} cannot be read: {said}"
        raise unavailable(config, "its checkpoint is damaged or incomplete", detail) from error

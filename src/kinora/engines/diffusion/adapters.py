"""Adapters (LoRA) on top of the weights: found on this machine, read by diffusers' own loader, and
merged into the weights where these are not quantised, so that they cost nothing per step.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinora.engines.diffusion.config import Lora, ModelConfig
from kinora.engines.diffusion.weights import file_digest
from kinora.errors import StartupError


def fit_adapters(pipeline: Any, config: ModelConfig) -> None:
    """Load all of `config.loras`. Raises StartupError for one that is missing or does not fit."""
    beside: dict[str, dict[str, float]] = {}  # strengths by adapter by component
    for number, lora in enumerate(config.loras):
        component = pipeline.components.get(lora.component)
        if component is None:
            raise _refused(config, lora, f"this model has no {lora.component}.")
        name = f"lora_{number}"
        _load(pipeline, config, lora, name)
        if name not in getattr(component, "peft_config", {}):
            raise _refused(config, lora, f"nothing in it belongs to this model's {lora.component}.")
        strengths = beside.setdefault(lora.component, {})
        strengths[name] = lora.strength
        component.set_adapters(list(strengths), list(strengths.values()))
        if config.quantization == "none":
            component.fuse_lora(adapter_names=[name])
            component.unload_lora()
            strengths.clear()


def _load(pipeline: Any, config: ModelConfig, lora: Lora, name: str) -> None:
    from safetensors import SafetensorError

    file = _file_of(config, lora)
    further = {"load_into_transformer_2": True} if lora.component == "transformer_2" else {}
    try:
        pipeline.load_lora_weights(
            str(file.parent),
            weight_name=file.name,
            adapter_name=name,
            local_files_only=True,
            use_safetensors=True,
            **further,
        )
    except (OSError, ValueError, RuntimeError, KeyError, AttributeError, SafetensorError) as error:
        said = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise _refused(
            config, lora, f"it does not fit this model, or is damaged ({said})."
        ) from error


def _file_of(config: ModelConfig, lora: Lora) -> Path:
    place = Path(lora.path).expanduser()
    if not place.exists():
        place = _from_hub(config, lora)
    if place.is_file():
        if place.suffix != ".safetensors":
            raise _refused(config, lora, "only .safetensors files are read.")
        return place
    if lora.weight_name:
        file = place / lora.weight_name
        if file.suffix != ".safetensors" or not file.is_file():
            raise _refused(config, lora, f"there is no safetensors file {lora.weight_name!r}.")
        return file
    found = sorted(place.glob("*.safetensors"))
    if len(found) != 1:
        why = f"it holds {len(found)} safetensors files; name one by weight_name."
        raise _refused(config, lora, why)
    return found[0]


def _from_hub(config: ModelConfig, lora: Lora) -> Path:
    """The copy that was pulled before; nothing is fetched."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(lora.path, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        raise _refused(config, lora, "no such file, folder or pulled adapter is here.") from error


def _refused(config: ModelConfig, lora: Lora, why: str) -> StartupError:
    label = Path(lora.path).name
    return StartupError(f"The model {config.name!r} cannot have the LoRA {label!r}: {why}")


def digest_of(config: ModelConfig, lora: Lora) -> str:
    """The adapter's name, and a digest of its file."""
    file = _file_of(config, lora)
    return f"{file.stem} ({file_digest(file)[:12]})"

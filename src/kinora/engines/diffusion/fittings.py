"""What a model's table asks of its pipelines beyond their weights, fitted onto them once at load.

Whatever cannot be had here is a StartupError that names the table's key, its value and what is
allowed. Knows nothing of checkpoints.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import torch

from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.traits import Traits
from kinora.errors import StartupError

# Backends of diffusers that need nothing from the network; those that do end in "_hub".
_ON_CPU = ("native", "_native_math", "_native_flash")
_ON_GPU = (
    *("native", "_native_cudnn", "_native_efficient", "_native_flash", "_native_math", "flex"),
    *("flash", "flash_varlen", "_flash_3", "_flash_varlen_3", "sage", "sage_varlen", "xformers"),
)
# The library's own patterns match no attention whose name ends in a digit, and say nothing of it.
_ATTENTION = (r"(transformer_)?blocks\.\d+\.[a-z_]*attn\d?",)


def refused(config: ModelConfig, key: str, value: object, why: str) -> StartupError:
    """The one form in which a table's value is refused."""
    shown = f'"{value}"' if isinstance(value, str) else str(value).lower()
    return StartupError(f"The model {config.name!r} cannot have {key} = {shown}: {why}")


@contextmanager
def _refusing(config: ModelConfig, key: str, value: object, allowed: str) -> Iterator[None]:
    """What the libraries say, in that form."""
    try:
        yield
    except (ValueError, RuntimeError, ImportError, AttributeError, NotImplementedError) as error:
        raise refused(config, key, value, f"{_said(error)} {allowed}") from error


def _said(error: BaseException) -> str:
    """The first sentence of a library's error, with one full stop."""
    line = next(iter(str(error).strip().splitlines()), type(error).__name__)
    return line.strip().rstrip(".")[:300] + "."


def quantization_of(config: ModelConfig, device: torch.device) -> Any | None:
    """What `from_pretrained` is told, so that the transformers' weights never lie there whole."""
    kind = config.quantization
    if kind == "none":
        return None
    if find_spec("torchao") is None:
        why = "it needs the package torchao (pip install 'kinora[diffusion]')."
        raise refused(config, "quantization", kind, why)
    if kind == "int4" and (device.type == "cpu" or find_spec("mslk") is None):
        why = 'it needs a GPU and the package mslk; "int8" and "float8" need neither.'
        raise refused(config, "quantization", kind, why)
    from diffusers import PipelineQuantizationConfig, TorchAoConfig
    from torchao import quantization

    names = {
        "int8": "Int8WeightOnlyConfig",
        "float8": "Float8WeightOnlyConfig",
        "int4": "Int4WeightOnlyConfig",
    }
    chosen = TorchAoConfig(getattr(quantization, names[kind])())
    return PipelineQuantizationConfig(
        quant_mapping={"transformer": chosen, "transformer_2": chosen}
    )


def fit_sampler(pipeline: Any, config: ModelConfig, traits: Traits) -> None:
    """Exchange the scheduler or its shift, as the table says; "own" without a shift leaves it."""
    if config.sampler == "own" and config.flow_shift is None:
        return
    if traits.prediction != "flow":
        key = "flow_shift" if config.sampler == "own" else "sampler"
        why = f"{config.family} models are no flow models; leave it out."
        raise refused(config, key, getattr(config, key), why)
    import diffusers

    own = pipeline.scheduler
    kinds = {
        "own": type(own),
        "unipc": diffusers.UniPCMultistepScheduler,
        "euler": diffusers.FlowMatchEulerDiscreteScheduler,
    }
    kind = kinds[config.sampler]
    shift = config.flow_shift
    if shift is None:
        shift = own.config.get("flow_shift", own.config.get("shift", 1.0))
    told = {"flow_shift": shift} if "flow_shift" in kind().config else {"shift": shift}
    if config.flow_shift is not None:
        told |= {"use_dynamic_shifting": False}
    if config.sampler == "unipc":
        told |= {"prediction_type": "flow_prediction", "use_flow_sigmas": True}
    pipeline.scheduler = kind.from_config(own.config, **told)


def fit_attention(pipeline: Any, config: ModelConfig, device: torch.device) -> None:
    """The backend of every transformer. It is always set, for the library remembers the last one."""
    name = config.attention or "native"
    known = _ON_CPU if device.type == "cpu" else _ON_GPU
    allowed = "Allowed here: " + ", ".join(f'"{one}"' for one in known) + "."
    if name.endswith("_hub"):
        why = f"its kernels are fetched from the network, which a server never does. {allowed}"
        raise refused(config, "attention", name, why)
    if name not in known:
        raise refused(config, "attention", name, f"there is no such backend here. {allowed}")
    with _refusing(config, "attention", name, allowed):
        for transformer in transformers_of(pipeline):
            transformer.set_attention_backend(name)


def fit_vae(pipeline: Any, config: ModelConfig) -> None:
    """Decode one clip of a batch at a time, and in tiles where the table says so."""
    if hasattr(pipeline.vae, "enable_slicing"):
        pipeline.vae.enable_slicing()
    if config.vae_tiling:
        pipeline.vae.enable_tiling()


def fit_cache(pipeline: Any, config: ModelConfig) -> None:
    """The step cache: it skips what changes little from one step to the next."""
    kind = config.cache.kind
    if kind == "none":
        return
    if kind == "mag" and not config.cache.ratios:
        why = 'it needs the model\'s own magnitudes as cache.ratios; "first_block" does without.'
        raise refused(config, "cache.kind", kind, why)
    with _refusing(config, "cache.kind", kind, 'Allowed: "taylorseer" or "none".'):
        for transformer in transformers_of(pipeline):
            transformer.enable_cache(_cache_of(config))


def _cache_of(config: ModelConfig) -> Any:
    from diffusers import hooks

    threshold = {} if config.cache.threshold is None else {"threshold": config.cache.threshold}
    if config.cache.kind == "first_block":
        return hooks.FirstBlockCacheConfig(**threshold)
    if config.cache.kind == "mag":
        ratios = list(config.cache.ratios)
        return hooks.MagCacheConfig(
            mag_ratios=ratios, num_inference_steps=config.steps, **threshold
        )
    return hooks.TaylorSeerCacheConfig(cache_identifiers=list(_ATTENTION))


def fit_compile(pipeline: Any, config: ModelConfig, device: torch.device) -> None:
    """Have the repeated blocks compiled when they are first called."""
    if not config.compile:
        return
    _refuse_without_compiler(config, device)
    with _refusing(config, "compile", True, "Leave it out."):
        for transformer in transformers_of(pipeline):
            transformer.compile_repeated_blocks()


def _refuse_without_compiler(config: ModelConfig, device: torch.device) -> None:
    """Compiling happens in the first run; what it lacks is said before."""
    if device.type != "cpu":
        if find_spec("triton") is None:
            raise refused(config, "compile", True, "it needs the package triton. Leave it out.")
        return
    from torch._inductor.cpp_builder import get_cpp_compiler

    with _refusing(config, "compile", True, "It needs a C++ compiler such as g++. Leave it out."):
        get_cpp_compiler()


def place(pipeline: Any, config: ModelConfig, device: torch.device) -> None:
    """Put the weights where they are to be while videos are made."""
    if config.offload != "none" and device.type == "cpu":
        why = 'it keeps weights off a GPU, and this model runs on the CPU; say offload = "none".'
        raise refused(config, "offload", config.offload, why)
    if config.offload == "none":
        pipeline.to(device)
    elif config.offload == "model":
        pipeline.enable_model_cpu_offload(device=device)
    elif config.offload == "sequential":
        pipeline.enable_sequential_cpu_offload(device=device)
    else:
        pipeline.enable_group_offload(
            onload_device=device,
            offload_device=torch.device("cpu"),
            offload_type="leaf_level",
            use_stream=True,
        )


def transformers_of(pipeline: Any) -> tuple[Any, ...]:
    """Its transformers, two where experts share the steps."""
    named = (pipeline.components.get(name) for name in ("transformer", "transformer_2"))
    return tuple(one for one in named if one is not None)

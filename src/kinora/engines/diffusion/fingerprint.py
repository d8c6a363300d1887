"""All that changes the numbers of a run, as one small value: a trajectory may be resumed bit for bit
only where it is equal.

Not in it, for they change no latents: where weights wait (offload), how the VAE decodes (tiling),
prompts and seeds, which are the run's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from kinora.engines.diffusion.adapters import digest_of
from kinora.engines.diffusion.devices import name_of
from kinora.engines.diffusion.pipelines import Pipelines
from kinora.engines.diffusion.weights import digest

_LIBRARIES = ("torch", "diffusers", "transformers", "torchao")
_OWN_WORDS = {
    "family": "the family of models",
    "checkpoint": "the checkpoint",
    "quantization": "the quantisation",
    "attention": "the attention backend",
    "cache": "the step cache",
    "loras": "the LoRAs",
    "gpus": "the number of GPUs",
    "max_prompt_tokens": "the longest prompt in tokens",
    "flow_shift": "the flow shift",
    "steps": "the number of steps",
    "guidance_2": "the second expert's guidance",
}


class Fingerprint(msgspec.Struct, frozen=True, kw_only=True):
    """Compared by value; goes through JSON."""

    family: str
    checkpoint: str  # as the table names it, a folder by its last part
    parts: dict[str, str]  # a digest of each part of the checkpoint that has weights or settings
    image_parts: dict[str, str]  # the same of the weights that begin with an image
    pipeline: dict[str, str]  # settings of the pipeline itself, such as where experts take turns
    precision: str
    quantization: str
    attention: str
    compile: bool
    cache: str
    loras: tuple[str, ...]
    sampler: str  # class name
    sampler_settings: str  # JSON
    steps: int
    guidance: float
    guidance_2: float | None
    flow_shift: float | None
    max_prompt_tokens: int | None
    gpus: int
    device: str
    libraries: dict[str, str]  # versions


def fingerprint_of(pipelines: Pipelines) -> Fingerprint:
    """Of a model as it stands; reads some megabytes of its files, so ask once and keep it."""
    config, scheduler = pipelines.config, pipelines.text.scheduler
    settings = {key: value for key, value in scheduler.config.items() if not key.startswith("_")}
    local = Path(config.checkpoint).is_absolute() or config.checkpoint.startswith(("~", "."))
    return Fingerprint(
        family=config.family,
        checkpoint=Path(config.checkpoint).name if local else config.checkpoint,
        parts=_parts(pipelines.text, pipelines.folder),
        image_parts=_parts(pipelines.image, pipelines.image_folder),
        pipeline=dict(_settings(pipelines.text)),
        precision=config.precision,
        quantization=config.quantization,
        attention=config.attention or "native",
        compile=config.compile,
        cache=_plain(config.cache) if config.cache.kind != "none" else "none",
        loras=tuple(
            f"{digest_of(config, lora)} at {lora.strength:g} on {lora.component}"
            for lora in config.loras
        ),
        sampler=type(scheduler).__name__,
        sampler_settings=_plain(settings),
        steps=config.steps,
        guidance=config.guidance,
        guidance_2=config.guidance_2,
        flow_shift=config.flow_shift,
        max_prompt_tokens=config.max_prompt_tokens,
        gpus=config.gpus,
        device=name_of(pipelines.device),
        libraries=dict(_versions()),
    )


def differences(before: Fingerprint, now: Fingerprint) -> tuple[str, ...]:
    """What is not as it was, in words; () where a run gives the same numbers."""
    if before.family != now.family:  # then nothing else of the two can be compared
        return (_changed(_OWN_WORDS["family"], before.family, now.family),)
    said: list[str] = []
    for field in Fingerprint.__struct_fields__:
        was, is_now = getattr(before, field), getattr(now, field)
        if was == is_now:
            continue
        if field in ("parts", "image_parts"):
            said += _other_weights(was, is_now)
        elif isinstance(was, dict):
            said += [_changed(_name(field, key), was.get(key), is_now.get(key)) for key in sorted({*was, *is_now})
                     if was.get(key) != is_now.get(key)]  # fmt: skip
        elif field == "sampler_settings":
            said += _other_settings(was, is_now) if before.sampler == now.sampler else []
        else:
            said.append(_changed(_OWN_WORDS.get(field, f"the {field}"), was, is_now))
    return tuple(said)


def same_latents(before: Fingerprint, now: Fingerprint) -> bool:
    """Whether latents of the one mean the same to the other: their VAEs are one and the same, for
    sound too."""
    ours = {name: value for name, value in now.parts.items() if name in ("vae", "audio_vae")}
    theirs = {name: value for name, value in before.parts.items() if name in ("vae", "audio_vae")}
    return before.family == now.family and bool(ours) and ours == theirs


def _parts(pipeline: Any, folder: str) -> dict[str, str]:
    if pipeline is None or not folder:
        return {}
    found = {
        name: digest(Path(folder) / name) for name in pipeline.components if name != "scheduler"
    }
    return {name: value for name, value in found.items() if value}


def _settings(pipeline: Any) -> Iterator[tuple[str, str]]:
    for key, value in sorted(pipeline.config.items()):
        if not key.startswith("_") and key not in pipeline.components:
            yield key, _shown(value)


def _versions() -> Iterator[tuple[str, str]]:
    for name in _LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue


def _plain(value: object) -> str:
    """One JSON text for one value, whatever numbers numpy or torch made of it."""
    return msgspec.json.encode(value, order="sorted", enc_hook=_listed).decode()


def _listed(value: Any) -> object:
    return value.tolist() if hasattr(value, "tolist") else str(value)


def _name(field: str, key: str) -> str:
    return f"the version of {key}" if field == "libraries" else f"the pipeline's {key}"


def _other_weights(was: dict[str, str], is_now: dict[str, str]) -> list[str]:
    return [
        f"the checkpoint's {name} is another one"
        for name in sorted({*was, *is_now})
        if was.get(name) != is_now.get(name)
    ]


def _other_settings(was: str, is_now: str) -> list[str]:
    before, now = msgspec.json.decode(was), msgspec.json.decode(is_now)
    return [
        _changed(f"the sampler's {key}", before.get(key), now.get(key))
        for key in sorted({*before, *now})
        if before.get(key) != now.get(key)
    ]


def _changed(what: str, was: object, is_now: object) -> str:
    return f"{what} was {_shown(was)} and is {_shown(is_now)}"


def _shown(value: object) -> str:
    if value is None or value == () or value == "":
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)

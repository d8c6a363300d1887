"""What lies in a checkpoint's folder: is it there, is it whole, how large is it.

Reads configuration and the headers of weights, never the weights: a moment for any size. Needs no
torch, and knows nothing of models or of how a folder came to be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinora.engines.diffusion.tables import is_hub_id
from kinora.engines.diffusion.weights import header

INDEX = "model_index.json"
# Parts of a pipeline that have a configuration and no weights.
WEIGHTLESS = (
    "scheduler",
    "tokenizer",
    "feature_extractor",
    "image_processor",
    "processor",
    "guider",
)


def place_of(checkpoint: str, root: Path) -> Path:
    """Where a checkpoint lies: the folder that it names, or the one under `root` that what is pulled
    from the hub goes to, whatever models share it."""
    return root / checkpoint.replace("/", "--") if is_hub_id(checkpoint) else Path(checkpoint)


def faults(folder: Path) -> tuple[str, ...]:
    """What is missing or damaged, in words for the operator; empty where the checkpoint is whole."""
    if not folder.is_dir():
        return (f"there is no folder {folder}",)
    try:
        parts = parts_of(json.loads((folder / INDEX).read_bytes()))
    except OSError:
        return (f"{folder} has no {INDEX}: it is no checkpoint in the layout of diffusers",)
    except (ValueError, AttributeError, RecursionError):
        return (f"{folder / INDEX} is no index of a pipeline",)
    return tuple(fault for part in parts for fault in _part_faults(folder / part))


def is_whole(folder: Path) -> bool:
    """Whether all is there that its index names."""
    return not faults(folder)


def pipeline_of(folder: Path) -> str:
    """The class that a checkpoint is of, by its index; "" where that is not told."""
    try:
        return str(json.loads((folder / INDEX).read_bytes())["_class_name"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""


def parts_of(index: dict[str, Any]) -> tuple[str, ...]:
    """The folders that the index of a pipeline names; what is no plain name is none of them."""
    return tuple(
        name
        for name, value in index.items()
        if name.isidentifier()
        and isinstance(value, list)
        and len(value) == 2
        and all(isinstance(one, str) for one in value)
    )


def takes_first_frames(folder: Path) -> bool:
    """Whether the first frame goes in through the time steps, so that no other weights are needed."""
    try:
        return bool(json.loads((folder / INDEX).read_bytes()).get("expand_timesteps", False))
    except (OSError, ValueError, AttributeError, RecursionError):
        return False


def size_of(folder: Path) -> int:
    """Bytes of all its files; 0 where there is none."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _part_faults(part: Path) -> Iterator[str]:
    if not part.is_dir():
        yield f"there is no folder {part}"
    elif part.name.startswith(WEIGHTLESS):
        if not any(part.iterdir()):
            yield f"{part} is empty"
    elif not (part / "config.json").is_file():
        yield f"{part} has no config.json"
    else:
        yield from _weight_faults(part)


def _weight_faults(part: Path) -> Iterator[str]:
    found = sorted(part.glob("*.safetensors.index.json"))
    try:
        shards = [
            name
            for one in found[:1]
            for name in json.loads(one.read_bytes())["weight_map"].values()
        ]
        if any(Path(str(name)).name != name for name in shards):
            raise ValueError("a shard lies elsewhere")
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        yield f"{found[0]} is no index of shards"
        return
    files = sorted({part / str(name) for name in shards}) or sorted(part.glob("*.safetensors"))
    if not files:
        yield f"{part} has no weights (*.safetensors)"
    for path in files:
        if fault := safetensors_fault(path):
            yield fault


def safetensors_fault(path: Path) -> str:
    """Why a file is not what its header tells of; "" where it is."""
    try:
        size, told = path.stat().st_size, header(path)
        tensors = json.loads(told)
        ends = [one["data_offsets"][1] for name, one in tensors.items() if name != "__metadata__"]
        expected = 8 + len(told) + max(ends, default=0)
    except FileNotFoundError:
        return f"{path} is missing"
    except (OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return f"{path} is no safetensors file"
    if size != expected:
        word = "cut off" if size < expected else "too long"
        return f"{path} is {word}: {size} bytes, where its header tells of {expected}"
    return ""

"""The device a model runs on: which one it is, what memory it has, what is given back to it."""

from __future__ import annotations

import gc
import resource
import sys
from contextlib import suppress
from pathlib import Path

import torch

from kinora.engines.diffusion.config import ModelConfig
from kinora.errors import StartupError


def device_of(config: ModelConfig, device: str) -> torch.device:
    """Where a model is to run: `device` ("cuda:1", "cpu") is what this process owns, the model's
    table decides about it. Raises StartupError where it wants a GPU and there is none."""
    has_gpu = torch.cuda.is_available()
    if config.device == "cpu" or (config.device == "auto" and not (has_gpu and device != "cpu")):
        return torch.device("cpu")
    if not has_gpu:
        raise StartupError(
            f'The model {config.name!r} says device = "cuda", but torch finds no GPU on this machine: '
            'install one with its driver and a torch built for it, or say device = "cpu", which is '
            "slow."
        )
    place = torch.device("cuda:0" if device == "cpu" else device)
    if (place.index or 0) >= torch.cuda.device_count():
        raise StartupError(
            f"The model {config.name!r} was given the device {device!r}, but the GPUs of this machine "
            f"are cuda:0 to cuda:{torch.cuda.device_count() - 1}."
        )
    return place


def name_of(device: torch.device) -> str:
    """What computes, as far as it decides about the last bits of a result."""
    if device.type == "cuda":
        return str(torch.cuda.get_device_name(device))
    return f"cpu {torch.backends.cpu.get_cpu_capability()}, threads: {torch.get_num_threads()}"


def free_memory(device: torch.device) -> int:
    """Bytes that may still be taken: of the GPU with what torch keeps for later, or of the machine
    within this process's own limit."""
    if device.type == "cuda":
        kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int(torch.cuda.mem_get_info(device)[0]) + kept
    free = _kilobytes("/proc/meminfo", "MemAvailable")
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY:
        free = min(free, max(0, limit - _kilobytes("/proc/self/status", "VmSize")))
    return free


def used_memory(device: torch.device) -> int:
    """Bytes that this process has taken there."""
    if device.type == "cuda":
        return int(torch.cuda.memory_allocated(device))
    return _kilobytes("/proc/self/status", "VmRSS")


def forget_peak(device: torch.device) -> None:
    """Begin to look for the highest use anew."""
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)
        return
    with suppress(OSError):  # a kernel without it tells of the process's whole life
        Path("/proc/self/clear_refs").write_text("5")


def peak_memory(device: torch.device) -> int:
    """The highest use since `forget_peak`, in bytes."""
    if device.type == "cuda":
        return int(torch.cuda.max_memory_allocated(device))
    return _kilobytes("/proc/self/status", "VmHWM")


def release() -> None:
    """Give back what nobody holds any more; compiled code would hold what it was compiled for."""
    if "torch._dynamo" in sys.modules:
        torch._dynamo.reset()
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def _kilobytes(path: str, key: str) -> int:
    """A line such as "MemAvailable: 1234 kB", in bytes."""
    for line in Path(path).read_text().splitlines():
        if line.startswith(key + ":"):
            return int(line.split()[1]) * 1024
    return 0

"""Splits a transformer's work between processes: each takes part of the tokens, and of the heads.

By the context parallelism of diffusers, with all-to-all exchanges around attention (Jacobs et al.
2023, DeepSpeed Ulysses, arXiv 2309.14509). Knows nothing of runs, or of who the processes are.
"""

from __future__ import annotations

import os
import warnings
from contextlib import suppress
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist

from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.families import grid_of
from kinora.engines.diffusion.pipelines import Pipelines
from kinora.engines.diffusion.traits import SHARES_VIDEO
from kinora.errors import StartupError

MEET_S = 60.0  # for ranks that have all loaded to find one another
_CALL_S = 900.0  # for an exchange: longer than whoever leads has patience
_OVER_THE_PICTURE = ("attn1", "video_to_audio_attn")
_LOOPBACK = "lo"
_OUTDATED = (
    r".torch\.distributed\._functional_collectives\.all_gather_tensor"  # diffusers' own call
)


def check_shareable(config: ModelConfig, devices: tuple[str, ...]) -> None:
    """Raises StartupError where `config.gpus` cannot be had."""
    key = f"The model {config.name!r} has gpus = {config.gpus}"
    if config.family not in SHARES_VIDEO:
        names = ", ".join(SHARES_VIDEO)
        raise StartupError(
            f"{key}, but only models of the families {names} can share one video between devices"
            f" and this one is of {config.family!r}; set gpus = 1."
        )
    usable = [device for device in devices if _is_there(device)]
    if len(usable) < config.gpus:
        raise StartupError(
            f"{key}, but {len(usable)} of this machine's devices can be used;"
            f" set gpus to at most that."
        )
    if config.offload != "none":
        raise StartupError(
            f"{key} and offload = {config.offload!r}; a model that shares its work stays on its"
            " devices whole: set offload to 'none' or gpus to 1."
        )


def _is_there(device: str) -> bool:
    kind, _, number = device.partition(":")
    return kind != "cuda" or int(number or 0) < torch.cuda.device_count()


def check_heads(pipelines: Pipelines, num_ranks: int) -> None:
    """Raises StartupError where attention has too few heads for so many devices."""
    for transformer in pipelines.transformers:
        heads = transformer.config.num_attention_heads
        each = -(-heads // num_ranks)
        if each * num_ranks - heads >= each:
            raise StartupError(
                f"The model {pipelines.config.name!r} has gpus = {num_ranks}, and its {heads}"
                " attention heads cannot be dealt out to so many; choose a number that divides them."
            )


def join(
    *, meeting: str, rank: int, num_ranks: int, device: torch.device, wait_s: float = MEET_S
) -> None:
    """Meet the other ranks, by a file that all of them are given. Nothing listens beyond loopback.
    Raises RuntimeError where one does not come."""
    os.environ["GLOO_SOCKET_IFNAME"] = _LOOPBACK
    os.environ["NCCL_SOCKET_IFNAME"] = _LOOPBACK
    os.environ["TORCH_NCCL_ASYNC_ERROR_HANDLING"] = "0"  # whoever leads ends what hangs
    if device.type == "cuda":
        torch.cuda.set_device(device)
    # Ranks find one another by the number of the group: one that did not come about counts too.
    dist.distributed_c10d._world.group_count = 0
    dist.init_process_group(
        "cpu:gloo,cuda:nccl" if device.type == "cuda" else "gloo",
        store=dist.FileStore(meeting, num_ranks),
        rank=rank,
        world_size=num_ranks,
        timeout=timedelta(seconds=wait_s),
    )
    dist.distributed_c10d._set_pg_timeout(timedelta(seconds=_CALL_S))


def leave() -> None:
    """Let go of the other ranks, whatever state they are in."""
    if not dist.is_initialized():
        return
    with suppress(Exception):  # a broken group is let go of all the same
        dist.distributed_c10d._abort_process_group()
    with suppress(Exception):
        dist.destroy_process_group()


def split(pipelines: Pipelines) -> None:
    """Have every rank's transformers work together from now on; all ranks must call it."""
    from diffusers import ContextParallelConfig
    from diffusers.models._modeling_parallel import ParallelConfig

    warnings.filterwarnings("ignore", message=_OUTDATED, category=FutureWarning)
    num_ranks, device = dist.get_world_size(), pipelines.device
    mesh = dist.device_mesh.init_device_mesh(
        device.type, (1, num_ranks), mesh_dim_names=("ring", "ulysses")
    )
    for transformer in pipelines.transformers:
        # "anything" takes numbers of tokens and heads that do not divide, for a little more talk;
        # a ring would need an attention backend that torch itself does not have.
        anything = not _divides(pipelines, transformer, num_ranks)
        parallel = ParallelConfig(
            context_parallel_config=ContextParallelConfig(
                ulysses_degree=num_ranks, ulysses_anything=anything, mesh=mesh
            )
        )
        parallel.setup(dist.get_rank(), num_ranks, device, mesh=mesh)
        # The library would take the rank-th device of the machine; ours are given to us.
        transformer._resolve_parallel_config = lambda _, parallel=parallel: parallel
        try:
            transformer.enable_parallelism(config=parallel, cp_plan=_plan(transformer))
        finally:
            del transformer._resolve_parallel_config
        transformer._parallel_config = parallel
        for processor in _processors(transformer, parallel=False):
            processor._parallel_config = None


def unite(pipelines: Pipelines) -> None:
    """Undo `split`: this process does all the work again."""
    from diffusers.hooks.context_parallel import remove_context_parallel

    for transformer in pipelines.transformers:
        if transformer._parallel_config is None:
            continue
        remove_context_parallel(transformer, _plan(transformer))
        transformer._parallel_config = None
        for processor in _processors(transformer, parallel=True):
            processor._parallel_config = None


def _divides(pipelines: Pipelines, transformer: Any, num_ranks: int) -> bool:
    """Whether every rank has as many heads, and as many tokens of each frame in every native size."""
    sizes = [map(int, size.split("x")) for size in pipelines.config.sizes]
    patch = transformer.config.patch_size
    area = patch**2 if isinstance(patch, int) else patch[-2] * patch[-1]
    counts = [transformer.config.num_attention_heads]
    for width, height in sizes:
        _, rows, columns = grid_of(pipelines, width=width, height=height, num_frames=1)
        counts.append(rows * columns // area)
    return all(count % num_ranks == 0 for count in counts)


def _plan(transformer: Any) -> dict[str, Any]:
    """The library's own plan, but with text and sound whole on every rank: they are short, and their
    masks would not fit. Times that are given by token are split as tokens are."""
    from diffusers.models._modeling_parallel import ContextParallelInput

    plan = dict(transformer._cp_plan)
    given = {name: how for name, how in plan.get("", {}).items() if not name.startswith("encoder_")}
    plan[""] = given | {"timestep": ContextParallelInput(split_dim=1, expected_dims=2)}
    if getattr(transformer.config, "rope_type", "") == "split":  # heads come before tokens
        part = ContextParallelInput(split_dim=2, expected_dims=4, split_output=True)
        plan["rope"] = {0: part, 1: part}
    if hasattr(transformer, "cross_attn_rope"):
        plan["cross_attn_rope"] = plan["rope"]
    return plan


def _processors(transformer: Any, *, parallel: bool) -> list[Any]:
    """Those of attention over the picture's tokens, or all others."""
    return [
        module.processor
        for name, module in transformer.named_modules()
        if hasattr(getattr(module, "processor", None), "_parallel_config")
        and (name.rpartition(".")[2] in _OVER_THE_PICTURE) is parallel
    ]

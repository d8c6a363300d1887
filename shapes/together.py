"""Several processes that train one model: each on its own clips, with the mean of their gradients."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

_PORT = "29571"


def run(work: Callable[..., None], processes: int, *told: Any) -> None:
    """`work(rank, *told)` in so many processes of one thread each, and waits for them."""
    if processes == 1:
        torch.set_num_threads(1)
        work(0, *told)
        return
    mp.spawn(_joined, args=(processes, work, told), nprocs=processes)


def _joined(rank: int, processes: int, work: Callable[..., None], told: tuple[Any, ...]) -> None:
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": _PORT}
    torch.set_num_threads(1)
    dist.init_process_group("gloo", rank=rank, world_size=processes)
    try:
        work(rank, *told)
    finally:
        dist.destroy_process_group()


def agreed(parameters: Iterable[torch.Tensor], seconds: float) -> float:
    """Replaces gradients by their means over all processes; the mean of their clocks, so that all
    of them stop after the same step."""
    if not dist.is_initialized():
        return seconds
    grads = [one.grad for one in parameters if one.grad is not None]
    flat = torch.cat([*(grad.flatten() for grad in grads), torch.tensor([seconds])])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    for grad, mean in zip(grads, flat[:-1].split([one.numel() for one in grads]), strict=True):
        grad.copy_(mean.view_as(grad))
    return float(flat[-1])


def wait() -> None:
    """Until all processes are here."""
    if dist.is_initialized():
        dist.barrier()

"""Where a new prompt wants another picture: the difference of two velocities, as a mask.

Values in, values out; knows nothing of runs.
"""

from __future__ import annotations

from torch.nn.functional import avg_pool3d, max_pool3d, pad

from kinora.engines.diffusion.config import Remixing
from kinora.engines.diffusion.parts import Tensor


def difference_mask(new: Tensor, old: Tensor, remix: Remixing) -> Tensor:
    """Where `new` differs from `old`, both guided velocities at the same latents, (1, channels,
    frames, rows, columns): (1, 1, frames, rows, columns) fp32, 0 outside and up to 1 inside.

    Differences, mean over channels and smoothed over three places each way, belong to the mask from
    `remix.threshold` of their own `remix.quantile` on; `remix.dilation` widens it, and its rim is
    soft towards the inside. Equal velocities give an empty mask.
    """
    distance = _smoothed((new.float() - old.float()).abs().mean(1, keepdim=True))
    scale = distance.flatten().quantile(remix.quantile)
    inside = ((distance > remix.threshold * scale) & (distance > 0)).float()
    if remix.dilation:
        inside = max_pool3d(inside, 2 * remix.dilation + 1, 1, remix.dilation)
    return inside * _smoothed(inside)


def share(mask: Tensor) -> float:
    """How much of the picture is free to change, 0 to 1."""
    return float((mask > 0).float().mean())


def _smoothed(places: Tensor) -> Tensor:
    return avg_pool3d(pad(places, (1,) * 6, mode="replicate"), 3, 1)

"""Latents to frames and frames to latents, by the model's own VAE, in the layout of the loop.

Knows nothing of prompts or samplers. Values are exact where nothing was asked to change them: what
is decoded is what the plain pipeline shows, and the same frames always give the same latents.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from kinora.engines.diffusion.families import Grid, compression, gathered, spread
from kinora.engines.diffusion.parts import OutOfRange, Tensor
from kinora.engines.diffusion.pipelines import Pipelines

PIECE = 8  # frames that go to the CPU at a time
PREVIEW_WIDTH = 320  # pixels at most
DECODE_TIMESTEP, DECODE_NOISE = (
    0.05,
    0.025,
)  # of VAEs that take the last step themselves (LTX 0.9.1+)


class Codec:
    """Reads and writes the latents of loaded pipelines. Fits its colours once, when it is made."""

    def __init__(self, pipelines: Pipelines) -> None:
        self._vae = pipelines.text.vae
        self._pipeline = pipelines.text
        self._traits = pipelines.traits
        self._device = pipelines.device
        self._scale, self._shift = self._statistics()
        self._colours = self._fit_colours()

    def __repr__(self) -> str:
        return f"Codec({type(self._vae).__name__})"

    def decode(self, final: Tensor, grid: Grid) -> Iterator[NDArray[np.uint8]]:
        """The frames of a run's latents (loop layout), in order, each (height, width, 3). Raises
        OutOfRange where the VAE's precision does not reach."""
        video = self._decoded(spread(final, self._traits.layout, grid))
        for piece in video.split(PIECE, dim=1):
            if not piece.isfinite().all():
                raise OutOfRange
            pixels = (piece.float() * 0.5 + 0.5).clamp(0, 1).mul(255).round().to(torch.uint8)
            yield from pixels.permute(1, 2, 3, 0).contiguous().cpu().numpy()

    def encode(self, frames: NDArray[np.uint8]) -> Tensor:
        """Latents of frames (n, height, width, 3) in the layout of the loop: fp32, on the CPU, the
        mode of the posterior. The numbers of frames and pixels are those that a run may have."""
        return gathered(self._encoded(frames), self._traits.layout)

    def preview(self, latents: Tensor, grid: Grid) -> bytes:
        """A JPEG of about what the middle of the clip will show, from clean latents (loop layout):
        colours are a linear map of the channels, far cheaper than decoding."""
        flat = spread(latents.detach(), self._traits.layout, grid)[0, :, grid[0] // 2]
        flat = flat.float().cpu()
        colours = torch.tensordot(self._colours[:-1], flat, dims=([0], [0]))
        pixels = (colours + self._colours[-1][:, None, None]).clamp(0, 1).mul(255).round()
        picture = Image.fromarray(pixels.to(torch.uint8).permute(1, 2, 0).contiguous().numpy())
        _, size = compression(self._pipeline)
        width = min(PREVIEW_WIDTH, picture.width * size)
        height = max(1, round(width * picture.height / picture.width))
        target = io.BytesIO()
        picture.resize((width, height), Image.Resampling.BICUBIC).save(target, "JPEG", quality=85)
        return target.getvalue()

    def _statistics(self) -> tuple[Tensor, Tensor]:
        """Scale and shift with which the VAE's latents become the loop's: `(x - shift) * scale`."""
        vae, config = self._vae, self._vae.config
        if self._traits.normalizes == "factor":
            mean, std = torch.zeros(1), torch.full((1,), 1 / config.scaling_factor)
        elif self._traits.normalizes == "statistics":
            mean, std = torch.tensor(config.latents_mean), torch.tensor(config.latents_std)
        else:
            mean, std = vae.latents_mean.float().cpu(), vae.latents_std.float().cpu()
            std = std / config.scaling_factor
        return (1 / std).view(-1, 1, 1, 1), mean.view(-1, 1, 1, 1)

    @torch.no_grad()
    def _decoded(self, flat: Tensor) -> Tensor:
        """One clip (3, frames, height, width), -1 to 1, on the device."""
        latents = flat.float().cpu() / self._scale + self._shift
        timestep: tuple[Tensor, ...] = ()
        with torch.random.fork_rng([self._device] if self._device.type == "cuda" else []):
            torch.manual_seed(0)  # some VAEs add noise of their own
            if self._vae.config.get("timestep_conditioning", False):
                latents = torch.lerp(latents, torch.randn(latents.shape), DECODE_NOISE)
                timestep = (torch.tensor([DECODE_TIMESTEP]).to(self._device, self._vae.dtype),)
            latents = latents.to(self._device, self._vae.dtype)
            video = self._vae.decode(latents, *timestep, return_dict=False)[0][0]
        self._pipeline.maybe_free_model_hooks()
        return video

    @torch.no_grad()
    def _encoded(self, frames: NDArray[np.uint8]) -> Tensor:
        """The loop's latents as "bcfhw"."""
        pixels = torch.tensor(frames).permute(3, 0, 1, 2)[None]
        pixels = pixels.to(self._device, self._vae.dtype).div(127.5).sub(1)
        latents = self._vae.encode(pixels).latent_dist.mode().float().cpu()
        self._pipeline.maybe_free_model_hooks()
        return (latents - self._shift) * self._scale

    def _fit_colours(self) -> Tensor:
        """Channels and one more (the constant) to red, green and blue from 0 to 1, by damped least
        squares over shaded pictures of our own making. Raises ValueError where the VAE has no
        numbers for them."""
        time, size = compression(self._pipeline)
        picture = _swatches()
        pixels = picture.repeat(size, axis=0).repeat(size, axis=1)
        places = self._encoded(np.stack([pixels] * (time + 1)))[0, :, -1].flatten(1).T
        colours = torch.from_numpy(picture).reshape(-1, 3) / 255
        if not places.isfinite().all():
            raise ValueError("its VAE gives no numbers")
        known = torch.nn.functional.pad(places, (0, 1), value=1.0)
        small = torch.eye(known.shape[1])  # channels that our pictures hardly use should do little
        known, wanted = torch.cat([known, small]), torch.cat([colours, torch.zeros(len(small), 3)])
        return torch.linalg.lstsq(known, wanted, driver="gelsd").solution


def _swatches() -> NDArray[np.uint8]:
    """One picture of a pixel for each latent place, (24, 24, 3): shaded squares of many colours, each
    with a block of another in it; the same always."""
    chance = np.random.default_rng(0)
    first, last, block = chance.random((3, 4, 1, 4, 1, 3))
    ramp = np.linspace(0, 1, 6)
    shade = np.where(np.indices((4, 4)).sum(0)[:, None, :, None] % 2, ramp[:, None, None], ramp)
    shaded = first * shade[..., None] + last * (1 - shade[..., None])
    shaded[:, 1:3, :, 3:5] = block
    return (shaded.reshape(24, 24, 3) * 255).astype(np.uint8)

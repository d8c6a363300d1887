"""The one model that a worker has on its device, with all that is made once for it.

Knows nothing of shots.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kinora.engines.diffusion.codec import Codec
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.denoise import Denoiser
from kinora.engines.diffusion.devices import device_of
from kinora.engines.diffusion.families import grid_of
from kinora.engines.diffusion.fingerprint import Fingerprint, fingerprint_of
from kinora.engines.diffusion.memory import MemoryWatch
from kinora.engines.diffusion.pipelines import Pipelines, load_pipelines, translated
from kinora.engines.diffusion.ranks.group import Group
from kinora.engines.diffusion.traits import traits_of
from kinora.video import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """A loaded model."""

    config: ModelConfig
    pipelines: Pipelines
    denoiser: Denoiser | Group
    codec: Codec
    memory: MemoryWatch
    fingerprint: Fingerprint

    def grid(self, size: Size, num_frames: int) -> tuple[int, int, int]:
        """Latent frames, rows and columns of a run."""
        return grid_of(self.pipelines, width=size.width, height=size.height, num_frames=num_frames)

    @property
    def is_whole(self) -> bool:
        """Whether a run can begin at once; if not, `gather` takes as long as loading."""
        return not isinstance(self.denoiser, Group) or self.denoiser.is_whole

    def gather(self) -> None:
        """Start anew what was lost of the processes that follow this one."""
        if isinstance(self.denoiser, Group):
            self.denoiser.gather()

    def close(self) -> None:
        """End the processes that follow this one."""
        if isinstance(self.denoiser, Group):
            self.denoiser.close()


def reside(config: ModelConfig, *, folders: Mapping[str, str], device: str) -> Resident:
    """Load a model; `folders` tells where checkpoints lie that are named otherwise. Raises what
    `load_pipelines` raises."""
    folder = folders.get(config.checkpoint, config.checkpoint)
    image_folder = folders.get(config.image_checkpoint, config.image_checkpoint)
    place = device_of(config, device)
    with translated(config, traits_of(config.family), Path(folder), place):
        denoiser = _denoiser(config, folder, image_folder, device)
        try:
            return _resident(config, denoiser)
        except BaseException:
            if isinstance(denoiser, Group):
                denoiser.close()
            raise


def _resident(config: ModelConfig, denoiser: Denoiser | Group) -> Resident:
    pipelines = denoiser.pipelines
    return Resident(
        config=config, pipelines=pipelines, denoiser=denoiser, codec=Codec(pipelines),
        memory=MemoryWatch(config, pipelines.device), fingerprint=fingerprint_of(pipelines),
    )  # fmt: skip


def _denoiser(config: ModelConfig, folder: str, image_folder: str, device: str) -> Denoiser | Group:
    if config.gpus > 1:
        devices = _neighbours(device, config.gpus)
        return Group(config, folder, devices, image_folder=image_folder)
    return Denoiser(load_pipelines(config, folder=folder, image_folder=image_folder, device=device))


def _neighbours(device: str, num_devices: int) -> tuple[str, ...]:
    """This worker's device and those after it, which it shares one video with."""
    kind, _, number = device.partition(":")
    if kind == "cpu":
        return (device,) * num_devices
    return tuple(f"{kind}:{int(number or 0) + place}" for place in range(num_devices))

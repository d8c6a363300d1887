"""What an operator says of one model: frozen values, read from one TOML table each.

Needs no torch: the server's light processes read it too. Knows nothing of files on disk.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Family = Literal["wan", "ltx", "ltx2", "hunyuan15", "cogvideox"]
Precision = Literal["bfloat16", "float16", "float32"]
Offload = Literal["none", "model", "group", "sequential"]
Device = Literal["cuda", "cpu", "auto"]
Strategy = Literal["anchored", "flowedit", "regenerate"]
Wanted = Literal["auto"] | Strategy

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=1)]
SizeText = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{1,3}x[1-9][0-9]{1,3}$")]


class Frames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The model's own clips: how fast, how long, and which numbers of frames it can make."""

    fps: Count
    most: Count  # frames of one run
    multiple: Count = 4  # a run has `multiple * n + 1` frames, as the VAE compresses time
    overlap: Count = 17  # frames a further run takes over from the one before it, of the same rule


class Lora(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An adapter on top of the weights, a few-step distilled one perhaps."""

    path: str  # a safetensors file or a folder, or "org/name" of the hub
    weight_name: str = ""  # the file within
    strength: float = 1.0
    component: Literal["transformer", "transformer_2"] = "transformer"


class Cache(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Skips parts of steps that change little. Faster, and no longer exact."""

    kind: Literal["none", "first_block", "mag", "taylorseer"] = "none"
    threshold: float | None = None  # of first_block and mag; None takes the library's
    ratios: tuple[float, ...] = ()  # of mag, which cannot do without: the model's own magnitudes


class Remixing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How remixes are made; shares are of the steps of a generation."""

    strategy: Wanted = "auto"
    start: Share = 0.2  # anchored: the share of steps that is taken over from the source
    subtle_start: Share = 0.4  # the same of a subtle remix
    restart: Share = 0.04  # regenerate: the share of steps whose layout is kept
    quantile: Share = 0.9  # anchored: differences are measured against this one
    threshold: Share = 0.5  # anchored: from this share of it on, a place belongs to the mask
    dilation: Annotated[int, msgspec.Meta(ge=0, le=8)] = 1  # of the mask, in latent places
    most_mask: Share = 0.7  # anchored: a mask that covers more makes way for flowedit
    flow_share: Share = 0.7  # flowedit: the share of steps it goes through
    flow_average: Count = 1  # flowedit: velocities averaged in each step
    source_guidance: float | None = None  # flowedit; None is the model's own
    target_guidance: float | None = None  # flowedit; None is twice the model's own


class ModelConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One model: its table, laid over its preset's. `name` is the table's name."""

    name: str
    family: Family
    checkpoint: str  # a folder in the layout of diffusers, or "org/name" of the hub
    license: str
    frames: Frames
    sizes: tuple[SizeText, ...]  # native, "WIDTHxHEIGHT"; the nearest one is made, then fitted
    steps: Count
    guidance: float  # 1 means none: one call of the transformer a step
    names: tuple[str, ...] = ()  # further names that clients may send
    stands_in: bool = True  # may take names of the hosted API that no model claims
    description: str = ""
    license_url: str = ""
    revision: str = ""  # of the hub; a commit pins the weights
    image_checkpoint: str = ""  # for first-frame references, where other weights do that
    download_gb: float = 0.0  # about; 0 is not known
    memory_gb: float = 0.0  # of the device, at the largest native size; 0 is not known
    device: Device = "cuda"
    precision: Precision = "bfloat16"
    offload: Offload = "none"
    vae_tiling: bool = False
    attention: str = ""  # a backend of diffusers, such as "flash" or "sage"; "" is torch's own
    compile: bool = False  # the repeated blocks of the transformer
    quantization: Literal["none", "int8", "float8", "int4"] = "none"
    cache: Cache = Cache()
    loras: tuple[Lora, ...] = ()
    gpus: Count = 1  # that share one video (context parallel)
    sampler: Literal["own", "unipc", "euler"] = "own"  # "own" is the checkpoint's
    guidance_2: float | None = None  # of the second expert, where there are two
    flow_shift: float | None = None  # None is the checkpoint's
    negative_prompt: str = ""
    max_prompt_tokens: int | None = None  # None is the pipeline's
    resume_points: tuple[Share, ...] = (0.1, 0.2, 0.4)  # of the steps; kept exactly there
    keeps_trajectory: bool = True  # False keeps the final latents alone
    remix: Remixing = Remixing()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name a client may send for it."""
        return (self.name, *self.names)

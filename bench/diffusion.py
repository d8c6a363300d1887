"""What Kinora's denoising costs over plain diffusers: full-width models with random weights, on a GPU.

Without a GPU these rows say so, and the overhead is measured on a small model on the CPU.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.row import Row

MOST = 1.02  # times plain diffusers
GOAL = "≤ 2 % over plain diffusers"
NO_GPU = "not measured (no GPU)"
PROMPT = "a red ball moves right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A Wan model by its numbers, and the video that is made with it."""

    name: str
    heads: int
    head_width: int = 128
    layers: int = 30
    feed_forward: int
    text_width: int = 4096
    channels: int = 16
    is_second: bool = False  # Wan 2.2 5B: its own VAE, and times by token
    width: int
    height: int
    num_frames: int
    steps: int = 8
    pairs: int = 3


SHAPES = (
    Shape(
        name="Wan 2.2 5B", heads=24, feed_forward=14336, channels=48, is_second=True,
        width=1280, height=704, num_frames=121,
    ),
    Shape(
        name="Wan 2.1 1.3B", heads=12, feed_forward=8960, width=832, height=480, num_frames=81
    ),
)  # fmt: skip
SMALL = Shape(
    name="small Wan", heads=4, head_width=64, layers=6, feed_forward=1024, text_width=64,
    width=128, height=128, num_frames=17, pairs=15,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of one step, and the most memory a run has held."""

    plain_s: float
    own_s: float
    ratio: float  # median over pairs
    peak_bytes: int = 0

    def __str__(self) -> str:
        held = f", peak {self.peak_bytes / 1e9:.1f} GB" if self.peak_bytes else ""
        each = f"{self.own_s:.3f} s a step, plain {self.plain_s:.3f} s"
        return f"{(self.ratio - 1) * 100:+.2f} % ({each}{held})"


def measure_diffusion(_: Path) -> Iterator[Row]:
    """Kinora's Denoiser against a plain call of the pipeline, in turn."""
    what = "diffusion: the cost of hooks, {} on the {}"
    if not (find_spec("torch") and find_spec("diffusers")):
        yield Row(
            what.format("any model", "CPU"), GOAL, "not measured (no kinora[diffusion])", None
        )
        return
    import torch

    small = Bench(SMALL, "cpu").compare()
    yield Row(what.format(SMALL.name, "CPU"), GOAL, str(small), small.ratio <= MOST)
    if torch.cuda.is_available():
        name = torch.cuda.get_device_name()
        for shape in SHAPES:
            yield from rows(shape, device="cuda", machine=name)
        return
    for shape in SHAPES:
        for way in WAYS:
            yield Row(f"{shape.name}, {sized(shape)}, {way}", GOAL, NO_GPU, None)


def rows(shape: Shape, *, device: str, machine: str) -> Iterator[Row]:
    """One model in every way, the weights built once; `machine` is named in each row."""
    bench = Bench(shape, device)
    for way, prepare in WAYS.items():
        prepare(bench.transformer)
        timing = bench.compare()
        what = f"{shape.name}, {sized(shape)}, {way}, on {machine}"
        yield Row(what, GOAL, str(timing), timing.ratio <= MOST)
    del bench
    gc.collect()


def sized(shape: Shape) -> str:
    return f"{shape.width}x{shape.height}, {shape.num_frames} frames"


def cached(transformer: Any) -> None:
    from diffusers import FirstBlockCacheConfig

    transformer.enable_cache(FirstBlockCacheConfig())


def compiled(transformer: Any) -> None:
    transformer.disable_cache()
    transformer.compile_repeated_blocks()


WAYS: dict[str, Callable[[Any], None]] = {
    "as it is": lambda _: None,
    "with a cache of the first block": cached,
    "compiled": compiled,
}


class Bench:
    """One model on one device, and the two ways to run it."""

    def __init__(self, shape: Shape, device: str) -> None:
        import torch

        from kinora.engines.diffusion.denoise import Denoiser
        from kinora.engines.diffusion.parts import Run
        from kinora.engines.diffusion.pipelines import Pipelines
        from kinora.engines.diffusion.traits import traits_of

        self._shape, self._torch = shape, torch
        self._pipeline = pipeline(shape, device)
        self.transformer = self._pipeline.transformer
        pipelines = Pipelines(
            config=config(shape, device), traits=traits_of("wan"), text=self._pipeline, image=None, folder="",
            device=torch.device(device), transformers=(self.transformer,),
        )  # fmt: skip
        run = Run(
            prompt=PROMPT, negative_prompt="", seed=1, width=shape.width, height=shape.height,
            num_frames=shape.num_frames, steps=shape.steps, guidance=5.0, exact=(2, 3),
        )  # fmt: skip
        self._own = partial(Denoiser(pipelines).generate, run, Unwatched())

    def compare(self) -> Timing:
        """Both ways in turn, after one run each that is not counted."""
        self._time(self._plain), self._time(self._own)
        if self._torch.cuda.is_available():
            self._torch.cuda.reset_peak_memory_stats()
        plain, own = [], []
        for number in range(self._shape.pairs):
            turns = [(self._plain, plain), (self._own, own)]
            for make, times in turns[:: -1 if number % 2 else 1]:
                times.append(self._time(make))
        return Timing(
            statistics.median(plain), statistics.median(own),
            statistics.median(ours / theirs for ours, theirs in zip(own, plain, strict=True)),
            self._torch.cuda.max_memory_allocated() if self._torch.cuda.is_available() else 0,
        )  # fmt: skip

    def _time(self, make: Callable[[], object]) -> float:
        """Seconds a step."""
        began = time.perf_counter()
        make()
        if self._torch.cuda.is_available():
            self._torch.cuda.synchronize()
        return (time.perf_counter() - began) / self._shape.steps

    def _plain(self) -> object:
        shape = self._shape
        self.transformer._reset_stateful_cache()
        return self._pipeline(
            prompt=PROMPT, negative_prompt="", width=shape.width, height=shape.height,
            num_frames=shape.num_frames, num_inference_steps=shape.steps, guidance_scale=5.0,
            max_sequence_length=512, output_type="latent",
            generator=self._torch.Generator().manual_seed(1),
        )  # fmt: skip


class Unwatched:
    """Nobody waits for the run."""

    def check(self) -> None:
        pass

    def step(self, done: int, total: int, latents: Any) -> None:
        pass


def config(shape: Shape, device: str) -> Any:
    from kinora.engines.diffusion.config import Frames, ModelConfig

    return ModelConfig(
        name=shape.name, family="wan", checkpoint="random", license="none",
        frames=Frames(fps=24, most=shape.num_frames), sizes=(f"{shape.width}x{shape.height}",),
        steps=shape.steps, guidance=5.0, device="cuda" if device == "cuda" else "cpu",
        max_prompt_tokens=512,
    )  # fmt: skip


def pipeline(shape: Shape, device: str) -> Any:
    """Random weights at the shape's width, made on the device itself. The text encoder has its
    width but one layer, and the VAE is narrow: neither is run within a step."""
    import diffusers
    import torch

    on_gpu = device == "cuda"
    with torch.device(device), torch.random.fork_rng():
        torch.manual_seed(0)
        before = torch.get_default_dtype()
        torch.set_default_dtype(torch.bfloat16 if on_gpu else torch.float32)
        try:
            transformer = diffusers.WanTransformer3DModel(
                num_attention_heads=shape.heads, attention_head_dim=shape.head_width,
                in_channels=shape.channels, out_channels=shape.channels,
                text_dim=shape.text_width, ffn_dim=shape.feed_forward, num_layers=shape.layers,
            )  # fmt: skip
            encoder = text_encoder(shape)
        finally:
            torch.set_default_dtype(before)
        vae = small_vae(shape)
    made = diffusers.WanPipeline(
        tokenizer=tokenizer(), text_encoder=encoder, vae=vae, transformer=transformer,
        scheduler=diffusers.UniPCMultistepScheduler(
            prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=5.0
        ),
        expand_timesteps=shape.is_second,
    )  # fmt: skip
    for part in (transformer, encoder, vae):
        part.eval().requires_grad_(False)
    made.set_progress_bar_config(disable=True)
    return made


def text_encoder(shape: Shape) -> Any:
    import transformers

    return transformers.UMT5EncoderModel(
        transformers.UMT5Config(
            vocab_size=64, d_model=shape.text_width, d_kv=64, d_ff=64, num_layers=1, num_heads=4,
            is_encoder_decoder=False,
        )
    )  # fmt: skip


def tokenizer() -> Any:
    import transformers

    signs = "abcdefghijklmnopqrstuvwxyz"
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -100.0), ("▁", -3.0)]
    return transformers.T5Tokenizer(vocab=[*pieces, *((s, -8.0) for s in signs)], extra_ids=0)


def small_vae(shape: Shape) -> Any:
    import diffusers

    z = shape.channels
    second: dict[str, Any] = {
        "decoder_base_dim": 8, "is_residual": True, "in_channels": 12, "out_channels": 12,
        "patch_size": 2, "scale_factor_spatial": 16,
    }  # fmt: skip
    return diffusers.AutoencoderKLWan(
        base_dim=8, z_dim=z, dim_mult=[1, 1, 1, 1], num_res_blocks=1, latents_mean=[0.0] * z,
        latents_std=[1.0] * z, **(second if shape.is_second else {}),
    )  # fmt: skip


def narrow(shape: Shape) -> Shape:
    """The same model, small enough for a CPU: to try this file where there is no GPU."""
    return replace(
        shape, heads=2, head_width=16, layers=2, feed_forward=64, text_width=32, channels=4,
        width=64, height=64, num_frames=9, steps=4, pairs=1,
    )  # fmt: skip

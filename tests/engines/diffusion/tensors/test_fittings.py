from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
import torch
import torch._inductor.config

from engines.diffusion.tensors.tiny import model, write
from kinora.engines.diffusion.config import Cache
from kinora.engines.diffusion.pipelines import Pipelines, load_pipelines
from kinora.errors import StartupError

Load = Callable[..., Pipelines]


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """`load("wan", key=value)` is that tiny model with these keys in its table."""
    root = tmp_path_factory.mktemp("checkpoints")

    def loaded(name: str, **changes: Any) -> Pipelines:
        folder = root / name
        if not folder.exists():
            write(name, folder)
        config = msgspec.structs.replace(model(name), **changes)
        return load_pipelines(config, folder=str(folder), device="cpu")

    return loaded


def latents(found: Pipelines, steps: int = 2) -> torch.Tensor:
    size = {"height": 64, "width": 64, "num_frames": 9}
    generator = torch.Generator().manual_seed(1)
    made = found.text(
        "a red ball", num_inference_steps=steps, generator=generator, output_type="latent", **size
    )
    return torch.as_tensor(made.frames)


# -- the sampler


def test_the_checkpoints_own_sampler_stays(load: Load) -> None:
    """A table that says nothing changes nothing."""
    scheduler = load("wan").text.scheduler

    assert type(scheduler).__name__ == "UniPCMultistepScheduler"
    assert scheduler.config.flow_shift == 3.0


@pytest.mark.parametrize(("name", "key"), [("wan", "flow_shift"), ("wan_euler", "shift")])
def test_the_shift_is_the_tables(load: Load, name: str, key: str) -> None:
    """Each sampler calls it differently; the table does not."""
    assert load(name, flow_shift=7.0).text.scheduler.config[key] == 7.0


def test_a_sampler_takes_over_the_shift(load: Load) -> None:
    """Exchanged for Euler, the sampler keeps the checkpoint's shift."""
    scheduler = load("wan", sampler="euler").text.scheduler

    assert type(scheduler).__name__ == "FlowMatchEulerDiscreteScheduler"
    assert scheduler.config.shift == 3.0


@pytest.mark.parametrize(
    "name", ["wan", "wan_5b", "wan_euler", "wan_two", "ltx", "ltx2", "hunyuan15"]
)
@pytest.mark.parametrize("sampler", ["unipc", "euler"])
def test_every_flow_model_runs_with_either_sampler(load: Load, name: str, sampler: str) -> None:
    """What may be chosen works."""
    found = load(name, sampler=sampler, flow_shift=4.0)

    assert torch.isfinite(latents(found)).all()


@pytest.mark.parametrize("change", [{"sampler": "unipc"}, {"flow_shift": 5.0}])
def test_a_model_without_a_flow_keeps_its_sampler(load: Load, change: dict[str, Any]) -> None:
    """CogVideoX predicts v: flow samplers are refused by the table's key."""
    with pytest.raises(StartupError, match=rf"cannot have {next(iter(change))} = .*no flow models"):
        load("cogvideox", **change)


# -- attention, VAE, offload


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("nonsense", "no such backend here"),
        ("sage", "no such backend here"),
        ("flash_hub", "never does"),
    ],
)
def test_an_attention_that_cannot_be_had_is_refused(load: Load, name: str, why: str) -> None:
    """The sentence names the key and what is allowed here; nothing is fetched."""
    with pytest.raises(StartupError, match=f'attention = "{name}": .*{why}.*"_native_math"'):
        load("wan", attention=name)


def test_the_attention_of_one_model_is_not_the_next_ones(load: Load) -> None:
    """The library remembers the last backend; a model that names none gets torch's own."""
    load("wan", attention="_native_math")
    found = load("wan")

    processor = found.text.transformer.blocks[0].attn1.processor
    assert processor._attention_backend.value == "native"


def test_tiles_are_the_tables(load: Load) -> None:
    """The VAE decodes in tiles if and only if the table says so."""
    assert load("wan", vae_tiling=True).text.vae.use_tiling
    assert not load("wan").text.vae.use_tiling


@pytest.mark.parametrize("offload", ["model", "group", "sequential"])
def test_offload_needs_a_gpu(load: Load, offload: str) -> None:
    """There is nothing to keep weights off; the sentence says what to write."""
    with pytest.raises(StartupError, match=f'offload = "{offload}".*say offload = "none"'):
        load("wan", offload=offload)


# -- what is faster and no longer exact


@pytest.mark.parametrize("kind", ["first_block", "taylorseer", "mag"])
def test_a_step_cache_runs(load: Load, kind: Any) -> None:
    """Each kind that the table may name skips work and gives a picture."""
    ratios = (1.0, 1.05, 1.02, 1.0, 0.99, 0.98) if kind == "mag" else ()
    found = load("wan", cache=Cache(kind=kind, ratios=ratios))

    assert found.text.transformer.is_cache_enabled
    assert torch.isfinite(latents(found, steps=6)).all()


def test_magnitudes_have_to_be_given(load: Load) -> None:
    """They are each model's own; none are invented."""
    with pytest.raises(StartupError, match=r'cache.kind = "mag": .*cache.ratios'):
        load("wan", cache=Cache(kind="mag"))


@pytest.mark.parametrize("name", ["ltx2", "hunyuan15"])
def test_a_cache_that_does_not_know_the_model_is_refused(load: Load, name: str) -> None:
    """The first block of these families is unknown to the library; that is said at load."""
    with pytest.raises(StartupError, match=r'cache.kind = "first_block".*"taylorseer"'):
        load(name, cache=Cache(kind="first_block"))


def test_repeated_blocks_are_compiled(load: Load) -> None:
    """They, and nothing else, are marked for compiling at their first call."""
    transformer = load("wan", compile=True).text.transformer

    assert all(block._compiled_call_impl is not None for block in transformer.blocks)
    assert transformer._compiled_call_impl is None


def test_compiling_needs_a_compiler(load: Load) -> None:
    """It is looked for at load, for compiling itself waits for the first video."""
    with (
        torch._inductor.config.patch({"cpp.cxx": ("no-such-compiler",)}),
        pytest.raises(StartupError, match=r"compile = true: .*C\+\+ compiler such as g\+\+"),
    ):
        load("wan", compile=True)


def test_a_model_without_repeated_blocks_is_not_compiled(load: Load) -> None:
    """The library knows none of CogVideoX; the sentence says to leave the key out."""
    with pytest.raises(StartupError, match=r"compile = true.*Leave it out"):
        load("cogvideox", compile=True)


@pytest.mark.parametrize("kind", ["int8", "float8"])
def test_weights_of_eight_bits_run(load: Load, kind: Any) -> None:
    """Quantised transformers give nearly what the others give, from the same folder."""
    exact = latents(load("wan", precision="bfloat16"))
    found = load("wan", precision="bfloat16", quantization=kind)

    assert "torchao" in type(found.text.transformer.blocks[0].attn1.to_q.weight).__module__
    assert (latents(found) - exact).abs().mean() < 0.1 * exact.abs().mean()


def test_weights_of_four_bits_need_a_gpu(load: Load) -> None:
    """The sentence says what does without."""
    with pytest.raises(StartupError, match=r'quantization = "int4": it needs a GPU.*"int8"'):
        load("wan", quantization="int4")

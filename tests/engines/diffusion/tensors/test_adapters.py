from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import peft
import pytest
import torch
from peft.utils import get_peft_model_state_dict
from safetensors.torch import save_file

from engines.diffusion.tensors.tiny import model, tiny, write
from kinora.engines.diffusion.config import Lora
from kinora.engines.diffusion.pipelines import Pipelines, load_pipelines
from kinora.errors import StartupError


def make_lora(file: Path, seed: int = 3) -> Path:
    """An adapter of tiny Wan's attention, in the layout that diffusers writes."""
    transformer = tiny("wan").transformer
    torch.manual_seed(seed)
    chosen = peft.LoraConfig(
        r=2, lora_alpha=2, target_modules=["to_q", "to_v"], init_lora_weights=False
    )
    transformer.add_adapter(chosen)
    found = get_peft_model_state_dict(transformer)
    save_file({f"transformer.{key}": value for key, value in found.items()}, file)
    return file


def load(name: str, folder: Path, *loras: Lora, **more: Any) -> Pipelines:
    if not folder.exists():
        write(name, folder)
    config = msgspec.structs.replace(model(name), loras=loras, **more)
    return load_pipelines(config, folder=str(folder), device="cpu")


def weight(found: Pipelines, component: str = "transformer") -> torch.Tensor:
    """One that the adapter changes, as it is used."""
    return found.text.components[component].blocks[0].attn1.to_q.weight.detach()


def test_an_adapter_is_merged_by_its_strength(tmp_path: Path) -> None:
    """Half the strength is half the change, and no layer is left behind that costs time."""
    file = make_lora(tmp_path / "fast.safetensors")
    plain = weight(load("wan", tmp_path / "wan"))

    whole = load("wan", tmp_path / "wan", Lora(path=str(file)))
    half = load("wan", tmp_path / "wan", Lora(path=str(file), strength=0.5))

    assert (weight(whole) - plain).abs().max() > 0
    torch.testing.assert_close(
        2 * (weight(half) - plain), weight(whole) - plain, atol=1e-6, rtol=1e-4
    )
    assert not hasattr(whole.text.transformer.blocks[0].attn1.to_q, "lora_A")


def test_adapters_add_up(tmp_path: Path) -> None:
    """Two of them change what each changes alone."""
    files = [make_lora(tmp_path / f"{seed}.safetensors", seed) for seed in (3, 4)]
    plain = weight(load("wan", tmp_path / "wan"))

    alone = [weight(load("wan", tmp_path / "wan", Lora(path=str(file)))) - plain for file in files]
    both = load("wan", tmp_path / "wan", *(Lora(path=str(file)) for file in files))

    torch.testing.assert_close(weight(both) - plain, sum(alone), atol=1e-6, rtol=1e-4)


def test_the_second_expert_has_its_own(tmp_path: Path) -> None:
    """An adapter of the second expert leaves the first as it was."""
    folder = make_lora(tmp_path / "low.safetensors").parent
    lora = Lora(path=str(folder), weight_name="low.safetensors", component="transformer_2")
    plain = load("wan_two", tmp_path / "two")

    found = load("wan_two", tmp_path / "two", lora)

    assert torch.equal(weight(found), weight(plain))
    assert not torch.equal(weight(found, "transformer_2"), weight(plain, "transformer_2"))


def test_an_adapter_lies_on_quantised_weights(tmp_path: Path) -> None:
    """Where weights cannot be merged, the adapter stays beside them and still changes the result."""
    file = make_lora(tmp_path / "fast.safetensors")

    found = load(
        "wan", tmp_path / "wan", Lora(path=str(file)), quantization="int8", precision="bfloat16"
    )

    assert hasattr(found.text.transformer.blocks[0].attn1.to_q, "lora_A")
    made = found.text(
        "a red ball", num_inference_steps=2, height=64, width=64, num_frames=9, output_type="latent"
    )
    assert torch.isfinite(torch.as_tensor(made.frames)).all()


@pytest.mark.parametrize(
    ("lora", "why"),
    [
        (Lora(path="org/nowhere"), "no such file, folder or pulled adapter"),
        (Lora(path="{folder}/foreign.safetensors"), "nothing in it belongs|does not fit"),
        (Lora(path="{folder}/broken.safetensors"), "does not fit this model, or is damaged"),
        (Lora(path="{folder}/adapter.bin"), "only .safetensors files"),
        (Lora(path="{folder}"), "holds 2 safetensors files; name one by weight_name"),
        (Lora(path="{folder}", weight_name="none.safetensors"), "no safetensors file 'none"),
        (Lora(path="{folder}/foreign.safetensors", component="transformer_2"), "no transformer_2"),
    ],
)
def test_an_adapter_that_cannot_be_had_is_refused(tmp_path: Path, lora: Lora, why: str) -> None:
    """One sentence names the adapter and what is wrong with it."""
    folder = tmp_path / "adapters"
    folder.mkdir()
    save_file({"lora_te.x.lora_A.weight": torch.zeros(2, 2)}, folder / "foreign.safetensors")
    (folder / "broken.safetensors").write_bytes(b"\x10" * 64)
    (folder / "adapter.bin").write_bytes(b"")
    placed = msgspec.structs.replace(lora, path=lora.path.format(folder=folder))

    with pytest.raises(StartupError, match=f"model 'wan' cannot have the LoRA .*({why})"):
        load("wan", tmp_path / "wan", placed)

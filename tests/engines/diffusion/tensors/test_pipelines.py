from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors.loaded import IMAGE, TEXT
from engines.diffusion.tensors.tiny import model, tiny
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.devices import release
from kinora.engines.diffusion.pipelines import ModelUnavailable, Pipelines, load_pipelines

CALL: dict[str, Any] = {
    "num_inference_steps": 2,
    "height": 64,
    "width": 64,
    "num_frames": 9,
    "output_type": "latent",
}


def config_of(name: str, **changes: Any) -> ModelConfig:
    return msgspec.structs.replace(model(name), **changes)


def load(folder: Path, name: str, **changes: Any) -> Pipelines:
    return load_pipelines(config_of(name, **changes), folder=str(folder), device="cpu")


def refusal(folder: Path, name: str = "wan", **changes: Any) -> ModelUnavailable:
    with pytest.raises(ModelUnavailable) as refused:
        load(folder, name, **changes)
    return refused.value


def latents(pipeline: Any) -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    found = pipeline("a red ball", generator=generator, **CALL).frames
    assert isinstance(found, torch.Tensor)
    return found


@pytest.mark.parametrize("name", TEXT)
def test_each_family_is_read_from_its_folder(name: str, folder_of: Callable[[str], Path]) -> None:
    """The weights come back bit for bit, in the family's own pipeline."""
    found = load(folder_of(name), name)

    built = tiny(name)
    assert type(found.text) is type(built)
    for key, weights in built.transformer.state_dict().items():
        assert torch.equal(weights, found.text.transformer.state_dict()[key]), key


def test_two_experts_count_both(folder_of: Callable[[str], Path]) -> None:
    """Each expert's calls are calls of a transformer, and they take turns where the index says."""
    found = load(folder_of("wan_two"), "wan_two")

    assert found.transformers == (found.text.transformer, found.text.transformer_2)
    assert found.text.config.boundary_ratio == 0.875


def test_shards_are_joined(tmp_path: Path) -> None:
    """A transformer in several files, as the large ones come, is read by its index."""
    tiny("wan").save_pretrained(tmp_path, safe_serialization=True, max_shard_size="40KB")
    assert len(list((tmp_path / "transformer").glob("*-of-*.safetensors"))) > 1

    found = load(tmp_path, "wan")

    for key, weights in tiny("wan").transformer.state_dict().items():
        assert torch.equal(weights, found.text.transformer.state_dict()[key]), key


@pytest.mark.parametrize("name", ["wan_5b", "ltx", "ltx2"])
def test_images_begin_with_the_same_weights(name: str, folder_of: Callable[[str], Path]) -> None:
    """Where a family's weights take a picture too, nothing lies in memory twice."""
    found = load(folder_of(name), name)

    assert found.image is not None
    assert found.image.transformer is found.text.transformer
    assert len(found.transformers) == 1


@pytest.mark.parametrize("name", sorted(IMAGE))
def test_images_begin_with_weights_of_their_own(
    name: str, folder_of: Callable[[str], Path]
) -> None:
    """Where they are weights of their own, both are there, and both count."""
    found = load_pipelines(
        config_of(name),
        folder=str(folder_of(name)),
        image_folder=str(folder_of(IMAGE[name])),
        device="cpu",
    )

    assert type(found.image) is type(tiny(IMAGE[name]))
    assert set(found.transformers) >= {found.text.transformer, found.image.transformer}


def test_equal_parts_are_held_once(folder_of: Callable[[str], Path], tmp_path: Path) -> None:
    """A text encoder and a VAE that both checkpoints bring lie in memory once."""
    images = Path(shutil.copytree(folder_of("wan_i2v"), tmp_path / "images"))
    for part in ("text_encoder", "vae"):
        shutil.copytree(folder_of("wan") / part, images / part, dirs_exist_ok=True)

    found = load_pipelines(
        config_of("wan"), folder=str(folder_of("wan")), image_folder=str(images), device="cpu"
    )

    assert found.image is not None
    assert found.image.text_encoder is found.text.text_encoder
    assert found.image.vae is found.text.vae


def test_weights_for_images_may_be_missing(
    folder_of: Callable[[str], Path], tmp_path: Path
) -> None:
    """Without them videos are made of text alone; nothing is fetched."""
    found = load_pipelines(
        config_of("wan", image_checkpoint="org/images"),
        folder=str(folder_of("wan")),
        image_folder=str(tmp_path / "nowhere"),
        device="cpu",
    )

    assert found.image is None


def test_loading_is_silent(folder_of: Callable[[str], Path]) -> None:
    """A worker's terminal shows none of the libraries' bars, advice and warnings."""
    code = (
        "import msgspec, sys\n"
        "from kinora.engines.diffusion.config import ModelConfig\n"
        "from kinora.engines.diffusion.pipelines import load_pipelines\n"
        "config = msgspec.json.decode(sys.argv[1], type=ModelConfig)\n"
        "load_pipelines(config, folder=sys.argv[2], device='cpu')\n"
    )
    table = msgspec.json.encode(config_of("wan", quantization="int8", attention="_native_math"))

    said = subprocess.run(
        [sys.executable, "-c", code, table.decode(), str(folder_of("wan"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert said.stdout + said.stderr == ""


def test_precision_is_the_tables_but_for_what_needs_more(folder_of: Callable[[str], Path]) -> None:
    """Wan's VAE stays in float32; the transformer and the text encoder follow the table."""
    text = load(folder_of("wan"), "wan", precision="bfloat16").text

    assert (text.vae.dtype, text.text_encoder.dtype) == (torch.float32, torch.bfloat16)
    assert text.transformer.blocks[0].attn1.to_q.weight.dtype == torch.bfloat16


def test_what_is_let_go_is_freed(folder_of: Callable[[str], Path]) -> None:
    """After the last reference is dropped, nothing holds the weights."""
    found = load(folder_of("wan"), "wan")
    latents(found.text)
    watched = [weakref.ref(one) for one in (found.text.transformer, found.text.vae)]

    del found
    release()

    assert gc.isenabled()
    assert [reference() for reference in watched] == [None, None]

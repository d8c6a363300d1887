from __future__ import annotations

import gc
import json
import os
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
from engines.diffusion.tensors.tiny import model, tiny, write
from kinora.engines.diffusion.config import ModelConfig
from kinora.engines.diffusion.devices import release
from kinora.engines.diffusion.pipelines import ModelUnavailable, Pipelines, load_pipelines
from kinora.errors import StartupError

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


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a tiny checkpoint, written once; tests leave it as it was."""
    root, written = tmp_path_factory.mktemp("checkpoints"), {}

    def folder_of(name: str) -> Path:
        if name not in written:
            written[name] = write(name, root / name)
        return written[name]

    return folder_of


@pytest.fixture
def wan(checkpoint: Callable[[str], Path], tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(checkpoint("wan"), tmp_path / "wan"))


# -- what is read


@pytest.mark.parametrize("name", TEXT)
def test_each_family_is_read_from_its_folder(name: str, checkpoint: Callable[[str], Path]) -> None:
    """The weights come back bit for bit, in the family's own pipeline."""
    found = load(checkpoint(name), name)

    built = tiny(name)
    assert type(found.text) is type(built)
    for key, weights in built.transformer.state_dict().items():
        assert torch.equal(weights, found.text.transformer.state_dict()[key]), key


def test_two_experts_count_both(checkpoint: Callable[[str], Path]) -> None:
    """Each expert's calls are calls of a transformer, and they take turns where the index says."""
    found = load(checkpoint("wan_two"), "wan_two")

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
def test_images_begin_with_the_same_weights(name: str, checkpoint: Callable[[str], Path]) -> None:
    """Where a family's weights take a picture too, nothing lies in memory twice."""
    found = load(checkpoint(name), name)

    assert found.image is not None
    assert found.image.transformer is found.text.transformer
    assert len(found.transformers) == 1


@pytest.mark.parametrize("name", sorted(IMAGE))
def test_images_begin_with_weights_of_their_own(
    name: str, checkpoint: Callable[[str], Path]
) -> None:
    """Where they are weights of their own, both are there, and both count."""
    found = load_pipelines(
        config_of(name),
        folder=str(checkpoint(name)),
        image_folder=str(checkpoint(IMAGE[name])),
        device="cpu",
    )

    assert type(found.image) is type(tiny(IMAGE[name]))
    assert set(found.transformers) >= {found.text.transformer, found.image.transformer}


def test_equal_parts_are_held_once(checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
    """A text encoder and a VAE that both checkpoints bring lie in memory once."""
    images = Path(shutil.copytree(checkpoint("wan_i2v"), tmp_path / "images"))
    for part in ("text_encoder", "vae"):
        shutil.copytree(checkpoint("wan") / part, images / part, dirs_exist_ok=True)

    found = load_pipelines(
        config_of("wan"), folder=str(checkpoint("wan")), image_folder=str(images), device="cpu"
    )

    assert found.image is not None
    assert found.image.text_encoder is found.text.text_encoder
    assert found.image.vae is found.text.vae


def test_weights_for_images_may_be_missing(
    checkpoint: Callable[[str], Path], tmp_path: Path
) -> None:
    """Without them videos are made of text alone; nothing is fetched."""
    found = load_pipelines(
        config_of("wan", image_checkpoint="org/images"),
        folder=str(checkpoint("wan")),
        image_folder=str(tmp_path / "nowhere"),
        device="cpu",
    )

    assert found.image is None


def test_loading_is_silent(checkpoint: Callable[[str], Path]) -> None:
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
        [sys.executable, "-c", code, table.decode(), str(checkpoint("wan"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert said.stdout + said.stderr == ""


def test_precision_is_the_tables_but_for_what_needs_more(checkpoint: Callable[[str], Path]) -> None:
    """Wan's VAE stays in float32; the transformer and the text encoder follow the table."""
    text = load(checkpoint("wan"), "wan", precision="bfloat16").text

    assert (text.vae.dtype, text.text_encoder.dtype) == (torch.float32, torch.bfloat16)
    assert text.transformer.blocks[0].attn1.to_q.weight.dtype == torch.bfloat16


def test_what_is_let_go_is_freed(checkpoint: Callable[[str], Path]) -> None:
    """After the last reference is dropped, nothing holds the weights."""
    found = load(checkpoint("wan"), "wan")
    latents(found.text)
    watched = [weakref.ref(one) for one in (found.text.transformer, found.text.vae)]

    del found
    release()

    assert gc.isenabled()
    assert [reference() for reference in watched] == [None, None]


# -- what is refused


def test_a_later_ltx_video_is_an_ltx_video(
    checkpoint: Callable[[str], Path], tmp_path: Path
) -> None:
    """Checkpoints from 0.9.5 on name another pipeline over the same parts."""
    folder = Path(shutil.copytree(checkpoint("ltx"), tmp_path / "ltx"))
    index = json.loads((folder / "model_index.json").read_bytes())
    index["_class_name"] = "LTXConditionPipeline"
    (folder / "model_index.json").write_text(json.dumps(index))

    assert type(load(folder, "ltx").text).__name__ == "LTXPipeline"


def test_weights_that_the_machine_cannot_hold_are_told(wan: Path) -> None:
    """Before anything is read: what they take, what is there, what the table says, what to do."""
    tensor = {"dtype": "F32", "shape": [10**12], "data_offsets": [0, 4 * 10**12]}
    header = json.dumps({"blocks.0.weight": tensor}).encode()
    weights = wan / "transformer" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(len(header).to_bytes(8, "little") + header)
    os.truncate(weights, 8 + len(header) + 4 * 10**12)  # takes no space on the disk

    error = refusal(wan, memory_gb=32.0)

    assert "there is too little memory for it" in error.message
    assert "the weights of 'wan' take 4000.0 GB (its table says memory_gb = 32)" in error.detail
    assert 'quantization = "int8"' in error.detail


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """Users learn that it cannot be used, without a path; the operator learns which file lacks."""
    error = refusal(tmp_path)

    assert error.code == "model_unavailable"
    assert str(tmp_path) not in error.message
    assert str(tmp_path / "model_index.json") in error.detail


def test_another_familys_checkpoint_is_told(checkpoint: Callable[[str], Path]) -> None:
    """The operator learns what the folder holds, and what belongs there."""
    error = refusal(checkpoint("ltx"), "wan")

    assert "holds a LTXPipeline; the family 'wan' needs a WanPipeline" in error.detail


def test_foreign_code_is_refused(wan: Path) -> None:
    """An index that names another library as a part's maker is not followed."""
    index = json.loads((wan / "model_index.json").read_bytes())
    index["vae"] = ["webbrowser", "open"]
    (wan / "model_index.json").write_text(json.dumps(index))

    assert "vae is to be made by 'webbrowser'" in refusal(wan).detail


def test_a_truncated_file_is_told(wan: Path) -> None:
    """Half a file of weights is damage, and the file is named."""
    weights = wan / "transformer" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[: weights.stat().st_size // 2])

    error = refusal(wan)

    assert "damaged or incomplete" in error.message
    assert f"{weights} is cut off" in error.detail


@pytest.mark.parametrize("part", ["transformer", "text_encoder", "vae"])
def test_missing_weights_are_told(wan: Path, part: str) -> None:
    """A part without its weights is never filled with random ones."""
    for weights in (wan / part).glob("*.safetensors"):
        weights.unlink()

    assert str(wan) in refusal(wan).detail


def test_a_missing_shard_is_told(tmp_path: Path) -> None:
    """An index that promises more than there is is damage."""
    tiny("wan").save_pretrained(tmp_path, safe_serialization=True, max_shard_size="40KB")
    sorted((tmp_path / "transformer").glob("*-of-*.safetensors"))[1].unlink()

    assert "00002-of" in refusal(tmp_path).detail


def test_pickled_weights_are_never_read(wan: Path) -> None:
    """Weights that only a pickle holds are as good as missing."""
    folder = wan / "transformer"
    torch.save({}, folder / "diffusion_pytorch_model.bin")
    (folder / "diffusion_pytorch_model.safetensors").unlink()

    assert "safetensors" in refusal(wan).detail


def test_weights_of_another_width_are_told(wan: Path) -> None:
    """Weights that do not fit their configuration are damage, and not half-used."""
    path = wan / "transformer" / "config.json"
    config = json.loads(path.read_bytes())
    path.write_text(json.dumps({**config, "ffn_dim": 96}))

    assert "damaged or incomplete" in refusal(wan).message


def test_a_gpu_that_is_not_there_is_told(checkpoint: Callable[[str], Path]) -> None:
    """A table that wants a GPU on a machine without one says what to do."""
    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
    with pytest.raises(StartupError, match='says device = "cuda", but torch finds no GPU'):
        load(checkpoint("wan"), "wan", device="cuda")


def test_auto_takes_what_there_is(checkpoint: Callable[[str], Path]) -> None:
    """Without a GPU, "auto" is the CPU."""
    found = load_pipelines(
        config_of("wan", device="auto"), folder=str(checkpoint("wan")), device="cpu"
    )

    assert found.device == torch.device("cpu")

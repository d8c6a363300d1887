from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors.tiny import model, tiny
from kinora.engines.diffusion.config import ModelConfig
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


@pytest.fixture
def wan(folder_of: Callable[[str], Path], tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(folder_of("wan"), tmp_path / "wan"))


def test_a_later_ltx_video_is_an_ltx_video(
    folder_of: Callable[[str], Path], tmp_path: Path
) -> None:
    """Checkpoints from 0.9.5 on name another pipeline over the same parts."""
    folder = Path(shutil.copytree(folder_of("ltx"), tmp_path / "ltx"))
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


def test_another_familys_checkpoint_is_told(folder_of: Callable[[str], Path]) -> None:
    """The operator learns what the folder holds, and what belongs there."""
    error = refusal(folder_of("ltx"), "wan")

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


def test_a_gpu_that_is_not_there_is_told(folder_of: Callable[[str], Path]) -> None:
    """A table that wants a GPU on a machine without one says what to do."""
    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")
    with pytest.raises(StartupError, match='says device = "cuda", but torch finds no GPU'):
        load(folder_of("wan"), "wan", device="cuda")


def test_auto_takes_what_there_is(folder_of: Callable[[str], Path]) -> None:
    """Without a GPU, "auto" is the CPU."""
    found = load_pipelines(
        config_of("wan", device="auto"), folder=str(folder_of("wan")), device="cpu"
    )

    assert found.device == torch.device("cpu")

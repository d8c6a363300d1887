from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from engines.diffusion.tensors.test_adapters import make_lora
from engines.diffusion.tensors.tiny import model, write
from kinora.engines.diffusion.config import Cache, Lora
from kinora.engines.diffusion.fingerprint import (
    Fingerprint,
    differences,
    fingerprint_of,
    same_latents,
)
from kinora.engines.diffusion.pipelines import load_pipelines

Print = Callable[..., Fingerprint]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write("wan", tmp_path_factory.mktemp("fingerprint") / "wan")


@pytest.fixture(scope="module")
def taken(folder: Path) -> Print:
    """The fingerprint of tiny Wan with these keys in its table."""

    def of(at: Path = folder, name: str = "wan", **changes: Any) -> Fingerprint:
        config = msgspec.structs.replace(model(name), **changes)
        return fingerprint_of(load_pipelines(config, folder=str(at), device="cpu"))

    return of


def test_one_model_has_one_fingerprint(taken: Print) -> None:
    """Loaded twice, nothing differs; through JSON neither."""
    first, again = taken(), taken()
    copied = msgspec.json.decode(msgspec.json.encode(first), type=Fingerprint)

    assert first == again == copied
    assert differences(copied, again) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sampler": "euler"}, "the sampler was UniPCMultistepScheduler and is FlowMatchEuler"),
        ({"flow_shift": 5.0}, "the flow shift was none and is 5.0"),
        ({"steps": 7}, "the number of steps was 6 and is 7"),
        ({"guidance": 5.5}, "the guidance was 4.0 and is 5.5"),
        ({"precision": "bfloat16"}, "the precision was float32 and is bfloat16"),
        ({"attention": "_native_math"}, "the attention backend was native and is _native_math"),
        ({"compile": True}, "the compile was off and is on"),
        ({"cache": Cache(kind="first_block")}, "the step cache was none and is "),
        ({"quantization": "int8"}, "the quantisation was none and is int8"),
        ({"max_prompt_tokens": 32}, "the longest prompt in tokens was 16 and is 32"),
    ],
)
def test_what_changes_the_numbers_is_said(taken: Print, change: dict[str, Any], said: str) -> None:
    """In words that name what it was and what it is."""
    found = differences(taken(), taken(**change))

    assert any(one.startswith(said) for one in found), found


def test_only_what_can_be_compared_is_said(taken: Print) -> None:
    """Settings of another sampler, and all of another family, say nothing beside that it is another."""
    other = differences(taken(), taken(sampler="euler"))
    family = msgspec.structs.replace(taken(), family="ltx", steps=8)

    assert other == (
        "the sampler was UniPCMultistepScheduler and is FlowMatchEulerDiscreteScheduler",
    )
    assert differences(taken(), family) == ("the family of models was wan and is ltx",)


@pytest.mark.parametrize("change", [{"vae_tiling": True}, {"negative_prompt": "rain"}])
def test_what_changes_no_latents_is_left_out(taken: Print, change: dict[str, Any]) -> None:
    """A trajectory stays good when the table changes elsewhere."""
    assert differences(taken(), taken(**change)) == ()


def test_an_adapter_is_part_of_it(taken: Print, tmp_path: Path) -> None:
    """By its bytes and its strength, not only its name."""
    file = make_lora(tmp_path / "fast.safetensors")
    whole, half = (taken(loras=(Lora(path=str(file), strength=by),)) for by in (1.0, 0.5))
    make_lora(file, seed=9)
    other = taken(loras=(Lora(path=str(file)),))

    (said,) = differences(taken(), whole)
    assert said.startswith("the LoRAs was none and is fast (")
    assert len({whole.loras, half.loras, other.loras}) == 3


def test_other_weights_are_another_checkpoint(taken: Print, tmp_path: Path) -> None:
    """Of the same shapes: the part that differs is named, and latents mean the same while the VAE
    is the same."""
    other = write("wan", tmp_path / "other", seed=1)
    shutil.rmtree(other / "vae")
    shutil.copytree(write("wan", tmp_path / "same") / "vae", other / "vae")

    before, now = taken(), taken(other)

    assert "the checkpoint's transformer is another one" in differences(before, now)
    assert "the checkpoint's vae is another one" not in differences(before, now)
    assert same_latents(before, now)


def test_another_vae_is_another_space(taken: Print, folder: Path, tmp_path: Path) -> None:
    """Latents of one VAE mean nothing to another, nor with other statistics."""
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    path = other / "vae" / "config.json"
    config = json.loads(path.read_bytes())
    path.write_text(json.dumps({**config, "latents_std": [1.0] * 4}))

    assert not same_latents(taken(), taken(other))


def test_no_path_of_the_machine_is_in_it(taken: Print, folder: Path) -> None:
    """It is kept with videos and shown: a folder is known by its last part."""
    found = taken(checkpoint=str(folder))

    assert found.checkpoint == "wan"
    assert str(folder.parent) not in msgspec.json.encode(found).decode()

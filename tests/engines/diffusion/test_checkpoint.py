"""What is said of a checkpoint's folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engines.diffusion.laid_out import files, lay_out
from kinora.engines.diffusion.checkpoint import (
    faults,
    is_whole,
    place_of,
    size_of,
    takes_first_frames,
)


def test_a_whole_checkpoint_has_no_faults(tmp_path: Path) -> None:
    """All that the index names is there: nothing is said."""
    assert faults(lay_out(tmp_path)) == ()


@pytest.mark.parametrize("name", sorted(files()))
def test_every_file_is_missed(tmp_path: Path, name: str) -> None:
    """Whichever file is gone, the checkpoint is not whole, and what is said names the place."""
    (lay_out(tmp_path) / name).unlink()
    if name.startswith("transformer/diffusion_pytorch_model.safetensors.index"):
        assert is_whole(tmp_path)  # each shard is a file of weights by itself
    else:
        (fault,) = faults(tmp_path)
        assert name.rpartition("/")[0] in fault


@pytest.mark.parametrize("change", [-1, 1])
def test_lengths_are_what_headers_tell(tmp_path: Path, change: int) -> None:
    """A file of weights that is a byte too short or too long is damaged, whatever its header holds."""
    path = lay_out(tmp_path) / "vae" / "diffusion_pytorch_model.safetensors"
    data = path.read_bytes()
    path.write_bytes(data[:change] if change < 0 else data + b"\0")

    (fault,) = faults(tmp_path)

    assert str(path) in fault
    assert ("cut off" if change < 0 else "too long") in fault


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"\xff" * 16,
        b"\x02" + bytes(7) + b"[]",
        b"\x02" + bytes(7) + b"{",
        b"PK\3\4" * 9,
    ],
)
def test_what_is_no_safetensors_is_named(tmp_path: Path, data: bytes) -> None:
    """Bytes without a header that parses are said to be no safetensors file."""
    (lay_out(tmp_path) / "vae" / "diffusion_pytorch_model.safetensors").write_bytes(data)

    (fault,) = faults(tmp_path)

    assert "diffusion_pytorch_model.safetensors is no safetensors file" in fault


def test_pickles_are_no_weights(tmp_path: Path) -> None:
    """A part whose weights are there as pickles alone has none."""
    path = lay_out(tmp_path) / "vae" / "diffusion_pytorch_model.safetensors"
    path.rename(path.with_suffix(".bin"))

    assert faults(tmp_path) == (f"{tmp_path / 'vae'} has no weights (*.safetensors)",)


@pytest.mark.parametrize("text", ["{", "null", "[]", '"x"', "\0"])
def test_a_damaged_index_is_named(tmp_path: Path, text: str) -> None:
    """An index that is no JSON object is the one thing that is said."""
    (lay_out(tmp_path) / "model_index.json").write_text(text)

    assert faults(tmp_path) == (f"{tmp_path / 'model_index.json'} is no index of a pipeline",)


def test_what_is_pulled_is_shared_by_models(tmp_path: Path) -> None:
    """A checkpoint of the hub has one place, by its own name; a folder is its own place."""
    assert place_of("org/name", tmp_path) == tmp_path / "org--name"
    assert place_of("/models/mine", tmp_path) == Path("/models/mine")


def test_sizes_are_those_of_the_files(tmp_path: Path) -> None:
    """A folder's size is the sum of its files; one that is not there has none."""
    assert size_of(lay_out(tmp_path / "a")) == sum(map(len, files().values()))
    assert size_of(tmp_path / "b") == 0


@pytest.mark.parametrize("expands", [True, False])
def test_the_index_tells_whether_first_frames_need_more(tmp_path: Path, expands: bool) -> None:
    """Weights that take the first frame through the time steps need no second checkpoint."""
    assert takes_first_frames(lay_out(tmp_path, expands=expands)) is expands


@pytest.mark.parametrize("nested", [b"[" * 100_000, b'{"a":' * 100_000])
@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("model_index.json", b""),
        ("transformer/diffusion_pytorch_model.safetensors.index.json", b""),
        ("vae/diffusion_pytorch_model.safetensors", (100_000).to_bytes(8, "little")),
    ],
)
def test_json_without_a_bottom_is_damage(
    tmp_path: Path, name: str, before: bytes, nested: bytes
) -> None:
    """It is told in words, as any other."""
    folder = lay_out(tmp_path / "wan")
    (folder / name).write_bytes(before + nested)

    assert len(faults(folder)) == 1
    assert name in faults(folder)[0]


@pytest.mark.parametrize("shard", ["../../../stray.safetensors", "/etc/passwd"])
def test_shards_lie_beside_their_index(tmp_path: Path, shard: str) -> None:
    """No checkpoint has another place on the machine looked into."""
    folder = lay_out(tmp_path / "wan")
    index = folder / "transformer" / "diffusion_pytorch_model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"first": shard}}))

    assert faults(folder) == (f"{index} is no index of shards",)

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinora.engines.diffusion.weights import are_alike, digest, num_weights


def write_weights(path: Path, shapes: dict[str, list[int]], fill: int = 0) -> None:
    """A safetensors file of float32 numbers, all bytes `fill`."""
    told, at = {}, 0
    for name, shape in shapes.items():
        size = 4
        for length in shape:
            size *= length
        told[name] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + size]}
        at += size
    header = json.dumps(told).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(len(header).to_bytes(8, "little") + header + bytes([fill]) * at)


def write_part(part: Path, fill: int = 0, **settings: object) -> Path:
    write_weights(part / "model.safetensors", {"weight": [10, 10]}, fill)
    (part / "config.json").write_text(json.dumps({"_class_name": "Some", **settings}))
    return part


def test_numbers_are_counted_by_part(tmp_path: Path) -> None:
    """Each part's own; parts without weights are left out."""
    write_weights(tmp_path / "vae" / "model.safetensors", {"a": [2, 3], "b": [5], "scale": []})
    (tmp_path / "tokenizer").mkdir()

    assert num_weights(tmp_path) == {"vae": 12}


def test_shards_are_counted_once(tmp_path: Path) -> None:
    """The index says which files are read; whatever else lies there is not counted."""
    part = tmp_path / "transformer"
    for number in (1, 2):
        write_weights(part / f"m-0000{number}-of-00002.safetensors", {f"w{number}": [4]})
    write_weights(part / "m.safetensors", {"w1": [4], "w2": [4]})
    weight_map = {f"w{number}": f"m-0000{number}-of-00002.safetensors" for number in (1, 2)}
    (part / "m.safetensors.index.json").write_text(json.dumps({"weight_map": weight_map}))

    assert num_weights(tmp_path) == {"transformer": 8}


@pytest.mark.parametrize("content", [b"", b"\xff" * 64, (10).to_bytes(8, "little") + b"not json!!"])
def test_what_is_no_safetensors_is_an_error(tmp_path: Path, content: bytes) -> None:
    """Nothing is guessed of a damaged file."""
    write_weights(tmp_path / "vae" / "model.safetensors", {"a": [1]})
    (tmp_path / "vae" / "model.safetensors").write_bytes(content)

    with pytest.raises(ValueError, match=r"safetensors|JSON|Expecting"):
        num_weights(tmp_path)


def test_other_weights_of_one_shape_are_others(tmp_path: Path) -> None:
    """A model that was trained further has equal headers and other numbers."""
    assert digest(write_part(tmp_path / "a", 1)) != digest(write_part(tmp_path / "b", 2))


def test_large_files_are_told_apart_by_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only some of their bytes are read, and these suffice."""
    monkeypatch.setattr("kinora.engines.diffusion.weights._WHOLE_BYTES", 0)
    for name, fill in (("a", 1), ("b", 2), ("again", 1)):
        write_weights(tmp_path / name / "model.safetensors", {"w": [64, 1024]}, fill)

    digests = [digest(tmp_path / name) for name in ("a", "b", "again")]

    assert digests[0] == digests[2] != digests[1]


def test_other_settings_make_another_part(tmp_path: Path) -> None:
    """The same weights in another configuration compute something else."""
    parts = [write_part(tmp_path / str(width), width=width) for width in (1, 2)]

    assert not are_alike(*parts)


def test_where_a_part_comes_from_does_not_matter(tmp_path: Path) -> None:
    """One VAE in the checkpoints of two models is one, whichever version wrote its configuration."""
    one = write_part(tmp_path / "one", _diffusers_version="0.35", width=1)
    other = write_part(tmp_path / "other", _diffusers_version="0.42", width=1)

    assert are_alike(one, other)


def test_parts_that_are_not_there_are_not_alike(tmp_path: Path) -> None:
    """Nothing equals nothing."""
    assert not are_alike(tmp_path / "one", tmp_path / "other")

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch

from engines.diffusion.tensors.tiny import model, write
from kinora.engines.diffusion.trial import Report, try_model


def tried(folder: Path, name: str = "wan", **changes: Any) -> Report:
    config = msgspec.structs.replace(model(name), **changes)
    return try_model(config, str(folder), "cpu")


def test_a_model_that_works_is_measured(tmp_path: Path) -> None:
    """The smallest and the largest native size, each with its time and memory, and an estimate."""
    sizes = ("96x64", "64x64", "64x96", "128x128")

    report = tried(write("wan", tmp_path), sizes=sizes)

    assert report.works
    assert not report.missing
    assert [measure.size for measure in report.measures] == ["64x64", "128x128"]
    assert all(0 < one.step_s < one.video_s and one.peak_bytes > 0 for one in report.measures)


def test_what_it_says_is_for_people(tmp_path: Path) -> None:
    """First whether it works and where, then what it took, then what it cannot do."""
    first, loaded, measured, *notes = tried(write("wan", tmp_path)).lines()

    assert first.startswith("wan works on cpu")
    assert loaded.startswith("Loaded in ")
    assert measured.startswith("64x64 with 9 frames: ")
    assert "a video of 4 s would take about" in measured
    assert notes == [
        "Videos cannot begin with a given image.",
        "It runs on the CPU, which is far slower than a GPU.",
    ]


def test_a_damaged_checkpoint_is_named(tmp_path: Path) -> None:
    """The operator reads which file it is, and why."""
    write("wan", tmp_path)
    weights = tmp_path / "vae" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(b"none")

    report = tried(tmp_path)

    assert not report.works
    assert report.lines() == (
        "wan cannot be used.",
        f"Missing: {weights} is no safetensors file.",
    )


def test_a_missing_gpu_is_named(tmp_path: Path) -> None:
    """So is what the table asks for and the machine does not have."""
    if torch.cuda.is_available():
        pytest.skip("this machine has a GPU")

    (missing,) = tried(write("wan", tmp_path), device="cuda").missing

    assert 'says device = "cuda", but torch finds no GPU' in missing


def test_a_size_that_does_not_fit_is_told_beside_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The smallest size is measured though the largest has no room, and what fits is said."""
    decode = torch.nn.functional.conv3d

    def tight(given: torch.Tensor, *more: Any, **named: Any) -> torch.Tensor:
        if given.shape[-1] > 300:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return decode(given, *more, **named)

    monkeypatch.setattr(torch.nn.functional, "conv3d", tight)

    report = tried(write("wan", tmp_path), sizes=("64x64", "320x64"))

    assert [measure.size for measure in report.measures] == ["64x64"]
    (missing,) = report.missing
    assert missing.startswith("at 320x64: A run of 320x64 with 9 frames needs more memory")
    assert "64x64 of any length" in missing
